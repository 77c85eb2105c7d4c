import MutualAid
import Terminal

/// What is on file stands masked in the form: as long as nobody types another value over it, it is the one on file.
extension PersonForm.State {
    /// Whose values are kept: of the person who is edited, of a child's guardian.
    private var kept: PersonDetails? {
        switch mode {
        case .member: nil
        case .dependant, .editing: card?.person.details
        }
    }

    /// The number on file; a child has one of its own.
    private var keptIdentity: ResidentID? {
        if case .editing = mode { kept?.identity } else { nil }
    }

    func identity() throws(ResidentIDFaults) -> ResidentID {
        let typed = form.value("identity")
        if let keptIdentity, typed == keptIdentity.masked { return keptIdentity }
        return try ResidentID(typed)
    }

    func phone() throws(PhoneFaults) -> Phone {
        let typed = form.value("phone")
        if let phone = kept?.phone, typed == phone.masked { return phone }
        return try Phone(typed)
    }

    func bankCard() throws(BankCardFaults) -> BankCard {
        let typed = form.value("card")
        if let card = kept?.account?.card, typed == card.masked { return card }
        return try BankCard(typed)
    }

    /// Nothing was typed over what is on file.
    func isKept(_ id: String) -> Bool {
        switch id {
        case "identity": form.value(id) == keptIdentity?.masked
        case "phone": form.value(id) == kept?.phone?.masked
        case "card": form.value(id) == kept?.account?.card.masked
        default: false
        }
    }

    mutating func fill(masked details: PersonDetails, identity: Bool) {
        if identity { fill("identity", details.identity.masked) }
        fill("phone", details.phone?.masked ?? "")
        fill("card", details.account?.card.masked ?? "")
        form.set("holder", details.account?.holder.text ?? "")
        form.set("bank", details.account?.bank ?? "")
    }

    /// Another number is typed over the whole of it.
    private mutating func fill(_ id: String, _ masked: String) {
        form.set(id, masked)
        guard !masked.isEmpty else { return }
        form.update(id) { $0.whole = masked.count }
    }
}
