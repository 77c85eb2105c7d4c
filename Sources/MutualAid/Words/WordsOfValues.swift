extension Sex: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.male, .zh): "男"
        case (.male, .en): "male"
        case (.female, .zh): "女"
        case (.female, .en): "female"
        }
    }
}

extension ResidentIDFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .empty:
            Sentence(what: "还没有填身份证号码。", todo: "请照身份证录入 18 位号码。")
        case .fifteenDigits:
            Sentence(what: "这是 15 位的旧身份证号码，旧证 2013 年起已停用。", todo: "请向本人要现用的身份证，录入上面的 18 位号码。")
        case .length(let count):
            Sentence(what: "身份证号码应为 18 位，现在是 \(count) 位。", todo: count < 18 ? "请对照证件补齐漏录的数字。" : "请对照证件删去多录的数字。")
        case .character(let place, let found):
            Sentence(what: "身份证号码第 \(place) 位是“\(found)”，这一位不能用它。", todo: "请改成数字；只有最后一位可以是 X。")
        case .date(let digits):
            Sentence(what: "号码中的出生日期 \(dashed(digits)) 不存在。", todo: "请对照证件核对第 7 至 14 位。")
        case .checkDigit(let expected, let found):
            Sentence(what: "身份证号码最后一位对不上：按前 17 位推算应为 \(expected)，录入的是 \(found)。", todo: "请对照证件逐位核对，前面也可能有录错的数字。")
        }
    }

    private var english: Sentence {
        switch self {
        case .empty:
            Sentence(what: "The ID number is empty.", todo: "Type the 18 characters on the ID card.")
        case .fifteenDigits:
            Sentence(
                what: "This is an old 15-digit ID number; those cards ended in 2013.",
                todo: "Ask for the card in use now and type its 18 characters.")
        case .length(let count):
            Sentence(
                what: "An ID number has 18 characters; this one has \(count).",
                todo: count < 18
                    ? "Compare with the card and add what is missing."
                    : "Compare with the card and remove what is extra.")
        case .character(let place, let found):
            Sentence(
                what: "Character \(place) of the ID number is “\(found)”, which can't stand there.",
                todo: "Use digits; only the last one may be X.")
        case .date(let digits):
            Sentence(
                what: "The birth date in the number, \(dashed(digits)), does not exist.",
                todo: "Compare digits 7 to 14 with the card.")
        case .checkDigit(let expected, let found):
            Sentence(
                what: "The last character does not fit: the first 17 give \(expected), not \(found).",
                todo: "Compare every digit with the card; an earlier one may be wrong.")
        }
    }

    private func dashed(_ digits: String) -> String {
        digits.prefix(4) + "-" + digits.dropFirst(4).prefix(2) + "-" + digits.dropFirst(6)
    }
}

extension CreditCodeFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .empty:
            Sentence(what: "还没有填统一社会信用代码。", todo: "请照单位的登记证书录入 18 位代码。")
        case .length(let count):
            Sentence(
                what: "统一社会信用代码应为 18 位，现在是 \(count) 位。", todo: count < 18 ? "请对照证书补齐漏录的字符。" : "请对照证书删去多录的字符。")
        case .character(let place, let found):
            Sentence(what: "统一社会信用代码第 \(place) 位是“\(found)”，代码里没有这个字符。", todo: chineseHint(found))
        case .checkCharacter(let expected, let found):
            Sentence(what: "统一社会信用代码末位对不上：按前 17 位推算应为 \(expected)，录入的是 \(found)。", todo: "请对照证书逐位核对，前面也可能有录错的字符。")
        }
    }

    private var english: Sentence {
        switch self {
        case .empty:
            Sentence(what: "The credit code is empty.", todo: "Type the 18 characters on the employer's certificate.")
        case .length(let count):
            Sentence(
                what: "A credit code has 18 characters; this one has \(count).",
                todo: count < 18
                    ? "Compare with the certificate and add what is missing."
                    : "Compare with the certificate and remove what is extra.")
        case .character(let place, let found):
            Sentence(
                what: "Character \(place) of the credit code is “\(found)”, which no code has.",
                todo: englishHint(found))
        case .checkCharacter(let expected, let found):
            Sentence(
                what: "The last character does not fit: the first 17 give \(expected), not \(found).",
                todo: "Compare every character with the certificate; an earlier one may be wrong.")
        }
    }

    /// The standard leaves out the letters that look like digits.
    private func lookalike(_ found: String) -> String? { ["I": "1", "O": "0", "Z": "2", "S": "5"][found] }

    private func chineseHint(_ found: String) -> String {
        lookalike(found).map { "请看清证书，这里多半是数字 \($0)。" } ?? "代码只用数字和大写字母，没有 I、O、S、V、Z，请对照证书修改。"
    }

    private func englishHint(_ found: String) -> String {
        lookalike(found).map { "Look at the certificate; it is probably the digit \($0)." }
            ?? "Codes use digits and capital letters without I, O, S, V, Z; compare with the certificate."
    }
}

extension BankCardFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.empty, .zh):
            Sentence(what: "还没有填银行卡号。", todo: "请照银行卡正面录入卡号。")
        case (.empty, .en):
            Sentence(what: "The bank card number is empty.", todo: "Type the number on the front of the card.")
        case (.character(let place, let found), .zh):
            Sentence(what: "银行卡号第 \(place) 位是“\(found)”，卡号只有数字。", todo: "请对照银行卡改成数字。")
        case (.character(let place, let found), .en):
            Sentence(
                what: "Character \(place) of the card number is “\(found)”; card numbers have digits only.",
                todo: "Compare with the card and use digits.")
        case (.length(let count), .zh):
            Sentence(what: "银行卡号应为 13 至 19 位，现在是 \(count) 位。", todo: count < 13 ? "请对照银行卡补齐。" : "请对照银行卡删去多录的数字。")
        case (.length(let count), .en):
            Sentence(
                what: "A card number has 13 to 19 digits; this one has \(count).",
                todo: count < 13
                    ? "Compare with the card and add what is missing."
                    : "Compare with the card and remove what is extra.")
        }
    }
}

extension BankCardWarning: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.checkFails(let lastFour), .zh):
            Sentence(what: "尾号 \(lastFour) 的银行卡号校验不符，多半录错了一位。", todo: "请对照银行卡再核对一遍；确实无误的（个别老卡如此），请主管注明原因后放行。")
        case (.checkFails(let lastFour), .en):
            Sentence(
                what: "The card number ending in \(lastFour) fails its check; one digit is probably wrong.",
                todo:
                    "Compare with the card again; if it is right (some old cards are like this), a supervisor can pass it with a reason."
            )
        }
    }
}
