package import MutualAid

/// What a found person is wanted for: the find screen leads on to it.
package enum Purpose: String, CaseIterable, Hashable, Sendable {
    case enrol
    case plans
    case claim
    case status
    /// Somebody told that they were in hospital or diagnosed.
    case unclaimed
}

/// A screen that can be opened, with what it needs.
package enum Destination: Hashable, Sendable {
    case welcome
    case menu
    case find(Purpose)
    /// A new member; `typed` is what stood in the find box, used if it is an identity number or a name. `last` holds the
    /// values of the form sent before: sticky ones are kept, the others come back by Ctrl+D.
    case newMember(typed: String, last: [String: String] = [:])
    case newDependant(guardian: PersonCard)
    case editPerson(PersonCard)
    case newEmployer(name: String)
    case person(PersonID)
    case selectPlans(PersonID)
    case payFees(PersonID)
    case plans
    case plan(PlanCode)
    case simulate
    case simulated(SimulatedPlan)
    case compared(ComparedClaim, edition: EditionCode)
    case claimEntry(PersonID)
    case claim(ClaimID)
    /// A claim from the worklist: Enter goes on to the next without going back to the list.
    case review(ClaimID, WorkSpot)
    /// A claim whose figures are to be corrected.
    case amend(ClaimCard)
    case worklist
    case settings
    case users
    case officeSettings
    case drafts
    case effort
    /// The paid claims to call about, and one of them.
    case calls
    case call(ClaimID)
    /// What can be claimed for and nobody has, one of it, a new one, and the claim of one.
    case unclaimed
    case knownEvent(KnownEventID)
    case newKnownEvent(PersonID)
    case knownClaim(PersonID, KnownFacts)
    case resume(DraftRow)
    case slip(SlipWanted)
    /// Everything that can be printed for a person.
    case slips(PersonID)
    case printing
    case reports
    case dayEnd
    case renewals
    case memberCard(PersonID)
    case corrections(PersonID)
    case correction(PersonID, CorrectionTask)
    /// Payment: the batches, one of them, a new one, and who is paid for a claim.
    case batches
    case batch(BatchID)
    case makeBatch
    case payee(ClaimID)
    case warnings(WarningScope)
    case warning(WarningID)
    /// What a password is asked for, and the recovery code, shown once.
    case account(AccountTask)
    /// The audit trail, one entry of it, and masked values whole.
    case auditTrail
    case auditEntry(AuditLine)
    case reveal(RevealScope)
    case recoveryCode(RecoveryCode, isFirst: Bool)
}

/// A destination that needs nothing: the main menu and the box offer it.
struct Place: Sendable {
    let destination: Destination
    /// The digit on the main menu, where it has one.
    let digit: Int?
    let code: String
    let zh: String
    let en: String
    let hintZh: String
    let hintEn: String
    /// Pinyin of the Chinese name, whole and initials, so that the box finds it.
    let letters: String
    /// Listed in the menu of reports.
    var isReport = false

    func name(_ language: Language) -> String { language == .zh ? zh : en }
    func hint(_ language: Language) -> String { language == .zh ? hintZh : hintEn }

    /// Digits 6 and 8 are kept for the service desk and data (issue 2); they appear when those exist.
    static let all: [Place] = [
        Place(
            destination: .find(.enrol), digit: 1, code: "E0", zh: "会员参保", en: "Enrolment",
            hintZh: "找人、登记、续保", hintEn: "find, enrol, renew", letters: "hycb huiyuancanbao"),
        Place(
            destination: .find(.plans), digit: 2, code: "P0", zh: "选择保障", en: "Plans",
            hintZh: "七项保障，能参哪些、为什么", hintEn: "which plans, and why", letters: "xzbz xuanzebaozhang"),
        Place(
            destination: .find(.claim), digit: 3, code: "C0", zh: "理赔录入", en: "Claim entry",
            hintZh: "一次录入，全部保障一起核算", hintEn: "one entry, every cover", letters: "lplr lipeiluru"),
        Place(
            destination: .find(.status), digit: 4, code: "S0", zh: "进度查询", en: "Status",
            hintZh: "到哪一步了，还差什么", hintEn: "where it stands, what is missing", letters: "jdcx jinduchaxun"),
        Place(
            destination: .worklist, digit: 5, code: "L1", zh: "待办", en: "To do",
            hintZh: "等我处理的理赔", hintEn: "claims that wait for me", letters: "db daiban"),
        Place(
            destination: .reports, digit: 7, code: "R0", zh: "统计报表", en: "Reports",
            hintZh: "日结、续保、省事统计", hintEn: "day's end, renewals, effort", letters: "tjbb tongjibaobiao"),
        Place(
            destination: .settings, digit: 9, code: "G1", zh: "管理", en: "Settings",
            hintZh: "操作员、办事处、密码、操作记录、语言", hintEn: "users, office, password, trail, language", letters: "gl guanli"),
        Place(
            destination: .plans, digit: nil, code: "P2", zh: "七项保障", en: "The plans",
            hintZh: "数字和依据", hintEn: "figures and basis", letters: "qxbz qixiangbaozhang"),
        Place(
            destination: .simulate, digit: nil, code: "P7", zh: "会变什么", en: "What would change?",
            hintZh: "用草案重算全部理赔", hintEn: "every claim under a draft", letters: "hbsm huibianshenme"),
        Place(
            destination: .users, digit: nil, code: "U1", zh: "操作员名册", en: "Users",
            hintZh: "姓名、岗位、办事处、停用", hintEn: "names, duties, offices", letters: "czymc caozuoyuanmingce"),
        Place(
            destination: .officeSettings, digit: nil, code: "G2", zh: "办事处和期限", en: "Office",
            hintZh: "复审起点、抽查、各步期限", hintEn: "threshold, sample, days", letters: "bschqx banshichuheqixian"),
        Place(
            destination: .batches, digit: nil, code: "M1", zh: "拨付批次", en: "Payments",
            hintZh: "制批、放行、出盘、回盘", hintEn: "make, release, bank files", letters: "bfpc bofupici"),
        Place(
            destination: .makeBatch, digit: nil, code: "M2", zh: "制批", en: "Make a batch",
            hintZh: "勾选待拨付的理赔", hintEn: "tick the claims to pay", letters: "zp zhipi"),
        Place(
            destination: .drafts, digit: nil, code: "D1", zh: "草稿", en: "Drafts",
            hintZh: "未发出的表单", hintEn: "forms not sent", letters: "cg caogao"),
        Place(
            destination: .dayEnd, digit: nil, code: "R1", zh: "日结", en: "Day's end",
            hintZh: "一天的收费对收据", hintEn: "a day's fees against receipts", letters: "rj rijie", isReport: true),
        Place(
            destination: .renewals, digit: nil, code: "R2", zh: "续保", en: "Renewals",
            hintZh: "快到期的人和单位", hintEn: "covers that end soon", letters: "xb xubao", isReport: true),
        Place(
            destination: .calls, digit: nil, code: "H1", zh: "电话回访", en: "Call-backs",
            hintZh: "拨付后打电话问一声", hintEn: "paid claims to call about", letters: "dhhf dianhuahuifang"),
        Place(
            destination: .unclaimed, digit: nil, code: "Y1", zh: "应赔未赔", en: "Unclaimed",
            hintZh: "住了院、确了诊，没来申领的", hintEn: "what nobody has claimed for", letters: "ypwp yingpeiweipei"),
        Place(
            destination: .find(.unclaimed), digit: nil, code: "Y0", zh: "登记住院或确诊", en: "Known event",
            hintZh: "先找人", hintEn: "find the person first", letters: "djzyhqz dengjizhuyuanhuoquezhen"),
        Place(
            destination: .effort, digit: nil, code: "N1", zh: "省事统计", en: "Effort",
            hintZh: "按键、用时、材料，按月", hintEn: "keys, time, papers by month", letters: "sstj shengshitongji", isReport: true
        ),
        Place(
            destination: .printing, digit: nil, code: "R3", zh: "打印设置", en: "Printing",
            hintZh: "打印机、纸宽、联系方式", hintEn: "printer, paper, contact", letters: "dysz dayinshezhi"),
        Place(
            destination: .warnings(.office), digit: nil, code: "W1", zh: "提示", en: "Warnings",
            hintZh: "像是同一个的人和理赔", hintEn: "people and claims that look like one", letters: "ts tishi"),
        Place(
            destination: .auditTrail, digit: nil, code: "A1", zh: "操作记录", en: "Audit trail",
            hintZh: "谁在什么时候做了什么", hintEn: "who did what, and when", letters: "czjl caozuojilu"),
        Place(
            destination: .account(.change(isForced: false)), digit: nil, code: "K3", zh: "改密码", en: "Password",
            hintZh: "换自己的密码", hintEn: "change your own", letters: "gmm gaimima"),
        Place(
            destination: .account(.newCode), digit: nil, code: "K4", zh: "新恢复码", en: "Recovery code",
            hintZh: "旧的作废", hintEn: "the old one ends", letters: "xhfm xinhuifuma"),
    ]
}
