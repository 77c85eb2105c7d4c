import Foundation
import Testing

/// C files of Tests/Faults that stand between a program and the system. Not a small file system, a mount or permissions: those need
/// root, or somebody who isn't root, and tests run as either.
enum Preload {
    struct NoCompiler: Error { let said: String }

    private static let folder = Result { try Home() }
    static let ioFaults = Result { try built("iofail") }
    static let clock = Result { try built("clock") }

    private static func built(_ name: String) throws -> String {
        let library = try folder.get().url.appending(path: name + ".so").path
        let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Faults/\(name).c").path
        var said = ""
        for compiler in ["cc", "clang"] {
            let arguments = ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
            let environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
            guard let made = try? Program.run([compiler] + arguments, environment: environment) else { continue }
            if made.status == 0 { return library }
            said += made.err
        }
        throw NoCompiler(said: said)
    }
}

/// A disk on which the data file of one journey can't be written while a switch lies there.
struct FaultyDisk {
    private let switchFile: String
    private let under: String
    private let error: String

    /// - Parameters:
    ///   - error: ENOSPC, EIO or EROFS.
    ///   - under: what the names of the files that are meant begin with; the data file's, if not given.
    init(_ counter: Counter, _ error: String, under: String? = nil) {
        switchFile = counter.home.url.appending(path: "fails").path
        self.under = under ?? counter.data
        self.error = error
    }

    var environment: [String: String] {
        get throws {
            [
                "LD_PRELOAD": try Preload.ioFaults.get(), "IOFAIL_UNDER": under, "IOFAIL_ERROR": error,
                "IOFAIL_AT": "1",
                "IOFAIL_ON": "1", "IOFAIL_SWITCH": switchFile,
            ]
        }
    }

    func fail() throws { try Data().write(to: URL(filePath: switchFile)) }
    func heal() throws { try FileManager.default.removeItem(atPath: switchFile) }
}

/// A clock that can be set while a program looks at it.
struct SetClock {
    private let file: URL

    init(_ home: Home) { file = home.url.appending(path: "shift") }

    var environment: [String: String] {
        get throws { ["LD_PRELOAD": try Preload.clock.get(), "CLOCK_SHIFT": file.path] }
    }

    func set(by seconds: Int) throws { try Data("\(seconds)\n".utf8).write(to: file) }
}
