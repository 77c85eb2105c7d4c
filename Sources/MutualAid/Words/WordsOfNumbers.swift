extension MoneyFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .empty:
            Sentence(what: "还没有填金额。", todo: "请录入金额，单位是元，例如 1000 或 1000.50。")
        case .character(let found):
            Sentence(what: "金额里有“\(found)”，看不懂。", todo: "请只录数字和小数点，单位是元。")
        case .negative:
            Sentence(what: "金额不能是负数。", todo: "请去掉负号；要冲减已录的金额，请改原来那一笔。")
        case .severalPoints:
            Sentence(what: "金额里有不止一个小数点。", todo: "请只留元和角分之间的那一个。")
        case .misplacedComma:
            Sentence(what: "金额里逗号的位置不对。", todo: "逗号每三位一个，例如 12,000；小数点请用“.”；也可以不录逗号。")
        case .decimals(let count):
            Sentence(what: "金额最多到分，现在有 \(count) 位小数。", todo: "请照单据录到分为止。")
        case .tooManyDigits(let count):
            Sentence(what: "金额最多 12 位整数，现在是 \(count) 位。", todo: "请对照单据，看是否多录了数字。")
        }
    }

    private var english: Sentence {
        switch self {
        case .empty:
            Sentence(what: "The amount is empty.", todo: "Type it in yuan, for example 1000 or 1000.50.")
        case .character(let found):
            Sentence(
                what: "The amount holds “\(found)”, which can't be read.",
                todo: "Type digits and a point only, in yuan.")
        case .negative:
            Sentence(
                what: "An amount can't be negative.",
                todo: "Remove the minus; to take something back, change the first entry.")
        case .severalPoints:
            Sentence(
                what: "The amount has more than one decimal point.", todo: "Keep only the one between yuan and fen.")
        case .misplacedComma:
            Sentence(
                what: "A comma stands in the wrong place in the amount.",
                todo: "Commas part groups of three, as in 12,000; the decimal point is “.”; commas may be left out.")
        case .decimals(let count):
            Sentence(
                what: "An amount has at most 2 decimals; this one has \(count).",
                todo: "Type it to the fen, as on the paper.")
        case .tooManyDigits(let count):
            Sentence(
                what: "An amount has at most 12 digits before the point; this one has \(count).",
                todo: "Compare with the paper; there may be digits too many.")
        }
    }
}

extension DayFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.empty, .zh):
            Sentence(what: "还没有填日期。", todo: "请录入日期，例如 20260315；今天可录 t。")
        case (.empty, .en):
            Sentence(what: "The date is empty.", todo: "Type it, for example 20260315; t is today.")
        case (.form(let text), .zh):
            Sentence(what: "日期“\(text)”看不懂。", todo: "可以这样录：20260315、3-15、15、+7、t（今天）。")
        case (.form(let text), .en):
            Sentence(
                what: "The date “\(text)” can't be read.",
                todo: "Type it as 20260315, 2026-03-15, 3-15, 15, +7 or t (today).")
        case (.noSuchDay(let text), .zh):
            Sentence(what: "没有 \(text) 这一天。", todo: "请核对月份和日期。")
        case (.noSuchDay(let text), .en):
            Sentence(what: "There is no such day as \(text).", todo: "Check the month and the day.")
        case (.outOfRange(let year), .zh):
            Sentence(what: "年份 \(year) 超出了范围。", todo: "请录入 1900 年至 2199 年之间的日期。")
        case (.outOfRange(let year), .en):
            Sentence(what: "The year \(year) is out of range.", todo: "Type a date between 1900 and 2199.")
        }
    }
}

extension DivisionWarning: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.unknown(let code), .zh):
            Sentence(what: "区划代码 \(code) 不在已知的名单里。", todo: "请对照证件核对前 6 位；确实无误的可以继续。")
        case (.unknown(let code), .en):
            Sentence(
                what: "The division code \(code) is not in the lists.",
                todo: "Compare the first 6 digits with the card; if they are right, go on.")
        case (.retired(let division), .zh):
            Sentence(
                what:
                    "区划代码 \(division.code.text)（\(division.name)）\(division.retiredAfter.map { "在 \($0) 以后" } ?? "")已撤销。",
                todo: "身份证上仍可使用，不必更改；单位和办事处请用现行代码。")
        case (.retired(let division), .en):
            Sentence(
                what: "The division code \(division.code.text) (\(division.name)) was retired"
                    + (division.retiredAfter.map { " after \($0)." } ?? "."),
                todo: "It stays valid on ID cards; employers and offices take the code in use now.")
        }
    }
}

extension NumberKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.member, .zh): "会员号"
        case (.member, .en): "member number"
        case (.certificate, .zh): "凭证号"
        case (.certificate, .en): "certificate number"
        case (.receipt, .zh): "收据号"
        case (.receipt, .en): "receipt number"
        case (.claim, .zh): "理赔号"
        case (.claim, .en): "claim number"
        case (.batch, .zh): "批次号"
        case (.batch, .en): "batch number"
        }
    }
}

extension CounterNumberFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .empty:
            Sentence(what: "还没有填编号。", todo: "请照凭证或回执录入编号，例如 LP610302250003177。")
        case .kind(let prefix):
            Sentence(what: "没有以“\(prefix)”开头的编号。", todo: "编号以 HY（会员）、PZ（凭证）、SJ（收据）、LP（理赔）或 BF（拨付批次）开头，请核对。")
        case .length(let count):
            Sentence(what: "编号应为 17 位，现在是 \(count) 位。", todo: count < 17 ? "请对照凭证补齐。" : "请对照凭证删去多录的字符。")
        case .character(let place, let found):
            Sentence(what: "编号第 \(place) 位是“\(found)”，两个字母之后只有数字。", todo: "请对照凭证改成数字。")
        case .checkDigit:
            Sentence(what: "编号的校验位对不上，有一位录错了。", todo: "请对照凭证逐位核对。")
        case .year(let year):
            Sentence(what: "编号的年份 \(year) 不对。", todo: "请检查本机日期，年份应在 2000 至 2099 之间。")
        case .serial(let serial):
            Sentence(what: "编号的顺序号 \(serial) 不对。", todo: "顺序号应在 1 至 999999 之间；用完了请向上级办事处申请新号段。")
        }
    }

    private var english: Sentence {
        switch self {
        case .empty:
            Sentence(
                what: "The number is empty.",
                todo: "Type it from the certificate or slip, for example LP610302250003177.")
        case .kind(let prefix):
            Sentence(
                what: "No number begins with “\(prefix)”.",
                todo: "Numbers begin with HY (member), PZ (certificate), SJ (receipt), LP (claim) or BF (batch).")
        case .length(let count):
            Sentence(
                what: "A number has 17 characters; this one has \(count).",
                todo: count < 17
                    ? "Compare with the paper and add what is missing."
                    : "Compare with the paper and remove what is extra.")
        case .character(let place, let found):
            Sentence(
                what: "Character \(place) of the number is “\(found)”; only digits follow the two letters.",
                todo: "Compare with the paper and use a digit.")
        case .checkDigit:
            Sentence(
                what: "The check digit does not fit; one digit is wrong.", todo: "Compare every digit with the paper.")
        case .year(let year):
            Sentence(
                what: "The year \(year) can't stand in a number.",
                todo: "Check this computer's date; years run from 2000 to 2099.")
        case .serial(let serial):
            Sentence(
                what: "The serial \(serial) can't stand in a number.",
                todo: "Serials run from 1 to 999999; when they run out, ask the upper office for a new block.")
        }
    }
}

extension NumberBlockFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.bounds(let first, let last), .zh):
            Sentence(what: "号段 \(first) 至 \(last) 不对。", todo: "起号不能大于止号，都应在 1 至 999999 之间，请核对。")
        case (.bounds(let first, let last), .en):
            Sentence(
                what: "The block \(first) to \(last) is not right.",
                todo: "The first must not be above the last, and both lie in 1 to 999999; check them.")
        case (.exhausted(let last), .zh):
            Sentence(what: "本柜台的号段已用到最后一号 \(last)。", todo: "请向上级办事处申请新号段，领到后再办。")
        case (.exhausted(let last), .en):
            Sentence(
                what: "This counter's block of numbers is used up, to the last one, \(last).",
                todo: "Ask the upper office for a new block before going on.")
        }
    }
}
