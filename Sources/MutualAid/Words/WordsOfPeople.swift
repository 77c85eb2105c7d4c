extension PhoneFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .empty:
            Sentence(what: "还没有填电话号码。", todo: "请录入手机号，或带区号的固定电话。")
        case .character(let found):
            Sentence(what: "电话号码里有“\(found)”，号码只有数字。", todo: "请只录数字；分机号请写在备注里。")
        case .mobileLength(let count):
            Sentence(what: "手机号应为 11 位，现在是 \(count) 位。", todo: count < 11 ? "请问清后补齐。" : "请问清后删去多录的数字。")
        case .mobilePrefix(let prefix):
            Sentence(what: "没有以 \(prefix) 开头的手机号。", todo: "请核对前两位，手机号以 13 至 19 开头。")
        case .landlineLength(let count):
            Sentence(what: "固定电话连区号应为 10 至 12 位，现在是 \(count) 位。", todo: "请核对区号和号码，例如 0917-3262345。")
        case .areaCodeMissing:
            Sentence(what: "固定电话缺少区号。", todo: "请在前面加上区号，例如宝鸡是 0917。")
        case .start(let digit):
            Sentence(what: "没有以 \(digit) 开头的这种号码。", todo: "手机号以 1 开头，固定电话以区号的 0 开头，请核对。")
        }
    }

    private var english: Sentence {
        switch self {
        case .empty:
            Sentence(
                what: "The phone number is empty.", todo: "Type a mobile number, or a landline with its area code.")
        case .character(let found):
            Sentence(
                what: "The phone number holds “\(found)”; phone numbers have digits only.",
                todo: "Type digits only; an extension goes into the notes.")
        case .mobileLength(let count):
            Sentence(
                what: "A mobile number has 11 digits; this one has \(count).",
                todo: count < 11 ? "Ask again and add what is missing." : "Ask again and remove what is extra.")
        case .mobilePrefix(let prefix):
            Sentence(
                what: "No mobile number begins with \(prefix).", todo: "Check the first two digits; they are 13 to 19.")
        case .landlineLength(let count):
            Sentence(
                what: "A landline with its area code has 10 to 12 digits; this one has \(count).",
                todo: "Check the area code and the number, for example 0917-3262345.")
        case .areaCodeMissing:
            Sentence(
                what: "The landline has no area code.", todo: "Put the area code first, for example 0917 for Baoji.")
        case .start(let digit):
            Sentence(
                what: "No such phone number begins with \(digit).",
                todo: "Mobile numbers begin with 1 and landlines with the 0 of the area code; check it.")
        }
    }
}

extension PersonNameFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .empty:
            Sentence(what: "还没有填姓名。", todo: "请照身份证录入姓名。")
        case .tooLong(let count):
            Sentence(what: "姓名最多 50 个字，现在是 \(count) 个字。", todo: "请核对，只录姓名本身。")
        case .digit(let found):
            Sentence(what: "姓名里有数字“\(found)”。", todo: "请删去数字；同名的人靠身份证号码区分。")
        case .character(let found):
            Sentence(what: "姓名里有“\(found)”，姓名中不能用它。", todo: "请照身份证改成汉字、字母或间隔号“·”。")
        case .hiddenCharacter(let code):
            Sentence(what: "姓名里混入了看不见的字符（\(code)）。", todo: "请清空后重新录入，不要从别处粘贴。")
        case .privateUse(let code):
            Sentence(what: "姓名里有一个自造字（\(code)），换台电脑就认不出来。", todo: "请改用这个生僻字的标准编码录入，或请单位核实写法。")
        case .interpunctPlace:
            Sentence(what: "间隔号的位置不对。", todo: "间隔号只用在名字两部分之间，一次一个，例如 阿卜杜拉·买买提。")
        }
    }

    private var english: Sentence {
        switch self {
        case .empty:
            Sentence(what: "The name is empty.", todo: "Type the name on the ID card.")
        case .tooLong(let count):
            Sentence(
                what: "A name has at most 50 characters; this one has \(count).",
                todo: "Check it, and type the name only.")
        case .digit(let found):
            Sentence(
                what: "The name holds the digit “\(found)”.",
                todo: "Remove it; people of one name are told apart by ID number.")
        case .character(let found):
            Sentence(
                what: "The name holds “\(found)”, which names don't have.",
                todo: "Type it as on the ID card: Han characters, letters or the interpunct “·”.")
        case .hiddenCharacter(let code):
            Sentence(
                what: "The name holds a character that can't be seen (\(code)).",
                todo: "Clear the field and type the name instead of pasting it.")
        case .privateUse(let code):
            Sentence(
                what: "The name holds a home-made character (\(code)) that other computers can't show.",
                todo: "Type the standard form of this rare character, or ask the employer how it is written.")
        case .interpunctPlace:
            Sentence(
                what: "The interpunct or hyphen stands in the wrong place.",
                todo: "Put one between two parts of the name, for example 阿卜杜拉·买买提.")
        }
    }
}
