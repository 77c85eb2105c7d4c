package import MutualAid

/// What happened and what to do, in both languages, side by side.
private struct Words {
    let zh: Sentence
    let en: Sentence

    init(zh: (String, String), en: (String, String)) {
        self.zh = Sentence(what: zh.0, todo: zh.1)
        self.en = Sentence(what: en.0, todo: en.1)
    }

    /// The words that the domain has already.
    init(_ sentences: [any Worded]) {
        zh = .merged(sentences.map { $0.sentence(.zh) })
        en = .merged(sentences.map { $0.sentence(.en) })
    }
}

extension OfficeFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: words.zh
        case .en: words.en
        }
    }

    private var words: Words {
        switch self {
        case .fileMissing(let path):
            Words(
                zh: ("找不到数据文件 \(path)。", "请核对路径；第一次使用请先建立数据文件。"),
                en: ("There is no data file at \(path).", "Check the path; on first use, create the file."))
        case .fileExists(let path):
            Words(
                zh: ("\(path) 已经存在。", "请换一个文件名；已有的文件不会被覆盖。"),
                en: ("\(path) exists already.", "Choose another name; a file that exists is never overwritten."))
        case .isDirectory(let path):
            Words(
                zh: ("\(path) 是文件夹，不是数据文件。", "请给出文件夹里数据文件的完整路径。"),
                en: ("\(path) is a folder, not a data file.", "Give the whole path of the data file in it."))
        case .notReadable(let path):
            Words(
                zh: ("没有读取 \(path) 的权限。", "请让文件的主人打开，或改正文件权限。"),
                en: ("\(path) may not be read by you.", "Let its owner open it, or correct the file's permissions."))
        case .notWritable(let path):
            Words(
                zh: ("不能写入 \(path)。", "请检查它和所在文件夹的权限，以及磁盘是否只读、已满。"),
                en: (
                    "\(path) can't be written.",
                    "Check the permissions of it and of its folder, and whether the disk is read-only or full."
                ))
        case .truncated(let path):
            Words(
                zh: ("数据文件 \(path) 不完整，后面一段丢失了。", "请不要再写入；用最近的备份恢复。"),
                en: (
                    "The data file \(path) is cut short: its end is missing.",
                    "Write nothing to it; restore the latest backup."
                ))
        case .notADataFile(let path):
            Words(
                zh: ("\(path) 不是互助柜台的数据文件。", "请核对路径。"),
                en: ("\(path) is not a data file of this program.", "Check the path."))
        case .otherProgram(let path):
            Words(
                zh: ("\(path) 是其他程序的数据库。", "请核对路径；文件没有被改动。"),
                en: ("\(path) is another program's database.", "Check the path; the file was not touched."))
        case .newerVersion(let path, let file, let program):
            Words(
                zh: ("数据文件 \(path) 是第 \(file) 版，本程序只认到第 \(program) 版。", "请升级程序后再打开；文件没有被改动。"),
                en: (
                    "The data file \(path) has version \(file); this program knows versions up to \(program).",
                    "Upgrade the program, then open it; the file was not touched."
                ))
        case .olderVersion:
            Words(
                zh: ("数据文件还是旧版本的。", "请先用 huzhu 打开一次，文件会自动升级。"),
                en: (
                    "The data file is still that of an older version.",
                    "Open it with huzhu once; it is brought up to date by itself."
                ))
        case .locked:
            Words(
                zh: ("数据文件正被另一个程序占用。", "请稍等再试；若一直如此，关闭另一个柜台程序。"),
                en: (
                    "The data file is in use by another program.",
                    "Wait and try again; if it stays so, close the other counter."
                ))
        case .diskFull:
            Words(
                zh: ("磁盘已满，这次没有保存。", "请腾出空间再试；已保存的记录不受影响。"),
                en: (
                    "The disk is full; this was not saved.",
                    "Free some space and try again; what was saved before is safe."
                ))
        case .diskFailed(let code):
            Words(
                zh: ("磁盘读写出错（\(code)），这次没有存。", "请检查磁盘是否插好、是否只读，再试一次；若再出错，换一个磁盘备份。"),
                en: (
                    "The disk failed (\(code)); this was not stored.",
                    "See that it is plugged in and not read-only, and try again; if it fails again, back up to another."
                ))
        case .damaged(let detail):
            Words(
                zh: ("数据文件有损坏（\(detail)）。", "请停止录入，用最近的备份恢复，并告诉管理员。"),
                en: (
                    "The data file is damaged (\(detail)).",
                    "Stop entering, restore the latest backup, and tell the administrator."
                ))
        case .database(let code, let message):
            Words(
                zh: ("数据库出错（\(code)：\(message)），这次没有保存。", "请再试一次；若再次出现，把括号里的内容告诉管理员。"),
                en: (
                    "The database failed (\(code): \(message)); this was not saved.",
                    "Try again; if it happens again, tell the administrator what stands in brackets."
                ))
        case .keyMissing(let path):
            Words(
                zh: ("找不到数据文件的密钥 \(path)。", "请从备份里取回密钥文件，放在数据文件旁边。"),
                en: (
                    "The key of the data file, \(path), is missing.",
                    "Fetch the key file from the backup and put it beside the data file."
                ))
        case .keyUnreadable(let path):
            Words(
                zh: ("密钥文件 \(path) 读不出来，或长度不对。", "请核对权限，或从备份里取回密钥文件。"),
                en: (
                    "The key file \(path) can't be read, or has the wrong length.",
                    "Check its permissions, or fetch it from the backup."
                ))
        case .wrongKey:
            Words(
                zh: ("密钥与这个数据文件不配。", "请找到与数据文件一同建立的密钥文件，放在它旁边。"),
                en: (
                    "The key doesn't belong to this data file.",
                    "Find the key file that was made with it and put it beside the data file."
                ))
        case .sealBroken(let column):
            Words(
                zh: ("一项加密内容打不开（\(column)），可能被改动过。", "请不要改动这条记录，用备份核对，并告诉管理员。"),
                en: (
                    "A sealed value doesn't open (\(column)); it may have been altered.",
                    "Leave this record alone, compare it with a backup, and tell the administrator."
                ))
        case .auditBroken(let entry):
            Words(
                zh: ("操作记录从第 \(entry) 条起对不上，可能被改动过。", "请保留文件原样，告诉主管和审计。"),
                en: (
                    "The audit trail doesn't hold from entry \(entry) on; it may have been altered.",
                    "Keep the file as it is; tell the supervisor and the auditor."
                ))
        case .moneyAltered(let row):
            Words(
                zh: ("这条钱款记录（\(row)）在程序之外被改动过。", "请不要再办它，用备份核对，并告诉主管和审计。"),
                en: (
                    "This record about money (\(row)) was altered outside the program.",
                    "Leave it alone, compare it with a backup, and tell the supervisor and the auditor."
                ))
        case .notFound(let kind):
            Words(
                zh: ("没有找到这\(kind.name(.zh))。", "请回到查找，重新选一次。"),
                en: ("This \(kind.name(.en)) was not found.", "Go back to the search and choose again."))
        case .changedMeanwhile(let by, let at):
            Words(
                zh: ("\(by)已在 \(at.text(offsetMinutes: 480)) 改过这条记录。", "请刷新看新内容，再改一次；您输入的还在。"),
                en: (
                    "\(by) changed this record at \(at.text(offsetMinutes: 480)).",
                    "Refresh to see it, then change it again; what you typed is still here."
                ))
        case .claimMoved(let by, let action, let stage, let at):
            Words(
                zh: (
                    "\(by)已在 \(at.text(offsetMinutes: 480)) 办了「\(action.name(.zh))」，这件理赔现在是「\(stage.name(.zh))」。",
                    "请看新的状态再决定；您输入的还在。"
                ),
                en: (
                    "\(by) did “\(action.name(.en))” at \(at.text(offsetMinutes: 480)); this claim is now “\(stage.name(.en))”.",
                    "Look at it again, then decide; what you typed is still here."
                ))
        case .userNameTaken(let name):
            Words(
                zh: ("已经有一位在岗的\(name)。", "请在姓名后加上区别，如部门。"),
                en: ("There is a user \(name) already.", "Add what tells them apart, such as the department."))
        case .lastSupervisor(let office):
            Words(
                zh: ("\(office.text) 办事处只有这一位主管。", "请先让另一位任主管，再改这一位。"),
                en: ("This is the only supervisor of the office \(office.text).", "Make another one first."))
        case .limitOutOfRange:
            Words(
                zh: ("天数要在 1 至 3650 之间，抽查比例要在 0 至 100 之间，金额不能为负。", "请改正后再保存。"),
                en: (
                    "Days go from 1 to 3,650, the sample from 0 to 100 percent, and no sum is negative.", "Correct it."
                ))
        case .nothingChanged:
            Words(
                zh: ("没有改动任何内容。", "请先改正，再保存。"),
                en: ("Nothing was changed.", "Correct something first."))
        case .identityTaken(let name, let masked, let number):
            Words(
                zh: ("证件号 \(masked) 已登记给\(name)，会员号 \(number)。", "请打开已有的这个人，不要重复登记。"),
                en: (
                    "The identity number \(masked) is already on the roll for \(name), \(number).",
                    "Open that person instead of entering them again."
                ))
        case .creditCodeTaken(let name):
            Words(
                zh: ("这个统一社会信用代码已登记给\(name)。", "请选用已有的单位。"),
                en: ("This credit code is already registered for \(name).", "Choose that employer."))
        case .notAMember:
            Words(
                zh: ("监护人不是会员。", "请先把监护人登记为会员，再登记子女。"),
                en: ("The guardian is not a member.", "Enter the guardian as a member first, then the child."))
        case .nameMissing:
            Words(
                zh: ("名称是空的。", "请填写名称。"),
                en: ("The name is empty.", "Type the name."))
        case .numbersExhausted(let kind, let last):
            Words(
                zh: ("\(kind.name(.zh))的号段已用到最后一号 \(last)。", "请向上级办事处申请新号段，领到后再办。"),
                en: (
                    "The block for \(kind.name(.en)) is used up, to the last one, \(last).",
                    "Ask the upper office for a new block before going on."
                ))
        case .nothingChosen:
            Words(
                zh: ("一项也没有选。", "请至少选一项。"),
                en: ("Nothing was chosen.", "Choose at least one."))
        case .planNotOffered(let plan):
            Words(
                zh: ("没有代码为 \(plan.text) 的保障活动，或那一天还没有开办。", "请重新选择保障活动或起始日。"),
                en: ("There is no plan \(plan.text) on that day.", "Choose the plan or the first day again."))
        case .termNotOffered(let term):
            Words(
                zh: ("保障期 \(term.first.iso) 至 \(term.last.iso) 不符合这项保障的期限。", "请按这项保障的期限重新选择。"),
                en: (
                    "The term \(term.first.iso) to \(term.last.iso) is not one that the plan offers.",
                    "Choose a term that the plan offers."
                ))
        case .termInPast(let first):
            Words(
                zh: ("保障期不能从过去的日子 \(first.iso) 开始。", "会费应在保障开始前缴；请选今天以后的日子。"),
                en: (
                    "Cover can't begin on \(first.iso), which is past.",
                    "The fee is due before cover starts; choose a later day."
                ))
        case .feeNotOffered(let plan):
            Words(
                zh: ("\(plan.zh)没有这个档次、份数或天数。", "请重新选择档次、份数或天数。"),
                en: (
                    "\(plan.en) doesn't offer this tier, number of shares or number of days.",
                    "Choose the tier, shares or days again."
                ))
        case .feeDiffers(let plan, let shown, let computed):
            Words(
                zh: ("\(plan.zh)的会费，屏上是 \(shown.grouped)，现在算出 \(computed.grouped)。", "请回到选择保障，按新的会费再确认。"),
                en: (
                    "The fee of \(plan.en) was shown as \(shown.grouped); computed now it is \(computed.grouped).",
                    "Go back to the plans and confirm the new fee."
                ))
        case .splitDiffers(let fee, let split):
            Words(
                zh: ("会费 \(fee.grouped) 与分摊合计 \(split.grouped) 不等。", "请改正单位、工会、本人各付多少。"),
                en: (
                    "The fee is \(fee.grouped), but its parts add up to \(split.grouped).",
                    "Correct what unit, union and worker pay."
                ))
        case .continuityDiffers(let plan, let continues):
            Words(
                zh: ("\(continues ? "\(plan.zh)这次是按时续保，屏上没有算作续保。" : "\(plan.zh)这次不是按时续保，屏上算作了续保。")", "请回到选择保障，重新确认。"),
                en: (
                    "\(continues ? "This enrolment in \(plan.en) continues the last one, but was shown as new." : "This enrolment in \(plan.en) doesn't continue an earlier one, but was shown as a renewal.")",
                    "Go back to the plans and confirm again."
                ))
        case .alreadyPaid(let number):
            Words(
                zh: ("凭证 \(number.text) 的会费已经缴过。", "请刷新后核对收据。"),
                en: ("The fee of certificate \(number.text) is already paid.", "Refresh and look at its receipt."))
        case .eventInFuture(let day):
            Words(
                zh: ("\(day.iso) 还没有到。", "请核对日期，年份也看一下。"),
                en: ("\(day.iso) has not come yet.", "Check the date, the year too."))
        case .totalDiffers(let shown, let computed):
            Words(
                zh: ("屏上合计 \(shown.grouped)，现在算出 \(computed.grouped)：其间有别的理赔或缴费存入。", "请看新的核算单，再确认一次。"),
                en: (
                    "The total shown was \(shown.grouped); computed now it is \(computed.grouped), for something was stored meanwhile.",
                    "Look at the new worksheet and confirm again."
                ))
        case .papersMissing(let papers):
            Words(
                zh: ("还缺：\(papers.map { $0.name(.zh) }.joined(separator: "、"))。", "请先收齐材料，或一次告知补件。"),
                en: (
                    "Still missing: \(papers.map { $0.name(.en) }.joined(separator: ", ")).",
                    "Take the papers first, or ask for all of them at once."
                ))
        case .reasonMissing:
            Words(
                zh: ("没有写明理由。", "请选一个理由；选「其他」时要写文字。"),
                en: ("No reason was given.", "Choose a reason; “other” needs a text."))
        case .plansRevised:
            Words(
                zh: ("别的柜台刚导入了新的保障条款。", "请看新的数字，再确认一次。"),
                en: (
                    "Another counter has just imported other plan terms.", "Look at the new figures and confirm again."
                ))
        case .nothingRevised(let plan):
            Words(
                zh: ("\(plan.zh)的文件和现在的一样，没有改动。", "请核对是不是这个文件。"),
                en: ("The file of \(plan.en) changes nothing.", "Check that it is the right file."))
        case .plansUnreadable(let detail):
            Words(
                zh: ("数据文件里导入过的方案读不出来：\(detail)", "请升级程序；文件没有被改动。"),
                en: (
                    "An imported plan in the data file can't be read: \(detail)",
                    "Upgrade the program; the file was not touched."
                )
            )
        case .gateNotReached(let participation): Words([participation])
        case .planRefused(let faults): Words(faults)
        case .ineligible(_, let reasons): Words(reasons)
        case .eventFaulty(let faults): Words(faults)
        case .barred(let bar): Words([bar])
        case .payment(let fault): Words([fault])
        case .backup(let fault): Words([fault])
        case .importing(let fault): Words([fault])
        case .misplaced(let misplacement): Words([misplacement])
        case .correctionBarred(let bar): Words([bar])
        case .warningBarred(let bar): Words([bar])
        case .reveal(let bar): Words([bar])
        case .call(let fault): Words([fault])
        case .account(let fault): Words([fault])
        case .knownEvent(let fault): Words([fault])
        case .notLoadable(let number, let flaw):
            switch flaw {
            case .noSteps:
                Words(
                    zh: ("理赔 \(number) 没有经过记录。", "请补上它的经过再导入。"),
                    en: ("Claim \(number) has no steps.", "Give its steps, then load it again."))
            case .lastStepDiffers:
                Words(
                    zh: ("理赔 \(number) 的状态与最后一步不一致。", "请改正状态或最后一步再导入。"),
                    en: (
                        "The state of claim \(number) differs from its last step.",
                        "Correct either, then load it again."
                    ))
            case .coverUnknown:
                Words(
                    zh: ("理赔 \(number) 的核算单指向不存在的凭证。", "请先导入那张凭证。"),
                    en: (
                        "The worksheet of claim \(number) names a certificate that isn't there.",
                        "Load that certificate first."
                    ))
            }
        }
    }
}

extension RecordKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.user, .zh): "个用户"
        case (.user, .en): "user"
        case (.employer, .zh): "个单位"
        case (.employer, .en): "employer"
        case (.person, .zh): "个人"
        case (.person, .en): "person"
        case (.enrolment, .zh): "张凭证"
        case (.enrolment, .en): "certificate"
        case (.claim, .zh): "件理赔"
        case (.claim, .en): "claim"
        case (.batch, .zh): "个拨付批次"
        case (.batch, .en): "payment batch"
        case (.warning, .zh): "条提示"
        case (.warning, .en): "warning"
        case (.knownEvent, .zh): "件应赔未赔"
        case (.knownEvent, .en): "unclaimed event"
        }
    }
}
