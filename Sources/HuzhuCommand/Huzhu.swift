import ArgumentParser
import MutualAid

/// `huzhu`: the counter; with a subcommand, one job.
struct Huzhu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huzhu",
        abstract: "职工互助保障柜台 / the counter for trade-union mutual aid",
        discussion: "不带子命令时打开柜台。Without a subcommand it opens the counter.",
        version: "huzhu 0.1",
        subcommands: [
            DemoCommand.self, InitCommand.self, FindCommand.self, PlansCommand.self, StatusCommand.self,
            JudgeCommand.self, EligibleCommand.self, SimulateCommand.self, CalendarCommand.self, BatchCommand.self,
            UnclaimedCommand.self, ImportCommand.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self,
            AuditCommand.self,
            RekeyCommand.self, ExerciseCommand.self,
        ])

    @OptionGroup var common: CommonOptions
    @OptionGroup var screen: ScreenOptions

    mutating func run() throws {
        let file = OfficeFile(path: common.data ?? Paths.office, plans: try common.plans())
        try screen.open(file, common)
    }
}
