import Exchange
import MutualAid

/// The rows of a roster that were refused, in a file like it: mended, it is imported again.
final class RejectedRows {
    private let writer: TableWriter
    private let language: Language
    private let columns: Int
    private let wrong: Set<Int>
    private(set) var count = 0

    init(path: String, heading: RosterHeading, _ language: Language) throws(TableFault) {
        let lower = path.lowercased()
        guard lower.hasSuffix(".csv") || lower.hasSuffix(".xlsx") else { throw TableFault(.notWritable(path)) }
        self.language = language
        columns = heading.titles.count
        wrong = Set(heading.places.values)
        let added = language == .zh ? ["原来第几行", "有误", "怎么办"] : ["row before", "what is wrong", "what to do"]
        let widths = heading.titles.indices.map { heading.places[.identity] == $0 ? 22.0 : 14.0 } + [10, 48, 48]
        writer = try TableWriter(path: path, sheet: language == .zh ? "有误的行" : "refused rows", widths: widths)
        try writer.write((heading.titles + added).map { TableCell(text: $0, style: .heading) })
    }

    func add(_ rejected: RosterRun.Rejected) throws(TableFault) {
        let places = Set(rejected.faults.compactMap(\.place))
        var cells = rejected.row.fields.prefix(columns).enumerated().map { place, text in
            TableCell(text: text, style: places.contains(place) ? .wrong : .plain)
        }
        while cells.count < columns { cells.append(TableCell(text: "")) }
        let said = rejected.faults.map { $0.sentence(language) }
        let merged = Sentence.merged(said)
        for text in [String(rejected.row.row), merged.what, merged.todo] { cells.append(TableCell(text: text)) }
        try writer.write(cells)
        count += 1
    }

    /// Without a row there is no file.
    func close() throws(TableFault) {
        if count > 0 { try writer.close() }
    }
}
