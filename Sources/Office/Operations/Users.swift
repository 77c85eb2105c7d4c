package import MutualAid

extension Office {
    /// All of them, those who have left too.
    package func users() -> [User] { usersByID.values.sorted { $0.id < $1.id } }

    /// The same, read again: another terminal may have added or changed some.
    package func usersNow() throws(OfficeFault) -> [User] {
        try read { () throws(OfficeFault) in
            try readUsers()
            return users()
        }
    }

    /// Who sits down at a counter that has just been opened: the first who hasn't left.
    package var firstUser: User? { users().first { !$0.isRetired } }

    package func user(_ id: UserID) -> User? { usersByID[id] }

    /// The user at work with this name: whom `--as` means.
    package func user(named name: String) -> User? { users().first { $0.name == name && !$0.isRetired } }

    package func addUser(_ user: NewUser, key: SubmissionKey? = nil, by: User) throws(OfficeFault) -> User {
        try write { () throws(OfficeFault) in
            try readUsers()
            let by = usersByID[by.id] ?? by
            try allow(.manageUsers, by)
            if let key, let id = try stored(key)?.first { return try some(usersByID[UserID(id)], .user) }
            guard by.division.covers(user.division) else { throw .barred(.otherOffice(user.division)) }
            let made = try store(user)
            if let key { try finish(key, [made.id.value]) }
            try audit(.addUser, made.id.value, made.auditDetail, by: by.id)
            return made
        }
    }

    /// Renames a user, gives other duties or another office, retires or takes back: for the supervisor's own office and
    /// those below. The claims that a user has taken go back when they leave, change duties or move.
    package func change(
        user id: UserID, _ change: UserChange, version: Int, by: User
    ) throws(OfficeFault) -> User {
        let changed = try store(user: id, change, version: version, by: by)
        // The wrapped key of one who has left must not lie on in the log.
        if changed.isRetired { try? database.scrub() }
        return changed
    }

    private func store(
        user id: UserID, _ change: UserChange, version: Int, by: User
    ) throws(OfficeFault) -> User {
        try write { () throws(OfficeFault) in
            try readUsers()
            // The one at the screen may have been changed at another counter.
            let by = usersByID[by.id] ?? by
            try allow(.manageUsers, by)
            guard let user = usersByID[id] else { throw .notFound(.user) }
            guard user.version == version else { throw try changedMeanwhile(id.value) }
            for division in [user.division, change.division] where !by.division.covers(division) {
                throw .barred(.otherOffice(division))
            }
            var changed = user
            changed.name = change.name
            changed.duties = change.duties
            changed.division = change.division
            changed.retiredAt = change.isRetired ? user.retiredAt ?? surroundings.now() : nil
            try check(changed, was: user)
            let duties = Duty.allCases.filter(change.duties.contains).map(\.rawValue).joined(separator: ",")
            let moved = try database.execute(
                .life(.changeUser),
                [
                    changed.name.sql, duties.sql, changed.division.sql, changed.retiredAt.sql(\.sql), id.sql,
                    version.sql,
                ])
            guard moved == 1 else { throw try changedMeanwhile(id.value) }
            changed.version += 1
            try storeDuties(of: changed)
            if changed.isRetired { try removeAccess(id) }
            usersByID[id] = changed
            var detail = changed.auditDetail
            for (key, value) in user.auditDetail { detail["before." + key] = value }
            if changed.isRetired || changed.duties != user.duties || changed.division != user.division {
                detail["handed-back"] = String(try database.execute(.life(.handBackAll), [id.sql]))
            }
            try audit(.changeUser, id.value, detail, by: by.id)
            return changed
        }
    }

    private func check(_ changed: User, was user: User) throws(OfficeFault) {
        try check(name: changed.name, of: changed.id)
        var after = usersByID
        after[changed.id] = changed
        // An office without a supervisor could never give its people another duty.
        let offices = Set(usersByID.values.filter { !$0.isRetired }.map(\.division)).union([profile.division])
        for office in offices.sorted() {
            if Self.hasSupervisor(office, usersByID.values), !Self.hasSupervisor(office, after.values) {
                throw .lastSupervisor(office)
            }
        }
    }

    private func check(name: String, of id: UserID?) throws(OfficeFault) {
        guard name.contains(where: { !$0.isWhitespace }) else { throw .nameMissing }
        if usersByID.values.contains(where: { $0.name == name && $0.id != id && !$0.isRetired }) {
            throw .userNameTaken(name)
        }
    }

    private static func hasSupervisor(_ office: DivisionCode, _ users: some Sequence<User>) -> Bool {
        users.contains { !$0.isRetired && $0.duties.contains(.supervisor) && $0.division.covers(office) }
    }

    func store(_ user: NewUser) throws(OfficeFault) -> User {
        try check(name: user.name, of: nil)
        let made = User(
            id: UserID(surroundings.newID()), name: user.name, duties: user.duties, division: user.division)
        let duties = Duty.allCases.filter(user.duties.contains).map(\.rawValue).joined(separator: ",")
        try database.execute(
            .office(.insertUser), [made.id.sql, made.name.sql, duties.sql, made.division.sql])
        try storeDuties(of: made)
        usersByID[made.id] = made
        return made
    }

    /// What worklists ask: a row for each duty of a user at work, with the offices that it reaches.
    private func storeDuties(of user: User) throws(OfficeFault) {
        try database.execute(.life(.removeDuties), [user.id.sql])
        guard !user.isRetired else { return }
        let (low, high) = user.division.reach
        for duty in user.duties.sorted(by: { $0.rawValue < $1.rawValue }) {
            try database.execute(.life(.insertDuty), [user.id.sql, duty.sql, low.sql, high.sql])
        }
    }

    /// The user as the file has them now: who left meanwhile, at whichever counter, does nothing more.
    package func atWork(_ user: User) throws(OfficeFault) -> User {
        try read { () throws(OfficeFault) in
            try readUsers()
            let now = try some(usersByID[user.id], .user)
            guard !now.isRetired else { throw .barred(.retired(now.name)) }
            return now
        }
    }

    func readUsers() throws(OfficeFault) {
        let users = try database.rows(.office(.users)) { row throws(OfficeFault) in
            User(
                id: row.id(0), name: row.text(1),
                duties: Set(row.text(2).split(separator: ",").compactMap { Duty(rawValue: String($0)) }),
                division: try row.division(3), retiredAt: row.isNull(4) ? nil : row.instant(4), version: row.int(5))
        }
        usersByID = Dictionary(users.map { ($0.id, $0) }) { $1 }
    }

    func userName(_ id: UserID) throws(OfficeFault) -> String {
        if usersByID[id] == nil { try readUsers() }
        return usersByID[id]?.name ?? "?"
    }
}

extension DivisionCode {
    /// The codes that it covers lie between these two, both with it.
    var reach: (low: String, high: String) {
        switch level {
        case .province: (text, province + "9999")
        case .prefecture: (text, text.prefix(4) + "99")
        case .county: (text, text)
        }
    }
}

extension User {
    var auditDetail: [String: String] {
        [
            "name": name, "duties": duties.map(\.rawValue).sorted().joined(separator: ","), "division": division.text,
            "retired": isRetired ? "yes" : "no",
        ]
    }
}
