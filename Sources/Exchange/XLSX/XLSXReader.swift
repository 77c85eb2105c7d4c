/// What of a workbook is still read; beyond it, it is refused.
package struct XLSXLimits: Sendable {
    /// Of a sheet, unpacked.
    package var sheetBytes: Int64 = 1 << 30
    /// Of the texts that cells share, unpacked, and as they are held in memory.
    package var stringBytes: Int64 = 512 << 20
    package var heldBytes = 96 << 20
    /// Of every other part.
    package var partBytes: Int64 = 32 << 20

    package init() {}
}

/// Reads the first sheet of an .xlsx workbook that can be seen and holds something, row by row: what its cells show.
///
/// Shared and inline texts, numbers, days of both systems, results of formulas. No entity is ever read. In memory are the
/// shared texts and some 64 KiB of the sheet.
final class XLSXReader {
    private let archive: XLSXArchive
    private var part: XLSXPart?
    private let reading: SheetReading
    private var rows: ArraySlice<TableRow> = []

    init(path: String, limits: XLSXLimits = XLSXLimits()) throws(TableFault) {
        archive = try XLSXArchive(path: path)
        let outer = RelationsReading()
        guard try archive.read("_rels/.rels", most: limits.partBytes, outer),
            let main = outer.target("officeDocument").map({ Self.path($0, from: "") })
        else { throw TableFault(.noWorkbook) }
        let workbook = WorkbookReading()
        guard try archive.read(main, most: limits.partBytes, workbook) else { throw TableFault(.noWorkbook) }
        let relations = RelationsReading()
        guard try archive.read(Self.relations(of: main), most: limits.partBytes, relations) else {
            throw TableFault(.noWorkbook)
        }
        let styles = StylesReading()
        if let target = relations.target("styles") {
            _ = try archive.read(Self.path(target, from: main), most: limits.partBytes, styles)
        }
        let stringsName = relations.target("sharedStrings").map { Self.path($0, from: main) }
        let strings = StringsReading(most: limits.heldBytes, name: stringsName ?? "")
        if let stringsName { _ = try archive.read(stringsName, most: limits.stringBytes, strings) }
        reading = SheetReading(strings, showsDay: styles.showsDay, from1904: workbook.countsFrom1904)
        for sheet in workbook.sheets where !sheet.isHidden {
            guard let target = relations.sheet(sheet.id),
                let part = try XLSXPart(
                    archive, Self.path(target, from: main), most: limits.sheetBytes, reading)
            else { continue }
            self.part = part
            if try fill() { return }
        }
        throw TableFault(.noSheet)
    }

    /// How much of the sheet was read, from 0 to 1.
    var done: Double { part?.done ?? 1 }

    /// `nil` at the end.
    func next() throws(TableFault) -> TableRow? {
        guard try fill() else { return nil }
        return rows.popFirst()
    }

    /// Reads on until there is a row; false at the end.
    private func fill() throws(TableFault) -> Bool {
        while rows.isEmpty, let part {
            if try !part.next() { self.part = nil }
            rows = reading.take()[...]
        }
        return !rows.isEmpty
    }

    /// `xl/workbook.xml` has its relationships in `xl/_rels/workbook.xml.rels`.
    private static func relations(of part: String) -> String {
        var folders = part.split(separator: "/")
        let name = folders.popLast() ?? ""
        return (folders + ["_rels", name + ".rels"]).joined(separator: "/")
    }

    /// A target is told from the part that points at it, or from the root.
    private static func path(_ target: String, from part: String) -> String {
        var folders = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast()
        for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
            if step == ".." { _ = folders.popLast() } else { folders.append(step) }
        }
        return folders.joined(separator: "/")
    }
}
