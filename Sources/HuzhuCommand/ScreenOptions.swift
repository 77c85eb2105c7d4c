import ArgumentParser
import Counter
import Foundation
import MutualAid
import Office
import Seeds

/// The options of the commands that open the counter.
struct ScreenOptions: ParsableArguments {
    @Option(help: ArgumentHelp("主题：dark、light、mono 或自己的 / theme", valueName: "NAME"))
    var theme: String?

    @Option(help: ArgumentHelp("主题文件夹 / a folder of theme files", valueName: "DIR"))
    var themes: String?

    @Flag(help: "逐行问答，不用全屏（读屏软件、脚本） / questions line by line")
    var plain = false

    @Option(help: ArgumentHelp("间隔号等占几格：1 或 2；不写就问终端 / cells of · and its like", valueName: "1|2"))
    var ambiguous: Int?

    func validate() throws {
        if let ambiguous, !(1...2).contains(ambiguous) { throw ValidationError("--ambiguous takes 1 or 2") }
    }

    /// Who is let in at once: at a made-up office everybody, at another who brings name and password along.
    private func start(_ file: OfficeFile, _ common: CommonOptions) throws -> (OfficeRunner.Place, Door) {
        guard file.exists else { return (.nowhere, .welcome) }
        do {
            let door = try file.door()
            if door.isTraining {
                let office = try file.openByKey(door)
                let user = try common.actingAs == nil ? office.firstUser : common.user(of: office, for: .handler)
                guard let user else { throw OfficeFault.notFound(.user) }
                return (.inside(office, user), .open)
            }
            if try door.hasAccounts(), common.credentials.isUnattended {
                door.close()
                let office = try file.open(as: common.credentials)
                guard let user = office.signedIn else { throw OfficeFault.account(.notSignedIn) }
                return (.inside(office, user), .open)
            }
            return (.door(door), try door.door(last: common.actingAs ?? Preferences.read().operatorName))
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    /// Opens the counter on `file`, or on the welcome screen where there is none.
    func open(_ file: OfficeFile, _ common: CommonOptions) throws {
        // What stands for the division until there is an office: no real code is all zeros.
        guard let nowhere = DivisionCode("000000") else { return }
        let language = common.language
        let (place, door) = try start(file, common)
        let (office, user): (Office?, User?) =
            if case .inside(let office, let user) = place { (office, user) } else { (nil, nil) }
        let folder = ThemeFolder(themes)
        if let theme { _ = try folder.load(theme) }
        // A theme that was kept and has gone since is no reason to keep the counter shut.
        let kept = Preferences.read().theme.flatMap { (try? folder.load($0)) == nil ? nil : $0 }
        let noOffice = OfficeProfile(
            name: "", division: nowhere, isTraining: false)
        let surroundings = Surroundings.system(today: file.today)
        let now = surroundings.now()
        let box = LanguageBox(language)
        var desk = Desk(
            language: language, today: surroundings.today, now: now,
            user: user ?? User(id: UserID(0), name: "", duties: [], division: nowhere),
            profile: office?.profile ?? noOffice, catalogue: office?.catalogue ?? file.plans.catalogue,
            divisions: Seeds.divisions(),
            theme: theme ?? kept ?? "dark", themes: folder.names,
            session: String(UInt64.random(in: .min ... .max), radix: 36))
        desk.calendar = office?.calendar ?? file.plans.calendar
        desk.dataPath = Paths.shown(file.path)
        desk.printing = Preferences.read().printing
        desk.script = try common.callScript()
        // The office goes over to the worker's thread and is never touched here again.
        nonisolated(unsafe) let handed = place
        let demo = DemoFile(plans: file.plans, today: nil)
        let backup = AutoBackup(dataFile: file.path)
        let start = CounterStart(
            desk: desk, door: door, themes: folder, ambiguous: ambiguous,
            clock: { (surroundings.now(), surroundings.today) }, languageBox: box,
            backup: backup,
            makeRunner: {
                OfficeRunner(
                    file: file, place: handed, language: { box.language }, backup: backup, demo: { try demo.made() })
            })
        if plain || isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0
            || ProcessInfo.processInfo.environment["TERM"] == "dumb"
        {
            var loop = PlainLoop(start)
            loop.run()
        } else {
            var loop = try CounterLoop(start)
            loop.run()
        }
    }
}
