import Foundation
import Testing

/// What should not be typed: told in a sentence, never swallowed, never sent.
@Suite struct InputJourneys {
    private let person = Applicant("孙丽", ordinal: 128)

    /// A member's form with the cursor on the identity number.
    private func form(_ counter: Counter) throws -> Tmux {
        let terminal = try counter.open()
        try terminal.at("M0")
        try terminal.type("1")
        try terminal.at("E0")
        try terminal.press("F6")
        try terminal.at("E1")
        try terminal.cursor(inRow: 3)
        return terminal
    }

    @Test func `a wrong check digit, an impossible date, fifteen digits: each has its sentence`() throws {
        let terminal = try form(Counter())
        for (typed, told) in [
            (person.wrongIdentity, "对不上"), ("61030219900230123X", "1990"), ("610302880615123", "15 位"),
            ("6103021988", "18 位"),
            (Applicant("", born: "20301231").identity, "2030"),
        ] {
            try terminal.type(typed)
            try terminal.see(typed)
            try terminal.press("Enter")
            try terminal.see("the sentence on \(typed)") {
                $0.contains("!证件号码") && $0.contains(told)
            }
            // Going back is never barred, and the message row tells all of it there.
            try terminal.press("BTab")
            try terminal.cursor(inRow: 3)
            try terminal.see("!! ")
            try terminal.press("C-u")
            try terminal.dontSee("!证件号码")
        }
    }

    @Test func `full-width digits, spaces and a small x are put right as they are typed`() throws {
        let terminal = try form(Counter())
        let wide = String(String.UnicodeScalarView("61030219880615".unicodeScalars.map { $0 }))
            .unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? " ") }
        try terminal.type(String(wide))
        try terminal.see("61030219880615")
        try terminal.type(" " + person.identity.suffix(4))
        try terminal.see("\(person.identity)")
        try terminal.see("无误")
        try terminal.press("Enter", "Enter")
        try terminal.type("１３８　０００0１２34")
        try terminal.press("Enter")
        try terminal.see("13800001234")
    }

    @Test func `control characters and bidi marks in a paste never reach the field`() throws {
        let terminal = try form(Counter())
        try terminal.press("Tab")
        try terminal.cursor(inRow: 4)
        try terminal.paste("孙\u{202E}\u{7}丽\u{1}\u{FEFF}\u{7F}")
        try terminal.see(rowEndingIn: "姓名 *          孙丽")
        #expect(try terminal.cursor.column == 22)
        try terminal.press("Tab")
        try terminal.dontSee("!姓名")
        // A space of another kind, which may stand for one that belongs there, is told by its code.
        try terminal.press("BTab")
        try terminal.paste("\u{200B}\u{2003}")
        try terminal.press("Tab", "BTab")
        try terminal.see("看不见的字符（U+2003）")
    }

    @Test func `a paste of 10,000 characters is cut to the field and said`() throws {
        let terminal = try form(Counter())
        try terminal.press("Tab")
        try terminal.cursor(inRow: 4)
        try terminal.paste(String(repeating: "买", count: 10_000))
        try terminal.see("the field full, and why") { $0.contains("买买") && $0.contains("只留下前面部分") }
        try terminal.press("C-u")
        try terminal.dontSee("买")
        try terminal.type("孙丽")
        try terminal.see(rowEndingIn: "姓名 *          孙丽")
        // On the main menu it opens the box at most.
        try terminal.menu()
        try terminal.paste(String(repeating: "9", count: 10_000))
        try terminal.see("the counter still there") { $0.contains("互助柜台") }
        #expect(try terminal.exitStatus == nil)
    }

    @Test func `a pasted newline never goes on and never submits`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.at("M0")
        try terminal.type("1")
        try terminal.at("E0")
        try terminal.paste(person.identity + "\n")
        try terminal.see("没有此人")
        try terminal.at("E0")
        try terminal.press("Enter")
        try terminal.at("E1")
        try terminal.paste("孙丽\n13800001234\n供水\n")
        try terminal.see("孙丽 13800001234 供水")
        try terminal.cursor(inRow: 4)
        try terminal.press("C-u")
        try terminal.type("孙丽")
        try terminal.press("Enter")
        try terminal.type("13800001234")
        try terminal.press("Enter")
        try terminal.type("供水")
        try terminal.see("Enter: ")
        try terminal.press("Enter", "Space", "F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.paste("\n")
        try terminal.paste("y\n")
        // Whatever it was taken for, nobody was stored by it.
        try terminal.press("F1")
        try terminal.see("这个屏幕能做的")
        #expect(
            try counter.found(person.name).allSatisfy { $0["identity"]?.hasSuffix(person.identity.suffix(4)) == false })
    }

    @Test func `claim figures that can't be are told where they stand`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.find("买买提", for: 3)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("C1")
        try terminal.type("1")
        for (typed, told) in [("20260230", "2026"), ("+9", "2026-12-03")] {
            try terminal.type(typed)
            try terminal.press("Enter")
            try terminal.see("the sentence on \(typed)") { $0.contains("!入院日") && $0.contains(told) }
            try terminal.press("BTab")
            try terminal.press("C-u")
            try terminal.dontSee("!入院日")
        }
        try terminal.type("t")
        try terminal.press("Enter")
        try terminal.type("-3")
        try terminal.press("Enter")
        try terminal.see("!出院日")
        try terminal.press("BTab")
        try terminal.press("C-u")
        try terminal.type("t")
        try terminal.press("Enter", "Enter")
        try terminal.type("BJ1")
        try terminal.press("Enter")
        for figure in ["100", "50", "0", "40", "99"] {
            try terminal.type(figure)
            try terminal.press("Enter")
        }
        try terminal.press("F10")
        try terminal.see("a sheet that doesn't add up is not sent") { $0.contains("!! ") && !$0.contains("以上受理吗") }
        try terminal.press("C-u")
        try terminal.type("12345678901234.567")
        try terminal.press("Enter", "F10")
        try terminal.see("!! ")
        #expect(try terminal.exitStatus == nil)
    }
}
