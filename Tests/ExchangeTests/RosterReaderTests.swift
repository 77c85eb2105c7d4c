import Exchange
import Foundation
import MutualAid
import Testing

@Suite struct RosterReaderTests {
    private static let sheets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sheets")
    private let today = Day(number: 20_514)  // 2026-03-02

    private func read(_ path: String) throws -> (good: [RosterLine], bad: [RosterFault]) {
        var reader = try RosterReader(path: path, today: today)
        var good: [RosterLine] = []
        var bad: [RosterFault] = []
        while let (row, entry) = try reader.next() {
            switch entry {
            case .line(let line):
                #expect(line.row == row.row)
                good.append(line)
            case .refused(let faults): bad += faults
            }
        }
        return (good, bad)
    }

    @Test(arguments: ["openpyxl", "openpyxl-1904", "libreoffice", "xlsxwriter", "xlsxwriter-inline"])
    func `rosters of other programs are read, and the damaged number is refused`(name: String) throws {
        let read = try read(Self.sheets.appending(path: name + ".xlsx").path)
        #expect(read.good.map(\.name.text) == ["张伟", "买买提·吐尔逊", "欧阳㛃"])
        #expect(read.good.map(\.identity.text) == ["610302198503120178", "610302197809230359", "610302199311060427"])
        #expect(read.good.map { $0.phone?.text } == ["13800000001", "13800000002", "13800000003"])
        #expect(read.bad.map(\.flaw) == [.digitsLost("6.1030219900101E+17")])
        #expect(read.bad.map(\.cell) == [name.hasPrefix("xlsxwriter") ? "B5" : "C6"])
    }

    @Test func `a heading over two rows with merged cells is found`() throws {
        let text = { (cell: String, text: String) in "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let rows = """
            <row r="1">\(text("A1", "花名册"))<c r="B1"/></row><row r="2">\(text("A2", "填报单位：某某公司"))</row>\
            <row r="3">\(text("A3", "序号"))\(text("B3", "姓名"))\(text("C3", "身份证号"))\(text("D3", "联系方式"))<c r="E3"/></row>\
            <row r="4"><c r="A4"/><c r="B4"/>\(text("D4", "座机"))\(text("E4", "手机"))</row>\
            <row r="5">\(text("B5", "张伟"))\(text("C5", "610302198503120178"))\(text("E5", "13800000001"))</row>
            """
        let read = try read(Workbook(rows: rows).write())
        #expect(read.bad.isEmpty && read.good.map(\.row) == [5])
        #expect(read.good.first?.phone?.text == "13800000001")
    }

    private func file(_ bytes: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv").path
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    @Test(arguments: TextEncoding.allCases, Separator.allCases)
    func `a roster is read from CSV in every form`(encoding: TextEncoding, separator: Separator) throws {
        var writer = CSVWriter(encoding, separator)
        try writer.write(["姓名", "备注", "身份证号码"].map { .exact($0) })
        try writer.write(["张伟", "分两\r\n行", "610302198503120178"].map { .exact($0) })
        try writer.write(["李静", "", "6.10302E+17"].map { .exact($0) })
        let read = try read(file(writer.bytes))
        #expect(read.good.map(\.identity.text) == ["610302198503120178"])
        #expect(read.bad.map(\.cell) == ["C3"])
    }

    @Test func `without a heading the file says which columns are missing`() throws {
        func fault(_ text: String) -> TableFault? {
            do {
                _ = try RosterReader(path: file(Array(text.utf8)), today: today)
                return nil
            } catch { return error as? TableFault }
        }
        #expect(fault("花名册\n姓名,手机\n张三,13800000001\n")?.flaw == .columnsMissing([.identity]))
        #expect(fault("1,2\n")?.flaw == .columnsMissing([.name, .identity]))
        #expect(fault("\n\n")?.flaw == .empty)
        #expect(
            fault("a,b\n")?.sentence(.zh).text == "没有找到表头：缺 “姓名”和“身份证号”。请在一行里写上“姓名”“身份证号”（次序不限），再读。")
    }

    @Test func `what a spreadsheet would run is written harmless and read back as it was`() throws {
        var writer = CSVWriter()
        try writer.write(["姓名", "身份证号", "手机"].map { .text($0) })
        try writer.write(["张伟", "610302198503120178", "+8613800000001"].map { .text($0) })
        let read = try read(file(writer.bytes))
        #expect(read.good.first?.phone?.text == "13800000001")
    }
}
