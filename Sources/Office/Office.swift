import Foundation
package import MutualAid

/// One data file and everything that can be done with it: every change is one transaction with its audit entry. Used
/// from one thread only.
package final class Office {
    /// The plans as the file holds them: the program's, with the office's revisions over them.
    package internal(set) var catalogue: Catalogue
    package var surroundings: Surroundings
    package internal(set) var profile: OfficeProfile

    package let database: any OfficeDatabase
    /// Kept to wrap it for users.
    let key: DataKey
    let sealer: Sealer
    let pinyin = Pinyin()
    let plans: PlanShelf
    /// How many revisions the catalogue was made of: none is ever taken away, so another count in the file means newer ones.
    var knownRevisions = 0
    var usersByID: [UserID: User] = [:]
    /// Who has signed in with a password; nobody where the key came from a file.
    package internal(set) var signedIn: User?
    /// Numbers given since the last audit entry, which tells of them.
    var givenNumbers: [CounterNumber] = []
    /// The holidays that this office has imported, over those that the program brings.
    package internal(set) var calendar: WorkCalendar

    private init(
        database: any OfficeDatabase, key: DataKey, plans: @escaping PlanShelf, surroundings: Surroundings,
        profile: OfficeProfile
    ) throws(OfficeFault) {
        self.database = database
        self.key = key
        sealer = Sealer(key)
        self.plans = plans
        catalogue = try plans([])
        self.surroundings = surroundings
        self.profile = profile
        calendar = surroundings.calendar
    }

    package var today: Day { surroundings.today }

    package func close() { database.close() }
}

/// A user of a new office; the office gives the id.
package struct NewUser: Hashable, Sendable {
    package var name: String
    package var duties: Set<Duty>
    package var division: DivisionCode

    package init(name: String, duties: Set<Duty>, division: DivisionCode) {
        self.name = name
        self.duties = duties
        self.division = division
    }
}

extension Office {
    static let keyCheck: [UInt8] = [1] + Array("huzhu".utf8)

    /// Makes an office in an empty database, with its first users.
    package static func create(
        database: any OfficeDatabase, key: DataKey, profile: OfficeProfile, users: [NewUser], block: NumberBlock? = nil,
        plans: @escaping PlanShelf, surroundings: Surroundings
    ) throws(OfficeFault) -> Office {
        try migrate(database)
        let office = try Office(
            database: database, key: key, plans: plans, surroundings: surroundings, profile: profile)
        guard !profile.name.isEmpty else { throw .nameMissing }
        guard !users.isEmpty else { throw .nothingChosen }
        let serials =
            block.map { ($0.first, $0.last) } ?? (NumberBlock.serials.lowerBound, NumberBlock.serials.upperBound)
        try database.write { () throws(OfficeFault) in
            try database.execute(
                .office(.insertOffice),
                [
                    profile.name.sql, profile.division.sql, profile.isTraining.sql, profile.reviewThreshold.sql,
                    profile.paperDays.sql, surroundings.now().sql, try office.sealCheck().sql,
                ])
            try database.execute(.office(.insertBlock), [profile.division.sql, serials.0.sql, serials.1.sql])
            try office.beginAudit()
            let made = try users.map { user throws(OfficeFault) in try office.store(user) }
            for user in made { try office.audit(.addUser, user.id.value, user.auditDetail, by: made[0].id) }
            try office.makeKeyPairs(by: made[0].id)
        }
        return office
    }

    /// Opens the office in `database`, after bringing an older schema up to date.
    package static func open(
        database: any OfficeDatabase, key: DataKey, plans: @escaping PlanShelf, surroundings: Surroundings
    ) throws(OfficeFault) -> Office {
        let version = try database.schemaVersion()
        try migrate(database)
        let sealer = Sealer(key)
        let office = try database.read { () throws(OfficeFault) in
            let row = try database.first(.office(.office)) { row throws(OfficeFault) in
                (
                    OfficeProfile(
                        name: row.text(0), division: try row.division(1), isTraining: row.bool(2),
                        reviewThreshold: row.money(3), limits: .peer(paperDays: row.int(4))),
                    row.bytes(5)
                )
            }
            guard let (profile, check) = row else { throw .damaged("office") }
            guard let plain = try? sealer.open(check, .keyCheck), plain == keyCheck else { throw .wrongKey }
            let office = try Office(
                database: database, key: key, plans: plans, surroundings: surroundings, profile: profile)
            try office.readUsers()
            try office.readSettings()
            try office.readPlans()
            return office
        }
        if version < Migration.life.number { try office.giveDueDays() }
        let isNew = try office.hasUnnotedSheets()
        if version < Migration.corrections.number || isNew { try office.noteAllWarnings() }
        // Before anything is added to the trail: its last entry tells whether an older program wrote last.
        try office.sealOlderMoney()
        if version < Migration.accounts.number, let first = office.firstUser {
            try office.write { () throws(OfficeFault) in try office.makeKeyPairs(by: first.id) }
        }
        return office
    }

    /// The same file under another key, while it is being given that.
    func under(_ key: DataKey) throws(OfficeFault) -> Office {
        let office = try Office(
            database: database, key: key, plans: plans, surroundings: surroundings, profile: profile)
        office.usersByID = usersByID
        return office
    }

    /// What a right key opens.
    func sealCheck() throws(OfficeFault) -> Data { try sealer.seal(Self.keyCheck, .keyCheck) }

    static func migrate(_ database: any OfficeDatabase) throws(OfficeFault) {
        let version = try database.schemaVersion()
        for migration in Migration.all where migration.number > version {
            try database.migrate(to: migration.number, migration.statements)
        }
    }
}

extension Office {
    /// Refused here as well, for a screen is never trusted.
    func allow(_ right: Right, _ user: User) throws(OfficeFault) {
        guard !user.isRetired else { throw .barred(.retired(user.name)) }
        guard right.duties.contains(where: user.duties.contains) else { throw .barred(.notYourDuty(right.duties)) }
    }

    func read<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        try database.read(work)
    }

    func write<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        // What a transaction that came to nothing has given was not given.
        do { return try database.write(work) } catch {
            givenNumbers = []
            throw error
        }
    }
}
