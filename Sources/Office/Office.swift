import Foundation
package import MutualAid

/// One data file and everything that can be done with it: every change is one transaction with its audit entry. Used
/// from one thread only.
package final class Office {
    package let catalogue: Catalogue
    package var surroundings: Surroundings
    package internal(set) var profile: OfficeProfile

    let database: any OfficeDatabase
    let sealer: Sealer
    let pinyin = Pinyin()
    var usersByID: [UserID: User] = [:]

    private init(
        database: any OfficeDatabase, sealer: Sealer, catalogue: Catalogue, surroundings: Surroundings,
        profile: OfficeProfile
    ) {
        self.database = database
        self.sealer = sealer
        self.catalogue = catalogue
        self.surroundings = surroundings
        self.profile = profile
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
    private static let keyCheck: [UInt8] = [1] + Array("huzhu".utf8)

    /// Makes an office in an empty database, with its first users.
    package static func create(
        database: any OfficeDatabase, key: DataKey, profile: OfficeProfile, users: [NewUser], block: NumberBlock? = nil,
        catalogue: Catalogue, surroundings: Surroundings
    ) throws(OfficeFault) -> Office {
        try migrate(database)
        let sealer = Sealer(key)
        let office = Office(
            database: database, sealer: sealer, catalogue: catalogue, surroundings: surroundings, profile: profile)
        guard !profile.name.isEmpty else { throw .nameMissing }
        guard !users.isEmpty else { throw .nothingChosen }
        let serials =
            block.map { ($0.first, $0.last) } ?? (NumberBlock.serials.lowerBound, NumberBlock.serials.upperBound)
        try database.write { () throws(OfficeFault) in
            try database.execute(
                .office(.insertOffice),
                [
                    profile.name.sql, profile.division.sql, profile.isTraining.sql, profile.reviewThreshold.sql,
                    profile.paperDays.sql, surroundings.now().sql, try sealer.seal(keyCheck, .keyCheck).sql,
                ])
            try database.execute(.office(.insertBlock), [profile.division.sql, serials.0.sql, serials.1.sql])
            try office.beginAudit()
            let made = try users.map { user throws(OfficeFault) in try office.store(user) }
            for user in made { try office.audit(.addUser, user.id.value, user.auditDetail, by: made[0].id) }
        }
        return office
    }

    /// Opens the office in `database`, after bringing an older schema up to date.
    package static func open(
        database: any OfficeDatabase, key: DataKey, catalogue: Catalogue, surroundings: Surroundings
    ) throws(OfficeFault) -> Office {
        try migrate(database)
        let sealer = Sealer(key)
        return try database.read { () throws(OfficeFault) in
            let row = try database.first(.office(.office)) { row throws(OfficeFault) in
                (
                    OfficeProfile(
                        name: row.text(0), division: try row.division(1), isTraining: row.bool(2),
                        reviewThreshold: row.money(3), paperDays: row.int(4)),
                    row.bytes(5)
                )
            }
            guard let (profile, check) = row else { throw .damaged("office") }
            guard let plain = try? sealer.open(check, .keyCheck), plain == keyCheck else { throw .wrongKey }
            let office = Office(
                database: database, sealer: sealer, catalogue: catalogue, surroundings: surroundings, profile: profile)
            try office.readUsers()
            return office
        }
    }

    private static func migrate(_ database: any OfficeDatabase) throws(OfficeFault) {
        let version = try database.schemaVersion()
        for migration in Migration.all where migration.number > version {
            try database.migrate(to: migration.number, migration.statements)
        }
    }
}

extension Office {
    package func users() -> [User] { usersByID.values.sorted { $0.id < $1.id } }

    package func user(_ id: UserID) -> User? { usersByID[id] }

    package func addUser(_ user: NewUser, by: User) throws(OfficeFault) -> User {
        try allow([.supervisor], by)
        return try write { () throws(OfficeFault) in
            let made = try store(user)
            try audit(.addUser, made.id.value, made.auditDetail, by: by.id)
            return made
        }
    }

    private func store(_ user: NewUser) throws(OfficeFault) -> User {
        guard !user.name.isEmpty else { throw .nameMissing }
        let made = User(
            id: UserID(surroundings.newID()), name: user.name, duties: user.duties, division: user.division)
        let duties = Duty.allCases.filter(user.duties.contains).map(\.rawValue).joined(separator: ",")
        try database.execute(
            .office(.insertUser), [made.id.sql, made.name.sql, duties.sql, made.division.sql])
        usersByID[made.id] = made
        return made
    }

    func readUsers() throws(OfficeFault) {
        let users = try database.rows(.office(.users)) { row throws(OfficeFault) in
            User(
                id: row.id(0), name: row.text(1),
                duties: Set(row.text(2).split(separator: ",").compactMap { Duty(rawValue: String($0)) }),
                division: try row.division(3))
        }
        usersByID = Dictionary(users.map { ($0.id, $0) }) { $1 }
    }

    func userName(_ id: UserID) throws(OfficeFault) -> String {
        if usersByID[id] == nil { try readUsers() }
        return usersByID[id]?.name ?? "?"
    }

    /// Refused here as well, for a screen is never trusted.
    func allow(_ duties: [Duty], _ user: User) throws(OfficeFault) {
        guard duties.contains(where: user.duties.contains) else { throw .barred(.notYourDuty(duties)) }
    }

    func read<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        try database.read(work)
    }

    func write<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        try database.write(work)
    }
}

extension User {
    var auditDetail: [String: String] {
        ["name": name, "duties": duties.map(\.rawValue).sorted().joined(separator: ","), "division": division.text]
    }
}
