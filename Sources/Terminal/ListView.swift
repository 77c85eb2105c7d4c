package struct Column: Sendable, Hashable {
    package var title: String
    /// Cells; 0 takes what is left.
    package var width: Int
    package var align: Align
    /// Columns of higher numbers go first when the terminal is narrow; 0 never goes.
    package var drop: Int
    package init(_ title: String, _ width: Int, _ align: Align = .left, drop: Int = 0) {
        self.title = title
        self.width = width
        self.align = align
        self.drop = drop
    }
}

package struct ListRow: Sendable, Hashable {
    package var id: String
    /// One line a column.
    package var cells: [Line]
    /// Ticked or not, where rows can be ticked.
    package var ticked: Bool?
    /// Why it can't be chosen; shown, and said when it is tried.
    package var barred: String?
    package init(_ id: String, _ cells: [Line], ticked: Bool? = nil, barred: String? = nil) {
        self.id = id
        self.cells = cells
        self.ticked = ticked
        self.barred = barred
    }
}

package enum ListEvent: Sendable, Hashable {
    case moved
    /// Enter, or the digit of a row on screen.
    case picked(Int)
    /// Space on a row that can be ticked.
    case ticked(Int)
    /// Past the last row: ask for more.
    case wantsMore
    case wrongKey(String)
}

/// Rows in columns with one selected; pages are whole, as on a 3270.
package struct ListView: Sendable, Hashable {
    package var columns: [Column]
    package var rows: [ListRow]
    package var selected: Int
    /// Rows on a page; a screen sets it from `Page.listRows(size:)` when the size changes.
    package var pageRows: Int
    /// Digits 1–9 stand before the rows on screen.
    package var numbered: Bool
    /// What is said when there are no rows.
    package var emptyText: String
    /// More rows can be fetched behind the last.
    package var hasMore = false
    /// Digits tick rows instead of picking them.
    package var digitsTick = false
    package var words: Wording

    package init(
        _ columns: [Column], rows: [ListRow] = [], selected: Int = 0, pageRows: Int = 9, numbered: Bool = true,
        emptyText: String = "", words: Wording = .zh
    ) {
        self.columns = columns
        self.rows = rows
        self.selected = selected
        self.pageRows = pageRows
        self.numbered = numbered
        self.emptyText = emptyText
        self.words = words
    }

    package var selectedRow: ListRow? { rows.indices.contains(current) ? rows[current] : nil }
    /// First row of the page that the selection stands on.
    package var top: Int { current / max(1, pageRows) * max(1, pageRows) }
    /// The selection, held to the rows there are: they may have become fewer.
    var current: Int { min(max(0, selected), max(0, rows.count - 1)) }

    /// nil: not the list's key.
    package mutating func handle(_ input: Input) -> ListEvent? {
        switch input {
        case .key(.up), .key(.backTab), .act(.previous): return move(to: current - 1)
        case .key(.down), .key(.tab), .act(.next):
            if current + 1 >= rows.count && hasMore { return .wantsMore }
            return move(to: current + 1)
        case .act(.pageBack): return move(to: top - pageRows)
        case .act(.pageForward):
            if top + pageRows >= rows.count { return hasMore ? .wantsMore : .moved }
            return move(to: top + pageRows)
        case .key(.home): return move(to: 0)
        case .key(.end): return move(to: rows.count - 1)
        case .key(.enter): return pick(current)
        case .key(.character(" ")):
            return selectedRow?.ticked == nil ? nil : tick(current)
        case .key(.character(let character)):
            guard numbered, let digit = Normal.ascii(character).wholeNumberValue, digit > 0 else { return nil }
            guard digit <= min(9, pageRows), top + digit - 1 < rows.count else { return .wrongKey(words.noSuchNumber) }
            selected = top + digit - 1
            return digitsTick ? tick(selected) : pick(selected)
        default: return nil
        }
    }

    private mutating func move(to row: Int) -> ListEvent {
        selected = min(max(0, row), max(0, rows.count - 1))
        return .moved
    }
    private func pick(_ index: Int) -> ListEvent? {
        guard rows.indices.contains(index) else { return nil }
        if let barred = rows[index].barred { return .wrongKey(barred) }
        return .picked(index)
    }
    private mutating func tick(_ index: Int) -> ListEvent? {
        guard rows.indices.contains(index) else { return nil }
        if let barred = rows[index].barred { return .wrongKey(barred) }
        guard let ticked = rows[index].ticked else { return pick(index) }
        rows[index].ticked = !ticked
        return .ticked(index)
    }
}
