import MutualAid
import Testing

@testable import Office

/// Who works in an office, and what its supervisors set.
@Suite struct UsersTests {
    @Test func `a supervisor renames, gives other duties and retires, and the trail tells before and after`() throws {
        let fixture = try Fixture()
        var change = UserChange(fixture.reviewer)
        change.name = "高建国（财务科）"
        change.duties = [.firstReviewer]
        let changed = try fixture.office.change(user: fixture.reviewer.id, change, version: 1, by: fixture.supervisor)
        #expect(changed.version == 2 && changed.duties == [.firstReviewer])
        let entry = try #require(try fixture.office.auditTrail().last)
        #expect(entry.action == "change-user" && entry.subject == changed.id.value)
        #expect(entry.detail["before.name"] == "高建国" && entry.detail["name"] == "高建国（财务科）")
        #expect(entry.detail["before.duties"] == "first-reviewer,second-reviewer")
        try fixture.restart()
        #expect(fixture.office.user(changed.id) == changed)
        #expect(fixture.office.user(named: "高建国（财务科）") == changed)
        change.isRetired = true
        let retired = try fixture.office.change(user: changed.id, change, version: 2, by: fixture.supervisor)
        #expect(retired.isRetired)
        #expect(fixture.office.user(named: retired.name) == nil)
        #expect(fixture.office.users().contains(retired))
        try expectSound(fixture.office)
    }

    @Test func `what a user has taken goes back when they leave, and they can do nothing more`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let leaving = fixture.reviewer
        _ = try fixture.office.decide(claim.id, version: 1, .take, by: leaving)
        var change = UserChange(leaving)
        change.isRetired = true
        _ = try fixture.office.change(user: leaving.id, change, version: 1, by: fixture.supervisor)
        #expect(try fixture.office.auditTrail().last?.detail["handed-back"] == "1")
        #expect(try fixture.office.claimCard(claim.id)?.claim.taken == nil)
        #expect(
            fault { try fixture.office.decide(claim.id, version: 3, .approve, by: leaving) }
                == .barred(.retired("高建国")))
        #expect(try fixture.office.nextWork(after: nil, for: fixture.otherReviewer)?.id == claim.id)
        try expectSound(fixture.office)
    }

    @Test func `what would leave an office without a supervisor, or doesn't reach, is refused`() throws {
        let offices = try Offices()
        let office = offices.office
        let above = offices.user("宋慧")
        var change = UserChange(above)
        change.duties = [.cashier]
        #expect(
            fault { try office.change(user: above.id, change, version: 1, by: above) }
                == .lastSupervisor(Offices.above))
        let county = offices.user("王主任")
        // The county's own supervisor may go: the prefecture's answers for it too.
        var gone = UserChange(county)
        gone.isRetired = true
        _ = try office.change(user: county.id, gone, version: 1, by: above)
        #expect(
            fault { try office.change(user: above.id, gone, version: 1, by: county) } == .barred(.retired("王主任")))
        let handler = offices.user("周敏")
        for (wrong, expected) in [
            (
                UserChange(name: "周敏", duties: [.handler], division: known(DivisionCode("610000"))),
                OfficeFault.barred(.otherOffice(known(DivisionCode("610000"))))
            ),
            (UserChange(name: "曹斌", duties: [.handler], division: Fixture.division), .userNameTaken("曹斌")),
            (UserChange(name: " ", duties: [.handler], division: Fixture.division), .nameMissing),
        ] {
            #expect(fault { try office.change(user: handler.id, wrong, version: 1, by: above) } == expected)
        }
        #expect(
            fault { try office.change(user: handler.id, UserChange(handler), version: 1, by: handler) }
                == .barred(.notYourDuty([.supervisor])))
        guard
            case .changedMeanwhile("宋慧", _) = fault({
                try office.change(user: county.id, gone, version: 1, by: above)
            })
        else {
            Issue.record("a stale change was taken")
            return
        }
        try expectSound(office)
    }

    @Test func `every fault of users and limits says what happened and what to do`() {
        let faults: [(OfficeFault, String, String)] = [
            (
                .userNameTaken("曹斌"), "已经有一位在岗的曹斌。请在姓名后加上区别，如部门。",
                "There is a user 曹斌 already. Add what tells them apart, such as the department."
            ),
            (
                .lastSupervisor(Offices.small), "610303 办事处只有这一位主管。请先让另一位任主管，再改这一位。",
                "This is the only supervisor of the office 610303. Make another one first."
            ),
            (
                .limitOutOfRange, "天数要在 1 至 3650 之间，抽查比例要在 0 至 100 之间，金额不能为负。请改正后再保存。",
                "Days go from 1 to 3,650, the sample from 0 to 100 percent, and no sum is negative. Correct it."
            ),
            (.nothingChanged, "没有改动任何内容。请先改正，再保存。", "Nothing was changed. Correct something first."),
        ]
        for (fault, zh, en) in faults {
            #expect(fault.sentence(.zh).text == zh)
            #expect(fault.sentence(.en).text == en)
        }
    }

    @Test func `limits that the office sets count from then on, and are its own`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let before = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        var limits = fixture.office.profile.limits
        limits.firstReviewDays = Figure(5, .office)
        limits.samplePercent = Figure(0, .office)
        #expect(
            fault { try fixture.office.set(limits: limits, threshold: .zero, by: fixture.handler) }
                == .barred(.notYourDuty([.supervisor])))
        var wrong = limits
        wrong.paymentDays = Figure(0, .office)
        #expect(
            fault { try fixture.office.set(limits: wrong, threshold: .zero, by: fixture.supervisor) }
                == .limitOutOfRange)
        let profile = try fixture.office.set(limits: limits, threshold: Money(yuan: 2000), by: fixture.supervisor)
        #expect(profile.limits.firstReviewDays == Figure(5, .office))
        #expect(profile.limits.secondReviewDays == Figure(2, .peer))
        let entry = try #require(try fixture.office.auditTrail().last)
        #expect(entry.action == "change-settings" && entry.detail["before.limit.first-review"] == "2")
        #expect(entry.detail["after.review.threshold"] == "200000" && entry.detail["after.limit.payment"] == nil)
        try fixture.restart()
        #expect(fixture.office.profile == profile)
        let after = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -20), days: 2, ownPay: 2000, sheet: "BJ2"))
        #expect(after.due == fixture.office.calendar.adding(workingDays: 5, to: fixture.today))
        #expect(try fixture.office.claimCard(before.id)?.claim.due == before.due)
        let decided = try fixture.office.decide(after.id, version: 1, .approve, by: fixture.reviewer)
        #expect(decided.state == .secondReview(.threshold(Money(yuan: 2000))))
        // Another counter hears of it when it opens.
        let other = try fixture.opened()
        #expect(other.profile == profile)
        other.close()
        try expectSound(fixture.office)
    }

    @Test func `an imported notice counts from then on, and the one before is kept`() throws {
        let fixture = try Fixture()
        let day = fixture.today
        let holiday = WorkCalendar.Holiday(name: "春节", first: day.adding(days: 1), last: day.adding(days: 9))
        let first = WorkCalendar([.init(year: 2026, source: "一号", holidays: [], workdays: [])])
        let second = WorkCalendar([.init(year: 2026, source: "二号", holidays: [holiday], workdays: [])])
        #expect(
            fault { try fixture.office.importCalendar(second, by: fixture.handler) }
                == .barred(.notYourDuty([.supervisor])))
        #expect(fault { try fixture.office.importCalendar(.weekdays, by: fixture.supervisor) } == .nothingChosen)
        _ = try fixture.office.importCalendar(first, by: fixture.supervisor)
        _ = try fixture.office.importCalendar(second, by: fixture.supervisor)
        try fixture.restart()
        #expect(fixture.office.calendar.years.map(\.source) == ["二号"])
        #expect(!fixture.office.calendar.isWorkday(day.adding(days: 1)))
        #expect(
            try fixture.office.read { () throws(OfficeFault) in try fixture.office.setting("calendar")?.version } == 2)
        #expect(try fixture.office.auditTrail().suffix(2).map { $0.detail["2026"] } == ["一号", "二号"])
    }
}
