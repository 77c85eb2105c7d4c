import Foundation
import MutualAid

/// A number of a sheet as text.
enum CellNumber {
    /// A spreadsheet keeps no more digits than 15; the rest of a longer number are zeros.
    static let mostDigits = 15
    /// 9999-12-31
    private static let lastDay = 2_958_465.0

    /// - Parameter raw: as the file holds it, such as `6.10103199001011E+17`.
    static func text(_ raw: String) -> String {
        if raw.utf8.count <= mostDigits, raw.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return raw }
        guard let value = Double(raw), value.isFinite else { return raw }
        guard value.rounded() == value else { return String(value) }
        return abs(value) < 1e15 ? String(Int64(value)) : scientific(value)
    }

    /// As a spreadsheet shows it, so that whoever reads it sees that digits are lost: `6.10103199001011E+17`.
    private static func scientific(_ value: Double) -> String {
        let form = String(format: "%.14E", value)
        guard let mark = form.firstIndex(of: "E") else { return form }
        var mantissa = form[..<mark]
        while mantissa.hasSuffix("0") { mantissa = mantissa.dropLast() }
        if mantissa.hasSuffix(".") { mantissa = mantissa.dropLast() }
        return String(mantissa + form[mark...])
    }

    /// The day, and the time of day where there is one; `nil` for a number that is no day.
    ///
    /// The system of 1900 counts a 29 February 1900 that never was (ECMA-376 part 1, §18.17.4.1).
    static func day(_ raw: String, from1904: Bool) -> String? {
        guard let value = Double(raw), value >= 0, value <= lastDay else { return nil }
        var days = Int(value)
        var seconds = Int(((value - Double(days)) * 86_400).rounded())
        if seconds == 86_400 {
            days += 1
            seconds = 0
        }
        let time = seconds == 0 ? "" : clock(seconds)
        if days == 0, !from1904 { return time.isEmpty ? nil : time }
        guard from1904 || days != 60 else { return nil }
        let number = from1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569
        let day = Day(number: Int32(number)).iso
        return time.isEmpty ? day : day + " " + time
    }

    private static func clock(_ seconds: Int) -> String {
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
        return parts.prefix(parts[2] == 0 ? 2 : 3).map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// The formats that have a number only; 27…36 and 50…58 are days in Chinese, Japanese and Korean (§18.8.30).
    static func isDay(builtIn id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a format shows a day or a time: it has a letter for one that is neither quoted nor in brackets.
    static func isDay(format: String) -> Bool {
        // Only the first section counts: the others are for negative numbers, zero and text.
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in format {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case "\\", "_", "*": isEscaped = !isQuoted
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted: isBracketed = true
            case "]" where !isQuoted: isBracketed = false
            case ";" where !isQuoted: return false
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
                if !isQuoted, !isBracketed { return true }
            default: break
            }
        }
        return false
    }
}
