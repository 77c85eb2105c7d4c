import ArgumentParser
import Exchange
import Foundation
import MutualAid
import Seeds

/// Judges cases from JSON lines; no data file is touched.
struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge", abstract: "按行核算 JSON 案例 / judge cases, one JSON line each")

    @OptionGroup var lines: LineOptions

    mutating func run() throws {
        var judge = JudgeLines(catalogue: try lines.catalogue(), language: lines.language)
        try lines.answerAll { judge.answer(line: $0, number: $1) }
    }
}

/// Tells from JSON lines who may take which plan; no data file is touched.
struct EligibleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eligible", abstract: "按行判断能否参保 / who may take which plan, one JSON line each")

    @OptionGroup var lines: LineOptions

    mutating func run() throws {
        var eligible = EligibleLines(catalogue: try lines.catalogue())
        try lines.answerAll { eligible.answer(line: $0, number: $1) }
    }
}

struct LineOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("JSON Lines 文件，- 或不写是标准输入 / a file, or - for standard input", valueName: "FILE"))
    var file: String?

    @Option(
        name: .customLong("catalogue"),
        help: ArgumentHelp("代替内置方案的文件，可多次 / a plan file in front of the built-in ones", valueName: "FILE"))
    var files: [String] = []

    @Option(help: ArgumentHelp("核算行的语言 / language of the lines' text", valueName: "zh|en"))
    var lang: LanguageOption?

    var language: Language { lang?.language ?? .ofEnvironment }

    func catalogue() throws -> Catalogue {
        let seeds = try self.files.map { path -> SeedFile in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Refusal(
                    zh: ("读不了方案文件 \(path)。", "请检查路径和编码（UTF-8）。"),
                    en: ("The plan file \(path) can't be read.", "Check the path and that it is UTF-8."))
            }
            return SeedFile(name: (path as NSString).lastPathComponent, text: text)
        }
        do { return try Seeds.catalogue(overriding: seeds) } catch { throw Refusal(all: error) }
    }

    func answerAll(_ answer: ([UInt8], Int) -> LineAnswer?) throws {
        let input: UnsafeMutablePointer<FILE>?
        if let file, file != "-" {
            guard let opened = fopen(file, "rb"), !isFolder(file) else {
                throw Refusal(
                    zh: ("读不了 \(file)。", "请检查路径和权限。"),
                    en: ("\(file) can't be read.", "Check the path and its permissions."))
            }
            input = opened
        } else {
            input = fdopen(STDIN_FILENO, "rb")
        }
        guard let input, let output = fdopen(STDOUT_FILENO, "wb") else { throw ExitCode(1) }
        var reader = LineReader(input)
        var number = 0
        var hasErrors = false
        while let line = reader.next() {
            number += 1
            guard let answer = answer(line, number) else { continue }
            hasErrors = hasErrors || answer.isError
            answer.output.withUnsafeBufferPointer { _ = fwrite($0.baseAddress, 1, $0.count, output) }
            putc(0x0A, output)
        }
        fflush(output)
        if hasErrors { throw ExitCode(2) }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// Lines as bytes, of any length, one at a time.
private struct LineReader {
    private let file: UnsafeMutablePointer<FILE>
    private var buffer: UnsafeMutablePointer<CChar>?
    private var room = 0

    init(_ file: UnsafeMutablePointer<FILE>) { self.file = file }

    mutating func next() -> [UInt8]? {
        let count = getline(&buffer, &room, file)
        guard count >= 0, let buffer else {
            free(buffer)
            buffer = nil
            return nil
        }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        return Array(bytes.last == 0x0A ? bytes.dropLast() : bytes[...])
    }
}
