import Foundation
import GRDB

/// For tests of two programs on one file. HUZHU_TEST_STOP_AT=N stops this one (SIGSTOP) before the N-th of its steps: each
/// transaction's begin, each statement of a write, and its commit. HUZHU_TEST_BUSY=0 says at once that the file is locked.
struct TestStops {
    private let place = Int(ProcessInfo.processInfo.environment["HUZHU_TEST_STOP_AT"] ?? "") ?? 0
    private var steps = 0
    var isWriting = false

    static var busyMode: Database.BusyMode? {
        ProcessInfo.processInfo.environment["HUZHU_TEST_BUSY"] == "0" ? .immediateError : nil
    }

    mutating func begin(isWriting: Bool) {
        step()
        self.isWriting = isWriting
    }

    /// Before a statement or the commit. What is read in between sees one state anyway, wherever it stops.
    mutating func statement() { if isWriting { step() } }

    private mutating func step() {
        guard place > 0 else { return }
        steps += 1
        if steps == place { raise(SIGSTOP) }
    }
}
