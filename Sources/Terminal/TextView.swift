/// Paragraphs that scroll by pages: help, clauses, a worksheet.
package struct TextView: Sendable, Hashable {
    package var paragraphs: [Line]
    /// The first wrapped row shown; drawing stops it at the last page.
    package var top: Int
    package var pageRows: Int
    package init(_ paragraphs: [Line], top: Int = 0, pageRows: Int = 16) {
        self.paragraphs = paragraphs
        self.top = top
        self.pageRows = pageRows
    }

    /// True when the key scrolled.
    package mutating func handle(_ input: Input) -> Bool {
        switch input {
        case .key(.up), .act(.previous): top = max(0, top - 1)
        case .key(.down), .act(.next): top += 1
        case .act(.pageBack): top = max(0, top - pageRows)
        case .act(.pageForward), .key(.character(" ")): top += pageRows
        case .key(.home): top = 0
        default: return false
        }
        top = min(top, max(0, paragraphs.count * 4 - 1))
        return true
    }

    /// Paragraphs as rows of at most `cells`; a row keeps the role of the span it came from.
    package func rows(cells: Int, policy: WidthPolicy) -> [Line] {
        paragraphs.flatMap { paragraph -> [Line] in
            if paragraph.width(policy) <= cells { return [paragraph] }
            guard let first = paragraph.spans.first else { return [.blank] }
            if paragraph.spans.count == 1 { return policy.wrap(first.text, to: cells).map { Line($0, first.role) } }
            return policy.wrap(paragraph.text, to: cells).map { Line($0, paragraph.spans.last?.role ?? .text) }
        }
    }
}
