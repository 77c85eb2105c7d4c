extension JobKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.newMember, .zh): "新会员登记"
        case (.newMember, .en): "new member"
        case (.dependant, .zh): "子女登记"
        case (.dependant, .en): "dependant"
        case (.employer, .zh): "单位登记"
        case (.employer, .en): "employer"
        case (.enrolment, .zh): "参保"
        case (.enrolment, .en): "enrolment"
        case (.fees, .zh): "缴费"
        case (.fees, .en): "fees"
        case (.claim, .zh): "理赔录入"
        case (.claim, .en): "claim"
        case (.status, .zh): "进度查询"
        case (.status, .en): "status"
        case (.decision, .zh): "审核办理"
        case (.decision, .en): "decision"
        case (.payee, .zh): "收款登记"
        case (.payee, .en): "payee"
        case (.payment, .zh): "拨付办理"
        case (.payment, .en): "payment"
        case (.call, .zh): "电话回访"
        case (.call, .en): "call-back"
        case (.knownEvent, .zh): "应赔未赔"
        case (.knownEvent, .en): "unclaimed"
        }
    }
}
