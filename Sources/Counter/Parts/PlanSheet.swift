import MutualAid
import Terminal

/// A plan laid out as lines: its last two editions in columns, what differs marked, the disease lists behind their part.
struct PlanSheet {
    private(set) var head = Line.blank
    private(set) var lines: [Line] = []
    private(set) var foot: [Line] = []

    private let desk: Desk
    private let older: Edition?
    private let newer: Edition?
    private let isWide: Bool
    private let labelCells: Int
    private let valueCells: Int
    private let basisCells: Int
    private let cells: Int
    private var used: Set<Basis> = []

    /// From here on both editions stand side by side.
    static let wideFrom = 78
    private static let indent = 3

    init(_ plan: PlanCode, columns: Int, _ desk: Desk) {
        self.desk = desk
        let editions = desk.catalogue.plan(plan)?.editions ?? []
        newer = editions.last
        older = editions.dropLast().last
        cells = columns
        isWide = columns >= Self.wideFrom && older != nil
        labelCells = desk.language == .zh ? 22 : 19
        basisCells = desk.language == .zh ? 7 : 9
        let editionColumns = isWide ? 2 : 1
        let room = columns - Self.indent - labelCells - 2 - editionColumns * (basisCells + 2)
        valueCells = min(24, room / editionColumns)
        guard let newer else { return }
        head = heading(newer)
        addRevisions()
        for section in sections(newer) { add(section, newer) }
        foot = footLines()
    }

    // MARK: head and foot

    private func heading(_ newer: Edition) -> Line {
        func title(_ edition: Edition) -> String {
            Cells.fit(desk.say("\(edition.code) 版", "edition \(edition.code)"), valueCells + 1 + basisCells)
        }
        let start = String(repeating: " ", count: Self.indent + labelCells + 1)
        guard let older else { return Line(start + title(newer), .listHead) }
        return Line(isWide ? start + title(older) + " " + title(newer) : start + title(newer), .listHead)
    }

    /// Who changed what is shown, when, and by which document.
    private mutating func addRevisions() {
        for edition in [older, newer].compactMap(\.self) {
            guard let imported = edition.imported else { continue }
            let name = desk.say("\(edition.code) 版", "\(edition.code)") + " " + edition.revisionName(desk.language)
            let text = name + "  " + imported.text(desk.language, offsetMinutes: 480)
            for row in Cells.wrap(text, cells - 3) { lines.append(Line(" " + row, .text)) }
        }
    }

    private func footLines() -> [Line] {
        let legend = Basis.allCases.filter(used.contains).map { $0.explained(desk.language) }
        let differs = older.map { [desk.say("* 与 \($0.code) 版不同", "* differs from \($0.code)")] } ?? []
        return Cells.flow(legend + differs, cells - 2).map { Line(" " + $0, .muted) }
    }

    // MARK: sections

    private enum Section: Hashable { case terms, who, part(Part), rules }

    private func sections(_ newer: Edition) -> [Section] {
        let parts = newer.parts.map(\.part)
        let gone = (older?.parts.map(\.part) ?? []).filter { !parts.contains($0) }
        return [.terms, .who] + (parts + gone).map(Section.part) + [.rules]
    }

    private func section(of key: FigureKey) -> Section {
        if let part = key.part { return .part(part) }
        switch key {
        case .kind, .ages, .sex, .employment, .medicalInsurance, .shares, .excludes: return .who
        case .filingLimit, .renewalGrace, .gatePercent, .gateAllBelow, .refundAfterStart: return .rules
        default: return .terms
        }
    }

    private func title(_ section: Section, _ newer: Edition) -> String {
        switch section {
        case .terms: return desk.say("会费和保障期", "Fee and term")
        case .who: return desk.say("谁能参加", "Who may join")
        case .rules: return desk.say("规则", "Rules")
        case .part(let part):
            let rule = newer.rule(part) ?? older?.rule(part)
            return part.name(desk.language)
                + (rule?.ends.map { desk.say("（\($0.name(.zh))）", " (\($0.name(.en)))") } ?? "")
        }
    }

    private mutating func add(_ section: Section, _ newer: Edition) {
        let now = newer.figures.filter { self.section(of: $0.key) == section }
        let before = (older?.figures ?? []).filter { self.section(of: $0.key) == section }
        let gone = before.filter { old in !now.contains { $0.key == old.key } }
        if !lines.isEmpty { lines.append(.blank) }
        lines.append(Line(" " + title(section, newer), .section))
        if case .part(let part) = section, now.isEmpty, before.isEmpty { addSum(part, newer) }
        for key in (now + gone).map(\.key) {
            add(
                key, before.first { $0.key == key }, now.first { $0.key == key })
        }
        if case .part(let part) = section { addDiseases(newer.rule(part)?.listed, before: older?.rule(part)?.listed) }
    }

    /// A death benefit has no figure of its own: it pays the sum of the plan or the tier.
    private mutating func addSum(_ part: Part, _ newer: Edition) {
        let says =
            newer.tierRules.isEmpty
            ? desk.say("付上面的保额，减去这份保额已付的伤残", "pays the sum above, less disability paid from it")
            : desk.say("付所选档次的保额，减去已付的伤残", "pays the sum of the tier, less disability paid from it")
        lines.append(Line("   " + says))
    }

    // MARK: figures

    private mutating func add(_ key: FigureKey, _ before: PlanFigure?, _ now: PlanFigure?) {
        for figure in [before, now].compactMap(\.self) { used.insert(figure.basis) }
        let differs = older != nil && (before?.value != now?.value || before?.basis != now?.basis)
        let mark = Span(differs ? " * " : "   ", .changed)
        let label = Span(Cells.fit(label(key), labelCells) + " ", .label)
        let shown = isWide ? [before, now] : [now ?? before]
        let fits = shown.compactMap(\.self).allSatisfy { Cells.width(text($0)) <= valueCells }
        var line = Line([mark, label])
        for figure in shown { line.spans += column(figure, says: fits) }
        lines.append(line)
        if !fits { addLong(shown) }
        if !isWide, differs, let older {
            let was = before.map { "\(text($0))  \($0.basis.mark(desk.language))" } ?? desk.say("没有", "none")
            lines.append(Line("     \(older.code): " + was, .muted))
        }
        addSources(before, now)
    }

    /// Document and clause stand under the figure that they gave; the same of both editions once.
    private mutating func addSources(_ before: PlanFigure?, _ now: PlanFigure?) {
        let both = [(older, before?.source), (newer, now?.source)]
        let isSame = before?.source == now?.source
        for (edition, source) in isSame ? Array(both.suffix(1)) : both {
            guard let source else { continue }
            let which = isSame || older == nil ? "" : "\(edition?.code.text ?? ""): "
            for row in Cells.wrap(which + source, cells - 7) { lines.append(Line("     " + row, .muted)) }
        }
    }

    private func label(_ key: FigureKey) -> String {
        if case .sharePercent(_, let other) = key {
            return desk.say("\(other.name(.zh))的比例", "share of \(other.shortName(.en))")
        }
        return key.name(desk.language)
    }

    private func text(_ figure: PlanFigure) -> String {
        figure.value.text(desk.language, plans: desk.catalogue) + (figure.basis == .sample ? sampleMark : "")
    }

    private func column(_ figure: PlanFigure?, says: Bool) -> [Span] {
        guard let figure else { return [Span(Cells.fit("-", valueCells + 1 + basisCells) + " ", .muted)] }
        return [
            Span(
                Cells.fit(says ? text(figure) : desk.say("见下行", "see below"), valueCells) + " ", says ? .figure : .muted
            ),
            Span(
                Cells.fit(figure.basis.mark(desk.language), basisCells) + " ",
                figure.basis == .sample ? .sample : .muted),
        ]
    }

    /// A value wider than its column stands on lines of its own; both editions on one when they say the same.
    private mutating func addLong(_ shown: [PlanFigure?]) {
        let texts = shown.map { $0.map(text) ?? "-" }
        let same = texts.allSatisfy { $0 == texts.first }
        for (place, value) in (same ? Array(texts.prefix(1)) : texts).enumerated() {
            let edition = same ? "" : "\((place == 0 && isWide ? older : newer)?.code.text ?? ""): "
            for row in Cells.wrap(edition + value, cells - 7) { lines.append(Line("     " + row, .figure)) }
        }
    }

    // MARK: diseases

    private mutating func addDiseases(_ listed: Listed?, before: Listed?) {
        guard let listed, listed.slots.count > 1 else {
            if let only = listed?.slots.first { lines.append(Line("   " + only.name(desk.language))) }
            return
        }
        let open = listed.openSlots
        let named = listed.slots.count - open
        lines.append(
            Line(
                open == 0
                    ? desk.say("   \(named) 种病名", "   \(named) names")
                    : desk.say(
                        "   \(named) 种有病名，\(open) 种待办事处文件导入（不能在理赔里选）",
                        "   \(named) named, \(open) open slots to be imported (no claim)"),
                open == 0 ? .muted : .warning))
        let names = diseaseItems(listed, before: before)
        let half = (cells - 8) / 2
        if names.allSatisfy({ Cells.width($0) <= half }), names.count > 3 {
            let rows = (names.count + 1) / 2
            for row in 0..<rows {
                let right = row + rows < names.count ? names[row + rows] : ""
                lines.append(Line("   " + Cells.fit(names[row], half) + "  " + right))
            }
        } else {
            for name in names {
                for row in Cells.wrap(name, cells - 5) { lines.append(Line("   " + row)) }
            }
        }
    }

    /// `01 恶性肿瘤`; those that the older edition doesn't list carry the mark, and open slots in a row are told together.
    private func diseaseItems(_ listed: Listed, before: Listed?) -> [String] {
        var items: [String] = []
        var opened: (first: Int, last: Int)?
        func flush() {
            guard let run = opened else { return }
            let places = run.first == run.last ? "\(run.first)" : "\(run.first)-\(run.last)"
            items.append("  \(places) " + desk.say("待办事处文件导入", "open, to be imported"))
            opened = nil
        }
        for (place, slot) in listed.slots.enumerated() {
            guard !slot.isOpen else {
                opened = (opened?.first ?? place + 1, place + 1)
                continue
            }
            flush()
            let isNew = older != nil && (before.map { $0.slot(slot.code) == nil } ?? true)
            items.append((isNew ? "* " : "  ") + (place < 9 ? "0" : "") + "\(place + 1) " + slot.name(desk.language))
        }
        flush()
        return items
    }
}
