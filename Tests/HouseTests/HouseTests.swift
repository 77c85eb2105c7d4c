import Foundation
import Testing

/// The house's own rules (architecture.md, «Kept by machine»), read off the sources.
struct HouseTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private struct File {
        let path: String
        let text: String

        var imports: [String] {
            text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, words.indices.contains(place + 1) else {
                    return nil
                }
                return String(words[place + 1])
            }
        }
    }

    private static func files(_ folders: String..., ending: String = ".swift") throws -> [File] {
        try folders.flatMap { folder -> [File] in
            let base = root.appending(path: folder)
            let names = try #require(FileManager.default.subpaths(atPath: base.path))
            return try names.filter { $0.hasSuffix(ending) }.map { name in
                File(
                    path: "\(folder)/\(name)", text: try String(contentsOf: base.appending(path: name), encoding: .utf8)
                )
            }
        }
    }

    private static let everything = ["Sources", "seeds", "themes"]

    @Test(arguments: ["Sources/MutualAid", "Sources/Terminal", "Sources/Counter"])
    func `the pure rooms import nothing of Foundation or the system`(folder: String) throws {
        let allowed: Set<String> = folder == "Sources/Counter" ? ["MutualAid", "Terminal"] : []
        let files = try Self.files(folder)
        #expect(!files.isEmpty)
        for file in files {
            #expect(Set(file.imports).subtracting(allowed).isEmpty, "\(file.path) imports \(file.imports)")
        }
    }

    @Test func `curses stands only in the C shim`() throws {
        // The shim's own header for its .c files is the one place; what Swift sees is include/CTerminal.h.
        for file in try Self.files("Sources", ending: ".h") where !file.path.hasSuffix("CTerminal/session.h") {
            #expect(file.text.range(of: #"#include [<"]n?curses"#, options: .regularExpression) == nil, "\(file.path)")
        }
        #expect(try Self.files("Sources/CTerminal", ending: ".h").contains { $0.path.hasSuffix("session.h") })
    }

    @Test func `only the SQLite driver imports GRDB, and only the Curses room opens the C shim`() throws {
        for file in try Self.everything.flatMap({ try Self.files($0) }) {
            if file.imports.contains("GRDB") { #expect(file.path.hasPrefix("Sources/OfficeSQLite/"), "\(file.path)") }
            if file.imports.contains("CTerminal") { #expect(file.path.hasPrefix("Sources/Curses/"), "\(file.path)") }
            if file.imports.contains("TOMLKit") {
                #expect(file.path.hasPrefix("Sources/PlainTOML/"), "\(file.path)")
            }
        }
    }

    @Test func `SQL text stands only in Office, but for the driver's PRAGMAs`() throws {
        let verbs = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX "]
        for file in try Self.everything.flatMap({ try Self.files($0) }) where !file.path.hasPrefix("Sources/Office/") {
            for verb in verbs { #expect(!file.text.contains("\"" + verb), "\(file.path) has \(verb)") }
        }
    }

    @Test func `no command prints but by what makes text harmless`() throws {
        for file in try Self.files("Sources/HuzhuCommand") where !file.path.hasSuffix("/Printing.swift") {
            for call in [#"(?m)(^|[^.\w])(Swift\.)?(debug)?print\("#, #"(?m)(^|[^.\w])(puts|fputs|printf|dump)\("#] {
                let found = file.text.ranges(of: try Regex(call)).filter { range in
                    !file.text[..<range.upperBound].hasSuffix("func print(")
                }
                #expect(found.isEmpty, "\(file.path) calls print")
            }
        }
    }

    @Test func `nothing is public`() throws {
        for file in try Self.everything.flatMap({ try Self.files($0) }) {
            #expect(
                file.text.range(
                    of: #"(?m)^\s*(public|open) (final |class |struct |enum |func |var |let |init|protocol )"#,
                    options: .regularExpression) == nil, "\(file.path)")
        }
    }

    @Test func `no file is longer than 400 lines`() throws {
        for file in try (Self.everything + ["Tests"]).flatMap({ try Self.files($0) }) {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 401, "\(file.path) has \(lines) lines")
        }
    }

    @Test func `no Swift file forces, traps on purpose or leaves a mark behind`() throws {
        for file in try Self.everything.flatMap({ try Self.files($0) }) {
            for mark in ["fatalError(", "try!", " as! ", "TO" + "DO", "FIX" + "ME"] {
                #expect(!file.text.contains(mark), "\(file.path) has \(mark)")
            }
        }
    }
}
