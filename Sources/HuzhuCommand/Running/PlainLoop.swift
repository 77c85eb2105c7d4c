import Counter
import Foundation
import MutualAid
import Terminal

/// The same screens as numbered prompts, for screen readers, scripts and terminals that can't place a cursor.
struct PlainLoop {
    private var app: App
    private let worker: Worker
    private let mailbox: Mailbox
    private let languageBox: LanguageBox
    private let backup: AutoBackup
    private let clock: () -> (Instant, Day)
    private var session = LinearSession()

    init(_ start: CounterStart) {
        mailbox = Mailbox()
        languageBox = start.languageBox
        backup = start.backup
        clock = start.clock
        worker = Worker(mailbox: mailbox, makeDesk: start.makeRunner)
        let (app, asks) = App.start(start.desk, size: Size(rows: 50, columns: 100), door: start.door)
        self.app = app
        settle(asks)
    }

    mutating func run() {
        printLine(app.page.words.linearHelp)
        while !app.isOver {
            let page = session.show(app.page)
            page.lines.forEach { printLine($0) }
            printLine(page.prompt, terminator: " ")
            fflush(nil)
            guard let line = app.page.isSecretPrompt ? secretLine() : readLine() else { break }
            let (now, today) = clock()
            settle(app.tick(now, today: today))
            switch app.page.answer(line) {
            case .say(let lines): lines.forEach { printLine($0) }
            case .inputs(let inputs): take(inputs)
            case .find(let inputs):
                take(inputs)
                if !app.page.findsSeveral { take([.key(.enter)]) }
            }
            settle(app.draftsToSave())
        }
        worker.finish(within: 5)
        backup.finish(worker, languageBox.language)
    }

    /// A password isn't shown where somebody types it; from a pipe it comes like every line.
    private func secretLine() -> String? {
        isatty(STDIN_FILENO) == 1 ? SilentLine.read("") : readLine()
    }

    private mutating func take(_ inputs: [Input]) {
        for input in inputs where !app.isOver { settle(app.take(input)) }
    }

    /// A person who reads line by line is told only what has come to rest: every answer is awaited.
    private mutating func settle(_ asks: [Ask]) {
        worker.send(asks)
        var open = asks.count
        while open > 0 {
            var descriptor = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&descriptor, 1, -1)
            for letter in mailbox.take() {
                open -= 1
                let more = app.receive(letter.reply, ticket: letter.ticket)
                languageBox.language = app.desk.language
                worker.send(more)
                open += more.count
            }
        }
    }
}
