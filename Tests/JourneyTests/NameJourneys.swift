import Foundation
import Testing

/// Names of every kind: nothing misaligned, nothing lost, found again.
@Suite struct NameJourneys {
    /// A character that libc of Debian 12 doesn't know, a variation selector, an interpunct, one and six characters.
    private static let names = [
        "阿卜杜拉·买买提江", "\u{31350}文", "葛\u{E0100}城", "邹\u{FE00}海", "齐·木格", "欧阳文轩雅丽", "李", "Jean Müller",
    ]

    @Test func `they stand in one column, and nothing of them is lost`() throws {
        let counter = try Counter()
        let terminal = try counter.open(columns: 100, rows: 30)
        for (place, name) in Self.names.enumerated() {
            var person = Applicant(name, born: "19880615", ordinal: 200 + place)
            person.phone = "13577778888"
            try terminal.fillMember(person)
            try terminal.press("F10")
            try terminal.see("F10 或 Y 登记")
            try terminal.press("F10")
            try terminal.see("已登记 HY")
            try terminal.menu()
        }
        try terminal.find("13577778888", for: 1)
        try terminal.see("the people in rows, their numbers one below the other") { screen in
            let rows = screen.split(separator: "\n").filter { $0.contains("610***") }
            let columns = rows.compactMap { row in row.range(of: "610***").map { Self.cells(row[..<$0.lowerBound]) } }
            return rows.count == 5 && Set(columns).count == 1
        }
        // No name is drawn in fewer characters than it has: what can't be drawn shows as 〓.
        try terminal.press("C-u")
        try terminal.type("欧阳文轩雅丽")
        try terminal.see("会员  欧阳文轩雅丽 ")

        for name in Self.names {
            let found = try counter.found(name)
            #expect(
                found.contains { Array(($0["name"] ?? "").unicodeScalars) == Array(name.unicodeScalars) }, "\(name)")
        }
        #expect(try counter.found("13577778888").count == Self.names.count)
        // Without the selector, by the variants of the interpunct, by pinyin and by initials.
        #expect(try counter.found("葛城").contains { $0["name"] == Self.names[2] })
        #expect(try counter.found("阿卜杜拉•买买提江").contains { $0["name"] == Self.names[0] })
        #expect(try counter.found("ouyangwenxuan").contains { $0["name"] == "欧阳文轩雅丽" })
        #expect(try counter.found("oywxyl").contains { $0["name"] == "欧阳文轩雅丽" })
    }

    @Test func `a rare character is drawn in two cells, explained by its code, and kept in a draft`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.find(Applicant("").identity, for: 1)
        try terminal.press("Enter")
        try terminal.at("E1")
        try terminal.type("\u{31350}文")
        try terminal.see("姓名 *          〓文")
        #expect(try terminal.cursor.column == 22)
        try terminal.press("F1")
        try terminal.see("U+31350")
        try terminal.press("F12")
        try terminal.press("BSpace")
        try terminal.dontSee("〓文")
        try terminal.see("〓")
        try terminal.press("BSpace")
        try terminal.dontSee("〓")
    }

    /// Cells as the journeys' tmux counts them: two for Han and for 〓, none for selectors.
    private static func cells(_ text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0xFE00...0xFE0F, 0xE0100...0xE01EF: sum
            case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x20000...0x3FFFD: sum + 2
            default: sum + 1
            }
        }
    }
}
