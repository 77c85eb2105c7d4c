/// As what somebody is paid (domain.md §4): the person of the claim, a child's guardian, the beneficiary of one who died,
/// or a proxy.
package enum PayeeRole: String, CaseIterable, Codable, Sendable {
    case member
    case guardian
    case beneficiary
    case proxy

    /// The papers that prove it.
    package var proof: [Paper] {
        switch self {
        case .member: [.bankCard]
        case .guardian: [.bankCard, .parentage]
        case .beneficiary: [.beneficiaryID, .kinshipProof]
        case .proxy: [.authorisation, .proxyID]
        }
    }

    /// Who may be paid; the first is meant where nothing else is said.
    package static func choices(isChild: Bool, isDeath: Bool) -> [PayeeRole] {
        if isDeath { return [.beneficiary] }
        return isChild ? [.guardian, .proxy] : [.member, .proxy]
    }
}

/// Who is paid for a claim: as what, on which account, and the papers by which that was proved.
package struct Payee: Hashable, Sendable {
    package let role: PayeeRole
    package let account: BankAccount
    package let proof: Set<Paper>

    /// What is stored already; nothing is checked again.
    package init(role: PayeeRole, account: BankAccount, proof: Set<Paper>) {
        self.role = role
        self.account = account
        self.proof = proof
    }

    /// `张秀英 ****0018 工商银行`
    package var masked: String { "\(account.holder.text) \(account.card.masked) \(account.bank)" }
}

/// Why an account can't be paid for a claim.
package enum PayeeFlaw: Hashable, Sendable {
    /// The person, or a child's guardian, has no account on their card.
    case noAccount(PayeeRole, name: String)
    /// For one who died somebody must be named.
    case beneficiaryNeeded
    case notHere(PayeeRole, instead: [PayeeRole])
    /// A member or a guardian is paid on an account of their own.
    case otherHolder(PayeeRole, name: String, holder: String)
    case noProof([Paper])
    case noBank
}

package typealias PayeeFaults = Faults<PayeeFlaw>

extension ClaimCard {
    package var payeeChoices: [PayeeRole] {
        PayeeRole.choices(isChild: card.person.kind.isDependant, isDeath: claim.event.isDeath)
    }

    /// Who is paid unless somebody else is named: the account on the person's own card, a child's on the guardian's.
    package func standardPayee() throws(PayeeFaults) -> Payee {
        let role = payeeChoices[0]
        guard role != .beneficiary else { throw PayeeFaults([.beneficiaryNeeded]) }
        let holder = role == .guardian ? card.guardian : card.person
        guard let account = holder?.details.account else {
            throw PayeeFaults([.noAccount(role, name: holder?.name.text ?? "?")])
        }
        return try payee(role, account, proof: provedBy.intersection(role.proof), isStandard: true)
    }

    /// - Parameter proof: the papers shown now; those of the claim and those on file count too.
    package func payee(_ role: PayeeRole, _ account: BankAccount, proof: Set<Paper>) throws(PayeeFaults) -> Payee {
        try payee(role, account, proof: proof, isStandard: false)
    }

    /// An account on the person's card was proved when it was taken down.
    private func payee(
        _ role: PayeeRole, _ account: BankAccount, proof: Set<Paper>, isStandard: Bool
    ) throws(PayeeFaults) -> Payee {
        var flaws: [PayeeFlaw] = []
        if !payeeChoices.contains(role) { flaws.append(.notHere(role, instead: payeeChoices)) }
        let own: PersonName? =
            switch role {
            case .member: card.person.name
            case .guardian: card.guardian?.name
            case .beneficiary, .proxy: nil
            }
        if let own, own != account.holder {
            flaws.append(.otherHolder(role, name: own.text, holder: account.holder.text))
        }
        let shown = proof.union(provedBy).intersection(role.proof)
        let lacking = role.proof.filter { !shown.contains($0) }
        if !isStandard, !lacking.isEmpty { flaws.append(.noProof(lacking)) }
        if account.bank.allSatisfy(\.isWhitespace) { flaws.append(.noBank) }
        guard flaws.isEmpty else { throw PayeeFaults(flaws) }
        return Payee(role: role, account: account, proof: shown)
    }

    /// What has been brought with the claim, or lies on file.
    package var provedBy: Set<Paper> {
        Set(claim.papers.filter(\.value).map(\.key)).union(card.person.details.papersOnFile)
    }
}

extension ClaimEvent {
    package var isDeath: Bool {
        if case .accident(let accident) = self { accident.death } else { false }
    }
}

/// What was typed for a claim's payee.
package struct NewPayee: Hashable, Sendable {
    package var claim: ClaimID
    /// Of the claim, as it was read.
    package var version: Int
    package var role: PayeeRole
    package var account: BankAccount
    package var proof: Set<Paper>
    package var key: SubmissionKey

    package init(
        claim: ClaimID, version: Int, role: PayeeRole, account: BankAccount, proof: Set<Paper>, key: SubmissionKey
    ) {
        self.claim = claim
        self.version = version
        self.role = role
        self.account = account
        self.proof = proof
        self.key = key
    }
}
