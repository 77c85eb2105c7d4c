internal import CTerminal
package import Terminal

/// The one terminal session: opens, paints, reads keys, and always gives the screen back.
///
/// Main thread only (`ct_…` is not thread-safe), one at a time. However the program ends, the terminal is as it was: by `close`,
/// `deinit`, `exit()`, or a crash.
package final class Session {
    /// What the environment and the command line say about the terminal.
    package struct Options: Sendable {
        /// False: the terminal's own colours, states told by bold, reverse and underline (NO_COLOR).
        package var colours: Bool
        /// Cells of · and its like: 1, 2, or nil to ask the terminal after the first paint.
        package var ambiguous: Int?
        package var asciiRules: Bool
        /// How long a lone Esc waits for the rest of a sequence, in milliseconds.
        package var escapeDelay: Int

        /// - Parameter environment: NO_COLOR (no-color.org), SSH_CONNECTION and SSH_TTY are read.
        package init(
            environment: [String: String] = [:], colours: Bool? = nil, ambiguous: Int? = nil, asciiRules: Bool = false
        ) {
            self.colours = colours ?? environment["NO_COLOR"].map(\.isEmpty) ?? true
            self.ambiguous = ambiguous
            self.asciiRules = asciiRules
            // Over a network the bytes of one key can arrive apart.
            let isRemote = environment["SSH_CONNECTION"] != nil || environment["SSH_TTY"] != nil
            escapeDelay = isRemote ? 150 : 25
        }
    }

    /// What a signal asks of the main loop.
    package struct Signals: OptionSet, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }
        /// SIGHUP, SIGTERM, SIGINT or a lost terminal: save what is unsaved and leave.
        package static let leave = Signals(rawValue: 1)
        /// SIGCONT: the screen has been taken again and painted; nothing need be done.
        package static let resumed = Signals(rawValue: 2)
    }

    /// What grids must be made with: the size in cells, and the widths of this libc and this terminal.
    package private(set) var size: Size
    package private(set) var policy: WidthPolicy
    package private(set) var theme: Theme
    /// How many colours the terminal has; the theme's form is chosen by it.
    package let colours: Int

    private var decoder: KeyDecoder
    private var painted: Grid?
    private var hasAsked: Bool
    private var lastPasteKey: ContinuousClock.Instant?

    /// Takes the terminal over.
    package init(theme: Theme, options: Options = Options()) throws(SessionFault) {
        let result = ct_open(options.colours, Int32(options.escapeDelay))
        if let fault = SessionFault(code: Int(result)) { throw fault }
        size = Size(rows: Int(ct_rows()), columns: Int(ct_columns()))
        colours = Int(ct_colours())
        policy = WidthPolicy(
            ambiguous: options.ambiguous ?? 1, undrawable: Self.undrawable(),
            asciiRules: options.asciiRules || options.ambiguous == 2)
        hasAsked = options.ambiguous != nil || !ct_answers_reports()
        self.theme = theme
        decoder = KeyDecoder { Size(rows: Int(ct_rows()), columns: Int(ct_columns())) }
        useStyles()
    }

    deinit { ct_close() }

    /// Gives the terminal back. Any number of times.
    package func close() {
        ct_close()
        painted = nil
    }

    // MARK: Painting

    /// Shows a frame by sending what differs from the last; the cursor is placed last.
    package func paint(_ grid: Grid) {
        if painted == nil { ct_erase() }
        for run in Grid.changes(from: painted, to: grid) {
            var text = run.text
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    ct_put(
                        Int32(run.row), Int32(run.column), characters.baseAddress, Int32(characters.count),
                        Int32(run.width), Int32(run.role.rawValue))
                }
            }
        }
        painted = grid
        show(grid)
        if !hasAsked { ask(grid) }
    }

    /// Sends every cell again: Ctrl+L, after something else wrote on the screen.
    package func repaint() {
        ct_forget_screen()
        if let painted { show(painted) }
    }

    /// Shows the last frame in another theme.
    package func setTheme(_ theme: Theme) {
        self.theme = theme
        useStyles()
        guard let grid = painted else { return }
        painted = nil
        paint(grid)
    }

    private func show(_ grid: Grid) {
        let place = grid.cursor ?? Point(row: 0, column: 0)
        ct_show(Int32(place.row), Int32(place.column), grid.cursorVisible && grid.cursor != nil)
    }

    private func useStyles() {
        for role in Role.allCases {
            let form = StyleForm(theme[role], colours: colours)
            ct_set_style(Int32(role.rawValue), form.foreground, form.background, form.attributes)
        }
    }

    /// Once, after the first frame, so that no one waits for the answer; on a row that begins blank it leaves no trace.
    private func ask(_ grid: Grid) {
        hasAsked = true
        let blank = (1..<max(1, grid.size.rows)).last { row in
            guard let first = grid.runs(row).first else { return false }
            return first.width > 1 && first.text.hasPrefix("  ")
        }
        guard let blank else { return }
        ct_ask_ambiguous(Int32(blank))
        show(grid)
    }

    /// Libc's gaps up to the end of plane 3; past it nothing is assigned that anyone is called.
    private static func undrawable() -> ScalarRanges {
        let room = 1024
        let pairs = [UInt32](unsafeUninitializedCapacity: room * 2) { buffer, count in
            count = Int(ct_undrawable(0xA0, 0x3FFFF, buffer.baseAddress, Int32(room))) * 2
        }
        return ScalarRanges(stride(from: 0, to: pairs.count, by: 2).map { pairs[$0]...pairs[$0 + 1] })
    }

    // MARK: Keys and signals

    /// Readable when keys wait.
    package var keyDescriptor: Int32 { ct_key_descriptor() }
    /// Readable when a signal has come.
    package var signalDescriptor: Int32 { ct_signal_descriptor() }

    /// Appends every key that waits, and waits for none. `.resized` also tells that `policy` has changed: lay out again.
    package func keys(into keys: inout [Key]) {
        while true {
            let code = ct_read()
            if code == Int32(CT_NOTHING) { break }
            if decoder.isPasting { endStalePaste(&keys) }
            switch Int(code) {
            case Int(CT_KEY_RESIZED): resize()
            case Int(CT_KEY_AMBIGUOUS_NARROW), Int(CT_KEY_AMBIGUOUS_WIDE):
                learn(ambiguous: Int(code) == Int(CT_KEY_AMBIGUOUS_WIDE) ? 2 : 1, &keys)
                continue
            default: break
            }
            decoder.take(code, into: &keys)
        }
        decoder.quiet(into: &keys)
        lastPasteKey = decoder.isPasting ? lastPasteKey ?? .now : nil
    }

    /// The signals since the last call. After SIGCONT the last frame has been painted again.
    package func signals() -> Signals {
        let signals = Signals(rawValue: ct_take_signals())
        if signals.contains(.resumed) {
            ct_resume()
            if let painted { show(painted) }
        }
        return signals
    }

    /// The end of a paste can be lost with the connection; then no key would ever be a key again.
    private func endStalePaste(_ keys: inout [Key]) {
        if let last = lastPasteKey, last.duration(to: .now) > .seconds(2) { decoder.endPaste(into: &keys) }
        lastPasteKey = .now
    }

    private func resize() {
        size = Size(rows: Int(ct_rows()), columns: Int(ct_columns()))
        painted = nil
        ct_forget_screen()
    }

    private func learn(ambiguous: Int, _ keys: inout [Key]) {
        guard policy.ambiguous != ambiguous else { return }
        policy.ambiguous = ambiguous
        if ambiguous == 2 { policy.asciiRules = true }
        keys.append(.resized(size))
    }
}
