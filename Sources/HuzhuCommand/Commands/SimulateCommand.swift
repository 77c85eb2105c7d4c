import ArgumentParser
import Counter
import Exchange
import Foundation
import MutualAid
import Office
import OfficeSQLite
import Seeds
import Terminal

/// Computes every judged claim again under draft editions and tells what would change; nothing is written.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "换成草案会变什么：重算全部理赔，只读 / what a draft edition would change",
        discussion: """
            草案是方案文件，写法同 seeds/plans。每件已核算的理赔（撤销的除外）按当时的顺序重算，金额是核算的金额，复审另行不予给付的也在内。
            A draft is a plan file as in seeds/plans. Every judged claim but the withdrawn is computed again in the order of judging.
            Amounts are what the judge computes, also for claims that a reviewer denied for reasons of another kind.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("草案文件，每项保障一个，可多个 / a draft for each plan", valueName: "EDITION_FILE"))
    var files: [String]

    @ArgumentParser.Option(
        help: ArgumentHelp("文件里的哪一版；不写就是最后一版 / which edition of a file, else its last", valueName: "CODE"))
    var edition: String?

    @Flag(help: "JSON，每项保障一行 / JSON, a line each plan")
    var json = false

    mutating func run() throws {
        let drafts = try DraftFiles(paths: files, edition: edition, plans: common.plans()).editions()
        let office = try common.office(.readingWhole)
        defer { office.close() }
        do {
            let run = try office.simulate(drafts)
            var progress = Progress(of: run.total)
            while !run.isOver {
                let before = run.done
                try run.advance()
                progress.add(run.done - before)
            }
            progress.end()
            for plan in try run.plans() {
                if json { printLine(plan.json(common.language).line) } else { write(plan, office) }
            }
        } catch { throw Refusal(error) }
    }

    private func write(_ plan: SimulatedPlan, _ office: Office) {
        guard let user = office.signedIn ?? office.firstUser else { return }
        let desk = Desk(
            language: common.language, today: office.today, now: office.surroundings.now(), user: user,
            profile: office.profile, catalogue: office.catalogue, divisions: Seeds.divisions(), theme: "", themes: [],
            session: "")
        let sheet = SimulationSheet(plan, columns: 80, desk)
        printLine("\(plan.change.planName.name(common.language))  \(plan.change.edition)")
        for line in sheet.sums + [.blank] + sheet.histogram + sheet.details { printLine(line.text.trimmedRight) }
        printLine("")
    }
}

extension String {
    fileprivate var trimmedRight: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
