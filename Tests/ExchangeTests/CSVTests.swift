import Exchange
import Foundation
import MutualAid
import Testing

@Suite struct CSVTests {
    private func read(_ text: String, _ format: CSVFormat = CSVFormat()) throws -> [[String]] {
        var reader = CSVReader(Array(text.utf8), format)
        return try reader.rest().map(\.fields)
    }

    private func fault(_ bytes: [UInt8], _ format: CSVFormat = CSVFormat()) -> CSVFault? {
        var reader = CSVReader(bytes, format)
        do {
            _ = try reader.rest()
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ("a,\n,b\n,\n", [["a", ""], ["", "b"], ["", ""]]),
        ("\"a,1\",\"say \"\"x\"\"\"\n", [["a,1", "say \"x\""]]),
        ("\"two\r\nlines\",b\n", [["two\r\nlines", "b"]]),
        ("\n\r\na\n\n\nb\n\n", [["a"], ["b"]]),
        ("\"\"\n", [[""]]),
        ("", []),
        ("5\" pipe,x\n", [["5\" pipe", "x"]]),
        ("\u{FEFF}张三,1\n", [["张三", "1"]]),
        ("a;b;c,d\n1;2;3\n", [["a", "b", "c,d"], ["1", "2", "3"]]),
        ("a\tb\n1,5\t2\n", [["a", "b"], ["1,5", "2"]]),
        ("\"x;y;z\",b\n1;1,2\n", [["x;y;z", "b"], ["1;1", "2"]]),
        ("alone\n1,2\n", [["alone"], ["1", "2"]]),
    ])
    func `a file is read, its separator found in its first line`(text: String, rows: [[String]]) throws {
        #expect(try read(text) == rows)
    }

    @Test func `a separator that is given is not guessed`() throws {
        #expect(try read("a;b,c\n", CSVFormat(separator: .comma)) == [["a;b", "c"]])
        #expect(try read("a;b,c\n", CSVFormat(separator: .semicolon)) == [["a", "b,c"]])
    }

    @Test(arguments: [
        ("姓名,单位\n", TextEncoding.gb18030), ("联通,模\n", .gb18030), ("模具\n", .gb18030), ("𠮷野,〓\n", .gb18030),
        ("姓名,单位\n", .utf8), ("𠮷野\n", .utf8), ("plain\n", .utf8),
    ])
    func `letters are known without being told`(text: String, encoding: TextEncoding) throws {
        var writer = CSVWriter(encoding)
        try writer.write(text.dropLast().split(separator: ",").map { .text(String($0)) })
        var reader = CSVReader(writer.bytes)
        #expect(try reader.rest().map(\.fields) == [text.dropLast().split(separator: ",").map(String.init)])
    }

    @Test func `letters that come late in a long file are known too`() throws {
        var writer = CSVWriter(.gb18030)
        for row in 0..<20_000 { try writer.write([.exact("\(row)"), .exact("plain")]) }
        try writer.write([.exact("last"), .text("张晓明")])
        var reader = CSVReader(writer.bytes)
        #expect(try reader.rest().last?.fields == ["last", "张晓明"])
    }

    @Test func `what is wrong is told with its row and column`() {
        #expect(fault(Array("a,b\n\"c\"d,e\n".utf8)) == CSVFault(row: 2, column: 1, .afterQuote))
        #expect(fault(Array("a,b\nc,\"d\n\n".utf8)) == CSVFault(row: 2, column: 2, .unclosedQuote))
        #expect(
            fault(Array("a,".utf8) + [0xFF, 0x0A], CSVFormat(encoding: .utf8))
                == CSVFault(row: 1, column: 2, .letters(.utf8)))
        #expect(
            fault([0x41, 0x0A, 0x81, 0x0A], CSVFormat(encoding: .gb18030))
                == CSVFault(row: 2, column: 1, .letters(.gb18030)))
        #expect(fault([0xFF, 0xFE, 0x41, 0x00]) == CSVFault(row: 0, column: 0, .utf16))
        let long = [UInt8](repeating: 0x41, count: CSVReader.mostFieldBytes + 1)
        #expect(fault(long) == CSVFault(row: 1, column: 1, .fieldTooLong(bytes: CSVReader.mostFieldBytes)))
        let wide = [UInt8](repeating: 0x2C, count: CSVReader.mostFields + 1)
        #expect(fault(wide)?.flaw == .tooManyFields(CSVReader.mostFields))
        for flaw: CSVFlaw in [
            .letters(.utf8), .utf16, .afterQuote, .unclosedQuote, .fieldTooLong(bytes: 9), .tooManyFields(9),
            .unreadable("x"), .noSuchLetter("x"),
        ] {
            for language in Language.allCases {
                let sentence = CSVFault(row: 3, column: 2, flaw).sentence(language)
                #expect(sentence.what.contains("3") && !sentence.todo.isEmpty)
            }
        }
    }

    @Test func `a file of any length is read in little memory`() throws {
        // An endless row source of 64 MB that hands out one chunk again and again: the reader holds no more than it looks at.
        var left = 1024
        let chunk = Array(String(repeating: "张三,6222021234567890123,12.00\r\n", count: 2000).utf8).prefix(1 << 16)
        let whole = Array(chunk[..<(chunk.lastIndex(of: 0x0A).map { $0 + 1 } ?? chunk.endIndex)])
        var most = 0
        var reader = CSVReader { () throws(CSVFault) in
            guard left > 0 else { return nil }
            left -= 1
            return whole
        }
        var rows = 0
        while let row = try reader.next() {
            rows += 1
            most = max(most, MemoryLayout.size(ofValue: row.fields))
            if rows > 40_000 { break }
        }
        // What was not asked for was not read.
        #expect(left > 990)
        #expect(rows == 40_001)
    }

    @Test(arguments: [
        "=1+1", "+8613800001234", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "　＠x", "=HYPERLINK(\"x\",\"y\")",
    ])
    func `text that a spreadsheet would run is made harmless`(text: String) throws {
        var writer = CSVWriter()
        try writer.write([.text(text), .exact("-2.00")])
        var reader = CSVReader(writer.bytes, CSVFormat(separator: .comma))
        #expect(try reader.rest().map(\.fields) == [["'" + text, "-2.00"]])
        #expect(CSVCell.text("张三").written == "张三")
        #expect(CSVCell.text("a=b").written == "a=b")
    }

    @Test(arguments: TextEncoding.allCases, Separator.allCases)
    func `what was written is read again`(encoding: TextEncoding, separator: Separator) throws {
        var random = SystemRandomNumberGenerator()
        let letters = Array("ab \"\"\",;\t\r\n=张晓明𠮷〓·é🧧'0\u{301}")
        for round in 0..<300 {
            let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    String(
                        (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
                            letters.randomElement(using: &random)
                        })
                }
            }
            var writer = CSVWriter(encoding, separator)
            for row in rows { try writer.write(row.map(CSVCell.exact)) }
            var pieces = writer.bytes[...]
            // In pieces of any size, so that no letter, quote or line end is safe from being cut.
            var reader = CSVReader(CSVFormat(encoding: encoding, separator: separator)) { () throws(CSVFault) in
                guard !pieces.isEmpty else { return nil }
                let piece = Array(pieces.prefix(1 + round % 7))
                pieces = pieces.dropFirst(piece.count)
                return piece
            }
            let back = try reader.rest()
            #expect(back.map { $0.fields.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }, "\(rows)")
            #expect(back.map(\.row) == Array(1...rows.count))
        }
    }

    @Test func `a file that isn't there is told`() {
        let path = "/nonexistent/return.csv"
        do {
            _ = try CSVReader(path: path)
            Issue.record("it was read")
        } catch { #expect(error == CSVFault(row: 0, column: 0, .unreadable(path))) }
    }
}
