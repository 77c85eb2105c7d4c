import MutualAid
import Office
import Testing

/// How many of a unit take part, and the gate where an office lets it block.
@Suite struct UnitGateTests {
    private func employer(_ fixture: Fixture, headcount: Int?, code: String = "91350100M000100Y43") throws -> Employer {
        let details = EmployerDetails(
            name: "宝鸡渭滨机械厂", creditCode: try CreditCode(code), division: Fixture.division, headcount: headcount,
            womenHeadcount: nil)
        return try fixture.office.addEmployer(NewEmployer(details: details, key: fixture.key()), by: fixture.handler)
    }

    private func worker(_ fixture: Fixture, _ place: Int, of employer: Employer?) throws -> Person {
        try fixture.member("张小明", identity("1985-06-15", place * 2 + 1)) { $0.employer = employer?.id }
    }

    @Test func `members in force and to come are counted, paid or not, each once; nobody else is`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture, headcount: 86)
        let other = try employer(fixture, headcount: 86, code: "91330100799655058B")
        let tomorrow = fixture.today.adding(days: 1)
        let ended = try worker(fixture, 1, of: unit)
        try fixture.enrol(ended, ["short-accident", "critical"], from: tomorrow)
        fixture.pass(days: 60)
        let soon = fixture.today.adding(days: 1)
        let second = try worker(fixture, 2, of: unit)
        let made = try fixture.enrol(second, ["critical", "hospital-accident"], from: soon, payer: nil)
        try fixture.enrol(try worker(fixture, 3, of: other), ["critical"], from: soon)
        try fixture.enrol(try worker(fixture, 4, of: nil), ["critical"], from: soon)
        #expect(
            try fixture.office.participation(of: unit.id) == ["critical": 2, "hospital-accident": 1])
        #expect(try fixture.office.participation(of: other.id) == ["critical": 1])
        // One that is cancelled doesn't count, and none of the person's others is lost.
        _ = try fixture.office.correct(
            CorrectionOrder(
                person: second.id, version: second.version, work: .cancel(made[1].id, version: made[1].version),
                why: CorrectionWhy([.askedByMember]), key: fixture.key()), by: fixture.handler)
        #expect(try fixture.office.participation(of: unit.id) == ["critical": 2])
        // Renewed before the old cover has ended, one person counts once.
        fixture.pass(days: 300)
        try fixture.enrol(ended, ["critical"], from: tomorrow.adding(years: 1))
        #expect(try fixture.office.participation(of: unit.id)["critical"] == 2)
    }

    @Test func `by default the gate refuses nobody; where it is set to block, it does until this person makes it full`()
        throws
    {
        let fixture = try Fixture()
        let unit = try employer(fixture, headcount: 3)
        let tomorrow = fixture.today.adding(days: 1)
        try fixture.enrol(try worker(fixture, 1, of: unit), ["critical"], from: tomorrow)

        expectFault(
            .barred(.notYourDuty([.supervisor])), ClaimBar.notYourDuty([.supervisor]).sentence(.zh).text,
            ClaimBar.notYourDuty([.supervisor]).sentence(.en).text
        ) { try fixture.office.set(gateBlocks: true, by: fixture.handler) }
        #expect(try fixture.office.set(gateBlocks: true, by: fixture.supervisor).gateBlocks)
        let second = try worker(fixture, 2, of: unit)
        let gate = Gate(percent: Figure(80, .peer), allBelow: Figure(100, .peer))
        let short = Participation(
            plan: Bilingual(zh: "重大疾病", en: "Critical illness"), base: .staff, headcount: 3, enrolled: 1, gate: gate)
        expectFault(
            .gateNotReached(short), "重大疾病：本单位 3 人，已参保 1 人，未到全员（还差 2 人）。请等单位凑齐再办，或由主管改成只提醒。",
            "Critical illness: unit of 3, 1 enrolled, all needed (2 short). "
                + "Wait until the unit has enough, or have a supervisor let the gate warn only."
        ) { try fixture.enrol(second, ["critical"], from: tomorrow) }

        // A counter that has not looked since is bound as well.
        let other = try fixture.opened()
        #expect(other.profile.gateBlocks)
        #expect(try other.set(gateBlocks: false, by: fixture.supervisor).gateBlocks == false)
        other.close()
        try fixture.enrol(second, ["critical"], from: tomorrow)
        _ = try fixture.office.set(gateBlocks: true, by: fixture.supervisor)
        // The third makes it full, and one without a unit or with one that nobody has counted has no gate.
        try fixture.enrol(try worker(fixture, 3, of: unit), ["critical"], from: tomorrow)
        try fixture.enrol(try worker(fixture, 4, of: nil), ["critical"], from: tomorrow)
        let uncounted = try employer(fixture, headcount: nil, code: "91330100799655058B")
        try fixture.enrol(try worker(fixture, 5, of: uncounted), ["critical"], from: tomorrow)
        try fixture.restart()
        #expect(fixture.office.profile.gateBlocks)
        try expectSound(fixture.office)
    }
}
