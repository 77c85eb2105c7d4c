import Foundation
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

/// The bytes of everything that an office leaves on the disk, searched for everything that must not be read in them.
@Suite struct RawBytesTests {
    private static let password = Secret("sewing-lamp-river")

    /// Texts that are looked for in all their forms at once.
    private struct Needles {
        private var forms: [UInt16: [(secret: String, form: [UInt8])]] = [:]
        private var begins = [Bool](repeating: false, count: 1 << 16)
        private(set) var count = 0

        init(_ secrets: [String]) {
            for secret in Set(secrets) {
                for form in RawBytesTests.forms(secret).map(Array.init) {
                    let start = UInt16(form[0]) << 8 | UInt16(form[1])
                    forms[start, default: []].append((secret, form))
                    begins[Int(start)] = true
                    count += 1
                }
            }
        }

        func found(in bytes: Data) -> Set<String> {
            var found: Set<String> = []
            begins.withUnsafeBufferPointer { begins in
                bytes.withUnsafeBytes { bytes in
                    var start = 0
                    for place in 0..<bytes.count {
                        start = (start << 8 | Int(bytes[place])) & 0xFFFF
                        guard begins[start], place > 0 else { continue }
                        for (secret, form) in forms[UInt16(start)] ?? [] where place - 1 + form.count <= bytes.count {
                            if bytes[(place - 1)..<(place - 1 + form.count)].elementsEqual(form) {
                                found.insert(secret)
                            }
                        }
                    }
                }
            }
            return found
        }
    }

    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// A text in the forms in which it could lie in a file: UTF-8, UTF-16 of both orders, GB18030, and numbers as packed decimals
    /// and as 64-bit integers.
    fileprivate static func forms(_ text: String) -> [Data] {
        var forms = [
            Data(text.utf8), Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
        ]
        if let bytes = text.data(using: gb18030), bytes != forms[0] { forms.append(bytes) }
        let digits = text.utf8.map { $0 &- 48 }
        // Fewer are four bytes, which sealed ones may come to by chance.
        guard digits.count >= 11, digits.allSatisfy({ $0 < 10 }) else { return forms }
        for start in 0...1 {
            let pairs = digits.dropFirst(start)
            forms.append(
                Data(
                    stride(from: pairs.startIndex, to: pairs.endIndex - 1, by: 2).map { pairs[$0] << 4 | pairs[$0 + 1] }
                ))
        }
        if let number = UInt64(text), number > 0xFFFF_FFFF {
            withUnsafeBytes(of: number.bigEndian) { forms.append(Data($0)) }
            withUnsafeBytes(of: number.littleEndian) { forms.append(Data($0)) }
        }
        return forms
    }

    /// Everything of one person that must not be read.
    private static func secrets(_ details: PersonDetails) -> [String] {
        let identity = details.identity.text
        let birth = details.identity.birth.iso
        var secrets = [
            identity, String(identity.dropFirst(6).prefix(8)), birth, birth.replacingOccurrences(of: "-", with: ""),
        ]
        if let phone = details.phone?.text { secrets += [phone, phone.filter { $0 != "-" }] }
        if let account = details.account {
            secrets += [account.card.text, account.card.grouped, String(account.card.text.suffix(9)), account.bank]
        }
        return secrets
    }

    private func files(_ folder: String) throws -> [(name: String, bytes: Data)] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { !$0.hasSuffix(".key") }
            .compactMap { name in
                FileManager.default.contents(atPath: folder + "/" + name).map { (name, $0) }
            }
    }

    @Test func `nothing of its people can be read in the bytes of a file, its log, its backups or its drafts`() throws {
        let fixture = try Fixture()
        _ = try fixture.office.begin(Self.password, again: nil, for: fixture.supervisor)
        _ = try fixture.office.noteSignIn(fixture.supervisor.id)
        let secrets = try fill(fixture)
        try fixture.backUp()
        try fixture.office.noteBackup(to: fixture.backups.path, entries: 1, .daily, by: fixture.supervisor)
        // What is open lies in the log; it is copied before anything is folded into the file.
        let open = try files(fixture.folder)
        #expect(open.contains { $0.name.hasSuffix("-wal") && $0.bytes.count > 100_000 })
        #expect(open.contains { $0.name.hasSuffix("-shm") } && open.contains { $0.name.hasPrefix("backups/") })
        try fixture.office.noteSignOut(fixture.supervisor)
        try fixture.backUp()
        fixture.office.close()
        let closed = try files(fixture.folder)
        let needles = Needles(secrets)
        #expect(needles.count > 150)
        // A backup that lies there still is searched once.
        let fresh = closed.filter { file in !open.contains { $0.name == file.name && $0.bytes == file.bytes } }
        #expect((open + fresh).flatMap { file in needles.found(in: file.bytes).map { "\($0) in \(file.name)" } } == [])
        // The search finds what is there: a name, which is no secret.
        for file in closed where file.name.hasSuffix(".huzhu") {
            #expect(Self.forms("王秀英").contains { file.bytes.range(of: $0) != nil }, "\(file.name)")
        }
        for (text, form) in [("13812345678", Data([0x13, 0x81, 0x23, 0x45, 0x67])), ("王", Data([0xCD, 0xF5]))] {
            #expect(Self.forms(text).contains(form))
        }
        fixture.office = try fixture.opened()
        try expectSound(fixture.office)
    }

    /// Does everything that an office does; what must not be read of it.
    private func fill(_ fixture: Fixture) throws -> [String] {
        try fixture.makeBusy()
        let office = fixture.office
        let person = try fixture.member("王秀英", identity("1983-07-19", 2)) {
            $0.phone = Phone(codedText: "13812345678")
            $0.account = BankAccount(
                card: known(BankCard(codedText: "6228480402564890018")), holder: personName("王秀英"), bank: "秦岭农商行")
            $0.papersOnFile = [.idCard]
        }
        let child = try office.enrol(
            person: NewPerson(
                kind: .dependant(guardian: person.id),
                details: PersonDetails(name: personName("王小宝"), identity: identity("2014-05-06", 7)), key: fixture.key()
            ),
            by: fixture.handler)
        try fixture.enrol(person, ["women", "hospital-accident"], from: fixture.today.adding(days: 1))
        fixture.pass(days: 90)
        let sick = try fixture.claim(
            person,
            .diagnosis(Diagnosis(date: fixture.today.adding(days: -7), diseases: ["women-05"], filed: fixture.today)))
        _ = try office.decide(sick.id, version: 1, .giveBack([.other("病理报告写的是乳腺癌中期")]), by: fixture.reviewer)
        let stay = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -14), days: 5, sheet: "BJ20260301777"))
        try callAboutPaid(fixture)
        let event = try office.add(
            NewKnownEvent(
                person: person.id,
                facts: .diagnosis(
                    KnownDiagnosis(day: fixture.today.adding(days: -3), disease: nil, text: "左侧股骨颈骨折")),
                source: .family,
                key: fixture.key()), by: fixture.handler)
        _ = try office.contact(
            NewContact(
                event: event.event.id, version: event.event.version, result: .coming, note: "下周带病历来", key: fixture.key()
            ),
            by: fixture.handler)
        var changed = known(try office.personCard(person.id)).person
        changed.details.phone = Phone(codedText: "0917-3262345")
        _ = try fixture.update(person.id, changed.details, version: changed.version)
        _ = try office.reveal(
            RevealOrder(.identity(person.id), RevealWhy(.other, text: "法院来函核对身份")), by: fixture.handler)
        _ = try office.checkCode(of: stay.id, by: fixture.handler)
        for form in [DraftForm.member, .claim, .payee, .contact] {
            try office.saveDraft(
                DraftRow(
                    key: fixture.key(), form: form, saved: office.surroundings.now(), title: "钱某的草稿",
                    values: [
                        "identity": "11010519491231002X", "phone": "13699990000", "card": "6217001234567890128",
                        "disease": "恶性黑色素瘤",
                    ]), for: fixture.handler.id)
        }
        let busy = try ["张小明", "李春花", "王建国", "赵敏"].map { name in
            known(try office.personCard(known(office.find(name, limit: 1).first?.ref.person))).person.details
        }
        let people = [person.details, changed.details, child.details] + busy
        return people.flatMap(Self.secrets) + Fixture.cards.prefix(3) + [
            "women-05", "乳腺癌", "病理报告写的是", "左侧股骨颈骨折", "下周带病历来", "法院来函核对身份", "BJ20260301777", "家里有人陪护", "钱某的草稿",
            "11010519491231002X", "13699990000", "恶性黑色素瘤", "邮储银行", "账号已销户", "discharge-record", "own-pay",
        ]
    }

    private func callAboutPaid(_ fixture: Fixture) throws {
        let row = try #require(try fixture.office.calls(for: fixture.handler, limit: 1).rows.first)
        let card = try #require(try fixture.office.callCard(row.claim))
        _ = try fixture.office.call(
            NewCall(
                claim: row.claim, version: card.claim.claim.version, known: 0, result: .reached,
                satisfaction: Satisfaction(5), note: "家里有人陪护", feedback: "都好", closes: true, key: fixture.key()),
            by: fixture.handler)
    }

    @Test func `of a removed user nothing is left: not in the file, its log, its free pages or a later backup`() throws
    {
        let fixture = try Fixture()
        _ = try fixture.office.begin(Self.password, again: nil, for: fixture.supervisor)
        let handler = fixture.handler
        let secret = Secret("borrowed umbrella 7")
        // A salt of its own, as real random bytes are.
        fixture.clock.randomTurn = 7
        try fixture.office.givePassword(secret, again: nil, to: handler.id, by: fixture.supervisor)
        fixture.clock.randomTurn = 0
        let before = try fixture.backUp()
        let wrap = try #require(
            try fixture.office.database.read { () throws(OfficeFault) in
                try fixture.office.database.keyWrap(handler.id.value)
            })
        let holds = { (bytes: Data) in bytes.range(of: wrap.wrapped) != nil || bytes.range(of: wrap.salt) != nil }
        #expect(try files(fixture.folder).filter { holds($0.bytes) }.count >= 2)
        var change = UserChange(handler)
        change.isRetired = true
        _ = try fixture.office.change(user: handler.id, change, version: handler.version, by: fixture.supervisor)
        let after = try fixture.backUp()
        for file in try files(fixture.folder) where !before.path.hasSuffix(file.name) {
            #expect(!holds(file.bytes), "\(file.name), while it is open")
        }
        fixture.office.close()
        for file in try files(fixture.folder) where !before.path.hasSuffix(file.name) {
            #expect(!holds(file.bytes), "\(file.name)")
        }
        for path in [fixture.path, after.path] {
            let door = try FrontDoor.open(
                database: SQLiteDatabase.open(path: path), surroundings: Fixture.surroundings(fixture.clock))
            defer { door.close() }
            for password in [secret, Secret("not this one at all"), Secret("")] {
                #expect(throws: OfficeFault.account(.refused)) { try door.signIn(name: handler.name, password) }
            }
            #expect(try door.signIn(name: "王主任", Self.password).user == fixture.supervisor.id)
        }
        // What an older backup still opens the threat model says, too.
        let old = try FrontDoor.open(
            database: SQLiteDatabase.open(path: before.path), surroundings: Fixture.surroundings(fixture.clock))
        defer { old.close() }
        #expect(try old.signIn(name: handler.name, secret).user == handler.id)
        fixture.office = try fixture.opened()
    }
}
