import MutualAid
import Terminal

extension Slip {
    /// The slip as lines of at most `cells`, for paper or the screen; nothing is cut, what is too long goes on below.
    func lines(_ cells: Int) -> [String] {
        blocks.flatMap { SlipLayout(cells: cells).lines($0.shown) }
    }

    /// The slip on the desk's paper.
    func job(_ desk: Desk) -> PrintJob {
        PrintJob(title: Unshown.strip(title), lines: lines(desk.printing.paper.rawValue), about: about)
    }
}

extension Desk {
    func slips(_ contact: OfficeContact) -> SlipDesk {
        SlipDesk(
            language: language, catalogue: catalogue, office: profile, contact: contact, user: user.name, now: now,
            today: today)
    }
}

extension SlipBlock {
    /// Without what would steer a printer or a terminal: names come from people.
    fileprivate var shown: SlipBlock {
        switch self {
        case .centred(let text): .centred(Unshown.strip(text))
        case .paragraph(let text): .paragraph(Unshown.strip(text))
        case .facts(let facts):
            .facts(facts.map { SlipFact(Unshown.strip($0.label), Unshown.strip($0.value)) })
        case .boxes(let items): .boxes(items.map(Unshown.strip))
        case .table(let columns, let rows): .table(columns, rows: rows.map { $0.map(Unshown.strip) })
        case .signatures(let names): .signatures(names.map(Unshown.strip))
        case .rule, .blank: self
        }
    }
}

/// Text for paper, laid out in cells: a Chinese character takes two.
struct SlipLayout {
    let cells: Int

    func lines(_ block: SlipBlock) -> [String] {
        switch block {
        case .centred(let text): Cells.wrap(text, cells).map { Self.trimmed(Cells.fit($0, cells, .centre)) }
        case .paragraph(let text): Cells.wrap(text, cells)
        case .facts(let facts): self.facts(facts)
        case .boxes(let items):
            items.enumerated().flatMap { place, item in
                hanging("  [ ] " + Cells.fit("\(place + 1)", 2, .right) + "  ", item)
            }
        case .table(let columns, let rows): table(columns, rows)
        case .signatures(let names): signatures(names)
        case .rule: [String(repeating: "-", count: cells)]
        case .blank: [""]
        }
    }

    /// `head` and then the text, its later lines below its first.
    private func hanging(_ head: String, _ text: String) -> [String] {
        let indent = Cells.width(head)
        return Cells.wrap(text, cells - indent).enumerated().map { place, part in
            Self.trimmed((place == 0 ? head : String(repeating: " ", count: indent)) + part)
        }
    }

    private func facts(_ facts: [SlipFact]) -> [String] {
        let widest = facts.map { Cells.width($0.label) }.max() ?? 0
        return facts.flatMap { hanging(Cells.fit($0.label, widest + 2), $0.value) }
    }

    // MARK: tables

    private static let gap = 2
    /// A column of text is broken down to so many cells, not further.
    private static let narrowest = 8

    private func table(_ columns: [SlipColumn], _ rows: [[String]]) -> [String] {
        guard let widths = widths(columns, rows) else { return stacked(columns, rows) }
        return ([columns.map(\.title)] + rows).flatMap { row(columns, widths, $0) }
    }

    /// Each column as wide as its longest cell; text gives way where that is too much, and takes what is left over.
    private func widths(_ columns: [SlipColumn], _ rows: [[String]]) -> [Int]? {
        var widths = columns.enumerated().map { place, column in
            rows.reduce(Cells.width(column.title)) { max($0, Cells.width($1[place])) }
        }
        let gaps = Self.gap * (columns.count - 1)
        while widths.reduce(gaps, +) > cells {
            let text = columns.indices.filter { columns[$0].kind == .text && widths[$0] > Self.narrowest }
            guard let widest = text.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
        }
        if columns.last?.kind == .figure, let room = columns.lastIndex(where: { $0.kind == .text }) {
            widths[room] += cells - widths.reduce(gaps, +)
        }
        return widths
    }

    private func row(_ columns: [SlipColumn], _ widths: [Int], _ cells: [String]) -> [String] {
        let parts = columns.indices.map { place in
            columns[place].kind == .text ? Cells.wrap(cells[place], widths[place]) : [cells[place]]
        }
        return (0..<(parts.map(\.count).max() ?? 0)).map { line in
            let texts = columns.indices.map { place in
                Cells.fit(
                    parts[place].indices.contains(line) ? parts[place][line] : "", widths[place],
                    columns[place].kind == .figure ? .right : .left)
            }
            return Self.trimmed(texts.joined(separator: String(repeating: " ", count: Self.gap)))
        }
    }

    /// One row below the other, where no table fits.
    private func stacked(_ columns: [SlipColumn], _ rows: [[String]]) -> [String] {
        rows.enumerated().flatMap { place, row in
            (place == 0 ? [] : [""])
                + facts(zip(columns, row).filter { !$0.1.isEmpty }.map { SlipFact($0.0.title, $0.1) })
        }
    }

    // MARK: signatures

    private func signatures(_ names: [String]) -> [String] {
        let room = (cells - 4 * (names.count - 1)) / max(1, names.count)
        guard names.allSatisfy({ Cells.width($0) + 11 <= room }) else {
            return names.flatMap { ["", signature($0, cells)] }
        }
        return ["", names.map { signature($0, room) }.joined(separator: "    ")]
    }

    private func signature(_ name: String, _ cells: Int) -> String {
        name + " " + String(repeating: "_", count: max(4, cells - 1 - Cells.width(name)))
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
