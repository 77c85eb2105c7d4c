import Foundation
import GRDB

/// For tests of two programs on one file. HUZHU_TEST_STOP_AT=N stops this one (SIGSTOP) before the N-th of its steps, 0 before
/// each of them; a step is whatever it asks of the file, reading too: who decides by what was read before somebody else's write
/// pays twice. HUZHU_TEST_STEPS=FILE tells the steps, a line each, as they are reached. HUZHU_TEST_BUSY=0 says at once that the
/// file is locked.
struct TestStops {
    enum Step: String {
        /// A statement outside a transaction.
        case look
        case beginRead = "begin-read"
        case beginWrite = "begin-write"
        case statement
        case commit
        /// What was written is there for all, and nothing was done with that yet.
        case committed
        case close
    }

    private let place = Int(Self.setting("STOP_AT") ?? "")
    private let trace = Self.setting("STEPS").map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) } ?? -1
    private var steps = 0

    static var busyMode: Database.BusyMode? { setting("BUSY") == "0" ? .immediateError : nil }

    private static func setting(_ name: String) -> String? { ProcessInfo.processInfo.environment["HUZHU_TEST_" + name] }

    mutating func reach(_ step: Step) {
        guard place != nil || trace >= 0 else { return }
        steps += 1
        if trace >= 0 {
            let line = step.rawValue + "\n"
            _ = write(trace, line, line.utf8.count)
        }
        if place == 0 || place == steps { raise(SIGSTOP) }
    }
}
