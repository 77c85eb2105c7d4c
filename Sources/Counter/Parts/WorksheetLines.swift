import MutualAid
import Terminal

/// The worksheet (核算单) of a judgement as lines: what, basis, the result after it. The same lines stand under the claim form, in
/// the side panel, on the confirm page and on the status screen, at the width that each has.
struct WorksheetLines {
    let desk: Desk
    let width: Int

    init(_ desk: Desk, width: Int) {
        self.desk = desk
        self.width = max(24, width)
    }

    private static let amountCells = 14
    /// From here on the basis has a column of its own.
    private var hasBasisColumn: Bool { width >= 68 }
    private var basisCells: Int { desk.language == .zh ? 10 : 15 }
    private var textCells: Int {
        width - Self.amountCells - 2 - (hasBasisColumn ? basisCells + 2 : 0)
    }

    /// Every line of every benefit, and the total.
    func full(_ benefits: [Benefit], total: Money) -> [Line] {
        var lines: [Line] = []
        for benefit in benefits {
            lines += full(benefit)
            lines.append(.blank)
        }
        lines.append(totalLine(benefits, total: total))
        return lines
    }

    func full(_ benefit: Benefit) -> [Line] {
        var lines = Cells.wrap(title(benefit), width).map { Line($0, .section) }
        for line in benefit.lines { lines += self.line(line) }
        if let ends = benefit.ends {
            lines += Cells.wrap(ends.name(desk.language), width - 2).map { Line("  " + $0, .warning) }
        }
        return lines
    }

    /// One line a benefit: what it is of, and what it comes to, or why nothing.
    func summary(_ benefit: Benefit) -> [Line] {
        let name = "\(desk.planName(benefit.plan))  \(benefit.part.name(desk.language))"
        guard benefit.refusal != nil, let last = benefit.lines.last else {
            return row(name, basis: nil, benefit.amount, isSample: benefit.usesSample, role: .text)
        }
        return row(
            "\(desk.planName(benefit.plan))  \(last.text(desk.language))", basis: nil, .zero,
            isSample: benefit.usesSample,
            role: .warning)
    }

    func totalLine(_ benefits: [Benefit], total: Money) -> Line {
        let label = desk.say("互助金合计", "Benefits in all")
        let isSample = benefits.contains { $0.usesSample && $0.amount > .zero }
        let space = max(1, width - 2 - Self.amountCells - Cells.width(label))
        return Line([
            Span(String(repeating: " ", count: space) + label + " ", .total),
            Span(Cells.fit(total.grouped, Self.amountCells, .right), .total), Span(isSample ? "~" : " ", .sample),
        ])
    }

    func title(_ benefit: Benefit) -> String {
        let edition = desk.catalogue.edition(of: benefit.plan, code: benefit.edition)
        var name = edition?.name(desk.language) ?? "\(desk.planName(benefit.plan)) \(benefit.edition)"
        if benefit.revision > 0 {
            name += desk.say("", ",") + " " + EditionRevision.name(benefit.revision, desk.language)
        }
        return "\(name)  \(benefit.part.name(desk.language))"
    }

    private func line(_ line: WorksheetLine) -> [Line] {
        var refused = false
        if case .refused = line.step { refused = true }
        var rows = row(
            line.text(desk.language), basis: line.basis, line.step.computes ? line.amount : nil,
            isSample: line.isSample,
            role: refused ? .warning : .text)
        if let source = line.source { rows.append(Line("    " + source, .muted)) }
        return rows
    }

    private func row(_ text: String, basis: Basis?, _ amount: Money?, isSample: Bool, role: Role) -> [Line] {
        let name = basis?.name(desk.language) ?? ""
        var parts = Cells.wrap(text, textCells)
        if !hasBasisColumn, !name.isEmpty {
            let last = parts.last ?? ""
            if Cells.width(last) + 2 + Cells.width(name) <= textCells {
                parts[parts.count - 1] = last + "  " + name
            } else {
                parts.append(name)
            }
        }
        return parts.enumerated().map { place, part in
            guard place == parts.count - 1 else { return Line("  " + part, role) }
            var spans = [Span("  " + Cells.fit(part, textCells), role)]
            if hasBasisColumn { spans.append(Span("  " + Cells.fit(name, basisCells), .muted)) }
            spans.append(Span(Cells.fit(amount?.grouped ?? "", Self.amountCells - 1, .right), .figure))
            spans.append(Span(isSample ? "~" : " ", .sample))
            return Line(spans)
        }
    }
}

extension Step {
    /// Whether the line has a result of its own; what was diagnosed and which grade it is only lead to one.
    fileprivate var computes: Bool {
        switch self {
        case .disease, .grade: false
        default: true
        }
    }
}

extension Judgement {
    /// The rows worth showing: a plan that has a cover in force on the day isn't also refused for its old or its next term, and
    /// of several terms that don't reach the day one says why.
    func shown(on day: Day, of enrolments: [Enrolment]) -> [Benefit] {
        let inForce = Set(enrolments.filter { $0.standing(on: day) == .inForce }.map(\.plan))
        var said: Set<String> = []
        let newestFirst = benefits.reversed().filter { benefit in
            guard benefit.refusal == .beforeTerm || benefit.refusal == .afterTerm else { return true }
            if inForce.contains(benefit.plan) { return false }
            return said.insert(benefit.plan.text + " " + benefit.part.rawValue).inserted
        }
        return newestFirst.reversed()
    }
}

extension Money {
    /// Grouped, with the mark of a sample behind it.
    func marked(_ isSample: Bool) -> String { isSample ? grouped + "~" : grouped }
}

extension Claim {
    /// The amount, with the mark where a sample was used to compute it.
    var marked: String { amount.marked(judgement.benefits.contains { $0.usesSample && $0.amount > .zero }) }
}
