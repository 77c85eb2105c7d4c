extension MaskedValue.Kind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.identity, .zh): "证件号码"
        case (.identity, .en): "ID number"
        case (.phone, .zh): "手机号"
        case (.phone, .en): "phone"
        case (.card, .zh): "银行卡"
        case (.card, .en): "bank card"
        case (.payeeCard, .zh): "收款卡"
        case (.payeeCard, .en): "payee's card"
        }
    }
}

extension RevealReason: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.checkPapers, .zh): "核对证件或材料"
        case (.checkPapers, .en): "to compare papers"
        case (.askedByPerson, .zh): "本人来核对"
        case (.askedByPerson, .en): "the person asks"
        case (.askedByBank, .zh): "银行或医保来核对"
        case (.askedByBank, .en): "the bank or insurance asks"
        case (.askedByAuthority, .zh): "上级、审计或司法查询"
        case (.askedByAuthority, .en): "an authority asks"
        case (.other, .zh): "其他，写明"
        case (.other, .en): "other, as written"
        }
    }
}

extension RevealBar: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.reasonMissing, .zh):
            Sentence(what: "还没有写明为什么要看。", todo: "请选一个原因，选「其他」的至少写 \(RevealWhy.shortest) 个字。")
        case (.reasonMissing, .en):
            Sentence(
                what: "No reason is given.",
                todo: "Choose one; with other, write at least \(RevealWhy.shortest) characters.")
        case (.nothingThere(let kind), .zh): Sentence(what: "没有登记\(kind.name(.zh))。", todo: "请核对资料，需要时先补登记。")
        case (.nothingThere(let kind), .en):
            Sentence(what: "There is no \(kind.name(.en)) on file.", todo: "Check the record, and add it where needed.")
        case (.otherOffice(let office), .zh):
            Sentence(what: "这个人属于 \(office.text) 办事处，不是您的办事处或下级。", todo: "请由那里或其上级的人查看。")
        case (.otherOffice(let office), .en):
            Sentence(
                what: "This person belongs to the office \(office.text), which is neither yours nor below it.",
                todo: "Leave it to somebody there, or in an office above.")
        }
    }
}
