import MutualAid
import Terminal
import Testing

@testable import Counter

/// P1: how many of the unit take part, what is never paid again, and what becomes of fees; all before anything is typed.
@Suite struct PlanGateTests {
    private func office(
        headcount: Int?, women: Int? = nil, _ enrolments: [Enrolment] = []
    ) throws -> EnrolOffice {
        var office = try EnrolOffice(enrolments)
        office.card.employer?.details.headcount = headcount
        office.card.employer?.details.womenHeadcount = women
        return office
    }

    private func counter(
        _ office: EnrolOffice, _ counted: [PlanCode: Int] = [:], _ language: Language = .zh, blocks: Bool = false,
        size: Size = .home
    ) throws -> TestCounter {
        var desk = try Desks.make(language)
        desk.profile.gateBlocks = blocks
        return TestCounter(desk, at: .selectPlans(PersonID(7)), size: size) { request in
            if case .participation(.count(let id)) = request { return .participation(.counted(id, counted)) }
            return office.answer(request)
        }
    }

    /// The frame with its wrapped lines put together again.
    private func told(_ counter: TestCounter) -> String {
        counter.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    }

    @Test func `a unit below the gate is told in the row and above the lines of the selected plan`() throws {
        var counter = try counter(try office(headcount: 86, women: 40), ["hospital-accident": 61, "critical": 86])
        #expect(counter.row("1 住院+意外")?.contains("可以参加  单位 61/86") == true)
        #expect(counter.text.contains("住院+意外  ! 本单位 86 人，已参保 61 人，未到全员（还差 25 人）"))
        #expect(counter.row("3 重大疾病")?.contains("单位") == false)
        #expect(counter.row("4 女职工")?.contains("单位 0/40") == true)
        counter.press(.down, .down)
        #expect(counter.text.contains("重大疾病  本单位 86 人，已参保 86 人"))
        counter.press(.down)
        #expect(counter.text.contains("女职工特殊疾病  ! 本单位女职工 40 人，已参保 0 人，未到全员（还差 40 人）"))
        #expect(counter.problems == [])
        // A warning only: the plan can be had.
        counter.press(.character("1"))
        #expect(counter.row("1 住院+意外")?.contains("[x]") == true)
        #expect(
            counter.requests.filter { if case .participation = $0 { true } else { false } } == [
                .participation(.count(EmployerID(3)))
            ])
    }

    @Test func `in English and on a small terminal it says less, and still the numbers`() throws {
        let unit = try office(headcount: 120)
        let counted: [PlanCode: Int] = ["hospital-accident": 61]
        #expect(try counter(unit, counted, .en).text.contains("! unit of 120, 61 enrolled, 80% needed (35 short)"))
        let small = Size(rows: 20, columns: 60)
        #expect(try counter(unit, counted, size: small).text.contains("住院+意外  ! 单位 61/120，还差 35 人"))
        #expect(
            try counter(unit, counted, .en, size: small).text.contains("Hospital and accident  ! unit 61/120, 35 short")
        )
    }

    @Test func `a unit whose headcount nobody knows says so and is not counted; one without a unit has no gate`() throws
    {
        let unknown = try counter(try office(headcount: nil))
        #expect(unknown.text.contains("住院+意外  本单位没有登记人数"))
        #expect(unknown.row("1 住院+意外")?.contains("可以参加") == true)
        #expect(!unknown.requests.contains(.participation(.count(EmployerID(3)))))
        let nobody = try counter(try EnrolOffice(employer: false))
        #expect(!nobody.text.contains("单位"))
    }

    @Test func `where the office lets it block, the plan can't be ticked and says why`() throws {
        let unit = try office(headcount: 86)
        var counter = try counter(unit, ["hospital-accident": 61, "critical": 85], blocks: true)
        #expect(counter.row("1 住院+意外")?.contains("单位 61/86，未到") == true)
        #expect(told(counter).contains("请等单位凑齐再办，或由主管改成只提醒。"))
        counter.press(.character("1"))
        #expect(counter.row("1 住院+意外")?.contains("[x]") == false)
        #expect(counter.text.contains("! 住院+意外：本单位 86 人，已参保 61 人，未到全员（还差 25 人）。"))
        // This person makes it full; and one who renews is counted already.
        #expect(counter.row("3 重大疾病")?.contains("可以参加") == true)
        let renewing = try office(headcount: 86, [try Cards.enrolment(11, "hospital-accident", from: "2024-10-10")])
        let again = try self.counter(renewing, ["hospital-accident": 86], blocks: true)
        #expect(again.row("1 住院+意外")?.contains("可以续保") == true)
        let short = try self.counter(renewing, ["hospital-accident": 85], blocks: true)
        #expect(short.row("1 住院+意外")?.contains("未到") == true)
    }

    @Test func `every reason against a plan stands in its row and in words, before anything is typed`() throws {
        func person(_ change: (inout PersonDetails) throws -> Void) throws -> Person {
            var person = try Cards.person()
            try change(&person.details)
            return person
        }
        let child = try Cards.person(
            "王小明", identity: "61010320150615001X".fixed, kind: .dependant(guardian: PersonID(1)))
        let old = try Cards.person("张秀英", identity: "610103195006150020".fixed)
        let retired = try person { $0.employment = .retired }
        let uninsured = try person { $0.medicalInsurance = false }
        let man = try Cards.person("张伟", identity: "61010319850615001X")
        let rows: [(person: Person, held: [Enrolment], place: Int, short: String, told: String)] = [
            (old, [], 1, "75 岁，超过", "保障期第一天满 75 周岁，这项保障限 16–60 周岁。"),
            (man, [], 7, "先登记子女", "这项保障只保会员的子女，会员本人不能参加。"),
            (child, [], 7, "缺监护人同意", "没有监护人同意的记录。请监护人签字同意，并在登记里记下。"),
            (child, [], 3, "仅限会员本人", "这项保障只保会员本人，子女不能参加。"),
            (retired, [], 3, "退休人员不能参加", "用工形式是退休，这项保障限在职、新就业形态人员。"),
            (uninsured, [], 1, "未参加职工医保", "这项保障限参加职工医保的人员，这个人没有参加。如已参加，请在登记里改正。"),
            (man, [], 4, "仅限女职工", "这项保障仅限女职工。请看其他保障。"),
            (
                man, [try Cards.enrolment(11, "critical", from: "2025-03-01")], 2, "已有重大疾病",
                "已经参加重大疾病，两项只能选一项。到期后可以改选。"
            ),
            (
                man, [try Cards.enrolment(11, "critical", from: "2025-03-01")], 3, "有效至 2026-02-28",
                "保障期内已经参加重大疾病。到期前后再续保。"
            ),
        ]
        for row in rows {
            var unit = try EnrolOffice(row.held, employer: false)
            unit.card.person = row.person
            var counter = try counter(unit)
            #expect(counter.row("\(row.place) ")?.isEmpty == false)
            for _ in 1..<row.place { counter.press(.down) }
            let selected = counter.text.split(separator: "\n").first { $0.hasPrefix(">") }
            #expect(selected?.contains(row.short) == true, "\(row.short): \(selected ?? "")")
            #expect(told(counter).contains(row.told), "\(row.told)")
            // Line by line the same words are read.
            let read = counter.app.page.linear().lines.joined()
            #expect(read.contains(row.short), "\(row.short)")
        }
    }

    @Test func `a disease that was paid for is told as never paid again, on renewal and on the confirm page`() throws {
        var unit = try EnrolOffice([try Cards.enrolment(11, "women", from: "2024-10-10")], employer: false)
        let event = ClaimEvent.diagnosis(
            Diagnosis(
                date: try Cards.day("2025-03-20"), diseases: ["women-05"], filed: try Cards.day("2025-04-02")))
        let claim = try Cards.claim(31, event, of: unit.card, state: .closed)
        #expect(claim.amount == Money(yuan: 15_000))
        unit.card.claims = [claim]
        for (language, told) in [
            (Language.zh, "已付过乳腺癌：续保或再参保都不再付这种病"), (.en, "Paid before, and never again: breast cancer"),
        ] {
            var counter = try counter(unit, [:], language)
            for _ in 1..<4 { counter.press(.down) }
            #expect(counter.text.contains(told))
            #expect(counter.app.page.linear().lines.joined().contains(told))
            counter.press(.character("4"), .f(10))
            #expect(counter.text.contains(told))
            #expect(counter.problems == [])
        }
        // Denied, it was not paid.
        unit.card.claims = [try Cards.claim(31, event, of: unit.card, state: .denied([.refused(.papersMissing)]))]
        var denied = try counter(unit)
        for _ in 1..<4 { denied.press(.down) }
        #expect(!denied.text.contains("已付过"))
    }

    @Test func `that fees aren't given back once the term has begun is told where they are confirmed`() throws {
        var counter = try counter(try EnrolOffice())
        counter.press(.character("1"), .f(10))
        #expect(counter.row("会费合计")?.contains("95.00   保障期开始后不退") == true)
        var english = try self.counter(try EnrolOffice(), [:], .en)
        english.press(.character("1"), .f(10))
        #expect(english.row("Fees")?.contains("95.00   no refund once begun") == true)
        let due = try EnrolOffice([try Cards.enrolment(11, "women", from: "2025-10-01", paid: false)])
        var paying = TestCounter(try Desks.make(), at: .payFees(PersonID(7)), answer: due.answer)
        paying.press(.f(10))
        #expect(paying.row("合计")?.contains("保障期开始后不退") == true)
    }

    @Test func `every frame of a unit below the gate keeps its promises`() throws {
        let unit = try office(headcount: 1086, women: 440, [try Cards.enrolment(11, "women", from: "2024-10-10")])
        try EverySize.check(
            at: .selectPlans(PersonID(7)),
            answer: { request in
                if case .participation(.count(let id)) = request { return .participation(.counted(id, ["women": 101])) }
                return unit.answer(request)
            }, [.down, .down, .down, .character("4"), .down, .down, .down, .character("1"), .f(10), .f(12)])
    }
}
