import Foundation
import Testing

/// Five users of the demo office at five terminals on one data file, all of them open the whole time.
///
/// Each function is one person's part of a claim's life, begun at the main menu or where that person was left, and ended when the
/// screen says that it is done.
final class FiveDesks {
    let counter: Counter
    let handler, reviewer, second, cashier, supervisor: Tmux

    /// What the bank said, file by file: each answer is a file of its own.
    private var answers = 0

    init() throws {
        counter = try Counter()
        handler = try counter.open()
        reviewer = try counter.open()
        second = try counter.open()
        cashier = try counter.open()
        supervisor = try counter.open()
        let chairs = [
            (handler, "周敏"), (reviewer, "高建国"), (second, "李晓燕"), (cashier, "王秀英"), (supervisor, "赵志强"),
        ]
        for (terminal, name) in chairs { try terminal.become(name) }
    }

    var all: [Tmux] { [handler, reviewer, second, cashier, supervisor] }

    // MARK: the handler

    /// A stay of a known member, every paper ticked; returns the claim's number.
    func enterClaim(of name: String, sheet: String) throws -> String {
        try handler.find(name, for: 3)
        try handler.see("会员")
        try handler.press("Enter")
        try handler.at("C1")
        try handler.see("有效  住院+意外")
        try handler.fillStay(admitted: "2026-11-02", discharged: "2026-11-09", sheet: sheet)
        try handler.type("0")
        try handler.see("[x] 结算单")
        try handler.press("F10")
        try handler.see("材料齐全")
        try handler.press("F10")
        try handler.see("已受理 LP")
        return try handler.number("LP")
    }

    func bringPapers(_ papers: [String], for claim: String) throws {
        try handler.work(on: claim)
        try handler.see("6 收补件")
        try handler.type("6")
        try handler.see("收到了哪些？")
        try handler.tick(papers)
        try handler.press("F10")
        try handler.see("现在：待初审")
    }

    func giveCard(_ card: String, of bank: String, for claim: String) throws {
        try handler.work(on: claim)
        try handler.see("6 换卡")
        try handler.type("6")
        try handler.at("M4")
        try handler.see("银行退回：账号已销户")
        try handler.press("Enter", "Enter")
        try handler.type(card)
        try handler.press("Enter")
        try handler.type(bank)
        try handler.press("F10")
        try handler.see("登记这个收款人？")
        try handler.press("F10")
        try handler.see("收款人已登记")
    }

    /// The member answers, is content, and nothing is left to do.
    func call(about claim: String) throws {
        try handler.work(on: claim, at: "H2")
        try handler.press("F11")
        try handler.see("the phone whole") { $0.firstMatch(of: /[^0-9]1[0-9]{10}[^0-9]/) != nil }
        try handler.type("15")
        try handler.see("5 很满意")
        try handler.press("F10")
        try handler.see("现在：已结案")
    }

    // MARK: the reviewers

    /// One request with all that is missing, and the slip that tells the member so.
    func askForPapers(_ papers: [String], for claim: String) throws {
        try reviewer.work(on: claim)
        try reviewer.see("5 要补件")
        try reviewer.type("5")
        try reviewer.see("要哪些材料？一次告知。")
        try reviewer.tick(papers)
        try reviewer.press("F10")
        try reviewer.see("现在：待补件")
        try reviewer.type("96")
        try reviewer.at("R4")
        try reviewer.see("请一次带齐")
        for paper in papers { try reviewer.see(paper) }
        try reviewer.press("F12")
        try reviewer.at("S1")
    }

    func agree(_ terminal: Tmux, to claim: String, then stage: String) throws {
        try terminal.work(on: claim)
        try terminal.see("3 同意")
        try terminal.type("3")
        try terminal.see("同意吗？")
        try terminal.press("F10")
        try terminal.see("现在：\(stage)")
    }

    // MARK: the money

    /// All that waits, in a batch that its maker releases; returns the batch's number.
    func makeBatch(of lines: Int? = nil, with claim: String) throws -> String {
        try cashier.payments()
        try cashier.type("0")
        try cashier.at("M2")
        try cashier.see(claim)
        if let lines { try cashier.see("已勾 \(lines) 笔") }
        try cashier.press("F10")
        try cashier.see("制成这个批次？")
        try cashier.press("F10")
        try cashier.at("M3")
        try cashier.see("已制批 BF")
        let batch = try cashier.number("BF")
        try cashier.type("1")
        try cashier.see("一次 王秀英")
        try cashier.press("F10")
        try cashier.see("现在：待二次放行")
        return batch
    }

    func releaseAgain(_ batch: String) throws {
        try supervisor.home()
        try supervisor.press("F5")
        try supervisor.see("1 个批次等您放行、出盘")
        try supervisor.payments()
        try supervisor.see(batch)
        try supervisor.pick(batch)
        try supervisor.at("M3")
        try supervisor.see("现在：待二次放行")
        try supervisor.type("1")
        try supervisor.see("二次 赵志强")
        try supervisor.press("F10")
        try supervisor.see("现在：已放行")
    }

    /// The file goes to the bank, and its answer is read.
    func pay(_ batch: String, failing claim: String? = nil) throws {
        try cashier.press("F5")
        try cashier.see("2 出盘")
        try cashier.type("2")
        try cashier.see("文件含完整账号")
        try cashier.press("F10")
        try cashier.see("已写入 ")
        answers += 1
        let folder = counter.home.url.appending(path: "bank")
        let answer = folder.appending(path: "answer\(answers).csv")
        try Bank.answer(to: folder.appending(path: batch + ".csv").path, failing: claim).write(
            to: answer, atomically: true, encoding: .utf8)
        try cashier.type("3")
        try cashier.see(answer.lastPathComponent)
        try cashier.pick(answer.lastPathComponent)
        try cashier.see("全部对上。入账？")
        try cashier.see(claim == nil ? "失败            0 笔" : "账号已销户")
        try cashier.press("F10")
        try cashier.see("已入账：")
        try cashier.see(claim == nil ? "失败 0 笔" : "失败 1 笔")
    }
}

extension Tmux {
    /// Opens a claim from the worklist, in whichever group it waits.
    fileprivate func work(on claim: String, at code: String = "S1", place: SourceLocation = #_sourceLocation) throws {
        try home(at: place)
        try type("5")
        try at("L1", at: place)
        try see("the groups", at: place) { $0.contains("[") }
        try open(fromList: claim, at: code, place: place)
    }

    fileprivate func payments(at place: SourceLocation = #_sourceLocation) throws {
        try home(at: place)
        try press("F2")
        try type("bofu")
        try see("拨付批次", at: place)
        try press("Enter")
        try at("M1", at: place)
    }

    /// Ticks papers by the digits of their places.
    fileprivate func tick(_ papers: [String], at place: SourceLocation = #_sourceLocation) throws {
        let shown = try screen.matches(of: /\[ \] (\S+)/).map { String($0.output.1) }
        for paper in papers {
            let digit = try #require(shown.firstIndex(of: paper), sourceLocation: place) + 1
            try type(String(digit))
            try see("[x] \(paper)", at: place)
        }
    }
}
