import ArgumentParser
import Foundation
import MutualAid
import Office
import Seeds

/// Makes an office's data file.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "建立办事处的数据文件 / make an office's data file")

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("办事处名称，如 渭滨区总工会 / the office's name", valueName: "NAME"))
    var name: String?

    @Option(help: ArgumentHelp("行政区划代码，六位 / division code, six digits", valueName: "CODE"))
    var division: String?

    @Option(help: ArgumentHelp("第一个操作员的姓名 / the first user's name", valueName: "NAME"))
    var user: String?

    @Option(
        help: ArgumentHelp(
            "单位工会的编号段，由县办事处给，如 100001-200000 / the block of numbers that the county office gave a unit union",
            valueName: "FIRST-LAST"))
    var block: String?

    private var language: Language { common.language }

    mutating func run() throws {
        let language = language
        let file = OfficeFile(path: common.data ?? Paths.office, plans: try common.plans())
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), isFolder.boolValue {
            throw Refusal(
                zh: (
                    "\(file.path) 是文件夹。",
                    "请写出数据文件的完整路径，如 \(file.path)/office.huzhu。".replacingOccurrences(of: "//", with: "/")
                ),
                en: (
                    "\(file.path) is a folder.",
                    "Give the whole path of the data file, such as \(file.path)/office.huzhu."
                        .replacingOccurrences(of: "//", with: "/")
                ))
        }
        guard !file.exists else {
            throw Refusal(
                zh: ("数据文件 \(file.path) 已经有了。", "直接用 huzhu 打开，或用 --data 指定别的文件。"),
                en: ("The data file \(file.path) is there already.", "Open it with huzhu, or name another with --data.")
            )
        }
        let name = try name ?? ask(language, "办事处名称", "Name of the office")
        let code = try division ?? ask(language, "行政区划代码（六位）", "Division code (six digits)")
        let user = try user ?? ask(language, "第一个操作员的姓名", "Name of the first user")
        guard let division = DivisionCode(code), Seeds.divisions().isKnown(division) else {
            throw Refusal(
                status: 2, zh: ("没有行政区划代码「\(code)」。", "请写六位代码，如 610302 是渭滨区。"),
                en: (
                    "There is no division code “\(code)”.", "Give six digits; 610302, for instance, is Weibin District."
                ))
        }
        let block = try numbers()
        let (password, again) = try Credentials(name: user, language: language).newPassword()
        let (office, _, recovery) = try file.create(
            OfficeProfile(name: name, division: division, isTraining: false), firstUser: user, password, again: again,
            block: block)
        office.close()
        printText(told(name, file.path, user, recovery))
    }

    private func told(_ name: String, _ path: String, _ user: String, _ code: RecoveryCode) -> String {
        language == .zh
            ? """
            已建立「\(name)」：\(path)
            第一位主管：\(user)

            恢复码：\(code.groups)
            只显示这一次。请抄在纸上，锁进保险柜：所有密码都忘了，只有它能打开数据。
            """
            : """
            Made “\(name)”: \(path)
            Its first supervisor: \(user)

            Recovery code: \(code.groups)
            It is shown this once. Copy it on paper and lock it away: when every password is lost, nothing else opens the data.
            """
    }

    private func numbers() throws -> NumberBlock? {
        guard let block else { return nil }
        let parts = block.split(separator: "-").map { Int($0) }
        guard parts.count == 2, let first = parts[0], let last = parts[1],
            let numbers = try? NumberBlock(first: first, last: last)
        else {
            throw Refusal(
                status: 2, zh: ("编号段「\(block)」不对。", "请写成 100001-200000，在 1 至 999999 之间。"),
                en: ("“\(block)” is no block of numbers.", "Write it as 100001-200000, within 1 to 999999."))
        }
        return numbers
    }

    private func ask(_ language: Language, _ zh: String, _ en: String) throws -> String {
        printLine(language == .zh ? "\(zh)：" : "\(en): ", terminator: "")
        fflush(nil)
        let line = readLine()
        if line == nil { printLine() }
        let answer = (line ?? "").trimmingCharacters(in: .whitespaces)
        guard !answer.isEmpty else {
            throw Refusal(
                status: 2, zh: ("没有填\(zh)。", "请再运行一次，或用选项给出：huzhu init --help。"),
                en: ("\(en): nothing was given.", "Run it again, or give it as an option: huzhu init --help."))
        }
        return answer
    }
}
