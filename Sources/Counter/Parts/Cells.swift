import Terminal

/// Text measured and cut as the frame will measure it; what is ambiguous is settled by the frame, never here.
enum Cells {
    private static let policy = WidthPolicy.standard

    static func width(_ text: String) -> Int { policy.width(of: text) }
    static func fit(_ text: String, _ cells: Int, _ align: Align = .left) -> String {
        policy.fit(text, to: max(0, cells), align: align)
    }
    static func clip(_ text: String, _ cells: Int) -> String { policy.clip(text, to: max(0, cells)) }
    static func wrap(_ text: String, _ cells: Int) -> [String] { policy.wrap(text, to: max(8, cells)) }

    /// Items in lines of at most `cells`, parted by `gap`; an item alone that is too long is left to the frame to cut.
    static func flow(_ items: [String], _ cells: Int, gap: String = "  ") -> [String] {
        var lines: [String] = []
        for item in items {
            if let last = lines.last, width(last) + width(gap) + width(item) <= cells {
                lines[lines.count - 1] = last + gap + item
            } else {
                lines.append(item)
            }
        }
        return lines
    }
}
