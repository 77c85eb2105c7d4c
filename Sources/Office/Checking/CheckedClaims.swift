import Foundation
import MutualAid

/// Everything about the claims of some people, still sealed, in the order of people and claims.
private struct ClaimsPage: Sendable {
    struct Row: Sendable {
        let claim: SealedClaim
        let isHeld: Bool
        let sheetHash: Int64?
    }

    let rows: [Row]
    let steps: [ClaimID: [SealedStep]]
    let past: [ClaimID: [SimulationPage.Past]]
    let origins: [ClaimID: [ClaimOrigin]]
    let bars: [ClaimID: [UserID]]
    let benefits: [ClaimID: [BenefitRow]]
    let covers: [PersonID: [Enrolment]]
    let last: Int64
}

/// A row of `benefit`, as a judgement has it too.
struct BenefitRow: Hashable, Sendable {
    let enrolment: EnrolmentID
    let plan: String
    let edition: String
    let part: String
    let amount: Money
    let refusal: String?
    let ends: String?
    let revision: Int
}

extension BenefitRow {
    /// From the columns that begin at `first`.
    init(_ row: any SQLRow, at first: Int) {
        self.init(
            enrolment: row.id(first), plan: row.text(first + 1), edition: row.text(first + 2),
            part: row.text(first + 3), amount: row.money(first + 4), refusal: row.textOrNil(first + 5),
            ends: row.textOrNil(first + 6), revision: row.int(first + 7))
    }
}

extension Judgement {
    /// The rows that are stored beside the worksheet; `nil` where a benefit names no cover.
    fileprivate var rows: [BenefitRow]? {
        guard benefits.allSatisfy({ covers.indices.contains($0.cover) }) else { return nil }
        return benefits.map { benefit in
            BenefitRow(
                enrolment: covers[benefit.cover], plan: benefit.plan.text, edition: benefit.edition.text,
                part: benefit.part.rawValue, amount: benefit.amount, refusal: benefit.refusal?.rawValue,
                ends: benefit.ends?.rawValue, revision: benefit.revision)
        }
    }
}

extension ClaimsPage {
    func check(_ catalogue: Catalogue, _ sealer: Sealer, _ findings: inout Findings) throws(OfficeFault) {
        var judged: [JudgedClaim] = []
        for (place, row) in rows.enumerated() {
            do throws(OfficeFault) {
                let claim = try open(row.claim, sealer)
                hold(claim, row, &findings)
                if row.sheetHash != sealer.sheetHash(claim.event) { findings.note(.lookUps, claim.number.text) }
                if findings.looksFor(.recomputed, .sealedValues) {
                    judged.append(JudgedClaim(claim, past: try figures(before: claim, sealer)))
                }
            } catch { try findings.note(error, String(row.claim.id.value)) }
            let next = rows.indices.contains(place + 1) ? rows[place + 1].claim.person : nil
            guard next != row.claim.person else { continue }
            if findings.looksFor(.recomputed) { recompute(judged, of: row.claim.person, catalogue, &findings) }
            judged = []
        }
    }

    private func open(_ sealed: SealedClaim, _ sealer: Sealer) throws(OfficeFault) -> Claim {
        var claim = try sealed.opened(by: sealer)
        claim.steps = try steps[claim.id, default: []].map { step throws(OfficeFault) in
            try step.opened(claim.id, by: sealer)
        }
        try claim.takeStateOfLastStep()
        claim.origins = origins[claim.id] ?? []
        return claim
    }

    private func hold(_ claim: Claim, _ row: Row, _ findings: inout Findings) {
        let number = claim.number.text
        let stage = claim.state.stage
        let stored = benefits[claim.id] ?? []
        if row.claim.amount != claim.amount || claim.judgement.rows != stored { findings.note(.amounts, number) }
        if row.claim.stage != stage.rawValue || row.isHeld != (claim.hold != nil) { findings.note(.stages, number) }
        if ClaimLife.strayStep(claim.steps) != nil { findings.note(.reachable, number) }
        let barred = stage.waitsForReview ? claim.barredFromDeciding.sorted() : []
        if (claim.due != nil) != stage.hasLimit || bars[claim.id] ?? [] != barred { findings.note(.waiting, number) }
    }

    private func figures(before claim: Claim, _ sealer: Sealer) throws(OfficeFault) -> [PastFigures] {
        try past[claim.id, default: []].map { old throws(OfficeFault) in
            guard claim.steps.indices.contains(old.place) else { throw .damaged("claim_past \(claim.number.text)") }
            return try sealer.pastFigures(
                of: claim.id, old.place, old.event, old.worksheet, replacedBy: claim.steps[old.place])
        }
    }

    /// A claim that couldn't be opened is missing among `claims`, so the others may come to something else.
    private func recompute(
        _ claims: [JudgedClaim], of person: PersonID, _ catalogue: Catalogue, _ findings: inout Findings
    ) {
        let differing = catalogue.recomputed(claims, enrolments: covers[person] ?? []).filter { !$0.isSame }
        for claim in Set(differing.map(\.claim)).sorted() {
            guard let row = rows.first(where: { $0.claim.id == claim }) else { continue }
            findings.note(.recomputed, row.claim.number.text)
        }
    }
}

extension CheckPass {
    private static let claimsAtOnce = 500

    mutating func claims() throws(OfficeFault) {
        guard findings.looksFor(.sealedValues, .amounts, .stages, .reachable, .waiting, .recomputed, .lookUps) else {
            return
        }
        var after = Int64.min
        while let page = try page(after) {
            bench.put { [sealer = office.sealer, catalogue = office.catalogue] findings throws(OfficeFault) in
                try page.check(catalogue, sealer, &findings)
            }
            add(page.rows.count * Weight.claim)
            after = page.last
        }
    }

    private mutating func page(_ after: Int64) throws(OfficeFault) -> ClaimsPage? {
        let database = office.database
        let end: Int64?? = try database.first(.simulation(.pageEnd), [after.sql, Self.claimsAtOnce.sql]) {
            $0.isNull(0) ? nil : $0.integer(0)
        }
        guard let last = end ?? nil else { return nil }
        let range = [after.sql, last.sql]
        var rows: [ClaimsPage.Row] = []
        try database.query(.check(.claims), range) { row throws(OfficeFault) in
            do throws(OfficeFault) {
                rows.append(
                    ClaimsPage.Row(
                        claim: try office.sealedClaim(row), isHeld: !row.isNull(15),
                        sheetHash: row.isNull(16) ? nil : row.integer(16)))
            } catch { try findings.note(error, "claim \(row.integer(0))") }
        }
        var steps: [ClaimID: [SealedStep]] = [:]
        try database.query(.check(.steps), range) { row throws(OfficeFault) in
            do throws(OfficeFault) { steps[row.id(0), default: []].append(try office.sealedStep(row, at: 1)) } catch {
                try findings.note(error, "claim_step \(row.integer(0)) \(row.int(1))")
            }
        }
        var covers: [PersonID: [Enrolment]] = [:]
        try database.query(.enrolments(.ofClaimants), range) { row throws(OfficeFault) in
            do throws(OfficeFault) { covers[row.id(2), default: []].append(try office.readEnrolment(row)) } catch {
                try findings.note(error, "enrolment \(row.integer(0))")
            }
        }
        return ClaimsPage(
            rows: rows, steps: steps,
            past: try grouped(.simulation(.past), range) { SimulationPage.Past($0) },
            origins: try grouped(.simulation(.origins), range) { ClaimOrigin(person: $0.id(1), until: $0.instant(2)) },
            bars: try grouped(.check(.bars), range) { $0.id(1) },
            benefits: try grouped(.check(.benefits), range) { BenefitRow($0, at: 1) }, covers: covers, last: last)
    }

    private func grouped<Row>(
        _ statement: SQLStatement, _ range: [SQLValue], _ read: (any SQLRow) -> Row
    ) throws(OfficeFault) -> [ClaimID: [Row]] {
        var rows: [ClaimID: [Row]] = [:]
        try office.database.query(statement, range) { row throws(OfficeFault) in
            rows[row.id(0), default: []].append(read(row))
        }
        return rows
    }
}
