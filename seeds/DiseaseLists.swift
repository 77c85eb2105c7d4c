import MutualAid

/// Reads `list-NAME.tsv`: code, Chinese name, English name; an empty name is an open slot.
struct DiseaseListFile {
    let name: String
    let text: String

    private static let prefix = "list-"

    static func isList(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(".tsv") }

    var listName: String { String(name.dropFirst(Self.prefix.count).dropLast(".tsv".count)) }

    func read() -> Result<DiseaseList, PlanFaults> {
        var slots: [DiseaseSlot] = []
        var faults: [PlanFault] = []
        var seen: Set<DiseaseCode> = []
        for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.isEmpty, line.first != "#", line != "code\tzh\ten" else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 3, !cells[0].isEmpty, cells[1].isEmpty == cells[2].isEmpty else {
                faults.append(PlanFault(file: name, key: "", flaw: .badRow(line: place + 1)))
                continue
            }
            let code = DiseaseCode(cells[0])
            if !seen.insert(code).inserted { faults.append(PlanFault(file: name, key: "", flaw: .twice(code.text))) }
            let names = cells[1].isEmpty ? nil : Bilingual(zh: cells[1], en: cells[2])
            slots.append(DiseaseSlot(code: code, name: names))
        }
        return faults.isEmpty
            ? .success(DiseaseList(name: listName, slots: slots)) : .failure(PlanFaults(faults))
    }
}
