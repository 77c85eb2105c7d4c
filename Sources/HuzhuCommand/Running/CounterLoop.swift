import Counter
import Curses
import Foundation
import MutualAid
import Office
import Terminal
import Themes

/// The counter on a terminal: waits for keys, answers and signals at once, paints once for all that has come.
struct CounterLoop {
    private var app: App
    private let session: Session
    private let worker: Worker
    private let mailbox: Mailbox
    private let themes: ThemeFolder
    private let clock: () -> (Instant, Day)
    private let languageBox: LanguageBox
    private let backup: AutoBackup
    /// When the first change since the last save of drafts was made.
    private var changedAt: ContinuousClock.Instant?
    private var askedAt: ContinuousClock.Instant?

    init(_ start: CounterStart) throws {
        let theme = try start.themes.load(start.desk.theme)
        let environment = ProcessInfo.processInfo.environment
        do {
            session = try Session(
                theme: theme, options: Session.Options(environment: environment, ambiguous: start.ambiguous))
        } catch {
            let words = { (isChinese: Bool) in error.sentences(terminal: environment["TERM"], chinese: isChinese) }
            throw Refusal(zh: words(true), en: words(false))
        }
        let (app, asks) = App.start(start.desk, size: session.size, door: start.door)
        self.app = app
        themes = start.themes
        clock = start.clock
        mailbox = Mailbox()
        languageBox = start.languageBox
        backup = start.backup
        worker = Worker(mailbox: mailbox, makeDesk: start.makeRunner)
        worker.send(asks)
        paint()
    }

    mutating func run() {
        while !app.isOver {
            var descriptors = [session.keyDescriptor, session.signalDescriptor, mailbox.descriptor].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            let ready = poll(&descriptors, nfds_t(descriptors.count), timeout())
            tellTime()
            // What could not be stored a minute ago is tried again, though nobody types.
            if ready == 0, changedAt == nil, askedAt == nil, app.hasUnsavedDraft { changedAt = .now }
            if descriptors[1].revents != 0, session.signals().contains(.leave) { break }
            if descriptors[2].revents != 0 { takeAnswers() }
            takeKeys()
            passTime()
            paint()
        }
        leave()
    }

    private mutating func takeKeys() {
        var keys: [Key] = []
        session.keys(into: &keys)
        for key in keys {
            if key == .control("l") {
                session.repaint()
            } else {
                send(app.press(key))
            }
        }
        if !keys.isEmpty, changedAt == nil, app.hasUnsavedDraft { changedAt = .now }
    }

    private mutating func takeAnswers() {
        for letter in mailbox.take() {
            let (language, theme) = (app.desk.language, app.desk.theme)
            send(app.receive(letter.reply, ticket: letter.ticket))
            if app.desk.language != language { languageBox.language = app.desk.language }
            if app.desk.theme != theme, let theme = try? themes.load(app.desk.theme) { session.setTheme(theme) }
        }
    }

    private mutating func send(_ asks: [Ask]) {
        worker.send(asks)
        if !asks.isEmpty { askedAt = .now }
        if !app.isWaiting { askedAt = nil }
    }

    /// Before keys are taken, for the last look may be a minute old: forms tell how long they were open.
    private mutating func tellTime() {
        let (now, today) = clock()
        send(app.tick(now, today: today))
    }

    /// Drafts within 300 ms of a change, «working» after 300 ms of waiting.
    private mutating func passTime() {
        if let changed = changedAt, changed.duration(to: .now) >= .milliseconds(150) {
            changedAt = nil
            worker.send(app.draftsToSave())
        }
        if let asked = askedAt, asked.duration(to: .now) >= .milliseconds(300) {
            app.isSlow = app.isWaiting
            askedAt = nil
        }
    }

    private func timeout() -> Int32 {
        if changedAt != nil || askedAt != nil { return 50 }
        let (now, _) = clock()
        let toMinute = 60_000 - now.milliseconds % 60_000
        let toLock = app.locksAt.map { max(1, $0.milliseconds - now.milliseconds + 1) } ?? toMinute
        let toChange = app.changesAt.map { max(1, $0.milliseconds - now.milliseconds + 1) } ?? toMinute
        return Int32(min(toMinute, toLock, toChange))
    }

    private mutating func leave() {
        worker.send(app.draftsToSave())
        worker.finish(within: 5)
        session.close()
        backup.finish(worker, languageBox.language)
    }

    private func paint() {
        session.paint(app.page.draw(size: session.size, policy: session.policy))
    }
}

/// What the counter starts with, on a terminal or line by line.
struct CounterStart {
    let desk: Desk
    let door: Door
    let themes: ThemeFolder
    /// Cells of · and its like, where the user said so.
    let ambiguous: Int?
    let clock: () -> (Instant, Day)
    let languageBox: LanguageBox
    let backup: AutoBackup
    let makeRunner: @Sendable () -> any RequestRunner
}

/// The language in which the office's refusals are told: set on the main thread, read on the worker's.
final class LanguageBox: @unchecked Sendable {
    private let lock = NSLock()
    private var current: Language

    init(_ language: Language) { current = language }

    var language: Language {
        get { lock.withLock { current } }
        set { lock.withLock { current = newValue } }
    }
}

/// The themes that can be chosen: built in, and the user's own folder in front of them.
struct ThemeFolder {
    private let files: [(name: String, text: String)]

    init(_ folder: String?) {
        let path = folder ?? Paths.config + "/themes"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
        files = names.filter { $0.hasSuffix(".toml") }.compactMap { name in
            (try? String(contentsOfFile: path + "/" + name, encoding: .utf8)).map { (name, $0) }
        }
    }

    var names: [String] {
        let own = files.map { ThemeFile.themeName(of: $0.name) }
        return BuiltInThemes.names + own.filter { !BuiltInThemes.names.contains($0) }
    }

    func load(_ name: String) throws -> Theme {
        do { return try BuiltInThemes.load(name, others: files) } catch {
            throw Refusal(
                status: names.contains(name) ? 1 : 2,
                zh: (error.text(chinese: true) + "。", "请改正主题文件，或用 --theme 选别的主题。"),
                en: (
                    error.text(chinese: false) + ".", "Correct the theme file, or choose another with --theme."
                ))
        }
    }
}
