import MutualAid
import Terminal
import Testing

@testable import Counter

/// K5: the screen is covered, and what lies beneath comes back as it was.
struct LockTests {
    private func counter(
        _ office: AccountOffice, _ destination: Destination = .newMember(typed: ""), _ language: Language = .zh,
        size: Size = .home
    ) throws -> TestCounter {
        TestCounter(try Desks.real(language, user: office.handler), at: destination, size: size, answer: office.answer)
    }

    private func office() throws -> AccountOffice { try AccountOffice(signedIn: try Desks.handler()) }

    private func typed(_ counter: inout TestCounter) {
        counter.type("61010319850615001X", .enter)
        counter.type("李四", .left)
    }

    @Test func `after five minutes without a key the drafts are saved and nothing of the work is seen`() throws {
        let office = try office()
        var counter = try counter(office)
        typed(&counter)
        counter.wait(minutes: 4)
        #expect(!counter.app.isLocked)
        counter.wait(minutes: 1)
        #expect(counter.app.isLocked)
        #expect(counter.app.page.title.code == "K5")
        #expect(office.drafts.first?.values["name"] == "李四")
        for secret in ["李四", "6101", "E1", "登记", "会员参保"] { #expect(!counter.text.contains(secret), "\(secret)") }
        #expect(counter.text.contains("周敏"))
        #expect(counter.text.contains("渭滨区总工会"))
        #expect(counter.problems == [])
    }

    @Test func `a key starts the minutes anew, an answer and a new size don't`() throws {
        let office = try office()
        office.holds = { if case .person = $0 { true } else { false } }
        var counter = try counter(office, .person(PersonID(7)))
        counter.wait(minutes: 4)
        counter.press(.down)
        counter.wait(minutes: 4)
        #expect(!counter.app.isLocked)
        counter.reply(.person(office.people.card)) { $0 == .person(PersonID(7)) }
        counter.resize(Size(rows: 30, columns: 100))
        counter.wait(minutes: 1)
        #expect(counter.app.isLocked)
    }

    @Test func `the office says after how many minutes, and a clock set back keeps nothing open`() throws {
        var desk = try Desks.real()
        desk.profile.idleMinutes = 2
        let office = try office()
        var counter = TestCounter(desk, at: .menu, answer: office.answer)
        #expect(counter.app.locksAt == Instant(milliseconds: desk.now.milliseconds + 120_000))
        counter.wait(minutes: -600)
        counter.wait(minutes: 1)
        #expect(!counter.app.isLocked)
        counter.wait(minutes: 1)
        #expect(counter.app.isLocked)
        #expect(counter.app.locksAt == nil)
    }

    @Test func `a made-up office and a door where nobody sits are never covered`() throws {
        var training = TestCounter(try Desks.make(), at: .menu, answer: try office().answer)
        training.wait(minutes: 600)
        #expect(!training.app.isLocked)
        #expect(training.app.locksAt == nil)
        let office = try AccountOffice()
        var door = TestCounter(try Desks.real(), door: office.door, answer: office.answer)
        door.wait(minutes: 600)
        #expect(!door.app.isLocked)
        #expect(door.app.page.title.code == "K0")
    }

    @Test func `the recovery code is covered like any work; the change of a given password needs no cover`() throws {
        let office = try AccountOffice()
        var code = TestCounter(
            try Desks.real(), door: .begin(office: "渭滨区总工会", names: ["郑爱国"]), answer: office.answer)
        code.type(AccountOffice.chosen, .enter)
        code.type(AccountOffice.chosen, .enter)
        code.wait(minutes: 5)
        #expect(code.app.page.title.code == "K5")
        #expect(!code.text.contains("第 5 组"))
        code.type(AccountOffice.chosen, .enter)
        #expect(code.text.contains("第 5 组"))
        office.mustChange = ["周敏"]
        var given = TestCounter(try Desks.real(), door: office.door, answer: office.answer)
        given.type(AccountOffice.password, .enter)
        given.wait(minutes: 600)
        #expect(given.app.page.title.code == "K3")
        #expect(given.app.locksAt == nil)
    }

    @Test func `the password uncovers exactly what was there: text, caret, box and message`() throws {
        let office = try office()
        var counter = try counter(office)
        typed(&counter)
        counter.saveDrafts()
        let before = counter.app.page.draw(size: .home)
        counter.wait(minutes: 5)
        counter.type("9李f10", .f(10))
        #expect(counter.row("!! 姓名或密码不对。") != nil)
        counter.resize(Size(rows: 20, columns: 60))
        #expect(counter.problems == [])
        counter.resize(.home)
        counter.type(AccountOffice.password, .enter)
        #expect(!counter.app.isLocked)
        // Five minutes later by the clock in the title.
        let rows = { (text: String) in text.split(separator: "\n").dropFirst().map(String.init) }
        #expect(rows(counter.text) == rows(before.text))
        #expect(counter.app.page.draw(size: .home).cursor == before.cursor)
        counter.press(.f(2))
        counter.type("zx")
        let box = counter.text
        counter.wait(minutes: 5)
        #expect(!counter.text.contains("zx"))
        #expect(!counter.text.contains("张秀英"))
        counter.type(AccountOffice.password, .enter)
        #expect(rows(counter.text) == rows(box))
        counter.press(.f(12), .backspace)
        #expect(counter.row("姓名 *")?.contains("四") == true, "the caret stood between the characters")
    }

    @Test func `keys that come for a covered screen reach nothing beneath it`() throws {
        let office = try office()
        office.holds = { if case .account(.unlock) = $0 { true } else { false } }
        var counter = try counter(office)
        typed(&counter)
        counter.wait(minutes: 5)
        let asked = counter.requests.count
        for key in [Key.f(2), .f(9), .f(5), .control("z"), .control("d"), .f(11), .pageDown] { counter.press(key) }
        #expect(counter.app.page.title.code == "K5")
        counter.press(.f(2))
        #expect(counter.app.message?.text == "已锁屏，请先打密码。")
        #expect(counter.requests.count == asked)
        counter.type(AccountOffice.password, .enter)
        counter.type("王五", .f(10), .enter)
        counter.reply(.account(.unlocked)) { $0.isAccount }
        #expect(!counter.app.isLocked)
        #expect(counter.row("姓名 *")?.contains("李四") == true)
        #expect(!counter.text.contains("王五"))
        #expect(counter.app.typedAhead == [])
    }

    @Test func `a key that comes as the screen is covered is no part of the password`() throws {
        var counter = try counter(try office())
        typed(&counter)
        let later = Instant(milliseconds: Desks.now.milliseconds + 6 * 60_000)
        _ = counter.app.tick(later, today: counter.app.desk.today)
        #expect(counter.app.isLocked)
        counter.type("五", .enter, .f(12))
        #expect(counter.row("密码 *")?.contains("**") == false)
        #expect(counter.app.overlay == nil)
        counter.wait(minutes: 0)
        counter.type(AccountOffice.password, .enter)
        #expect(counter.row("姓名 *")?.contains("李四") == true)
    }

    @Test func `an unlocking that was given up opens nothing when it comes`() throws {
        let office = try office()
        office.holds = { if case .account(.unlock) = $0 { true } else { false } }
        var counter = try counter(office)
        counter.wait(minutes: 5)
        counter.type(AccountOffice.password, .enter, .f(12))
        counter.reply(.account(.unlocked)) { $0.isAccount }
        #expect(counter.app.isLocked)
        office.holds = { _ in false }
        counter.type(AccountOffice.password, .enter)
        #expect(!counter.app.isLocked)
    }

    @Test func `answers that come meanwhile go to their screens, unseen`() throws {
        let office = try office()
        office.holds = { if case .person = $0 { true } else { false } }
        var counter = try counter(office, .person(PersonID(7)))
        counter.type("3")
        counter.wait(minutes: 5)
        counter.reply(.person(office.people.card)) { $0 == .person(PersonID(7)) }
        #expect(counter.app.page.title.code == "K5")
        #expect(!counter.text.contains("张秀英"))
        counter.type(AccountOffice.password, .enter)
        #expect(counter.text.contains("张秀英"))
        #expect(counter.app.page.title.code == "E4", "the key typed ahead was for then, not for now")
    }

    @Test func `it is locked by hand from the settings and the box`() throws {
        let office = try office()
        var settings = try counter(office, .settings)
        settings.press(.character("0"))
        #expect(settings.app.isLocked)
        settings.type(AccountOffice.password, .enter)
        #expect(settings.app.page.title.code == "G1")
        for word in ["锁屏", "sp", "K5", "lock"] {
            var counter = try counter(office, .person(PersonID(7)))
            counter.press(.f(2))
            counter.type(word)
            counter.press(.enter)
            #expect(counter.app.isLocked, "\(word)")
            counter.type(AccountOffice.password, .enter)
            #expect(counter.app.page.title.code == "E4")
            #expect(counter.app.overlay == nil)
        }
    }

    @Test func `somebody else sits down, and the first one's draft is there for them later`() throws {
        let office = try office()
        var counter = try counter(office)
        typed(&counter)
        counter.wait(minutes: 5)
        counter.press(.f(6))
        counter.press(.character("2"), .enter)
        counter.type(AccountOffice.password, .enter)
        #expect(counter.app.isLocked, "the wrong password")
        counter.type(AccountOffice.other, .enter)
        #expect(!counter.app.isLocked)
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.app.frames.count == 1)
        #expect(counter.row("互助柜台")?.contains("郑爱国 主管") == true)
        #expect(office.drafts.map(\.title) == ["李四"])
        counter.press(.f(3), .f(12))
        #expect(!counter.text.contains("李四"))
    }

    @Test func `nobody sits down while a draft could not be stored`() throws {
        let office = try office()
        var counter = try counter(office)
        typed(&counter)
        office.keepsNoDraft = true
        counter.wait(minutes: 5)
        counter.press(.f(6), .character("2"), .enter)
        counter.type(AccountOffice.other, .enter)
        #expect(counter.app.isLocked)
        #expect(counter.text.contains("草稿没有存上"))
        #expect(!counter.requests.contains { if case .account(.switchTo) = $0 { true } else { false } })
        office.keepsNoDraft = false
        counter.type(AccountOffice.other, .enter)
        #expect(counter.app.page.title.code == "M0")
        #expect(office.drafts.map(\.title) == ["李四"])
    }

    @Test func `F12 at the lock goes from another's name back to who was here, and out only when asked`() throws {
        let office = try office()
        var counter = try counter(office)
        counter.wait(minutes: 5)
        counter.press(.f(6))
        #expect(counter.text.contains("换人登录"))
        counter.press(.f(12))
        #expect(counter.text.contains("已锁屏"))
        counter.press(.f(12))
        #expect(counter.text.contains("退出互助柜台？"))
        counter.press(.f(12))
        #expect(!counter.app.isOver)
        counter.type(AccountOffice.password, .enter)
        #expect(counter.app.page.title.code == "E1")
    }

    @Test func `the time away doesn't count to the job`() throws {
        let office = try office()
        var counter = try counter(office)
        counter.type("6")
        let began = try #require(counter.app.frames.last?.began)
        let keys = counter.app.meter.keys
        counter.wait(minutes: 5)
        counter.wait(minutes: 55)
        counter.type(AccountOffice.password, .enter)
        let now = try #require(counter.app.frames.last?.began)
        #expect(now.at.milliseconds - began.at.milliseconds == 55 * 60_000)
        #expect(counter.app.meter.keys == keys)
    }

    @Test func `who signs out from the menu leaves to the door, with every draft stored first`() throws {
        let office = try office()
        var counter = try counter(office)
        typed(&counter)
        counter.press(.f(2))
        counter.type("tcdl", .enter)
        #expect(counter.app.page.title.code == "K0")
        #expect(counter.app.message?.text == "已退出登录。")
        #expect(office.drafts.map(\.title) == ["李四"])
        let saved = try #require(counter.requests.lastIndex { if case .saveDraft = $0 { true } else { false } })
        let out = try #require(counter.requests.firstIndex(of: .account(.signOut)))
        #expect(saved < out)
        #expect(!counter.text.contains("李四"))
        counter.type(AccountOffice.password, .enter)
        #expect(counter.app.page.title.code == "M0")
        counter.press(.f(11))
        #expect(counter.app.page.title.code == "K0")
    }

    @Test func `nobody signs out while a draft can't be stored`() throws {
        let office = try office()
        office.keepsNoDraft = true
        var counter = try counter(office)
        typed(&counter)
        counter.press(.f(2))
        counter.type("K0", .enter)
        #expect(counter.app.page.title.code == "E1")
        #expect(counter.text.contains("草稿没有存上"))
        #expect(counter.app.isSignedIn)
        #expect(!counter.app.isWaiting)
    }

    @Test func `signed out late beneath the cover, the door is what stands there`() throws {
        let office = try office()
        office.holds = { $0 == .account(.signOut) }
        var counter = try counter(office, .menu)
        counter.press(.f(11), .f(12))
        counter.wait(minutes: 5)
        #expect(counter.app.isLocked)
        counter.reply(.account(.signedOut(office.door))) { $0.isAccount }
        #expect(!counter.app.isLocked)
        #expect(counter.app.page.title.code == "K0")
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        for language in Language.allCases {
            for size in EverySize.sizes {
                let office = try office()
                var counter = try counter(office, .person(PersonID(7)), language, size: size)
                counter.wait(minutes: 5)
                let keys: [Key] = [
                    .f(10), .f(2), .character("x"), .enter, .f(1), .f(12), .f(6), .f(4), .f(12), .f(10),
                    .character("2"),
                    .f(12), .f(3),
                ]
                #expect(counter.problems == [], "\(language) \(size)")
                for key in keys {
                    counter.press(key)
                    #expect(counter.problems == [], "\(language) \(size) \(key.name)")
                    #expect(!counter.text.contains("张秀英"))
                }
            }
        }
    }
}
