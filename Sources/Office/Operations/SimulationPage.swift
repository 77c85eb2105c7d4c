import Foundation
import MutualAid

/// Everything of some people that a simulation looks at, still sealed.
struct SimulationPage: Sendable {
    let last: PersonID
    /// In the order of persons, then of ids.
    let claims: [SealedClaim]
    /// Those of the first claim, then of the next; each claim begins with its first step.
    let turns: [Turn]
    /// What corrections took the place of.
    let past: [Past]
    let origins: [ClaimID: [ClaimOrigin]]
    let covers: [PersonCover]

    struct SealedClaim: Sendable {
        let id: ClaimID
        let person: PersonID
        let event: Data
        let worksheet: Data

        init(_ row: any SQLRow) {
            id = row.id(0)
            person = row.id(1)
            event = row.bytes(2)
            worksheet = row.bytes(3)
        }
    }

    struct Turn: Sendable {
        let at: Instant
        let action: ClaimAction
        let isFirst: Bool
    }

    struct Past: Sendable {
        let claim: ClaimID
        let place: Int
        let replacedAt: Instant
        let event: Data
        let worksheet: Data

        init(_ row: any SQLRow) {
            claim = row.id(0)
            place = row.int(1)
            replacedAt = row.instant(2)
            event = row.bytes(3)
            worksheet = row.bytes(4)
        }
    }

    struct PersonCover: Sendable {
        let person: PersonID
        let held: HeldCover

        init(_ row: any SQLRow, _ plan: PlanCode) throws(OfficeFault) {
            guard let term = Term(first: try row.day(4), last: try row.day(5)) else {
                throw .damaged("enrolment \(row.integer(0))")
            }
            person = row.id(1)
            held = HeldCover(
                id: row.id(0), plan: plan, tier: row.intOrNil(2), shares: row.int(3), term: term,
                continued: row.bool(6), feeTaken: try Self.feeTaken(row))
        }

        /// `Enrolment.paidSince`.
        private static func feeTaken(_ row: any SQLRow) throws(OfficeFault) -> Day? {
            guard !row.isNull(7) else { return nil }
            let receipt = try row.day(7)
            return row.isNull(8) ? receipt : min(receipt, try row.day(8))
        }
    }

    /// The people, opened; those without a cover that a draft may change are left closed.
    func people(_ sealer: Sealer) throws(OfficeFault) -> [SimulatedPerson] {
        let held = Dictionary(grouping: covers) { $0.person }
        var people: [SimulatedPerson] = []
        var turn = turns.startIndex
        var current: SimulatedPerson?
        for claim in claims {
            if current?.id != claim.person {
                if let current { people.append(current) }
                current = SimulatedPerson(
                    id: claim.person, covers: held[claim.person, default: []].map(\.held), claims: [])
            }
            let first = turn
            repeat { turn += 1 } while turn < turns.endIndex && !turns[turn].isFirst
            guard current?.covers.isEmpty == false else { continue }
            current?.claims.append(try open(claim, turns[first..<turn], sealer))
        }
        if let current { people.append(current) }
        return people
    }

    private func open(
        _ claim: SealedClaim, _ turns: ArraySlice<Turn>, _ sealer: Sealer
    ) throws(OfficeFault) -> JudgedClaim {
        guard let first = turns.first, first.isFirst else { throw .damaged("claim \(claim.id.value)") }
        var from = first.at
        var older: [JudgedFigures] = []
        for old in past where old.claim == claim.id {
            older.append(
                try sealer.figures(
                    at: from, old.event, .pastEvent(claim.id, place: old.place), old.worksheet,
                    .pastWorksheet(claim.id, place: old.place)))
            from = old.replacedAt
        }
        return JudgedClaim(
            id: claim.id, person: claim.person, origins: origins[claim.id, default: []],
            figures: try sealer.figures(
                at: from, claim.event, .claimEvent(claim.id), claim.worksheet, .claimWorksheet(claim.id)),
            past: older,
            turns: turns.compactMap { turn in
                turn.action.turnsTo.map { LedgerTurn(at: turn.at, standing: $0) }
            })
    }
}

extension Sealer {
    fileprivate func figures(
        at: Instant, _ event: Data, _ eventCell: SealedCell, _ worksheet: Data, _ worksheetCell: SealedCell
    ) throws(OfficeFault) -> JudgedFigures {
        JudgedFigures(
            at: at,
            event: try read(event, eventCell) { bytes throws(UnreadableBytes) in try ClaimEvent(reading: bytes) },
            judgement: try read(worksheet, worksheetCell) { bytes throws(UnreadableBytes) in
                try Judgement(reading: bytes, keepsLines: false)
            })
    }

    /// Opens a value and reads it.
    func read<Value>(
        _ sealed: Data, _ cell: SealedCell, _ read: ([UInt8]) throws(UnreadableBytes) -> Value
    ) throws(OfficeFault) -> Value {
        let bytes = try open(sealed, cell)
        do { return try read(bytes) } catch { throw .sealBroken(cell.column) }
    }
}
