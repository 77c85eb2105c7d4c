import MutualAid

/// Reads the fields of one line and keeps the first fault in the order of the codes.
struct CaseReader {
    private(set) var tape = JSONTape()
    private(set) var fault: LineFault?

    /// Whether the line is a JSON object.
    mutating func begin(_ line: [UInt8]) -> Bool {
        fault = nil
        if tape.read(line), tape.kind(tape.root) == .object { return true }
        tell(.json, "the line is not a JSON object in UTF-8")
        return false
    }

    mutating func tell(_ code: LineFaultCode, _ message: @autoclosure () -> String) {
        if let fault, fault.code <= code { return }
        fault = LineFault(code: code, message: message())
    }

    /// The value of a field that must be there.
    mutating func field(_ key: StaticString, of object: JSONPlace) -> JSONPlace? {
        if let place = tape.member(key, of: object) { return place }
        tell(.field, "\(key) is missing")
        return nil
    }

    private mutating func unfit(_ key: StaticString, _ expected: String) {
        tell(.field, "\(key) must be \(expected)")
    }

    mutating func text(_ key: StaticString, of object: JSONPlace) -> String? {
        guard let place = field(key, of: object) else { return nil }
        if let text = tape.text(place) { return text }
        unfit(key, "text")
        return nil
    }

    /// A field that may be absent where `absent` is given.
    mutating func truth(_ key: StaticString, of object: JSONPlace, absent: Bool? = nil) -> Bool? {
        if let absent, tape.member(key, of: object) == nil { return absent }
        guard let place = field(key, of: object) else { return nil }
        if let truth = tape.truth(place) { return truth }
        unfit(key, "true or false")
        return nil
    }

    mutating func whole(_ key: StaticString, of object: JSONPlace, in range: ClosedRange<Int>) -> Int? {
        guard let place = field(key, of: object) else { return nil }
        if let number = tape.whole(place), range.contains(number) { return number }
        unfit(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    mutating func choice<Choice: RawRepresentable<String>>(_ key: StaticString, of object: JSONPlace) -> Choice? {
        guard let text = text(key, of: object) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        tell(.field, "\(key) is of no known kind: \(text)")
        return nil
    }

    mutating func day(_ key: StaticString, of object: JSONPlace) -> Day? {
        guard let text = text(key, of: object) else { return nil }
        if let day = Day(text) { return day }
        tell(.day, "\(key) is not a real date YYYY-MM-DD of 1900 to 2199: \(text)")
        return nil
    }

    /// A number where money belongs is a fault of money, not of type: no fen is ever read from a number.
    mutating func money(_ key: StaticString, of object: JSONPlace) -> Money? {
        guard let place = field(key, of: object) else { return nil }
        switch tape.kind(place) {
        case .text:
            if let money = tape.text(place).flatMap(Money.init(exact:)) { return money }
            tell(.money, "\(key) is not money such as \"1000.00\"")
        case .whole, .fraction: tell(.money, "\(key) must be text such as \"1000.00\", not a number")
        default: unfit(key, "text such as \"1000.00\"")
        }
        return nil
    }

    mutating func object(_ key: StaticString, of object: JSONPlace) -> JSONPlace? {
        guard let place = field(key, of: object) else { return nil }
        if tape.kind(place) == .object { return place }
        unfit(key, "an object")
        return nil
    }

    /// The elements of an array; absent is allowed where `mayBeAbsent`.
    mutating func elements(_ key: StaticString, of object: JSONPlace, mayBeAbsent: Bool = false) -> [JSONPlace] {
        if mayBeAbsent, tape.member(key, of: object) == nil { return [] }
        guard let place = field(key, of: object) else { return [] }
        if tape.kind(place) == .array { return tape.elements(place) }
        unfit(key, "an array")
        return []
    }

    mutating func objects(_ key: StaticString, of object: JSONPlace) -> [JSONPlace] {
        let places = elements(key, of: object)
        if !places.allSatisfy({ tape.kind($0) == .object }) { unfit(key, "an array of objects") }
        return places.filter { tape.kind($0) == .object }
    }

    mutating func texts(_ key: StaticString, of object: JSONPlace, mayBeAbsent: Bool = false) -> [String] {
        let places = elements(key, of: object, mayBeAbsent: mayBeAbsent)
        let texts = places.compactMap(tape.text)
        if texts.count != places.count { unfit(key, "an array of text") }
        return texts
    }

    /// The case's name for the answer; where it can't be read, the answer has null.
    mutating func name() -> String? { text("case", of: tape.root) }

    mutating func plan(_ key: StaticString, of object: JSONPlace, in catalogue: Catalogue) -> Plan? {
        guard let code = text(key, of: object) else { return nil }
        if let plan = catalogue.plan(PlanCode(code)) { return plan }
        tell(.plan, "there is no plan \(code)")
        return nil
    }

    /// The edition in force on the first day of a term.
    mutating func edition(of plan: Plan?, on day: Day?) -> Edition? {
        guard let plan, let day else { return nil }
        if let edition = plan.edition(on: day) { return edition }
        tell(.plan, "no edition of \(plan.code) is in force on \(day.iso)")
        return nil
    }
}
