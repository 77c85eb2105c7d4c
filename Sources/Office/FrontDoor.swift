package import MutualAid

/// The office's door: what is known and can be tried of a data file without its key.
package final class FrontDoor {
    package let database: any OfficeDatabase
    package let officeName: String
    package let isTraining: Bool
    private let surroundings: Surroundings

    /// Who came in, and by which key.
    package struct Entrance: Sendable {
        package let key: DataKey
        package let user: UserID
        package let mustChange: Bool
        /// Wrong passwords since the last sign-in.
        package let failures: Int
    }

    /// Opens the door of `database`; whatever came to the schema after accounts is brought to it by whoever has the key.
    package static func open(
        database: any OfficeDatabase, surroundings: Surroundings
    ) throws(OfficeFault) -> FrontDoor {
        guard try database.schemaVersion() >= Migration.accounts.number else { throw .olderVersion }
        return try FrontDoor(database, surroundings)
    }

    private init(_ database: any OfficeDatabase, _ surroundings: Surroundings) throws(OfficeFault) {
        self.database = database
        self.surroundings = surroundings
        let row = try database.read { () throws(OfficeFault) in
            try database.first(.accounts(.doorOffice)) { ($0.text(0), $0.bool(1)) }
        }
        guard let row else { throw .damaged("office") }
        (officeName, isTraining) = row
    }

    /// Users at work, in the order in which they came; `true` for supervisors.
    package func users() throws(OfficeFault) -> [(id: UserID, name: String, isSupervisor: Bool)] {
        try database.read { () throws(OfficeFault) in
            try database.rows(.accounts(.doorUsers)) { row in
                let duties = row.text(2).split(separator: ",")
                return (row.id(0), row.text(1), duties.contains { $0 == Duty.supervisor.rawValue })
            }
        }
    }

    /// False for a file that was made before there were accounts.
    package func hasAccounts() throws(OfficeFault) -> Bool {
        try database.read { () throws(OfficeFault) in
            try !database.rows(.accounts(.wraps), [], { $0.integer(0) }).isEmpty
        }
    }

    /// Errors: `AccountFault.refused`, `.lockedOut`; which of name and password was wrong is not told.
    package func signIn(name: String, _ secret: Secret) throws(OfficeFault) -> Entrance {
        let user = try users().first { $0.name == name }
        let opened = try book.open(user?.id.value, secret, wrong: .refused)
        guard let user else { throw .account(.refused) }
        return Entrance(
            key: opened.key, user: user.id, mustChange: opened.wrap.mustChange, failures: opened.failures)
    }

    /// The key by the recovery code, for a user at work who is given a new password with it.
    package func recover(_ code: RecoveryCode, name: String) throws(OfficeFault) -> Entrance {
        let user = try users().first { $0.name == name }
        guard let user else { throw .account(.refused) }
        let opened = try book.open(KeyWrap.recovery, code.secret, wrong: .wrongRecoveryCode)
        return Entrance(key: opened.key, user: user.id, mustChange: false, failures: 0)
    }

    package func close() { database.close() }

    private var book: SignInBook { SignInBook(database: database, now: surroundings.now) }
}

extension Office {
    /// The door of an office that is open, for another who sits down at it.
    package func frontDoor() throws(OfficeFault) -> FrontDoor {
        try FrontDoor.open(database: database, surroundings: surroundings)
    }
}
