import MutualAid
import PlainTOML

/// Reads one plan file whole and tells everything that is wrong with it.
struct PlanFile {
    let name: String
    let text: String
    let lists: [String: DiseaseList]

    /// The plan, or every fault.
    func read() -> Result<Plan, PlanFaults> { draft().map(\.plan) }

    /// The plan with what an import wants beside it, or every fault.
    func draft() -> Result<PlanDraft, PlanFaults> {
        let faults = FaultBox(file: name)
        let plan: Plan?
        let document: String?
        do {
            let root = PlanTable(try TOMLNode.parse(text), path: "", faults: faults)
            document = root.optional("document", .text)
            plan = read(root)
            root.close()
        } catch {
            return .failure(
                PlanFaults([PlanFault(file: name, key: "", flaw: .syntax(line: error.line, message: error.message))]))
        }
        guard let plan, faults.all.isEmpty else { return .failure(PlanFaults(Self.once(faults.all))) }
        return .success(PlanDraft(plan: plan, document: document, file: text))
    }

    /// What stands in `common` is read once an edition; its faults are told once.
    private static func once(_ faults: [PlanFault]) -> [PlanFault] {
        var seen: Set<PlanFault> = []
        return faults.filter { seen.insert($0).inserted }
    }

    private func read(_ root: PlanTable) -> Plan? {
        _ = root.required("format", .whole(1...1))
        let code = root.required("code", .code)
        let place = root.required("place", .whole(1...1000))
        let name = readName(root)
        let lists = ownLists(root)
        let common = root.table("common")
        let commonParts = common?.table("part")
        let tables = editionTables(root, common: common)
        let editions = tables.map { table in
            let reader = EditionReader(
                plan: PlanCode(code ?? ""), name: name ?? Bilingual(zh: "", en: ""), table: table,
                commonParts: commonParts,
                lists: lists)
            let edition = reader.read()
            table.close()
            return edition
        }
        commonParts?.close()
        common?.close()
        let complete = editions.compactMap(\.self)
        checkOrder(complete, root.faults)
        guard let code, let place, let name, complete.count == editions.count, !complete.isEmpty else { return nil }
        return Plan(code: PlanCode(code), name: name, place: place, editions: complete)
    }

    private func readName(_ root: PlanTable) -> Bilingual? {
        guard let table = root.table("name") else {
            if !root.has("name") { root.faults.add("name", .missing(.table)) }
            return nil
        }
        defer { table.close() }
        let zh = table.required("zh", .text)
        let en = table.required("en", .text)
        guard let zh, let en else { return nil }
        return Bilingual(zh: zh, en: en)
    }

    private func editionTables(_ root: PlanTable, common: PlanTable?) -> [PlanTable] {
        guard root.has("edition") else {
            root.faults.add("edition", .missing(.tables))
            return []
        }
        return root.tables("edition").map { $0.falling(back: common) }
    }

    private func checkOrder(_ editions: [Edition], _ faults: FaultBox) {
        var codes: Set<EditionCode> = []
        for (place, edition) in editions.enumerated() {
            if !codes.insert(edition.code).inserted { faults.add("edition[\(place)].code", .twice(edition.code.text)) }
            guard place > 0 else { continue }
            guard let start = edition.starts else {
                faults.add("edition[\(place)].starts", .noStart)
                continue
            }
            if let before = editions[place - 1].starts, start.value <= before.value {
                faults.add("edition[\(place)].starts", .startNotLater)
            }
        }
    }

    /// A file may bring lists of its own: `[[lists.NAME]]` with `code` and, unless the slot is open, `zh` and `en`.
    private func ownLists(_ root: PlanTable) -> [String: DiseaseList] {
        guard case .table(let fields)? = root.node("lists")?.node else { return lists }
        let table = PlanTable(fields, path: "lists", faults: root.faults)
        var all = lists
        for name in fields.keys.sorted() {
            let slots = table.tables(name).compactMap(slot)
            all[name] = DiseaseList(name: name, slots: slots)
            var seen: Set<DiseaseCode> = []
            for slot in slots where !seen.insert(slot.code).inserted {
                root.faults.add("lists.\(name)", .twice(slot.code.text))
            }
        }
        return all
    }

    private func slot(_ table: PlanTable) -> DiseaseSlot? {
        defer { table.close() }
        let code = table.required("code", .code)
        let en = table.optional("en", .text)
        let zh = en == nil ? table.optional("zh", .text) : table.required("zh", .text)
        guard let code else { return nil }
        return DiseaseSlot(code: DiseaseCode(code), name: zh.map { Bilingual(zh: $0, en: en ?? $0) })
    }
}
