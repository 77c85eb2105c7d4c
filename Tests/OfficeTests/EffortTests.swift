import MutualAid
import Office
import Testing

struct EffortTests {
    @Test func `what jobs took is kept by month and told after a restart`() throws {
        let fixture = try Fixture()
        let claim = FinishedJob(.claim, keys: 100, typed: 85, seconds: 120, papersAsked: 3, papersSaved: 2)
        try fixture.office.note(claim, by: fixture.handler)
        try fixture.office.note(FinishedJob(.status, keys: 5, typed: 4, seconds: 3), by: fixture.reviewer)
        let march = Month(of: fixture.today)
        fixture.pass(days: 31)
        try fixture.office.note(FinishedJob(.claim, keys: 90, typed: 77, seconds: 60), by: fixture.handler)
        try fixture.restart()
        let effort = try fixture.office.effort()
        #expect(effort.months == [Month(of: fixture.today), march])
        #expect(effort.line(march, .claim)?.steps == 15)
        #expect(effort.line(march, .claim)?.papersSaved == 2)
        #expect(effort.line(march, nil)?.jobs == 2)
        #expect(effort.line(Month(of: fixture.today), .claim)?.seconds == 60)
        // A year and a month later the first month is no longer told.
        fixture.pass(days: 365)
        #expect(try fixture.office.effort().months == [Month(of: day("2026-04-02"))])
        try expectSound(fixture.office)
    }

    @Test func `the menu tells the mean of today's jobs, halves up, and nothing before the first`() throws {
        let fixture = try Fixture()
        #expect(try fixture.office.menuCounts(for: fixture.handler).stepsToday == nil)
        try fixture.office.note(FinishedJob(.claim, keys: 100, typed: 85, seconds: 120), by: fixture.handler)
        try fixture.office.note(FinishedJob(.claim, keys: 90, typed: 78, seconds: 60), by: fixture.handler)
        // (15 + 12) / 2 = 13.5
        #expect(try fixture.office.menuCounts(for: fixture.handler).stepsToday == 14)
        fixture.pass(days: 1)
        #expect(try fixture.office.menuCounts(for: fixture.handler).stepsToday == nil)
    }
}
