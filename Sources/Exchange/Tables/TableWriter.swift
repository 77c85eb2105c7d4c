import Foundation
import MutualAid

/// One cell to be written.
package struct TableCell: Hashable, Sendable {
    package enum Style: Int32, Sendable {
        case plain = 0
        case heading = 1
        case wrong = 2
    }

    package var text: String
    package var style: Style

    package init(text: String, style: Style = .plain) {
        self.text = text
        self.style = style
    }
}

/// Writes a table row by row for its owner only, as .xlsx or as CSV (UTF-8 with a mark) by the end of its name. A file that is
/// there already is left alone, and the place is empty until the file is whole.
package final class TableWriter {
    private let path: String
    private let part: String
    private var file: FileHandle?
    private var text = CSVWriter(.utf8Marked)
    private var workbook: XLSXWriter?

    /// - Parameter widths: of the columns of a workbook, in characters.
    package init(path: String, sheet: String, widths: [Double]) throws(TableFault) {
        self.path = path
        part = path + ".part-\(getpid())"
        guard !FileManager.default.fileExists(atPath: path) else { throw TableFault(.notWritable(path)) }
        unlink(part)
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw TableFault(.notWritable(path)) }
        if path.lowercased().hasSuffix(".xlsx") {
            close(descriptor)
            workbook = try XLSXWriter(path: part, sheet: sheet, widths: widths)
        } else {
            file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        }
    }

    deinit {
        workbook = nil
        unlink(part)
    }

    package func write(_ cells: [TableCell]) throws(TableFault) {
        if let workbook { return try workbook.write(cells) }
        do throws(CSVFault) { try text.write(cells.map { .text($0.text) }) } catch { throw TableFault(error) }
        if text.bytes.count > 1 << 16 { try flush() }
    }

    /// The file stands in its place only after this.
    package func close() throws(TableFault) {
        if let workbook { try workbook.close() } else { try flush() }
        guard rename(part, path) == 0 else { throw TableFault(.notWritable(path)) }
    }

    private func flush() throws(TableFault) {
        do { try file?.write(contentsOf: text.take()) } catch { throw TableFault(.notWritable(path)) }
    }

    private func close(_ descriptor: Int32) { _ = Foundation.close(descriptor) }
}
