extension WarningKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.sameSheet, .zh): "同一结算单号"
        case (.sameSheet, .en): "same settlement sheet"
        case (.overlappingStays, .zh): "住院重叠"
        case (.overlappingStays, .en): "overlapping stays"
        case (.sameAccident, .zh): "同日意外"
        case (.sameAccident, .en): "accident of one day"
        case (.sameCard, .zh): "两人一卡"
        case (.sameCard, .en): "one card, two people"
        case (.sameNameAndBirth, .zh): "同名同生日"
        case (.sameNameAndBirth, .en): "same name, birthday"
        }
    }

    /// What to look at, for whoever settles it.
    package func question(_ language: Language) -> String {
        switch (self, language) {
        case (.sameSheet, .zh): "是同一张结算单申领了两次吗？"
        case (.sameSheet, .en): "Was one settlement sheet claimed twice?"
        case (.overlappingStays, .zh): "是同一次住院吗？"
        case (.overlappingStays, .en): "Are they one stay?"
        case (.sameAccident, .zh): "是同一次事故吗？"
        case (.sameAccident, .en): "Are they one accident?"
        case (.sameCard, .zh): "是同一个人登记了两次吗？家人合用一张卡选「不是」并写明。"
        case (.sameCard, .en): "Is this one person entered twice? For a family's card say no, and write it."
        case (.sameNameAndBirth, .zh): "是同一个人登记了两次吗？"
        case (.sameNameAndBirth, .en): "Is this one person entered twice?"
        }
    }
}

extension WarningVerdict: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.same, .zh): "是同一个"
        case (.same, .en): "the same"
        case (.notSame, .zh): "不是同一个"
        case (.notSame, .en): "not the same"
        case (.gone, .zh): "已改正"
        case (.gone, .en): "put right"
        }
    }
}

extension WarningBar: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.notYourDuty(let duties), .zh):
            Sentence(
                what: "提示由\(duties.map { $0.name(.zh) }.joined(separator: "、"))岗处理。",
                todo: "请有此岗位的人来办，或在 9 管理 里换操作员。")
        case (.notYourDuty(let duties), .en):
            Sentence(
                what: "Warnings belong to the \(duties.map { $0.name(.en) }.joined(separator: " or ")).",
                todo: "Ask one of them, or switch the operator under 9 Settings.")
        case (.otherOffice(let office), .zh):
            Sentence(what: "这两条归 \(office.text) 办事处管。", todo: "请那里的人或上级办事处处理。")
        case (.otherOffice(let office), .en):
            Sentence(what: "Both belong to office \(office.text).", todo: "Leave it to them or to the office above.")
        case (.enteredByYou, .zh):
            Sentence(what: "其中一件是您录入的，不能由您一人认定不重复。", todo: "请另一位同事核对后处理。")
        case (.enteredByYou, .en):
            Sentence(
                what: "You entered one of them, so you can't alone say that it is no duplicate.",
                todo: "Ask a colleague to compare them.")
        case (.alreadySettled(let by), .zh):
            Sentence(what: "\(by) 已经处理过这条提示。", todo: "请刷新后再看。")
        case (.alreadySettled(let by), .en):
            Sentence(what: "\(by) has settled this warning already.", todo: "Refresh and look again.")
        case (.noteMissing, .zh): Sentence(what: "没有写怎么认定的。", todo: "请写一句依据，例如「看了两张结算单」。")
        case (.noteMissing, .en):
            Sentence(what: "It isn't said how you know.", todo: "Write a line, such as “both sheets seen”.")
        }
    }
}
