/// One benefit of a plan, paid and counted by itself.
package enum Part: String, CaseIterable, Codable, Sendable {
    case hospital
    case allowance
    case disease
    case mild
    case inSitu = "in-situ"
    case death
    case disability
    case medical

    /// Its place in a ledger's row.
    var place: Int {
        switch self {
        case .hospital: 0
        case .allowance: 1
        case .disease: 2
        case .mild: 3
        case .inSitu: 4
        case .death: 5
        case .disability: 6
        case .medical: 7
        }
    }
}

/// What a payment ends: the whole cover, or the part that was paid.
package enum Ends: String, CaseIterable, Codable, Sendable {
    case cover
    case part
}

/// What of an event a part looks at; a part appears in a judgement only if the event has something for it.
package enum Touch: String, CaseIterable, Codable, Sendable {
    case stay
    case diagnosis
    case death
    case injury
    case medicalCost = "medical-cost"
    case accidentDays = "accident-days"
}
