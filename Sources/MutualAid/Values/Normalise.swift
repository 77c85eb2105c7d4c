/// What an input method does to numbers and codes, undone.
package enum Normalise {
    /// Full-width forms U+FF01…U+FF5E as ASCII, the ideographic space as a space; everything else stays.
    package static func halfWidth(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(halfWidth(scalar)) }
        return String(scalars)
    }

    /// Half-width, without spaces (U+0020 and U+3000): the form in which numbers and codes are read.
    package static func compact(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let half = halfWidth(scalar)
            if half != " " { scalars.append(half) }
        }
        return String(scalars)
    }

    /// ASCII letters made capital.
    package static func upper(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(upper(scalar)) }
        return String(scalars)
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x3000: " "
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
        default: scalar
        }
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value - 32)) : scalar
    }
}

extension Unicode.Scalar {
    /// The value of an ASCII digit.
    var digit: Int? { ("0"..."9").contains(self) ? Int(value - 48) : nil }

    /// `U+202E`
    var code: String {
        let hex = Normalise.upper(String(value, radix: 16))
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
    }

    /// Can't be seen on a screen, or would move what stands beside it.
    var isHidden: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
        default: properties.isVariationSelector
        }
    }

    /// As quoted in a sentence: itself, or its code where it can't be seen.
    var shown: String { isHidden ? code : String(self) }
}

extension String {
    /// The digits, when the text holds nothing but ASCII digits.
    var asciiDigits: [Int]? {
        var digits: [Int] = []
        for scalar in unicodeScalars {
            guard let digit = scalar.digit else { return nil }
            digits.append(digit)
        }
        return digits
    }
}

/// Luhn's check (ISO/IEC 7812-1 annex B): from the right, every second digit doubled, its own digits added.
enum Luhn {
    static func passes(_ digits: [Int]) -> Bool {
        guard let last = digits.last else { return false }
        return checkDigit(for: digits.dropLast()) == last
    }

    static func checkDigit(for body: some BidirectionalCollection<Int>) -> Int {
        var sum = 0
        for (place, digit) in body.reversed().enumerated() {
            let weighted = place.isMultiple(of: 2) ? digit * 2 : digit
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return (10 - sum % 10) % 10
    }
}

/// Left-padded with zeros to a width; never cut.
func padded(_ number: some BinaryInteger, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
