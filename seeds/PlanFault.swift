package import MutualAid

/// What is wrong with one place of a plan file or a list.
package struct PlanFault: Error, Hashable, Sendable {
    package let file: String
    /// The way to the key, such as `edition[1].part.hospital.rate`; empty where the whole file is meant.
    package let key: String
    package let flaw: PlanFlaw

    package init(file: String, key: String, flaw: PlanFlaw) {
        self.file = file
        self.key = key
        self.flaw = flaw
    }
}

/// Everything that is wrong with one or several files.
package typealias PlanFaults = Faults<PlanFault>

package enum PlanFlaw: Hashable, Sendable {
    case syntax(line: Int, message: String)
    case missing(Expected)
    case unfit(Expected, found: String)
    case unknownKey
    case sourceWithoutDocument
    case twice(String)
    case noStart
    case startNotLater
    case wrongTouch(shape: String, touch: String)
    case noSum
    case notHere
    case unknownList(String)
    case beyondList(count: Int, slots: Int)
    case waitingNotRising
    case topUpOverCap
    case noLumpSum(String)
    case notOneOf([String])
    case badRow(line: Int)
    case unknownPlan(String)
}

/// What a key is expected to hold.
package enum Expected: Hashable, Sendable {
    case table
    case tables
    case text
    case code
    case whole(ClosedRange<Int>)
    case truth
    case money
    case day
    case days
    case weekend
    case oneOf([String])
    case someOf([String])
    case codes
    case span(ClosedRange<Int>)
    case percents
}

extension PlanFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: Sentence(what: "\(place)：\(flaw.zh.what)", todo: flaw.zh.todo)
        case .en: Sentence(what: "\(place): \(flaw.en.what)", todo: flaw.en.todo)
        }
    }

    private var place: String { key.isEmpty ? file : "\(file), \(key)" }
}

extension PlanFlaw {
    fileprivate var zh: Sentence {
        switch self {
        case .syntax(let line, let message):
            Sentence(what: "第 \(line) 行不合 TOML 语法（\(message)）。", todo: "请改正这一行。")
        case .missing(let expected): Sentence(what: "缺少这一项。", todo: "请填写\(expected.zh)。")
        case .unfit(let expected, let found): Sentence(what: "不能是 \(found)。", todo: "请填写\(expected.zh)。")
        case .unknownKey: Sentence(what: "不认识这一项。", todo: "请核对拼写，或删去。")
        case .sourceWithoutDocument:
            Sentence(what: "只有依据为 office 的数字才有文号条款。", todo: "请删去 source，或改正 basis。")
        case .twice(let code): Sentence(what: "\(code) 出现两次。", todo: "请只留一个。")
        case .noStart: Sentence(what: "第二版起必须有生效日。", todo: "请填写 starts。")
        case .startNotLater: Sentence(what: "生效日不晚于上一版。", todo: "请按生效先后排列各版。")
        case .wrongTouch(let shape, let touch):
            Sentence(what: "\(shape) 不能用于 \(touch)。", todo: "请改正 on 或 shape。")
        case .noSum: Sentence(what: "身故和伤残需要保障金额。", todo: "请填写 sum 或 tiers。")
        case .notHere: Sentence(what: "这里不能有这一项。", todo: "请删去。")
        case .unknownList(let name): Sentence(what: "没有名为 \(name) 的病种目录。", todo: "请改正名称，或在 lists 里写出目录。")
        case .beyondList(let count, let slots):
            Sentence(what: "要 \(count) 种，目录只有 \(slots) 个位置。", todo: "请改正数目，或补充目录。")
        case .waitingNotRising: Sentence(what: "等待期各步的天数没有递增。", todo: "请按天数从小到大排列。")
        case .topUpOverCap: Sentence(what: "首次补齐超过限额。", todo: "请改正补齐金额或限额。")
        case .noLumpSum(let part): Sentence(what: "\(part) 不是本版的定额给付。", todo: "请改正 of。")
        case .notOneOf(let keys): Sentence(what: "\(keys.joined(separator: "、")) 必须有且只有一项。", todo: "请留下一项。")
        case .badRow(let line): Sentence(what: "第 \(line) 行不是“代码、中文名、英文名”三栏。", todo: "请改正这一行。")
        case .unknownPlan(let code): Sentence(what: "没有代码为 \(code) 的保障活动。", todo: "请改正代码，或加上它的文件。")
        }
    }

    fileprivate var en: Sentence {
        switch self {
        case .syntax(let line, let message):
            Sentence(what: "line \(line) is not TOML (\(message)).", todo: "Correct that line.")
        case .missing(let expected): Sentence(what: "the key is missing.", todo: "Give \(expected.en).")
        case .unfit(let expected, let found): Sentence(what: "\(found) can't stand here.", todo: "Give \(expected.en).")
        case .unknownKey: Sentence(what: "the key is unknown.", todo: "Check its spelling, or leave it out.")
        case .sourceWithoutDocument:
            Sentence(
                what: "only a figure of basis office has a document and a clause.",
                todo: "Leave out source, or correct basis.")
        case .twice(let code): Sentence(what: "\(code) is given twice.", todo: "Keep one.")
        case .noStart: Sentence(what: "every edition after the first needs its first day.", todo: "Give starts.")
        case .startNotLater:
            Sentence(what: "it starts no later than the edition before it.", todo: "Order the editions by their start.")
        case .wrongTouch(let shape, let touch):
            Sentence(what: "\(shape) can't be used on \(touch).", todo: "Correct on or shape.")
        case .noSum: Sentence(what: "death and disability need a sum.", todo: "Give sum or tiers.")
        case .notHere: Sentence(what: "the key has no meaning here.", todo: "Leave it out.")
        case .unknownList(let name):
            Sentence(what: "there is no disease list named \(name).", todo: "Correct it, or write it under lists.")
        case .beyondList(let count, let slots):
            Sentence(
                what: "\(count) are listed, but the list has \(slots) slots.", todo: "Correct the number or the list.")
        case .waitingNotRising:
            Sentence(what: "the days of the waiting steps don't rise.", todo: "Order the steps by their days.")
        case .topUpOverCap: Sentence(what: "the top-up is above the cap.", todo: "Correct the top-up or the cap.")
        case .noLumpSum(let part):
            Sentence(what: "\(part) is not a lump sum of this edition.", todo: "Correct of.")
        case .notOneOf(let keys):
            Sentence(what: "exactly one of \(keys.joined(separator: ", ")) is needed.", todo: "Keep one of them.")
        case .badRow(let line):
            Sentence(what: "line \(line) is not code, Chinese name, English name.", todo: "Correct that line.")
        case .unknownPlan(let code):
            Sentence(what: "there is no plan with the code \(code).", todo: "Correct the code, or add its file.")
        }
    }
}

extension Expected {
    fileprivate var zh: String {
        switch self {
        case .table: "一个表"
        case .tables: "一组表"
        case .text: "文字"
        case .code: "小写字母、数字和连字符组成的代码"
        case .whole(let range): " \(range.lowerBound)–\(range.upperBound) 之间的整数"
        case .truth: " true 或 false"
        case .money: "金额，如 \"1000.00\""
        case .day: "日期，如 \"2024-03-01\""
        case .days: "一组日期，如 [\"2026-02-14\"]"
        case .weekend: "假期以外的周六或周日"
        case .oneOf(let codes): "其中之一：\(codes.joined(separator: "、"))"
        case .someOf(let codes): "其中若干：\(codes.joined(separator: "、"))"
        case .codes: "一组代码"
        case .span(let range): " \(range.lowerBound)–\(range.upperBound) 之间从小到大的两个整数"
        case .percents: "十个由大到小的百分比"
        }
    }

    fileprivate var en: String {
        switch self {
        case .table: "a table"
        case .tables: "an array of tables"
        case .text: "text"
        case .code: "a code of small letters, digits and hyphens"
        case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .truth: "true or false"
        case .money: "money such as \"1000.00\""
        case .day: "a day such as \"2024-03-01\""
        case .days: "an array of days such as [\"2026-02-14\"]"
        case .weekend: "a Saturday or Sunday outside the holidays"
        case .oneOf(let codes): "one of \(codes.joined(separator: ", "))"
        case .someOf(let codes): "some of \(codes.joined(separator: ", "))"
        case .codes: "an array of codes"
        case .span(let range):
            "two whole numbers from \(range.lowerBound) to \(range.upperBound), the smaller first"
        case .percents: "ten percentages, none above the one before it"
        }
    }
}
