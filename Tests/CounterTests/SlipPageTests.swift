import MutualAid
import Terminal
import Testing

@testable import Counter

/// An office that has every slip of one claim, two printers, and keeps what it printed nowhere.
struct SlipOffice {
    var printed: Printed = .file(path: "~/prints/1.txt")
    var printers = ["zhenshi", "cheng"]

    func answer(_ request: Request) -> Reply? {
        switch request {
        case .slips(.slip(let wanted)): return (try? source(wanted)).map { .slips(.slip($0, SlipSamples.contact)) }
        case .slips(.printers): return .slips(.printers(printers, SlipSamples.contact))
        case .slips(.keep(let printing, _)): return .settingChanged(.printing(printing))
        case .slips(.dayEnd(let day)):
            guard let end = try? SlipSamples.dayEnd() else { return nil }
            return .slips(
                .dayEnd(
                    DayEnd(
                        day: day, receipts: day == end.day ? end.receipts : [], gaps: end.gaps, unpaid: end.unpaid,
                        audit: end.audit), SlipSamples.contact))
        case .print: return .printed(printed)
        case .person:
            return (try? SlipSamples.waiting()).map { waiting in
                var card = waiting.card
                card.claims = [waiting.claim]
                return .person(card)
            }
        default: return nil
        }
    }

    /// A square with the three finders of a real one and nothing else.
    static func square(_ text: String) -> CodeSquare? {
        CodeSquare(
            side: 21, dark: (0..<441).map { ($0 / 21 < 7 || $0 / 21 > 13) && ($0 % 21 < 7 || $0 % 21 > 13) }, text: text
        )
    }

    private func source(_ wanted: SlipWanted) throws -> SlipSource {
        let waiting = try SlipSamples.waiting()
        return switch wanted {
        case .missingPapers: .missingPapers(waiting)
        case .progress: .progress(waiting, SlipSamples.code, square: Self.square("LP-CODE"))
        case .certificate(_, let id): .certificate(waiting.card, id)
        case .receipt: .receipt(try SlipSamples.receipt())
        }
    }
}

@Suite struct SlipPageTests {
    private func counter(
        _ wanted: SlipWanted, _ language: Language = .zh, size: Size = .home, office: SlipOffice = SlipOffice()
    ) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: .slip(wanted), size: size, answer: office.answer)
    }

    private func lastJob(_ counter: TestCounter) -> PrintJob? {
        counter.requests.compactMap { if case .print(let job) = $0 { job } else { nil } }.last
    }

    @Test func `a slip is shown as it will be printed, and one digit prints it`() throws {
        var counter = try counter(.missingPapers(ClaimID(31)))
        #expect(counter.text.contains("[ ]  2  结算单") && counter.text.contains("1/2"))
        counter.press(.f(8))
        #expect(counter.text.contains("打印 2025-09-15 09:41  周敏"))
        counter.press(.character("１"))
        let job = try #require(lastJob(counter))
        #expect(job.title == "一次性告知单 \(try Cards.number(.claim, 31).text)" && job.about == .claim(ClaimID(31)))
        #expect(job.lines == Slip.missingPapers(try SlipSamples.waiting(), try SlipSamples.desk(.zh))?.lines(72))
        #expect(counter.row("已存成文件 ~/prints/1.txt。") != nil)
    }

    @Test func `on a narrow screen it is read whole, and printed as wide as the paper`() throws {
        var counter = try counter(.progress(ClaimID(31)), size: Size(rows: 20, columns: 60))
        counter.press(.character("1"))
        #expect(lastJob(counter)?.lines.contains { WidthPolicy.standard.width(of: $0) == 72 } == true)
        #expect(counter.problems == [])
        var roll = try Desks.make()
        roll.printing.paper = .roll
        var narrow = TestCounter(roll, at: .slip(.progress(ClaimID(31))), answer: SlipOffice().answer)
        narrow.press(.character("1"))
        #expect(lastJob(narrow)?.lines.allSatisfy { WidthPolicy.standard.width(of: $0) <= 42 } == true)
    }

    @Test func `the progress slip has its QR code beside number and code, and back again`() throws {
        for size in EverySize.sizes {
            var counter = try counter(.progress(ClaimID(31)), size: size)
            counter.press(.character("2"))
            #expect(counter.text.contains("\u{2588}") && counter.text.contains(SlipSamples.code.text), "\(size)")
            #expect(counter.text.contains(try Cards.number(.claim, 31).text))
            #expect(counter.problems == [], "\(size)")
            counter.press(.f(12))
            #expect(counter.text.contains("查询码") && !counter.text.contains("\u{2588}"))
            counter.press(.f(12))
            #expect(counter.text.contains("主菜单"))
        }
    }

    @Test func `the two slips of a claim lead to each other`() throws {
        var counter = try counter(.missingPapers(ClaimID(31)))
        counter.press(.character("3"))
        #expect(counter.text.contains("理赔进度单"))
        counter.press(.character("3"))
        #expect(counter.text.contains("一次性告知单"))
        // They take each other's place: one F12 leaves both.
        counter.press(.f(12))
        #expect(counter.text.contains("主菜单"))
    }

    @Test func `a printer that fails is told in two sentences over the screen, with the file that holds the text`()
        throws
    {
        var office = SlipOffice()
        office.printed = .kept(
            path: "~/.local/share/huzhu/prints/20250915-094100-进度单-LP610302250000310.txt", printer: "zhenshi",
            why: "lp: The printer or class does not exist.")
        for language in Language.allCases {
            for size in EverySize.sizes {
                var counter = try counter(.progress(ClaimID(31)), language, size: size, office: office)
                counter.press(.character("1"))
                #expect(counter.problems == [], "\(language) \(size)")
                let text = counter.text.filter { $0 != "\n" && $0 != " " && $0 != "\u{2502}" }
                #expect(text.contains("zhenshi") && text.contains("LP610302250000310.txt"), "\(language) \(size)")
                counter.press(.enter)
                #expect(counter.problems == [])
            }
        }
    }

    @Test func `a slip that isn't there is said, and nothing can be printed`() throws {
        var gone = TestCounter(try Desks.make(), at: .slip(.progress(ClaimID(1)))) { _ in .nobody }
        #expect(gone.text.contains("没有这张单据"))
        gone.press(.character("1"))
        #expect(gone.requests.count { if case .print = $0 { true } else { false } } == 0)
        let unpaid = try counter(.certificate(PersonID(7), EnrolmentID(99)))
        #expect(unpaid.text.contains("会费未缴或已取消，没有凭证。"))
    }

    @Test func `what can be printed for a person is listed, claims under way first`() throws {
        var counter = TestCounter(try Desks.make(), at: .slips(PersonID(7)), answer: SlipOffice().answer)
        let rows = counter.text.split(separator: "\n").filter {
            $0.contains("LP") || $0.contains("PZ") || $0.contains("SJ")
        }
        #expect(rows.count == 4)
        #expect(rows[0].contains("告知单") && rows[1].contains("进度单") && rows[2].contains("参保凭证"))
        #expect(rows[3].contains("收据") && rows[3].contains("2025-05-29  单位"))
        counter.press(.character("3"))
        #expect(counter.requests.last == .slips(.slip(.certificate(PersonID(7), EnrolmentID(11)))))
        counter.press(.f(12), .character("4"))
        #expect(counter.requests.last == .slips(.slip(.receipt(try Cards.number(.receipt, 11)))))
    }

    @Test func `line by line a slip is read and printed`() throws {
        var counter = try counter(.progress(ClaimID(31)))
        let lines = counter.app.page.linear().lines
        #expect(lines.contains { $0.contains("查询码") && $0.contains(SlipSamples.code.text) })
        counter.press(.character("2"))
        #expect(counter.app.page.linear().lines.contains("LP-CODE"))
    }

    @Test(arguments: [SlipWanted.missingPapers(ClaimID(31)), .progress(ClaimID(31))])
    func `every frame keeps its promises in every size and language`(_ wanted: SlipWanted) throws {
        try EverySize.check(
            at: .slip(wanted), answer: SlipOffice().answer,
            [.down, .f(8), .character("2"), .character("2"), .character("1"), .f(1), .f(12), .character("4"), .f(12)])
    }

    @Test func `the frames of the other slips and of the list keep theirs`() throws {
        for wanted in [
            SlipWanted.certificate(PersonID(7), EnrolmentID(11)), .certificate(PersonID(7), EnrolmentID(99)),
            .receipt(try Cards.number(.receipt, 11)),
        ] {
            try EverySize.check(at: .slip(wanted), answer: SlipOffice().answer, [.f(8), .character("1")])
        }
        try EverySize.check(at: .slips(PersonID(7)), answer: SlipOffice().answer, [.down, .enter, .f(12)])
    }
}

@Suite struct PrintSettingsTests {
    private func counter(_ language: Language = .zh, user: User? = nil) throws -> TestCounter {
        TestCounter(try Desks.make(language, user: user), at: .printing, answer: SlipOffice().answer)
    }

    private func lastKept(_ counter: TestCounter) -> (Printing, OfficeContact?)? {
        counter.requests.compactMap {
            if case .slips(.keep(let printing, let contact)) = $0 { (printing, contact) } else { nil }
        }
        .last
    }

    @Test func `a printer of the machine and the paper are chosen and kept for this desk`() throws {
        var counter = try counter()
        #expect(counter.text.contains("存成文件") && counter.text.contains("由主管修改"))
        // The third of the list is the first printer.
        counter.press(.f(4), .character("3"), .f(4), .character("2"), .f(10))
        let kept = try #require(lastKept(counter))
        #expect(kept.0 == Printing(printer: .named("zhenshi"), paper: .roll) && kept.1 == nil)
        #expect(counter.app.desk.printing == kept.0)
        #expect(counter.text.contains("打印设置已保存。"))
    }

    @Test func `the supervisor writes where slips send people`() throws {
        let supervisor = User(id: UserID(9), name: "王主任", duties: [.supervisor], division: try Desks.division())
        var counter = try counter(user: supervisor)
        #expect(counter.text.contains("经二路 1 号一楼"))
        counter.press(.enter, .enter)
        counter.type("3 号窗口", .f(10))
        #expect(lastKept(counter)?.1 == OfficeContact(place: "经二路 1 号一楼3 号窗口", phone: "0917-3262345"))
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .printing, answer: SlipOffice().answer, [.f(4), .down, .enter, .enter, .f(1), .f(12), .f(10)])
    }
}
