import MutualAid

/// Lays stored revisions over the plans that the program brings, and keeps what they replace.
struct RevisionShelf {
    let lists: [String: DiseaseList]
    private(set) var replaced: [Edition] = []
    /// One import may revise several editions by the same file.
    private var read: [String: Plan] = [:]

    init(lists: [String: DiseaseList]) { self.lists = lists }

    /// The plan with the newest revision of each edition; `nil` where a fault was told, or there is nothing to revise.
    mutating func plan(
        _ code: PlanCode, _ revisions: [PlanRevision], over plan: Plan?, _ faults: inout [PlanFault]
    ) -> Plan? {
        var newest = Dictionary((plan?.editions ?? []).map { ($0.code, $0) }) { first, _ in first }
        var head = plan
        for revision in revisions.sorted(by: { ($0.edition, $0.number) < ($1.edition, $1.number) }) {
            guard let file = self.file(of: revision, &faults) else { continue }
            guard let edition = file.edition(code: revision.edition), file.code == code else {
                let flaw = PlanFlaw.missing(.code)
                faults.append(PlanFault(file: name(revision), key: "edition.code", flaw: flaw))
                continue
            }
            if head == nil { head = file }
            if let before = newest[edition.code] { replaced.append(before) }
            newest[edition.code] = edition.revised(revision.number, imported: revision.imported)
        }
        guard let head, !newest.isEmpty else { return nil }
        return Plan(
            code: code, name: head.name, place: head.place,
            // The first edition has no start.
            editions: newest.values.sorted { first, second in
                guard let start = second.starts?.value else { return false }
                return first.starts.map { $0.value < start } ?? true
            })
    }

    private mutating func file(of revision: PlanRevision, _ faults: inout [PlanFault]) -> Plan? {
        if let known = read[revision.file] { return known }
        switch PlanFile(name: name(revision), text: revision.file, lists: lists).read() {
        case .success(let plan):
            read[revision.file] = plan
            return plan
        case .failure(let more):
            faults += more.all
            return nil
        }
    }

    /// What a fault calls a file that lies in the data file.
    private func name(_ revision: PlanRevision) -> String {
        "\(revision.plan) \(revision.edition) #\(revision.number)"
    }
}
