import MutualAid

extension Office {
    func readEvent(_ sealed: SQLValue, _ id: ClaimID) throws(OfficeFault) -> ClaimEvent {
        guard case .bytes(let data) = sealed else { throw .sealBroken("claim.event") }
        let bytes = try sealer.open(data, .claimEvent(id))
        return try unreadable("claim.event") { () throws(UnreadableBytes) in try ClaimEvent(reading: bytes) }
    }

    /// The claim without its steps, whose last holds the state.
    func readStoredClaim(_ row: any SQLRow) throws(OfficeFault) -> Claim {
        let id: ClaimID = row.id(0)
        let papers = try sealer.open(row.bytes(8), .claimPapers(id))
        let worksheet = try sealer.open(row.bytes(9), .claimWorksheet(id))
        return Claim(
            id: id, number: try row.number(1), person: row.id(2), event: try readEvent(row.bytes(7).sql, id),
            papers: try unreadable("claim.papers") { () throws(UnreadableBytes) in
                try PaperList(reading: papers).papers
            },
            judgement: try unreadable("claim.worksheet") { () throws(UnreadableBytes) in
                try Judgement(reading: worksheet)
            },
            state: .draft, since: row.instant(4), enteredBy: row.id(6), office: try row.division(11), steps: [],
            due: row.isNull(12) ? nil : try row.day(12), taken: try readTaken(row, at: 13), version: row.int(10))
    }

    /// Whoever has taken a claim, from two columns.
    func readTaken(_ row: any SQLRow, at place: Int) throws(OfficeFault) -> Taken? {
        guard !row.isNull(place) else { return nil }
        let id: UserID = row.id(place)
        return Taken(by: id, byName: usersByID[id]?.name ?? "?", at: row.instant(place + 1))
    }

    func whole(_ stored: Claim) throws(OfficeFault) -> Claim {
        var claim = stored
        claim.steps = try database.rows(.claims(.stepsOf), [claim.id.sql]) { row throws(OfficeFault) in
            let bytes = try sealer.open(row.bytes(4), .claimStep(claim.id, place: row.int(0)))
            let detail = try unreadable("claim_step.detail") { () throws(UnreadableBytes) in
                try StepDetail(reading: bytes)
            }
            return ClaimStep(
                at: row.instant(1), user: row.id(2), userName: try userName(row.id(2)),
                action: try row.code(3), state: detail.state, note: detail.note, fact: detail.fact)
        }
        guard let last = claim.steps.last else { throw .damaged("claim \(claim.number.text)") }
        claim.state = last.state
        return claim
    }
}
