/// One way in which a typed phone number is wrong.
package enum PhoneFlaw: Hashable, Sendable {
    case empty
    case character(String)
    case mobileLength(Int)
    case mobilePrefix(String)
    case landlineLength(Int)
    case areaCodeMissing
    case start(String)
}

package typealias PhoneFaults = Faults<PhoneFlaw>

/// A mobile number (1[3-9] and nine digits) or a landline with its area code.
package struct Phone: Hashable, Sendable {
    /// `13812348000` or `0917-3262345`
    package let text: String

    /// Spaces, hyphens, brackets and the country code 86 are dropped.
    package init(_ typed: String) throws(PhoneFaults) {
        let digits = Phone.stripped(typed)
        let flaws = Phone.flaws(digits)
        guard flaws.isEmpty else { throw PhoneFaults(flaws) }
        let area = Phone.areaLength(digits)
        text = area == 0 ? digits : digits.prefix(area) + "-" + digits.dropFirst(area)
    }

    package var isMobile: Bool { text.hasPrefix("1") }
    package var lastFour: String { String(text.suffix(4)) }

    /// `138****8000`, `0917-****345`
    package var masked: String {
        if isMobile { return text.prefix(3) + "****" + lastFour }
        let area = Phone.areaLength(text)
        return text.prefix(area + 1) + String(repeating: "*", count: text.utf8.count - area - 4) + text.suffix(3)
    }

    private static func stripped(_ typed: String) -> String {
        let bare = Normalise.compact(typed).filter { !"-()—–".contains($0) }
        for prefix in ["+86", "0086"] where bare.hasPrefix(prefix) {
            return national(bare.dropFirst(prefix.utf8.count))
        }
        return bare.hasPrefix("86") && bare.utf8.count == 13 ? String(bare.dropFirst(2)) : bare
    }

    /// Abroad a landline is dialled without its first 0.
    private static func national(_ digits: Substring) -> String {
        digits.hasPrefix("0") || digits.hasPrefix("1") && digits.utf8.count == 11 ? String(digits) : "0" + digits
    }

    /// 010 and 02x have three digits, the others four (长途区号, 1998 plan); a mobile number has none.
    private static func areaLength(_ digits: String) -> Int {
        guard digits.hasPrefix("0") else { return 0 }
        return digits.hasPrefix("01") || digits.hasPrefix("02") ? 3 : 4
    }

    private static func flaws(_ digits: String) -> [PhoneFlaw] {
        guard let first = digits.first else { return [.empty] }
        if let wrong = digits.unicodeScalars.first(where: { $0.digit == nil }) { return [.character(wrong.shown)] }
        let count = digits.utf8.count
        switch first {
        case "1":
            let length: [PhoneFlaw] = count == 11 ? [] : [.mobileLength(count)]
            let second = digits.dropFirst().first.map(String.init) ?? ""
            return length + (second.isEmpty || ("3"..."9").contains(second) ? [] : [.mobilePrefix("1" + second)])
        case "0":
            return (7...8).contains(count - areaLength(digits)) && count <= 12 ? [] : [.landlineLength(count)]
        default:
            return (7...8).contains(count) ? [.areaCodeMissing] : [.start(String(first))]
        }
    }
}

extension Phone: TextCoded {
    package var codedText: String { text }
    package init?(codedText: String) {
        guard let value = try? Self(codedText) else { return nil }
        self = value
    }
}
