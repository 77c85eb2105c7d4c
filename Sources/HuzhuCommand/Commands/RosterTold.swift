import Exchange
import Foundation
import MutualAid
import Office

/// Runs an import to its end, or until Ctrl+C, and tells what became of the rows.
struct RosterTold {
    /// More of them nobody reads here; the file of refused rows has them all.
    private static let mostFaults = 50
    private static let mostFaultsInJSON = 1000

    private let run: RosterRun
    private let language: Language
    private let rejects: String?
    private var faults: [RosterFault] = []
    private var faultCount = 0

    init(_ run: RosterRun, rejects: String?, _ language: Language, json: Bool) throws {
        self.run = run
        self.language = language
        let rows = try rejects.map { path in try RejectedRows(path: path, heading: run.heading, language) }
        Interrupt.watch()
        var progress = Progress(of: 1000)
        var shown = 0
        while !run.isOver, !Interrupt.came {
            for rejected in try run.advance() {
                faultCount += rejected.faults.count
                let most = json ? Self.mostFaultsInJSON : Self.mostFaults
                faults += rejected.faults.prefix(max(0, most - faults.count))
                try rows?.add(rejected)
            }
            let done = Int(run.done * 1000)
            progress.add(done - shown)
            shown = done
        }
        progress.end()
        try rows?.close()
        self.rejects = (rows?.count ?? 0) > 0 ? rejects : nil
    }

    var lines: [String] {
        let isChinese = language == .zh
        var lines = faults.map { $0.sentence(language).text }
        if faultCount > faults.count {
            lines.append(
                isChinese
                    ? "还有 \(faultCount - faults.count) 处没有列出；用 --rejects 文件 写成表。"
                    : "\(faultCount - faults.count) more are not shown; write them into a table with --rejects FILE.")
        }
        let counts = run.counts
        let head =
            run.isDry ? (isChinese ? "没有存，存的话：" : "Nothing was stored; it would be: ") : number
        lines.append(
            head
                + (isChinese
                    ? "读 \(counts.read) 行，新登记 \(counts.new)，改 \(counts.changed)，不变 \(counts.same)，没有收 \(counts.refused)"
                    : "\(counts.read) rows read, \(counts.new) new, \(counts.changed) changed, \(counts.same) same, \(counts.refused) refused")
        )
        if let rejects { lines.append(isChinese ? "没有收的行：\(rejects)" : "Refused rows: \(rejects)") }
        if !run.isOver {
            lines.append(
                isChinese
                    ? "停在第 \(run.run.lastRow) 行之后。再运行同一命令接着做。"
                    : "Stopped behind row \(run.run.lastRow). Run the same command again to go on.")
        }
        return lines
    }

    private var number: String {
        guard run.run.number > 0 else { return "" }
        return language == .zh ? "第 \(run.run.number) 次导入：" : "Import \(run.run.number): "
    }

    var json: JSONValue {
        let counts = run.counts
        return .object([
            .init("import", run.run.number > 0 && !run.isDry ? .whole(run.run.number) : .null),
            .init("dryRun", .truth(run.isDry)), .init("finished", .truth(run.isOver)),
            .init("read", .whole(counts.read)), .init("new", .whole(counts.new)),
            .init("changed", .whole(counts.changed)), .init("same", .whole(counts.same)),
            .init("refused", .whole(counts.refused)),
            .init(
                "faults",
                .array(
                    faults.map { fault in
                        let said = fault.flaw.sentence(language)
                        return .object([
                            .init("row", .whole(fault.row)), .init("cell", .text(fault.cell)),
                            .init("column", .text(fault.column.rawValue)), .init("what", .text(said.what)),
                            .init("todo", .text(said.todo)),
                        ])
                    })),
        ])
    }
}

/// Ctrl+C, heard between two parts.
enum Interrupt {
    nonisolated(unsafe) private static var count: sig_atomic_t = 0

    static func watch() {
        signal(SIGINT) { _ in Interrupt.count = 1 }
        signal(SIGTERM) { _ in Interrupt.count = 1 }
    }

    static var came: Bool { count != 0 }
}

extension RosterImportState: Named {
    func name(_ language: Language) -> String {
        switch (self, language) {
        case (.open, .zh): "没有做完"
        case (.open, .en): "not finished"
        case (.done, .zh): "完成"
        case (.done, .en): "finished"
        case (.takingBack, .zh): "取回没有做完"
        case (.takingBack, .en): "taking back not finished"
        case (.takenBack, .zh): "已取回"
        case (.takenBack, .en): "taken back"
        }
    }
}

extension RosterImport {
    func line(_ language: Language, _ office: Office) -> String {
        let time = at.text(offsetMinutes: office.surroundings.offsetMinutes)
        let words =
            language == .zh
            ? "新 \(counts.new) 改 \(counts.changed) 不变 \(counts.same) 没收 \(counts.refused)"
            : "new \(counts.new) changed \(counts.changed) same \(counts.same) refused \(counts.refused)"
        return "\(number)  \(time)  \(byName)  \(employerName)  \(fileName)  \(words)  \(state.name(language))"
    }

    func json(_ office: Office) -> JSONValue {
        .object([
            .init("import", .whole(number)),
            .init("at", .text(at.text(offsetMinutes: office.surroundings.offsetMinutes))),
            .init("user", .text(byName)), .init("employer", .text(employerName)), .init("file", .text(fileName)),
            .init("state", .text(state.rawValue)), .init("lastRow", .whole(lastRow)),
            .init("read", .whole(counts.read)),
            .init("new", .whole(counts.new)), .init("changed", .whole(counts.changed)),
            .init("same", .whole(counts.same)), .init("refused", .whole(counts.refused)),
        ])
    }
}

extension RosterTakenBack {
    func lines(_ number: Int, _ language: Language) -> [String] {
        let isChinese = language == .zh
        let lines = kept.map { kept in
            isChinese
                ? "第 \(kept.row) 行 \(kept.name)（\(kept.number.text)）之后又有办理，没有动。"
                : "Row \(kept.row), \(kept.name) (\(kept.number.text)), has been dealt with since and stays."
        }
        return lines + [
            isChinese
                ? "第 \(number) 次导入已取回：删去 \(removed) 人，改回 \(restored) 人，没有动 \(kept.count) 人"
                : "Import \(number) taken back: \(removed) people removed, \(restored) put back, \(kept.count) left"
        ]
    }

    func json(_ number: Int) -> JSONValue {
        .object([
            .init("import", .whole(number)), .init("removed", .whole(removed)), .init("restored", .whole(restored)),
            .init(
                "kept",
                .array(
                    kept.map {
                        .object([.init("row", .whole($0.row)), .init("number", .text($0.number.text))])
                    })),
        ])
    }
}
