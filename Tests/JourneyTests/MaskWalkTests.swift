import Foundation
import MutualAid
import Seeds
import Terminal
import Testing

@testable import Counter
@testable import HuzhuCommand
@testable import Office

/// Masks by default, everywhere: every screen, slip, list, export and command of a made-up office, seen by everybody who works
/// there, shows no identity number, phone or card of its people whole. What shows one by name – dialling, the act with a reason,
/// the bank's file – is left out, and has tests of its own.
@Suite struct MaskWalkTests {
    @Test func `no screen that anybody can reach shows a whole number of anybody`() throws {
        let walk = try Walk()
        #expect(walk.secrets.count > 1000)
        // One of each duty; the others have the same.
        for (place, user) in walk.users.prefix(7).enumerated() {
            walk.seat(user, place == 0 ? .en : .zh)
            for place in Place.all { walk.look(at: place.destination, keys: 4) }
        }
        for duty in [Duty.handler, .cashier] {
            walk.seat(try #require(walk.users.first { $0.duties.contains(duty) }), .zh)
            for destination in walk.records { walk.look(at: destination, keys: 6) }
        }
        walk.seat(try #require(walk.users.first { $0.duties.contains(.supervisor) }), .zh)
        for line in walk.entries { walk.look(at: .auditEntry(line), keys: 1) }
        walk.export()
        #expect(walk.leaks.isEmpty, "\(walk.leaks.prefix(12).joined(separator: "\n"))")
        #expect(walk.frames > 1500, "\(walk.frames)")
        let missing = Set(Place.all.map(\.code)).union([
            "A2", "C1", "E1", "E2", "E4", "E5", "E6", "E8", "H2", "M3", "M4", "P1", "P4", "R4", "R5", "S1", "Y2",
        ]).subtracting(walk.codes)
        #expect(missing.isSubset(of: ["K3", "K4"]), "a made-up office has no passwords: \(missing)")
        // The walk would see one: here is a frame that shows it.
        #expect(walk.secrets.seen(in: "证件 \(walk.cards[0].person.details.identity.text) 无误").count == 1)
        let accounts = walk.cards.compactMap { $0.person.details.account }
        let card = try #require(accounts.first).card
        #expect(walk.secrets.seen(in: "卡号 " + card.grouped).count == 1)
    }

    @Test func `no command's output and none of its errors shows a whole number of anybody`() throws {
        let counter = try Counter()
        let (secrets, cards) = try Secrets.of(counter.data)
        let people = cards.prefix(40).map(\.person.details)
        let folder = counter.home.url
        let known = folder.appending(path: "known.csv").path
        let rows =
            people.prefix(5).map { "\($0.identity.text),2026-13-01,乳腺癌" } + ["\(people[6].identity.text),2026-11-03,"]
        try (["证件号码,确诊日,诊断"] + rows).joined(separator: "\n").write(
            toFile: known, atomically: true, encoding: .utf8)
        var runs: [[String]] = [
            ["unclaimed", "list"], ["unclaimed", "list", "--json"], ["unclaimed", "import", known],
            ["unclaimed", "import", known, "--dry-run", "--json"], ["batch", "list"], ["batch", "list", "--json"],
            ["verify"], ["verify", "--json"], ["plans", "list"], ["backup"],
            ["audit", "--limit", "1000"], ["audit", "--limit", "1000", "--json"], ["audit", "--head"],
            ["audit", "--csv", folder.appending(path: "trail.csv").path],
        ]
        for details in people.prefix(4) {
            runs += [
                ["find", details.identity.text], ["find", details.identity.lastFour, "--json"],
                ["find", details.name.text, "--json"], ["audit", "--text", details.identity.text],
            ]
            if let phone = details.phone { runs.append(["find", phone.text, "--json"]) }
        }
        for claim in cards.flatMap(\.claims).prefix(3) {
            runs += [["status", claim.number.text], ["status", claim.number.text, "--json"]]
        }
        for batch in try OpenedOffice.at(counter.data, { try $0.batches(for: $0.users()[0].withAllDuties) }).prefix(2) {
            runs += [["batch", "show", batch.number.text], ["batch", "show", batch.number.text, "--json"]]
        }
        var told = 0
        for run in runs {
            let result = try Program.run(
                [Program.huzhu] + run + ["--data", counter.data, "--lang", "zh"], environment: counter.home.environment)
            told += result.out.count
            let seen = secrets.seen(in: result.out) + secrets.seen(in: result.err)
            #expect(seen.isEmpty, "\(run.joined(separator: " ")) shows \(seen)")
        }
        #expect(told > 20_000)
        let csv = try String(contentsOf: folder.appending(path: "trail.csv"), encoding: .utf8)
        #expect(csv.count > 1000 && secrets.seen(in: csv).isEmpty)
    }
}

extension User {
    fileprivate var withAllDuties: User {
        var user = self
        user.duties = Set(Duty.allCases)
        return user
    }
}

/// What must not be seen: digits alone, by how many there are.
private struct Secrets {
    private var byLength: [Int: Set<[UInt8]>] = [:]
    var count: Int { byLength.values.reduce(0) { $0 + $1.count } }

    /// Everybody's, with the accounts that are paid for others.
    static func of(_ data: String) throws -> (secrets: Secrets, cards: [PersonCard]) {
        var secrets = Secrets()
        let cards = try OpenedOffice.at(data) { office in
            let all = try office.read { () throws(OfficeFault) in
                try office.database.rows(.people(.byNumber), ["HY".sql, "HZ".sql, 100_000.sql], office.readPerson)
            }
            for person in all { secrets.add(person.details) }
            let cards = try all.filter { $0.id.value % 7 == 0 }.prefix(160).compactMap { try office.personCard($0.id) }
            for claim in cards.flatMap(\.claims) {
                if let given = try office.payeeCard(claim.id)?.given { secrets.add(given.account.card.text) }
            }
            return cards
        }
        return (secrets, cards)
    }

    private mutating func add(_ details: PersonDetails) {
        add(details.identity.text)
        if let phone = details.phone { add(phone.text) }
        if let account = details.account { add(account.card.text) }
    }

    private mutating func add(_ text: String) {
        let bare = text.utf8.filter(Self.isDigit)
        byLength[bare.count, default: []].insert(bare)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) || byte == 88 }

    /// Those that stand in a text: in one run of digits, however they are grouped.
    func seen(in text: String) -> [String] {
        var found: [String] = []
        var run: [UInt8] = []
        func look() {
            for (length, secrets) in byLength where run.count >= length {
                for start in 0...(run.count - length) {
                    let part = Array(run[start..<start + length])
                    if secrets.contains(part) { found.append(String(decoding: part, as: UTF8.self)) }
                }
            }
        }
        for byte in text.utf8 {
            if Self.isDigit(byte) {
                run.append(byte)
            } else if byte != 32, byte != 45 {
                if run.count >= 11 { look() }
                run = []
            }
        }
        if run.count >= 11 { look() }
        return found
    }
}

/// The demo office run in this process, with the program's own runner behind the screens.
private final class Walk {
    private let journey: Counter
    private let runner: OfficeRunner
    private var desk: Desk
    let secrets: Secrets
    let cards: [PersonCard]
    let users: [User]
    let entries: [AuditLine]
    let records: [Destination]
    private var dice: UInt64 = 20_261_124
    private(set) var codes: Set<String> = []
    private(set) var frames = 0
    private(set) var leaks: [String] = []

    private static let keys: [Key] =
        [.enter, .tab, .down, .f(1), .f(4), .f(5), .f(8), .f(10), .f(11), .f(12), .character("y")]
        + "1234567890".map { .character($0) }

    init() throws {
        journey = try Counter()
        (secrets, cards) = try Secrets.of(journey.data)
        let file = OfficeFile(path: journey.data, plans: try PlanBooks(), today: Day(Counter.today))
        let office = try file.openByKey(file.door())
        users = office.users()
        let everybody = users[0].withAllDuties
        entries = try office.auditLines(AuditFilter(), limit: 20, by: everybody)
        let batches = try office.batches(for: everybody).prefix(4).map { Destination.batch($0.id) }
        let events = try office.unclaimed(for: everybody, limit: 4).map {
            Destination.knownEvent($0.unclaimed.event.id)
        }
        records = Self.pages(of: cards) + batches + events
        let zh = Language.zh
        runner = OfficeRunner(
            file: file, place: .inside(office, users[0]), language: { zh }, backup: AutoBackup(dataFile: file.path),
            demo: { file })
        desk = Desk(
            language: zh, today: office.today, now: office.surroundings.now(), user: users[0], profile: office.profile,
            catalogue: office.catalogue, divisions: Seeds.divisions(), theme: "dark", themes: ["dark"], session: "walk")
    }

    deinit { runner.close() }

    /// Every page of some people and of what hangs on them: one of each kind of claim, a child and who has one.
    private static func pages(of cards: [PersonCard]) -> [Destination] {
        var chosen: [PersonCard] = []
        for kind in ClaimEventKind.allCases {
            chosen += cards.filter { $0.claims.contains { $0.event.kind == kind } }.prefix(2)
        }
        chosen += cards.filter { !$0.dependants.isEmpty }.prefix(1) + cards.filter { $0.guardian != nil }.prefix(1)
        return chosen.flatMap { card -> [Destination] in
            let id = card.person.id
            var pages: [Destination] = [
                .person(id), .memberCard(id), .corrections(id), .editPerson(card), .selectPlans(id), .payFees(id),
                .claimEntry(id), .slips(id), .reveal(.person(id)), .newKnownEvent(id),
                .correction(id, .merge(nil)),
            ]
            if !card.person.kind.isDependant { pages.append(.newDependant(guardian: card)) }
            for enrolment in card.enrolments.prefix(1) {
                pages.append(.slip(.certificate(id, enrolment.id)))
                if let payment = enrolment.payment { pages.append(.slip(.receipt(payment.receipt))) }
            }
            for claim in card.claims.prefix(2) {
                pages += [
                    .claim(claim.id), .call(claim.id), .payee(claim.id), .slip(.progress(claim.id)),
                    .slip(.missingPapers(claim.id)), .reveal(.claim(claim.id)),
                    .amend(ClaimCard(claim: claim, card: card)),
                ]
            }
            return pages
        }
    }

    func seat(_ user: User, _ language: Language) {
        _ = runner.answer(.switchOperator(user.id))
        desk.user = user
        desk.language = language
    }

    /// Opens a place and presses some keys there, whatever they do.
    func look(at destination: Destination, keys: Int) {
        var (app, asks) = App.start(desk, size: Size(rows: 30, columns: 100), door: .open)
        settle(&app, asks)
        guard let menu = app.top else { return }
        settle(&app, app.run([.go(destination)], from: menu))
        see(app)
        for _ in 0..<keys {
            let key = Self.keys[roll(Self.keys.count)]
            settle(&app, app.press(key))
            see(app)
            if app.isOver { return }
        }
    }

    /// What the screen of the trail exports.
    func export() {
        guard case .trail(.exported(let made)) = runner.answer(.trail(.export(AuditFilter()))) else {
            leaks.append("no export")
            return
        }
        let folder = (journey.data as NSString).deletingLastPathComponent
        for name in FileManager.default.subpaths(atPath: folder) ?? []
        where name.hasSuffix(".csv") || name.hasSuffix(".txt") {
            guard !name.hasPrefix("bank/"), let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            else { continue }
            note(secrets.seen(in: text), "\(name) \(made.lines)")
        }
    }

    private func roll(_ sides: Int) -> Int {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((dice >> 33) % UInt64(sides))
    }

    private func see(_ app: App) {
        frames += 1
        let page = app.page
        codes.insert(page.title.code)
        note(secrets.seen(in: page.draw(size: app.size).text), page.title.code)
        note(secrets.seen(in: page.linear().lines.joined(separator: "\n")), page.title.code + " line by line")
    }

    private func note(_ seen: [String], _ place: String) {
        for secret in seen { leaks.append("\(place) shows \(secret)") }
    }

    private func settle(_ app: inout App, _ asks: [Ask]) {
        var waiting = asks
        while !waiting.isEmpty {
            let ask = waiting.removeFirst()
            let reply = answer(ask.request)
            // A page that fails shows nothing, masked or not.
            if case .failed(let said) = reply, case .trail(.page) = ask.request { leaks.append("A1: \(said.text)") }
            waiting += app.receive(reply, ticket: ask.ticket)
        }
    }

    /// The named tasks show a number whole and have tests of their own; what changes this machine's settings isn't done.
    private func answer(_ request: Request) -> Reply {
        switch request {
        case .trail(.reveal), .call(.reveal), .setLanguage, .setTheme, .openDemo, .slips(.keep), .switchOperator:
            .failed(Sentence(what: "这里不做。", todo: ""))
        default: runner.answer(request)
        }
    }
}
