package import MutualAid

/// One text file by its name, such as `plan-women.toml`.
package struct SeedFile: Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// What the program is born with: plans, disease lists, divisions, and names for the demo office. Files are compiled in.
package enum Seeds {
    /// The built-in plans.
    package static func catalogue() throws(PlanFaults) -> Catalogue {
        try catalogue(overriding: [])
    }

    /// The built-in plans, with those of `files` in the place of the ones of their code, or added. `list-….tsv` among the
    /// files replace disease lists, everything else is a plan. Throws every fault of every file at once.
    package static func catalogue(overriding files: [SeedFile]) throws(PlanFaults) -> Catalogue {
        try catalogue(overriding: files, revisions: [])
    }

    /// The same with imported revisions over it: a plan holds the newest of each edition, and the others are kept as replaced.
    package static func catalogue(
        overriding files: [SeedFile], revisions: [PlanRevision]
    ) throws(PlanFaults) -> Catalogue {
        var faults: [PlanFault] = []
        let lists = diseaseLists(overriding: files, &faults)
        var plans: [PlanCode: (plan: Plan, file: String)] = [:]
        for file in planFiles() {
            if let plan = read(file, lists, &faults) { plans[plan.code] = (plan, file.name) }
        }
        var given: Set<PlanCode> = []
        for file in files where !DiseaseListFile.isList(file.name) && !isCallScript(file.name) {
            guard let plan = read(file, lists, &faults) else { continue }
            if !given.insert(plan.code).inserted {
                faults.append(PlanFault(file: file.name, key: "code", flaw: .twice(plan.code.text)))
            }
            plans[plan.code] = (plan, file.name)
        }
        var shelf = RevisionShelf(lists: lists)
        for (code, revisions) in Dictionary(grouping: revisions, by: \.plan) {
            guard let revised = shelf.plan(code, revisions, over: plans[code]?.plan, &faults) else { continue }
            plans[code] = (revised, code.text)
        }
        if faults.isEmpty { faults = unknownExclusions(plans) }
        guard faults.isEmpty else { throw PlanFaults(faults) }
        return Catalogue(plans: plans.values.map(\.plan), replaced: shelf.replaced)
    }

    /// An exclusion of a plan that isn't there would never be noticed: most likely a slip of the pen.
    private static func unknownExclusions(_ plans: [PlanCode: (plan: Plan, file: String)]) -> [PlanFault] {
        plans.values.sorted { $0.file < $1.file }.flatMap { plan, file in
            plan.editions.enumerated().flatMap { place, edition in
                (edition.who.excludes?.value ?? []).filter { plans[$0] == nil }.map { code in
                    PlanFault(file: file, key: "edition[\(place)].who.excludes", flaw: .unknownPlan(code.text))
                }
            }
        }
    }

    /// One plan from a file of its own, read against `lists`: what `plans check` and a draft edition need.
    package static func plan(_ file: SeedFile, lists: [String: DiseaseList]) throws(PlanFaults) -> Plan {
        try PlanFile(name: file.name, text: file.text, lists: lists).read().get()
    }

    /// A file that may be imported, read against the lists of the program and of `files`. Those that it names are written out
    /// in it: what is stored says the same when the program's lists have changed.
    package static func draft(
        _ file: SeedFile, overriding files: [SeedFile] = []
    ) throws(PlanFaults) -> PlanDraft {
        let lists = try diseaseLists(overriding: files)
        let draft = try PlanFile(name: file.name, text: file.text, lists: lists).draft().get()
        return PlanDraft(plan: draft.plan, document: draft.document, file: withLists(file.text, draft.plan))
    }

    /// The disease lists by name.
    package static func diseaseLists(overriding files: [SeedFile] = []) throws(PlanFaults) -> [String: DiseaseList] {
        var faults: [PlanFault] = []
        let found = diseaseLists(overriding: files, &faults)
        guard faults.isEmpty else { throw PlanFaults(faults) }
        return found
    }

    private static func diseaseLists(
        overriding files: [SeedFile], _ faults: inout [PlanFault]
    ) -> [String: DiseaseList] {
        var found: [String: DiseaseList] = [:]
        let builtIn = lists.map { SeedFile(name: $0.name, text: text($0.bytes)) }
        for file in builtIn + files where DiseaseListFile.isList(file.name) {
            switch DiseaseListFile(name: file.name, text: file.text).read() {
            case .success(let list): found[list.name] = list
            case .failure(let more): faults += more.all
            }
        }
        return found
    }

    private static func read(_ file: SeedFile, _ lists: [String: DiseaseList], _ faults: inout [PlanFault]) -> Plan? {
        switch PlanFile(name: file.name, text: file.text, lists: lists).read() {
        case .success(let plan): return plan
        case .failure(let more):
            faults += more.all
            return nil
        }
    }

    /// The built-in plan files as they are on disk, for `plans export` and as a pattern for new ones.
    package static func planFiles() -> [SeedFile] {
        plans.map { SeedFile(name: $0.name, text: text($0.bytes)) }
    }
}
