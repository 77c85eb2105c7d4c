import Exchange
import Foundation
import MutualAid
import Testing

@Suite struct XLSXWriterTests {
    private let rows = [
        ["序号", "姓名", "身份证号", "有误"],
        ["1", "张三", "61030219850312017X", ""],
        ["2", "=HYPERLINK(\"http://x\")", "6.10103199001011E+17", "位数丢了\n第二行"],
        ["", "<A&B> \u{1} ]]>", "", "🧧𠮷"],
    ]

    private func written() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "huzhu-\(UUID().uuidString).xlsx").path
        let writer = try TableWriter(path: path, sheet: "花名册", widths: [6, 12, 22, 40])
        for (place, row) in rows.enumerated() {
            try writer.write(row.map { TableCell(text: $0, style: place == 0 ? .heading : .plain) })
        }
        try writer.close()
        return path
    }

    @Test func `what was written is read again, and only its owner can read it`() throws {
        let path = try written()
        var reader = try TableReader(path: path)
        for row in rows {
            let read = try #require(try reader.next())
            #expect(read.fields + Array(repeating: "", count: row.count - read.fields.count) == row)
        }
        #expect(try reader.next() == nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `openpyxl opens it without a complaint and sees text in every cell`() throws {
        let script = """
            import sys, warnings
            warnings.simplefilter("error")
            import openpyxl
            sheet = openpyxl.load_workbook(sys.argv[1])["花名册"]
            assert sheet.freeze_panes == "A2", sheet.freeze_panes
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.value is None or cell.data_type == "s" and cell.number_format == "@", cell
                    print(cell.value or "", end="|")
                print(end="#")
            """
        guard let found = try Python.run("import openpyxl"), found.status == 0 else { return }
        let said = try #require(try Python.run(script, [written()]))
        #expect(said.status == 0, "\(said.error)")
        #expect(
            said.output.hasPrefix("序号|姓名|身份证号|有误|#1|张三|61030219850312017X||#2|=HYPERLINK(\"http://x\")|6.1"),
            "\(said.output)")
    }

    @Test func `where the file can't be made, or is there already, it is told`() throws {
        let path = try written()
        for place in ["/nonexistent/x.xlsx", "/nonexistent/x.csv", path] {
            do {
                _ = try TableWriter(path: place, sheet: "x", widths: [])
                Issue.record("it was made")
            } catch { #expect(error.flaw == .notWritable(place)) }
        }
    }
}

/// Python, where the machine has it.
enum Python {
    static func run(_ script: String, _ arguments: [String] = []) throws -> (
        status: Int32, output: String, error: String
    )? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        do { try process.run() } catch { return nil }
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = error.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: said, as: UTF8.self),
            String(decoding: complained, as: UTF8.self)
        )
    }
}
