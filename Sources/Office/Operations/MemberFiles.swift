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
            var file = MemberFile(
                card: card, corrections: try storedCorrections(of: id),
                warnings: warnings.sorted { ($0.found, $0.id) < ($1.found, $1.id) },
                merged: try database.rows(.corrections(.mergedInto), [id.sql]) { row throws(OfficeFault) in
                    MemberFile.Merged(id: row.id(0), number: try row.number(1), name: try row.name(2))
                })
            file.payments = try payments(to: id)
            for claim in card.claims {
                let calls = try storedCalls(of: claim.id)
                file.calls += calls.map { MemberFile.Call(claim: claim.id, claimNumber: claim.number.text, call: $0) }
            }
            file.calls.sort { $0.call.at > $1.call.at }
            return file
        }
    }

    private func payments(to person: PersonID) throws(OfficeFault) -> [MemberFile.Payment] {
        try database.rows(.corrections(.batchLinesOfPerson), [person.sql]) { row throws(OfficeFault) in
            let line = try readLine(row, row.id(11))
            return MemberFile.Payment(
                batch: row.text(12), madeOn: try row.day(13), claim: line.claim, claimNumber: line.claimNumber.text,
                amount: line.amount, isDifference: line.isDifference, payee: line.payee.masked, outcome: line.outcome)
        }
    }
}
