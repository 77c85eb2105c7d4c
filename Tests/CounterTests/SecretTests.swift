import MutualAid
import Terminal
import Testing

@testable import Counter

/// What is typed in secret is shown nowhere, and kept nowhere once it was sent.
struct SecretTests {
    /// Presses keys and looks at every frame, on a screen and line by line.
    private struct Watch {
        var counter: TestCounter
        var frames = 0

        mutating func press(_ keys: Key..., sourceLocation: SourceLocation = #_sourceLocation) {
            for key in keys {
                counter.press(key)
                let lines = counter.app.page.linear()
                let text = counter.text + lines.lines.joined() + lines.prompt + (counter.app.message?.text ?? "")
                #expect(!AccountOffice.leaks(text), "\(key.name)", sourceLocation: sourceLocation)
                frames += 1
            }
        }

        mutating func type(_ text: String, _ keys: Key..., sourceLocation: SourceLocation = #_sourceLocation) {
            for character in text { press(.character(character), sourceLocation: sourceLocation) }
            for key in keys { press(key, sourceLocation: sourceLocation) }
        }

        /// Nothing of it in any screen, in what is on its way, in the drafts.
        func forgotten(sourceLocation: SourceLocation = #_sourceLocation) {
            var held = ""
            dump(counter.app.frames, to: &held)
            dump(counter.app.covered, to: &held)
            dump(counter.app.pending, to: &held)
            dump(counter.app.typedAhead, to: &held)
            dump(counter.app.message, to: &held)
            dump(counter.app.overlay, to: &held)
            dump(counter.app.arrived, to: &held)
            dump(counter.app.leaving, to: &held)
            #expect(!AccountOffice.leaks(held), sourceLocation: sourceLocation)
        }
    }

    @Test func `no frame of any flow shows a password, and none is held after it was sent`() throws {
        let office = try AccountOffice()
        office.mustChange = ["周敏"]
        var watch = Watch(counter: TestCounter(try Desks.real(), door: office.door, answer: office.answer))
        watch.type(AccountOffice.other, .enter)
        watch.forgotten()
        watch.type(AccountOffice.password, .control("z"), .control("y"), .control("d"), .up, .down, .enter)
        watch.forgotten()
        #expect(watch.counter.app.page.title.code == "K3")
        watch.type(AccountOffice.password, .enter)
        watch.type(AccountOffice.chosen, .enter)
        watch.type(AccountOffice.other, .enter, .f(1), .f(12), .control("u"))
        watch.type(AccountOffice.chosen, .enter)
        watch.forgotten()
        #expect(watch.counter.app.page.title.code == "M0")
        watch.counter.wait(minutes: 5)
        watch.type(AccountOffice.other, .enter)
        watch.forgotten()
        watch.type(AccountOffice.chosen, .enter)
        watch.forgotten()
        #expect(watch.counter.app.page.title.code == "M0")
        watch.counter.wait(minutes: 5)
        watch.press(.f(6), .character("2"), .enter)
        watch.type(AccountOffice.other, .enter)
        watch.forgotten()
        watch.press(.character("9"), .character("8"), .character("1"))
        watch.type(AccountOffice.other, .enter)
        watch.type(AccountOffice.chosen, .enter, .f(12))
        watch.forgotten()
        watch.press(.character("8"), .character("2"))
        watch.type(AccountOffice.other, .enter)
        #expect(watch.counter.app.page.title.code == "K4")
        watch.forgotten()
        #expect(watch.frames > 150)
    }

    @Test func `undo brings no password back`() throws {
        let office = try AccountOffice()
        var counter = TestCounter(try Desks.real(), door: office.door, answer: office.answer)
        counter.type(AccountOffice.password, .control("u"), .control("z"))
        #expect(counter.row("密码 *")?.contains("**") == false)
        #expect(counter.app.message?.text == "没有可以撤销的")
        counter.press(.enter)
        #expect(counter.row("!! 密码没有填写。") != nil)
    }

    @Test func `new office: nothing of its password stays behind the confirm`() throws {
        let office = try AccountOffice()
        office.holds = { if case .createOffice = $0 { true } else { false } }
        var watch = Watch(counter: TestCounter(try Desks.real(), door: .welcome, answer: office.answer))
        watch.type("1")
        watch.type("渭滨区总工会", .enter)
        watch.type("wbq", .enter)
        watch.type("郑爱国", .enter)
        watch.type(AccountOffice.chosen, .enter)
        watch.type(AccountOffice.chosen, .f(10), .f(10))
        watch.counter.reply(.account(.begun(try office.seat(office.supervisor), office.code))) {
            if case .createOffice = $0 { true } else { false }
        }
        #expect(watch.counter.app.page.title.code == "K4")
        watch.forgotten()
    }

    @Test func `line by line a password is asked for without showing it, and may begin like a command`() throws {
        let office = try AccountOffice()
        office.passwords["周敏"] = "/霹雳饕餮犟驴鬻爨齉"
        var counter = TestCounter(try Desks.real(), door: office.door, answer: office.answer)
        #expect(counter.app.page.isSecretPrompt)
        guard case .inputs(let inputs) = counter.app.page.answer("/霹雳饕餮犟驴鬻爨齉") else {
            Issue.record("no keys")
            return
        }
        var asks: [Ask] = []
        for input in inputs { asks += counter.app.take(input) }
        #expect(asks.map(\.request) == [.account(.signIn(name: "周敏", Secret("/霹雳饕餮犟驴鬻爨齉")))])
        var name = TestCounter(try Desks.real(), door: office.door, answer: office.answer)
        name.press(.up)
        #expect(!name.app.page.isSecretPrompt, "the name is shown")
    }

    @Test func `a secret tells nobody what it is`() {
        let secret = Secret(AccountOffice.password)
        #expect(!AccountOffice.leaks("\(secret) \(String(reflecting: secret))"))
        let request = Request.account(.signIn(name: "周敏", secret))
        #expect(!AccountOffice.leaks("\(request)"))
    }
}
