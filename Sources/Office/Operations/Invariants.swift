import MutualAid

/// What holds in every data file, whatever was done with it; run by tests and by `huzhu verify`.
package enum Invariant: String, CaseIterable, Sendable {
    /// No row points at nothing.
    case references
    /// Every audit entry covers the one before, and none is missing.
    case auditChain = "audit-chain"
    /// Every sealed value opens in its own place and can be read.
    case sealedValues = "sealed-values"
    /// A claim's amount is the sum of its benefits, and its worksheet says the same.
    case amounts
    /// A claim's stage is that of its last step, and the flag of a hold says what its steps say.
    case stages
    /// A claim that waits for a step with a limit knows by when; where it waits for a review, who may not decide is noted.
    case waiting
    /// Every stored claim, judged again on top of what counted then, comes to the stored judgement line for line.
    case recomputed
    /// Every name is found by every key that it should have.
    case searchKeys = "search-keys"
    /// No number was given that its counter doesn't know of.
    case numbers
    /// Every edition that benefits and enrolments name is there, in the revision that they name, and stored plan files are those
    /// that were imported.
    case revisions
    /// A batch's lines, their sum and its hash total are those of its lines, without those that were taken out.
    case batchTotals = "batch-totals"
    /// Each payment of a claim stands in one live line at most, one of them open at most; one in a batch has its open line, one
    /// that is paid its paid line. They come to its benefit, and to more only where a reconsideration made it less; without a
    /// reconsideration nothing is paid in two parts.
    case payments
    /// A cancelled cover that was paid has its whole fee given back, and only that.
    case refunds
    /// Covers, claims and children belong to the record that lives.
    case merged
}

extension Office {
    /// What breaks the invariant: tables, numbers or names of columns; empty when it holds.
    package func broken(_ invariant: Invariant) throws(OfficeFault) -> [String] {
        switch invariant {
        case .references: try database.brokenReferences()
        case .auditChain: try read { () throws(OfficeFault) in try auditBreak().map { ["audit_entry \($0)"] } ?? [] }
        case .sealedValues:
            try eachRecord { _ in
                nil
            } claim: { _ in
                nil
            } + closedDrafts() + closedCalls() + closedKnownEvents()
        case .amounts:
            try read { () throws(OfficeFault) in try database.rows(.check(.claimsThatDontAddUp)) { $0.text(0) } }
                + eachClaim { claim, amount, _, _ in amount == claim.judgement.total }
        case .stages:
            try eachClaim { claim, _, stage, isHeld in
                stage == claim.state.stage.rawValue && isHeld == (claim.hold != nil)
            }
        case .waiting:
            try eachClaim { claim, _, _, _ throws(OfficeFault) in
                let bars: [UserID] = try database.rows(.life(.bars), [claim.id.sql]) { $0.id(0) }
                let expected = claim.state.stage.waitsForReview ? claim.barredFromDeciding.sorted() : []
                return (claim.due != nil) == claim.state.stage.hasLimit && bars == expected
            }
        case .recomputed:
            try eachRecord { person throws(OfficeFault) in
                let card = try card(person)
                let again = catalogue.recomputed(try judgedClaims(card), enrolments: card.enrolments)
                let differing = Set(again.filter { !$0.isSame }.map(\.claim))
                let numbers = card.claims.filter { differing.contains($0.id) }.map(\.number.text)
                return numbers.isEmpty ? nil : numbers.joined(separator: ", ")
            } claim: { _ in
                nil
            }
        case .searchKeys:
            try eachRecord { person throws(OfficeFault) in
                for key in searchKeys(person.name) {
                    let place = [SearchKeys.people.sql, key.sql, person.id.sql]
                    if try database.count(.check(.hasKey), place) == 0 { return person.number.text }
                }
                return nil
            } claim: { _ in
                nil
            }
        case .numbers: try numbersAhead()
        case .revisions: try lostRevisions()
        case .batchTotals: try wrongTotals()
        case .payments: try wrongPayments()
        case .refunds:
            try read { () throws(OfficeFault) in try database.rows(.corrections(.wrongRefunds)) { $0.text(0) } }
        case .merged: try read { () throws(OfficeFault) in try database.rows(.corrections(.ofMerged)) { $0.text(0) } }
        }
    }

    private func eachClaim(
        _ holds: (Claim, Money, String, Bool) throws(OfficeFault) -> Bool
    ) throws(OfficeFault) -> [String] {
        try eachRecord { _ in
            nil
        } claim: { claim throws(OfficeFault) in
            let columns = try database.first(.check(.claimColumns), [claim.id.sql]) {
                ($0.money(0), $0.text(1), !$0.isNull(2))
            }
            guard let (amount, stage, isHeld) = columns, try holds(claim, amount, stage, isHeld) else {
                return claim.number.text
            }
            return nil
        }
    }

    /// Opens every person and claim, in pages; a value that doesn't open is named instead of stopping the check.
    private func eachRecord(
        person: (Person) throws(OfficeFault) -> String?, claim: (Claim) throws(OfficeFault) -> String?
    ) throws(OfficeFault) -> [String] {
        try read { () throws(OfficeFault) in
            try each(.people) { id throws(OfficeFault) in
                try storedPerson(PersonID(id)).flatMap { found throws(OfficeFault) in try person(found) }
            }
                + each(.claims) { id throws(OfficeFault) in
                    try storedClaim(ClaimID(id)).flatMap { found throws(OfficeFault) in try claim(found) }
                }
        }
    }

    private func closedDrafts() throws(OfficeFault) -> [String] {
        for user in users() {
            do { _ = try drafts(for: user.id) } catch { return ["draft.content \(user.name)"] }
        }
        return []
    }

    private func each(
        _ ids: CheckStatement, _ check: (Int64) throws(OfficeFault) -> String?
    ) throws(OfficeFault) -> [String] {
        var broken: [String] = []
        var last = Int64.min
        while true {
            let page = try database.rows(.check(ids), [last.sql, 500.sql]) { $0.integer(0) }
            for id in page {
                do {
                    if let found = try check(id) { broken.append(found) }
                } catch {
                    guard case .sealBroken(let column) = error else { throw error }
                    broken.append("\(column) \(id)")
                }
            }
            guard let end = page.last else { return broken }
            last = end
        }
    }

    private func numbersAhead() throws(OfficeFault) -> [String] {
        try read { () throws(OfficeFault) in
            var broken: [String] = []
            let lasts: [SQLStatement] = [
                .check(.lastMembers), .check(.lastCertificates), .check(.lastReceipts), .check(.lastClaims),
                .money(.lastBatches),
            ]
            for statement in lasts {
                let numbers = try database.rows(statement) { row throws(OfficeFault) in try row.number(0) }
                for number in numbers {
                    let place = [number.kind.prefix.sql, number.division.sql, number.year.sql]
                    let given = try database.first(.office(.given), place) { $0.int(0) } ?? 0
                    if given < number.serial { broken.append(number.text) }
                }
            }
            return broken
        }
    }
}
