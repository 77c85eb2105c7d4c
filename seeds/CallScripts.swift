package import MutualAid
import PlainTOML

extension Seeds {
    /// What a handler says in a call-back: the built-in `call-script.toml`, or the one among `files`.
    package static func callScript(overriding files: [SeedFile] = []) throws(PlanFaults) -> CallScript {
        let own = files.last { isCallScript($0.name) }
        let text = own?.text ?? text(of: callScriptName, in: calls)
        let faults = FaultBox(file: callScriptName)
        let lines: [Bilingual?]
        do {
            let root = PlanTable(try TOMLNode.parse(text), path: "", faults: faults)
            if !root.has("line") { faults.add("line", .missing(.tables)) }
            lines = root.tables("line").map { table in
                defer { table.close() }
                let zh = table.required("zh", .text)
                let en = table.required("en", .text)
                guard let zh, let en else { return nil }
                return Bilingual(zh: zh, en: en)
            }
            root.close()
        } catch {
            throw PlanFaults([
                PlanFault(file: callScriptName, key: "", flaw: .syntax(line: error.line, message: error.message))
            ])
        }
        guard faults.all.isEmpty else { throw PlanFaults(faults.all) }
        return CallScript(lines: lines.compactMap(\.self))
    }

    static func isCallScript(_ name: String) -> Bool { name == callScriptName }

    private static let callScriptName = "call-script.toml"
}
