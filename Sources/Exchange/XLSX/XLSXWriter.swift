import CSheet

/// Writes an .xlsx workbook of one sheet, row by row; every cell is text, so that a spreadsheet leaves long numbers alone and
/// runs nothing.
final class XLSXWriter {
    private let path: String
    private var writer: OpaquePointer?
    private var row: Int32 = 0

    /// - Parameter widths: of the columns, in characters.
    init(path: String, sheet: String, widths: [Double]) throws(TableFault) {
        guard let writer = csheet_writer_open(path, sheet, widths, Int32(widths.count)) else {
            throw TableFault(.notWritable(path))
        }
        self.path = path
        self.writer = writer
    }

    deinit { if let writer { _ = csheet_writer_close(writer) } }

    /// Rows are written in their order, and the cells of each from the left.
    func write(_ cells: [TableCell]) throws(TableFault) {
        for (column, cell) in cells.enumerated() where !cell.text.isEmpty {
            guard csheet_writer_text(writer, row, Int32(column), cell.text, cell.style.rawValue) == 1 else {
                throw TableFault(row: Int(row) + 1, column: column + 1, .cellTooLong(bytes: 32_767))
            }
        }
        row += 1
    }

    /// The file is whole only after this.
    func close() throws(TableFault) {
        guard let writer else { return }
        self.writer = nil
        guard csheet_writer_close(writer) == 1 else { throw TableFault(.notWritable(path)) }
    }
}
