import MutualAid
import Terminal
import Testing

@testable import Counter

/// Records for the slips of one made-up woman.
enum SlipSamples {
    static let contact = OfficeContact(place: "经二路 1 号一楼", phone: "0917-3262345")

    static func desk(_ language: Language, _ contact: OfficeContact = contact) throws -> SlipDesk {
        try Desks.make(language).slips(contact)
    }

    /// Two papers are missing, asked for by the reviewer, due on a day to come.
    static func waiting(due: String = "2025-10-15") throws -> ClaimCard {
        var card = try Cards.hospital()
        card.employer = try EnrolOffice.employer()
        let missing: [Paper] = [.dischargeRecord, .settlementSheet]
        let state = ClaimState.awaitingPapers(missing: missing, due: try Cards.day(due), back: .firstReview)
        let claim = try Cards.claim(
            31, try Cards.stay(), of: card, state: state, missing: Set(missing),
            steps: [
                ClaimStep(at: Desks.now, user: UserID(1), userName: "周敏", action: .accept, state: .accepted),
                ClaimStep(at: Desks.now, user: UserID(2), userName: "高建国", action: .askForPapers, state: state),
            ])
        return ClaimCard(claim: claim, card: card)
    }

    static let code = CheckCode(hash: [0, 0, 0, 0, 1, 2, 3, 4])

    static func receipt() throws -> ReceiptRecord {
        let items = [
            try Cards.enrolment(11, "hospital-accident", from: "2025-05-29"),
            try Cards.enrolment(12, "women", from: "2025-05-29"),
        ]
        let payment = try #require(items[0].payment)
        return ReceiptRecord(
            payment: payment, takenBy: "周敏", employer: "宝鸡渭滨机械厂",
            items: items.map { ReceiptRecord.Item(enrolment: $0, person: "阿卜杜拉·买买提") })
    }

    static func dayEnd(refunds: Bool = false) throws -> DayEnd {
        func line(_ serial: Int, _ payer: Payer, _ name: String, _ covers: Int, _ fen: Int64) throws -> ReceiptLine {
            ReceiptLine(
                number: try Cards.number(.receipt, serial), payer: payer, takenBy: name, covers: covers,
                amount: Money(fen: fen))
        }
        let back = ReceiptLine(
            number: try Cards.number(.receipt, 5), payer: .own, takenBy: "周敏", covers: 0, amount: .zero,
            givenBack: Money(yuan: 25))
        return DayEnd(
            day: try Cards.day("2025-09-15"),
            receipts: [
                try line(1, .unit, "周敏", 12, 1_140_00), try line(2, .own, "王秀英", 2, 130_00),
                try line(4, .own, "周敏", 1, 25_00),
            ] + (refunds ? [back] : []),
            gaps: [
                ReceiptGap(first: try Cards.number(.receipt, 3), last: try Cards.number(.receipt, 3))
            ], unpaid: FeeSum(count: 2, amount: Money(yuan: 190)),
            audit: AuditHead(entries: 1234, mac: String(repeating: "0123456789abcdef", count: 4)))
    }

    static func renewals() throws -> [RenewalRow] {
        try [("张秀英", "women", 60, false), ("阿卜杜拉·买买提", "hospital-accident", 30, true)].enumerated().map { place, row in
            RenewalRow(
                enrolment: EnrolmentID(Int64(place + 1)), number: try Cards.number(.certificate, place + 1),
                person: PersonID(Int64(place + 7)), name: row.0, maskedIdentity: "610***********0028",
                employer: place == 0 ? "宝鸡渭滨机械厂" : nil, plan: PlanCode(row.1), last: try Cards.day("2025-09-30"),
                keepsUntil: try Cards.day("2025-10-31"), waitingSaved: row.2, isPaidOut: row.3, barred: [])
        }
    }

    /// Every slip there is.
    static func all(_ language: Language) throws -> [Slip] {
        let desk = try desk(language)
        let card = try waiting().card
        return [
            try #require(.missingPapers(try waiting(), desk)), .progress(try waiting(), code: code, desk),
            try #require(.certificate(card, EnrolmentID(11), desk)), .receipt(try receipt(), desk),
            .dayEnd(try dayEnd(refunds: true), desk),
            .renewals(
                try renewals(), .ending(within: 30, from: try Cards.day("2025-09-15")), unit: nil,
                today: try Cards.day("2025-09-15"), desk),
        ]
    }
}

@Suite struct SlipTextTests {
    @Test(arguments: Language.allCases, [72, 56, 42]) func `no line is wider than the paper and nothing is lost`(
        language: Language, cells: Int
    ) throws {
        for slip in try SlipSamples.all(language) {
            let lines = slip.lines(cells)
            for line in lines {
                #expect(WidthPolicy.standard.width(of: line) <= cells, "\(slip.title) at \(cells): \(line)")
                #expect(line.last != " ")
            }
            // Broken into lines or not, every character of every value is there.
            let all = lines.joined().filter { $0 != " " && $0 != "\n" }
            for case .facts(let facts) in slip.blocks {
                for fact in facts {
                    #expect(all.contains(fact.value.filter { $0 != " " }) || cells < 72, "\(fact.value)")
                }
            }
            for case .table(_, let rows) in slip.blocks {
                for value in rows.joined() where WidthPolicy.standard.width(of: value) <= 8 {
                    #expect(all.contains(value.filter { $0 != " " }), "\(value) at \(cells)")
                }
            }
        }
    }

    @Test(arguments: [72, 42]) func `a name can't steer the printer or begin a line of its own`(cells: Int) throws {
        let name = "坏\u{1B}@\u{1D}V\u{0}\u{9B}2J\n伪造\u{202E}"
        let slip = Slip(
            heading: name, number: "LP1\u{1B}\n2",
            blocks: [
                .centred(name), .paragraph(name), .facts([SlipFact(name, name)]), .boxes([name]), .signatures([name]),
                .table([SlipColumn("一"), SlipColumn("二", .figure)], rows: [[name, name]]),
            ], about: .nobody)
        let job = slip.job(try Desks.make())
        let lines = slip.lines(cells)
        for line in lines + job.lines + [job.title] {
            #expect(!line.unicodeScalars.contains(where: Unshown.contains), "\(line.debugDescription)")
            #expect(!line.hasPrefix("伪造"))
            #expect(WidthPolicy.standard.width(of: line) <= 72)
        }
        #expect(lines.contains { $0.contains("坏@V2J 伪造") })
    }

    @Test func `the slip for missing papers says everything once, and is whole on a sheet`() throws {
        let slip = try #require(Slip.missingPapers(try SlipSamples.waiting(), try SlipSamples.desk(.zh)))
        let number = try Cards.number(.claim, 31).text
        #expect(slip.title == "一次性告知单 \(number)")
        #expect(slip.about == .claim(ClaimID(31)))
        #expect(
            slip.lines(72).joined(separator: "\n") == """
                                           培训样张，不作凭证
                                              渭滨区总工会
                                              职工互助保障
                                              一次性告知单
                ------------------------------------------------------------------------
                理赔号  \(number)
                申领人  张秀英（证件号 610***********0028）
                事项    住院  2025-09-02

                您的理赔已经收下，还缺下面 2 样材料。请一次带齐，不用分几趟：
                  [ ]  1  出院记录
                  [ ]  2  结算单

                最晚    2025-10-15
                送到    渭滨区总工会，经二路 1 号一楼，电话 0917-3262345
                告知人  高建国
                已经有了、不用再带：申请书、身份证、银行卡

                经办人 ___________________________    本人签收 _________________________
                ------------------------------------------------------------------------
                打印 2025-09-15 09:41  周敏
                """)
    }

    @Test func `on a receipt roll the lines are broken and the signatures stand one below the other`() throws {
        let slip = try #require(
            Slip.missingPapers(try SlipSamples.waiting(due: "2025-09-01"), try SlipSamples.desk(.en)))
        let number = try Cards.number(.claim, 31).text
        #expect(
            slip.lines(42).joined(separator: "\n") == """
                           TRAINING, NOT VALID
                              Weibin Office
                          Trade-union mutual aid
                           Papers still needed
                ------------------------------------------
                Claim     \(number)
                Claimant  张秀英 (ID 610***********0028)
                Event     hospital stay  2025-09-02

                Your claim is taken. 2 papers are still
                needed; please bring everything at once:
                  [ ]  1  discharge record
                  [ ]  2  settlement sheet

                Latest by  2025-09-01 (past: please hurry)
                Bring to   Weibin Office, 经二路 1 号一楼,
                           phone 0917-3262345
                Asked by   高建国
                Already here, don't bring again:
                application, ID card, bank card

                Handler __________________________________

                Received by ______________________________
                ------------------------------------------
                printed 2025-09-15 09:41 by 周敏
                """)
    }

    @Test func `where nothing is missing, or a cover isn't paid, there is no slip`() throws {
        let desk = try SlipSamples.desk(.zh)
        var card = try SlipSamples.waiting()
        card.claim.papers = card.claim.papers.mapValues { _ in true }
        #expect(Slip.missingPapers(card, desk) == nil)
        let unpaid = PersonCard(
            person: try Cards.person(), employer: nil, guardian: nil, dependants: [],
            enrolments: [try Cards.enrolment(11, "women", from: "2025-10-01", paid: false)], claims: [])
        #expect(Slip.certificate(unpaid, EnrolmentID(11), desk) == nil)
        #expect(Slip.certificate(unpaid, EnrolmentID(99), desk) == nil)
    }

    @Test(arguments: Language.allCases) func `no slip shows an identity number, a phone or an amount of a benefit`(
        language: Language
    ) throws {
        let person = try Cards.person().details
        for slip in try SlipSamples.all(language) {
            let text = slip.lines(72).joined(separator: "\n")
            #expect(!text.contains(person.identity.text) && !text.contains("13800001234"))
        }
        let progress = Slip.progress(try SlipSamples.waiting(), code: SlipSamples.code, try SlipSamples.desk(language))
        let text = progress.lines(72).joined(separator: "\n")
        #expect(!text.contains(try SlipSamples.waiting().claim.amount.grouped))
        #expect(text.contains("huzhu status \(try Cards.number(.claim, 31).text) --code \(SlipSamples.code.text)"))
    }

    @Test func `a certificate tells term, waiting and fee in full`() throws {
        let card = try SlipSamples.waiting().card
        let text = try #require(Slip.certificate(card, EnrolmentID(11), try SlipSamples.desk(.zh))).lines(72)
        #expect(text.contains("保障期    2025-05-29 零时起，至 2026-05-28 二十四时"))
        #expect(text.contains("等待期    30 天，看条款"))
        #expect(text.contains("会费      95.00（玖拾伍元整）"))
        #expect(text.contains { $0.hasPrefix("已缴      2025-05-29  收据 SJ") && $0.hasSuffix("单位") })
        var renewed = card
        renewed.enrolments = [try Cards.enrolment(11, "women", from: "2025-05-29", continued: true)]
        #expect(
            try #require(Slip.certificate(renewed, EnrolmentID(11), try SlipSamples.desk(.zh))).lines(72)
                .contains("等待期    及时续保，没有等待期"))
        let english = try #require(Slip.certificate(card, EnrolmentID(11), try SlipSamples.desk(.en))).lines(72)
        #expect(english.contains("Term         from 0:00 on 2025-05-29 to 24:00 on 2026-05-28"))
    }

    @Test func `a receipt has its figures below each other and its total in capitals`() throws {
        let lines = Slip.receipt(try SlipSamples.receipt(), try SlipSamples.desk(.zh)).lines(72)
        let fees = lines.filter { $0.hasSuffix(" 95.00") }
        #expect(fees.count == 2 && fees.allSatisfy { WidthPolicy.standard.width(of: $0) == 72 })
        #expect(lines.contains("合计  190.00（壹佰玖拾元整）"))
        #expect(lines.contains("缴款    单位  宝鸡渭滨机械厂"))
        let back = ReceiptRecord(
            payment: try SlipSamples.receipt().payment, takenBy: "周敏", employer: nil,
            items: try SlipSamples.receipt().items, isRefund: true)
        let refund = Slip.receipt(back, try SlipSamples.desk(.zh))
        #expect(refund.heading == "退费收据" && refund.lines(72).contains("退给    单位"))
        // Where the table doesn't fit, its rows stand one below the other.
        let roll = Slip.receipt(try SlipSamples.receipt(), try SlipSamples.desk(.en)).lines(42)
        #expect(roll.contains("Certificate  \(try Cards.number(.certificate, 12).text)"))
        #expect(roll.filter { $0 == "Fee          95.00" }.count == 2)
    }

    @Test func `a day's end sums by payer and by person, and ends with the head of the audit trail`() throws {
        let text = Slip.dayEnd(try SlipSamples.dayEnd(), try SlipSamples.desk(.zh)).lines(72)
        func row(_ start: String) -> [String] {
            text.first { $0.hasPrefix(start) }?.split(separator: " ").map(String.init) ?? []
        }
        #expect(row("单位") == ["单位", "1", "12", "1,140.00"])
        #expect(row("本人") == ["本人", "2", "3", "155.00"])
        #expect(row("周敏") == ["周敏", "2", "13", "1,165.00"])
        #expect(row("王秀英") == ["王秀英", "1", "2", "130.00"])
        #expect(text.filter { $0.hasPrefix("合计") && $0.hasSuffix("1,295.00") }.count == 2)
        #expect(text.contains("收据断号  1 号：\(try Cards.number(.receipt, 3).text)"))
        #expect(text.contains("当日未缴  2 份  190.00"))
        #expect(text.contains("审计记录  1234 条"))
        #expect(text.contains("校验      01234567 89abcdef 01234567 89abcdef"))
        #expect(!text.contains { $0.hasPrefix("退费") })
        let refunded = Slip.dayEnd(
            try SlipSamples.dayEnd(refunds: true), try SlipSamples.desk(.zh))
        #expect(refunded.lines(72).contains("退费      1 份  25.00"))
        #expect(refunded.lines(72).contains("净收      1,270.00"))
        // What was given back is no fee taken.
        #expect(refunded.lines(72).filter { $0.hasPrefix("合计") && $0.hasSuffix("1,295.00") }.count == 2)
        #expect(refunded.lines(72).contains { $0.contains(" 退 ") && $0.hasSuffix("-25.00") })
        #expect(refunded.about == .nobody)
    }

    @Test func `the list of renewals counts its people and says what renewing keeps`() throws {
        let slip = try SlipSamples.all(.zh)[5]
        #expect(slip.about == .people(2))
        let text = slip.lines(72).joined(separator: "\n")
        #expect(text.contains("到期  2025-09-15 – 2025-10-15"))
        #expect(text.contains("共    2 人，2 份"))
        #expect(text.contains("免等待"))
    }
}
