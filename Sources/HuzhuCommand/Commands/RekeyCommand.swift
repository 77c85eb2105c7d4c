import ArgumentParser
import Foundation
import MutualAid
import Office
import OfficeSQLite

/// Gives the data file another key.
struct RekeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rekey",
        abstract: "给数据文件换一把密钥：有人离开、备份丢失时用 / another key for the data file, when somebody left or a backup is lost",
        discussion: """
            全部加密内容用新密钥重新加密；恢复码换新，其他人各得一个临时密码，第一次登录要改。旧备份仍用旧密码打开。
            Everything sealed is sealed anew. The recovery code is a new one, and everybody else gets a password to be changed at
            first use. Older backups still open with the older passwords.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "不再询问 / ask no more")
    var yes = false

    mutating func run() throws {
        let language = common.language
        let office = try common.office()
        defer { office.close() }
        guard let user = office.signedIn else { throw Refusal(OfficeFault.account(.training)) }
        if !yes {
            printLine(
                language == .zh
                    ? "换密钥后，其他人的密码都失效，各得一个新的。别的柜台请先关闭。继续吗？(y/n) "
                    : "Everybody else gets a new password. Close other counters first. Go on? (y/n) ", terminator: "")
            fflush(nil)
            guard readLine()?.lowercased().hasPrefix("y") == true else { return }
        }
        do {
            let rekeyed = try office.rekey(password: common.credentials.password(), by: user)
            printLines(told(rekeyed, language))
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    private func told(_ rekeyed: Rekeyed, _ language: Language) -> [String] {
        let isChinese = language == .zh
        var lines = [
            isChinese ? "已换密钥。下面的内容只显示这一次，请抄下来：" : "The key is changed. What follows is shown this once; copy it:",
            "", (isChinese ? "恢复码：" : "Recovery code: ") + rekeyed.code.groups,
        ]
        if !rekeyed.passwords.isEmpty {
            lines += ["", isChinese ? "临时密码：" : "Passwords to be changed at first use:"]
            lines += rekeyed.passwords.map { "  \($0.user.name)  \($0.given.text)" }
        }
        return lines
    }
}
