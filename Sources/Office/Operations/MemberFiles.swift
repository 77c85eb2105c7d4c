package import MutualAid

extension Office {
    /// Everything of one person; `nil` where there is none.
    package func memberFile(_ id: PersonID) throws(OfficeFault) -> MemberFile? {
        try read { () throws(OfficeFault) in
            guard let person = try storedPerson(id) else { return nil }
            var warnings = try warnings(of: id)
            let card = try card(person)
            for claim in card.claims {
                for warning in try self.warnings(ofClaim: claim.id)
                where !warnings.contains(where: { $0.id == warning.id }) {
                    warnings.append(warning)
                }
            }
            var calls: [MemberFile.Call] = []
            for claim in card.claims {
                for call in try storedCalls(of: claim.id) {
                    calls.append(MemberFile.Call(claim: claim.id, number: claim.number, call: call))
                }
            }
            return MemberFile(
                card: card, corrections: try storedCorrections(of: id),
                warnings: warnings.sorted { ($0.found, $0.id) < ($1.found, $1.id) },
                merged: try database.rows(.corrections(.mergedInto), [id.sql]) { row throws(OfficeFault) in
                    MemberFile.Merged(id: row.id(0), number: try row.number(1), name: try row.name(2))
                }, calls: calls.sorted { $0.call.at > $1.call.at })
        }
    }
}
