import Foundation
import MutualAid
import Testing

/// The page of the documentation is drawn from the table: to change the life of a claim is to change `ClaimLife`, and then the
/// page. When the two differ, what the page should say lies in the temporary folder, and the failure names it.
struct ClaimLifePageTests {
    @Test func `the documentation draws the table of the code`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Sources/MutualAid/MutualAid.docc/LifeOfAClaim.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: "## 每一步"))
        let drawn = text[..<start.lowerBound] + Self.page
        guard drawn != text else { return }
        let wanted = FileManager.default.temporaryDirectory.appending(path: "LifeOfAClaim.md")
        try String(drawn).write(to: wanted, atomically: true, encoding: .utf8)
        Issue.record("the page differs from the table; what it should say: \(wanted.path)")
    }

    private static var page: String {
        (["## 每一步", ""] + rows + ["", "## 每一对", "", "行是动作，列是状态；格里是到哪里，`·` 是不能。", ""] + pairs + [
            "",
            "状态的次序："
                + ClaimStage.allCases.enumerated().map { "\($0 + 1) \($1.name(.zh)) \($1.rawValue)" }
                .joined(separator: "、") + "。", "", "## 理赔以外", "", "| 事 | 谁 |", "|---|---|",
        ] + Right.allCases.map { "| \($0.name(.zh)) \($0.rawValue) | \(names($0.duties)) |" } + [""])
        .joined(separator: "\n")
    }

    /// One row a move; those that leave a claim where it is are drawn once for all their stages.
    private static var rows: [String] {
        let head = ["| 从 | 动作 | 谁 | 到 | 决定 |", "|---|---|---|---|---|"]
        let moving = ClaimLife.moves.filter { !flags.contains($0.action) }.map { move in
            "| \(move.from.name(.zh)) \(move.from.rawValue) | \(move.action.name(.zh)) \(move.action.rawValue) | "
                + names(move.by) + " | "
                + move.to.map { "\($0.name(.zh)) \($0.rawValue)" }.joined(separator: "、")
                + " | \(move.isDecision ? "是" : "") |"
        }
        let staying = flags.flatMap { action -> [String] in
            var stages: [[Duty]: [ClaimStage]] = [:]
            var order: [[Duty]] = []
            for move in ClaimLife.moves where move.action == action {
                if stages[move.by] == nil { order.append(move.by) }
                stages[move.by, default: []].append(move.from)
            }
            return order.map { by in
                "| \((stages[by] ?? []).map { $0.name(.zh) }.joined(separator: "、")) | "
                    + "\(action.name(.zh)) \(action.rawValue) | \(names(by)) | 不动 |  |"
            }
        }
        return head + moving + staying
    }

    private static let flags: [ClaimAction] = [.hold, .release, .take, .handBack]

    private static func names(_ duties: [Duty]) -> String { duties.map { $0.name(.zh) }.joined(separator: "、") }

    private static var pairs: [String] {
        let numbers = ClaimStage.allCases.indices.map { String($0 + 1) }
        let head = [
            "| 动作 | \(numbers.joined(separator: " | ")) |",
            "|---|" + String(repeating: "---|", count: numbers.count),
        ]
        let lines = ClaimAction.allCases.map { action in
            let cells = ClaimStage.allCases.map { stage in
                guard let move = ClaimLife.move(action, from: stage) else { return "·" }
                return move.to.map { String((ClaimStage.allCases.firstIndex(of: $0) ?? -1) + 1) }
                    .joined(separator: "/")
            }
            return "| \(action.name(.zh)) \(action.rawValue) | \(cells.joined(separator: " | ")) |"
        }
        return head + lines
    }
}
