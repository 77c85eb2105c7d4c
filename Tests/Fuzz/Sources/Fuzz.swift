// Every parser of the program under the toolchain's libFuzzer:
//     Tests/Fuzz/run [SECONDS] [PARSER…]
// The parser is chosen by FUZZ_PARSER; one input is the bytes that it reads. A crash, a trap, a hang or a broken frame ends the run.
import Counter
import Curses
import Exchange
import Foundation
import MutualAid
import Seeds
import Terminal
import Themes

enum Parser: String, CaseIterable {
    case keys, paste, counter, values, plan, theme, calendar, form, bank, known, judge, eligible

    static let chosen = Parser(rawValue: ProcessInfo.processInfo.environment["FUZZ_PARSER"] ?? "") ?? .judge

    func read(_ bytes: [UInt8]) {
        switch self {
        case .keys: readKeys(bytes)
        case .paste: readPaste(bytes)
        case .counter: useCounter(bytes)
        case .values: readValues(text(bytes))
        case .plan: _ = try? Seeds.draft(SeedFile(name: "plan-fuzz.toml", text: text(bytes)))
        case .theme: _ = try? ThemeFile.read(name: "fuzz.toml", text: text(bytes))
        case .calendar: _ = try? Seeds.calendar(SeedFile(name: "calendar.toml", text: text(bytes)))
        case .form: _ = try? Seeds.bankFile(SeedFile(name: "bank-file.toml", text: text(bytes)))
        case .bank: readBank(bytes)
        case .known: readKnown(bytes)
        case .judge: answer(bytes) { line, number in Known.judge.answer(line: line, number: number)?.output }
        case .eligible: answer(bytes) { line, number in Known.eligible.answer(line: line, number: number)?.output }
        }
    }
}

/// What is made once.
enum Known {
    nonisolated(unsafe) static var judge = JudgeLines(catalogue: catalogue)
    nonisolated(unsafe) static var eligible = EligibleLines(catalogue: catalogue)
    static let catalogue: Catalogue = {
        do { return try Seeds.catalogue() } catch { fatalError("the built-in plans: \(error)") }
    }()
    static let bankForm: BankFileForm = {
        do { return try Seeds.bankFile() } catch { fatalError("the built-in bank file: \(error)") }
    }()
    static let divisions = Seeds.divisions()
    static let today = Day(number: 20_520)
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Two bytes a code, as ncurses gives them: characters and its own key codes; 0xFFFF is a pause.
private func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder { Size(rows: 24, columns: 80) }
    var keys: [Key] = []
    for place in stride(from: 0, to: bytes.count - 1, by: 2) {
        let code = Int32(bytes[place]) << 8 | Int32(bytes[place + 1])
        if code == 0xFFFF { decoder.quiet(into: &keys) } else { decoder.take(code, into: &keys) }
    }
    decoder.quiet(into: &keys)
    return keys
}

private func readKeys(_ bytes: [UInt8]) {
    var resolver = KeyResolver()
    for key in keys(bytes) { _ = resolver.resolve(key, typing: bytes.count.isMultiple(of: 2)) }
}

/// Pasted text as the terminal brackets it, into a field of the welcome form.
private func readPaste(_ bytes: [UInt8]) {
    var app = app(at: .welcome)
    for key in [Key.character("1"), .paste(text(bytes)), .tab, .paste(text(bytes)), .f(10)] { _ = app.press(key) }
    hold(app)
}

/// A whole counter without an office behind it.
private func useCounter(_ bytes: [UInt8]) {
    var app = app(at: bytes.first.map { $0.isMultiple(of: 2) } ?? true ? .open : .welcome)
    for key in keys(Array(bytes.dropFirst().prefix(400))) {
        _ = app.press(key)
        if app.isOver { return }
    }
    hold(app)
}

private func app(at door: Door) -> App {
    guard let division = DivisionCode("610302") else { fatalError("610302 is a division") }
    let user = User(id: UserID(1), name: "周敏", duties: Set(Duty.allCases), division: division)
    let profile = OfficeProfile(name: "渭滨区总工会", division: division, isTraining: true)
    let desk = Desk(
        language: .zh, today: Known.today, now: Instant(milliseconds: 1_772_413_200_000), user: user, profile: profile,
        catalogue: Known.catalogue, divisions: Known.divisions, theme: "dark", themes: ["dark"], session: "fuzz")
    return App.start(desk, size: Size(rows: 24, columns: 80), door: door).app
}

/// Whatever was typed, the frame keeps its promises: widths, caret, no control character.
private func hold(_ app: App) {
    let size = Size(rows: 24, columns: 80)
    let broken = app.page.draw(size: size, policy: .standard).problems()
    if !broken.isEmpty { fatalError("a broken frame: \(broken)") }
}

private func readValues(_ text: String) {
    _ = try? ResidentID(text)
    _ = try? PersonName(text)
    _ = try? Phone(text)
    _ = try? BankCard(text)
    _ = try? CreditCode(text)
    _ = Day.typed(text, today: Known.today)
    _ = try? Money.typed(text)
    _ = try? CounterNumber(parsing: text)
    _ = CheckCode(typed: text)
    _ = RecoveryCode(typed: text)
    _ = try? Password(Secret(text), names: ["周敏"])
}

private func readBank(_ bytes: [UInt8]) {
    for encoding in [TextEncoding.utf8, .gb18030] {
        _ = try? BankAnswer(reading: CSVReader(bytes, CSVFormat(encoding: encoding)), Known.bankForm.answer)
    }
}

private func readKnown(_ bytes: [UInt8]) {
    var reader = CSVReader(bytes)
    guard let heading = try? reader.next(),
        let sheet = try? KnownEventSheet(heading: heading.fields, catalogue: Known.catalogue, today: Known.today)
    else { return }
    while let row = try? reader.next() { _ = try? sheet.read(row: row.row, fields: row.fields) }
}

/// Line by line; each answer is one line.
private func answer(_ bytes: [UInt8], _ answer: ([UInt8], Int) -> [UInt8]?) {
    for (place, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
        if let output = answer(Array(line), place + 1), output.contains(10) { fatalError("an answer of two lines") }
    }
}

@_cdecl("LLVMFuzzerTestOneInput") func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Parser.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
