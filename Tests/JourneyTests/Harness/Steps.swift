import Foundation
import Testing

/// What a handler does again and again.
extension Tmux {
    /// Waits for the screen of a code: M0, E1, C1 …
    func at(_ code: String, within seconds: Double = 5, at place: SourceLocation = #_sourceLocation) throws {
        try see("screen \(code)", within: seconds, at: place) {
            $0.prefix { $0 != "\n" }.split(separator: " ").contains(Substring(code))
        }
    }

    /// To the main menu, from wherever one is.
    func menu(at place: SourceLocation = #_sourceLocation) throws {
        try press("F3")
        try at("M0", at: place)
    }

    /// To the main menu, which may be where one is.
    func home(at place: SourceLocation = #_sourceLocation) throws {
        try see("a screen", at: place) { $0.contains("互助柜台") || $0.contains("Mutual Aid") }
        if try lines.first?.contains(" M0 ") == true { return }
        try menu(at: place)
    }

    /// Finds a person by what is typed, for a desk of the main menu: 1 enrolment, 2 plans, 3 claim, 4 status.
    func find(_ text: String, for desk: Int, at place: SourceLocation = #_sourceLocation) throws {
        try at("M0", at: place)
        try type("\(desk)")
        try at(["E0", "P0", "C0", "S0"][desk - 1], at: place)
        try type(text)
        try see(text, at: place)
    }

    /// Types a member's form as far as it is required, from the main menu.
    func fillMember(_ person: Applicant, at place: SourceLocation = #_sourceLocation) throws {
        try find(person.identity, for: 1, at: place)
        try press("Enter")
        try at("E1", at: place)
        try type(person.name)
        try press("Enter")
        try type(person.phone)
        try press("Enter")
        try type(person.employer)
        try see("单位 *        + \(person.employer)", at: place)
        try press("Enter")
        try see("有限公司", at: place)
        try press("Space")
        try see("本人同意 *      是", at: place)
    }

    /// Enrols a member from the main menu; ends on the page with the number, which is returned.
    @discardableResult
    func enrol(_ person: Applicant, at place: SourceLocation = #_sourceLocation) throws -> String {
        try fillMember(person, at: place)
        try press("F10")
        try see("F10 或 Y 登记", at: place)
        try press("F10")
        try see("已登记 HY", at: place)
        return try number("HY")
    }

    /// The first number of a kind on the screen: HY, PZ, SJ, LP.
    func number(_ kind: String, at place: SourceLocation = #_sourceLocation) throws -> String {
        try see(kind + "6", at: place)
        let numbers = try screen.matches(of: /[A-Z]{2}[0-9]{15}/).map { String($0.output) }
        return try #require(numbers.first { $0.hasPrefix(kind) }, "no number \(kind)", sourceLocation: place)
    }

    /// Waits until a row shows a text and nothing after it.
    func see(rowEndingIn text: String, at place: SourceLocation = #_sourceLocation) throws {
        try see("a row that ends in \(text)", at: place) { $0.split(separator: "\n").contains { $0.hasSuffix(text) } }
    }

    /// Waits until the cursor stands in a row, from 0.
    func cursor(inRow row: Int, at place: SourceLocation = #_sourceLocation) throws {
        try see("the cursor in row \(row)", at: place) { _ in try cursor.row == row }
    }

    /// Types a hospital stay after an accident into an empty claim form; five figures that agree.
    func fillStay(admitted: String, discharged: String, sheet: String) throws {
        try type("1")
        for value in [admitted, discharged, "2", sheet, "18642.50", "13049.75", "0", "4206.31", "1386.44"] {
            try type(value)
            try press("Enter")
        }
        try see("五项相符")
    }

    /// Leaves by 0, and answers what is asked.
    func quit(at place: SourceLocation = #_sourceLocation) throws {
        try home(at: place)
        try press("F3")
        try see("退出互助柜台？", at: place)
        try press("F10")
        #expect(try seeItEnd(at: place) == 0, sourceLocation: place)
    }

    /// Opens a claim of the worklist on which one stands, in whichever of its groups it waits.
    ///
    /// - Parameter code: the screen where that ends.
    func open(fromList claim: String, at code: String = "S1", place: SourceLocation = #_sourceLocation) throws {
        // The group shown is the one in brackets.
        let group = /\[\S.*? [0-9]+\]/
        for _ in 0..<12 where try !screen.contains(claim) {
            let before = try screen.firstMatch(of: group)?.output
            try press("F11")
            try see("the next group", at: place) { $0.firstMatch(of: group)?.output != before }
        }
        try pick(claim)
        try at(code, at: place)
        try see(claim, at: place)
    }
}
