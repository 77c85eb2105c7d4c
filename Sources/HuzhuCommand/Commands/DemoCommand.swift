import ArgumentParser
import Foundation
import MutualAid
import Office
import Seeds

/// Makes and opens a made-up county office.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "打开虚构的县级办事处，随便试 / a made-up county office to try things on")

    @OptionGroup var common: CommonOptions
    @OptionGroup var screen: ScreenOptions

    @ArgumentParser.Option(help: ArgumentHelp("会员数，1 至 2000000（600） / members", valueName: "N"))
    var members: Int?

    @ArgumentParser.Option(help: ArgumentHelp("理赔数（150） / claims", valueName: "N"))
    var claims: Int?

    @ArgumentParser.Option(help: ArgumentHelp("随机种子：同种子同数据（1） / seed", valueName: "N"))
    var seed: UInt64?

    @ArgumentParser.Option(help: ArgumentHelp("当作今天的日期 2026-03-15 / the day taken for today", valueName: "DATE"))
    var today: String?

    @Flag(help: "只生成文件，不打开 / make the file and exit")
    var make = false

    @Flag(help: "已有的演示文件重新生成 / replace an existing demo file")
    var fresh = false

    mutating func run() throws {
        var demo = DemoFile(plans: try common.plans(), today: try day())
        demo.path = common.data ?? Paths.demo
        demo.members = members ?? demo.members
        demo.claims = claims ?? min(demo.claims, demo.members * 10)
        demo.seed = seed ?? demo.seed
        try check(demo)
        let file = OfficeFile(path: demo.path, plans: demo.plans, today: demo.today)
        let isThere = file.exists
        if isThere { try refuseUnlessTraining(file) }
        if fresh || !isThere { try demo.make() } else { tellThatSizesDontCount() }
        guard make else { return try screen.open(file, common) }
        printLine(common.language == .zh ? "演示文件：\(file.path)" : "Demo file: \(file.path)")
    }

    private func check(_ demo: DemoFile) throws {
        guard (1...2_000_000).contains(demo.members) else {
            throw Refusal(
                status: 2, zh: ("会员数不能是 \(demo.members)。", "请写 1 到 2000000。"),
                en: ("There can't be \(demo.members) members.", "Give 1 to 2000000."))
        }
        guard (0...demo.members * 10).contains(demo.claims) else {
            throw Refusal(
                status: 2,
                zh: ("\(demo.members) 名会员不能有 \(demo.claims) 件理赔。", "请写 0 到 \(demo.members * 10)，或多加会员。"),
                en: (
                    "\(demo.members) members can't have \(demo.claims) claims.",
                    "Give 0 to \(demo.members * 10), or more members."
                ))
        }
    }

    /// Only a training file is opened here, and only one is ever replaced.
    private func refuseUnlessTraining(_ file: OfficeFile) throws {
        let demo = OfficeFile(path: file.path, plans: file.plans, today: nil)
        let door: FrontDoor
        do { door = try demo.door() } catch let fault as OfficeFault { throw Refusal(fault) }
        defer { door.close() }
        guard door.isTraining else {
            throw Refusal(
                status: 2, zh: ("\(file.path) 是正式的数据文件，不是演示。", "请用 --data 指定别的文件，或用 huzhu 打开它。"),
                en: (
                    "\(file.path) is an office's own data file, not a demo.",
                    "Name another with --data, or open it with huzhu."
                ))
        }
        // One whose key is lost or another's may be all that is left of it.
        do { try demo.openByKey(door).close() } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    private func tellThatSizesDontCount() {
        guard members != nil || claims != nil || seed != nil else { return }
        let note = Sentence(
            what: common.language == .zh ? "演示文件已经有了，按原样打开。" : "The demo file is there already and is opened as it is.",
            todo: common.language == .zh ? "要换规模请加 --fresh。" : "Add --fresh to make it anew.")
        printError(note.text)
    }

    private func day() throws -> Day? {
        guard let today else { return nil }
        guard let day = Day(today) else {
            throw Refusal(
                status: 2, zh: ("没有 \(today) 这一天。", "请写成 2026-03-15 这样。"),
                en: ("There is no day \(today).", "Write it as 2026-03-15."))
        }
        return day
    }
}
