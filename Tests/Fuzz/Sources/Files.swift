import Exchange
import MutualAid
import Seeds
import Terminal
import Themes

/// What is made once.
enum Known {
    nonisolated(unsafe) static var judge = JudgeLines(catalogue: catalogue)
    nonisolated(unsafe) static var eligible = EligibleLines(catalogue: catalogue)
    nonisolated(unsafe) static var tape = JSONTape()
    static let catalogue = made { try Seeds.catalogue() }
    static let bankForm = made { try Seeds.bankFile() }
    static let divisions = Seeds.divisions()
    static let today = Day(number: 20_520)
    /// Two people to be paid; what the bank answers is held against it.
    static let batch = made {
        guard let division = DivisionCode("610302") else { fatalError("610302 is a division") }
        let cards = ["6228480402564890018", "6222021234567890123"]
        let lines = try cards.enumerated().map { place, card in
            BatchLine(
                place: place + 1, claim: ClaimID(Int64(place + 1)),
                claimNumber: try CounterNumber(kind: .claim, division: division, year: 26, serial: place + 1),
                person: PersonID(Int64(place)), personName: "张秀英", amount: Money(fen: Int64(420_631 + place)),
                payee: Payee(
                    role: .member,
                    account: BankAccount(card: try BankCard(card), holder: try PersonName("张秀英"), bank: "工商银行"),
                    proof: []))
        }
        return PaymentBatch(
            id: BatchID(1), number: try CounterNumber(kind: .batch, division: division, year: 26, serial: 7),
            office: division, madeOn: today, stage: .fileWritten, lines: lines, steps: [])
    }

    private static func made<Value>(_ make: () throws -> Value) -> Value {
        do { return try make() } catch { fatalError("\(error)") }
    }
}

/// What is wrong with a file is told in both languages.
private func tell(_ faults: PlanFaults) {
    for fault in faults.all { for language in Language.allCases { _ = fault.sentence(language).text } }
}

func readPlan(_ text: String) {
    do throws(PlanFaults) { _ = try Seeds.draft(SeedFile(name: "plan-fuzz.toml", text: text)) } catch { tell(error) }
}

func readList(_ text: String) {
    do throws(PlanFaults) {
        _ = try Seeds.diseaseLists(overriding: [SeedFile(name: "list-fuzz.tsv", text: text)])
    } catch { tell(error) }
}

func readTheme(_ text: String) {
    do throws(ThemeFaults) { _ = try ThemeFile.read(name: "theme-fuzz.toml", text: text) } catch {
        _ = error.text(chinese: true) + error.text(chinese: false)
    }
}

func readCalendar(_ text: String) {
    do throws(PlanFaults) { _ = try Seeds.calendar(SeedFile(name: "calendar.toml", text: text)) } catch { tell(error) }
}

func readScript(_ text: String) {
    do throws(PlanFaults) {
        _ = try Seeds.callScript(overriding: [SeedFile(name: "call-script.toml", text: text)])
    } catch { tell(error) }
}

/// A form that can be read can be written by and read back.
func readForm(_ text: String) {
    do throws(PlanFaults) {
        let form = try Seeds.bankFile(SeedFile(name: "bank-file.toml", text: text))
        guard let bytes = try? Known.batch.bankFile(form) else { return }
        settle(bytes, form.answer)
    } catch { tell(error) }
}

/// As the bank's own letters are found out, and in each of those that can be set.
func readBank(_ bytes: [UInt8]) {
    var form = Known.bankForm.answer
    for encoding in [nil, TextEncoding.utf8, .gb18030] {
        form.encoding = encoding
        settle(bytes, form)
    }
}

private func settle(_ bytes: [UInt8], _ form: AnswerForm) {
    let reader = CSVReader(bytes, CSVFormat(encoding: form.encoding, separator: form.separator))
    guard let answer = try? BankAnswer(reading: reader, form) else { return }
    do throws(AnswerFaults) { _ = try answer.settlement(of: Known.batch, today: Known.today) } catch {
        for flaw in error.all { for language in Language.allCases { _ = flaw.sentence(language).text } }
    }
}

func readKnown(_ bytes: [UInt8]) {
    var reader = CSVReader(bytes)
    guard let heading = try? reader.next(),
        let sheet = try? KnownEventSheet(heading: heading.fields, catalogue: Known.catalogue, today: Known.today)
    else { return }
    while let row = try? reader.next() {
        do throws(KnownRowFaults) { _ = try sheet.read(row: row.row, fields: row.fields) } catch {
            for language in Language.allCases { for flaw in error.all { _ = flaw.sentence(language).text } }
        }
    }
}

func readJudge(_ bytes: [UInt8]) {
    answer(bytes) { line, number in Known.judge.answer(line: line, number: number)?.output }
}

func readEligible(_ bytes: [UInt8]) {
    answer(bytes) { line, number in Known.eligible.answer(line: line, number: number)?.output }
}

/// Line by line; each answer is one line, and JSON.
private func answer(_ bytes: [UInt8], _ answer: ([UInt8], Int) -> [UInt8]?) {
    for (place, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
        guard let output = answer(Array(line), place + 1) else { continue }
        if output.contains(10) { fatalError("an answer of two lines") }
        if !Known.tape.read(output) {
            fatalError("an answer that is no JSON: \(String(decoding: output, as: UTF8.self))")
        }
    }
}

/// What is typed into fields; what was taken reads again as the same, and holds nothing that can't be seen.
func readValues(_ text: String) {
    if let name = try? PersonName(text) {
        if name.text.unicodeScalars.contains(where: Unshown.contains) || (try? PersonName(name.text)) != name {
            fatalError("a name: \(name.text)")
        }
        _ = name.masked
    }
    if let money = try? Money.typed(text) {
        let isZero = !Normalise.halfWidth(text).contains { "123456789".contains($0) }
        if (try? Money.typed(money.text)) != money || (money == .zero) != isZero { fatalError("money: \(money.text)") }
    }
    if let day = Day.typed(text, today: Known.today), Day(day.iso) != day { fatalError("a day: \(day.iso)") }
    if let number = try? CounterNumber(parsing: text), (try? CounterNumber(parsing: number.text)) != number {
        fatalError("a number: \(number.text)")
    }
    _ = try? ResidentID(text)
    _ = try? Phone(text)
    _ = try? BankCard(text)
    _ = try? CreditCode(text)
    _ = CheckCode(typed: text)
    _ = RecoveryCode(typed: text)
    _ = try? Password(Secret(text), names: ["周敏"])
}
