extension ClaimStage: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.draft, .zh): "草稿"
        case (.draft, .en): "draft"
        case (.accepted, .zh): "已受理"
        case (.accepted, .en): "accepted"
        case (.awaitingPapers, .zh): "待补件"
        case (.awaitingPapers, .en): "awaiting papers"
        case (.firstReview, .zh): "待初审"
        case (.firstReview, .en): "first review"
        case (.secondReview, .zh): "待复审"
        case (.secondReview, .en): "second review"
        case (.approved, .zh): "待拨付"
        case (.approved, .en): "approved"
        case (.inBatch, .zh): "已入批次"
        case (.inBatch, .en): "in batch"
        case (.paid, .zh): "已拨付"
        case (.paid, .en): "paid"
        case (.calledBack, .zh): "已回访"
        case (.calledBack, .en): "called back"
        case (.closed, .zh): "已结案"
        case (.closed, .en): "closed"
        case (.returned, .zh): "退回"
        case (.returned, .en): "returned"
        case (.denied, .zh): "不予给付"
        case (.denied, .en): "denied"
        case (.withdrawn, .zh): "撤销"
        case (.withdrawn, .en): "withdrawn"
        case (.paymentFailed, .zh): "拨付失败"
        case (.paymentFailed, .en): "payment failed"
        case (.reconsidered, .zh): "复核"
        case (.reconsidered, .en): "reconsidered"
        }
    }
}

extension ClaimAction: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.enter, .zh): "录入"
        case (.enter, .en): "enter"
        case (.accept, .zh): "受理"
        case (.accept, .en): "accept"
        case (.submit, .zh): "送审"
        case (.submit, .en): "send to review"
        case (.askForPapers, .zh): "要求补件"
        case (.askForPapers, .en): "ask for papers"
        case (.papersComplete, .zh): "收到补件"
        case (.papersComplete, .en): "papers received"
        case (.approve, .zh): "同意"
        case (.approve, .en): "approve"
        case (.giveBack, .zh): "退回"
        case (.giveBack, .en): "return"
        case (.deny, .zh): "不予给付"
        case (.deny, .en): "deny"
        case (.withdraw, .zh): "撤销"
        case (.withdraw, .en): "withdraw"
        case (.givePayee, .zh): "登记收款人"
        case (.givePayee, .en): "name the payee"
        case (.takeFromBatch, .zh): "移出批次"
        case (.takeFromBatch, .en): "take out of the batch"
        case (.putInBatch, .zh): "列入批次"
        case (.putInBatch, .en): "put in a batch"
        case (.pay, .zh): "拨付"
        case (.pay, .en): "pay"
        case (.failPayment, .zh): "记拨付失败"
        case (.failPayment, .en): "record a failed payment"
        case (.giveOtherCard, .zh): "换卡"
        case (.giveOtherCard, .en): "give another card"
        case (.callBack, .zh): "回访"
        case (.callBack, .en): "call back"
        case (.close, .zh): "结案"
        case (.close, .en): "close"
        case (.reconsider, .zh): "复核"
        case (.reconsider, .en): "reconsider"
        case (.amend, .zh): "更正"
        case (.amend, .en): "correct"
        case (.undo, .zh): "撤回决定"
        case (.undo, .en): "undo"
        case (.hold, .zh): "挂起"
        case (.hold, .en): "hold"
        case (.release, .zh): "解除挂起"
        case (.release, .en): "release"
        case (.take, .zh): "领取"
        case (.take, .en): "take"
        case (.handBack, .zh): "交回"
        case (.handBack, .en): "hand back"
        }
    }
}

extension Duty: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.handler, .zh): "经办"
        case (.handler, .en): "handler"
        case (.firstReviewer, .zh): "初审"
        case (.firstReviewer, .en): "first reviewer"
        case (.secondReviewer, .zh): "复审"
        case (.secondReviewer, .en): "second reviewer"
        case (.cashier, .zh): "财务"
        case (.cashier, .en): "cashier"
        case (.supervisor, .zh): "主管"
        case (.supervisor, .en): "supervisor"
        case (.auditor, .zh): "审计"
        case (.auditor, .en): "auditor"
        case (.trainer, .zh): "培训"
        case (.trainer, .en): "trainer"
        }
    }
}

extension Paper: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.application, .zh): "申请书"
        case (.application, .en): "application"
        case (.idCard, .zh): "身份证"
        case (.idCard, .en): "ID card"
        case (.bankCard, .zh): "银行卡"
        case (.bankCard, .en): "bank card"
        case (.dischargeRecord, .zh): "出院记录"
        case (.dischargeRecord, .en): "discharge record"
        case (.settlementSheet, .zh): "结算单"
        case (.settlementSheet, .en): "settlement sheet"
        case (.diagnosis, .zh): "二级以上医院诊断及病理"
        case (.diagnosis, .en): "diagnosis with pathology, grade-2 hospital"
        case (.disabilityCertificate, .zh): "伤残鉴定书"
        case (.disabilityCertificate, .en): "disability certificate"
        case (.unitStatement, .zh): "单位意外事故证明"
        case (.unitStatement, .en): "unit's accident statement"
        case (.policeStatement, .zh): "交警认定书"
        case (.policeStatement, .en): "police statement"
        case (.householdCancellation, .zh): "户口注销证明"
        case (.householdCancellation, .en): "cancelled household entry"
        case (.deathCertificate, .zh): "死亡证明"
        case (.deathCertificate, .en): "death certificate"
        case (.beneficiaryID, .zh): "受益人身份证"
        case (.beneficiaryID, .en): "beneficiary's ID"
        case (.kinshipProof, .zh): "关系证明"
        case (.kinshipProof, .en): "proof of relation"
        case (.parentage, .zh): "亲子关系证明"
        case (.parentage, .en): "proof of parentage"
        case (.authorisation, .zh): "委托书"
        case (.authorisation, .en): "authorisation"
        case (.proxyID, .zh): "代办人身份证"
        case (.proxyID, .en): "proxy's ID"
        }
    }
}

extension ReturnReason: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.figuresDiffer, .zh): "金额与结算单不符"
        case (.figuresDiffer, .en): "figures differ from the sheet"
        case (.wrongPerson, .zh): "人员有误"
        case (.wrongPerson, .en): "wrong person"
        case (.wrongDates, .zh): "日期有误"
        case (.wrongDates, .en): "wrong dates"
        case (.paperUnreadable, .zh): "材料看不清"
        case (.paperUnreadable, .en): "a paper can't be read"
        case (.wrongCard, .zh): "银行卡有误"
        case (.wrongCard, .en): "wrong bank card"
        case (.other(let text), _): text
        }
    }
}

extension DenialReason: Named {
    package func name(_ language: Language) -> String {
        switch self {
        case .refused(let code): code.name(language)
        case .other(let text): text
        }
    }
}

extension ClaimEventKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.hospital, .zh): "住院"
        case (.hospital, .en): "hospital stay"
        case (.diagnosis, .zh): "疾病确诊"
        case (.diagnosis, .en): "diagnosis"
        case (.accident, .zh): "意外"
        case (.accident, .en): "accident"
        }
    }
}

extension EnrolmentStanding: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.unpaid, .zh): "未缴费"
        case (.unpaid, .en): "unpaid"
        case (.notBegun, .zh): "未开始"
        case (.notBegun, .en): "not begun"
        case (.inForce, .zh): "有效"
        case (.inForce, .en): "in force"
        case (.ended, .zh): "已到期"
        case (.ended, .en): "ended"
        case (.cancelled, .zh): "已退保"
        case (.cancelled, .en): "cancelled"
        }
    }
}

extension Payer: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.unit, .zh): "单位"
        case (.unit, .en): "unit"
        case (.union, .zh): "工会"
        case (.union, .en): "union"
        case (.own, .zh): "本人"
        case (.own, .en): "own money"
        case (.gift, .zh): "赠送基金"
        case (.gift, .en): "gift fund"
        }
    }
}

extension Employment: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.inService, .zh): "在职"
        case (.inService, .en): "in service"
        case (.newForm, .zh): "新就业形态"
        case (.newForm, .en): "new form of employment"
        case (.retired, .zh): "退休"
        case (.retired, .en): "retired"
        }
    }
}

extension FoundKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.member, .zh): "会员"
        case (.member, .en): "member"
        case (.dependant, .zh): "子女"
        case (.dependant, .en): "dependant"
        case (.employer, .zh): "单位"
        case (.employer, .en): "employer"
        case (.certificate, .zh): "凭证"
        case (.certificate, .en): "certificate"
        case (.claim, .zh): "理赔"
        case (.claim, .en): "claim"
        }
    }
}

extension DraftForm: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.member, .zh): "会员登记"
        case (.member, .en): "member form"
        case (.dependant, .zh): "子女登记"
        case (.dependant, .en): "dependant form"
        case (.employer, .zh): "单位登记"
        case (.employer, .en): "employer form"
        case (.enrolment, .zh): "选择保障"
        case (.enrolment, .en): "plan selection"
        case (.claim, .zh): "理赔录入"
        case (.claim, .en): "claim entry"
        case (.user, .zh): "操作员"
        case (.user, .en): "user form"
        case (.correction, .zh): "更正"
        case (.correction, .en): "correction"
        case (.call, .zh): "电话回访"
        case (.call, .en): "call-back"
        case (.knownEvent, .zh): "住院确诊"
        case (.knownEvent, .en): "known event"
        case (.contact, .zh): "联系结果"
        case (.contact, .en): "contact"
        case (.payee, .zh): "收款人"
        case (.payee, .en): "payee"
        }
    }
}
