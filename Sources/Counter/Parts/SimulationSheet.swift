package import MutualAid
package import Terminal

/// What a draft would change in one plan, as lines: the same on the screen and from `huzhu simulate`.
package struct SimulationSheet {
    private let plan: SimulatedPlan
    private let columns: Int
    private let desk: Desk

    package init(_ plan: SimulatedPlan, columns: Int, _ desk: Desk) {
        self.plan = plan
        self.columns = columns
        self.desk = desk
    }

    private var change: SimulatedChange { plan.change }

    /// Claims, paid then and now, and whom it newly reaches or leaves.
    package var sums: [Line] {
        let cells: [(String, String)] = [
            (desk.say("原给付", "Paid then"), change.paidThen.grouped),
            (desk.say("现给付", "Paid now"), change.paidNow.grouped),
            (desk.say("差额", "Difference"), change.difference.signed),
        ]
        let people: [(String, String)] = [
            (desk.say("理赔", "Claims"), "\(change.claims)"),
            (desk.say("新得给付", "Newly paid"), "\(change.newlyPaid)"),
            (desk.say("不再给付", "Newly refused"), "\(change.newlyRefused)"),
            (desk.say("不变", "Unchanged"), "\(change.histogram.unchanged)"),
        ]
        let room = min(25, (columns - 2) / 3)
        let said = Cells.flow(people.map { "\($0.0) \($0.1)" }, columns - 2)
        return [head(cells, room), row(cells, room)] + said.map { Line(" " + $0) }
    }

    private func head(_ cells: [(String, String)], _ room: Int) -> Line {
        Line(" " + cells.map { Cells.fit($0.0, room, .right) }.joined(), .label)
    }

    private func row(_ cells: [(String, String)], _ room: Int) -> Line {
        Line(
            [Span(" ", .text)]
                + cells.enumerated().map { place, cell in
                    Span(Cells.fit(cell.1, room, .right), place == cells.count - 1 ? .changed : .figure)
                })
    }

    /// A row a bucket: by how much, how many, what it comes to.
    package var histogram: [Line] {
        let labels = change.histogram.buckets.map(label)
        let labelCells = (labels.map { Cells.width($0) }.max() ?? 0) + 1
        let countCells = max(5, "\(change.histogram.most)".count + 1)
        let sumCells = 16
        let bar = max(4, columns - 3 - labelCells - countCells - sumCells)
        return zip(change.histogram.buckets, labels).map { bucket, label in
            let most = max(1, change.histogram.most)
            let filled = bucket.claims == 0 ? 0 : max(1, bucket.claims * bar / most)
            return Line([
                Span(" " + Cells.fit(label, labelCells), .label),
                Span(Cells.fit(String(repeating: "#", count: filled), bar), .figure),
                Span(Cells.fit("\(bucket.claims)", countCells, .right), .figure),
                Span(
                    Cells.fit(bucket.claims == 0 ? "" : bucket.difference.signed, sumCells, .right),
                    bucket.difference == .zero ? .muted : .changed),
            ])
        }
    }

    private func label(_ bucket: ChangeHistogram.Bucket) -> String {
        if bucket.holds(.zero) { return desk.say("不变", "unchanged") }
        let isLoss = (bucket.most ?? .zero) < .zero
        let bounds = [bucket.least, bucket.most].compactMap(\.self).map { isLoss ? Money.zero - $0 : $0 }.sorted()
        let way = isLoss ? desk.say("少 ", "less by ") : desk.say("多 ", "more by ")
        guard let least = bounds.first, let most = bounds.last, bounds.count == 2 else {
            return way + (bounds.first?.grouped ?? "") + desk.say(" 以上", " and up")
        }
        return way + least.grouped + "-" + most.grouped
    }

    /// The largest changes with both worksheets, for a print.
    package var details: [Line] {
        let pairs = PairedWorksheets(desk, columns: columns)
        return plan.largest.enumerated().flatMap { place, claim in
            [
                Line.blank,
                Line([
                    Span("\(place + 1). \(claim.number.text)  \(claim.maskedName)  ", .step),
                    Span("\(claim.event.name(desk.language))  \(claim.day.iso)  ", .breadcrumb),
                    Span(claim.change.difference.signed, .changed),
                ]),
            ] + pairs.lines(claim, edition: change.edition)
        }
    }
}

/// Two worksheets of one claim: what was paid then, and what a draft would pay.
struct PairedWorksheets {
    private let desk: Desk
    private let columns: Int
    private static let gap = 3

    init(_ desk: Desk, columns: Int) {
        self.desk = desk
        self.columns = columns
    }

    private var isWide: Bool { columns >= 78 }
    private var half: Int { isWide ? (columns - Self.gap - 1) / 2 : columns - 2 }

    func lines(_ claim: ComparedClaim, edition: EditionCode) -> [Line] {
        let then = sheet(desk.say("原核算", "Then"), claim.then, claim.change.then)
        let now = sheet(desk.say("草案 \(edition)", "Draft \(edition)"), claim.now, claim.change.now)
        guard isWide else { return then + [.blank] + now }
        return (0..<max(then.count, now.count)).map { place in
            let left = then.indices.contains(place) ? then[place] : .blank
            let right = now.indices.contains(place) ? now[place] : .blank
            return left.padded(to: half) + Line(" | ", .rule) + right
        }
    }

    private func sheet(_ title: String, _ benefits: [Benefit], _ total: Money) -> [Line] {
        let head = Line(title, .step)
        guard !benefits.isEmpty else {
            return [head, Line(desk.say("  这一版没有这一项", "  nothing of this plan"), .muted)]
        }
        return [head] + WorksheetLines(desk, width: half).full(benefits, total: total)
    }
}

extension Line {
    /// Filled up with blanks to so many cells; a longer one stays as it is.
    fileprivate func padded(to cells: Int) -> Line {
        let width = spans.reduce(0) { $0 + Cells.width($1.text) }
        return width >= cells ? self : self + Line(String(repeating: " ", count: cells - width))
    }
}

extension Money {
    /// A difference: with a sign either way, none for nothing.
    package var signed: String { self > .zero ? "+" + grouped : grouped }
}
