package import MutualAid

/// A simulation under way in one data file, a page of people at a time, so that a counter stays awake and can stop it. Pages
/// are read on the office's thread; what is in them is opened and judged on another.
package final class SimulationRun {
    private let office: Office
    private let bench: Bench<Simulation>
    private let drafted: [PlanCode]
    private var last: PersonID?
    /// Claims read so far, of so many.
    package private(set) var done = 0
    package let total: Int
    package private(set) var isOver = false

    /// Whole people with about so many claims.
    private static let claimsAPage = 2000

    fileprivate init(_ office: Office, _ drafts: [Edition]) throws(OfficeFault) {
        self.office = office
        let simulation = Simulation(drafts)
        drafted = simulation.plans
        bench = Bench(simulation)
        total = try office.read { () throws(OfficeFault) in try office.database.count(.simulation(.countClaims)) }
    }

    deinit { bench.close() }

    /// Reads the next page, and hands it on.
    package func advance() throws(OfficeFault) {
        guard !isOver else { return }
        guard let page = try office.page(after: last, most: Self.claimsAPage, plans: drafted) else {
            isOver = true
            return bench.close()
        }
        last = page.last
        done += page.claims.count
        bench.put { [sealer = office.sealer] simulation throws(OfficeFault) in
            for person in try page.people(sealer) { simulation.add(person) }
        }
    }

    /// What was compared, with both worksheets of the largest changes; waits for the pages that were handed on.
    package func plans() throws(OfficeFault) -> [SimulatedPlan] {
        let simulation = try bench.result()
        return try office.read { () throws(OfficeFault) in
            try simulation.changes.map { change throws(OfficeFault) in
                SimulatedPlan(
                    change: change,
                    largest: try change.largest.map { claim throws(OfficeFault) in
                        try office.compared(claim, under: change.plan, simulation)
                    })
            }
        }
    }
}

extension Office {
    /// Begins to compute every judged claim again with `drafts` in the place of whatever edition judged them; nothing is
    /// written.
    package func simulate(_ drafts: [Edition]) throws(OfficeFault) -> SimulationRun {
        try SimulationRun(self, drafts)
    }

    fileprivate func compared(
        _ change: ClaimChange, under plan: PlanCode, _ simulation: Simulation
    ) throws(OfficeFault) -> ComparedClaim {
        let card = try card(some(storedPerson(change.person), .person))
        let person = SimulatedPerson(
            id: change.person,
            covers: card.enrolments.filter { simulation.plans.contains($0.plan) }.map(HeldCover.init),
            claims: try judgedClaims(card))
        let now = simulation.recomputed(person).first { $0.claim.id == change.claim }?.now
        return ComparedClaim(
            change, under: plan, claim: try some(card.claims.first { $0.id == change.claim }, .claim), of: card.person,
            now: now?.benefits ?? [])
    }

    fileprivate func page(
        after last: PersonID?, most: Int, plans: [PlanCode]
    ) throws(OfficeFault) -> SimulationPage? {
        try read { () throws(OfficeFault) in
            let after = last?.value ?? Int64.min
            let end: PersonID?? = try database.first(.simulation(.pageEnd), [after.sql, most.sql]) { $0.idOrNil(0) }
            guard let end = end ?? nil else { return nil }
            let range = [after.sql, end.sql]
            let claims = try database.rows(.simulation(.claims), range) { SimulationPage.SealedClaim($0) }
            let turns = try database.rows(.simulation(.turns), range) { row throws(OfficeFault) in
                SimulationPage.Turn(at: row.instant(0), action: try row.code(1), isFirst: row.int(2) == 0)
            }
            let past = try database.rows(.simulation(.past), range) { SimulationPage.Past($0) }
            var origins: [ClaimID: [ClaimOrigin]] = [:]
            try database.query(.simulation(.origins), range) { row throws(OfficeFault) in
                origins[row.id(0), default: []].append(ClaimOrigin(person: row.id(1), until: row.instant(2)))
            }
            var covers: [SimulationPage.PersonCover] = []
            for plan in plans {
                covers += try database.rows(.simulation(.covers), range + [plan.sql]) { row throws(OfficeFault) in
                    try SimulationPage.PersonCover(row, plan)
                }
            }
            return SimulationPage(last: end, claims: claims, turns: turns, past: past, origins: origins, covers: covers)
        }
    }

    /// A person's claims with the figures that corrections have replaced.
    func judgedClaims(_ card: PersonCard) throws(OfficeFault) -> [JudgedClaim] {
        try card.claims.map { claim throws(OfficeFault) in
            let isCorrected = claim.steps.contains { if case .amended? = $0.fact { true } else { false } }
            return JudgedClaim(claim, past: isCorrected ? try pastFigures(of: claim.id) : [])
        }
    }
}
