extension Slip {
    /// 日结: what was taken by payer and by person, the receipts one by one, their gaps, and the end of the audit trail.
    package static func dayEnd(_ end: DayEnd, _ desk: SlipDesk) -> Slip {
        let heading = desk.say("日结", "Day's end")
        var blocks = desk.head(heading)
        blocks += [
            .facts([SlipFact(desk.say("日期", "Day"), end.day.iso)]), .blank,
            sums(
                desk.say("缴款", "Paid by"), end.byPayer.map { ($0.payer.name(desk.language), $0.sum) }, end.total, desk),
            .blank, sums(desk.say("收款人", "Taken by"), end.byTaker.map { ($0.name, $0.sum) }, end.total, desk), .rule,
        ]
        var facts: [SlipFact] = []
        let refunds = end.refunds
        if refunds.count > 0 {
            facts.append(
                SlipFact(
                    desk.say("退费", "Given back"),
                    desk.say(
                        "\(refunds.count) 份  \(refunds.amount.grouped)",
                        "\(refunds.count) covers  \(refunds.amount.grouped)")))
            facts.append(SlipFact(desk.say("净收", "Kept"), end.kept.grouped))
        }
        facts.append(
            SlipFact(
                desk.say("当日未缴", "Still owed"),
                desk.say(
                    "\(end.unpaid.count) 份  \(end.unpaid.amount.grouped)",
                    "\(end.unpaid.count) covers  \(end.unpaid.amount.grouped)")))
        facts.append(SlipFact(desk.say("收据断号", "Gaps"), gaps(end, desk)))
        blocks.append(.facts(facts))
        if !end.receipts.isEmpty {
            blocks += [
                .rule,
                .table(
                    [
                        SlipColumn(desk.say("收据号", "Receipt"), .number), SlipColumn(desk.say("缴款", "Paid by")),
                        SlipColumn(desk.say("收款人", "Taken by")), SlipColumn(desk.say("份数", "Covers"), .figure),
                        SlipColumn(desk.say("金额", "Amount"), .figure),
                    ],
                    rows: end.receipts.map { line in
                        [
                            line.number.text, line.payer.name(desk.language), line.takenBy,
                            line.isRefund ? desk.say("退", "back") : "\(line.covers)",
                            (line.amount - line.givenBack).grouped,
                        ]
                    }),
            ]
        }
        let mac = end.audit.grouped
        blocks += [
            .rule,
            .facts([
                SlipFact(
                    desk.say("审计记录", "Audit trail"), desk.say("\(end.audit.entries) 条", "\(end.audit.entries) entries")),
                SlipFact(desk.say("校验", "Its MAC"), mac.prefix(4).joined(separator: " ")),
                SlipFact("", mac.dropFirst(4).joined(separator: " ")),
            ]),
            .paragraph(
                desk.say(
                    "请把条数和校验记在本子上：以后少了一条都查得出来。", "Note both outside of this file: an entry cut off later will show.")),
            .signatures([desk.say("收款", "Cashier"), desk.say("复核", "Checked by")]),
        ]
        return Slip(heading: heading, number: end.day.iso, blocks: blocks + desk.foot(), about: .nobody)
    }

    private static func sums(
        _ title: String, _ rows: [(String, DayEnd.Sum)], _ total: DayEnd.Sum, _ desk: SlipDesk
    ) -> SlipBlock {
        .table(
            [
                SlipColumn(title), SlipColumn(desk.say("收据", "Receipts"), .figure),
                SlipColumn(desk.say("份数", "Covers"), .figure), SlipColumn(desk.say("金额", "Amount"), .figure),
            ],
            rows: (rows + [(desk.say("合计", "Total"), total)]).map { name, sum in
                [name, "\(sum.receipts)", "\(sum.covers)", sum.amount.grouped]
            })
    }

    private static func gaps(_ end: DayEnd, _ desk: SlipDesk) -> String {
        guard !end.gaps.isEmpty else { return desk.say("没有", "none") }
        let count = end.gaps.reduce(0) { $0 + $1.count }
        let shown = end.gaps.prefix(8).map { gap in
            gap.count == 1 ? gap.first.text : "\(gap.first.text) – \(gap.last.text)"
        }
        let more = end.gaps.count > shown.count ? desk.say("等", " and more") : ""
        return desk.say("\(count) 号：", "\(count): ") + desk.list(shown) + more
    }

    /// The covers that end, for the office's own use: names whole, identity numbers masked.
    package static func renewals(
        _ rows: [RenewalRow], _ query: RenewalQuery, unit: String?, today: Day, _ desk: SlipDesk
    ) -> Slip {
        let heading = desk.say("续保名单", "Covers that end")
        let people = Set(rows.map(\.person)).count
        var facts = [
            SlipFact(desk.say("到期", "Ending"), "\(query.span.first.iso) – \(query.span.last.iso)"),
            SlipFact(
                desk.say("共", "In all"),
                desk.say("\(people) 人，\(rows.count) 份", "\(people) people, \(rows.count) covers")),
        ]
        if let unit { facts.append(SlipFact(desk.say("单位", "Unit"), unit)) }
        var columns = [
            SlipColumn(desk.say("到期", "Ends"), .number), SlipColumn(desk.say("姓名", "Name")),
            SlipColumn(desk.say("证件号", "ID"), .number), SlipColumn(desk.say("保障活动", "Plan")),
            SlipColumn(desk.say("续保", "Renewing")),
        ]
        if unit == nil { columns.insert(SlipColumn(desk.say("单位", "Unit")), at: 3) }
        let lines = rows.map { row in
            var cells = [
                row.last.iso, row.name, row.maskedIdentity, desk.plan(row.plan),
                row.keeps(desk.language, today: today),
            ]
            if unit == nil { cells.insert(row.employer ?? "", at: 3) }
            return cells
        }
        return Slip(
            heading: heading, number: query.span.first.iso,
            blocks: desk.head(heading) + [.facts(facts), .rule, .table(columns, rows: lines)] + desk.foot(),
            about: .people(people))
    }
}
