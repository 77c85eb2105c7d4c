package import MutualAid

extension Invariant {
    /// What holds, as one line for each invariant tells it.
    package func rule(_ language: Language) -> String {
        switch language {
        case .zh: words.rule.zh
        case .en: words.rule.en
        }
    }

    fileprivate struct Words {
        let rule: (zh: String, en: String)
        let broken: (zh: String, en: String)
        var todo = Invariant.askForBackup
    }

    /// For rows that no operation leaves so: somebody, or a failing disk, changed the file beside the program.
    private static let askForBackup = (
        zh: "请保留文件原样，不要再办所列记录，用最近的备份核对，并告诉主管和审计。",
        en:
            "Keep the file as it is, leave these records alone, compare them with the last backup, and tell the supervisor "
            + "and the auditor."
    )
    /// For what was reckoned wrong, or by another program.
    private static let askForAuditor = (
        zh: "请暂停办理所列记录，把这份清单交给主管，由主管联系维护人员。",
        en: "Stop work on these records and give this list to the supervisor, who calls whoever maintains the program."
    )

    fileprivate var words: Words {
        switch self {
        case .integrity:
            Words(
                rule: ("数据文件完好，每一页、每个索引都能读", "the file is sound: every page and every index can be read"),
                broken: ("数据文件本身有损坏。", "The data file itself is damaged."),
                todo: (
                    "请停止使用这个文件，换一块盘恢复最近的备份，坏文件留着备查。",
                    "Stop using it, restore the last backup on another disk, and keep the damaged file."
                ))
        case .references:
            Words(
                rule: ("每条记录指向的记录都在", "every record that another points at is there"),
                broken: ("有记录指向已经不在的记录。", "Records point at others that are not there any more."))
        case .auditChain:
            Words(
                rule: ("操作记录逐条相接，没有改动，也没有缺少", "the audit trail is whole: no entry changed, none missing"),
                broken: ("操作记录从所列的一条起对不上。", "The audit trail doesn't hold from the named entry on."))
        case .nothingRemoved:
            Words(
                rule: (
                    "操作记录里建立过的会员、凭证、收据、理赔、批次都在",
                    "every person, cover, receipt, claim and batch that the trail tells of is there"
                ),
                broken: ("操作记录里建立过的记录不见了。", "Records that the audit trail tells of are gone."))
        case .nothingAdded:
            Words(
                rule: (
                    "没有操作记录里不曾建立的会员、凭证、收据、理赔、批次",
                    "no person, cover, receipt, claim or batch is there that the trail doesn't tell of"
                ),
                broken: ("有记录不是由程序建立的。", "Records are there that the program didn't make."))
        case .moneyMACs:
            Words(
                rule: (
                    "会费、收据、退费、理赔、给付、拨付的每一行都是办理时写下的样子",
                    "every row of fees, receipts, refunds, claims, benefits and payments is as it was written"
                ),
                broken: ("有钱款记录在程序之外被改动或删去。", "Rows about money were changed or removed outside the program."))
        case .sealedValues:
            Words(
                rule: ("每项加密内容都打得开、读得懂", "every sealed value opens and can be read"),
                broken: ("有加密内容打不开或读不懂。", "Sealed values don't open or can't be read."))
        case .amounts:
            Words(
                rule: ("每件理赔的金额和给付行都同计算单一致", "every claim's amount and benefits are those of its worksheet"),
                broken: ("有理赔的金额或给付行同计算单不一致。", "Claims have an amount or benefits other than their worksheets say."))
        case .stages:
            Words(
                rule: ("每件理赔的状态就是最后一步留下的状态", "every claim stands where its last step left it"),
                broken: ("有理赔的状态或挂起标记同办理经过不一致。", "Claims stand elsewhere than their last step left them."))
        case .reachable:
            Words(
                rule: ("每件理赔、每个批次的每一步都是流程允许的", "every step of every claim and batch is one that its life allows"),
                broken: (
                    "有理赔或批次走过流程不允许的步骤，或缺了步骤。",
                    "Claims or batches took steps that their life doesn't allow, or lack some."
                ))
        case .waiting:
            Words(
                rule: (
                    "每件待办的理赔都有期限，该回避的人都记着", "every claim that waits has its due day, and who may not decide is noted"
                ),
                broken: ("有待办理赔的期限或回避名单不对。", "Claims that wait have a wrong due day, or the wrong people barred."),
                todo: Self.askForAuditor)
        case .recomputed:
            Words(
                rule: ("每件理赔按当时的情况重算，逐行一致", "every claim, judged again as things stood then, comes to the same lines"),
                broken: ("有理赔按当时的情况重算，结果不一样。", "Claims, judged again as things stood then, come to something else."),
                todo: Self.askForAuditor)
        case .searchKeys:
            Words(
                rule: ("每个姓名和单位都查得到，没有多余的索引", "every name is found by its keys, and by no others"),
                broken: ("有姓名或单位的查找索引不对，可能查不到。", "Names lack search keys, or have others', and may not be found."),
                todo: Self.askForAuditor)
        case .lookUps:
            Words(
                rule: (
                    "按证件号、手机号、卡号、结算单号都查得到本来那一条",
                    "identity number, phone, card and settlement sheet each find the record that they are of"
                ),
                broken: (
                    "有记录的证件、手机、卡号或结算单查找索引不对，可能查不到，或漏报重复。",
                    "Records lack the look-up of their number, phone, card or sheet; they may not be found, or a twin missed."
                ))
        case .numbers:
            Words(
                rule: ("给出的号码都在计数之内", "no number lies beyond its counter"),
                broken: ("有号码超出计数，再给号会重号。", "Numbers lie beyond their counter, and would be given twice."),
                todo: Self.askForAuditor)
        case .revisions:
            Words(
                rule: (
                    "用到的方案版本都在，导入的方案文件未被改动",
                    "every edition that was judged by is there, and imported files are unchanged"
                ),
                broken: (
                    "有用到的方案版本缺失，或导入的方案文件被改动。",
                    "Editions that were judged by are missing, or imported plan files were changed."
                ))
        case .receipts:
            Words(
                rule: ("每张收据都对得上所收或所退的会费", "every receipt is that of fees taken or given back"),
                broken: ("有收据对不上任何会费，凭证可能被删。", "Receipts belong to no fee: certificates may have been removed."))
        case .refunds:
            Words(
                rule: ("每份退保都退了全部会费，不多不少", "every cancelled cover had its whole fee given back, and only that"),
                broken: (
                    "有退保的退费同会费不一致，或缺退保记录。",
                    "Cancelled covers had something else than their fee given back, or lack the record."
                ))
        case .batchTotals:
            Words(
                rule: ("每个拨付批次的笔数、合计、校验和都同明细一致", "every batch's count, sum and hash total are those of its lines"),
                broken: ("有拨付批次同明细不一致。", "Batches differ from their lines."))
        case .payments:
            Words(
                rule: (
                    "每件理赔的每笔钱至多拨付一次，同互助金相符，状态同拨付明细一致",
                    "of every claim each payment is made once at most and comes to its benefit, as its batch lines say"
                ),
                broken: (
                    "有理赔的状态或金额同拨付明细不一致，或一笔钱拨付了两次。", "Claims differ from their batch lines, or were paid twice."
                ))
        case .merged:
            Words(
                rule: ("合并后的记录名下没有凭证、理赔和子女", "records that were made one with another hold nothing any more"),
                broken: (
                    "有凭证、理赔或子女仍挂在已合并的记录上。",
                    "Covers, claims or children still hang on records that were made one with others."
                ),
                todo: Self.askForAuditor)
        }
    }
}

extension Finding: Worded {
    package func sentence(_ language: Language) -> Sentence {
        let words = invariant.words
        return switch language {
        case .zh: Sentence(what: words.broken.zh, todo: words.todo.zh)
        case .en: Sentence(what: words.broken.en, todo: words.todo.en)
        }
    }
}
