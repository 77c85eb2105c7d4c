import Foundation
package import MutualAid

/// What a new key brings: its recovery code, and a password to be changed for everybody else at work.
package struct Rekeyed: Sendable {
    package let code: RecoveryCode
    package let passwords: [(user: User, given: Secret)]
}

extension Office {
    /// Gives the file another key: whoever has kept the old one, or an old backup, opens nothing that is written from now on.
    ///
    /// Everything sealed is sealed anew, what is looked up is hashed anew, and the audit trail is chained anew, in one
    /// transaction, while no other program has the file open (`OfficeFault.locked`). Only the one who does it keeps the password; the others get one that they must change. This office is
    /// of no use afterwards and must be opened again.
    package func rekey(password: Secret, by user: User) throws(OfficeFault) -> Rekeyed {
        guard !profile.isTraining else { throw .account(.training) }
        try allow(.manageUsers, user)
        try check(password, of: user.id)
        guard let fresh = DataKey(surroundings.randomBytes(DataKey.size)) else { throw .wrongKey }
        let others = try usersNow().filter { !$0.isRetired && $0.id != user.id }
        let code = try newCode()
        var wraps = [
            try KeyWrap.make(fresh, for: user.id.value, password, randomBytes: surroundings.randomBytes),
            try KeyWrap.make(fresh, for: KeyWrap.recovery, code.secret, randomBytes: surroundings.randomBytes),
        ]
        var given: [(user: User, given: Secret)] = []
        for other in others {
            let secret = Secret(String(try newCode().groups.prefix(17)))
            given.append((other, secret))
            wraps.append(
                try KeyWrap.make(
                    fresh, for: other.id.value, secret, mustChange: true, randomBytes: surroundings.randomBytes))
        }
        // A counter that stayed open would go on sealing drafts with the old key.
        try database.alone { () throws(OfficeFault) in
            let renewed = try under(fresh)
            try write { () throws(OfficeFault) in
                _ = try atWork(user)
                try seal(under: renewed)
                try database.execute(.rekeying(.removeWraps), [])
                for wrap in wraps { try database.put(wrap, at: surroundings.now()) }
                try renewed.audit(.rekey, 0, ["name": user.name, "users": String(wraps.count - 1)], by: user.id)
            }
        }
        try? database.scrub()
        return Rekeyed(code: code, passwords: given)
    }

    private func seal(under renewed: Office) throws(OfficeFault) {
        try proveMoney()
        try renewed.rechain(from: self)
        try eachID(.peoplePage) { id throws(OfficeFault) in
            guard let person = try storedPerson(PersonID(id)) else { return }
            try renewed.reseal(person)
        }
        for column in SealedColumn.allCases { try reseal(column, under: renewed) }
        try eachID(.claimsPage) { id throws(OfficeFault) in
            guard let claim = try renewed.storedClaim(ClaimID(id)) else { return }
            try renewed.noteSheet(claim)
        }
        try renewed.rehashKnown()
        try renewed.resealMoney()
        try database.execute(.rekeying(.putCheck), [try renewed.sealCheck().sql])
    }

    private func eachID(
        _ ids: RekeyStatement, _ work: (Int64) throws(OfficeFault) -> Void
    ) throws(OfficeFault) {
        var last = Int64.min
        while true {
            let page = try database.rows(.rekeying(ids), [last.sql, 500.sql]) { $0.integer(0) }
            for id in page { try work(id) }
            guard let end = page.last else { return }
            last = end
        }
    }

    private func reseal(_ column: SealedColumn, under renewed: Office) throws(OfficeFault) {
        let isText = column == .draft
        // A draft is rewritten where two records are made one, too.
        let put: SQLStatement = isText ? .corrections(.rewriteDraft) : .rekeying(.put(column))
        let width = column.keys.count
        var after: [SQLValue] = isText ? ["".sql] : Array(repeating: Int64.min.sql, count: width)
        while true {
            let page = try database.rows(.rekeying(.page(column)), after + [500.sql]) { row in
                (
                    keys: (0..<width).map { isText ? row.text($0).sql : row.integer($0).sql },
                    cell: column.cell(
                        isText ? 0 : row.integer(0), width > 1 ? row.int(1) : 0, isText ? row.text(0) : ""),
                    sealed: row.bytes(width)
                )
            }
            for row in page {
                let again = try renewed.sealer.seal(sealer.open(row.sealed, row.cell), row.cell)
                try database.execute(put, [again.sql] + row.keys)
            }
            guard let end = page.last else { return }
            after = end.keys
        }
    }
}
