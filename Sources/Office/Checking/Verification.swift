import MutualAid

/// What the database says of its own file.
package struct SelfCheck: Sendable {
    /// Nothing in a sound file.
    package var damages: [String]
    /// Tables, with the number of a row where it has one, that point at nothing.
    package var references: [String]

    package init(damages: [String] = [], references: [String] = []) {
        self.damages = damages
        self.references = references
    }
}

extension Office {
    /// Holds the whole file against the invariants, in one pass over people and claims; nothing is written.
    ///
    /// - Parameter progress: is told now and then how much of how much is done.
    /// - Returns: what doesn't hold, in the order of the invariants.
    package func verify(
        _ invariants: Set<Invariant> = Set(Invariant.allCases), progress: @escaping (Int, Int) -> Void = { _, _ in }
    ) throws(OfficeFault) -> [Finding] {
        var findings = Findings(invariants)
        let selfCheck = Bench(SelfCheck())
        defer { selfCheck.close() }
        let ofDatabase = database.selfCheck()
        if findings.looksFor(.integrity, .references) { selfCheck.put { check in check = ofDatabase() } }
        let bench = Bench(Findings(invariants), most: 16)
        defer { bench.close() }
        try read { () throws(OfficeFault) in
            var pass = try CheckPass(self, bench, findings, progress)
            try pass.run()
            findings = pass.findings
        }
        findings.add(try bench.result())
        let checked = try selfCheck.result()
        for damage in checked.damages { findings.note(.integrity, damage) }
        for row in checked.references { findings.note(.references, row) }
        return findings.all
    }

    /// What breaks one invariant: tables, numbers or names of columns; empty when it holds.
    package func broken(_ invariant: Invariant) throws(OfficeFault) -> [String] {
        try verify([invariant]).first?.places ?? []
    }
}

/// One pass over the whole file: rows are read here, and opened and held against each other on a bench.
struct CheckPass {
    let office: Office
    let bench: Bench<Findings>
    var findings: Findings
    /// The numbers of the records that the audit trail tells of.
    var told = NumberRoll()
    private let progress: (Int, Int) -> Void
    private let total: Int
    private var done = 0

    init(
        _ office: Office, _ bench: Bench<Findings>, _ findings: Findings, _ progress: @escaping (Int, Int) -> Void
    ) throws(OfficeFault) {
        self.office = office
        self.bench = bench
        self.findings = findings
        self.progress = progress
        let sizes = try office.database.first(.check(.sizes)) { row in
            row.int(0) * Weight.person + row.int(1) * Weight.enrolment + row.int(2) * Weight.claim
        }
        total = max(1, sizes ?? 1)
    }

    /// How long each record takes, roughly, beside the others.
    enum Weight {
        static let enrolment = 4
        static let person = 4
        static let claim = 20
    }

    mutating func add(_ weight: Int) {
        done += weight
        progress(min(done, total), total)
    }

    mutating func run() throws(OfficeFault) {
        try attempt { pass throws(OfficeFault) in try pass.trail() }
        try attempt { pass throws(OfficeFault) in try pass.numbers() }
        try attempt { pass throws(OfficeFault) in try pass.money() }
        try attempt { pass throws(OfficeFault) in try pass.people() }
        try attempt { pass throws(OfficeFault) in try pass.claims() }
        try attempt { pass throws(OfficeFault) in try pass.batches() }
        try attempt { pass throws(OfficeFault) in try pass.otherSealed() }
        try lists()
    }

    /// What can't be read is a finding, and the rest is still looked at.
    private mutating func attempt(_ work: (inout CheckPass) throws(OfficeFault) -> Void) throws(OfficeFault) {
        do throws(OfficeFault) { try work(&self) } catch { try findings.note(error, "") }
    }

    /// What one statement each finds.
    private mutating func lists() throws(OfficeFault) {
        let statements: [(Invariant, [SQLStatement])] = [
            (.receipts, [.check(.idleReceipts)]), (.refunds, [.corrections(.wrongRefunds)]),
            (.payments, [.money(.claimsPaidTwice), .money(.linesThatDontFit), .money(.claimsWithoutLine)]),
            (.batchTotals, [.money(.batchesThatDontAddUp)]), (.merged, [.corrections(.ofMerged)]),
        ]
        for (invariant, statements) in statements where findings.looksFor(invariant) {
            for statement in statements {
                try attempt { pass throws(OfficeFault) in
                    for place in try pass.office.database.rows(statement, [], { $0.text(0) }) {
                        pass.findings.note(invariant, place)
                    }
                }
            }
        }
        guard findings.looksFor(.revisions) else { return }
        try attempt { pass throws(OfficeFault) in
            for place in try pass.office.lostRevisions() { pass.findings.note(.revisions, place) }
        }
    }

    private mutating func batches() throws(OfficeFault) {
        guard findings.looksFor(.batchTotals, .reachable, .sealedValues) else { return }
        var last = Int64.min
        while true {
            let page = try office.database.rows(.money(.allBatches), [last.sql, 500.sql]) { BatchID($0.integer(0)) }
            for id in page { try attempt { pass throws(OfficeFault) in try pass.check(id) } }
            guard let end = page.last else { return }
            last = end.value
        }
    }

    private mutating func check(_ id: BatchID) throws(OfficeFault) {
        do throws(OfficeFault) {
            guard let row = try office.database.first(.money(.batch), [id.sql], office.readBatchRow),
                let batch = try office.storedBatch(id)
            else { return }
            if batch.totals != row.totals { findings.note(.batchTotals, row.number.text) }
            if BatchLife.strayStep(of: batch) != nil { findings.note(.reachable, row.number.text) }
        } catch { try findings.note(error, String(id.value)) }
    }

    private mutating func otherSealed() throws(OfficeFault) {
        guard findings.looksFor(.sealedValues) else { return }
        for place in try office.closedCalls() + office.closedKnownEvents() + office.closedImportRows() {
            findings.note(.sealedValues, place)
        }
        try attempt { pass throws(OfficeFault) in
            _ = try pass.office.database.rows(.corrections(.allDrafts), [], pass.office.readDraft)
        }
        let cells: [(CheckStatement, @Sendable (Int64) -> SealedCell)] = [
            (.payees, { .payee(ClaimID($0)) }), (.bankFiles, { .bankFile(BatchID($0)) }),
            (.corrections, { .correction(CorrectionID($0)) }), (.warningNotes, { .warningNote(WarningID($0)) }),
        ]
        for (statement, cell) in cells {
            try office.database.query(.check(statement), []) { row throws(OfficeFault) in
                do throws(OfficeFault) { _ = try office.sealer.open(row.bytes(1), cell(row.integer(0))) } catch {
                    try findings.note(error, String(row.integer(0)))
                }
            }
        }
    }
}
