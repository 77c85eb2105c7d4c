import MutualAid
import Terminal

/// The fields of the three kinds of claim. Values are kept by field, so that changing the kind and back loses nothing.
enum ClaimForm {
    /// Rows of diseases and of injuries: one more than are filled, at most so many.
    static let mostDiseases = 5
    static let mostInjuries = 6
    /// The five figures of a settlement sheet, in its order.
    static let figures = ["total", "pooled", "other", "ownPay", "ownExpense"]

    /// The field of the day that decides everything.
    static func dayField(_ kind: ClaimEventKind) -> String {
        switch kind {
        case .hospital: "admitted"
        case .diagnosis: "diagnosed"
        case .accident: "happened"
        }
    }

    static func make(_ kind: ClaimEventKind, values: [String: String], papers: [Paper], _ desk: Desk) -> Form {
        var form = Form([kindField(kind, desk)], words: desk.words)
        form.oneColumn = true
        switch kind {
        case .hospital: form.fields += hospital(desk)
        case .diagnosis: form.fields += diagnosis(rows: filled("disease", values, most: mostDiseases), desk)
        case .accident: form.fields += accident(rows: filled("grade", values, most: mostInjuries), desk)
        }
        form.fields += common(papers, desk)
        form.load(values)
        form.set("kind", kind.rawValue)
        return form
    }

    static func id(_ name: String, _ place: Int) -> String { "\(name)\(place)" }

    /// Rows with something in them, and one to type the next into.
    private static func filled(_ name: String, _ values: [String: String], most: Int) -> Int {
        let last = (0..<most).last { place in
            let own = values[id(name, place)] ?? values[id(name, place) + ".text"] ?? ""
            return !own.isEmpty || !(name == "grade" ? values[id("part", place)] ?? "" : "").isEmpty
        }
        return min(most, (last ?? -1) + 2)
    }

    private static func kindField(_ kind: ClaimEventKind, _ desk: Desk) -> Field {
        let kinds = ClaimEventKind.allCases
        return Field(
            "kind", desk.say("种类", "Kind"), .choice, required: true, width: 14,
            options: kinds.map { Option($0.rawValue, $0.name(desk.language)) },
            help: desk.say(
                "打 1、2、3 选种类并直接到下一项；改种类不丢已打的内容。",
                "Type 1, 2 or 3: the kind is chosen and the next field waits. Changing it loses nothing."),
            value: kind.rawValue)
    }

    private static func hospital(_ desk: Desk) -> [Field] {
        let causes = Cause.allCases.map { Option($0.rawValue, $0.name(desk.language)) }
        let figureHelp = desk.say(
            "照结算单打五个数字；打了四个，第五个空着按 Enter 就按其余四项算出。",
            "The five figures of the sheet. With four typed, Enter on the empty fifth works it out.")
        return [
            Field(
                "admitted", desk.say("入院日", "Admitted"), .day, required: true,
                help: desk.say(
                    "入院日决定哪些保障有效、按哪一版核算。", "The day of admission decides which covers are in force, and the edition.")),
            Field("discharged", desk.say("出院日", "Discharged"), .day, required: true, beside: true),
            Field(
                "cause", desk.say("起因", "Cause"), .choice, required: true, width: 8, options: causes,
                help: desk.say("疾病住院有等待期，意外没有。", "Illness waits, an accident doesn't."), value: Cause.illness.rawValue),
            Field(
                "sheet", desk.say("结算单号", "Sheet no."), .code, required: true, limit: 40, width: 24,
                help: desk.say(
                    "医保结算单右上角的号码；同一号码申领过会提醒。", "The number of the insurance settlement sheet; one seen before is told."),
                beside: true),
            Field("total", desk.say("总费用", "Total"), .money, required: true, limit: 16, help: figureHelp),
            Field(
                "pooled", desk.say("统筹支付", "Pooled"), .money, required: true, limit: 16, help: figureHelp, beside: true),
            Field("other", desk.say("其他", "Other"), .money, limit: 16, hint: "0.00", help: figureHelp, beside: true),
            Field("ownPay", desk.say("自付", "Own pay"), .money, required: true, limit: 16, help: figureHelp),
            Field(
                "ownExpense", desk.say("自费", "Own expense"), .money, required: true, limit: 16, help: figureHelp,
                beside: true),
        ]
    }

    private static func diagnosis(rows: Int, _ desk: Desk) -> [Field] {
        [Field("diagnosed", desk.say("确诊日", "Diagnosed"), .day, required: true)] + (0..<rows).map { disease($0, desk) }
    }

    static func disease(_ place: Int, _ desk: Desk) -> Field {
        Field(
            id("disease", place), desk.say("病种 \(place + 1)", "Disease \(place + 1)"), .find, required: place == 0,
            limit: 40,
            width: 40, options: diseases(matching: "", desk),
            hint: place == 0 ? desk.say("打汉字或代码，F4 列出", "name or code, F4 lists") : "",
            help: desk.say(
                "诊断书上的病种，可以有几个：有的保障认癌种，有的认恶性肿瘤。没有名称的空位待办事处文件导入，不能选。",
                "The diseases on the paper, several if need be: one plan lists the cancer, another the tumour. Open slots can't be chosen."
            ))
    }

    private static func accident(rows: Int, _ desk: Desk) -> [Field] {
        [
            Field("happened", desk.say("出险日", "Accident on"), .day, required: true),
            Field(
                "death", desk.say("身故", "Death"), .toggle(yes: desk.say("是", "yes"), no: desk.say("否", "no")), width: 6,
                beside: true, value: "no"),
        ] + (0..<rows).flatMap { injury($0, desk) } + [
            Field(
                "medicalCost", desk.say("医疗费用", "Medical cost"), .money, limit: 16, hint: "0.00",
                help: desk.say("子女意外的医疗费用；没有就空着。", "Medical cost of a child's accident; empty for none.")),
            Field("hospitalDays", desk.say("住院天数", "Hospital days"), .digits, limit: 5, hint: "0", beside: true),
        ]
    }

    static func injury(_ place: Int, _ desk: Desk) -> [Field] {
        [
            Field(
                id("grade", place), desk.say("伤残 \(place + 1) 等级", "Injury \(place + 1)"), .digits, limit: 2, width: 4,
                hint: "1-10",
                help: desk.say(
                    "伤残鉴定书上的等级，1 最重，10 最轻。", "The grade on the certificate: 1 the heaviest, 10 the lightest.")),
            Field(
                id("part", place), desk.say("部位", "Part"), .choice, width: 22,
                options: BodyParts.all.map { Option($0.part.text, $0.name.name(desk.language), keys: $0.letters) },
                help: desk.say(
                    "同一部位只算最重的一处；两个以上部位同为最重，晋升一级。",
                    "A part counts once, at its heaviest; two parts that share it count one grade up."),
                beside: true),
        ]
    }

    /// The papers come first: what stands behind them is seldom changed, and F10 on the papers skips it.
    private static func common(_ papers: [Paper], _ desk: Desk) -> [Field] {
        [
            Field(
                "papers", desk.say("材料", "Papers"), .checks, options: options(papers, desk),
                help: desk.say(
                    "今天带来的打勾（数字或空格，0 全勾）；已留存的不再要。没带的可先受理，一次告知。",
                    "Tick what was brought (digit or Space, 0 for all); what is on file isn't asked for. The rest is asked for once, together."
                )),
            Field(
                "filed", desk.say("申请日", "Filed"), .day, required: true,
                help: desk.say("收到申请的日子，默认今天。", "The day on which the application came; today unless changed."),
                value: desk.today.iso),
            Field(
                "proxy", desk.say("代办", "By proxy"), .toggle(yes: desk.say("是", "yes"), no: desk.say("否", "no")),
                width: 6,
                help: desk.say(
                    "由别人代办时要委托书和代办人身份证，会加到上面的材料里。",
                    "Someone who comes for another brings an authorisation and an ID; they join the papers above."),
                beside: true, value: "no"),
        ]
    }

    static func options(_ papers: [Paper], _ desk: Desk) -> [Option] {
        papers.map { Option($0.rawValue, $0.name(desk.language)) }
    }

    /// The slots of every plan's lists, each code once; open slots are shown but barred.
    static func diseases(matching text: String, _ desk: Desk) -> [Option] {
        let wanted = Normal.ascii(text).lowercased()
        let options = desk.catalogue.diseaseSlots.compactMap { slot -> Option? in
            let known = [
                slot.code.text, slot.name(desk.language), slot.name?.zh ?? "", slot.name?.en ?? "",
            ]
            guard wanted.isEmpty || known.contains(where: { $0.lowercased().contains(wanted) }) else { return nil }
            return Option(
                slot.code.text, slot.name(desk.language), detail: slot.code.text,
                barred: slot.isOpen
                    ? desk.say(
                        "病种 \(slot.code) 待办事处文件导入，还不能选",
                        "\(slot.code) is an open slot until the office's list is imported") : nil)
        }
        // What can be chosen stands first; the order of the lists holds within.
        return options.filter { $0.barred == nil } + options.filter { $0.barred != nil }
    }
}
