import MutualAid
import Terminal
import Testing

@testable import Counter

/// U1: how the accounts stand, and a password for somebody.
struct UserAccountTests {
    private func counter(
        _ office: AccountOffice, _ language: Language = .zh, size: Size = .home, user: User? = nil,
        accounts: [Account]? = nil
    ) throws -> TestCounter {
        TestCounter(try Desks.real(language, user: user ?? office.supervisor), at: .users, size: size) { request in
            if let accounts, request == .account(.accounts) { return .account(.accounts(accounts)) }
            return office.answer(request)
        }
    }

    private func at(_ minutes: Int64) -> Instant { Instant(milliseconds: Desks.now.milliseconds + minutes * 60_000) }

    @Test func `the list says who has no password, must change it, is locked out, and was here last`() throws {
        let office = try AccountOffice()
        func row(_ account: Account) throws -> String? { try counter(office, accounts: [account]).row("1 周敏") }
        let id = office.handler.id
        #expect(try row(Account(user: id, hasPassword: false, mustChange: false))?.contains("没有密码") == true)
        #expect(try row(Account(user: id, hasPassword: true, mustChange: true))?.contains("待改密码") == true)
        #expect(try row(Account(user: id, hasPassword: true, mustChange: false))?.contains("未登录过") == true)
        let locked = Account(
            user: id, hasPassword: true, mustChange: false, lastSignIn: at(-9),
            tries: SignInTries(failures: 5, last: at(-4)))
        #expect(try row(locked)?.contains("锁定至 09:47") == true)
        let today = Account(user: id, hasPassword: true, mustChange: false, lastSignIn: at(-60))
        #expect(try row(today)?.contains("上次 08:41") == true)
        let before = Account(user: id, hasPassword: true, mustChange: false, lastSignIn: at(-1_440 * 20))
        #expect(try row(before)?.contains("上次 08-26 09:41") == true)
        let old = Account(user: id, hasPassword: true, mustChange: false, lastSignIn: at(-1_440 * 400))
        #expect(try row(old)?.contains("上次 2024-08-11") == true)
    }

    @Test func `a supervisor gives a password for once, and sees that it is to be changed`() throws {
        let office = try AccountOffice(signedIn: try AccountOffice().supervisor)
        var counter = try counter(office)
        counter.press(.f(11))
        #expect(counter.app.page.title.code == "K6")
        #expect(counter.text.contains("周敏"))
        counter.type("周敏周敏周敏2026", .enter)
        #expect(counter.text.contains("密码就是姓名或办事处名称加几个字符"))
        counter.press(.up, .control("u"))
        counter.type(AccountOffice.chosen, .enter)
        counter.type(AccountOffice.chosen, .enter)
        #expect(counter.app.page.title.code == "U1")
        #expect(counter.app.message?.text.contains("已给 周敏 临时密码") == true)
        #expect(counter.row("1 周敏")?.contains("待改密码") == true)
        #expect(office.passwords["周敏"] == AccountOffice.chosen)
    }

    @Test func `who is no supervisor neither sees the accounts nor gives a password`() throws {
        let office = try AccountOffice()
        var counter = try counter(office, user: office.handler)
        #expect(!counter.requests.contains(.account(.accounts)))
        #expect(!counter.text.contains("没有密码"))
        counter.press(.f(11))
        #expect(counter.app.page.title.code == "U1")
        #expect(counter.app.message?.text.contains("请主管来做") == true)
    }

    @Test func `a made-up office gives none, and says why`() throws {
        let office = try AccountOffice()
        var counter = TestCounter(try Desks.make(user: office.supervisor), at: .users, answer: office.answer)
        #expect(!counter.requests.contains(.account(.accounts)))
        counter.press(.f(11))
        #expect(counter.app.message?.text == AccountFault.training.sentence(.zh).text)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        for language in Language.allCases {
            for size in EverySize.sizes {
                let office = try AccountOffice(signedIn: try AccountOffice().supervisor)
                office.mustChange = ["周敏"]
                var counter = try counter(office, language, size: size)
                for key in [
                    Key.down, .f(11), .f(10), .paste("x"), .enter, .f(10), .f(1), .f(12), .f(12), .f(1), .f(12),
                ] {
                    #expect(counter.problems == [], "\(language) \(size)")
                    counter.press(key)
                }
                #expect(counter.problems == [], "\(language) \(size)")
            }
        }
    }
}
