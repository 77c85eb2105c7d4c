import Foundation

/// Does work on a thread of its own, in the order in which it is given, on a result that nobody else sees until the end: what is
/// read on the office's thread is opened and reckoned with on another.
final class Bench<Outcome: Sendable>: @unchecked Sendable {
    typealias Work = @Sendable (inout Outcome) throws(OfficeFault) -> Void

    private let condition = NSCondition()
    private var outcome: Outcome
    private var waiting: [Work] = []
    private var isClosed = false
    private var isDone = false
    private var fault: OfficeFault?

    /// Work that may wait: a little, so that a file of any size takes no more memory.
    private let most: Int

    init(_ outcome: Outcome, most: Int = 4) {
        self.outcome = outcome
        self.most = most
        let thread = Thread { [self] in run() }
        thread.stackSize = 8 << 20
        thread.start()
    }

    func put(_ work: @escaping Work) {
        condition.withLock {
            while waiting.count >= most, !isClosed { condition.wait() }
            waiting.append(work)
            condition.broadcast()
        }
    }

    /// No more work comes; the thread ends after what waits.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    /// Waits for all that was given; what one work threw is thrown here, and what came after it was left out.
    func result() throws(OfficeFault) -> Outcome {
        close()
        condition.lock()
        defer { condition.unlock() }
        while !isDone { condition.wait() }
        if let fault { throw fault }
        return outcome
    }

    private func run() {
        while let work = next() {
            do throws(OfficeFault) { try work(&outcome) } catch {
                condition.withLock {
                    fault = error
                    isClosed = true
                    waiting = []
                }
            }
        }
        condition.withLock {
            isDone = true
            condition.broadcast()
        }
    }

    private func next() -> Work? {
        condition.withLock {
            while waiting.isEmpty, !isClosed { condition.wait() }
            guard !waiting.isEmpty else { return nil }
            defer { condition.broadcast() }
            return waiting.removeFirst()
        }
    }
}
