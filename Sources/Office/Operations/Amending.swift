import Foundation
package import MutualAid

// The figures of a claim that was returned, not yet reviewed, or is looked at again are corrected and judged anew: by the
// same revisions, after everything else that the person's claims have used up.
extension Office {
    func amend(_ claim: inout Claim, _ event: ClaimEvent, confirmed: Money) throws(OfficeFault) {
        guard event != claim.event else { throw .nothingChanged }
        try check(event)
        try keepUpWithPlans()
        let card = try card(some(storedPerson(claim.person), .person))
        let judgement = judgeCorrected(event, of: claim, card: card, catalogue: catalogue)
        guard judgement.total == confirmed else { throw .totalDiffers(shown: confirmed, computed: judgement.total) }
        let needed = requiredPapers(
            event: event, isChild: card.person.kind.isDependant, byProxy: claim.papers[.authorisation] != nil)
        for paper in needed where claim.papers[paper] == nil {
            claim.papers[paper] = card.person.details.papersOnFile.contains(paper)
        }
        claim.event = event
        claim.judgement = judgement
    }

    /// After the amendment has been stored as the claim's last step.
    func keep(_ old: Claim, replacedBy new: Claim) throws(OfficeFault) {
        let place = new.steps.count - 1
        try database.execute(
            .life(.insertPast),
            [
                old.id.sql, place.sql, try sealer.seal(old.event.bytes, .pastEvent(old.id, place: place)).sql,
                try sealer.seal(old.judgement.bytes, .pastWorksheet(old.id, place: place)).sql,
            ])
        try prove(.benefit, old.id.value)
        try database.execute(.life(.removeBenefits), [old.id.sql])
        try storeBenefits(of: new)
        try reseal(.claim, old.id.value)
    }

    /// The figures that a claim had before it was amended, the oldest first.
    package func pastFigures(of id: ClaimID) throws(OfficeFault) -> [PastFigures] {
        try read { () throws(OfficeFault) in
            let claim = try some(storedClaim(id), .claim)
            return try database.rows(.life(.past), [id.sql]) { row throws(OfficeFault) in
                let place = row.int(0)
                guard claim.steps.indices.contains(place) else { throw .damaged("claim_past \(claim.number.text)") }
                return try sealer.pastFigures(
                    of: id, place, row.bytes(1), row.bytes(2), replacedBy: claim.steps[place])
            }
        }
    }
}

extension Sealer {
    func pastFigures(
        of id: ClaimID, _ place: Int, _ event: Data, _ worksheet: Data, replacedBy step: ClaimStep
    ) throws(OfficeFault) -> PastFigures {
        PastFigures(
            at: step.at, byName: step.userName,
            event: try read(event, .pastEvent(id, place: place)) { bytes throws(UnreadableBytes) in
                try ClaimEvent(reading: bytes)
            },
            judgement: try read(worksheet, .pastWorksheet(id, place: place)) { bytes throws(UnreadableBytes) in
                try Judgement(reading: bytes)
            })
    }
}
