extension AnswerFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .noRows: Sentence(what: "回盘文件里没有明细。", todo: "请核对是不是选错了文件。")
        case .noColumn(let title): Sentence(what: "回盘文件没有“\(title)”这一列。", todo: "请核对文件，或改正列设置文件。")
        case .tooFewFields(let row, let column):
            Sentence(what: "第 \(row) 行太短，没有“\(column)”。", todo: "请核对分隔符，或向银行重取文件。")
        case .lineUnread(let row, let text): Sentence(what: "第 \(row) 行的序号“\(text)”看不懂。", todo: "请向银行重取文件。")
        case .amountUnread(let row, let text): Sentence(what: "第 \(row) 行的金额“\(text)”看不懂。", todo: "请向银行重取文件。")
        case .dayUnread(let row, let text): Sentence(what: "第 \(row) 行的日期“\(text)”看不懂。", todo: "请向银行重取文件。")
        case .resultUnknown(let row, let text):
            Sentence(what: "第 \(row) 行的结果“\(text)”不知道是成功还是失败。", todo: "请问明银行，写进列设置文件的 paid 或 failed。")
        case .otherBatch(let row, let found): Sentence(what: "第 \(row) 行是批次 \(found) 的。", todo: "请选那个批次再读，或核对文件。")
        case .unknownLine(let row, let key): Sentence(what: "第 \(row) 行的“\(key)”不在这个批次里。", todo: "请核对文件，与银行查明。")
        case .twoLines(let row, let claim, let line):
            Sentence(what: "第 \(row) 行的理赔号 \(claim) 与序号 \(line) 不是同一笔。", todo: "请与银行查明。")
        case .double(let row, let first, let claim):
            Sentence(what: "第 \(row) 行与第 \(first) 行都是 \(claim)。", todo: "请与银行查明，有没有付了两次。")
        case .otherAmount(let row, let claim, let asked, let found):
            Sentence(what: "第 \(row) 行 \(claim) 的金额是 \(found.grouped)，应为 \(asked.grouped)。", todo: "请与银行查明。")
        case .otherAccount(let row, let claim, let asked, let found):
            Sentence(what: "第 \(row) 行 \(claim) 的账号是 \(found)，与送出的 \(asked) 不同。", todo: "请与银行查明。")
        case .dayInFuture(let row, let day): Sentence(what: "第 \(row) 行的到账日 \(day.iso) 还没有到。", todo: "请核对文件和本机日期。")
        case .dayTooEarly(let row, let day, let made):
            Sentence(what: "第 \(row) 行的到账日 \(day.iso) 早于制批日 \(made.iso)。", todo: "请与银行查明。")
        case .missing(let claim, let line): Sentence(what: "第 \(line) 笔 \(claim) 不在回盘里。", todo: "请向银行要全部明细。")
        }
    }

    private var english: Sentence {
        switch self {
        case .noRows: Sentence(what: "The bank's file holds no lines.", todo: "Check whether it is the right file.")
        case .noColumn(let title):
            Sentence(
                what: "The bank's file has no column “\(title)”.", todo: "Check the file, or correct the columns file.")
        case .tooFewFields(let row, let column):
            Sentence(
                what: "Row \(row) is too short: it has no “\(column)”.",
                todo: "Check the separator, or fetch the file from the bank again.")
        case .lineUnread(let row, let text):
            Sentence(
                what: "Row \(row): the line number “\(text)” can't be read.",
                todo: "Fetch the file from the bank again.")
        case .amountUnread(let row, let text):
            Sentence(
                what: "Row \(row): the amount “\(text)” can't be read.", todo: "Fetch the file from the bank again.")
        case .dayUnread(let row, let text):
            Sentence(what: "Row \(row): the date “\(text)” can't be read.", todo: "Fetch the file from the bank again.")
        case .resultUnknown(let row, let text):
            Sentence(
                what: "Row \(row): “\(text)” is neither success nor failure.",
                todo: "Ask the bank, and write it under paid or failed in the columns file.")
        case .otherBatch(let row, let found):
            Sentence(what: "Row \(row) is of batch \(found).", todo: "Read it for that batch, or check the file.")
        case .unknownLine(let row, let key):
            Sentence(what: "Row \(row): “\(key)” isn't in this batch.", todo: "Check the file and ask the bank.")
        case .twoLines(let row, let claim, let line):
            Sentence(
                what: "Row \(row): claim \(claim) and line \(line) are not the same payment.", todo: "Ask the bank.")
        case .double(let row, let first, let claim):
            Sentence(
                what: "Rows \(first) and \(row) are both \(claim).", todo: "Ask the bank whether it was paid twice.")
        case .otherAmount(let row, let claim, let asked, let found):
            Sentence(
                what: "Row \(row): \(claim) says \(found.grouped) instead of \(asked.grouped).", todo: "Ask the bank.")
        case .otherAccount(let row, let claim, let asked, let found):
            Sentence(
                what: "Row \(row): \(claim) names account \(found), and \(asked) was sent.", todo: "Ask the bank.")
        case .dayInFuture(let row, let day):
            Sentence(what: "Row \(row): \(day.iso) is still to come.", todo: "Check the file and this computer's date.")
        case .dayTooEarly(let row, let day, let made):
            Sentence(what: "Row \(row): \(day.iso) is before the batch was made, \(made.iso).", todo: "Ask the bank.")
        case .missing(let claim, let line):
            Sentence(what: "Line \(line), \(claim), is not in the bank's file.", todo: "Ask the bank for every line.")
        }
    }
}
