/// Where a figure comes from (domain.md, head); ordered from the firmest to the weakest.
package enum Basis: String, CaseIterable, Codable, Comparable, Sendable {
    /// The office's public 2024 report.
    case published
    /// From a document that the office imported.
    case office
    /// A Shaanxi unit's 2022/2024 notice that quotes the office.
    case notice
    /// Another office of the same organisation publishes it.
    case peer
    /// A placeholder that an office must replace.
    case sample

    package static func < (a: Self, b: Self) -> Bool { a.strength < b.strength }

    private var strength: Int {
        switch self {
        case .published: 0
        case .office: 1
        case .notice: 2
        case .peer: 3
        case .sample: 4
        }
    }
}

/// A figure of a plan with its basis; `source` is document number and clause, and only an imported document has one.
package struct Figure<Value: Sendable>: Sendable {
    package let value: Value
    package let basis: Basis
    package let source: String?

    package init(_ value: Value, _ basis: Basis, source: String? = nil) {
        self.value = value
        self.basis = basis
        self.source = source
    }

    package func map<New>(_ change: (Value) -> New) -> Figure<New> {
        Figure<New>(change(value), basis, source: source)
    }
}

extension Figure: Equatable where Value: Equatable {}
extension Figure: Hashable where Value: Hashable {}
