package import MutualAid

extension Office {
    /// A masked value whole, once it is written down who asked for it, of whom, which and why.
    package func reveal(_ order: RevealOrder, by user: User) throws(OfficeFault) -> WholeValue {
        try allow(.revealWhole, user)
        return try write { () throws(OfficeFault) in
            let (card, about) = try owner(of: order.value)
            guard user.division.covers(card.office) else { throw .reveal(.otherOffice(card.office)) }
            guard let (whole, masked) = try whole(order.value, card) else {
                throw .reveal(.nothingThere(order.value.kind))
            }
            var detail = ["reveal": order.value.kind.rawValue, "why": order.why.reason.rawValue, "about": about]
            detail[order.value.kind.detail] = masked
            if !order.why.text.isEmpty { detail["note"] = order.why.text }
            try audit(.reveal, card.person.id.value, detail, by: user.id)
            return WholeValue(whole)
        }
    }

    /// Whose value it is, and the number that it was asked for by.
    private func owner(of value: MaskedValue) throws(OfficeFault) -> (card: PersonCard, about: String) {
        switch value {
        case .identity(let id), .phone(let id), .card(let id):
            let card = try card(some(storedPerson(id), .person))
            return (card, card.person.number.text)
        case .payeeCard(let id):
            let claim = try some(storedClaim(id), .claim)
            return (try card(some(storedPerson(claim.person), .person)), claim.number.text)
        }
    }

    private func whole(_ value: MaskedValue, _ card: PersonCard) throws(OfficeFault) -> (String, masked: String)? {
        let details = card.person.details
        switch value {
        case .identity: return (details.identity.text, details.identity.masked)
        case .phone: return details.phone.map { ($0.text, $0.masked) }
        case .card: return details.account.map { ($0.card.grouped, $0.card.masked) }
        case .payeeCard(let claim):
            let payee = try payeeCard(claim).flatMap { try? $0.payee() }
            return payee.map { ($0.account.card.grouped, $0.masked) }
        }
    }
}

extension MaskedValue.Kind {
    /// Under which key the masked value stands in the audit trail.
    fileprivate var detail: String {
        switch self {
        case .identity: "identity"
        case .phone: "phone"
        case .card, .payeeCard: "account"
        }
    }
}
