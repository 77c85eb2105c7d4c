import Foundation
package import MutualAid

/// Who is in, and what was known before.
package struct SignInRecord: Hashable, Sendable {
    package let user: User
    /// The last sign-in before this one.
    package let before: Instant?
}

extension Office {
    /// Written once a user is in: what came meanwhile without a key goes into the audit trail, then the sign-in itself.
    package func noteSignIn(_ id: UserID) throws(OfficeFault) -> SignInRecord {
        let record = try write { () throws(OfficeFault) -> SignInRecord in
            try readUsers()
            guard let user = usersByID[id], !user.isRetired else { throw .account(.refused) }
            try copyWrongCodes(by: user)
            try copyWrongPasswords(by: user)
            let before = try database.first(.accounts(.lastSignIn), [id.sql]) { $0.instant(0) }
            try database.execute(.accounts(.putSignIn), [id.sql, surroundings.now().sql])
            try audit(.signIn, id.value, ["name": user.name], by: id)
            return SignInRecord(user: user, before: before)
        }
        signedIn = record.user
        // Where another program reads, the log stays until the last of them closes the file.
        try? database.scrub()
        return record
    }

    private func copyWrongPasswords(by user: User) throws(OfficeFault) {
        let rows = try database.rows(.accounts(.uncopied)) { ($0.integer(0), $0.int(1), $0.instant(2)) }
        guard !rows.isEmpty else { return }
        for (id, count, last) in rows {
            let at = last.text(offsetMinutes: surroundings.offsetMinutes)
            let name = id == SignInBook.nobody ? "?" : usersByID[UserID(id)]?.name ?? "?"
            try audit(.wrongPasswords, id, ["name": name, "count": String(count), "last": at], by: user.id)
        }
        try database.execute(.accounts(.markCopied), [])
    }

    package func noteSignOut(_ user: User) throws(OfficeFault) {
        try write { () throws(OfficeFault) in try audit(.signOut, user.id.value, ["name": user.name], by: user.id) }
        signedIn = nil
    }

    /// Looks at the password of the one at the counter; a wrong one costs a try.
    package func check(_ secret: Secret, of user: UserID) throws(OfficeFault) {
        _ = try book.open(user.value, secret, wrong: .refused)
    }

    private var book: SignInBook { SignInBook(database: database, now: surroundings.now) }

    /// The first password of the file and its recovery code, which is told once and stored nowhere.
    package func begin(_ secret: Secret, again: Secret?, for user: User) throws(OfficeFault) -> RecoveryCode {
        guard !profile.isTraining else { throw .account(.training) }
        let password = try strong(secret, again: again, for: user, before: nil)
        let code = try newCode()
        let wraps = [
            try wrap(user.id.value, password.secret), try wrap(KeyWrap.recovery, code.secret),
        ]
        try write { () throws(OfficeFault) in
            try readUsers()
            try allow(.manageUsers, usersByID[user.id] ?? user)
            guard try database.rows(.accounts(.wraps), [], { $0.integer(0) }).isEmpty else {
                throw try changedMeanwhile(user.id.value)
            }
            for wrap in wraps { try database.put(wrap, at: surroundings.now()) }
            try audit(.changePassword, user.id.value, ["name": user.name], by: user.id)
            try audit(.makeRecoveryCode, 0, [:], by: user.id)
        }
        return code
    }

    /// The own password, which must be known.
    package func changePassword(
        old: Secret, new: Secret, again: Secret?, by user: User
    ) throws(OfficeFault) {
        guard !profile.isTraining else { throw .account(.training) }
        let opened = try book.open(user.id.value, old, wrong: .refused)
        let password = try strong(new, again: again, for: user, before: old)
        let wrap = try wrap(user.id.value, password.secret)
        try write { () throws(OfficeFault) in
            try atWork(user.id)
            guard try database.put(wrap, inPlaceOf: opened.wrap, at: surroundings.now()) else {
                throw try changedMeanwhile(user.id.value)
            }
            try audit(.changePassword, user.id.value, ["name": user.name], by: user.id)
        }
        try? database.scrub()
    }

    /// A password after the recovery code has opened the file.
    package func setPassword(_ new: Secret, again: Secret?, afterRecovery user: UserID) throws(OfficeFault) {
        let user = try some(usersByID[user], .user)
        let password = try strong(new, again: again, for: user, before: nil)
        let wrap = try wrap(user.id.value, password.secret)
        try write { () throws(OfficeFault) in
            try atWork(user.id)
            try database.put(wrap, at: surroundings.now())
            try database.execute(.accounts(.clearAttempt), [user.id.sql])
            try audit(.recover, user.id.value, ["name": user.name], by: user.id)
        }
        try? database.scrub()
    }

    /// A password that another user must change at first use; it also ends a lock.
    package func givePassword(
        _ new: Secret, again: Secret?, to id: UserID, by user: User
    ) throws(OfficeFault) {
        guard !profile.isTraining else { throw .account(.training) }
        try allow(.manageUsers, user)
        let other = try some(usersByID[id], .user)
        let password = try strong(new, again: again, for: other, before: nil)
        let wrap = try wrap(id.value, password.secret, mustChange: true)
        try write { () throws(OfficeFault) in
            let by = try atWork(user.id)
            try allow(.manageUsers, by)
            let other = try atWork(id)
            guard by.division.covers(other.division) else { throw .barred(.otherOffice(other.division)) }
            try database.put(wrap, at: surroundings.now())
            try database.execute(.accounts(.clearAttempt), [id.sql])
            try audit(.givePassword, id.value, ["name": other.name], by: by.id)
        }
        try? database.scrub()
    }

    package func newRecoveryCode(password: Secret, by user: User) throws(OfficeFault) -> RecoveryCode {
        guard !profile.isTraining else { throw .account(.training) }
        try allow(.manageUsers, user)
        _ = try book.open(user.id.value, password, wrong: .refused)
        let code = try newCode()
        let wrap = try wrap(KeyWrap.recovery, code.secret)
        try write { () throws(OfficeFault) in
            try allow(.manageUsers, try atWork(user.id))
            try database.put(wrap, at: surroundings.now())
            try audit(.makeRecoveryCode, 0, [:], by: user.id)
        }
        try? database.scrub()
        return code
    }

    /// Every account, of those who left too.
    package func accounts() throws(OfficeFault) -> [Account] {
        try read { () throws(OfficeFault) in
            try readUsers()
            let wraps = try database.rows(.accounts(.wraps)) { ($0.integer(0), $0.bool(1)) }
            let mustChange = Dictionary(wraps) { $1 }
            return try users().map { user throws(OfficeFault) in
                let tries = try database.first(.accounts(.attempt), [user.id.sql]) {
                    SignInTries(failures: $0.int(0), last: $0.instant(1))
                }
                return Account(
                    user: user.id, hasPassword: mustChange[user.id.value] != nil,
                    mustChange: mustChange[user.id.value] ?? false,
                    lastSignIn: try database.first(.accounts(.lastSignIn), [user.id.sql]) { $0.instant(0) },
                    tries: tries ?? SignInTries())
            }
        }
    }

    /// Inside the transaction in which a user leaves. `scrub` comes after it.
    func removeAccess(_ id: UserID) throws(OfficeFault) {
        try database.execute(.accounts(.removeWrap), [id.sql])
    }

    @discardableResult
    private func atWork(_ id: UserID) throws(OfficeFault) -> User { try atWork(some(usersByID[id], .user)) }

    private func strong(
        _ secret: Secret, again: Secret?, for user: User, before: Secret?
    ) throws(OfficeFault) -> Password {
        let reading = pinyin.reading(ofPerson: user.name)
        do throws(PasswordFaults) {
            return try Password(
                secret, again: again, names: [user.name, reading.full, profile.name], before: before)
        } catch { throw .account(.weak(error)) }
    }

    private func wrap(
        _ holder: Int64, _ secret: Secret, mustChange: Bool = false
    ) throws(OfficeFault) -> KeyWrap {
        try KeyWrap.make(
            key, for: holder, secret, mustChange: mustChange, randomBytes: surroundings.randomBytes)
    }

    func newCode() throws(OfficeFault) -> RecoveryCode {
        guard let code = RecoveryCode(random: [UInt8](surroundings.randomBytes(RecoveryCode.length))) else {
            throw .sealBroken("key_wrap.recovery")
        }
        return code
    }
}
