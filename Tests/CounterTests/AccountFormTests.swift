import MutualAid
import Terminal
import Testing

@testable import Counter

/// K0…K6: what is asked with a password.
struct AccountFormTests {
    private func door(
        _ office: AccountOffice, _ language: Language = .zh, size: Size = .home, door: Door? = nil
    ) throws -> TestCounter {
        TestCounter(try Desks.real(language), door: door ?? office.door, size: size, answer: office.answer)
    }

    private func open(_ office: AccountOffice, _ destination: Destination, user: User) throws -> TestCounter {
        TestCounter(try Desks.real(user: user), at: destination, answer: office.answer)
    }

    private func accounts(_ counter: TestCounter) -> [AccountRequest] {
        counter.requests.compactMap { if case .account(let request) = $0 { request } else { nil } }
    }

    // MARK: the door

    @Test func `who worked here last types the password and is at the menu, told of the last time`() throws {
        let office = try AccountOffice()
        office.before = Instant(milliseconds: Desks.now.milliseconds - 86_400_000)
        office.failures = 2
        var counter = try door(office)
        #expect(counter.app.page.title.code == "K0")
        #expect(!counter.app.isSignedIn)
        #expect(counter.row("姓名 *")?.contains("周敏") == true)
        #expect(counter.row("互助柜台")?.contains("周敏") == false, "nobody sits here yet")
        #expect(counter.text.contains("渭滨区总工会"))
        #expect(counter.text.contains("留意大写锁定和输入法"))
        counter.type(AccountOffice.password, .enter)
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.app.isSignedIn)
        #expect(counter.row("! 上次登录 2025-09-14 09:41；其间密码打错 2 次") != nil)
        #expect(counter.row("互助柜台")?.contains("周敏 经办") == true)
        #expect(accounts(counter) == [.signIn(name: "周敏", Secret(AccountOffice.password))])
    }

    @Test func `another name comes by digit or from the list, and the first time is said`() throws {
        for keys in [[Key.character("2"), .enter], [.f(4), .down, .enter], [.f(4), .character("2")]] {
            var counter = try door(try AccountOffice())
            counter.press(.up)
            for key in keys { counter.press(key) }
            counter.type(AccountOffice.other, .f(10))
            #expect(counter.app.page.title.code == "M0", "\(keys)")
            #expect(counter.row("互助柜台")?.contains("郑爱国 主管") == true)
            #expect(counter.app.message?.text == "首次登录")
        }
    }

    @Test func `a refusal keeps the name, empties the password and says why`() throws {
        var counter = try door(try AccountOffice())
        counter.press(.up, .character("2"), .enter)
        counter.type(AccountOffice.password, .enter)
        #expect(counter.app.page.title.code == "K0")
        #expect(counter.row("!! 姓名或密码不对。") != nil)
        #expect(counter.row("姓名 *")?.contains("郑爱国") == true)
        #expect(counter.row("密码 *")?.contains("*******") == false)
        counter.type(AccountOffice.other, .enter)
        #expect(counter.app.page.title.code == "M0", "the caret stood in the password")
    }

    @Test func `whoever comes works by the office's own calendar, plans and limits`() throws {
        let office = try AccountOffice()
        var counter = try door(office)
        let holiday = WorkCalendar.Holiday(
            name: "国庆", first: try Cards.day("2026-10-01"), last: try Cards.day("2026-10-07"))
        let calendar = WorkCalendar([WorkCalendar.Year(year: 2026, source: "通知", holidays: [holiday], workdays: [])])
        var profile = try Desks.real().profile
        profile.idleMinutes = 7
        let seat = SignedIn(
            profile: profile, user: office.handler, catalogue: counter.app.desk.catalogue, calendar: calendar,
            before: nil, failures: 0, mustChange: false)
        office.holds = { if case .account = $0 { true } else { false } }
        counter.type("x", .enter)
        counter.reply(.account(.signedIn(seat))) { $0.isAccount }
        #expect(counter.app.desk.calendar == calendar)
        #expect(counter.app.desk.profile.idleMinutes == 7)
    }

    @Test func `what is typed ahead waits for the menu, and is gone where nobody is let in`() throws {
        let office = try AccountOffice()
        office.holds = { if case .account = $0 { true } else { false } }
        var counter = try door(office)
        counter.type(AccountOffice.password, .enter)
        #expect(counter.text.contains("正在核对"))
        counter.type("1")
        office.holds = { _ in false }
        counter.reply(.account(.signedIn(try office.seat(office.handler)))) { $0.isAccount }
        #expect(counter.app.page.title.code == "E0")
        office.holds = { if case .account = $0 { true } else { false } }
        var refused = try door(office)
        refused.type("x", .enter)
        refused.type("12")
        refused.reply(.failed(AccountFault.refused.sentence(.zh))) { $0.isAccount }
        #expect(refused.app.page.title.code == "K0")
        #expect(refused.app.typedAhead == [])
        #expect(refused.row("密码 *")?.contains("**") == false)
    }

    @Test func `nothing else opens before somebody has signed in`() throws {
        var counter = try door(try AccountOffice())
        for key in [Key.f(2), .f(9 + 1), .control("p")] {
            counter.press(key)
            #expect(counter.app.overlay == nil)
            #expect(counter.app.page.title.code == "K0")
        }
        counter.press(.f(2))
        #expect(counter.app.message?.text == "还没有登录。请先登录。")
        let top = try #require(counter.app.top)
        for place in Place.all {
            #expect(counter.app.run([.go(place.destination)], from: top) == [])
            #expect(counter.app.page.title.code == "K0", "\(place.code)")
        }
        for effect in [Effect.lock, .go(.drafts), .go(.recoveryCode(try AccountOffice().code, isFirst: false))] {
            #expect(counter.app.run([effect], from: top) == [])
            #expect(counter.app.page.title.code == "K0")
        }
        #expect(!counter.app.page.shownLegend.contains { $0.key == "F2" })
        counter.press(.f(3))
        #expect(counter.text.contains("退出互助柜台？"))
    }

    @Test func `a sign-in that was given up and comes all the same lets in who asked for it`() throws {
        let office = try AccountOffice()
        office.holds = { if case .account = $0 { true } else { false } }
        var counter = try door(office)
        counter.type(AccountOffice.password, .enter, .f(12))
        #expect(counter.app.message?.text == "不再等待。")
        counter.reply(.account(.signedIn(try office.seat(office.handler)))) { $0.isAccount }
        #expect(counter.app.isSignedIn)
        #expect(counter.app.page.title.code == "M0")
    }

    // MARK: recovery

    @Test func `a lost password is replaced with the recovery code, small letters and no hyphens`() throws {
        let office = try AccountOffice()
        var counter = try door(office)
        counter.press(.f(9))
        #expect(counter.app.page.title.code == "K2")
        #expect(counter.row("姓名 *")?.contains("周敏") == true)
        counter.type(office.code.secret.text.lowercased(), .enter, .enter)
        counter.type(AccountOffice.chosen, .enter)
        counter.type(AccountOffice.chosen, .enter)
        #expect(counter.app.page.title.code == "M0")
        #expect(office.passwords["周敏"] == AccountOffice.chosen)
    }

    @Test func `a code of another length is told before it is sent, a wrong one keeps what was typed of it`() throws {
        let office = try AccountOffice()
        var counter = try door(office)
        counter.press(.f(9))
        counter.type("ABCD", .enter)
        #expect(counter.row("!! 恢复码不对。") != nil)
        counter.press(.up, .control("u"))
        let wrong = String(repeating: "7", count: 25)
        counter.type(wrong, .enter, .enter)
        counter.type(AccountOffice.chosen, .enter)
        counter.type(AccountOffice.chosen, .enter)
        #expect(accounts(counter).count == 1)
        #expect(counter.row("!! 恢复码不对。") != nil)
        #expect(counter.row("恢复码 *")?.contains(wrong) == true)
        #expect(counter.row("新密码 *")?.contains("**") == false)
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "K0")
        #expect(counter.row("姓名 *")?.contains("周敏") == true)
    }

    // MARK: the first password

    @Test func `a file from before accounts gets its first password, then shows the code once`() throws {
        let office = try AccountOffice()
        var counter = try door(office, door: .begin(office: "渭滨区总工会", names: ["郑爱国"]))
        #expect(counter.app.page.title.code == "K1")
        counter.type(AccountOffice.chosen, .enter)
        counter.type(AccountOffice.chosen, .enter)
        #expect(counter.app.page.title.code == "K4")
        #expect(
            accounts(counter) == [
                .begin(name: "郑爱国", Secret(AccountOffice.chosen), again: Secret(AccountOffice.chosen))
            ])
    }

    @Test func `the code is left by its last group only, and stands in no draft and no message`() throws {
        let office = try AccountOffice()
        var counter = try door(office, door: .begin(office: "渭滨区总工会", names: ["郑爱国"]))
        counter.type(AccountOffice.chosen, .enter)
        counter.type(AccountOffice.chosen, .enter)
        let groups = office.code.groups.split(separator: "-").map(String.init)
        for (place, group) in groups.enumerated() {
            #expect(counter.row("第 \(place + 1) 组")?.contains(group.map(String.init).joined(separator: "  ")) == true)
        }
        for key in [Key.f(2), .f(3), .f(9), .f(12), .escape] {
            counter.press(key)
            #expect(counter.app.page.title.code == "K4", "\(key.name)")
            #expect(counter.app.overlay == nil)
            #expect(counter.app.message?.text.contains("先抄在纸上") == true)
        }
        counter.type(groups[0], .enter)
        #expect(counter.row("!! 和第 5 组对不上。") != nil)
        #expect(counter.app.frames.allSatisfy { $0.room.draft(counter.app.desk) == nil })
        #expect(counter.problems == [])
        counter.press(.control("u"))
        counter.type(groups[4].lowercased(), .enter)
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.app.message?.text == "首次登录")
        var text = ""
        dump(counter.app.frames, to: &text)
        #expect(!text.contains(office.code.secret.text))
        #expect(!counter.text.contains(groups[4]))
    }

    // MARK: changing

    @Test func `a given password is changed before anything else`() throws {
        let office = try AccountOffice()
        office.mustChange = ["周敏"]
        var counter = try door(office)
        counter.type(AccountOffice.password, .enter)
        counter.type("1")
        #expect(counter.app.page.title.code == "K3")
        for key in [Key.f(2), .f(9)] {
            counter.press(key)
            #expect(counter.app.page.title.code == "K3")
            #expect(counter.app.message?.text.contains("请先换成自己的密码") == true)
        }
        counter.press(.control("u"))
        counter.type(AccountOffice.password, .enter)
        counter.type(AccountOffice.chosen, .enter)
        counter.type(AccountOffice.chosen, .enter)
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.app.message?.text == "首次登录")
        #expect(office.passwords["周敏"] == AccountOffice.chosen)
    }

    @Test(arguments: [Key.f(3), .f(12)])
    func `F3 and F12 sign out of a password that was given`(_ key: Key) throws {
        let office = try AccountOffice()
        office.mustChange = ["周敏"]
        var counter = try door(office)
        counter.type(AccountOffice.password, .enter, key)
        #expect(counter.app.page.title.code == "K0")
        #expect(!counter.app.isSignedIn)
        #expect(counter.app.message?.text == "已退出登录。")
    }

    @Test func `one's own password is changed from the settings; the old one again and a slip are told`() throws {
        let office = try AccountOffice(signedIn: try Desks.handler())
        var counter = try open(office, .settings, user: office.handler)
        counter.press(.character("8"), .character("1"))
        #expect(counter.app.page.title.code == "K3")
        counter.type(AccountOffice.password, .enter)
        counter.type(AccountOffice.password, .enter)
        #expect(counter.row("!! 新密码和原来的一样。") != nil)
        counter.press(.up, .control("u"))
        counter.type(AccountOffice.chosen, .enter)
        counter.type(AccountOffice.other, .f(10))
        #expect(counter.row("!! 两次打的密码不一样。") != nil)
        counter.press(.control("u"))
        counter.type(AccountOffice.chosen, .f(10))
        #expect(counter.app.page.title.code == "G1")
        #expect(counter.app.message?.text == "密码已换好。")
        #expect(office.passwords["周敏"] == AccountOffice.chosen)
    }

    @Test func `a supervisor makes a new recovery code with the password; nobody else may`() throws {
        let office = try AccountOffice(signedIn: try AccountOffice().supervisor)
        var counter = try open(office, .settings, user: office.supervisor)
        counter.press(.character("8"), .character("2"))
        counter.type(AccountOffice.other, .enter)
        #expect(counter.app.page.title.code == "K4")
        #expect(counter.text.contains("第 5 组"))
        counter.type(String(office.code.secret.text.suffix(5)), .enter)
        #expect(counter.app.page.title.code == "G1")
        #expect(counter.app.message?.text == "恢复码已换，旧的作废。")
        var handler = try open(office, .settings, user: office.handler)
        handler.press(.character("8"), .character("2"))
        #expect(handler.app.page.title.code == "G1")
        #expect(handler.text.contains("恢复码由主管更换"))
    }

    @Test func `a new recovery code is shown also to who stopped waiting for it`() throws {
        let office = try AccountOffice(signedIn: try AccountOffice().supervisor)
        office.holds = { if case .account(.newCode) = $0 { true } else { false } }
        var counter = try open(office, .settings, user: office.supervisor)
        counter.press(.character("8"), .character("2"))
        counter.type(AccountOffice.other, .enter, .f(12), .f(12))
        #expect(counter.app.page.title.code == "G1")
        counter.reply(.account(.code(office.code))) { $0.isAccount }
        #expect(counter.app.page.title.code == "K4")
    }

    // MARK: another operator

    @Test func `in an office of its own another operator types their password`() throws {
        let office = try AccountOffice(signedIn: try Desks.handler())
        var counter = try open(office, .settings, user: office.handler)
        counter.press(.character("1"), .character("2"))
        #expect(counter.app.page.title.code == "K0")
        #expect(counter.text.contains("郑爱国"))
        counter.type("wrong", .enter)
        #expect(counter.row("!! 姓名或密码不对。") != nil)
        counter.type(AccountOffice.other, .enter)
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.row("互助柜台")?.contains("郑爱国 主管") == true)
        #expect(!counter.requests.contains { if case .switchOperator = $0 { true } else { false } })
    }

    @Test func `a made-up office has no passwords, and says so wherever one is asked for`() throws {
        let sentence = AccountFault.training.sentence(.zh).text
        var counter = TestCounter(try Desks.make(), at: .settings, answer: try AccountOffice().answer)
        for digit in "80" {
            counter.type(String(digit))
            #expect(counter.app.page.title.code == "G1")
            #expect(counter.app.message?.text == sentence)
        }
        for command in ["K0", "K3", "K5"] {
            counter.press(.f(2))
            counter.type(command, .enter)
            #expect(counter.app.message?.text == sentence, "\(command)")
            counter.press(.f(12))
        }
        #expect(counter.app.isSignedIn)
        let menu = TestCounter(try Desks.make(), at: .menu, answer: try AccountOffice().answer)
        #expect(!menu.text.contains("退出登录"))
    }

    // MARK: frames

    @Test func `every frame keeps its promises in every size and language`() throws {
        let long = Key.paste(String(repeating: "长", count: 90))
        let keys: [Key] = [.f(10), .paste("short"), .enter, long, .enter, .f(10), .f(1), .f(12), .up, .f(4), .f(12)]
        for language in Language.allCases {
            for size in EverySize.sizes {
                let office = try AccountOffice(signedIn: try AccountOffice().supervisor)
                office.mustChange = ["周敏"]
                let begin = Door.begin(office: "渭滨区总工会", names: ["郑爱国", "孙丽华"])
                for start in [office.door, begin] {
                    var counter = try door(office, language, size: size, door: start)
                    for key in keys + [.f(9)] + keys + [.f(12)] {
                        counter.press(key)
                        #expect(counter.problems == [], "\(language) \(size) \(key.name)")
                    }
                }
                var forced = try door(office, language, size: size)
                forced.type(AccountOffice.password, .enter)
                let tasks: [AccountTask] = [
                    .change(isForced: false), .newCode, .give(office.handler), .switchTo(office.handler),
                ]
                for task in tasks {
                    var counter = TestCounter(
                        try Desks.real(language, user: office.supervisor), at: .account(task), size: size,
                        answer: office.answer)
                    for key in keys {
                        counter.press(key)
                        #expect(counter.problems == [], "\(language) \(size) \(task.code) \(key.name)")
                    }
                }
                for key in keys {
                    forced.press(key)
                    #expect(forced.problems == [], "\(language) \(size) \(key.name)")
                }
                var code = TestCounter(
                    try Desks.real(language, user: office.supervisor),
                    at: .recoveryCode(office.code, isFirst: false), size: size, answer: office.answer)
                for key in [Key.f(12), .f(10), .character("Z"), .enter, .f(1), .f(12)] {
                    code.press(key)
                    #expect(code.problems == [], "\(language) \(size) K4 \(key.name)")
                }
                #expect(code.text.contains(language == .zh ? "第 5 组" : "Group 5"))
            }
        }
    }
}
