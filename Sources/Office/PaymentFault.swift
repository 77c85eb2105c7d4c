package import MutualAid

/// What can stand in the way of paying.
package enum PaymentFault: Error, Hashable, Sendable {
    case barred(BatchBar)
    /// Claims that can't be put into a batch, or that stand in one that can't go on.
    case notPayable([UnpayableClaim])
    case tooManyLines(most: Int)
    case sumDiffers(shown: Money, computed: Money)
    case payee(PayeeFaults)
    case fileUnwritable
    case answer(AnswerFaults)
}

package struct UnpayableClaim: Hashable, Sendable {
    package let number: String
    package let bar: LineBar

    package init(number: String, bar: LineBar) {
        self.number = number
        self.bar = bar
    }
}

extension UnpayableClaim: Worded {
    package func sentence(_ language: Language) -> Sentence {
        let said = bar.sentence(language)
        return Sentence(what: number + (language == .zh ? "：" : ": ") + said.what, todo: said.todo)
    }
}

extension PaymentFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.barred(let bar), _): bar.sentence(language)
        case (.notPayable(let claims), _): .merged(claims.map { $0.sentence(language) })
        case (.payee(let faults), _): faults.sentence(language)
        case (.answer(let faults), _): faults.sentence(language)
        case (.tooManyLines(let most), .zh): Sentence(what: "一个批次最多 \(most) 笔。", todo: "请分成几个批次。")
        case (.tooManyLines(let most), .en):
            Sentence(what: "A batch takes at most \(most) lines.", todo: "Make several batches of them.")
        case (.sumDiffers(let shown, let computed), .zh):
            Sentence(
                what: "刚才看到的合计是 \(shown.grouped)，现在是 \(computed.grouped)，没有制批。", todo: "有人刚改过，请刷新后再看一遍。")
        case (.sumDiffers(let shown, let computed), .en):
            Sentence(
                what: "The sum shown was \(shown.grouped) and is now \(computed.grouped); no batch was made.",
                todo: "Somebody has just changed something: refresh and look again.")
        case (.fileUnwritable, .zh): Sentence(what: "户名或开户行里有银行文件的编码写不出的字。", todo: "请在列设置文件里把编码改为 UTF-8。")
        case (.fileUnwritable, .en):
            Sentence(
                what: "A holder's or a bank's name holds letters that the file's encoding hasn't got.",
                todo: "Set the encoding to UTF-8 in the columns file.")
        }
    }
}
