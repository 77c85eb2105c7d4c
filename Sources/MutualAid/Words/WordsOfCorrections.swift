extension CorrectionKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.details, .zh): "更正资料"
        case (.details, .en): "details"
        case (.payee, .zh): "改收款人"
        case (.payee, .en): "payee"
        case (.cancellation, .zh): "退保"
        case (.cancellation, .en): "cancellation"
        case (.plan, .zh): "改保障"
        case (.plan, .en): "plan"
        case (.fee, .zh): "改会费"
        case (.fee, .en): "fee"
        case (.leaving, .zh): "离开单位"
        case (.leaving, .en): "left employer"
        case (.transfer, .zh): "调动"
        case (.transfer, .en): "transfer"
        case (.death, .zh): "身故登记"
        case (.death, .en): "death"
        case (.deathUndone, .zh): "撤销身故"
        case (.deathUndone, .en): "death taken back"
        case (.merge, .zh): "合并"
        case (.merge, .en): "merge"
        }
    }
}

extension CorrectedField: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.name, .zh): "姓名"
        case (.name, .en): "name"
        case (.identity, .zh): "证件号码"
        case (.identity, .en): "ID number"
        case (.phone, .zh): "手机号"
        case (.phone, .en): "phone"
        case (.card, .zh): "银行卡"
        case (.card, .en): "bank card"
        case (.holder, .zh): "户名"
        case (.holder, .en): "holder"
        case (.bank, .zh): "开户行"
        case (.bank, .en): "bank"
        case (.employer, .zh): "单位"
        case (.employer, .en): "employer"
        case (.employment, .zh): "用工形式"
        case (.employment, .en): "employment"
        case (.frontLine, .zh): "生产一线"
        case (.frontLine, .en): "front line"
        case (.insurance, .zh): "职工医保"
        case (.insurance, .en): "insurance"
        case (.papers, .zh): "留存材料"
        case (.papers, .en): "papers"
        case (.payee, .zh): "收款人"
        case (.payee, .en): "payee"
        case (.plan, .zh): "保障活动"
        case (.plan, .en): "plan"
        case (.tier, .zh): "档次"
        case (.tier, .en): "tier"
        case (.shares, .zh): "份数"
        case (.shares, .en): "shares"
        case (.fee, .zh): "会费"
        case (.fee, .en): "fee"
        case (.split, .zh): "会费分摊"
        case (.split, .en): "fee parts"
        case (.certificate, .zh): "凭证"
        case (.certificate, .en): "certificate"
        case (.refund, .zh): "退费"
        case (.refund, .en): "refund"
        case (.deathDay, .zh): "身故日"
        case (.deathDay, .en): "day of death"
        case (.lastDay, .zh): "办理日"
        case (.lastDay, .en): "on"
        case (.record, .zh): "并入记录"
        case (.record, .en): "record"
        }
    }
}

extension CorrectionReason: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.typedWrong, .zh): "录入有误"
        case (.typedWrong, .en): "typed wrong"
        case (.changedSince, .zh): "已变更"
        case (.changedSince, .en): "changed since"
        case (.wasMissing, .zh): "补录"
        case (.wasMissing, .en): "was missing"
        case (.askedByMember, .zh): "本人申请"
        case (.askedByMember, .en): "asked by the person"
        case (.askedByUnit, .zh): "单位申请"
        case (.askedByUnit, .en): "asked by the unit"
        case (.chosenWrong, .zh): "选错"
        case (.chosenWrong, .en): "chosen by mistake"
        case (.resigned, .zh): "辞职"
        case (.resigned, .en): "resigned"
        case (.dismissed, .zh): "解除合同"
        case (.dismissed, .en): "contract ended"
        case (.retired, .zh): "退休"
        case (.retired, .en): "retired"
        case (.moved, .zh): "工作调动"
        case (.moved, .en): "moved"
        case (.unitSplit, .zh): "单位分立合并"
        case (.unitSplit, .en): "unit split or joined"
        case (.deathCertificate, .zh): "见死亡证明"
        case (.deathCertificate, .en): "death certificate seen"
        case (.householdCancelled, .zh): "见户籍注销"
        case (.householdCancelled, .en): "household entry cancelled"
        case (.reportedByMistake, .zh): "误报"
        case (.reportedByMistake, .en): "reported by mistake"
        case (.enrolledTwice, .zh): "重复登记"
        case (.enrolledTwice, .en): "entered twice"
        case (.other(let text), _): text
        }
    }
}

extension CorrectionBar: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    private var zh: Sentence {
        switch self {
        case .notYourDuty(let duties):
            Sentence(
                what: "这项更正由\(duties.map { $0.name(.zh) }.joined(separator: "、"))岗处理。",
                todo: "请有此岗位的人来办，或在 9 管理 里换操作员。")
        case .otherOffice(let office):
            Sentence(what: "这个人归 \(office.text) 办事处管，不归您这里。", todo: "请那里的经办或上级办事处处理。")
        case .merged(let number, let name):
            Sentence(what: "这条记录已并入 \(number.text) \(name)。", todo: "请打开那一条再办。")
        case .dead(let day): Sentence(what: "这个人已登记于 \(day.iso) 身故。", todo: "如有误，请主管撤销身故登记。")
        case .notDead: Sentence(what: "这个人没有身故登记。", todo: "不用撤销。")
        case .notEmployed: Sentence(what: "这个人现在没有单位。", todo: "有了新单位用「调动」登记。")
        case .sameEmployer: Sentence(what: "已经在这个单位。", todo: "请另选单位。")
        case .dependant: Sentence(what: "子女没有单位。", todo: "请到监护人那里办。")
        case .dayToCome(let day): Sentence(what: "\(day.iso) 还没有到。", todo: "请核对日期；到了那天再登记。")
        case .beforeBirth(let day): Sentence(what: "\(day.iso) 早于出生日。", todo: "请核对日期，年份也看一下。")
        case .alreadyCancelled(let number): Sentence(what: "凭证 \(number.text) 已经退保。", todo: "请刷新后核对。")
        case .begun(let number, let first):
            Sentence(
                what: "凭证 \(number.text) 的保障已于 \(first.iso) 开始，不能退费。", todo: "保障到期为止；录错了的用「改保障、会费」。")
        case .ended(let number, let last):
            Sentence(what: "凭证 \(number.text) 的保障已于 \(last.iso) 到期。", todo: "到期的凭证不再改动。")
        case .judged(let number, let claim, let count):
            Sentence(
                what: "凭证 \(number.text) 下已核算过理赔 \(claim.text)\(count > 1 ? " 等 \(count) 件" : "")，不能改保障和会费。",
                todo: "请先撤销那件理赔，或由审核退回改正。")
        case .nothingChanges: Sentence(what: "没有改动。", todo: "改好再提交，F12 返回。")
        case .sameRecord: Sentence(what: "这是同一条记录。", todo: "请另选一条。")
        case .differentKinds: Sentence(what: "一条是会员，一条是子女，不能合并。", todo: "请核对是不是同一人。")
        case .guardianOfOther: Sentence(what: "一条是另一条的监护人，不能合并。", todo: "请核对是不是同一人。")
        }
    }

    private var en: Sentence {
        switch self {
        case .notYourDuty(let duties):
            Sentence(
                what: "This correction belongs to the \(duties.map { $0.name(.en) }.joined(separator: " or ")).",
                todo: "Ask one of them, or switch the operator under 9 Settings.")
        case .otherOffice(let office):
            Sentence(
                what: "This person belongs to office \(office.text), not to yours.",
                todo: "Leave it to them or to the office above.")
        case .merged(let number, let name):
            Sentence(what: "This record was made one with \(number.text) \(name).", todo: "Open that one.")
        case .dead(let day):
            Sentence(
                what: "This person is recorded as dead since \(day.iso).",
                todo: "If that is wrong, a supervisor takes it back.")
        case .notDead: Sentence(what: "No death is recorded.", todo: "There is nothing to take back.")
        case .notEmployed:
            Sentence(what: "This person has no employer now.", todo: "A new one is recorded by a transfer.")
        case .sameEmployer: Sentence(what: "That is the employer already.", todo: "Choose another.")
        case .dependant: Sentence(what: "A child has no employer.", todo: "Do it for the guardian.")
        case .dayToCome(let day):
            Sentence(what: "\(day.iso) has not come yet.", todo: "Check the date; record it when the day is there.")
        case .beforeBirth(let day):
            Sentence(what: "\(day.iso) is before the birth day.", todo: "Check the date, the year too.")
        case .alreadyCancelled(let number):
            Sentence(what: "Certificate \(number.text) is cancelled already.", todo: "Refresh and look again.")
        case .begun(let number, let first):
            Sentence(
                what: "The cover of \(number.text) began on \(first.iso); its fee is not given back.",
                todo: "It runs to its end; what was entered wrong is put right under plan and fee.")
        case .ended(let number, let last):
            Sentence(
                what: "The cover of \(number.text) ended on \(last.iso).",
                todo: "A certificate that has ended is left as it is.")
        case .judged(let number, let claim, let count):
            Sentence(
                what:
                    "Claim \(claim.text)\(count > 1 ? " and \(count - 1) more" : "") was judged under \(number.text); "
                    + "its plan and fee can't change.",
                todo: "Withdraw that claim first, or have it returned and put right.")
        case .nothingChanges: Sentence(what: "Nothing is changed.", todo: "Change it and submit, or F12 goes back.")
        case .sameRecord: Sentence(what: "That is the same record.", todo: "Choose another.")
        case .differentKinds:
            Sentence(what: "One is a member, the other a child.", todo: "Check whether they are one person.")
        case .guardianOfOther:
            Sentence(what: "One is the guardian of the other.", todo: "Check whether they are one person.")
        }
    }
}

extension CorrectionChange {
    /// Old or new value as a person reads it, sensitive ones masked; `nil` where there was none.
    package func shown(_ value: String, _ language: Language, _ catalogue: Catalogue) -> String? {
        guard !value.isEmpty else { return nil }
        switch field {
        case .identity: return ResidentID(codedText: value)?.masked ?? value.masked
        case .phone: return Phone(codedText: value)?.masked ?? value.masked
        case .card: return BankCard(codedText: value)?.masked ?? value.masked
        case .employment: return Employment(rawValue: value)?.name(language) ?? value
        case .frontLine, .insurance:
            return language == .en ? value : value == "yes" ? "是" : "否"
        case .papers:
            let papers = value.split(separator: ",").map { Paper(rawValue: String($0))?.name(language) ?? String($0) }
            return papers.joined(separator: language == .zh ? "、" : ", ")
        case .plan: return catalogue.plan(PlanCode(value))?.name(language) ?? value
        case .name, .holder, .bank, .employer, .payee, .tier, .shares, .fee, .split, .certificate, .refund, .deathDay,
            .lastDay, .record:
            return value
        }
    }
}

extension String {
    /// For a value that an older program stored and this one can't read.
    fileprivate var masked: String { "***" + suffix(4) }
}
