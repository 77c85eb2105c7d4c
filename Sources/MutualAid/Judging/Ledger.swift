extension Part {
    var bit: UInt8 { 1 << UInt8(place) }
}

/// What earlier events of one person used up: caps, counts and endings by enrolment, sheets seen, diseases paid for.
package struct Ledger: Sendable {
    /// What one part of one enrolment has paid so far.
    struct PartUse {
        var paid = Money.zero
        var days = 0
        var times = 0
    }

    struct CoverUse {
        let id: EnrolmentID
        let plan: PlanCode
        var parts = InlineArray<8, PartUse>(repeating: PartUse())
        var ended = false
        /// A bit for each part, by its place.
        var endedParts: UInt8 = 0
    }

    private(set) var covers: [CoverUse] = []
    private var sheets: Set<SheetNumber> = []
    private var paid: [(plan: PlanCode, disease: DiseaseCode)] = []

    package init() {}

    /// The ledger after claims that are stored, in the order in which they were judged.
    package init(history: [(event: ClaimEvent, judgement: Judgement)]) {
        for (event, judgement) in history {
            for benefit in judgement.benefits where judgement.covers.indices.contains(benefit.cover) {
                let place = place(of: judgement.covers[benefit.cover], plan: benefit.plan)
                enter(benefit, at: place)
                end(cover: benefit.ends == .cover, parts: benefit.ends == .part ? benefit.part.bit : 0, at: place)
            }
            note(event)
        }
    }

    /// The place of an enrolment, made at its first use.
    mutating func place(of id: EnrolmentID, plan: PlanCode) -> Int {
        if let place = covers.firstIndex(where: { $0.id == id }) { return place }
        covers.append(CoverUse(id: id, plan: plan))
        return covers.count - 1
    }

    /// Takes a row into account, but for what it ends: that waits until the event has been judged under its cover.
    mutating func enter(_ benefit: Benefit, at place: Int) {
        guard benefit.amount > .zero else { return }
        covers[place].parts[benefit.part.place].paid += benefit.amount
        covers[place].parts[benefit.part.place].days += benefit.used.days
        covers[place].parts[benefit.part.place].times += 1
        if let disease = benefit.used.disease { paid.append((benefit.plan, disease)) }
    }

    mutating func end(cover: Bool, parts: UInt8, at place: Int) {
        if cover { covers[place].ended = true }
        covers[place].endedParts |= parts
    }

    /// An event's sheet counts as seen whatever became of it.
    mutating func note(_ event: ClaimEvent) {
        if case .hospital(let stay) = event { sheets.insert(stay.sheet) }
    }

    func hasSeen(_ sheet: SheetNumber) -> Bool { !sheets.isEmpty && sheets.contains(sheet) }

    func hasPaid(_ disease: DiseaseCode, under plan: PlanCode) -> Bool {
        paid.contains { $0.plan == plan && $0.disease == disease }
    }

    func use(_ part: Part, at place: Int) -> PartUse { covers[place].parts[part.place] }

    func ending(_ part: Part, at place: Int) -> Ends? {
        if covers[place].ended { return .cover }
        return covers[place].endedParts & part.bit == 0 ? nil : .part
    }

    /// How often `part` was paid in the scope: under this enrolment, or under any of the plan's.
    func times(_ part: Part, at place: Int, scope: TopUpScope) -> Int {
        switch scope {
        case .term: covers[place].parts[part.place].times
        case .lifetime:
            covers.reduce(0) { $0 + ($1.plan == covers[place].plan ? $1.parts[part.place].times : 0) }
        }
    }
}
