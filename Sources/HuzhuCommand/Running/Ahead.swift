import Foundation

/// Elements of a sequence made on a thread of their own, a few ahead of who takes them: making and storing then share two cores.
struct Ahead<Source: Sequence & Sendable>: Sequence, IteratorProtocol where Source.Element: Sendable {
    private let belt: Belt<Source.Element>

    init(_ source: Source) {
        let belt = Belt<Source.Element>()
        self.belt = belt
        let thread = Thread {
            for element in source where !belt.put(element) { break }
            belt.close()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    func next() -> Source.Element? { belt.take() }

    /// The maker stops at its next element.
    func stop() { belt.stop() }
}

private final class Belt<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [Element] = []
    private var isClosed = false
    private var isStopped = false
    private let most = 4

    func put(_ element: Element) -> Bool {
        condition.withLock {
            while waiting.count >= most, !isStopped { condition.wait() }
            waiting.append(element)
            condition.broadcast()
            return !isStopped
        }
    }

    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    func take() -> Element? {
        condition.withLock {
            while waiting.isEmpty, !isClosed { condition.wait() }
            guard !waiting.isEmpty else { return nil }
            condition.broadcast()
            return waiting.removeFirst()
        }
    }
}
