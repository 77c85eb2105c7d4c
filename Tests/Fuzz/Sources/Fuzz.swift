// Every parser of the program under the toolchain's libFuzzer:
//     Tests/Fuzz/run [SECONDS] [PARSER…]
// The parser is chosen by FUZZ_PARSER; one input is the bytes that it reads. A crash, a trap, a hang, a broken frame or a broken promise
// ends the run.
import Foundation

enum Parser: String, CaseIterable {
    case keys, paste, counter, values, plan, list, theme, calendar, script, form
    case bank, known, roster, sheet, judge, eligible

    static let chosen: Parser = {
        let name = ProcessInfo.processInfo.environment["FUZZ_PARSER"] ?? ""
        guard let parser = Parser(rawValue: name) else { fatalError("FUZZ_PARSER names no parser: \(name)") }
        return parser
    }()

    func read(_ bytes: [UInt8]) {
        switch self {
        case .keys: readKeys(bytes)
        case .paste: readPaste(bytes)
        case .counter: useCounter(bytes)
        case .values: readValues(text(bytes))
        case .plan: readPlan(text(bytes))
        case .list: readList(text(bytes))
        case .theme: readTheme(text(bytes))
        case .calendar: readCalendar(text(bytes))
        case .script: readScript(text(bytes))
        case .form: readForm(text(bytes))
        case .bank: readBank(bytes)
        case .known: readKnown(bytes)
        case .roster: readRoster(bytes)
        case .sheet: readSheet(bytes)
        case .judge: readJudge(bytes)
        case .eligible: readEligible(bytes)
        }
    }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private func readOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Parser.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// libFuzzer's own main, which the package's executable can't have.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main enum Main {
    static func main() {
        var count = CommandLine.argc
        var words = CommandLine.unsafeArgv
        exit(runFuzzer(&count, &words) { readOne($0, $1) })
    }
}
