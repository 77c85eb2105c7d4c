package import MutualAid
package import Terminal

/// P7: which draft edition the stored claims shall be computed again under, and how far that is.
package enum Simulate: Screen {
    package struct State: Sendable, Equatable {
        var form: Form
        /// Claims compared so far, while it runs.
        var progress: (done: Int, total: Int)?
        /// Everything wrong with the draft, after it was read.
        var faults: [Sentence] = []
        var top = 0
        var size = Size.home

        package init(_ desk: Desk) { form = Simulate.fields(desk) }

        package static func == (a: State, b: State) -> Bool {
            a.form == b.form && a.progress?.done == b.progress?.done && a.progress?.total == b.progress?.total
                && a.faults == b.faults && a.top == b.top && a.size == b.size
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case scroll(to: Int)
        case ran(Int, of: Int)
        case finished(SimulatedPlan)
        case faulty([Sentence])
        case failed
    }

    package static let code = "P7"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("会变什么", "Simulation") }

    fileprivate static func fields(_ desk: Desk) -> Form {
        Form(
            [
                Field(
                    "path", desk.say("草案文件", "Draft file"), .text, required: true, sticky: true, limit: 400, width: 56,
                    help: desk.say(
                        "方案文件的路径，写法同 seeds/plans 里的文件。只读，不写任何数据。",
                        "The path of a plan file, written like those in seeds/plans. Nothing is written.")),
                Field(
                    "edition", desk.say("哪一版", "Edition"), .text, sticky: true, limit: 20, width: 20,
                    hint: desk.say("最后一版", "the last"),
                    help: desk.say("文件里有几版时，写版本代码；不写就是最后一版。", "The code of one of its editions; empty means the last.")),
            ], words: desk.words)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.progress != nil {
            return [Command(.act(.back), desk.say("不再等待", "Stop"), priority: 0, .key(.act(.back)))]
        }
        let last = lastTop(state)
        var commands: [Command<Action>] = [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
            Command(.act(.submit), desk.say("重算", "Compute"), priority: 0, .key(.act(.submit))),
        ]
        if last > 0 {
            commands += [
                Command(
                    .act(.pageBack), desk.say("上页", "Page up"), priority: 4,
                    .scroll(to: max(0, state.top - rows(state)))),
                Command(
                    .act(.pageForward), desk.say("下页", "Page down"), priority: 3,
                    .scroll(to: min(last, state.top + rows(state)))),
            ]
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        guard state.progress == nil else { return nil }
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        guard case .simulation = request else { return nil }
        switch reply {
        case .simulation(.running(let done, let total)): return .ran(done, of: total)
        case .simulation(.finished(let plan)): return .finished(plan)
        case .simulation(.faulty(let sentences)): return .faulty(sentences)
        default: return .failed
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.progress == nil && state.form.isTyping }
    /// What is typed ahead is meant for the figures that are to come.
    package static func holdsKeys(_ state: State) -> Bool { state.progress != nil }
    package static func stopWaiting(_ state: inout State) { state.progress = nil }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard let field = state.form.focused else { return nil }
        return field.help.isEmpty ? nil : field.help
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .ran(let done, let total):
            state.progress = (done, total)
            return [.ask(.simulation(.goOn))]
        case .finished(let plan):
            state.progress = nil
            return [.go(.simulated(plan))]
        case .faulty(let sentences):
            state.progress = nil
            state.faults = sentences
            state.top = 0
        case .failed: state.progress = nil
        case .scroll(let top): state.top = top
        case .key(let input):
            // Back while it runs is the kernel's: it gives up.
            guard state.progress == nil else { return [] }
            return fill(input, &state, desk)
        }
        return []
    }

    private static func fill(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .submit:
                let missing = Sentence(
                    what: desk.say("还没有写草案文件。", "No draft file is named."),
                    todo: desk.say("请打路径，如 plan-women.toml。", "Type its path, such as plan-women.toml."))
                let errors = state.form.value("path").isEmpty ? ["path": missing] : [:]
                let said = state.form.said(errors, columns: state.size.columns, on: state.form.first(of: errors))
                guard state.form.show(errors: said) else { return effects }
                state.faults = []
                state.progress = (0, 0)
                effects.append(
                    .ask(
                        .simulation(
                            .start(path: state.form.value("path"), edition: state.form.value("edition")))))
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        return effects
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        var blocks: [Block] = [.spacer(1), .form(state.form), .spacer(1)]
        if let progress = state.progress {
            blocks.append(.lines(progressLines(progress.done, progress.total, state, desk)))
        } else if state.faults.isEmpty {
            blocks.append(.lines(explanation(state, desk)))
        } else {
            let lines = faultLines(state)
            let rows = rows(state)
            blocks.append(
                .lines([
                    Line(
                        desk.say(
                            "  文件里有 \(state.faults.count) 处要改：",
                            state.faults.count == 1
                                ? "  1 fault in the file:" : "  \(state.faults.count) faults in the file:"),
                        .warning)
                ]))
            blocks.append(.lines(Array(lines.dropFirst(state.top).prefix(rows))))
        }
        let pages = (faultLines(state).count + rows(state) - 1) / rows(state)
        return desk.page(
            crumb: Line(desk.say("七项保障 > 会变什么", "Plans > What would change?"), .breadcrumb), blocks,
            paging: pages > 1 && state.progress == nil
                ? "\(min(pages, (state.top + rows(state) - 1) / rows(state) + 1))/\(pages)" : "")
    }

    private static func explanation(_ state: State, _ desk: Desk) -> [Line] {
        let text = desk.say(
            "每件已核算的理赔按当时的顺序用草案重算一遍，看给付变多变少、谁新得到、谁不再得到。只读，不改任何数据。",
            "Every judged claim is computed again under the draft, in the order in which it was judged: who gets more, who gets less. Nothing is written."
        )
        return Cells.wrap(text, state.size.columns - 4).map { Line("  " + $0, .muted) }
    }

    private static func progressLines(_ done: Int, _ total: Int, _ state: State, _ desk: Desk) -> [Line] {
        let width = min(50, state.size.columns - 8)
        let filled = total > 0 ? min(width, done * width / total) : 0
        return [
            Line([
                Span("  [", .rule), Span(String(repeating: "#", count: filled), .figure),
                Span(String(repeating: ".", count: width - filled) + "]", .rule),
            ]),
            Line(
                total > 0
                    ? desk.say("  已重算 \(done) 件，共 \(total) 件", "  \(done) of \(total) claims")
                    : desk.say("  正在读草案", "  Reading the draft"), .muted),
        ]
    }

    // MARK: faults

    private static func faultLines(_ state: State) -> [Line] {
        state.faults.flatMap { fault in
            Cells.wrap(fault.text, state.size.columns - 6).enumerated().map { place, text in
                Line((place == 0 ? "  - " : "    ") + text)
            }
        }
    }

    /// What is left of the body below the form and the head of the list.
    private static func rows(_ state: State) -> Int { max(1, Page.bodyRows(size: state.size) - 5) }

    private static func lastTop(_ state: State) -> Int { max(0, faultLines(state).count - rows(state)) }
}
