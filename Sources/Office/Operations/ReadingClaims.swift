import Foundation
import MutualAid

/// A claim's row, still sealed: it may be opened on another thread.
struct SealedClaim: Sendable {
    let id: ClaimID
    let number: CounterNumber
    let person: PersonID
    let since: Instant
    let amount: Money
    let stage: String
    let enteredBy: UserID
    let office: DivisionCode
    let due: Day?
    let taken: Taken?
    let version: Int
    let event: Data
    let papers: Data
    let worksheet: Data

    /// Without its steps, whose last holds the state.
    func opened(by sealer: Sealer) throws(OfficeFault) -> Claim {
        Claim(
            id: id, number: number, person: person,
            event: try sealer.read(event, .claimEvent(id)) { bytes throws(UnreadableBytes) in
                try ClaimEvent(reading: bytes)
            },
            papers: try sealer.read(papers, .claimPapers(id)) { bytes throws(UnreadableBytes) in
                try PaperList(reading: bytes).papers
            },
            judgement: try sealer.read(worksheet, .claimWorksheet(id)) { bytes throws(UnreadableBytes) in
                try Judgement(reading: bytes)
            },
            state: .draft, since: since, enteredBy: enteredBy, office: office, steps: [], due: due, taken: taken,
            version: version)
    }
}

/// A step's row, still sealed.
struct SealedStep: Sendable {
    let place: Int
    let at: Instant
    let user: UserID
    let userName: String
    let action: ClaimAction
    let detail: Data

    func opened(_ claim: ClaimID, by sealer: Sealer) throws(OfficeFault) -> ClaimStep {
        let detail = try sealer.read(detail, .claimStep(claim, place: place)) { bytes throws(UnreadableBytes) in
            try StepDetail(reading: bytes)
        }
        return ClaimStep(
            at: at, user: user, userName: userName, action: action, state: detail.state, note: detail.note,
            fact: detail.fact)
    }
}

extension Office {
    func readEvent(_ sealed: SQLValue, _ id: ClaimID) throws(OfficeFault) -> ClaimEvent {
        guard case .bytes(let data) = sealed else { throw .sealBroken("claim.event") }
        return try sealer.read(data, .claimEvent(id)) { bytes throws(UnreadableBytes) in
            try ClaimEvent(reading: bytes)
        }
    }

    /// From the columns of `ClaimStatement`.
    func sealedClaim(_ row: any SQLRow) throws(OfficeFault) -> SealedClaim {
        SealedClaim(
            id: row.id(0), number: try row.number(1), person: row.id(2), since: row.instant(4), amount: row.money(5),
            stage: row.text(3), enteredBy: row.id(6), office: try row.division(11),
            due: row.isNull(12) ? nil : try row.day(12), taken: try readTaken(row, at: 13), version: row.int(10),
            event: row.bytes(7), papers: row.bytes(8), worksheet: row.bytes(9))
    }

    /// From the columns of `ClaimStatement.stepsOf`, the first of which lies at `first`.
    func sealedStep(_ row: any SQLRow, at first: Int = 0) throws(OfficeFault) -> SealedStep {
        let user: UserID = row.id(first + 2)
        return SealedStep(
            place: row.int(first), at: row.instant(first + 1), user: user, userName: try userName(user),
            action: try row.code(first + 3), detail: row.bytes(first + 4))
    }

    /// The claim without its steps, whose last holds the state.
    func readStoredClaim(_ row: any SQLRow) throws(OfficeFault) -> Claim { try sealedClaim(row).opened(by: sealer) }

    /// Whoever has taken a claim, from two columns.
    func readTaken(_ row: any SQLRow, at place: Int) throws(OfficeFault) -> Taken? {
        guard !row.isNull(place) else { return nil }
        let id: UserID = row.id(place)
        return Taken(by: id, byName: usersByID[id]?.name ?? "?", at: row.instant(place + 1))
    }

    func whole(_ stored: Claim) throws(OfficeFault) -> Claim {
        var claim = stored
        claim.steps = try database.rows(.claims(.stepsOf), [claim.id.sql]) { row throws(OfficeFault) in
            try sealedStep(row).opened(claim.id, by: sealer)
        }
        try claim.takeStateOfLastStep()
        return claim
    }
}

extension Claim {
    mutating func takeStateOfLastStep() throws(OfficeFault) {
        guard let last = steps.last else { throw .damaged("claim \(number.text)") }
        state = last.state
    }
}
