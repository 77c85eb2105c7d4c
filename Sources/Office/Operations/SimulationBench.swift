import Foundation
import MutualAid

/// Opens and judges pages on a thread of its own, while the next are read.
final class SimulationBench: @unchecked Sendable {
    private let condition = NSCondition()
    private let sealer: Sealer
    private var simulation: Simulation
    private var waiting: [SimulationPage] = []
    private var isClosed = false
    private var isDone = false
    private var fault: OfficeFault?

    /// Pages that may wait: a few, so that a file of any size takes no more memory.
    private static let most = 4

    init(_ simulation: Simulation, _ sealer: Sealer) {
        self.simulation = simulation
        self.sealer = sealer
        let thread = Thread { [self] in work() }
        thread.stackSize = 8 << 20
        thread.start()
    }

    func put(_ page: SimulationPage) {
        condition.withLock {
            while waiting.count >= Self.most, !isClosed { condition.wait() }
            waiting.append(page)
            condition.broadcast()
        }
    }

    /// No more pages come; the thread ends after those that wait.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    func result() throws(OfficeFault) -> Simulation {
        condition.lock()
        defer { condition.unlock() }
        while !isDone { condition.wait() }
        if let fault { throw fault }
        return simulation
    }

    private func work() {
        while let page = next() {
            do throws(OfficeFault) {
                for person in try page.people(sealer) { simulation.add(person) }
            } catch {
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

    private func next() -> SimulationPage? {
        condition.withLock {
            while waiting.isEmpty, !isClosed { condition.wait() }
            guard !waiting.isEmpty else { return nil }
            defer { condition.broadcast() }
            return waiting.removeFirst()
        }
    }
}
