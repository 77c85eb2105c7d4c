import MutualAid
import Terminal
import Testing

@testable import Counter

/// A whole counter with a tiny made-up office: keys in, the page as text out. Requests of the office are kept, and
/// `answer` says what it replies.
struct TestCounter {
    var app: App
    var requests: [Request] = []
    /// What the office has not answered yet.
    var unanswered: [Ask] = []
    var size: Size
    let answer: (Request) -> Reply?

    init(
        _ desk: Desk, at destination: Destination, size: Size = .home, answer: @escaping (Request) -> Reply?
    ) {
        self.init(desk, door: .open, size: size, answer: answer)
        if destination != .menu, let menu = app.top { settle(app.run([.go(destination)], from: menu)) }
    }

    /// Before anybody has signed in.
    init(_ desk: Desk, door: Door, size: Size = .home, answer: @escaping (Request) -> Reply?) {
        self.size = size
        self.answer = answer
        let started = App.start(desk, size: size, door: door)
        app = started.app
        settle(started.asks)
    }

    /// The clock goes on and the main loop looks, with no key meanwhile.
    mutating func wait(minutes: Int) {
        let now = Instant(milliseconds: app.desk.now.milliseconds + Int64(minutes) * 60_000)
        for _ in 0..<2 { settle(app.tick(now, today: app.desk.today)) }
    }

    /// As the main loop does it soon after a change.
    mutating func saveDrafts() { settle(app.draftsToSave()) }

    /// Presses keys one after the other, each with what the office answers.
    mutating func press(_ keys: Key...) { for key in keys { settle(app.press(key)) } }

    /// Types text, then the keys.
    mutating func type(_ text: String, _ keys: Key...) {
        for character in text { settle(app.press(.character(character))) }
        for key in keys { settle(app.press(key)) }
    }

    mutating func resize(_ size: Size) {
        self.size = size
        settle(app.press(.resized(size)))
    }

    /// The office answers late what it left open.
    mutating func reply(_ reply: Reply, to wanted: (Request) -> Bool) {
        guard let place = unanswered.firstIndex(where: { wanted($0.request) }) else { return }
        let ask = unanswered.remove(at: place)
        settle(app.receive(reply, ticket: ask.ticket))
    }

    private mutating func settle(_ asks: [Ask]) {
        var waiting = asks
        while !waiting.isEmpty {
            let ask = waiting.removeFirst()
            requests.append(ask.request)
            if let reply = answer(ask.request) {
                waiting += app.receive(reply, ticket: ask.ticket)
            } else {
                unanswered.append(ask)
            }
        }
    }

    var text: String { app.page.draw(size: size).text }
    var problems: [String] { FrameCheck.problems(app.page, size: size) }
    /// The row of the frame that holds `wanted`.
    func row(_ wanted: String) -> String? { text.split(separator: "\n").map(String.init).first { $0.contains(wanted) } }
}
