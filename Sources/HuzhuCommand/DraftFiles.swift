import Foundation
import MutualAid
import Seeds

/// Everything that is wrong with some draft files, a sentence each.
struct DraftFaults: Error {
    let sentences: @Sendable (Language) -> [Sentence]
}

/// Plan files whose editions are not in force: one edition of each stands in for those that are.
struct DraftFiles {
    let paths: [String]
    /// The code of the edition that is meant; else a file's last.
    var edition: String?
    /// The folder of plan files in front of the built-in ones, for its disease lists.
    var seeds: String?

    /// One edition a file, or every fault of every file.
    func editions() throws -> [Edition] {
        var faults: [@Sendable (Language) -> Sentence] = []
        var editions: [Edition] = []
        let lists = try self.lists()
        for path in paths {
            do {
                let edition = try edition(in: path, lists)
                if editions.contains(where: { $0.plan == edition.plan }) {
                    let twice = PlanFault(file: path, key: "code", flaw: .twice(edition.plan.text))
                    faults.append { twice.sentence($0) }
                }
                editions.append(edition)
            } catch let plan as PlanFaults {
                for fault in plan.all { faults.append { fault.sentence($0) } }
            } catch let refusal as Refusal { faults.append(refusal.sentence) }
        }
        guard faults.isEmpty else { throw DraftFaults { [faults] language in faults.map { $0(language) } } }
        return editions
    }

    private func edition(in path: String, _ lists: [String: DiseaseList]) throws -> Edition {
        guard let bytes = FileManager.default.contents(atPath: Self.expanded(path)) else {
            throw Refusal(
                status: 2, zh: ("读不了草案文件 \(path)。", "请检查路径和权限。"),
                en: ("The draft file \(path) can't be read.", "Check the path and its permissions."))
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw Refusal(
                status: 2, zh: ("草案文件 \(path) 不是 UTF-8 文本。", "请另存为 UTF-8。"),
                en: ("The draft file \(path) is not UTF-8 text.", "Save it as UTF-8."))
        }
        let plan = try Seeds.plan(SeedFile(name: (path as NSString).lastPathComponent, text: text), lists: lists)
        let found = edition.map { code in plan.editions.first { $0.code.text == code } } ?? plan.editions.last
        guard let found else {
            let codes = plan.editions.map(\.code.text)
            throw Refusal(
                status: 2, zh: ("\(path) 里没有 \(edition ?? "") 版。", "里面有：\(codes.joined(separator: "、"))。"),
                en: ("\(path) has no edition \(edition ?? "").", "It has: \(codes.joined(separator: ", "))."))
        }
        return found
    }

    private func lists() throws -> [String: DiseaseList] {
        guard let seeds else { return try Seeds.diseaseLists() }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: seeds))?.sorted() ?? []
        let files = names.filter { $0.hasSuffix(".tsv") }.compactMap { name in
            (try? String(contentsOfFile: seeds + "/" + name, encoding: .utf8)).map { SeedFile(name: name, text: $0) }
        }
        return try Seeds.diseaseLists(overriding: files)
    }

    /// As a person types it into a form, where no shell expands it.
    private static func expanded(_ path: String) -> String { (path as NSString).expandingTildeInPath }
}
