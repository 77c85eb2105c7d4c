import ArgumentParser
import Exchange
import MutualAid
import Office

/// Tells where a claim stands.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "一件理赔到哪一步了 / where a claim stands")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("理赔号，如 LP610302250003177 / claim number", valueName: "NUMBER"))
    var number: String

    @Option(
        help: ArgumentHelp(
            "进度单上的查询码：不用登录，只答进度 / the check code of a progress slip: no login, the progress only", valueName: "CODE"))
    var code: String?

    @Flag(help: "JSON")
    var json = false

    mutating func run() throws {
        let number: CounterNumber
        do { number = try CounterNumber(parsing: self.number) } catch {
            // Of a text that is no number at all, one fault says enough.
            guard Normalise.compact(self.number).count == 17 else {
                throw Refusal(
                    status: 2, zh: ("「\(self.number)」不是编号。", "理赔号是 LP 和 15 位数字；按姓名找用 huzhu find。"),
                    en: (
                        "“\(self.number)” is no number.",
                        "A claim number is LP and 15 digits; to find a person by name, use huzhu find."
                    ))
            }
            throw Refusal(error, status: 2)
        }
        guard number.kind == .claim else {
            throw Refusal(
                status: 2, zh: ("\(number.text) 不是理赔号。", "理赔号以 LP 开头；找别的号码用 huzhu find。"),
                en: ("\(number.text) is no claim number.", "Those begin with LP; for other numbers use huzhu find."))
        }
        if let code { return try CodedStatus(number: number, typed: code, json: json, common: common).run() }
        let office = try common.office()
        defer { office.close() }
        let claim: Claim
        do {
            guard let found = try office.claim(byNumber: number) else {
                throw Refusal(
                    zh: ("没有理赔 \(number.text)。", "请核对号码，或用 huzhu find 按姓名找。"),
                    en: ("There is no claim \(number.text).", "Check the number, or find the person with huzhu find."))
            }
            claim = found.claim
        } catch let fault as OfficeFault { throw Refusal(fault) }
        let next = ClaimLife.road(
            from: claim.state.stage,
            needsSecondReview: claim.needsSecondReview(threshold: office.profile.reviewThreshold))
        json ? printLine(claim.json(next).line) : printLines(claim.lines(next, common.language))
    }
}

extension Claim {
    private static let china = 480

    /// `since` is a day; `next` and `missing` are lists of codes.
    fileprivate func json(_ next: [ClaimStage]) -> JSONValue {
        .object([
            .init("number", .text(number.text)), .init("state", .text(state.stage.rawValue)),
            .init("since", .text(since.local(offsetMinutes: Self.china).day.iso)),
            .init("next", next.first.map { .text($0.rawValue) } ?? .null),
            .init("missing", .array(missing.map { .text($0.rawValue) })),
            .init("due", due.map { .text($0.iso) } ?? .null),
            .init(
                "hold",
                hold.map { .object([.init("since", .text($0.at.local(offsetMinutes: Self.china).day.iso))]) } ?? .null),
            .init("amount", .text(amount.text)),
        ])
    }

    fileprivate func lines(_ next: [ClaimStage], _ language: Language) -> [String] {
        let isChinese = language == .zh
        var lines = ["\(number.text)  \(state.stage.name(language))  \(since.text(offsetMinutes: Self.china))"]
        lines.append((isChinese ? "互助金  " : "benefit  ") + amount.grouped)
        if let hold {
            lines.append((isChinese ? "挂起  自 " : "held  since ") + hold.at.text(offsetMinutes: Self.china))
        } else if let due {
            lines.append((isChinese ? "期限  " : "due  ") + due.iso)
        }
        if !missing.isEmpty {
            lines.append(
                (isChinese ? "还缺  " : "missing  ")
                    + missing.map { $0.name(language) }.joined(separator: isChinese ? "、" : ", "))
        }
        if !next.isEmpty {
            lines.append((isChinese ? "之后  " : "next  ") + next.map { $0.name(language) }.joined(separator: " > "))
        }
        return lines
    }
}
