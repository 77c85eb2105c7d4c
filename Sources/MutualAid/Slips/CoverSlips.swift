/// Everything that stands on one receipt.
package struct ReceiptRecord: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package let enrolment: Enrolment
        package let person: String

        package init(enrolment: Enrolment, person: String) {
            self.enrolment = enrolment
            self.person = person
        }
    }

    package let payment: FeePayment
    package let takenBy: String
    /// The employer of the people on it, where all have the same.
    package let employer: String?
    package let items: [Item]
    /// The fee was given back on it.
    package let isRefund: Bool

    package init(payment: FeePayment, takenBy: String, employer: String?, items: [Item], isRefund: Bool = false) {
        self.payment = payment
        self.takenBy = takenBy
        self.employer = employer
        self.items = items
        self.isRefund = isRefund
    }

    package var total: Money { Money.sum(items.map(\.enrolment.fee)) }
}

extension Slip {
    /// 参保凭证: the proof of one cover. `nil` for one that isn't paid or was cancelled: it proves nothing.
    package static func certificate(_ card: PersonCard, _ id: EnrolmentID, _ desk: SlipDesk) -> Slip? {
        guard let enrolment = card.enrolments.first(where: { $0.id == id }), let payment = enrolment.payment,
            enrolment.cancelled == nil
        else { return nil }
        let edition = desk.catalogue.edition(of: enrolment.plan, code: enrolment.edition)
        let heading = desk.say("参保凭证", "Certificate of cover")
        let person = card.person
        var facts = [
            SlipFact(desk.say("凭证号", "Certificate"), enrolment.number.text),
            SlipFact(desk.say("参保人", "Covered"), person.onSlip(desk.language)),
            SlipFact(desk.say("会员号", "Member"), person.number.text),
        ]
        if let guardian = card.guardian {
            facts.append(SlipFact(desk.say("监护人", "Guardian"), guardian.details.name.text))
        }
        if let employer = card.employer { facts.append(SlipFact(desk.say("单位", "Unit"), employer.name)) }
        facts += [
            SlipFact(desk.say("保障活动", "Plan"), edition?.name(desk.language) ?? desk.plan(enrolment.plan)),
            SlipFact(desk.say("份数", "Shares"), "\(enrolment.shares)"),
            SlipFact(
                desk.say("保障期", "Term"),
                desk.say(
                    "\(enrolment.term.first.iso) 零时起，至 \(enrolment.term.last.iso) 二十四时",
                    "from 0:00 on \(enrolment.term.first.iso) to 24:00 on \(enrolment.term.last.iso)")),
            SlipFact(desk.say("等待期", "Waiting"), waiting(enrolment, edition, desk)),
            SlipFact(desk.say("会费", "Fee"), enrolment.fee.inFull(desk.language)),
            SlipFact(
                desk.say("已缴", "Paid"),
                desk.say(
                    "\(payment.day.iso)  收据 \(payment.receipt.text)  \(payment.payer.name(.zh))",
                    "\(payment.day.iso)  receipt \(payment.receipt.text)  by \(payment.payer.name(.en))")),
            SlipFact(desk.say("办理", "Issued by"), desk.whereToGo()),
        ]
        return Slip(
            heading: heading, number: enrolment.number.text, blocks: desk.head(heading) + [.facts(facts)] + desk.foot(),
            about: .person(person.id))
    }

    private static func waiting(_ enrolment: Enrolment, _ edition: Edition?, _ desk: SlipDesk) -> String {
        let days = edition?.waitingDays ?? 0
        if days == 0 { return desk.say("没有", "none") }
        if enrolment.continued { return desk.say("及时续保，没有等待期", "none: renewed in time") }
        return desk.say("\(days) 天，看条款", "\(days) days, see the terms")
    }

    /// 收据: the fees taken at once, or given back.
    package static func receipt(_ record: ReceiptRecord, _ desk: SlipDesk) -> Slip {
        let heading = record.isRefund ? desk.say("退费收据", "Receipt of a refund") : desk.say("收据", "Receipt")
        let payment = record.payment
        var head = [
            SlipFact(desk.say("收据号", "Receipt"), payment.receipt.text),
            SlipFact(desk.say("日期", "Day"), payment.day.iso),
            SlipFact(record.isRefund ? desk.say("退给", "Back to") : desk.say("缴款", "Paid by"), payer(record, desk)),
        ]
        if record.items.count > 1 {
            head.append(SlipFact(desk.say("份数", "Covers"), "\(record.items.count)"))
        }
        let rows = record.items.map { item in
            [
                item.person, desk.plan(item.enrolment.plan), item.enrolment.number.text, item.enrolment.fee.grouped,
            ]
        }
        let columns = [
            SlipColumn(desk.say("姓名", "Name")), SlipColumn(desk.say("保障活动", "Plan")),
            SlipColumn(desk.say("凭证号", "Certificate"), .number), SlipColumn(desk.say("会费", "Fee"), .figure),
        ]
        return Slip(
            heading: heading, number: payment.receipt.text,
            blocks: desk.head(heading) + [
                .facts(head), .rule, .table(columns, rows: rows), .rule,
                .facts([SlipFact(desk.say("合计", "Total"), record.total.inFull(desk.language))]),
                .signatures([
                    (record.isRefund ? desk.say("退款人 ", "Given by ") : desk.say("收款人 ", "Taken by ")) + record.takenBy,
                    desk.say("盖章", "Seal"),
                ]),
            ] + desk.foot(), about: .receipt(payment.receipt))
    }

    private static func payer(_ record: ReceiptRecord, _ desk: SlipDesk) -> String {
        let kind = record.payment.payer.name(desk.language)
        let who: String? =
            switch record.payment.payer {
            case .unit: record.employer
            case .own: record.items.first?.person
            case .union, .gift: nil
            }
        return who.map { "\(kind)  \($0)" } ?? kind
    }
}

extension Edition {
    /// The last day index of the longest waiting; 0 where nothing waits.
    package var waitingDays: Int { parts.flatMap(\.waiting).map(\.through.value).max() ?? 0 }
}

extension Money {
    /// The amount, and in Chinese in capitals as well: 25.00（贰拾伍元整）.
    func inFull(_ language: Language) -> String { language == .zh ? "\(grouped)（\(capital)）" : grouped }
}
