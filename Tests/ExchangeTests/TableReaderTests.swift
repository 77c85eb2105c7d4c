import Exchange
import Foundation
import MutualAid
import Testing

@Suite struct TableReaderTests {
    private static let sheets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sheets")

    private func read(_ path: String, _ limits: XLSXLimits = XLSXLimits()) throws -> [TableRow] {
        var reader = try TableReader(path: path, limits: limits)
        var rows: [TableRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    private func texts(_ path: String) throws -> [[String]] {
        try read(path).map { row in row.fields.indices.map(row.text) }
    }

    private func fault(_ path: String, _ limits: XLSXLimits = XLSXLimits()) -> TableFault? {
        do {
            _ = try read(path, limits)
            return nil
        } catch let fault as TableFault {
            for language in Language.allCases {
                let sentence = fault.sentence(language)
                #expect(!sentence.what.isEmpty && !sentence.todo.isEmpty)
            }
            return fault
        } catch {
            Issue.record(error)
            return nil
        }
    }

    @Test(arguments: ["openpyxl", "openpyxl-1904", "libreoffice"])
    func `a roster with a title over it, days and a damaged number is read as it is seen`(name: String) throws {
        let rows = try read(Self.sheets.appending(path: name + ".xlsx").path)
        #expect(rows.map(\.row) == [1, 2, 3, 4, 5, 6, 9])
        #expect(rows[0].fields == ["某某公司职工花名册"])
        #expect(rows[1].fields == ["序号", "姓名", "身份证号码", "联系电话", "入职日期"])
        #expect(rows[2].fields == ["1", "张伟", "610302198503120178", "13800000001", "2019-03-01"])
        #expect(rows[3].fields == ["2", "买买提·吐尔逊", "610302197809230359", "13800000002", "2008-12-31"])
        #expect(rows[4].fields == ["3", "欧阳㛃", "610302199311060427", "13800000003", "2020-02-29"])
        #expect(rows[5].fields.prefix(3) == ["4", "李静", "6.1030219900101E+17"])
        // LibreOffice computes the formula, openpyxl doesn't.
        #expect(name != "libreoffice" || rows[5].fields[3] == "13800000002")
        #expect(rows[6].fields == ["", "合计"])
    }

    @Test(arguments: ["xlsxwriter", "xlsxwriter-inline"])
    func `texts in pieces, inline texts, results of formulas and times of day are read`(name: String) throws {
        #expect(
            try texts(Self.sheets.appending(path: name + ".xlsx").path) == [
                ["手机", "身份证号", "姓名", "入职日期"],
                ["13800000001", "610302198503120178", "张伟", "2019-03-01 08:30"],
                ["13800000002", "610302197809230359", "买买提·吐尔逊", "2008-12-31 08:30"],
                ["13800000003", "610302199311060427", "欧阳㛃", "2020-02-29 08:30"],
                ["13800000004", "6.1030219900101E+17", "李静"],
            ])
    }

    @Test
    func `what Excel writes is read: phonetic hints, blank cells with a style, escapes, two kinds of damaged numbers`()
        throws
    {
        let strings = """
            <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4" uniqueCount="4">\
            <si><t>姓名</t><phoneticPr fontId="1"/></si><si><r><rPr><b/></rPr><t xml:space="preserve">身份证</t></r>\
            <r><t>号</t></r><rPh sb="0" eb="1"><t>shen</t></rPh></si><si><t xml:space="preserve"> 张三 </t></si>\
            <si><t>两行_x000D_&#10;&lt;A&amp;B&gt;_x4_</t></si></sst>
            """
        let styles = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">\
            <numFmt numFmtId="176" formatCode="0_);[Red]\\(0\\)"/><numFmt numFmtId="177" \
            formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>\
            <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>
            """
        let rows = """
            <row r="1" spans="1:4" ht="20.1" customHeight="1" x14ac:dyDescent="0.15"><c r="A1" s="2" t="s"><v>0</v></c>\
            <c r="B1" s="2" t="s"><v>1</v></c><c r="C1" s="2"/><c r="D1" s="2"/></row>\
            <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="2"><v>6.10103199001011E+17</v></c><c r="D2" t="s"><v>3</v></c></row>\
            <row r="3"><c r="B3" s="2"><v>610103199001011000</v></c><c r="C3" s="1"><v>59</v></c><c r="D3" s="3"><v>61.5</v></c></row>\
            <row r="4"><c r="A4"><v>0.10000000000000001</v></c><c r="B4"><v>1.3812348E10</v></c><c r="C4" t="b"><v>1</v></c>\
            <c r="D4" t="e"><v>#N/A</v></c><c r="E4" t="str"><f>A1</f><v>x</v></c><c r="F4" s="1"><v>60</v></c>\
            <c r="G4" s="1"><v>0.35416666666666669</v></c><c r="H4" t="s"><v>99</v></c><c r="I4" t="d"><v>2026-03-15T00:00:00</v></c></row>\
            <row r="5"><c r="A5"/><c r="XFD5" s="1"/></row><row r="1048576"><c r="A1048576"><v>9</v></c></row>
            """
        let book = Workbook(
            sheet: """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:XFD1048576"/>\
                <sheetData>\(rows)</sheetData><mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells></worksheet>
                """, strings: strings, styles: styles)
        let read = try read(book.write())
        #expect(read.map(\.row) == [1, 2, 3, 4, 1_048_576])
        #expect(read[0].fields == ["姓名", "身份证号"])
        #expect(read[1].fields == [" 张三 ", "6.10103199001011E+17", "", "两行\r\n<A&B>_x4_"])
        #expect(read[1].text(0) == "张三")
        #expect(read[2].fields == ["", "6.10103199001011E+17", "1900-02-28", "1900-03-01 12:00"])
        #expect(read[3].fields == ["0.1", "13812348000", "TRUE", "#N/A", "x", "60", "08:30", "", "2026-03-15"])
        #expect(read[4].fields == ["9"])
    }

    @Test func `what WPS and other programs write is read: places left out, prefixed tags, numbers stored as text`()
        throws
    {
        let prefixed = """
            <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>\
            <x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>证件号</x:t></x:is></x:c></x:row>\
            <x:row><x:c t="str"><x:v>李四</x:v></x:c><x:c t="inlineStr"><x:is><x:t>61030219850312017X</x:t></x:is></x:c></x:row>\
            <x:row><x:c t="str"><x:v>王五</x:v></x:c><x:c t="n"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>
            """
        let rows = try read(Workbook(sheet: prefixed).write())
        #expect(rows.map(\.row) == [1, 2, 3])
        #expect(rows.map(\.fields) == [["姓名", "证件号"], ["李四", "61030219850312017X"], ["王五", "2"]])
    }

    @Test func `days of the other system begin in 1904`() throws {
        let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        let book = Workbook(
            rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>44634</v></c></row>",
            styles: styles, workbookPr: "<workbookPr date1904=\"1\"/>")
        #expect(try read(book.write()).map(\.fields) == [["1904-01-01", "2026-03-15"]])
    }

    @Test func `a file that would fill the memory or the machine is refused`() throws {
        let filled = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
        var limits = XLSXLimits()
        limits.sheetBytes = 1000
        let long = String(repeating: "<row r=\"2\"/>", count: 1000)
        #expect(
            fault(try Workbook(rows: filled + long).write(), limits)?.flaw == .tooLarge("xl/worksheets/sheet1.xml"))
        limits = XLSXLimits()
        limits.heldBytes = 1000
        let strings = "<sst>" + String(repeating: "<si><t/></si>", count: 1000) + "</sst>"
        #expect(
            fault(try Workbook(rows: filled, strings: strings).write(), limits)?.flaw
                == .tooLarge("xl/sharedStrings.xml"))
        // A tag that never ends is held by the parser until it does.
        let endless = "<row a=\"" + String(repeating: "x", count: 3 << 20)
        #expect(fault(try Workbook(rows: endless).write())?.flaw == .tooLarge("xl/worksheets/sheet1.xml"))
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(fault(try Workbook(rows: deep).write())?.flaw == .tooDeep("xl/worksheets/sheet1.xml"))
        let cell = "<row r=\"1\"><c r=\"C1\" t=\"str\"><v>" + String(repeating: "x", count: 70_000) + "</v></c></row>"
        #expect(
            fault(try Workbook(rows: cell).write())
                == TableFault(row: 1, column: 3, .cellTooLong(bytes: CSVReader.mostFieldBytes)))
        #expect(
            fault(try Workbook(rows: "<row r=\"7\"><c r=\"XFD7\"><v>1</v></c></row>").write())
                == TableFault(row: 7, .tooManyColumns(CSVReader.mostFields)))
        for outside in [
            "<row r=\"1048577\"/>", "<row r=\"0\"/>", "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row><c r=\"1\"/></row>",
        ] {
            #expect(fault(try Workbook(rows: outside).write())?.flaw == .outside, "\(outside)")
        }
    }

    @Test func `no entity is read, neither from outside nor from the file itself`() throws {
        for declared in [
            "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY a \"ha\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;&a;&a;\">",
            "",
        ] {
            let sheet = """
                <!DOCTYPE worksheet [\(declared)]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row>\
                </sheetData></worksheet>
                """
            #expect(fault(try Workbook(sheet: sheet).write())?.flaw == .declares("xl/worksheets/sheet1.xml"))
        }
        #expect(
            fault(try Workbook(rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&x;</v></c></row>").write())?.flaw
                == .damaged("xl/worksheets/sheet1.xml"))
    }

    @Test func `what is no table of rows is told from one`() throws {
        func file(_ bytes: [UInt8]) throws -> String {
            let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
            try Data(bytes).write(to: URL(filePath: path))
            return path
        }
        #expect(fault("/nonexistent.xlsx")?.flaw == .unreadable("/nonexistent.xlsx"))
        #expect(fault("/tmp")?.flaw == .unreadable("/tmp"))
        #expect(fault(try file([]))?.flaw == .empty)
        #expect(fault(try file([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]))?.flaw == .olderOrLocked)
        #expect(fault(try file(Array("PK\u{3}\u{4} cut short".utf8)))?.flaw == .damaged("zip"))
        var document = Workbook(rows: "")
        document.parts = [("word/document.xml", Array("<x/>".utf8))]
        #expect(fault(try document.write())?.flaw == .noWorkbook)
        #expect(fault(try Workbook(rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>").write())?.flaw == .noSheet)
        #expect(
            fault(try Workbook(rows: "<row r=\"1\"><c></row>").write())?.flaw == .damaged("xl/worksheets/sheet1.xml"))
        let whole = try Data(contentsOf: Self.sheets.appending(path: "xlsxwriter.xlsx"))
        // Wherever a file is cut or altered, it is read or refused, and nothing worse.
        for cut in stride(from: 4, to: whole.count, by: 97) {
            var altered = [UInt8](whole)
            altered[cut] ^= 0xFF
            _ = try? read(file(altered))
            _ = try? read(file([UInt8](whole.prefix(cut))))
        }
        #expect(try texts(file(Array("姓名;手机\n张三;1\n".utf8))) == [["姓名", "手机"], ["张三", "1"]])
    }
}
