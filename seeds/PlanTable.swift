import MutualAid
import PlainTOML

/// Collects what is wrong with one file.
final class FaultBox {
    let file: String
    private(set) var all: [PlanFault] = []

    init(file: String) {
        self.file = file
    }

    func add(_ key: String, _ flaw: PlanFlaw) {
        all.append(PlanFault(file: file, key: key, flaw: flaw))
    }
}

/// How a value is read, and what is said to be expected when it doesn't fit.
struct Kind<Value> {
    let expected: Expected
    let read: (TOMLNode) -> Value?
}

/// A table of a plan file. It remembers which keys were read, so that the others can be told as unknown.
final class PlanTable {
    let path: String
    let faults: FaultBox
    private let fields: [String: TOMLNode]
    /// Where a key is looked for that this table doesn't have.
    private let common: PlanTable?
    private var read: Set<String> = []

    init(_ fields: [String: TOMLNode], path: String, faults: FaultBox, common: PlanTable? = nil) {
        self.fields = fields
        self.path = path
        self.faults = faults
        self.common = common
    }

    func path(to key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func has(_ key: String) -> Bool { fields[key] != nil || common?.has(key) == true }

    /// The value of `key` with the way to it.
    func node(_ key: String) -> (node: TOMLNode, path: String)? {
        read.insert(key)
        if let node = fields[key] {
            common?.read.insert(key)
            return (node, path(to: key))
        }
        return common?.node(key)
    }

    func optional<Value>(_ key: String, _ kind: Kind<Value>) -> Value? {
        guard let (node, path) = node(key) else { return nil }
        if let value = kind.read(node) { return value }
        faults.add(path, .unfit(kind.expected, found: node.shown))
        return nil
    }

    func required<Value>(_ key: String, _ kind: Kind<Value>) -> Value? {
        guard has(key) else {
            faults.add(path(to: key), .missing(kind.expected))
            return nil
        }
        return optional(key, kind)
    }

    func table(_ key: String) -> PlanTable? {
        guard let (node, path) = node(key) else { return nil }
        guard case .table(let fields) = node else {
            faults.add(path, .unfit(.table, found: node.shown))
            return nil
        }
        return PlanTable(fields, path: path, faults: faults)
    }

    /// A table of this table alone, never the common one.
    func ownTable(_ key: String) -> PlanTable? { fields[key] == nil ? nil : table(key) }

    /// The tables of an array of tables; none where the key is absent.
    func tables(_ key: String) -> [PlanTable] {
        guard let (node, path) = node(key) else { return [] }
        guard case .array(let nodes) = node else {
            faults.add(path, .unfit(.tables, found: node.shown))
            return []
        }
        return nodes.enumerated().compactMap { place, node in
            let path = "\(path)[\(place)]"
            if case .table(let fields) = node { return PlanTable(fields, path: path, faults: faults) }
            faults.add(path, .unfit(.table, found: node.shown))
            return nil
        }
    }

    /// The same table with another to look in for what it lacks.
    func falling(back common: PlanTable?) -> PlanTable {
        PlanTable(fields, path: path, faults: faults, common: common)
    }

    /// Tells every key that nothing asked for.
    func close() {
        for key in fields.keys.sorted() where !read.contains(key) { faults.add(path(to: key), .unknownKey) }
    }
}

extension PlanTable {
    /// `{ value = …, basis = "…" }`, with `source` where the basis is an imported document.
    func figure<Value>(_ key: String, _ kind: Kind<Value>) -> Figure<Value>? {
        guard let table = table(key) else { return nil }
        defer { table.close() }
        let value = table.required("value", kind)
        guard let (basis, source) = table.basis(), let value else { return nil }
        return Figure(value, basis, source: source)
    }

    func requiredFigure<Value>(_ key: String, _ kind: Kind<Value>) -> Figure<Value>? {
        guard has(key) else {
            faults.add(path(to: key), .missing(kind.expected))
            return nil
        }
        return figure(key, kind)
    }

    /// The basis of this table's figures, and the document's clause.
    func basis() -> (Basis, source: String?)? {
        let source = optional("source", .text)
        guard let basis = required("basis", .choice(Basis.self)) else { return nil }
        if source != nil && basis != .office { faults.add(path(to: "source"), .sourceWithoutDocument) }
        return (basis, source)
    }
}

extension Kind {
    static var text: Kind<String> {
        Kind<String>(expected: .text) { if case .text(let text) = $0, !text.isEmpty { text } else { nil } }
    }

    static var code: Kind<String> {
        Kind<String>(expected: .code) { node in
            guard case .text(let text) = node, let first = text.utf8.first, isLetterOrDigit(first),
                text.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") })
            else { return nil }
            return text
        }
    }

    static func whole(_ range: ClosedRange<Int>) -> Kind<Int> {
        Kind<Int>(expected: .whole(range)) { node in
            guard case .whole(let number) = node, range.contains(number) else { return nil }
            return number
        }
    }

    static var truth: Kind<Bool> {
        Kind<Bool>(expected: .truth) { if case .truth(let truth) = $0 { truth } else { nil } }
    }

    /// At most a thousand million yuan, so that no multiple of it leaves the bounds of `Money`.
    static var money: Kind<Money> {
        Kind<Money>(expected: .money) { node in
            guard case .text(let text) = node, let money = Money(exact: text), money <= Money(yuan: 1_000_000_000)
            else { return nil }
            return money
        }
    }

    static var day: Kind<Day> {
        Kind<Day>(expected: .day) { if case .text(let text) = $0 { Day(text) } else { nil } }
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) -> Kind<Choice> {
        Kind<Choice>(expected: .oneOf(Choice.allCases.map(\.rawValue))) { node in
            if case .text(let text) = node { Choice(rawValue: text) } else { nil }
        }
    }

    static func choices<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) -> Kind<[Choice]> {
        Kind<[Choice]>(expected: .someOf(Choice.allCases.map(\.rawValue))) { node in
            guard case .array(let nodes) = node, !nodes.isEmpty else { return nil }
            let found = nodes.compactMap { if case .text(let text) = $0 { Choice(rawValue: text) } else { nil } }
            return found.count == nodes.count ? found : nil
        }
    }

    static var plans: Kind<[PlanCode]> {
        Kind<[PlanCode]>(expected: .codes) { node in
            guard case .array(let nodes) = node else { return nil }
            let found = nodes.compactMap { Kind<String>.code.read($0).map { PlanCode($0) } }
            return found.count == nodes.count ? found : nil
        }
    }

    static func span(within range: ClosedRange<Int>) -> Kind<ClosedRange<Int>> {
        Kind<ClosedRange<Int>>(expected: .span(range)) { node in
            guard case .array(let nodes) = node, nodes.count == 2, case .whole(let from) = nodes[0],
                case .whole(let through) = nodes[1], from <= through, range.contains(from), range.contains(through)
            else { return nil }
            return from...through
        }
    }

    static var percents: Kind<[Int]> {
        Kind<[Int]>(expected: .percents) { node in
            guard case .array(let nodes) = node, nodes.count == 10 else { return nil }
            let percents = nodes.compactMap { Kind<Int>.whole(0...100).read($0) }
            let falls = zip(percents, percents.dropFirst()).allSatisfy { $0 >= $1 }
            return percents.count == 10 && falls ? percents : nil
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
