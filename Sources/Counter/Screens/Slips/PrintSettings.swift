package import MutualAid
package import Terminal

/// R3: which printer and paper this desk has, and where slips tell people to go.
package enum PrintSettings: Screen {
    package struct State: Sendable, Equatable {
        var form: Form
        var isLoaded = false
        var isSending = false

        package init(_ desk: Desk) { form = PrintSettings.form(desk, printers: [], OfficeContact()) }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded([String], OfficeContact)
        case kept
        case failed
    }

    package static let code = "R3"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("打印设置", "Printing") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.slips(.printers))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.slips(.printers), .slips(.printers(let names, let contact))): .loaded(names, contact)
        case (.slips(.keep), .settingChanged): .kept
        case (.slips(.keep), _): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.form.isTyping }
    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? { state.form.focused?.help }
    package static func holdsKeys(_ state: State) -> Bool { !state.isLoaded }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        [
            Command(.shown("Enter"), desk.say("下一项", "Next field"), priority: 2, .key(.key(.enter))),
            Command(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices))),
            Command(.act(.submit), desk.say("保存", "Keep"), priority: 0, .key(.act(.submit))),
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let printers, let contact):
            guard !state.isLoaded else { return [] }
            state.form = form(desk, printers: printers, contact)
            state.isLoaded = true
        case .kept:
            return [.back, .praise(desk.say("打印设置已保存。", "The print settings are kept."))]
        case .failed: state.isSending = false
        case .key(let input):
            let events = state.form.handle(input) ?? []
            guard events.contains(.submit) else {
                return events.compactMap { if case .wrongKey(let why) = $0 { .inform(why) } else { nil } }
            }
            guard !state.isSending else { return [] }
            state.isSending = true
            return [.ask(.slips(.keep(printing(state.form), contact: contact(state.form, desk))))]
        }
        return []
    }

    private static func printing(_ form: Form) -> Printing {
        let printer: Printer =
            switch form.value("printer") {
            case file, "": .file
            case standard: .standard
            case let name: .named(String(name.dropFirst(namePrefix.count)))
            }
        return Printing(
            printer: printer, paper: Int(form.value("paper")).flatMap(PaperWidth.init(rawValue:)) ?? .sheet)
    }

    /// `nil` for who may not change it.
    private static func contact(_ form: Form, _ desk: Desk) -> OfficeContact? {
        mayChange(desk) ? OfficeContact(place: form.value("place"), phone: form.value("phone")) : nil
    }

    private static func mayChange(_ desk: Desk) -> Bool { desk.user.duties.contains(.supervisor) }

    private static let file = "file"
    private static let standard = "standard"
    private static let namePrefix = "lp:"

    static func code(_ printer: Printer) -> String {
        switch printer {
        case .file: file
        case .standard: standard
        case .named(let name): namePrefix + name
        }
    }

    private static func form(_ desk: Desk, printers: [String], _ contact: OfficeContact) -> Form {
        var printersKnown = printers
        // One that is set and not there now stays to be seen.
        if case .named(let name) = desk.printing.printer, !printers.contains(name) { printersKnown.append(name) }
        let all = [Printer.file, .standard] + printersKnown.map(Printer.named)
        let supervisor = desk.say("由主管修改", "the supervisor's to change")
        let place = Field(
            "place", desk.say("送交地点", "Bring to"), .text, limit: 60, width: 44,
            help: desk.say(
                "告知单上写的地点，如：经二路 1 号一楼 3 号窗口。", "Where slips tell people to bring papers: street, floor, window."),
            section: desk.say("单据上的联系方式", "On the slips"), disabled: mayChange(desk) ? nil : supervisor,
            value: contact.place)
        return Form(
            [
                Field(
                    "printer", desk.say("打印机", "Printer"), .choice, required: true,
                    options: all.map { Option(code($0), $0.name(desk.language)) },
                    help: desk.say(
                        "没有打印机时存成文件：放在数据文件旁的 prints 文件夹，只有您能看。",
                        "Without a printer slips are kept as files in the folder prints beside the data, for you alone."
                    ),
                    value: code(desk.printing.printer)),
                Field(
                    "paper", desk.say("纸宽", "Paper"), .choice, required: true,
                    options: PaperWidth.allCases.map { Option("\($0.rawValue)", $0.name(desk.language)) },
                    help: desk.say("小票打印机选 42 格。", "A receipt printer has 42 columns."),
                    value: "\(desk.printing.paper.rawValue)"), place,
                Field(
                    "phone", desk.say("咨询电话", "Phone"), .text, limit: 30, width: 24,
                    help: desk.say("告知单上写的电话。", "The phone number on the slips."),
                    disabled: mayChange(desk) ? nil : supervisor, value: contact.phone),
            ], words: desk.words)
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard state.isLoaded else { return desk.page([.lines([.blank, Line("  " + desk.words.waiting, .muted)])]) }
        return desk.page([.spacer(1), .form(state.form)])
    }
}
