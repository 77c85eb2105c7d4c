extension PayeeRole: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.member, .zh): "本人"
        case (.member, .en): "the member"
        case (.guardian, .zh): "监护人"
        case (.guardian, .en): "guardian"
        case (.beneficiary, .zh): "受益人"
        case (.beneficiary, .en): "beneficiary"
        case (.proxy, .zh): "代领人"
        case (.proxy, .en): "proxy"
        }
    }
}

extension BatchStage: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.made, .zh): "待一次放行"
        case (.made, .en): "first release due"
        case (.releasedOnce, .zh): "待二次放行"
        case (.releasedOnce, .en): "second release due"
        case (.releasedTwice, .zh): "已放行"
        case (.releasedTwice, .en): "released"
        case (.fileWritten, .zh): "等银行回盘"
        case (.fileWritten, .en): "at the bank"
        case (.closed, .zh): "已回盘"
        case (.closed, .en): "settled"
        case (.takenBack, .zh): "已收回"
        case (.takenBack, .en): "taken back"
        }
    }
}

extension BatchAction: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.make, .zh): "制批"
        case (.make, .en): "make"
        case (.release, .zh): "放行"
        case (.release, .en): "release"
        case (.takeOut, .zh): "移出"
        case (.takeOut, .en): "take a line out"
        case (.takeBack, .zh): "收回"
        case (.takeBack, .en): "take back"
        case (.writeFile, .zh): "出盘"
        case (.writeFile, .en): "write the bank file"
        case (.readReturn, .zh): "读回盘"
        case (.readReturn, .en): "read the bank's return"
        }
    }
}

extension LineState: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.open, .zh): "在途"
        case (.open, .en): "open"
        case (.paid, .zh): "已到账"
        case (.paid, .en): "paid"
        case (.failed, .zh): "失败"
        case (.failed, .en): "failed"
        case (.takenBack, .zh): "已收回"
        case (.takenBack, .en): "taken back"
        case (.takenOut, .zh): "已移出"
        case (.takenOut, .en): "taken out"
        }
    }
}

extension TakeOutReason: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.wrongAccount, .zh): "账号有误"
        case (.wrongAccount, .en): "wrong account"
        case (.wrongPayee, .zh): "收款人不对"
        case (.wrongPayee, .en): "wrong payee"
        case (.doubtfulAmount, .zh): "金额待核"
        case (.doubtfulAmount, .en): "amount in doubt"
        case (.doubtfulPapers, .zh): "材料待核"
        case (.doubtfulPapers, .en): "papers in doubt"
        case (.askedByMember, .zh): "本人要求暂缓"
        case (.askedByMember, .en): "asked by the person"
        case (.other(let text), _): text
        }
    }
}

extension PayeeFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.noAccount(.guardian, let name), .zh):
            Sentence(what: "监护人\(name)没有登记银行卡。", todo: "请登记收款账户，或在监护人的个人页补卡。")
        case (.noAccount(.guardian, let name), .en):
            Sentence(
                what: "The guardian \(name) has no bank card on file.",
                todo: "Give an account to be paid, or add the card to the guardian's page.")
        case (.noAccount(_, let name), .zh):
            Sentence(what: "\(name)没有登记银行卡。", todo: "请登记收款账户，或在个人页补卡。")
        case (.noAccount(_, let name), .en):
            Sentence(
                what: "\(name) has no bank card on file.",
                todo: "Give an account to be paid, or add the card to the person's page.")
        case (.beneficiaryNeeded, .zh):
            Sentence(what: "身故互助金要付给受益人，还没有登记是谁。", todo: "请登记受益人的收款账户和关系证明。")
        case (.beneficiaryNeeded, .en):
            Sentence(
                what: "A death benefit goes to the beneficiary, and none is named.",
                todo: "Give the beneficiary's account and the proof of relation.")
        case (.notHere(let role, let instead), .zh):
            Sentence(
                what: "这件理赔不能付给\(role.name(.zh))。",
                todo: "请改选：\(instead.map { $0.name(.zh) }.joined(separator: "、"))。")
        case (.notHere(let role, let instead), .en):
            Sentence(
                what: "This claim can't be paid to the \(role.word).",
                todo: "Choose instead: \(instead.map(\.word).joined(separator: ", ")).")
        case (.otherHolder(let role, let name, let holder), .zh):
            Sentence(
                what: "户名是\(holder)，不是\(role.name(.zh))\(name)。", todo: "付给别人请选“代领人”，并收委托书和代领人身份证。")
        case (.otherHolder(let role, let name, let holder), .en):
            Sentence(
                what: "The account is \(holder)'s, not the \(role.word) \(name)'s.",
                todo: "To pay somebody else choose proxy, with the authorisation and the proxy's ID.")
        case (.noProof(let papers), .zh):
            Sentence(
                what: "缺收款证明：\(papers.map { $0.name(.zh) }.joined(separator: "、"))。", todo: "请看过原件后勾选。")
        case (.noProof(let papers), .en):
            Sentence(
                what: "What proves the payee is missing: \(papers.map { $0.name(.en) }.joined(separator: ", ")).",
                todo: "Tick each once you have seen it.")
        case (.noBank, .zh): Sentence(what: "没有填开户行。", todo: "请填银行名称。")
        case (.noBank, .en): Sentence(what: "The bank is not given.", todo: "Type the bank's name.")
        }
    }
}

extension PayeeRole {
    fileprivate var word: String { self == .member ? "member" : name(.en) }
}

extension BatchBar: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.notFromHere(let stage, let action), .zh):
            Sentence(what: "这个批次\(stage.name(.zh))，现在不能\(action.name(.zh))。", todo: stage.next(.zh))
        case (.notFromHere(let stage, let action), .en):
            Sentence(
                what: "This batch is “\(stage.name(.en))”: \(action.name(.en)) can't be done now.",
                todo: stage.next(.en))
        case (.notYourDuty(let duties), .zh):
            Sentence(
                what: "这一步由\(duties.map { $0.name(.zh) }.joined(separator: "、"))岗处理。", todo: "请有此岗位的人登录来做。")
        case (.notYourDuty(let duties), .en):
            Sentence(
                what: "This step belongs to the \(duties.map { $0.name(.en) }.joined(separator: " or ")).",
                todo: "Ask one of them.")
        case (.retired(let name), _): ClaimBar.retired(name).sentence(language)
        case (.otherOffice, .zh): Sentence(what: "这个批次不是本办事处或下级的。", todo: "请由它的办事处或上级处理。")
        case (.otherOffice, .en):
            Sentence(
                what: "This batch is not of your office or one below it.",
                todo: "Leave it to its office or the one above.")
        case (.releasedByYou, .zh): Sentence(what: "您已经放行过这个批次。", todo: "两次放行要由两个人做，请另一位来。")
        case (.releasedByYou, .en):
            Sentence(what: "You have released this batch already.", todo: "It takes two people: ask the other one.")
        case (.lastLine, .zh): Sentence(what: "这个批次只剩这一笔了。", todo: "请整批收回。")
        case (.lastLine, .en):
            Sentence(what: "It is the last line of this batch.", todo: "Take the whole batch back instead.")
        case (.notInIt(let claim), .zh): Sentence(what: "\(claim) 不在这个批次里。", todo: "请核对理赔号，可能刚被移出。")
        case (.notInIt(let claim), .en):
            Sentence(
                what: "\(claim) doesn't stand in this batch.",
                todo: "Compare the number; it may just have been taken out.")
        }
    }
}

extension BatchStage {
    /// What to do next with a batch that stands here.
    package func next(_ language: Language) -> String {
        switch (self, language) {
        case (.made, .zh): "请先由财务一次放行。"
        case (.made, .en): "The cashier releases it first."
        case (.releasedOnce, .zh): "请由主管二次放行。"
        case (.releasedOnce, .en): "The supervisor releases it second."
        case (.releasedTwice, .zh): "请由财务出盘。"
        case (.releasedTwice, .en): "The cashier writes the bank file."
        case (.fileWritten, .zh): "文件已出，请等银行回盘后读入。"
        case (.fileWritten, .en): "The file is out: read the bank's return when it comes."
        case (.closed, .zh): "失败的笔换卡后进下一批。"
        case (.closed, .en): "Failed lines get another card and go into the next batch."
        case (.takenBack, .zh): "里面的理赔已回到待拨付，请重新制批。"
        case (.takenBack, .en): "Its claims wait for payment again: make another batch."
        }
    }
}

extension LineBar: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.claim(let bar), _): bar.sentence(language)
        case (.nothingToPay, .zh): Sentence(what: "互助金是 0.00，没有可拨付的。", todo: "请让审核岗核对这件理赔。")
        case (.nothingToPay, .en):
            Sentence(what: "The benefit is 0.00: nothing is to be paid.", todo: "Ask a reviewer to look at it.")
        case (.inBatch(let batch, .paid), .zh):
            Sentence(what: "已在批次 \(batch) 付过，没有差额要补。", todo: "请审核岗撤回同意后再通过一次，会直接回到已拨付。")
        case (.inBatch(let batch, .paid), .en):
            Sentence(
                what: "It was paid in batch \(batch), and no difference is left to pay.",
                todo: "Let its reviewer undo the approval and approve it again: it then stands as paid.")
        case (.inBatch(let batch, _), .zh): Sentence(what: "已在批次 \(batch) 里。", todo: "请等那个批次回盘，或先收回它。")
        case (.inBatch(let batch, _), .en):
            Sentence(what: "It stands in batch \(batch) already.", todo: "Wait for that batch, or take it back first.")
        case (.payee(let faults), _): faults.sentence(language)
        }
    }
}
