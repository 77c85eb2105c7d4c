extension ClaimBar: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    private var zh: Sentence {
        switch self {
        case .notFromHere(let stage, let action):
            Sentence(what: "这件理赔现在是「\(stage.name(.zh))」，不能\(action.name(.zh))。", todo: "看「之后」一行，先走下一步。")
        case .notYourDuty(let duties):
            Sentence(
                what: "这一步由\(duties.map { $0.name(.zh) }.joined(separator: "、"))岗处理。",
                todo: "请有此岗位的人登录，或在 9 管理 里换操作员。")
        case .retired(let name):
            Sentence(what: "\(name)已停用，不能再办理。", todo: "请在 9 管理 里换一位在岗的操作员。")
        case .otherOffice(let office):
            Sentence(what: "这件理赔属于 \(office.text) 办事处，不是您的办事处或下级。", todo: "请由那里或其上级的人处理。")
        case .held(let hold):
            Sentence(what: "\(hold.byName)已把这件理赔挂起：\(hold.reason)。", todo: "请主管解除挂起后再办。")
        case .notHeld: Sentence(what: "这件理赔没有挂起。", todo: "不用解除，可以直接办理。")
        case .takenBy(let taken):
            Sentence(
                what: "\(taken.byName)已在 \(taken.at.text(offsetMinutes: 480)) 领取这件理赔。", todo: "请办下一件，或请他（她）或主管交回。")
        case .notTaken: Sentence(what: "这件理赔没有人领取。", todo: "不用交回，可以直接办理。")
        case .enteredByYou: Sentence(what: "这件理赔是您录入的，不能自己审核。", todo: "请另一位审核人处理。")
        case .alreadyDecidedByYou: Sentence(what: "您已经审核过这件理赔，不能再审一次。", todo: "请另一位审核人处理。")
        case .nothingToUndo:
            Sentence(what: "最后一步不是审核决定，没有可撤回的。", todo: "看经过；退回或复核可以改变已走过的决定。")
        case .decidedBy(let name):
            Sentence(what: "这个决定是\(name)作的，您不能撤回。", todo: "请\(name)或主管撤回。")
        }
    }

    private var en: Sentence {
        switch self {
        case .notFromHere(let stage, let action):
            Sentence(
                what: "This claim stands at “\(stage.name(.en))”; it can't take “\(action.name(.en))” now.",
                todo: "Look at “next” and take that step first.")
        case .notYourDuty(let duties):
            Sentence(
                what: "This step belongs to the \(duties.map { $0.name(.en) }.joined(separator: " or ")).",
                todo: "Ask one of them, or switch the operator under 9 Settings.")
        case .retired(let name):
            Sentence(what: "\(name) has left and can do nothing more.", todo: "Switch the operator under 9 Settings.")
        case .otherOffice(let office):
            Sentence(
                what: "This claim belongs to the office \(office.text), which is neither yours nor below it.",
                todo: "Leave it to somebody there, or in an office above.")
        case .held(let hold):
            Sentence(
                what: "\(hold.byName) holds this claim back: \(hold.reason).",
                todo: "Let a supervisor release it first.")
        case .notHeld:
            Sentence(what: "This claim isn't held back.", todo: "There is nothing to release; go on with it.")
        case .takenBy(let taken):
            Sentence(
                what: "\(taken.byName) took this claim at \(taken.at.text(offsetMinutes: 480)).",
                todo: "Do the next one, or let them or a supervisor hand it back.")
        case .notTaken:
            Sentence(what: "Nobody has taken this claim.", todo: "There is nothing to hand back; go on with it.")
        case .enteredByYou:
            Sentence(what: "You entered this claim, so you can't decide on it.", todo: "Leave it to another reviewer.")
        case .alreadyDecidedByYou:
            Sentence(what: "You have already reviewed this claim.", todo: "Leave it to another reviewer.")
        case .nothingToUndo:
            Sentence(
                what: "The last step is no decision, so there is nothing to undo.",
                todo: "Look at the timeline; a return or a reconsideration can change what was decided before.")
        case .decidedBy(let name):
            Sentence(what: "\(name) took this decision, so you can't undo it.", todo: "Ask \(name) or a supervisor.")
        }
    }
}

extension Right: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.read, .zh): "查看"
        case (.read, .en): "read"
        case (.enrol, .zh): "登记会员、参保"
        case (.enrol, .en): "enrol"
        case (.registerEmployers, .zh): "登记单位"
        case (.registerEmployers, .en): "register employers"
        case (.takeFees, .zh): "收会费"
        case (.takeFees, .en): "take fees"
        case (.enterClaims, .zh): "录入理赔"
        case (.enterClaims, .en): "enter claims"
        case (.loadRecords, .zh): "成批导入记录"
        case (.loadRecords, .en): "load records"
        case (.importPlans, .zh): "导入方案"
        case (.importPlans, .en): "import plans"
        case (.manageUsers, .zh): "管理用户"
        case (.manageUsers, .en): "manage users"
        case (.changeSettings, .zh): "改办事处设置"
        case (.changeSettings, .en): "change settings"
        case (.importCalendar, .zh): "导入放假通知"
        case (.importCalendar, .en): "import the calendar"
        case (.exportAudit, .zh): "查、导出操作记录"
        case (.exportAudit, .en): "search and export the audit trail"
        case (.makeBatches, .zh): "编拨付批次"
        case (.makeBatches, .en): "make payment batches"
        case (.seePayments, .zh): "看拨付批次"
        case (.seePayments, .en): "see payment batches"
        case (.setBankFile, .zh): "定银行文件的列"
        case (.setBankFile, .en): "set the bank file's columns"
        case (.revealWhole, .zh): "写明原因看完整号码"
        case (.revealWhole, .en): "see a whole number, with a reason"
        case (.restore, .zh): "用备份恢复"
        case (.restore, .en): "put a backup back"
        }
    }
}
