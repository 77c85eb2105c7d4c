extension Slip {
    /// 一次性告知单: everything that is missing, once and together, with the day it is due, where it is brought and who asks.
    /// `nil` where nothing is missing.
    package static func missingPapers(_ card: ClaimCard, _ desk: SlipDesk) -> Slip? {
        let claim = card.claim
        let missing = claim.missing
        guard !missing.isEmpty, !claim.state.stage.isEnd else { return nil }
        let heading = desk.say("一次性告知单", "Papers still needed")
        let kind = claim.event.kind.name(desk.language)
        var blocks = desk.head(heading)
        blocks += [
            .facts([
                SlipFact(desk.say("理赔号", "Claim"), claim.number.text),
                SlipFact(desk.say("申领人", "Claimant"), card.card.person.onSlip(desk.language)),
                SlipFact(desk.say("事项", "Event"), "\(kind)  \(claim.event.day.iso)"),
            ]), .blank,
            .paragraph(
                desk.say(
                    "您的理赔已经收下，还缺下面 \(missing.count) 样材料。请一次带齐，不用分几趟：",
                    "Your claim is taken. \(missing.count) \(missing.count == 1 ? "paper is" : "papers are") still needed; please bring everything at once:"
                )),
            .boxes(missing.map { $0.name(desk.language) }), .blank,
        ]
        blocks.append(.facts(toBring(claim, desk)))
        let onFile = Set(claim.papers.filter(\.value).keys).union(card.card.person.details.papersOnFile)
            .intersection(claim.papers.keys).subtracting(missing).sorted()
        if !onFile.isEmpty {
            let names = desk.list(onFile.map { $0.name(desk.language) })
            blocks.append(.paragraph(desk.say("已经有了、不用再带：\(names)", "Already here, don't bring again: \(names)")))
        }
        blocks += [.signatures([desk.say("经办人", "Handler"), desk.say("本人签收", "Received by")])]
        return Slip(
            heading: heading, number: claim.number.text, blocks: blocks + desk.foot(), about: .claim(claim.id))
    }

    private static func toBring(_ claim: Claim, _ desk: SlipDesk) -> [SlipFact] {
        var facts: [SlipFact] = []
        if case .awaitingPapers(_, let due, _) = claim.state {
            facts.append(SlipFact(desk.say("最晚", "Latest by"), desk.due(due)))
        }
        facts.append(SlipFact(desk.say("送到", "Bring to"), desk.whereToGo()))
        let asked = claim.steps.last { $0.action == .askForPapers }?.userName ?? desk.user
        facts.append(SlipFact(desk.say("告知人", "Asked by"), asked))
        return facts
    }

    /// 进度单: where the claim stands and what comes next, with the number and the code that ask for it again.
    package static func progress(_ card: ClaimCard, code: CheckCode, _ desk: SlipDesk) -> Slip {
        let claim = card.claim
        let stage = claim.state.stage
        let heading = desk.say("理赔进度单", "Progress of a claim")
        let since = claim.since.local(offsetMinutes: 480).day.iso
        let taken = (claim.steps.first?.at ?? claim.since).local(offsetMinutes: 480).day.iso
        var facts = [
            SlipFact(desk.say("申领人", "Claimant"), card.card.person.onSlip(desk.language)),
            SlipFact(desk.say("事项", "Event"), claim.event.kind.name(desk.language)),
            SlipFact(desk.say("受理", "Taken on"), taken),
            SlipFact(
                desk.say("现在", "Now"), desk.say("\(stage.name(.zh))（\(since) 起）", "\(stage.name(.en)), since \(since)")),
            SlipFact(desk.say("下一步", "Next"), stage.nextForMember(desk.language)),
        ]
        if !claim.missing.isEmpty, !stage.isEnd {
            facts.append(SlipFact(desk.say("还缺", "Missing"), desk.list(claim.missing.map { $0.name(desk.language) })))
        }
        if case .awaitingPapers(_, let due, _) = claim.state {
            facts.append(SlipFact(desk.say("最晚", "Latest by"), desk.due(due)))
        }
        let blocks =
            desk.head(heading) + [
                .facts([
                    SlipFact(desk.say("理赔号", "Claim"), claim.number.text),
                    SlipFact(desk.say("查询码", "Check code"), code.text),
                ]), .rule, .facts(facts), .blank,
                .paragraph(
                    desk.say("凭理赔号和查询码可随时查进度，不用登录：", "Ask again at any time with number and code, without a login:")),
                .paragraph("huzhu status \(claim.number.text) --code \(code.text)"),
                .paragraph(
                    desk.say(
                        "查询码只看得到进度，看不到姓名和金额。请不要给别人。",
                        "The code shows the progress only, no name and no amount. Keep it to yourself.")),
                .facts([SlipFact(desk.say("问", "Ask"), desk.whereToGo())]),
            ]
        return Slip(
            heading: heading, number: claim.number.text, blocks: blocks + desk.foot(), about: .claim(claim.id))
    }
}

extension ClaimStage {
    /// What comes next, as the member is told it.
    package func nextForMember(_ language: Language) -> String {
        switch (self, language) {
        case (.draft, .zh): "等经办受理"
        case (.draft, .en): "a handler will accept it"
        case (.accepted, .zh): "等经办送审"
        case (.accepted, .en): "a handler will send it to review"
        case (.awaitingPapers, .zh): "请把缺的材料送到柜台"
        case (.awaitingPapers, .en): "bring the missing papers to the counter"
        case (.firstReview, .zh): "等初审"
        case (.firstReview, .en): "the first review"
        case (.secondReview, .zh): "等复审"
        case (.secondReview, .en): "the second review"
        case (.approved, .zh): "等拨付"
        case (.approved, .en): "the payment"
        case (.inBatch, .zh): "银行正在拨付"
        case (.inBatch, .en): "the bank is paying"
        case (.paid, .zh): "请查收；之后会有电话回访"
        case (.paid, .en): "look at your account; we shall call you"
        case (.calledBack, .zh): "等结案"
        case (.calledBack, .en): "it will be closed"
        case (.closed, .zh): "已经办完"
        case (.closed, .en): "nothing more"
        case (.returned, .zh): "经办正在按审核意见核对"
        case (.returned, .en): "a handler looks at what the review asked"
        case (.denied, .zh): "不同意可以到柜台申请复核"
        case (.denied, .en): "you may ask at the counter for it to be reconsidered"
        case (.withdrawn, .zh): "已撤销，不再办理"
        case (.withdrawn, .en): "withdrawn, nothing more"
        case (.paymentFailed, .zh): "银行退回了，请带另一张银行卡到柜台"
        case (.paymentFailed, .en): "the bank returned it: bring another card to the counter"
        case (.reconsidered, .zh): "正在复核"
        case (.reconsidered, .en): "it is being reconsidered"
        }
    }
}
