import MutualAid

/// Counts wrong passwords in a plain table, before they are looked at: so programs that try at the same moment can't share a
/// free try, and a kill keeps the count.
struct SignInBook {
    /// The row of names that nobody has.
    static let nobody: Int64 = 0

    let database: any OfficeDatabase
    let now: () -> Instant

    /// The key that the secret opens. A wrong one costs a try; five lock the holder for ten minutes.
    ///
    /// - Parameter holder: a user, `KeyWrap.recovery`, or `nil` for a name that nobody has.
    /// - Returns: the key, its wrap, and how many wrong tries came before.
    func open(
        _ holder: Int64?, _ secret: Secret, wrong: AccountFault
    ) throws(OfficeFault) -> (key: DataKey, wrap: KeyWrap, failures: Int) {
        // The recovery code has 125 bits and shares the row of unknown names, which never locks.
        let row = holder ?? Self.nobody
        let locks = row != Self.nobody
        let at = now()
        let (wrap, tries, uncopied) = try database.write { () throws(OfficeFault) in
            let known = try database.first(.accounts(.attempt), [row.sql]) {
                (SignInTries(failures: $0.int(0), last: $0.instant(1)), $0.int(2))
            }
            let (tries, uncopied) = known ?? (SignInTries(), 0)
            if locks, let until = tries.lockedUntil(at) { throw .account(.lockedOut(until: until)) }
            let after = tries.adding(at: at)
            try database.execute(.accounts(.countAttempt), [row.sql, (locks ? after.failures : 0).sql, at.sql])
            return (try holder.flatMap { holder throws(OfficeFault) in try database.keyWrap(holder) }, after, uncopied)
        }
        guard let wrap else {
            try KeyWrap.pretend(secret)
            throw .account(wrong)
        }
        guard let key = try wrap.open(secret) else {
            if locks, let until = tries.lockedUntil(at) { throw .account(.lockedOut(until: until)) }
            throw .account(wrong)
        }
        _ = try database.write { () throws(OfficeFault) in try database.execute(.accounts(.forgive), [row.sql]) }
        return (key, wrap, uncopied)
    }
}
