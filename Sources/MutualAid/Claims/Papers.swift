/// A paper that a claim needs (domain.md §4, 材料).
package enum Paper: String, CaseIterable, Codable, Sendable, Comparable {
    case application
    case idCard = "id-card"
    case bankCard = "bank-card"
    case dischargeRecord = "discharge-record"
    case settlementSheet = "settlement-sheet"
    case diagnosis
    case disabilityCertificate = "disability-certificate"
    case unitStatement = "unit-statement"
    case policeStatement = "police-statement"
    case householdCancellation = "household-cancellation"
    case deathCertificate = "death-certificate"
    case beneficiaryID = "beneficiary-id"
    case kinshipProof = "kinship-proof"
    case parentage
    case authorisation
    case proxyID = "proxy-id"

    /// A paper about the person, not about one event: once on file it is never asked for again.
    package var staysOnFile: Bool {
        switch self {
        case .idCard, .bankCard, .parentage: true
        default: false
        }
    }

    package static func < (a: Paper, b: Paper) -> Bool { a.order < b.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The papers that `event` needs, in the order in which they are ticked off (domain.md §4).
package func requiredPapers(event: ClaimEvent, isChild: Bool, byProxy: Bool) -> [Paper] {
    var papers: Set<Paper> = [.application]
    switch event {
    case .hospital: papers.formUnion([.idCard, .bankCard, .dischargeRecord, .settlementSheet])
    case .diagnosis: papers.formUnion([.idCard, .bankCard, .diagnosis])
    case .accident(let accident) where accident.death:
        papers.formUnion([.householdCancellation, .deathCertificate, .beneficiaryID, .kinshipProof, .unitStatement])
    case .accident: papers.formUnion([.idCard, .bankCard, .disabilityCertificate, .unitStatement])
    }
    if isChild {
        papers.insert(.parentage)
        // A child has no unit; the guardian's account and the police or school statement stand in its place.
        papers.remove(.unitStatement)
    }
    if byProxy { papers.formUnion([.authorisation, .proxyID]) }
    return papers.sorted()
}
