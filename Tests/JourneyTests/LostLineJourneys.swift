import Foundation
import OfficeSQLite
import Testing

/// The window is closed, the ssh line breaks: what was typed is kept, and nothing holds the file.
@Suite struct LostLineJourneys {
    /// - Parameter start: what starts the program in the terminal.
    private func losing(_ counter: Counter, _ start: [String]) throws {
        let person = Applicant("周而复", born: "19911111")
        let program: Int32
        do {
            let terminal = try Tmux(start + counter.command(), home: counter.home)
            try terminal.fillMember(person)
            program = try terminal.processIdentifier
            terminal.close()
        }
        let deadline = ContinuousClock.now + .seconds(10)
        while kill(program, 0) == 0, ContinuousClock.now < deadline { usleep(10_000) }
        #expect(kill(program, 0) != 0, "it is gone")
        // Closed as if it had been left: no lock, no log.
        #expect(try !Onlooker(counter.data).isLockedOut())
        #expect(!FileManager.default.fileExists(atPath: counter.data + "-wal"))
        let again = try counter.open()
        try again.see("草稿 1 份未发出")
        try again.press("F9")
        try again.at("D1")
        try again.press("Enter")
        try again.at("E1")
        for value in [person.name, person.identity, person.phone] { try again.see(value) }
    }

    @Test func `the terminal is closed`() throws { try losing(Counter(), []) }

    @Test func `the terminal goes away from a program that is kept from hearing of it`() throws {
        try losing(Counter(), ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh"])
    }
}
