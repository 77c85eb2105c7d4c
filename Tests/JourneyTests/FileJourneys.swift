import Foundation
import Testing

/// A data file that can't be opened: told in both languages, the file as it was, the terminal as it was.
@Suite struct FileJourneys {
    enum Fault: String, CaseIterable, Sendable {
        case folder, truncated, empty, text, other, newer, keyMissing, keyShort, wrongKey, readOnly, unreadable

        var told: (zh: String, en: String) {
            switch self {
            case .folder: ("是文件夹，不是数据文件", "is a folder")
            case .truncated, .empty: ("不完整", "is cut short")
            case .text: ("不是互助柜台的数据文件", "is not a data file")
            case .other: ("是其他程序的数据库", "another program's database")
            case .newer: ("第 9999 版", "has version 9999")
            case .keyMissing: ("找不到数据文件的密钥", "is missing")
            case .keyShort: ("长度不对", "wrong length")
            case .wrongKey: ("密钥与这个数据文件不配", "doesn't belong to this data file")
            case .readOnly: ("不能写入", "can't be written")
            case .unreadable: ("没有读取", "may not be read")
            }
        }

        /// What needs a user for whom permissions count; root has none.
        var isOfPermissions: Bool { self == .readOnly || self == .unreadable }
    }

    @Test(arguments: Fault.allCases)
    func `it is told and left as it was`(_ fault: Fault) throws {
        let counter = try Counter()
        try spoil(counter, fault)
        var user: [String] = []
        if fault.isOfPermissions, geteuid() == 0 {
            user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            let test = try Program.run(
                user + ["test", "-x", Program.huzhu], environment: counter.home.environment)
            // Nobody can't reach a binary that lies in root's home.
            guard test.status == 0 else { return }
        }
        let before = try contents(counter)
        for (language, told) in [("zh", fault.told.zh), ("en", fault.told.en)] {
            let result = try Program.run(
                user + [Program.huzhu, "find", "王", "--data", counter.data, "--lang", language],
                environment: counter.home.environment)
            #expect(result.status == 1)
            #expect(result.out.isEmpty)
            #expect(result.err.contains(told) && result.err.split(separator: "\n").count == 1, "\(result.err)")
            #expect(Self.sentences(result.err) == 2, "\(result.err)")
            // The counter too, and the demo made over it.
            for arguments in [[], ["demo", "--fresh", "--make"]] {
                let result = try Program.run(
                    user + [Program.huzhu] + arguments + ["--data", counter.data, "--lang", language],
                    environment: counter.home.environment)
                #expect(result.status == 1, "\(arguments)")
                #expect(result.err.contains(told), "\(arguments) \(result.err)")
            }
        }

        let terminal = try counter.shell()
        let folder = counter.home.url.path
        let program = (user + [Program.huzhu]).joined(separator: " ")
        try terminal.type("stty -a > \(folder)/before; \(program) --data \(counter.data) --lang zh; echo status-$?-")
        try terminal.press("Enter")
        try terminal.see("status-1-")
        #expect(try terminal.screen.replacing("\n", with: "").contains(fault.told.zh))
        try terminal.type("stty -a > \(folder)/after; cmp \(folder)/before \(folder)/after && echo the-same-$?")
        try terminal.press("Enter")
        try terminal.see("the-same-0")
        try FileManager.default.removeItem(atPath: folder + "/before")
        try FileManager.default.removeItem(atPath: folder + "/after")
        #expect(try contents(counter) == before)
    }

    @Test func `a file that isn't there is told by commands and made by nobody but init`() throws {
        let counter = try Counter()
        try FileManager.default.removeItem(atPath: counter.data)
        for command in [["find", "王"], ["status", "LP610302250003177"]] {
            for (language, told) in [("zh", "没有数据文件"), ("en", "There is no data file")] {
                let result = try Program.run(
                    [Program.huzhu] + command + ["--data", counter.data, "--lang", language],
                    environment: counter.home.environment)
                #expect(result.status == 1)
                #expect(result.err.contains(told) && Self.sentences(result.err) == 2, "\(result.err)")
            }
        }
        #expect(!FileManager.default.fileExists(atPath: counter.data))
    }

    @Test func `a folder that can't be written is told at the first start`() throws {
        let home = try Home()
        let result = try Program.huzhu(
            "init", "--name", "试", "--division", "610302", "--user", "周敏", "--data", "/proc/huzhu/office.huzhu",
            "--lang", "en", home: home,
            environment: ["HUZHU_PASSWORD_FILE": try home.passwordFile("sewing-lamp-river")])
        #expect(result.status == 1)
        #expect(Self.sentences(result.err) == 2, "\(result.err)")
    }

    // MARK: spoiling

    private func spoil(_ counter: Counter, _ fault: Fault) throws {
        let file = URL(filePath: counter.data)
        let key = URL(filePath: counter.data + ".key")
        switch fault {
        case .folder:
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        case .truncated: try Data(contentsOf: file).prefix(20_000).write(to: file)
        case .empty: try Data().write(to: file)
        case .text: try Data("姓名,证件\n周敏,无\n".utf8).write(to: file)
        case .other: try patch(file, at: 68, [0, 0, 0, 7])
        case .newer: try patch(file, at: 60, [0, 0, 0x27, 0x0F])
        case .keyMissing: try FileManager.default.removeItem(at: key)
        case .keyShort: try Data([1, 2, 3]).write(to: key)
        case .wrongKey: try Data(repeating: 7, count: 32).write(to: key)
        case .readOnly: try own(counter, mode: 0o400)
        case .unreadable: try own(counter, mode: 0o000)
        }
    }

    private func patch(_ file: URL, at place: Int, _ bytes: [UInt8]) throws {
        var data = try Data(contentsOf: file)
        data.replaceSubrange(place..<place + bytes.count, with: bytes)
        try data.write(to: file)
    }

    /// Gives everything to nobody, where root runs the tests, and takes permissions from the file.
    private func own(_ counter: Counter, mode: mode_t) throws {
        for path in [counter.home.url.path, counter.data, counter.data + ".key"] where geteuid() == 0 {
            try #require(chown(path, 65534, 65534) == 0)
        }
        try #require(chmod(counter.data, mode) == 0)
    }

    /// Every file of the home folder by its bytes, and every folder by its name.
    private func contents(_ counter: Counter) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: counter.home.url.path) {
            let path = counter.home.url.appending(path: name)
            // A shell that was started here may leave its own files.
            guard !name.hasPrefix(".") else { continue }
            found[name] = (try? Data(contentsOf: path)) ?? Data()
        }
        return found
    }

    static func sentences(_ text: String) -> Int {
        text.filter { "。".contains($0) }.count + text.matches(of: /\.(\s|$)/).count
    }
}
