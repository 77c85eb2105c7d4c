/// One event under one cover.
struct Hearing {
    let event: ClaimEvent
    let cover: Cover
    /// The cover's place in the list that is judged.
    let place: Int
    /// The cover's place in the ledger.
    let seat: Int

    var edition: Edition { cover.edition }
}

/// What of an event is judged under one part.
enum Matter {
    case stay(HospitalStay)
    case disease(DiseaseSlot)
    case accident(Accident)

    var disease: DiseaseCode? {
        if case .disease(let slot) = self { slot.code } else { nil }
    }
}
