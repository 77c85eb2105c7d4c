import MutualAid
import Seeds

/// Plan files whose editions are not in force: one edition of each stands in for those that are.
struct DraftFiles {
    let paths: [String]
    /// The code of the edition that is meant; else a file's last.
    var edition: String?
    let plans: PlanBooks

    /// One edition a file, or a refusal with every fault of every file.
    func editions() throws -> [Edition] {
        var refusals: [Refusal] = []
        var editions: [Edition] = []
        for path in paths {
            do {
                let edition = try edition(in: path)
                if editions.contains(where: { $0.plan == edition.plan }) {
                    let twice = PlanFault(file: path, key: "code", flaw: .twice(edition.plan.text))
                    refusals.append(Refusal(twice))
                }
                editions.append(edition)
            } catch let refusal as Refusal { refusals.append(refusal) }
        }
        guard refusals.isEmpty else { throw Refusal(each: refusals, status: 2) }
        return editions
    }

    private func edition(in path: String) throws -> Edition {
        let plan = try PlanFileReading(Paths.expanded(path), plans).draft.plan
        let found = edition.map { code in plan.editions.first { $0.code.text == code } } ?? plan.editions.last
        if let found { return found }
        let codes = plan.editions.map(\.code.text)
        throw Refusal(
            zh: ("\(path) 里没有 \(edition ?? "") 版。", "里面有：\(codes.joined(separator: "、"))。"),
            en: ("\(path) has no edition \(edition ?? "").", "It has: \(codes.joined(separator: ", "))."))
    }
}
