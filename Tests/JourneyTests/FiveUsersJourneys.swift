import Foundation
import MutualAid
@testable import Office
import Testing

/// The life of a claim as an office lives it: five people, five terminals, one data file.
@Suite struct FiveUsersJourneys {
    /// What the claim's timeline tells in the end: what was done, by whom, and what is told with it.
    private static let timeline = [
        ("受理", "周敏", ""), ("送审", "周敏", ""), ("要求补件", "高建国", "缺 出院记录、结算单"), ("收到补件", "周敏", ""),
        ("同意", "高建国", "金额达到 3,000.00，复审"), ("同意", "李晓燕", ""), ("列入批次", "王秀英", "批次 BF"),
        ("记拨付失败", "王秀英", "账号已销户"), ("换卡", "周敏", "****0128 邮储银行"), ("列入批次", "王秀英", "批次 BF"),
        ("拨付", "王秀英", "2026-11-24"), ("回访", "周敏", "接通，很满意"), ("结案", "周敏", ""),
    ]

    @Test func `a claim lives from its entry to its end, and timeline and audit trail tell who did what`() throws {
        let office = try FiveDesks()
        let before = try OpenedOffice.at(office.counter.data) { try $0.auditTold().count }

        let claim = try office.enterClaim(of: "买买提", sheet: "BJ2026110900012")
        #expect(try stage(of: claim, office) == "first-review")
        try office.askForPapers(["出院记录", "结算单"], for: claim)
        #expect(try stage(of: claim, office) == "awaiting-papers")
        try office.bringPapers(["出院记录", "结算单"], for: claim)
        try office.agree(office.reviewer, to: claim, then: "待复审")
        try office.agree(office.second, to: claim, then: "待拨付")

        let first = try office.makeBatch(with: claim)
        try office.releaseAgain(first)
        try office.pay(first, failing: claim)
        #expect(try stage(of: claim, office) == "payment-failed")
        try office.giveCard("6222021234567890128", of: "邮储银行", for: claim)
        let next = try office.makeBatch(of: 1, with: claim)
        try office.releaseAgain(next)
        try office.pay(next)
        #expect(try stage(of: claim, office) == "paid")
        try office.call(about: claim)
        #expect(try stage(of: claim, office) == "closed")

        for terminal in office.all { try timeline(of: claim, batches: [first, next], on: terminal) }
        try OpenedOffice.at(office.counter.data) { opened in
            try trail(of: claim, after: before, in: opened)
            for invariant in Invariant.allCases {
                #expect(try opened.broken(invariant) == [], "\(invariant.rawValue)")
            }
        }
        // An auditor finds it by the numbers.
        for (number, wanted) in [
            (claim, ["周敏", "高建国", "李晓燕", "王秀英", "账号已销户"]), (first, ["王秀英", "赵志强"]), (next, ["王秀英", "赵志强"]),
        ] {
            let told = try office.counter.run("audit", "--about", number, "--as", "何静")
            #expect(told.status == 0, "\(told.err)")
            for text in wanted { #expect(told.out.contains(text), "\(text) of \(number)\n\(told.out)") }
        }
        for terminal in office.all { try terminal.quit() }
    }

    private func stage(of claim: String, _ office: FiveDesks) throws -> String? {
        try office.counter.status(claim)["state"] as? String
    }

    /// Every step with who, in its order, on whichever of the terminals one looks.
    private func timeline(of claim: String, batches: [String], on terminal: Tmux) throws {
        try terminal.home()
        try terminal.open(claim)
        try terminal.see("现在：已结案")
        let shown = try terminal.screen
        let lines = shown.split(separator: "\n").filter { $0.firstMatch(of: /^ +\d{4}-\d\d-\d\d \d\d:\d\d +\S/) != nil }
        #expect(lines.count == Self.timeline.count, "\(shown)")
        for (line, (action, user, told)) in zip(lines, Self.timeline) {
            let words = line.split(separator: " ", maxSplits: 4).map(String.init)
            #expect(words[2] == action && words[3] == user, "\(line)")
            #expect(told.isEmpty || line.contains(told), "\(line)")
        }
        #expect(lines.filter { $0.contains("列入批次") }.map { $0.contains(batches[0]) } == [true, false])
        #expect(lines.filter { $0.contains("列入批次") }.map { $0.contains(batches[1]) } == [false, true])
    }

    /// What the audit trail tells of the claim, its batches and its member.
    private static let trail = [
        "周敏 update-person", "周敏 enter-claim", "高建国 ask-for-papers", "周敏 papers-complete", "高建国 approve",
        "李晓燕 approve", "王秀英 put-in-batch", "王秀英 make-batch", "王秀英 release-batch", "赵志强 release-batch",
        "王秀英 export-bank-file", "王秀英 fail-payment", "王秀英 settle-batch", "周敏 give-other-card", "周敏 give-payee",
        "王秀英 put-in-batch", "王秀英 make-batch", "王秀英 release-batch", "赵志强 release-batch",
        "王秀英 export-bank-file", "王秀英 pay", "王秀英 settle-batch", "周敏 reveal-phone", "周敏 call-back",
        "周敏 call-back", "周敏 close",
    ]

    /// Each with who did it; a batch moves the claims of others too, which are left out here.
    private func trail(of claim: String, after number: Int, in office: Office) throws {
        let told = try office.auditTold(after: number).filter {
            $0.action != AuditAction.decide.rawValue || $0.detail["number"] == claim
        }
        #expect(
            told.compactMap { $0.detail["papers"] } == Array(repeating: "discharge-record,settlement-sheet", count: 2))
        let reasons = told.compactMap { $0.detail["reason"] }
        #expect(reasons == ["账号已销户"])
        #expect(told.map { "\($0.user) \($0.detail["action"] ?? $0.action)" } == Self.trail)
    }
}
