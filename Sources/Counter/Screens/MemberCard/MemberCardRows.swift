import MutualAid
import Terminal

/// The rows of one section of the member's card, with the columns that stand now.
struct MemberCardRows {
    struct Row {
        let cells: [Line]
        let opens: Destination?

        init(_ cells: [Line], opens: Destination? = nil) {
            self.cells = cells
            self.opens = opens
        }
    }

    let section: MemberCard.Section
    let columns: [Column]
    let rows: [Row]
    private let state: MemberCard.State
    private let desk: Desk

    init(_ file: MemberFile, _ state: MemberCard.State, _ desk: Desk, of section: MemberCard.Section? = nil) {
        self.section = section ?? state.section
        self.state = state
        self.desk = desk
        let maker = MemberCardMaker(file: file, more: state.showsMore, desk: desk)
        (columns, rows) =
            switch self.section {
            case .covers: maker.covers
            case .claims: maker.claims
            case .payments: maker.payments
            case .papers: maker.papers
            case .calls: maker.calls
            case .corrections: maker.corrections
            case .warnings: maker.warnings
            case .family: maker.family
            }
    }

    var list: ListView {
        ListView(
            columns, rows: rows.enumerated().map { ListRow("\($0)", $1.cells) },
            selected: min(state.selected[section] ?? 0, max(0, rows.count - 1)), pageRows: state.pageRows,
            numbered: false, emptyText: desk.say("  没有。", "  None."), words: desk.words)
    }
}

private struct MemberCardMaker {
    typealias Made = (columns: [Column], rows: [MemberCardRows.Row])
    typealias Row = MemberCardRows.Row

    let file: MemberFile
    /// The other columns.
    let more: Bool
    let desk: Desk

    private func day(_ at: Instant) -> String { at.local(offsetMinutes: 480).day.iso }

    var covers: Made {
        let enrolments = file.card.enrolments.sorted { ($0.term.first, $0.id) > ($1.term.first, $1.id) }
        let rows = enrolments.map { enrolment -> Row in
            let standing = enrolment.standing(on: desk.today)
            let role: Role = standing == .inForce ? .good : standing == .unpaid ? .warning : .muted
            let first = [Line(desk.shortPlanName(enrolment.plan)), Line(enrolment.number.text)]
            guard more else {
                return Row(
                    first + [
                        Line(enrolment.term.first.iso), Line(enrolment.term.last.iso),
                        Line(standing.name(desk.language), role), Line(enrolment.fee.grouped, .figure),
                    ], opens: .plan(enrolment.plan))
            }
            let refund = enrolment.cancelled?.refund
            return Row(
                first + [
                    Line(refund?.receipt.text ?? enrolment.payment?.receipt.text ?? ""),
                    Line(refund?.day.iso ?? enrolment.payment?.day.iso ?? ""),
                    Line(
                        refund.map { desk.say("退\($0.payer.name(.zh))", "back: \($0.payer.name(.en))") }
                            ?? enrolment.payment?.payer.name(desk.language) ?? ""),
                    Line(choice(enrolment)),
                ], opens: .plan(enrolment.plan))
        }
        let first = [
            Column(desk.say("保障", "Cover"), desk.language == .zh ? 0 : 18),
            Column(desk.say("凭证", "Certificate"), 17, drop: more ? 1 : 2),
        ]
        return (
            first
                + (more
                    ? [
                        Column(desk.say("收据", "Receipt"), 17), Column(desk.say("缴退日", "Paid on"), 10, drop: 2),
                        Column(desk.say("付款人", "By"), 8), Column(desk.say("档次份数", "Tier"), 9, drop: 3),
                    ]
                    : [
                        Column(desk.say("首日", "First day"), 10, drop: desk.language == .zh ? 0 : 1),
                        Column(desk.say("末日", "Last day"), 10),
                        Column(desk.say("状态", "State"), desk.language == .zh ? 6 : 9),
                        Column(desk.say("会费", "Fee"), 9, .right),
                    ]),
            rows
        )
    }

    private func choice(_ enrolment: Enrolment) -> String {
        let tier = enrolment.tier.map { desk.say("\($0)档 ", "T\($0) ") } ?? ""
        return tier + desk.say("\(enrolment.shares)份", "×\(enrolment.shares)")
    }

    var claims: Made {
        let claims = file.card.claims.sorted { ($0.event.day, $0.id) > ($1.event.day, $1.id) }
        let rows = claims.map { claim -> Row in
            let open: Destination = .claim(claim.id)
            let first = [Line(claim.number.text), Line(claim.event.kind.name(desk.language))]
            guard more else {
                return Row(
                    first + [
                        Line(claim.event.day.iso), Line(claim.state.stage.name(desk.language)),
                        Line(claim.amount.grouped, .figure),
                    ], opens: open)
            }
            let missing = claim.missing.map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))
            return Row(
                first + [
                    Line(claim.steps.first.map { day($0.at) } ?? ""), Line(day(claim.since)),
                    Line(claim.steps.first?.userName ?? ""), Line(missing, missing.isEmpty ? .text : .warning),
                ], opens: open)
        }
        let kind = desk.language == .zh ? 8 : 13
        let first = [Column(desk.say("理赔号", "Claim"), 17), Column(desk.say("种类", "Kind"), kind, drop: 1)]
        return (
            first
                + (more
                    ? [
                        Column(desk.say("受理日", "Entered"), 10), Column(desk.say("到这步", "Since"), 10, drop: 2),
                        Column(desk.say("经办", "By"), 8), Column(desk.say("还缺", "Missing"), 0),
                    ]
                    : [
                        Column(desk.say("事件日", "Event"), 10), Column(desk.say("现在", "Now"), 0),
                        Column(desk.say("互助金", "Benefit"), 11, .right),
                    ]),
            rows
        )
    }

    /// The lines of payment batches, the newest batch first.
    var payments: Made {
        let rows = file.payments.map { payment -> Row in
            let (said, role): (String, Role) =
                switch payment.outcome {
                case .open: (desk.say("等银行", "with the bank"), .text)
                case .paid(let on): (desk.say("已拨付 ", "paid ") + on.iso, .good)
                case .failed(let reason): (desk.say("失败：", "failed: ") + reason, .warning)
                case .takenBack: (desk.say("已收回", "taken back"), .muted)
                case .takenOut: (desk.say("已移出", "taken out"), .muted)
                }
            let part = payment.isDifference ? desk.say("补差 ", "rest ") : ""
            return Row(
                [
                    Line(payment.madeOn.iso), Line(more ? payment.batch : payment.claimNumber),
                    more ? Line(payment.payee) : Line(part + said, role), Line(payment.amount.grouped, .figure),
                ], opens: .claim(payment.claim))
        }
        return (
            [
                Column(desk.say("批次日", "Batch of"), 10),
                Column(more ? desk.say("批次", "Batch") : desk.say("理赔号", "Claim"), 17),
                Column(more ? desk.say("收款人", "Payee") : desk.say("结果", "Result"), 0),
                Column(desk.say("金额", "Amount"), 11, .right),
            ], rows
        )
    }

    var papers: Made {
        let details = file.card.person.details
        var rows: [Row] = []
        if let consent = details.consent {
            let by = consent.givenBy == .guardian ? desk.say("监护人", "guardian") : desk.say("本人", "the person")
            rows.append(
                Row([
                    Line(desk.say("同意使用健康和银行信息", "consent to health and bank data")), Line(by, .good),
                    Line(consent.day.iso),
                ]))
        } else {
            rows.append(
                Row([
                    Line(desk.say("同意使用健康和银行信息", "consent to health and bank data")),
                    Line(desk.say("没有", "none"), .warning), .blank,
                ]))
        }
        rows += details.papersOnFile.sorted().map {
            Row([Line($0.name(desk.language)), Line(desk.say("已留存", "on file"), .good), .blank])
        }
        for claim in file.card.claims.reversed() {
            for paper in claim.papers.keys.sorted() where more || claim.papers[paper] == false {
                let isThere = claim.papers[paper] == true
                guard isThere || !claim.state.stage.isEnd else { continue }
                let state = isThere ? Line(desk.say("已收", "received")) : Line(desk.say("还缺", "missing"), .warning)
                rows.append(
                    Row([Line(paper.name(desk.language)), state, Line(claim.number.text)], opens: .claim(claim.id)))
            }
        }
        return (
            [
                Column(desk.say("材料", "Paper"), 0), Column(desk.say("状态", "State"), desk.language == .zh ? 8 : 11),
                Column(desk.say("日期、理赔", "Date, claim"), 17),
            ], rows
        )
    }

    var calls: Made {
        let rows = file.calls.map { known -> Row in
            let call = known.call
            let points = call.satisfaction.map { desk.say("  满意 \($0.points)", "  rated \($0.points)") } ?? ""
            let again = call.again.map { desk.say("  再打 \($0.iso)", "  again \($0.iso)") } ?? ""
            return Row(
                [
                    Line(day(call.at)), Line(known.claimNumber),
                    Line(more ? call.note : call.result.name(desk.language) + points + again), Line(call.userName),
                ], opens: .claim(known.claim))
        }
        return (
            [
                Column(desk.say("日期", "Date"), 10), Column(desk.say("理赔号", "Claim"), 17, drop: 1),
                Column(more ? desk.say("备注", "Note") : desk.say("结果", "Result"), 0),
                Column(desk.say("谁", "By"), 8),
            ], rows
        )
    }

    var corrections: Made {
        let words = CorrectionLines(desk, width: 60)
        let rows = file.corrections.reversed().map { correction -> Row in
            let why = correction.why.reasons.map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))
            let what = correction.changes.map(words.text).joined(separator: desk.say("；", "; "))
            return Row(
                [
                    Line(day(correction.at)), Line(correction.kind.name(desk.language)), Line(more ? why : what),
                    Line(correction.byName),
                ], opens: .corrections(file.card.person.id))
        }
        return (
            [
                Column(desk.say("日期", "Date"), 10), Column(desk.say("更正", "Correction"), desk.language == .zh ? 8 : 13),
                Column(more ? desk.say("原因", "Because") : desk.say("改了什么", "Change"), 0),
                Column(desk.say("谁", "By"), 8),
            ], rows
        )
    }

    var warnings: Made {
        let claims = Set(file.card.claims.map(\.id))
        let rows = file.warnings.reversed().map { warning -> Row in
            let isFirst = warning.first.claim.map(claims.contains) ?? (warning.first.person == file.card.person.id)
            let twin = isFirst ? warning.second : warning.first
            let state = warning.settled?.verdict.name(desk.language) ?? desk.say("未处理", "open")
            return Row(
                [
                    Line(warning.kind.name(desk.language), warning.isOpen ? .warning : .muted),
                    Line(more ? twin.maskedIdentity : twin.number), Line(twin.name),
                    Line(more ? warning.settled?.note ?? "" : state, warning.isOpen ? .warning : .text),
                    Line(day(warning.settled?.at ?? warning.found)),
                ], opens: .warning(warning.id))
        }
        return (
            [
                Column(desk.say("提示", "Warning"), desk.language == .zh ? 12 : 21),
                Column(more ? desk.say("证件", "ID") : desk.say("对方", "The twin"), 18),
                Column(desk.say("姓名", "Name"), 10, drop: 2),
                Column(more ? desk.say("依据", "Note") : desk.say("结果", "Result"), 0),
                Column(desk.say("日期", "Date"), 10, drop: 1),
            ], rows
        )
    }

    var family: Made {
        var rows: [Row] = []
        if let guardian = file.card.guardian {
            rows.append(person(guardian, desk.say("监护人", "guardian")))
        }
        rows += file.card.dependants.map { person($0, desk.say("子女", "child")) }
        if let living = file.card.living { rows.append(person(living, desk.say("并入的记录", "went into"))) }
        rows += file.merged.map { merged in
            Row(
                [
                    Line(desk.say("并进来的记录", "merged record"), .muted), Line(merged.name.text), Line(merged.number.text),
                    .blank,
                ], opens: .corrections(merged.id))
        }
        return (
            [
                Column(desk.say("关系", "Who"), 14), Column(desk.say("姓名", "Name"), 0),
                Column(desk.say("会员号", "Number"), 17), Column(desk.say("证件", "ID"), 18, drop: 1),
            ], rows
        )
    }

    private func person(_ person: Person, _ who: String) -> Row {
        Row(
            [Line(who), Line(person.name.text), Line(person.number.text), Line(person.details.identity.masked)],
            opens: .person(person.id))
    }
}
