/// What holds in every data file, whatever was done with it; run by tests and by `huzhu verify`.
package enum Invariant: String, CaseIterable, Sendable {
    /// The database itself finds its file sound.
    case integrity
    /// No row points at nothing.
    case references
    /// Every audit entry covers the one before, and none is missing.
    case auditChain = "audit-chain"
    /// What the trail says was made is there: by their numbers, people, covers, receipts, claims and batches.
    case nothingRemoved = "nothing-removed"
    /// The trail tells of the making of every such record.
    case nothingAdded = "nothing-added"
    /// Every row about money is as an operation left it, with all that belongs to it.
    case moneyMACs = "money-macs"
    /// Every sealed value opens in its own place and can be read.
    case sealedValues = "sealed-values"
    /// A claim's amount and its rows of benefits are those of its worksheet.
    case amounts
    /// A claim's stage is that of its last step, and the flag of a hold says what its steps say.
    case stages
    /// The steps of every claim and batch lead from its beginning to where it stands by moves that the tables allow.
    case reachable
    /// A claim that waits for a step with a limit knows by when; where it waits for a review, who may not decide is noted.
    case waiting
    /// Every stored claim, judged again on top of what counted then, comes to the stored judgement line for line.
    case recomputed
    /// Every name is found by every key that it should have, and by no other.
    case searchKeys = "search-keys"
    /// The hashes by which people and settlement sheets are found are those of the sealed values.
    case lookUps = "look-ups"
    /// No number was given that its counter doesn't know of.
    case numbers
    /// Every edition that benefits and enrolments name is there, in the revision that they name, and stored plan files are those
    /// that were imported.
    case revisions
    /// Every receipt is that of a fee, or of a fee given back.
    case receipts
    /// A cancelled cover that was paid has its whole fee given back, and only that.
    case refunds
    /// A batch's lines, their sum and its hash total are those of its lines, without those that were taken out.
    case batchTotals = "batch-totals"
    /// Each payment of a claim stands in one live line at most, one of them open at most; one in a batch has its open line, one
    /// that is paid its paid line. They come to its benefit, and to more only where a reconsideration made it less; without a
    /// reconsideration nothing is paid in two parts.
    case payments
    /// Covers, claims and children belong to the record that lives.
    case merged
}

/// An invariant that doesn't hold, and where.
package struct Finding: Hashable, Sendable {
    package let invariant: Invariant
    /// Tables with the number of a row, numbers or names of columns; never empty.
    package let places: [String]
}

/// What a check has found so far.
struct Findings: Sendable {
    /// Only these are looked for.
    let invariants: Set<Invariant>
    private var places: [Invariant: [String]] = [:]
    private var known: Set<String> = []

    init(_ invariants: Set<Invariant>) { self.invariants = invariants }

    func looksFor(_ some: Invariant...) -> Bool { some.contains(where: invariants.contains) }

    mutating func note(_ invariant: Invariant, _ place: String) {
        guard invariants.contains(invariant), known.insert(invariant.rawValue + " " + place).inserted else { return }
        places[invariant, default: []].append(place)
    }

    /// A row that can't be read is named instead of stopping the check; a fault of another kind stops it.
    mutating func note(_ fault: OfficeFault, _ row: String) throws(OfficeFault) {
        switch fault {
        case .sealBroken(let column): note(.sealedValues, row.isEmpty ? column : "\(column) \(row)")
        case .damaged(let what): note(.integrity, row.isEmpty ? what : "\(what) (\(row))")
        default: throw fault
        }
    }

    mutating func add(_ other: Findings) {
        for (invariant, places) in other.places { for place in places { note(invariant, place) } }
    }

    var all: [Finding] {
        Invariant.allCases.compactMap { invariant in
            places[invariant].map { Finding(invariant: invariant, places: $0) }
        }
    }
}
