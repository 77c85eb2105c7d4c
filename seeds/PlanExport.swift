package import MutualAid
import PlainTOML

extension Seeds {
    /// The whole file of a plan, built in or among `files`, with the disease lists that it names written out, so that open slots
    /// can be filled in it; `nil` where there is no such plan.
    package static func exported(_ code: PlanCode, overriding files: [SeedFile] = []) throws(PlanFaults) -> String? {
        let lists = try diseaseLists(overriding: files)
        let all = planFiles() + files.filter { !DiseaseListFile.isList($0.name) }
        for file in all.reversed() {
            guard let plan = try? plan(file, lists: lists), plan.code == code else { continue }
            return withLists(file.text, plan)
        }
        return nil
    }

    static func withLists(_ text: String, _ plan: Plan) -> String {
        let own = (try? TOMLNode.parse(text))?["lists"].flatMap { node -> Set<String>? in
            if case .table(let tables) = node { Set(tables.keys) } else { nil }
        }
        var written = own ?? []
        var blocks: [String] = []
        for listed in plan.editions.flatMap(\.parts).compactMap(\.listed)
        where written.insert(listed.list.name).inserted {
            blocks.append("\n# " + listed.list.name + ": 没有 zh、en 的是待办事处文件导入 / without zh and en it is an open slot")
            blocks += listed.list.slots.map { slot in
                var lines = ["[[lists.\(listed.list.name)]]", "code = \(quoted(slot.code.text))"]
                if let name = slot.name { lines += ["zh = \(quoted(name.zh))", "en = \(quoted(name.en))"] }
                return lines.joined(separator: "\n")
            }
        }
        guard !blocks.isEmpty else { return text }
        return text + (text.hasSuffix("\n") ? "" : "\n") + blocks.joined(separator: "\n") + "\n"
    }

    /// A TOML basic string; names hold no control characters.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
