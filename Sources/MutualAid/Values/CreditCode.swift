/// One way in which a typed unified social credit code is wrong. Places count from 1.
package enum CreditCodeFlaw: Hashable, Sendable {
    case empty
    case length(Int)
    case character(place: Int, found: String)
    case checkCharacter(expected: String, found: String)
}

package typealias CreditCodeFaults = Faults<CreditCodeFlaw>

/// A right unified social credit code of an organisation (GB 32100-2015).
package struct CreditCode: Hashable, Sendable {
    /// 18 characters of the standard's alphabet, which has no I, O, S, V, Z.
    package let text: String

    package init(_ typed: String) throws(CreditCodeFaults) {
        let text = Normalise.upper(Normalise.compact(typed))
        let flaws = CreditCode.flaws(text)
        guard flaws.isEmpty else { throw CreditCodeFaults(flaws) }
        self.text = text
    }

    /// Places 3…8: the division of the registering office.
    package var division: String { String(text.dropFirst(2).prefix(6)) }
    /// 8 is the registry of trade unions, 81 a unit union.
    package var isUnion: Bool { text.hasPrefix("8") }
    package var lastFour: String { String(text.suffix(4)) }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".unicodeScalars)

    /// The 18th character that belongs to 17 others; nil for anything else.
    package static func checkCharacter(for body: String) -> String? {
        var sum = 0
        var weight = 1
        guard body.unicodeScalars.count == 17 else { return nil }
        for scalar in body.unicodeScalars {
            guard let value = alphabet.firstIndex(of: scalar) else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return String(alphabet[(31 - sum % 31) % 31])
    }

    private static func flaws(_ text: String) -> [CreditCodeFlaw] {
        let scalars = Array(text.unicodeScalars)
        if scalars.isEmpty { return [.empty] }
        var flaws: [CreditCodeFlaw] = scalars.count == 18 ? [] : [.length(scalars.count)]
        for (index, scalar) in scalars.prefix(18).enumerated() where !alphabet.contains(scalar) {
            flaws.append(.character(place: index + 1, found: scalar.shown))
        }
        guard flaws.isEmpty, let expected = checkCharacter(for: String(text.dropLast())) else { return flaws }
        let found = String(scalars[17])
        return expected == found ? [] : [.checkCharacter(expected: expected, found: found)]
    }
}

extension CreditCode: TextCoded {
    package var codedText: String { text }
    package init?(codedText: String) {
        guard let value = try? Self(codedText) else { return nil }
        self = value
    }
}
