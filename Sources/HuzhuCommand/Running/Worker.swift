import Counter
import Foundation
import MutualAid

/// The office's own thread: it takes asks in their order and posts the answers.
final class Worker: @unchecked Sendable {
    private let condition = NSCondition()
    private var asks: [Ask] = []
    private var isStopping = false
    private var hasStopped = false
    private var hasClosed = false
    private let mailbox: Mailbox

    init(mailbox: Mailbox, makeDesk: @escaping @Sendable () -> any RequestRunner) {
        self.mailbox = mailbox
        let thread = Thread { [self] in work(makeDesk()) }
        thread.stackSize = 8 << 20
        thread.start()
    }

    func send(_ asks: [Ask]) {
        guard !asks.isEmpty else { return }
        condition.withLock { self.asks += asks }
        condition.signal()
    }

    /// Does what is left; waits at most `seconds`, after which the office is left as it is.
    func finish(within seconds: Double) {
        condition.lock()
        isStopping = true
        condition.signal()
        let deadline = Date(timeIntervalSinceNow: seconds)
        while !hasStopped, condition.wait(until: deadline) {}
        condition.unlock()
    }

    /// Waits until the office is closed, however long its backup takes; `slow` is called once after a second.
    func waitUntilClosed(_ slow: () -> Void) {
        condition.lock()
        defer { condition.unlock() }
        guard hasStopped else { return }
        let deadline = Date(timeIntervalSinceNow: 1)
        while !hasClosed, condition.wait(until: deadline) {}
        if hasClosed { return }
        slow()
        while !hasClosed { condition.wait() }
    }

    private func work(_ runner: any RequestRunner) {
        while let ask = next() { mailbox.post(runner.answer(ask.request), ticket: ask.ticket) }
        condition.withLock { hasStopped = true }
        condition.broadcast()
        runner.close()
        condition.withLock { hasClosed = true }
        condition.broadcast()
    }

    /// The next ask; a search that a newer one of the same screen has overtaken is not run.
    private func next() -> Ask? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            while let ask = asks.first {
                asks.removeFirst()
                if case .find = ask.request, asks.contains(where: { $0.isFind(of: ask.screen) }) {
                    mailbox.post(.nobody, ticket: ask.ticket)
                    continue
                }
                return ask
            }
            if isStopping { return nil }
            condition.wait()
        }
    }
}

/// Runs one request after another; made and used on the worker's thread only.
protocol RequestRunner: AnyObject {
    func answer(_ request: Request) -> Reply
    func close()
}

extension Ask {
    fileprivate func isFind(of screen: ScreenID) -> Bool {
        if case .find = request { self.screen == screen } else { false }
    }
}
