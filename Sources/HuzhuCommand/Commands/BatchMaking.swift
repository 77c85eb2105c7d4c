import ArgumentParser
import Exchange
import Foundation
import MutualAid
import Office

/// Which of the claims that wait are meant.
struct CandidateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("只要这一天审核通过的 / only those approved on this day", valueName: "DAY"))
    var day: String?

    @Option(help: ArgumentHelp("到这一天为止审核通过的 / those approved up to this day", valueName: "DAY"))
    var through: String?

    @Option(help: ArgumentHelp("只要这个办事处和下级的，六位区划代码 / only of this office and those below", valueName: "CODE"))
    var office: String?

    @Option(name: .customLong("claim"), help: ArgumentHelp("只要这些理赔号，可写几次 / only these claims", valueName: "NUMBER"))
    var claims: [String] = []

    func filter(today: Day) throws -> PaymentFilter {
        var filter = PaymentFilter()
        do throws(DayFaults) {
            if let day {
                filter.from = try Day.read(day, today: today)
                filter.through = filter.from
            }
            if let through { filter.through = try Day.read(through, today: today) }
        } catch { throw Refusal(error, status: 2) }
        if let office {
            guard let code = DivisionCode(office) else {
                throw Refusal(
                    status: 2, zh: ("「\(office)」不是区划代码。", "请写六位数字，如 610302。"),
                    en: ("“\(office)” is no division code.", "It has six digits, such as 610302."))
            }
            filter.office = code
        }
        return filter
    }

    /// The candidates of the filter, and of them those that are named, where any are.
    func candidates(_ office: Office, _ user: User) throws -> [PaymentCandidate] {
        let found = try office.paymentCandidates(try filter(today: office.today), for: user)
        guard !claims.isEmpty else { return found }
        let wanted = claims.map { Normalise.upper(Normalise.compact($0)) }
        for number in wanted where !found.contains(where: { $0.number.text == number }) {
            throw Refusal(
                zh: ("\(number) 不在待拨付的里面。", "用 huzhu batch waiting 看有哪些。"),
                en: ("\(number) doesn't wait for payment.", "See huzhu batch waiting for those that do."))
        }
        return found.filter { wanted.contains($0.number.text) }
    }
}

extension BatchCommand {
    struct Waiting: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "waiting", abstract: "待拨付的理赔，付给谁 / the claims that wait for payment, and who is paid")

        @OptionGroup var common: CommonOptions
        @OptionGroup var chosen: CandidateOptions

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let office = try common.office()
            defer { office.close() }
            do {
                let found = try chosen.candidates(office, try common.user(of: office, for: .cashier))
                if json { return printLine(JSONValue.array(found.map(\.json)).line) }
                for candidate in found { printLine(candidate.text(common.language)) }
            } catch let fault as OfficeFault { throw Refusal(fault) }
        }
    }

    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make", abstract: "制批：能付的都列入，或只列 --claim 的 / make a batch of those that can be paid")

        @OptionGroup var common: CommonOptions
        @OptionGroup var chosen: CandidateOptions

        @Flag(help: "JSON")
        var json = false

        @Option(help: ArgumentHelp("同一个 KEY 只做一次 / done once for one KEY", valueName: "KEY"))
        var key: String?

        mutating func run() throws {
            let office = try common.office()
            defer { office.close() }
            do {
                let user = try common.user(of: office, for: .cashier)
                let key = SubmissionKey(key ?? UUID().uuidString)
                let found = try chosen.candidates(office, user)
                // What is named must go in, or say why not; of all, those that can be paid.
                let lines = chosen.claims.isEmpty ? found.filter { $0.bar == nil } : found
                let batch = try office.makeBatch(NewBatch(lines, key: key), by: user)
                json ? printLine(batch.json.line) : printLines(batch.lines(common.language))
                let left = found.filter { $0.bar != nil }
                guard !left.isEmpty, !json else { return }
                for candidate in left { printLine("- " + candidate.text(common.language)) }
            } catch let fault as OfficeFault { throw Refusal(fault) }
        }
    }
}
