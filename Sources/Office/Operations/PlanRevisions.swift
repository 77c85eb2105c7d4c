import Crypto
import Foundation
package import MutualAid

/// Makes the catalogue of the program's plans and the stored revisions: the Office can read no plan files itself.
package typealias PlanShelf = @Sendable ([PlanRevision]) throws(OfficeFault) -> Catalogue

extension Office {
    /// Stores a new revision of every edition that `draft` changes, and judges by them from then on; the revisions before stay,
    /// and claims keep theirs. Refused when another counter has imported since the catalogue was shown.
    package func importPlan(_ draft: PlanDraft, by user: User) throws(OfficeFault) -> [EditionRevision] {
        try allow(.importPlans, user)
        let stored = try write { () throws(OfficeFault) in
            try keepUpWithPlans()
            let revisions = try self.revisions(by: draft)
            guard !revisions.isEmpty else { throw .nothingRevised(plan: draft.plan.name) }
            let now = surroundings.now()
            for revision in revisions {
                try database.execute(
                    .plans(.insertRevision),
                    [
                        revision.plan.sql, revision.edition.sql, revision.number.sql, now.sql, user.id.sql,
                        draft.document.sql(\.sql), draft.file.sql,
                    ])
            }
            try audit(.importPlan, 0, auditDetail(draft, revisions), by: user.id)
            return revisions
        }
        try read { () throws(OfficeFault) in try readPlans() }
        return stored
    }

    /// What `importPlan` would store, nothing where the file says what holds already; throws all that speaks against it.
    package func revisions(by draft: PlanDraft) throws(OfficeFault) -> [EditionRevision] {
        do throws(Faults<RevisionFault>) { return try catalogue.revisions(by: draft.plan) } catch {
            throw .planRefused(error.all)
        }
    }

    /// The file of a plan that was imported last, or `nil` where none was.
    package func importedFile(of plan: PlanCode) throws(OfficeFault) -> String? {
        try read { () throws(OfficeFault) in try storedRevisions().last { $0.plan == plan }?.file }
    }

    func readPlans() throws(OfficeFault) {
        let revisions = try storedRevisions()
        catalogue = try plans(revisions)
        knownRevisions = revisions.count
    }

    /// Inside the transaction that judges by the plans: what the handler saw must be what is stored.
    func keepUpWithPlans() throws(OfficeFault) {
        guard try database.count(.plans(.countRevisions)) != knownRevisions else { return }
        try readPlans()
        throw .plansRevised
    }

    /// Editions that are named somewhere and that the catalogue lacks, and stored files that are not those that were imported:
    /// they lie readable, so only the sealed trail says what they were.
    func lostRevisions() throws(OfficeFault) -> [String] {
        try read { () throws(OfficeFault) in
            let judged = try database.rows(.plans(.revisionsUsed)) { row in
                (PlanCode(row.text(0)), EditionCode(row.text(1)), row.int(2))
            }
            let enrolled = try database.rows(.plans(.editionsUsed)) { row in
                (PlanCode(row.text(0)), EditionCode(row.text(1)))
            }
            let altered = try alteredRevisions()
            return judged.filter { catalogue.edition(of: $0.0, code: $0.1, revision: $0.2) == nil }
                .map { "\($0.0) \($0.1) #\($0.2)" }
                + enrolled.filter { catalogue.edition(of: $0.0, code: $0.1) == nil }.map { "\($0.0) \($0.1)" }
                + altered
        }
    }

    private func alteredRevisions() throws(OfficeFault) -> [String] {
        let imported = try database.rows(.plans(.imports), [AuditAction.importPlan.sql]) { row throws(OfficeFault) in
            try auditDetail(row.bytes(1), entry: row.int(0))["sha256"]
        }
        return try storedRevisions().filter { !imported.contains(Self.hash($0.file)) }
            .map { "\($0.plan) \($0.edition) #\($0.number)" }
    }

    private func storedRevisions() throws(OfficeFault) -> [PlanRevision] {
        try database.rows(.plans(.revisions)) { row in
            PlanRevision(
                plan: PlanCode(row.text(0)), edition: EditionCode(row.text(1)), number: row.int(2),
                imported: PlanImport(at: row.instant(3), user: row.text(4), document: row.textOrNil(5)),
                file: row.text(6))
        }
    }

    /// Each change in Chinese, and the hash of the file, which lies readable beside it.
    private func auditDetail(_ draft: PlanDraft, _ revisions: [EditionRevision]) -> [String: String] {
        var detail = ["plan": draft.plan.code.text, "sha256": Self.hash(draft.file)]
        if let document = draft.document { detail["document"] = document }
        for revision in revisions {
            let changes = revision.changes.map { $0.text(.zh, plans: catalogue) }.joined(separator: "\n")
            detail["\(revision.edition) #\(revision.number)"] = changes
        }
        return detail
    }

    private static func hash(_ file: String) -> String {
        let digits = Array("0123456789abcdef")
        return String(SHA256.hash(data: Data(file.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
