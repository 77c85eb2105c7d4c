/// A day of the proleptic Gregorian calendar, years 1…9999; arithmetic stays within them.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int32

    package static let first = Day(number: -719_162)
    package static let last = Day(number: 2_932_896)
    /// What can be typed or read from a file.
    package static let readableYears = 1900...2199

    /// Clamped to the years 1…9999.
    package init(number: Int32) {
        self.number = min(max(number, -719_162), 2_932_896)
    }

    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.init(number: Int32(Civil.number(year: year, month: month, day: day)))
    }

    /// Exactly `YYYY-MM-DD`, in the years 1900…2199.
    package init?(_ iso: String) {
        self.init(stored: iso)
        guard Day.readableYears.contains(year) else { return nil }
    }

    /// Exactly `YYYY-MM-DD` of any year: what was stored, a birth day of 1880 too.
    package init?(stored iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let digits = String(decoding: bytes[0..<4] + bytes[5..<7] + bytes[8..<10], as: UTF8.self).asciiDigits
        else { return nil }
        self.init(digits: digits)
    }

    /// Eight digits, `YYYYMMDD`.
    init?(digits: [Int]) {
        guard digits.count == 8 else { return nil }
        let number = digits.reduce(0) { $0 * 10 + $1 }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    package var year: Int { Civil.date(Int(number)).year }
    package var month: Int { Civil.date(Int(number)).month }
    package var day: Int { Civil.date(Int(number)).day }

    package var iso: String {
        let date = Civil.date(Int(number))
        return padded(date.year, to: 4) + "-" + padded(date.month, to: 2) + "-" + padded(date.day, to: 2)
    }

    /// 1 Monday … 7 Sunday; 1970-01-01 was a Thursday.
    package var weekday: Int { Civil.remainder(Int(number) + 3, 7) + 1 }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    package func adding(days: Int) -> Day {
        let (sum, overflow) = Int(number).addingReportingOverflow(days)
        return Day(number: overflow ? (days < 0 ? .min : .max) : Int32(clamping: sum))
    }

    /// The same day of another year; 29 February becomes the 28th in a common year.
    package func adding(years: Int) -> Day {
        let date = Civil.date(Int(number))
        let (year, overflow) = date.year.addingReportingOverflow(years)
        if overflow || year < 1 || year > 9999 { return years < 0 ? .first : .last }
        let day = min(date.day, Day.length(ofMonth: date.month, year: year))
        return Day(year: year, month: date.month, day: day) ?? self
    }

    /// Positive when the other day is later.
    package func days(until other: Day) -> Int { Int(other.number) - Int(number) }

    /// Full years, on a day, of one born on this day; nil before birth. One born on 29 February has the birthday on
    /// 1 March in a common year (domain.md §3).
    package func age(on day: Day) -> Int? {
        guard day >= self else { return nil }
        let birth = Civil.date(Int(number))
        let then = Civil.date(Int(day.number))
        let birthdayCame = (then.month, then.day) >= (birth.month, birth.day)
        return then.year - birth.year - (birthdayCame ? 0 : 1)
    }

    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Days in a month 1…12.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: TextCoded {
    package var codedText: String { iso }
    package init?(codedText: String) { self.init(stored: codedText) }
}

/// Howard Hinnant's days_from_civil and civil_from_days: years begin in March, so that the leap day is the last.
enum Civil {
    static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = quotient(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = quotient(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Rounded down, for numbers before 1970 too.
    static func quotient<Number: BinaryInteger>(_ number: Number, _ divisor: Number) -> Number {
        number / divisor - (number % divisor < 0 ? 1 : 0)
    }

    static func remainder<Number: BinaryInteger>(_ number: Number, _ divisor: Number) -> Number {
        number - quotient(number, divisor) * divisor
    }
}
