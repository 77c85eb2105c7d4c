import Exchange
import Foundation
import MutualAid
import Seeds
import Terminal
import Testing

/// Text from data that would steer what shows it: answers, CSV files, and what is read from somebody else's file.
@Suite struct SeenTextTests {
    static let hostile = "坏\u{1B}[2J\u{9B}31m\u{202E}txt\u{2066}\u{200B}\u{200D}\u{2028}\u{FEFF}\u{AD}\u{E0041}\u{7F}终"

    private func written(_ text: String) -> String {
        var writer = JSONWriter()
        writer.text(text)
        return writer.string
    }

    @Test func `JSON escapes what the terminal never shows, and nothing else`() throws {
        for value in [0...0xD7FF, 0xE000...0x1FFFF, 0xE0000...0xE0FFF].joined() {
            let scalar = try #require(Unicode.Scalar(UInt32(value)))
            let isEscaped = !written(String(scalar)).unicodeScalars.contains(scalar)
            let wanted = Unshown.contains(scalar) || scalar == "\"" || scalar == "\\"
            // A quote and a backslash stand behind a backslash.
            let isQuoted = scalar == "\"" || scalar == "\\"
            if isEscaped != (wanted && !isQuoted) { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func `what JSON escapes reads back as it was`() throws {
        let json = written(Self.hostile + "\"\\\n")
        #expect(!json.unicodeScalars.contains(where: Unshown.contains))
        let back = try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String]
        #expect(back == [Self.hostile + "\"\\\n"])
        #expect(written("确诊 乳腺癌（women-05）：“·”") == "\"确诊 乳腺癌（women-05）：“·”\"")
    }

    @Test func `an answer to a case holds nothing of its name that steers a terminal`() throws {
        var lines = JudgeLines(catalogue: try Seeds.catalogue())
        let name = "c\u{9B}2J\u{202E}\u{2028}"
        let good = JudgeLinesTests.contract.replacing("\"c1\"", with: "\"\(name)\"")
        let bad = good.replacing("\"women\"", with: "\"\(name)\"")
        for line in [good, bad] {
            let text = try #require(lines.answer(line: Array(line.utf8), number: 1)?.text)
            #expect(!text.unicodeScalars.contains { Unshown.contains($0) && $0 != "\n" }, "\(text.debugDescription)")
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            #expect(object?["case"] as? String == name)
        }
    }

    @Test(arguments: ["\u{202E}=1+1", "\u{200B}\u{FEFF} +1", "\u{AD}@x", "\u{1B}-1", "\u{E0041}＝1"])
    func `no hidden character before a sign makes a spreadsheet run it`(text: String) {
        let written = CSVCell.text(text).written
        #expect(written.hasPrefix("'") && !written.unicodeScalars.contains(where: Unshown.contains), "\(written)")
    }

    @Test func `a quote or a line break before a sign leaves it text`() throws {
        var writer = CSVWriter()
        try writer.write([.text("\"=1+1"), .text("a\r\n=1+1"), .text("a,=1"), .text("a\"\r\n\"=1")])
        var reader = CSVReader(writer.bytes)
        #expect(try reader.rest().map(\.fields) == [["\"=1+1", "a\r\n=1+1", "a,=1", "a\"\r\n\"=1"]])
        #expect(CSVCell.text("\r\n=1").written.hasPrefix("'"))
    }

    @Test func `a cell of text has nothing in it that steers a terminal`() {
        #expect(CSVCell.text(Self.hostile).written == "坏[2J31mtxt终")
        #expect(CSVCell.text("葛\u{E0100}城\n区\t1").written == "葛\u{E0100}城\n区\t1")
    }

    @Test func `a list of stays and diagnoses is read without what can't be seen, each field one line`() throws {
        var csv = CSVReader(
            Array(
                "证件号码,入院日,医院,结算单号\n61010319850615001X\u{200B},2025-09-02\u{202E},\"区\r\n医院 \u{1B}[2J\",\u{FEFF}BJ\u{9B}1\n"
                    .utf8))
        let today = try #require(Day("2026-03-02"))
        let sheet = try KnownEventSheet(
            heading: try #require(try csv.next()).fields, catalogue: try Seeds.catalogue(), today: today)
        let row = try #require(try csv.next())
        guard case .stay(let stay) = try sheet.read(row: row.row, fields: row.fields).facts else {
            Issue.record("no stay")
            return
        }
        #expect(stay.hospital == "区 医院 [2J")
        #expect(stay.sheet == "BJ 1")
    }
}
