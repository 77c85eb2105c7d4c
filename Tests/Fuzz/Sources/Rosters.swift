import Exchange
import Foundation
import MutualAid

/// A roster as a file: CSV, or a workbook by its bytes.
func readRoster(_ bytes: [UInt8]) {
    keep(bytes)
    do throws(TableFault) {
        var reader = try RosterReader(path: path, today: Known.today)
        while let (_, entry) = try reader.next() {
            guard case .refused(let faults) = entry else { continue }
            for fault in faults { for language in Language.allCases { _ = fault.sentence(language).text } }
        }
    } catch { for language in Language.allCases { _ = error.sentence(language).text } }
}

/// A whole workbook whose parts are the input, parted by a byte FF: the sheet, the texts that cells share, the styles, and the workbook.
func readSheet(_ bytes: [UInt8]) {
    let given = bytes.split(separator: 0xFF, maxSplits: 3, omittingEmptySubsequences: false).map { Array($0) }
    var book = Workbook(sheet: "")
    book.parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" || (given.count > 3 && $0.name == "xl/workbook.xml") }
    let names = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]
    for (name, part) in zip(names, given) { book.parts.append((name, part)) }
    readRoster(book.bytes)
}

/// The readers take a path; the run gives one in its own folder.
private let path = ProcessInfo.processInfo.environment["FUZZ_FILE"] ?? "/dev/null"

private func keep(_ bytes: [UInt8]) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0, write(file, bytes, bytes.count) == bytes.count, close(file) == 0 else {
        fatalError("FUZZ_FILE can't be written: \(path)")
    }
}
