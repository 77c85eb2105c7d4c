package import MutualAid
package import Terminal

/// R4: one slip as it will be printed; the progress slip has its QR code as well.
package enum SlipPage: Screen {
    package struct State: Sendable, Equatable {
        let wanted: SlipWanted
        var source: SlipSource?
        var contact = OfficeContact()
        var isGone = false
        /// The first line shown.
        var top = 0
        var showsCode = false
        var isPrinting = false
        var size = Size.home

        package init(_ wanted: SlipWanted) { self.wanted = wanted }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(SlipSource, OfficeContact)
        case gone
        case print
        case printed
        case code
        case other(SlipWanted)
        case settings
        case refresh
    }

    package static let code = "R4"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("打印", "Print") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.slips(.slip(state.wanted)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.slips(.slip(state.wanted)), .slips(.slip(let source, let contact))): .loaded(source, contact)
        case (.slips(.slip), .nobody): .gone
        case (.print, _): .printed
        default: nil
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.source == nil && !state.isGone }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isPrinting = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let none = state.source == nil ? desk.words.waiting : nothing(state, desk)
        var commands = [Command(.digit(1), desk.say("打印", "Print"), barred: none, priority: 0, Action.print)]
        if case .progress(let card, _, square: let square) = state.source {
            commands.append(
                Command(
                    .digit(2), state.showsCode ? desk.say("文字", "Text") : desk.say("二维码", "QR code"),
                    barred: square == nil ? desk.say("没有二维码", "There is no QR code") : nil, priority: 1, .code))
            if !card.claim.missing.isEmpty, !card.claim.state.stage.isEnd {
                commands.append(
                    Command(
                        .digit(3), desk.say("告知单", "Missing papers"), priority: 2, .other(.missingPapers(card.claim.id))
                    ))
            }
        }
        if case .missingPapers(let card) = state.source {
            commands.append(
                Command(.digit(3), desk.say("进度单", "Progress"), priority: 2, .other(.progress(card.claim.id))))
        }
        commands.append(Command(.digit(4), desk.say("打印设置", "Printer"), priority: 3, .settings))
        if !state.showsCode, lines(state, desk).count > Page.bodyRows(size: state.size) {
            commands.append(
                Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 4, .key(.act(.pageForward))))
        }
        return commands + [Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 9, .refresh)]
    }

    /// Why there is no slip to print.
    private static func nothing(_ state: State, _ desk: Desk) -> String? {
        guard let source = state.source, source.slip(desk.slips(state.contact)) == nil else { return nil }
        return switch source {
        case .missingPapers: desk.say("不缺材料，没有告知单。", "No paper is missing, so there is no slip.")
        case .certificate: desk.say("会费未缴或已取消，没有凭证。", "Not paid or cancelled, so there is no certificate.")
        case .progress, .receipt: desk.say("没有这张单据。", "There is no such slip.")
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if state.showsCode { return input == .act(.back) || input == .key(.enter) ? .code : nil }
        var text = text(state, desk)
        return text.handle(input) ? .key(input) : nil
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let source, let contact):
            state.source = source
            state.contact = contact
            state.isGone = false
        case .gone: state.isGone = true
        case .print:
            guard !state.isPrinting, let slip = state.source?.slip(desk.slips(state.contact)) else { return [] }
            state.isPrinting = true
            return [.ask(.print(slip.job(desk)))]
        case .printed: state.isPrinting = false
        case .code: state.showsCode.toggle()
        case .other(let wanted): return [.replace(.slip(wanted))]
        case .settings: return [.go(.printing)]
        case .refresh: return [.ask(.slips(.slip(state.wanted)))]
        case .key(let input):
            var text = text(state, desk)
            _ = text.handle(input)
            state.top = min(text.top, max(0, text.paragraphs.count - text.pageRows))
        }
        return []
    }

    // MARK: view

    /// As wide as the paper, or as the screen where that is narrower.
    private static func lines(_ state: State, _ desk: Desk) -> [Line] {
        guard let slip = state.source?.slip(desk.slips(state.contact)) else { return [] }
        return slip.lines(min(desk.printing.paper.rawValue, state.size.columns - 4)).map { Line($0) }
    }

    private static func text(_ state: State, _ desk: Desk) -> TextView {
        TextView(lines(state, desk), top: state.top, pageRows: Page.bodyRows(size: state.size))
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        if state.isGone {
            return desk.page([
                .lines([.blank, Line(desk.say("  没有这张单据：F12 返回。", "  There is no such slip: F12 goes back."), .muted)])
            ])
        }
        guard let source = state.source else {
            return desk.page([.lines([.blank, Line("  " + desk.words.waiting, .muted)])])
        }
        let slip = source.slip(desk.slips(state.contact))
        let crumb = Line([
            Span(slip?.title ?? "", .step),
            Span("  " + desk.printing.printer.name(desk.language), .muted),
        ])
        if state.showsCode, case .progress(let card, let code, square: let square?) = source {
            return desk.page(crumb: crumb, [.code(square)], side: side(card, code, desk))
        }
        if let nothing = nothing(state, desk) {
            return desk.page(crumb: crumb, [.lines([.blank, Line("  " + nothing, .muted)])])
        }
        return desk.page(crumb: crumb, [.text(text(state, desk))])
    }

    /// Beside the QR code: what it says, for whoever types it.
    private static func side(_ card: ClaimCard, _ code: CheckCode, _ desk: Desk) -> Side {
        let told = Cells.wrap(
            desk.say("扫码可得理赔号和查询码；只查得到进度。", "Scanning it gives number and code; they tell the progress only."), 26)
        return Side(
            [
                .blank, Line(desk.say("理赔号", "Claim"), .label), Line(card.claim.number.text, .total), .blank,
                Line(desk.say("查询码", "Check code"), .label), Line(code.text, .total), .blank,
            ] + told.map { Line($0, .muted) }, width: 29, from: 60)
    }
}

extension Printer {
    func name(_ language: Language) -> String {
        switch (self, language) {
        case (.file, .zh): "存成文件"
        case (.file, .en): "kept as a file"
        case (.standard, .zh): "默认打印机"
        case (.standard, .en): "the default printer"
        case (.named(let name), _): name
        }
    }
}
