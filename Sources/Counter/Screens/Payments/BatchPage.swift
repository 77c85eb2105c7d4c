package import MutualAid
package import Terminal

/// M3: one batch with its lines and totals, its releases, its file and the bank's answer.
package enum BatchPage: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case overview
            case confirm(BatchAction)
            /// Why it is taken back.
            case reason(Form)
            /// Why the chosen line is taken out.
            case takeOut(Form)
            /// The files that the bank may have sent.
            case files(ListView, [AnswerFile])
            case path(Form)
            case preview(AnswerPreview)
            /// What is wrong with the bank's answer.
            case faults(TextView)
        }

        struct Out: Sendable, Equatable {
            let line: BatchLine
            var form: Form
        }

        let id: BatchID
        /// What each act's own key is made from: tried again at the same version, it is done once.
        let key: SubmissionKey
        var batch: PaymentBatch?
        var phase = Phase.overview
        var reason = ""
        /// The line that is to be taken out, and what was ticked for it.
        var out: Out?
        var selected = 0
        var isSending = false
        var pageRows = 9
        var size = Size.home

        package init(_ id: BatchID, key: SubmissionKey) {
            self.id = id
            self.key = key
        }

        /// The line under the bar.
        var chosen: BatchLine? {
            let shown = batch?.shown ?? []
            return shown.indices.contains(selected) ? shown[selected].line : nil
        }

        func key(_ action: BatchAction) -> SubmissionKey {
            SubmissionKey("\(key.text)-\(action.rawValue)-\(batch?.version ?? 0)")
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PaymentBatch)
        case gone
        case refresh
        case begin(BatchAction)
        case typePath
        case files([AnswerFile])
        case answer(AnswerPreview)
        case faulty(AnswerFaults)
        case yes
        case done(PaymentBatch, BatchAction, path: String)
        case failed
    }

    package static let code = "M3"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("拨付批次", "Payment batch") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.money(.batch(state.id)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        guard case .money(let asked) = request else { return nil }
        switch (asked, reply) {
        case (.batch, .money(.batch(let batch))): return .loaded(batch)
        case (.batch, _): return .gone
        case (.answerFiles, .money(.answerFiles(let files))): return .files(files)
        case (.readAnswer, .money(.answer(let preview))): return .answer(preview)
        case (.readAnswer, .money(.answerFaulty(let faults))): return .faulty(faults)
        case (.release, .money(.batch(let batch))): return .done(batch, .release, path: "")
        case (.takeOut, .money(.batch(let batch))): return .done(batch, .takeOut, path: "")
        case (.takeBack, .money(.batch(let batch))): return .done(batch, .takeBack, path: "")
        case (.settle, .money(.batch(let batch))): return .done(batch, .readReturn, path: "")
        case (.writeFile, .money(.written(let batch, let path))): return .done(batch, .writeFile, path: path)
        default: return .failed
        }
    }

    package static func isTyping(_ state: State) -> Bool {
        switch state.phase {
        case .reason(let form), .path(let form), .takeOut(let form): form.isTyping
        default: false
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.batch == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) {
        state.pageRows = rows
        if case .files(var list, let files) = state.phase {
            list.pageRows = rows
            state.phase = .files(list, files)
        }
    }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let back = Command(.act(.back), desk.say("返回", "Back"), priority: 1, Action.key(.act(.back)))
        switch state.phase {
        case .overview: return overviewCommands(state, desk)
        case .confirm(let action):
            return [Command(.act(.submit), action.name(desk.language).capitalisedFirst, priority: 0, .yes), back]
        case .preview: return [Command(.act(.submit), desk.say("入账", "Settle"), priority: 0, .yes), back]
        case .reason, .path, .takeOut:
            return [
                Command(.act(.submit), desk.say("下一步", "Go on"), priority: 0, .key(.act(.submit))), back,
            ]
        case .files(_, let files):
            let pick = Command(.shown("1-9"), desk.say("选文件", "Choose"), priority: 0, Action.key(.key(.enter)))
            return (files.isEmpty ? [] : [pick]) + [
                Command(.digit(0), desk.say("打路径", "Type a path"), priority: 2, .typePath), back,
            ]
        case .faults: return [back]
        }
    }

    private static func overviewCommands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let refresh = Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 5, Action.refresh)
        guard let batch = state.batch else { return [refresh] }
        let bar = { (action: BatchAction) in
            BatchLife.bar(action, on: batch, by: desk.user)?.sentence(desk.language).fitting(state.size.columns - 4)
        }
        let file = batch.stage == .fileWritten ? desk.say("再出盘", "File again") : desk.say("出盘", "Bank file")
        var commands = [
            Command(.digit(1), desk.say("放行", "Release"), barred: bar(.release), priority: 0, Action.begin(.release)),
            Command(.digit(2), file, barred: bar(.writeFile), priority: 1, .begin(.writeFile)),
            Command(
                .digit(3), desk.say("读回盘", "Bank's answer"), barred: bar(.readReturn), priority: 0, .begin(.readReturn)),
            Command(.digit(4), desk.say("收回", "Take back"), barred: bar(.takeBack), priority: 3, .begin(.takeBack)),
            Command(
                .digit(5), desk.say("移出这一笔", "Take it out"), barred: bar(.takeOut) ?? notOpen(state, desk), priority: 4,
                .begin(.takeOut)),
            Command(
                .shown("Enter"), desk.say("看这一笔", "This line"), priority: 2, .key(.key(.enter))), refresh,
        ]
        if batch.lines.count > state.pageRows {
            commands.append(
                Command(.act(.pageForward), desk.say("下页", "Next page"), priority: 4, .key(.act(.pageForward))))
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .overview:
            var list = lines(state, desk)
            return list.handle(input) == nil ? nil : .key(input)
        case .confirm, .preview:
            guard let confirm = confirm(state, desk), confirm.handle(input) != nil else { return nil }
            return .key(input)
        case .reason(var form), .path(var form), .takeOut(var form):
            return input == .act(.back) || form.handle(input) != nil ? .key(input) : nil
        case .files(var list, _): return input == .act(.back) || list.handle(input) != nil ? .key(input) : nil
        case .faults(var text): return input == .act(.back) || text.handle(input) ? .key(input) : nil
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [.ask(.money(.batch(state.id)))]
        case .loaded(let batch): state.batch = batch
        case .gone: return [.back]
        case .begin(.release): state.phase = .confirm(.release)
        case .begin(.writeFile): state.phase = .confirm(.writeFile)
        case .begin(.takeOut): beginTakeOut(&state, desk)
        case .begin(.takeBack): state.phase = .reason(reasonForm(state.reason, desk))
        case .begin(.readReturn): return [.ask(.money(.answerFiles))]
        case .begin(.make): break
        case .files(let files):
            state.phase = .files(fileList(files, desk), files)
        case .typePath: state.phase = .path(pathForm(desk))
        case .answer(let preview):
            state.isSending = false
            state.phase = .preview(preview)
        case .faulty(let faults):
            state.isSending = false
            state.phase = .faults(TextView(told(faults, desk), pageRows: Page.bodyRows(size: state.size) - 2))
            return [
                .say(Message(.error, desk.say("回盘对不上，没有入账。", "The bank's file doesn't fit; nothing was stored.")))
            ]
        case .failed:
            state.isSending = false
            if case .confirm = state.phase { state.phase = .overview }
            if case .preview = state.phase { state.phase = .overview }
            return [.ask(.money(.batch(state.id)))]
        case .yes: return send(&state, desk)
        case .done(let batch, let action, let path):
            state.isSending = false
            state.batch = batch
            state.phase = .overview
            state.reason = ""
            state.out = nil
            return [.finished(.payment), .praise(praise(batch, action, path, desk))]
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func send(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard !state.isSending else { return [.inform(desk.say("正在保存", "Being stored"))] }
        guard let batch = state.batch else { return [] }
        let request: MoneyRequest
        switch state.phase {
        case .confirm(.release): request = .release(batch.id, version: batch.version, state.key(.release))
        case .confirm(.writeFile): request = .writeFile(batch.id, version: batch.version, state.key(.writeFile))
        case .confirm(.takeOut):
            guard let out = takingOut(state, batch) else { return [] }
            request = .takeOut(out)
        case .confirm(.takeBack):
            request = .takeBack(batch.id, version: batch.version, reason: state.reason, state.key(.takeBack))
        case .preview(let preview): request = .settle(batch.id, version: batch.version, preview)
        default: return []
        }
        state.isSending = true
        return [.ask(.money(request))]
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.phase {
        case .overview: return pick(input, &state, desk)
        case .confirm, .preview:
            switch confirm(state, desk)?.handle(input) {
            case .yes: return send(&state, desk)
            case .no: state.phase = .overview
            case .wrongKey(let why): return [.inform(why)]
            case nil: break
            }
        case .reason(var form):
            guard input != .act(.back) else {
                state.reason = form.value("reason")
                state.phase = .overview
                return []
            }
            let events = form.handle(input) ?? []
            state.phase = .reason(form)
            return submitted(events, form, "reason", &state, desk) { state, text in
                state.reason = text
                state.phase = .confirm(.takeBack)
                return []
            }
        case .takeOut(let form): return fillTakeOut(input, form, &state, desk)
        case .path(var form):
            guard input != .act(.back) else {
                state.phase = .overview
                return []
            }
            let events = form.handle(input) ?? []
            state.phase = .path(form)
            return submitted(events, form, "path", &state, desk) { state, text in
                [.ask(.money(.readAnswer(state.id, path: text)))]
            }
        case .files(var list, let files):
            guard input != .act(.back) else {
                state.phase = .overview
                return []
            }
            let event = list.handle(input)
            state.phase = .files(list, files)
            if case .picked(let place) = event, files.indices.contains(place) {
                return [.ask(.money(.readAnswer(state.id, path: files[place].path)))]
            }
            if case .wrongKey(let why) = event { return [.inform(why)] }
        case .faults(var text):
            if input == .act(.back) {
                state.phase = .overview
            } else if text.handle(input) {
                state.phase = .faults(text)
            }
        }
        return []
    }

    private static func submitted(
        _ events: [FormEvent], _ form: Form, _ id: String, _ state: inout State, _ desk: Desk,
        _ go: (inout State, String) -> [Effect]
    ) -> [Effect] {
        for event in events {
            if case .wrongKey(let why) = event { return [.inform(why)] }
            guard case .submit = event else { continue }
            let text = form.value(id)
            guard text.contains(where: { !$0.isWhitespace }) else {
                return [.warn(desk.say("还没有填。", "Nothing is typed yet."))]
            }
            return go(&state, text)
        }
        return []
    }

    private static func pick(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var list = lines(state, desk)
        let event = list.handle(input)
        state.selected = list.selected
        if case .picked = event, let line = state.chosen {
            if case .failed = line.outcome { return [.go(.payee(line.claim))] }
            return [.go(.claim(line.claim))]
        }
        if case .wrongKey(let why) = event { return [.inform(why)] }
        return []
    }

    private static func praise(_ batch: PaymentBatch, _ action: BatchAction, _ path: String, _ desk: Desk) -> String {
        let number = batch.number.text
        switch action {
        case .writeFile: return desk.say("已写入 \(path)", "Written to \(path)")
        case .readReturn:
            let paid = batch.lines.filter { $0.outcome.state == .paid }.count
            let failed = batch.totals.lines - paid
            return desk.say("已入账：成功 \(paid) 笔，失败 \(failed) 笔", "Settled: \(paid) paid, \(failed) failed")
        case .takeOut:
            let (lines, total) = (batch.totals.lines, batch.totals.total.grouped)
            return desk.say("已移出，\(number) 还有 \(lines) 笔 \(total)", "Taken out; \(number) has \(lines) lines, \(total)")
        case .make, .release, .takeBack:
            let stage = batch.stage.name(desk.language)
            return desk.say("\(number) 现在：\(stage)", "\(number) is now: \(stage)")
        }
    }
}
