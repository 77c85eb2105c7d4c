import Foundation
import Testing

/// The same work line by line: for screen readers, scripts and terminals that can't place a cursor.
@Suite struct PlainJourneys {
    @Test func `enrol, choose, pay, claim and look up by lines on standard input`() throws {
        let counter = try Counter()
        let person = Applicant("再娜甫", ordinal: 642)
        let enrolled = try counter.plain([
            "1", person.identity, person.name, person.phone, "供水", "", "1", "F10", "y",
            // Plans: the first one, paid by the unit.
            "", "1", "9", "", "", "2", "F10", "F10", "y", "0",
        ])
        #expect(enrolled.status == 0, "\(enrolled.err)")
        #expect(enrolled.out.contains("已登记 HY"), "\(enrolled.out)")
        let certificate = try #require(enrolled.out.firstMatch(of: /PZ[0-9]{15}/).map { String($0.output) })

        let claimed = try counter.plain(
            [
                "3", certificate, "1", "2027-01-05", "2027-01-12", "2", "BJ2027010500002", "18642.50", "13049.75", "0",
                "4206.31", "1386.44", "F10", "y", "0",
            ], today: "2027-01-20")
        #expect(claimed.status == 0)
        let claim = try #require(
            claimed.out.firstMatch(of: /LP[0-9]{15}/).map { String($0.output) }, "\(claimed.out)")
        #expect(try counter.status(claim)["amount"] as? String == "4206.31")

        let looked = try counter.plain(["4", claim, "F12", "F3", "0"], today: "2027-01-21")
        #expect(looked.out.contains("待补件"))
        #expect(looked.out.contains("缺 申请书"))
    }

    @Test func `nothing of a screen is drawn, no colour, no control, and a page that stays isn't read twice`() throws {
        let counter = try Counter()
        let result = try counter.plain(["1", Applicant("", ordinal: 11).identity, "孙丽", "13800001234"])
        #expect(result.status == 0)
        #expect(!result.out.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!result.out.contains("─") && !result.out.contains("│"))
        #expect(result.out.components(separatedBy: "本人同意 *").count == 2, "\(result.out)")
        // The input ended in the middle of a form: it is a draft.
        #expect(try counter.plain(["0"]).out.contains("草稿 1 份未发出"))
    }

    @Test func `a wrong answer is told and asked again`() throws {
        let counter = try Counter()
        let result = try counter.plain(["7", "9", "2", "7", "1", "0", "y"])
        #expect(result.out.contains("没有这个号"), "\(result.out)")
        #expect(result.status == 0)
    }

    @Test func `of several people found one is asked for, nobody is opened unseen`() throws {
        let counter = try Counter()
        let several = try counter.plain(["4", "zhang"])
        #expect(several.out.contains("\n2. 会员  "), "\(several.out)")
        #expect(!several.out.contains("个人页") && !several.out.contains("S1"))
        #expect(try counter.plain(["4", "zhang", "2"]).out.contains("HY6"))
    }

    @Test func `a theme that isn't there is wrong use here too`() throws {
        let counter = try Counter()
        let result = try counter.run("--theme", "pink")
        #expect(result.status == 2 && result.out.isEmpty)
        #expect(FileJourneys.sentences(result.err) == 2, "\(result.err)")
    }

    @Test func `a dumb terminal gets the same`() throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["TERM": "dumb"])
        try terminal.see("1. 会员参保")
        try terminal.type("5")
        try terminal.press("Enter")
        try terminal.see("LP6")
        try terminal.type("F3")
        try terminal.press("Enter")
        try terminal.type("0")
        try terminal.press("Enter")
        try terminal.see("Y/N >")
        try terminal.type("y")
        try terminal.press("Enter")
        #expect(try terminal.seeItEnd() == 0)
    }
}
