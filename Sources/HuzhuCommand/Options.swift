import ArgumentParser
import Foundation
import MutualAid
import Seeds

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("数据文件 / the data file", valueName: "FILE"))
    var data: String?

    @Option(help: ArgumentHelp("界面语言 zh 或 en / language, zh or en", valueName: "zh|en"))
    var lang: LanguageOption?

    @Option(help: ArgumentHelp("方案文件夹，代替内置的 / a folder of plan files in front of the built-in ones", valueName: "DIR"))
    var seeds: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "谁在操作；正式文件还要密码（终端输入，或 HUZHU_PASSWORD_FILE 指定的文件） / who you are; an office's file asks the password",
            valueName: "USER"))
    var actingAs: String?

    var language: Language { lang?.language ?? Preferences.read().language ?? .ofEnvironment }

    /// The plans without any data file.
    func plans() throws -> PlanBooks { try reading { try PlanBooks($0) } }

    func callScript() throws -> CallScript { try reading { try Seeds.callScript(overriding: $0) } }

    /// What the built-in files and those of the folder come to.
    private func reading<Result>(_ read: ([SeedFile]) throws -> Result) throws -> Result {
        do {
            guard let seeds else { return try read([]) }
            let names = try FileManager.default.contentsOfDirectory(atPath: seeds).sorted()
            let files = try names.filter { $0.hasSuffix(".toml") || $0.hasSuffix(".tsv") }.map { name in
                SeedFile(name: name, text: try String(contentsOfFile: seeds + "/" + name, encoding: .utf8))
            }
            return try read(files)
        } catch let faults as PlanFaults { throw Refusal(all: faults) } catch {
            throw Refusal(
                zh: ("读不了方案文件夹 \(seeds ?? "")。", "请检查 --seeds 的路径和权限。"),
                en: ("The plan folder \(seeds ?? "") can't be read.", "Check the path and its permissions."))
        }
    }
}

enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
    case zh
    case en

    var language: Language { self == .zh ? .zh : .en }
}

extension Language {
    /// Chinese unless the locale names another language: at the counters where this runs, LANG is often not set.
    static var ofEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale =
            [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].compactMap(\.self)
            .first { !$0.isEmpty } ?? ""
        return locale.hasPrefix("en") ? .en : .zh
    }

    /// The language of an error that is met before the arguments are understood.
    static func wanted(by arguments: [String]) -> Language {
        for (place, argument) in arguments.enumerated() {
            if argument == "--lang", arguments.indices.contains(place + 1) {
                return Language(rawValue: arguments[place + 1]) ?? .ofEnvironment
            }
            if argument.hasPrefix("--lang=") {
                return Language(rawValue: String(argument.dropFirst(7))) ?? .ofEnvironment
            }
        }
        return Preferences.read().language ?? .ofEnvironment
    }
}

/// Where files lie (XDG Base Directory Specification).
enum Paths {
    static var data: String { base("XDG_DATA_HOME", "/.local/share") + "/huzhu" }
    static var config: String { base("XDG_CONFIG_HOME", "/.config") + "/huzhu" }
    static var office: String { data + "/office.huzhu" }
    static var demo: String { data + "/demo.huzhu" }

    private static func base(_ variable: String, _ under: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let given = environment[variable], given.hasPrefix("/") { return given }
        return (environment["HOME"] ?? NSHomeDirectory()) + under
    }

    /// As a person writes it: the home folder is ~.
    static func shown(_ path: String) -> String {
        let home = (ProcessInfo.processInfo.environment["HOME"] ?? NSHomeDirectory()) + "/"
        return home != "/" && path.hasPrefix(home) ? "~/" + path.dropFirst(home.count) : path
    }

    /// As a person types it where no shell expands it.
    static func expanded(_ path: String) -> String {
        let home = ProcessInfo.processInfo.environment["HOME"] ?? NSHomeDirectory()
        return path.hasPrefix("~/") ? home + path.dropFirst() : path
    }

    /// Makes the folder of a file that is about to be made; only its owner may look into it.
    static func makeFolder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Refusal(
                zh: ("建不了文件夹 \(folder)。", "请检查权限，或用 --data 指定别处。"),
                en: ("The folder \(folder) can't be made.", "Check its permissions, or name another place with --data.")
            )
        }
    }
}

/// What one person at one terminal has chosen: language, theme, printer and paper. Not part of the office's data.
struct Preferences {
    var language: Language?
    var theme: String?
    var printer: String?
    var paper: String?
    /// Who signed in here last.
    var operatorName: String?
    /// Where backups go instead of the folder beside the data file.
    var backups: String?

    private static var path: String { Paths.config + "/preferences" }

    static func read() -> Preferences {
        var read = Preferences()
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return read }
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if parts[0] == "language" { read.language = Language(rawValue: String(parts[1])) }
            if parts[0] == "theme" { read.theme = String(parts[1]) }
            if parts[0] == "printer" { read.printer = String(parts[1]) }
            if parts[0] == "paper" { read.paper = String(parts[1]) }
            if parts[0] == "operator" { read.operatorName = String(parts[1]) }
            if parts[0] == "backups" { read.backups = String(parts[1]) }
        }
        return read
    }

    /// A choice that can't be kept still holds until the program ends.
    func write() {
        var lines: [String] = []
        if let language { lines.append("language=\(language.rawValue)") }
        if let theme { lines.append("theme=\(theme)") }
        if let printer { lines.append("printer=\(printer)") }
        if let paper { lines.append("paper=\(paper)") }
        if let operatorName { lines.append("operator=\(operatorName)") }
        if let backups { lines.append("backups=\(backups)") }
        try? FileManager.default.createDirectory(atPath: Paths.config, withIntermediateDirectories: true)
        try? (lines.joined(separator: "\n") + "\n").write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
}
