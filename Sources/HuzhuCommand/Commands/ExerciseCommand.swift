import ArgumentParser
import Foundation
import MutualAid
import Office

/// Random work in a made-up office, without end, for the fault run: what is stored is acknowledged on standard output.
///
/// It is how a test kills the real program at its work; it does nothing that a handler couldn't, and only in a demo file.
struct ExerciseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exercise", abstract: "故障演练用的随机操作 / random work for the fault run", shouldDisplay: false)

    @OptionGroup var common: CommonOptions

    @ArgumentParser.Option(help: ArgumentHelp("随机种子 / seed", valueName: "N"))
    var seed: UInt64 = 1

    @ArgumentParser.Option(help: ArgumentHelp("做几件，0 为不停 / jobs, 0 for no end", valueName: "N"))
    var jobs = 0

    @ArgumentParser.Option(help: ArgumentHelp("只做一种 / jobs of one kind", valueName: "KIND"))
    var kind: ExerciseKind?

    mutating func run() throws {
        let office = try common.office()
        defer { office.close() }
        guard office.profile.isTraining else {
            throw Refusal(
                status: 2, zh: ("\(common.data ?? Paths.office) 不是演示文件。", "演练只在演示文件里做：huzhu demo。"),
                en: ("\(common.data ?? Paths.office) is no demo file.", "The exercise runs in one only: huzhu demo."))
        }
        var exercise = Exercise(office: office, seed: seed, kind: kind)
        do {
            var done = 0
            while jobs == 0 || done < jobs {
                try exercise.next()
                done += 1
            }
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }
}

/// What an exercise does, by the word with which it is acknowledged.
enum ExerciseKind: String, ExpressibleByArgument, CaseIterable {
    case person, claim, moved, draft
}

private struct Exercise {
    let office: Office
    private let kind: ExerciseKind?
    private var random: Mix
    private var people: [PersonID] = []
    private var count = 0
    private let seed: UInt64

    init(office: Office, seed: UInt64, kind: ExerciseKind?) {
        self.office = office
        self.seed = seed
        self.kind = kind
        random = Mix(state: seed)
    }

    /// One job. What the office refuses by its rules is work too; anything else ends the exercise.
    mutating func next() throws {
        count += 1
        if people.isEmpty { try learnPeople() }
        do throws(OfficeFault) {
            switch kind ?? someKind() {
            case .person: try enrol()
            case .claim: try claim()
            case .moved: try decide()
            case .draft: try draft(key(), .claim)
            }
        } catch {
            switch error {
            case .barred, .ineligible, .eventFaulty, .papersMissing, .identityTaken, .claimMoved, .changedMeanwhile,
                .locked:
                acknowledge("refused", "-", 0)
            default: throw error
            }
        }
    }

    private mutating func someKind() -> ExerciseKind {
        switch random.below(10) {
        case 0...2: .person
        case 3...5: .claim
        case 6...7: .moved
        default: .draft
        }
    }

    private mutating func learnPeople() throws(OfficeFault) {
        for letter in "abcdefghjklmnpqrstwxyz" {
            for row in try office.find(String(letter), limit: 40) {
                if case .person(let id) = row.ref { people.append(id) }
            }
        }
    }

    private func user(_ duty: Duty) throws(OfficeFault) -> User {
        guard let user = office.users().first(where: { !$0.isRetired && $0.duties.contains(duty) }) else {
            throw .notFound(.user)
        }
        return user
    }

    private mutating func key() -> SubmissionKey { SubmissionKey("exercise-\(seed)-\(count)-\(random.below(1 << 30))") }

    /// A new member, with a cover that is paid for.
    private mutating func enrol() throws(OfficeFault) {
        let handler = try user(.handler)
        let birth = Day(number: Int32(3000 + random.below(9000)))
        let body =
            "610302" + birth.iso.filter { $0 != "-" } + String(String(1000 + random.below(1000)).suffix(3))
        guard let check = ResidentID.checkDigit(for: body), let identity = try? ResidentID(body + check),
            let name = try? PersonName("演练" + String("甲乙丙丁戊己庚辛壬癸".randomElement(using: &random) ?? "甲"))
        else { return }
        let form = key()
        try draft(form, .member)
        let person = try office.enrol(
            person: NewPerson(kind: .member, details: PersonDetails(name: name, identity: identity), key: form),
            by: handler)
        people.append(person.id)
        acknowledge("person", person.number.text, person.version)
        guard let card = try office.personCard(person.id), let line = line(card) else { return }
        let made = try office.enrol(
            NewEnrolments(person: person.id, lines: [line], payer: .own, key: key()), by: handler)
        for enrolment in made { acknowledge("enrolment", enrolment.number.text, 1) }
    }

    private func line(_ card: PersonCard) -> EnrolmentLine? {
        let first = office.today.adding(days: 1)
        guard let edition = office.catalogue.edition(of: "hospital-accident", on: first) else { return nil }
        let term = edition.term(from: first, days: 10)
        guard
            let fee = edition.fee(tier: nil, shares: 1, days: term.days, frontLine: card.person.details.frontLine)?
                .value
        else { return nil }
        return EnrolmentLine(
            plan: "hospital-accident", tier: nil, shares: 1, term: term, continued: card.renews(edition, from: first),
            fee: fee, split: FeeSplitRule.own.split(fee))
    }

    private mutating func claim() throws(OfficeFault) {
        guard let card = try office.personCard(people[random.below(people.count)]) else { return }
        let admitted = office.today.adding(days: -(6 + random.below(60)))
        let ownPay = 500 + random.below(9000)
        let event = ClaimEvent.hospital(
            HospitalStay(
                cause: .illness, admitted: admitted, discharged: admitted.adding(days: 5),
                sheet: SheetNumber("YL\(seed)\(count)"), total: Money(yuan: 5000 + ownPay), pooled: Money(yuan: 4000),
                other: .zero, ownPay: Money(yuan: ownPay), ownExpense: Money(yuan: 1000), filed: office.today))
        let total = judgeClaim(event: event, card: card, catalogue: office.catalogue).total
        let form = key()
        try draft(form, .claim)
        let claim = try office.enterClaim(
            NewClaim(
                person: card.person.id, event: event, byProxy: false, brought: Set(Paper.allCases), confirmed: total,
                key: form), by: try user(.handler))
        acknowledge("claim", claim.number.text, claim.version)
    }

    /// A review of what waits: agreed, given back or denied.
    private mutating func decide() throws(OfficeFault) {
        let reviewer = try user(random.below(2) == 0 ? .firstReviewer : .secondReviewer)
        let rows = try office.worklist(for: reviewer, limit: 20)
        guard !rows.isEmpty else { return try claim() }
        let row = rows[random.below(rows.count)]
        let decision: ClaimDecision =
            switch random.below(8) {
            case 0: .giveBack([.other("演练退回")])
            case 1: .deny([.other("演练不予给付")])
            case 2: .hold(reason: "演练挂起")
            default: .approve
            }
        let claim = try office.decide(row.claim.id, version: row.version, decision, by: reviewer)
        acknowledge("moved", claim.number.text, claim.version)
    }

    /// As every form is kept before it is sent: the draft goes only with its record stored.
    private mutating func draft(_ key: SubmissionKey, _ form: DraftForm) throws(OfficeFault) {
        try office.saveDraft(
            DraftRow(
                key: key, form: form, saved: office.surroundings.now(), title: "演练草稿 \(count)",
                values: ["total": String(random.below(100_000))]), for: try user(.handler).id)
        acknowledge("draft", key.text, 1)
    }

    /// One line, written at once: whoever reads it may kill this program the next moment.
    private func acknowledge(_ kind: String, _ number: String, _ version: Int) {
        let line = Array("\(kind) \(number) \(version)\n".utf8)
        _ = write(STDOUT_FILENO, line, line.count)
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same work at the same seed.
private struct Mix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
