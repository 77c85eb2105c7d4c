import MutualAid
package import Terminal

extension PlanSelection {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card, let weighing = state.weighing(desk) else {
            return desk.page(
                crumb: crumb(1, desk),
                [.lines([Line(" " + state.name), .blank, Line(" " + desk.words.waiting, .muted)])])
        }
        let who = Block.lines([person(card, weighing, desk)])
        switch state.stage {
        case .choosing:
            return desk.page(
                crumb: crumb(1, desk), [who] + choosing(state, weighing, desk),
                message: bar(state, desk).map { Message(.warning, $0) })
        case .options(let plan, let form):
            let offer = weighing.offers.first { $0.plan.code == plan }
            let title = offer?.plan.name(desk.language) ?? ""
            let gist = offer?.edition?.gist(desk).joined(separator: desk.say("，", ", ")) ?? ""
            return desk.page(
                crumb: crumb(1, desk, more: title),
                [
                    who, .spacer(1), .form(form), .spacer(1),
                    .lines(Cells.wrap(gist, state.size.columns - 3).map { Line(" " + $0, .muted) }),
                ])
        case .common(let form):
            return desk.page(
                crumb: crumb(1, desk, more: desk.say("首日和缴费", "first day and fees")), [who, .spacer(1), .form(form)])
        case .confirming:
            guard let confirm = confirm(state, desk) else { return desk.page([]) }
            return desk.page(crumb: crumb(2, desk), [.confirm(confirm)])
        case .done(let made): return desk.page(crumb: crumb(3, desk), done(made, card, desk))
        }
    }

    private static func crumb(_ step: Int, _ desk: Desk, more: String = "") -> Line {
        let steps = [desk.say("1 选择保障", "1 Choose"), desk.say("2 确认", "2 Confirm"), desk.say("3 凭证", "3 Certificates")]
        var line = Line()
        for (place, name) in steps.enumerated() {
            if place > 0 { line.spans.append(Span(" > ", .breadcrumb)) }
            line.spans.append(Span(name, place + 1 == step ? .step : .breadcrumb))
        }
        if !more.isEmpty { line.spans.append(Span("   " + more, .step)) }
        return line
    }

    /// What decides who may join stands on top: sex, age on the first day, employment, insurance, employer.
    private static func person(_ card: PersonCard, _ weighing: PlanWeighing, _ desk: Desk) -> Line {
        let person = card.person
        let details = person.details
        let age = person.age(on: weighing.first)
        var facts = [person.sex.name(desk.language), desk.say("\(age) 岁", "\(age)")]
        if person.kind.isDependant {
            facts.append(desk.say("子女", "child"))
            if let guardian = card.guardian { facts.append(desk.say("监护人 ", "of ") + guardian.name.text) }
        } else {
            facts.append(
                details.employment == .newForm ? desk.say("新就业形态", "new form") : details.employment.name(desk.language))
            if details.frontLine { facts.append(desk.say("生产一线", "front line")) }
            facts.append(details.medicalInsurance ? desk.say("职工医保", "insured") : desk.say("无职工医保", "not insured"))
        }
        if let employer = card.employer { facts.append(employer.name) }
        return Line([Span(" " + person.name.text, .label), Span("  " + facts.joined(separator: "  "), .text)])
    }

    // MARK: choosing

    private static func choosing(_ state: State, _ weighing: PlanWeighing, _ desk: Desk) -> [Block] {
        let isLow = state.size.rows < 24
        let wide = state.size.columns - 2
        var blocks: [Block] = isLow ? [] : [.spacer(1)]
        blocks.append(.list(list(state, weighing, desk)))
        if !isLow { blocks.append(.lines([foot(weighing, desk)])) }
        let offer = weighing.offers.indices.contains(state.selected) ? weighing.offers[state.selected] : nil
        blocks.append(.rule(offer.map { heading($0, state, desk) } ?? ""))
        let told = offer.map { detail($0, weighing, desk) } ?? []
        let rows = told.flatMap { line in
            Cells.wrap(line.text, wide).map { Line(" " + $0, line.spans.first?.role ?? .text) }
        }
        let room = isLow ? 2 : 3
        blocks.append(.lines(Array((rows + [.blank, .blank, .blank]).prefix(room))))
        if !isLow { blocks.append(.rule("")) }
        blocks.append(.lines(totals(weighing, isNarrow: state.size.columns < 80, desk)))
        return blocks
    }

    /// The selected plan, and how many of the person's unit take part in it.
    private static func heading(_ offer: PlanOffer, _ state: State, _ desk: Desk) -> String {
        let name = offer.plan.name(desk.language)
        guard let gate = offer.gate else { return name }
        let room = state.size.columns - 11 - Cells.width(name)
        let mark = gate.isShort ? "  ! " : "  "
        let text = gate.text(desk.language)
        if Cells.width(text) <= room { return name + mark + text }
        let missing = gate.isShort ? desk.say("，还差 \(gate.missing) 人", ", \(gate.missing) short") : ""
        return name + mark + gate.short(desk.language) + missing
    }

    static func list(_ state: State, _ weighing: PlanWeighing, _ desk: Desk) -> ListView {
        let isChinese = desk.language == .zh
        let gistCells = state.size.columns >= 100 ? (isChinese ? 34 : 24) : isChinese ? 22 : 0
        let middle = state.showsBasis ? desk.say("依据", "Basis") : desk.say("给付要点", "Pays")
        var list = ListView(
            [
                Column(desk.say("保障活动", "Plan"), isChinese ? 14 : state.size.columns < 80 ? 22 : 30),
                Column(desk.say("会费", "Fee"), isChinese ? 10 : 9, .right),
                Column(
                    middle, state.showsBasis ? (isChinese ? 22 : 13) : max(gistCells, 8), drop: state.showsBasis ? 0 : 1
                ),
                Column(desk.say("这个人", "This person"), 0),
            ],
            rows: weighing.offers.map { row($0, state, max(gistCells, 8), desk) }, selected: state.selected,
            pageRows: state.pageRows,
            emptyText: desk.say("没有保障活动。", "There are no plans."), words: desk.words)
        // In English names take the room of the benefits at home size; the lines below the list tell them.
        if !state.showsBasis, gistCells == 0 {
            list.columns.remove(at: 2)
            for place in list.rows.indices { list.rows[place].cells.remove(at: 2) }
        }
        // Two cells of a reason tell nobody anything.
        if state.showsBasis, !isChinese, state.size.columns < 80 {
            list.columns.removeLast()
            for place in list.rows.indices { list.rows[place].cells.removeLast() }
        }
        list.digitsTick = true
        return list
    }

    private static func row(_ offer: PlanOffer, _ state: State, _ cells: Int, _ desk: Desk) -> ListRow {
        let frontLine = state.card?.person.details.frontLine ?? false
        let fee = offer.isTicked ? offer.fee?.marked : nil
        return ListRow(
            offer.plan.code.text,
            [
                Line(offer.plan.name(desk.language)),
                Line(fee ?? offer.edition?.feeText(frontLine: frontLine, desk) ?? "", .figure),
                Line(state.showsBasis ? basis(offer, frontLine, desk) : gist(offer, cells, desk), .muted),
                standing(offer, desk),
            ],
            ticked: offer.isOpen || offer.isTicked ? offer.isTicked : nil,
            barred: offer.isOpen || offer.isTicked ? nil : told(firstTrouble(offer, desk), state))
    }

    private static func gist(_ offer: PlanOffer, _ cells: Int, _ desk: Desk) -> String {
        let phrases = offer.edition?.gist(desk) ?? []
        return Cells.flow(phrases, cells).first ?? ""
    }

    /// Where the figures come from: the fee's basis, and how many of all figures are samples.
    private static func basis(_ offer: PlanOffer, _ frontLine: Bool, _ desk: Desk) -> String {
        guard let edition = offer.edition else { return "" }
        let fee = edition.feeBasis(frontLine: frontLine).mark(desk.language)
        let samples = edition.sampleFigures.count
        return desk.say("会费\(fee)  样例 \(samples) 个", "\(fee), \(samples)~")
    }

    private static func standing(_ offer: PlanOffer, _ desk: Desk) -> Line {
        if offer.isTicked {
            if !offer.isReady { return Line("! " + short(offer, desk), .warning) }
            return Line(bought(offer, desk), .good)
        }
        guard offer.isOpen else { return Line(short(offer, desk)) }
        let text = offer.continued ? desk.say("可以续保", "may renew") : desk.say("可以参加", "may join")
        // Tier and days are asked for as soon as it is ticked; how far the unit is from its gate has to be seen before.
        if let gate = offer.gate, gate.isShort {
            return Line([Span(text), Span(desk.say("  ", ", ") + gate.short(desk.language), .warning)])
        }
        let asks = offer.hasTiers ? desk.say("  选档", ", by tier") : offer.hasDays ? desk.say("  选天数", ", by days") : ""
        return Line(text + asks)
    }

    /// `续保  100 档  2 份`.
    static func bought(_ offer: PlanOffer, _ desk: Desk) -> String {
        var words = [offer.continued ? desk.say("续保", "renewal") : desk.say("新参保", "new")]
        if offer.hasTiers, let tier = offer.choice?.tier { words.append(desk.say("\(tier) 档", "tier \(tier)")) }
        if offer.hasDays, let days = offer.choice?.days { words.append(desk.say("\(days) 天", "\(days) days")) }
        if offer.hasShares, let shares = offer.choice?.shares {
            words.append(desk.say("\(shares) 份", "\(shares) share\(shares == 1 ? "" : "s")"))
        }
        return words.joined(separator: "  ")
    }

    // MARK: the selected plan, the totals

    private static func detail(_ offer: PlanOffer, _ weighing: PlanWeighing, _ desk: Desk) -> [Line] {
        guard let edition = offer.edition else { return [Line(trouble(offer, desk).text, .warning)] }
        if !offer.isOpen {
            return [
                Line(trouble(offer, desk).text, .warning),
                Line(edition.gist(desk).joined(separator: desk.say("，", ", ")), .muted),
            ]
        }
        let waiting = edition.waitingTexts(desk)
        let paid = paidFor(offer, desk).map { [Line($0, .warning)] } ?? []
        let term =
            offer.hasDays && !offer.isTicked
            ? desk.say("\(offer.term.first.iso) 起", "from \(offer.term.first.iso)") : offer.term.text(desk)
        let gist = edition.gist(desk).joined(separator: desk.say("，", ", "))
        if let renewed = offer.renewed {
            let kept =
                waiting.isEmpty
                ? desk.say(
                    "续保，接 \(renewed.term.last.iso) 到期的保障。", "Renewal of the cover that ends \(renewed.term.last.iso).")
                : desk.say(
                    "续保，接 \(renewed.term.last.iso) 到期的保障：保障不断，没有等待期。",
                    "Renewal of the cover that ends \(renewed.term.last.iso): no gap, no waiting.")
            return paid + [Line(kept, .good), Line(desk.say("保障期 ", "Term ") + term), Line(gist, .muted)]
        }
        let waits = waiting.joined(separator: desk.say("；", "; "))
        return paid + [
            Line(desk.say("保障期 ", "Term ") + term),
            Line(waits.isEmpty ? desk.say("没有等待期", "No waiting") : desk.say("等待期  ", "Waiting  ") + waits),
            Line(gist, .muted),
        ]
    }

    /// `付过乳腺癌，不再付这种病`; `nil` where nothing was paid.
    static func paidFor(_ offer: PlanOffer, _ desk: Desk) -> String? {
        guard !offer.paidFor.isEmpty else { return nil }
        let names = offer.paidFor.map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))
        return desk.say("已付过\(names)：续保或再参保都不再付这种病", "Paid before, and never again: \(names)")
    }

    private static func foot(_ weighing: PlanWeighing, _ desk: Desk) -> Line {
        let pairs = weighing.exclusivePairs.map { pair in
            desk.say("\(pair.0.place) 和 \(pair.1.place) 只能选一项", "\(pair.0.place) or \(pair.1.place), not both")
        }
        return Line(
            ([desk.say(" ~ 样例数字，办事处确认前不作数", " ~ sample figure, not confirmed")] + pairs).joined(separator: "   "),
            .muted)
    }

    private static func totals(_ weighing: PlanWeighing, isNarrow: Bool, _ desk: Desk) -> [Line] {
        let count = weighing.ticked.count
        let mark = weighing.isSample ? sampleMark : ""
        var money = Line([
            Span(isNarrow ? "" : desk.say(" 已选 \(count) 项 ", " \(count) ticked,"), .label),
            Span(desk.say(" 会费合计 ", " fees "), .label),
            Span(weighing.total.grouped + mark, .total),
        ])
        if let over = weighing.overspent {
            money.spans.append(
                Span(desk.say("   承担多出 \(over.grouped)，按 9 改", "   borne \(over.grouped) too much: 9"), .warning))
        } else if count > 0 {
            money.spans.append(Span("   " + weighing.split.text(desk), .text))
        }
        let paid =
            weighing.basket.payer.map { desk.say("现在缴费，\($0.name(.zh))付", "paid now by \($0.name(.en))") }
            ?? desk.say("未缴费：缴费前不生效", "unpaid: not in force till paid")
        return [
            money,
            Line([
                Span(desk.say(" 首日 \(weighing.first.iso)", " First day \(weighing.first.iso)"), .label),
                Span("   " + paid, weighing.basket.payer == nil ? .warning : .good),
            ]),
        ]
    }
}
