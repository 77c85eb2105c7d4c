extension RosterColumn: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.serial, .zh): "序号"
        case (.serial, .en): "no."
        case (.name, .zh): "姓名"
        case (.name, .en): "name"
        case (.identity, .zh): "身份证号"
        case (.identity, .en): "ID number"
        case (.phone, .zh): "手机号"
        case (.phone, .en): "phone"
        }
    }
}

extension RosterFault: Worded {
    /// With its cell before it.
    package func sentence(_ language: Language) -> Sentence {
        let said = flaw.sentence(language)
        let what =
            language == .zh
            ? "\(cell) \(column.name(.zh))：\(said.what)" : "\(cell) \(column.name(.en)): \(said.what)"
        return Sentence(what: what, todo: said.todo)
    }
}

extension RosterFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch self {
        case .name(let faults): return faults.sentence(language)
        case .identity(let faults): return faults.sentence(language)
        case .phone(let faults): return faults.sentence(language)
        default: return language == .zh ? chinese : english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .digitsLost(let text):
            Sentence(
                what: "身份证号被表格当成了数字（\(shown(text))），后三位已经丢了。",
                todo: "请把这一列设成“文本”格式，照证件重新录入，再导入。")
        case .tooYoung(let birth):
            Sentence(
                what: "出生日期 \(birth.iso)，不满 \(RosterReading.leastAge) 周岁。", todo: "请核对号码；子女请在本人页登记为家属。")
        case .repeated(let row, true): Sentence(what: "与第 \(row) 行是同一个人。", todo: "请删去重复的一行。")
        case .repeated(let row, false):
            Sentence(what: "与第 \(row) 行证件号相同，姓名不同。", todo: "请照证件核对两行，改正或删去一行。")
        case .otherName(let known, let number):
            Sentence(what: "这个证件号已登记为 \(known)（\(number.text)）。", todo: "请照证件核对；登记错了的，先在本人页更正姓名。")
        case .otherEmployer(let name, let number):
            Sentence(what: "这个人登记在“\(name)”（\(number.text)）。", todo: "已经调来的，先在本人页办调动，再导入。")
        case .dependant(let number):
            Sentence(what: "这个人登记为别人的家属（\(number.text)）。", todo: "请核对号码；确是职工的，请单独办理。")
        case .dead(let day, let number):
            Sentence(what: "这个人已登记身故（\(number.text)，\(day.iso)）。", todo: "请与单位核对；登记错了的，先在本人页撤销。")
        case .merged(let number):
            Sentence(what: "这个证件号的记录已并入 \(number.text)，那里的证件号不同。", todo: "请照证件核对号码。")
        case .name, .identity, .phone: Sentence(what: "", todo: "")
        }
    }

    private var english: Sentence {
        switch self {
        case .digitsLost(let text):
            Sentence(
                what:
                    "The spreadsheet took the ID number for a number (\(shown(text))); its last three digits are lost.",
                todo: "Set the column to “text”, type the number anew from the card, and import again.")
        case .tooYoung(let birth):
            Sentence(
                what: "Born on \(birth.iso), not yet \(RosterReading.leastAge).",
                todo: "Check the number; enter a child as a dependant on the member's page.")
        case .repeated(let row, true):
            Sentence(what: "The same person stands in row \(row).", todo: "Take one row out.")
        case .repeated(let row, false):
            Sentence(
                what: "Row \(row) has the same number under another name.",
                todo: "Compare both with the cards; correct one or take it out.")
        case .otherName(let known, let number):
            Sentence(
                what: "The number is on the roll as \(known) (\(number.text)).",
                todo: "Compare with the card; where the roll is wrong, correct the name there first.")
        case .otherEmployer(let name, let number):
            Sentence(
                what: "This person is on the roll of “\(name)” (\(number.text)).",
                todo: "If they have moved here, enter the transfer on their page first, then import.")
        case .dependant(let number):
            Sentence(
                what: "This person is on the roll as a dependant (\(number.text)).",
                todo: "Check the number; a worker is dealt with one by one.")
        case .dead(let day, let number):
            Sentence(
                what: "This person is on the roll as deceased (\(number.text), \(day.iso)).",
                todo: "Ask the employer; where the roll is wrong, undo it on their page first.")
        case .merged(let number):
            Sentence(
                what: "The record of this number was made one with \(number.text), which has another number.",
                todo: "Compare the number with the card.")
        case .name, .identity, .phone: Sentence(what: "", todo: "")
        }
    }

    /// So much of a damaged number as a spreadsheet shows.
    private func shown(_ text: String) -> String {
        text.utf8.count == 18 && !text.contains("E")
            ? text.prefix(3) + "***********" + text.suffix(4) : String(text.prefix(7)) + "…"
    }
}
