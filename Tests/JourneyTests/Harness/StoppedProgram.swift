import Foundation
import MutualAid
import Office
import OfficeSQLite

/// A program that stops itself (SIGSTOP) before steps of its work on the file, as HUZHU_TEST_STOP_AT tells it.
struct StoppedProgram {
    enum Standing: Equatable {
        case stopped
        /// With its exit status, or 128 + the signal's number.
        case ended(Int32)

        var status: Int32? { if case .ended(let status) = self { status } else { nil } }
    }

    private let pid: pid_t
    private let files: [URL]

    /// - Parameter stop: the step before which it stops, from 1; 0 for each of them, `nil` for none.
    init(_ words: [String], stopAt stop: Int?, as name: String, home: Home) throws {
        var environment = home.environment
        // Who finds the file locked says so at once.
        environment["HUZHU_TEST_BUSY"] = "0"
        files = ["steps", "out", "err"].map { home.url.appending(path: "\(name).\($0)") }
        environment["HUZHU_TEST_STEPS"] = files[0].path
        if let stop { environment["HUZHU_TEST_STOP_AT"] = String(stop) }
        pid = try Spawn.start(
            [Program.huzhu] + words, environment: environment, files: ["/dev/null", files[1].path, files[2].path])
    }

    /// Until it has stopped itself, or has ended; not to be asked again once it has ended.
    func wait() -> Standing {
        var status: Int32 = 0
        while waitpid(pid, &status, WUNTRACED) < 0 && errno == EINTR {}
        if status & 0xFF == 0x7F { return .stopped }
        return .ended(status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
    }

    func goOn() { _ = Foundation.kill(pid, SIGCONT) }

    func kill() { _ = Foundation.kill(pid, SIGKILL) }

    /// What it has reached, the step before which it is stopped being the last.
    var steps: [FileStep] {
        get throws {
            try String(contentsOf: files[0], encoding: .utf8).split(separator: "\n").map {
                guard let step = FileStep(rawValue: String($0)) else { throw UnknownStep(name: String($0)) }
                return step
            }
        }
    }

    struct UnknownStep: Error { let name: String }

    /// Whether it was told that another program holds the file.
    var wasTurnedAway: Bool { (try? String(contentsOf: files[2], encoding: .utf8))?.contains("另一个程序占用") == true }
}

/// What a program does with the file, step by step.
enum FileStep: String {
    case look
    case beginRead = "begin-read"
    case beginWrite = "begin-write"
    case statement
    case commit
    case committed
    case close
}

/// How a program that is stopped stands to the others. It sees the file as it was when it first looked in each transaction,
/// and is seen by others only at a commit: where two stops have this in common, whatever others do at the one leads to the
/// same as at the other.
struct FileStanding: Hashable, CustomStringConvertible {
    /// How many of its transactions have their view of the file already.
    var views = 0
    /// It is inside a write: nobody else can begin one.
    var holdsLock = false
    var hasWritten = false
    var isClosing = false

    var description: String {
        isClosing ? "closing" : "after \(views) views" + (holdsLock ? ", writing" : hasWritten ? ", written" : "")
    }

    /// For each step how the program stands before it.
    static func before(_ steps: [FileStep]) -> [FileStanding] {
        var standing = FileStanding()
        // A transaction that only reads has its view from its first statement, not from its begin.
        var awaitsView = false
        return steps.map { step in
            if step == .close || step == .beginRead || step == .beginWrite {
                // What failed has ended without a commit.
                standing.holdsLock = false
                standing.isClosing = step == .close
            }
            defer {
                switch step {
                case .look: standing.views += 1
                case .beginRead: awaitsView = true
                case .beginWrite:
                    standing.views += 1
                    standing.holdsLock = true
                case .statement:
                    if awaitsView { standing.views += 1 }
                    awaitsView = false
                case .commit:
                    standing.hasWritten = standing.hasWritten || standing.holdsLock
                    standing.holdsLock = false
                    awaitsView = false
                case .committed, .close: break
                }
            }
            return standing
        }
    }
}

/// A third program with the file open: what it sees, and whether it could write.
final class Onlooker {
    private let database: SQLiteDatabase

    init(_ path: String) throws(OfficeFault) {
        database = try SQLiteDatabase.open(path: path, options: SQLiteDatabase.Options(busyTimeout: 0))
    }

    deinit { database.close() }

    /// Entries of the audit trail: whatever changes the file adds one in the same transaction.
    func entries() throws(OfficeFault) -> Int64 {
        try database.read { () throws(OfficeFault) in
            var count: Int64 = 0
            try database.query(.office(.head), []) { count = $0.integer(0) }
            return count
        }
    }

    func isLockedOut() throws(OfficeFault) -> Bool {
        do throws(OfficeFault) { try database.write { () throws(OfficeFault) in } } catch {
            guard error == .locked else { throw error }
            return true
        }
        return false
    }
}
