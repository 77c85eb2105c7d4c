extension AuditDetail.Name {
    /// What stands before the value.
    func label(_ language: Language) -> String {
        switch self {
        case .field(let field): field.name(language)
        case .corrected(let field): field.name(language)
        case .outcome(let outcome): outcome.name(language)
        case .itself(let text): text
        }
    }
}

extension AuditField: Named {
    package func name(_ language: Language) -> String {
        switch language {
        case .zh: words.zh
        case .en: words.en
        }
    }

    private var words: (zh: String, en: String) {
        switch self {
        case .number: ("编号", "number")
        case .state: ("状态", "state")
        case .from: ("来自", "from")
        case .action: ("办理", "step")
        case .amount: ("互助金", "benefit")
        case .missing: ("还缺", "missing")
        case .note: ("说明", "note")
        case .papers: ("材料", "papers")
        case .papersDue: ("补件期限", "papers by")
        case .secondReview: ("复审原因", "second review because")
        case .batch: ("批次", "batch")
        case .on: ("日期", "on")
        case .reasons, .reason: ("原因", "because")
        case .sample: ("抽查", "quality sample")
        case .sampleNumber: ("抽签数", "lot")
        case .samplePercent: ("抽查比例", "sample of")
        case .result: ("结果", "result")
        case .again: ("再打", "call again on")
        case .satisfaction: ("满意度", "satisfaction")
        case .feedback: ("意见", "feedback")
        case .role: ("收款人是", "paid as")
        case .proof: ("证明", "proof")
        case .name: ("姓名", "name")
        case .identity: ("证件号码", "ID number")
        case .phone: ("手机号", "phone")
        case .employer: ("单位", "employer")
        case .employment: ("用工形式", "employment")
        case .frontLine: ("生产一线", "front line")
        case .medicalInsurance: ("职工医保", "insured")
        case .consent: ("同意", "consent")
        case .account: ("收款账户", "account")
        case .person: ("人员", "person")
        case .day: ("日期", "day")
        case .creditCode: ("信用代码", "credit code")
        case .division: ("办事处", "office")
        case .headcount: ("职工数", "headcount")
        case .womenHeadcount: ("女职工数", "women")
        case .handler: ("经办人", "handler")
        case .batchDay: ("集中参保日", "batch day")
        case .split: ("分摊", "fee parts")
        case .duties: ("岗位", "duties")
        case .retired: ("停用", "left")
        case .handedBack: ("交回在办", "handed back")
        case .last: ("最后一次", "last")
        case .count: ("次数", "count")
        case .users: ("操作员数", "users")
        case .fingerprint: ("指纹", "fingerprint")
        case .receipt: ("收据", "receipt")
        case .stage: ("状态", "state")
        case .lines: ("行数", "lines")
        case .total: ("合计", "total")
        case .reveal: ("看了什么", "shown")
        case .why: ("为什么", "because")
        case .about: ("关于", "about")
        case .purpose: ("用途", "for")
        case .title: ("内容", "what")
        case .place: ("去处", "to")
        case .folder: ("文件夹", "folder")
        case .occasion: ("自动", "by itself")
        case .entries: ("操作记录条数", "entries of the trail")
        case .replaced: ("被替换文件的条数", "entries of the file replaced")
        case .replacedHead: ("被替换文件的校验", "MAC of the file replaced")
        case .what: ("装入什么", "what")
        case .sha256: ("摘要", "SHA-256")
        case .rows: ("行数", "rows")
        case .numbers: ("给出的编号", "numbers given")
        case .importNumber: ("第几次导入", "import")
        case .file: ("文件", "file")
        case .read: ("读了几行", "rows read")
        case .new: ("新登记", "new")
        case .changed: ("改了", "changed")
        case .same: ("没有变化", "same")
        case .refused: ("没有收", "refused")
        case .removed: ("撤去", "removed")
        case .restored: ("改回", "put back")
        case .kept: ("留下", "kept")
        case .takenBack: ("撤去的编号", "numbers taken back")
        case .kind: ("种类", "kind")
        case .verdict: ("结论", "verdict")
        case .first: ("先有的", "first")
        case .second: ("后来的", "second")
        case .plan: ("保障活动", "plan")
        case .document: ("文件", "document")
        case .limitPapers: ("补件天数", "days for papers")
        case .limitFirstReview: ("初审天数", "days for the first review")
        case .limitSecondReview: ("复审天数", "days for the second review")
        case .limitPayment: ("拨付天数", "days for payment")
        case .threshold: ("复审起点", "second review from")
        case .gate: ("参保率不到", "below the gate")
        case .call: ("重打天数和次数", "days and calls")
        case .idle: ("锁屏分钟", "minutes until the lock")
        case .bankFile: ("银行文件列设置", "columns of the bank's file")
        case .contactPlace: ("联系地址", "where slips send people")
        case .contactPhone: ("联系电话", "phone on slips")
        case .all: ("全部", "all")
        }
    }
}

extension AuditDetail {
    /// The value as a person reads it; what an older program wrote and this one doesn't know stands as it is.
    func shown(_ language: Language, _ action: AuditAction?, _ plans: (PlanCode) -> String?) -> String {
        guard !value.isEmpty else { return "" }
        return switch name {
        case .field(let field): field.shown(value, language, action, plans)
        case .corrected(let field): field.shown(value, language, plans)
        case .outcome: value
        case .itself: EnrolledText(value).map { $0.shown(language, plans) } ?? value
        }
    }
}

extension AuditField {
    fileprivate func shown(
        _ value: String, _ language: Language, _ action: AuditAction?, _ plans: (PlanCode) -> String?
    ) -> String {
        func list(_ name: (String) -> String?) -> String {
            value.split(separator: ",").map { name(String($0)) ?? String($0) }
                .joined(separator: language == .zh ? "、" : ", ")
        }
        switch self {
        case .state, .stage: return stageName(value, language)
        // Of a restore it is the path of the backup.
        case .from: return action == .restore ? value : stageName(value, language)
        case .action: return ClaimAction(rawValue: value)?.name(language) ?? value
        case .missing, .papers, .proof: return list { Paper(rawValue: $0)?.name(language) }
        case .duties: return list { Duty(rawValue: $0)?.name(language) }
        case .reasons, .reason: return list { reasonName($0, language) }
        case .why: return RevealReason(rawValue: value)?.name(language) ?? value
        case .reveal: return MaskedValue.Kind(rawValue: value)?.name(language) ?? value
        case .result:
            return CallResult(rawValue: value)?.name(language) ?? ContactResult(rawValue: value)?.name(language)
                ?? value
        case .secondReview: return secondReview(value, language)
        case .sample: return language == .en ? value : value == "drawn" ? "抽中" : "没抽中"
        case .feedback: return language == .en ? value : "已记"
        case .role: return PayeeRole(rawValue: value)?.name(language) ?? value
        case .employment: return Employment(rawValue: value)?.name(language) ?? value
        case .frontLine, .medicalInsurance, .retired: return yesOrNo(value, language)
        case .gate:
            return value == "1"
                ? (language == .zh ? "不能参保" : "refused") : (language == .zh ? "只提醒" : "warned")
        case .kind:
            return CorrectionKind(rawValue: value)?.name(language) ?? WarningKind(rawValue: value)?.name(language)
                ?? value
        case .verdict: return WarningVerdict(rawValue: value)?.name(language) ?? value
        case .plan: return plans(PlanCode(value)) ?? value
        case .threshold: return Int64(value).map { Money(fen: $0).grouped } ?? value
        case .purpose: return value == "dialling" ? (language == .zh ? "拨打电话" : "dialling") : value
        case .place: return placeName(value, language)
        case .title: return titleName(value, language)
        case .occasion: return occasionName(value, language)
        case .what: return loadName(value, language)
        case .consent: return consent(value, language)
        case .receipt:
            return value.split(separator: " ").map { Payer(rawValue: String($0))?.name(language) ?? String($0) }
                .joined(separator: "  ")
        case .samplePercent: return value + "%"
        case .number, .amount, .note, .papersDue, .batch, .on, .sampleNumber, .again, .satisfaction, .name, .identity,
            .phone, .employer, .account, .person, .day, .creditCode, .division, .headcount, .womenHeadcount, .handler,
            .batchDay, .split, .handedBack, .last, .count, .users, .fingerprint, .lines, .total, .about,
            .folder, .entries, .importNumber, .file, .read, .new, .changed, .same, .refused, .removed, .restored, .kept,
            .takenBack, .replaced,
            .replacedHead, .sha256, .rows, .numbers, .first, .second, .document,
            .limitPapers,
            .limitFirstReview, .limitSecondReview, .limitPayment, .call, .idle, .bankFile, .contactPlace,
            .contactPhone, .all:
            return value
        }
    }

    private func stageName(_ value: String, _ language: Language) -> String {
        ClaimStage(rawValue: value)?.name(language) ?? BatchStage(rawValue: value)?.name(language) ?? value
    }

    /// Reasons of returns, denials, take-outs and corrections are told under one key, by their codes.
    private func reasonName(_ code: String, _ language: Language) -> String? {
        if let returned = ReturnReason.coded.first(where: { $0.code == code }) { return returned.name(language) }
        if let refused = RefusalCode(rawValue: code) { return refused.name(language) }
        if let corrected = CorrectionReason.coded.first(where: { $0.code == code }) { return corrected.name(language) }
        return TakeOutReason.coded.first { $0.code == code }?.name(language)
    }

    private func secondReview(_ value: String, _ language: Language) -> String {
        if value == "sample" { return language == .zh ? "抽查" : "drawn" }
        let word = "threshold "
        guard language == .zh, value.hasPrefix(word) else { return value }
        return "金额达到 " + value.dropFirst(word.count)
    }

    private func yesOrNo(_ value: String, _ language: Language) -> String {
        let isYes = value == "true" || value == "yes"
        return language == .zh ? (isYes ? "是" : "否") : (isYes ? "yes" : "no")
    }

    private func placeName(_ value: String, _ language: Language) -> String {
        guard language == .zh else { return value }
        if value == "file" { return "文件" }
        if value == "command" { return "命令行" }
        let word = "printer"
        return value.hasPrefix(word) ? "打印机" + value.dropFirst(word.count) : value
    }

    private func titleName(_ value: String, _ language: Language) -> String {
        switch value {
        case "audit": language == .zh ? "操作记录" : "the audit trail"
        case "unclaimed": language == .zh ? "应赔未赔名单" : "the list of unclaimed events"
        // A slip has its own title, in the language in which it was printed.
        default: value
        }
    }

    private func occasionName(_ value: String, _ language: Language) -> String {
        switch BackupOccasion(rawValue: value) {
        case .signOut: language == .zh ? "离开柜台时" : "at the sign-out"
        case .daily: language == .zh ? "当天第一次打开时" : "at the first opening of the day"
        case nil: value
        }
    }

    private func loadName(_ value: String, _ language: Language) -> String {
        guard language == .zh else { return value }
        switch LoadedKind(rawValue: value) {
        case .employers: return "单位"
        case .people: return "人员"
        case .enrolments: return "参保"
        case .claims: return "理赔"
        case .payments: return "拨付批次"
        case .knownEvents: return "未申领"
        case nil: return value
        }
    }

    private func consent(_ value: String, _ language: Language) -> String {
        value.split(separator: " ").map { word in
            switch ConsentGiver(rawValue: String(word)) {
            case .person: language == .zh ? "本人" : "the person"
            case .guardian: language == .zh ? "监护人" : "the guardian"
            case nil: String(word)
            }
        }
        .joined(separator: " ")
    }
}

extension CorrectedField {
    /// A value in its stored form, sensitive ones masked already.
    fileprivate func shown(_ value: String, _ language: Language, _ plans: (PlanCode) -> String?) -> String {
        switch self {
        case .employment: return Employment(rawValue: value)?.name(language) ?? value
        case .frontLine, .insurance: return language == .en ? value : value == "yes" ? "是" : "否"
        case .papers:
            return value.split(separator: ",").map { Paper(rawValue: String($0))?.name(language) ?? String($0) }
                .joined(separator: language == .zh ? "、" : ", ")
        case .plan: return plans(PlanCode(value)) ?? value
        case .name, .identity, .phone, .card, .holder, .bank, .employer, .payee, .tier, .shares, .fee, .split,
            .certificate, .refund, .deathDay, .lastDay, .record:
            return value
        }
    }
}

/// `women/2024 ×1 2026-03-03 2027-03-02 25.00`, as the entry of an enrolment tells of a certificate.
private struct EnrolledText {
    let plan: PlanCode
    let edition: String
    let rest: [String]

    init?(_ value: String) {
        let parts = value.split(separator: " ").map(String.init)
        let plan = parts.first?.split(separator: "/").map(String.init) ?? []
        guard parts.count == 5, plan.count == 2, parts[1].hasPrefix("×") else { return nil }
        self.plan = PlanCode(plan[0])
        edition = plan[1]
        rest = Array(parts.dropFirst())
    }

    func shown(_ language: Language, _ plans: (PlanCode) -> String?) -> String {
        let name = plans(plan) ?? plan.text
        return language == .zh
            ? "\(name) \(edition) 版 \(rest[0]) \(rest[1]) 至 \(rest[2]) 会费 \(rest[3])"
            : "\(name) \(edition) \(rest[0]) \(rest[1]) to \(rest[2]), fee \(rest[3])"
    }
}
