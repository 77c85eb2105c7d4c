import Foundation

/// Reads a table row by row, in little memory: an .xlsx workbook or a CSV file, told by what is in it, whatever its name.
package struct TableReader {
    private var text: CSVReader?
    private var feed: TextFeed?
    private var workbook: XLSXReader?

    package init(path: String) throws(TableFault) { try self.init(path: path, limits: XLSXLimits()) }

    package init(path: String, limits: XLSXLimits) throws(TableFault) {
        let feed = try TextFeed(path: path)
        let head = try feed.head()
        if head.isEmpty { throw TableFault(.empty) }
        // The head of an OLE compound file (MS-CFB, 2.2).
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { throw TableFault(.olderOrLocked) }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            workbook = try XLSXReader(path: path, limits: limits)
        } else {
            text = CSVReader { () throws(CSVFault) in try feed.next() }
            self.feed = feed
        }
    }

    /// How much of it was read, from 0 to 1.
    package var done: Double { workbook?.done ?? feed?.done ?? 1 }

    /// The next row that holds something; `nil` at the end. After a fault nothing more is read.
    package mutating func next() throws(TableFault) -> TableRow? {
        if let workbook { return try workbook.next() }
        do throws(CSVFault) { return try text?.next() } catch { throw TableFault(error) }
    }
}

/// A file that is read piece by piece.
private final class TextFeed {
    private let path: String
    private let file: FileHandle
    private let size: UInt64
    private var read: UInt64 = 0

    init(path: String) throws(TableFault) {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue,
            let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd(),
            (try? file.seek(toOffset: 0)) != nil
        else { throw TableFault(.unreadable(path)) }
        self.path = path
        self.file = file
        self.size = size
    }

    var done: Double { read < size ? Double(read) / Double(size) : 1 }

    /// The first eight bytes, which are read again.
    func head() throws(TableFault) -> [UInt8] {
        guard let head = try? file.read(upToCount: 8), (try? file.seek(toOffset: 0)) != nil else {
            guard size == 0 else { throw TableFault(.unreadable(path)) }
            return []
        }
        return [UInt8](head)
    }

    func next() throws(CSVFault) -> [UInt8]? {
        do {
            guard let piece = try file.read(upToCount: CSVReader.chunkBytes) else { return nil }
            read += UInt64(piece.count)
            return [UInt8](piece)
        } catch { throw CSVFault(row: 0, column: 0, .unreadable(path)) }
    }
}
