/// A moment: milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The wall clock east of Greenwich by so many minutes; China is 480.
    package func local(offsetMinutes: Int) -> (day: Day, hour: Int, minute: Int) {
        let minutes = Civil.quotient(milliseconds, 60_000) + Int64(clamping: min(max(offsetMinutes, -1_440), 1_440))
        let day = Day(number: Int32(clamping: Civil.quotient(minutes, 1_440)))
        let minuteOfDay = Int(Civil.remainder(minutes, 1_440))
        return (day, minuteOfDay / 60, minuteOfDay % 60)
    }

    /// `2026-03-15 09:30`
    package func text(offsetMinutes: Int) -> String {
        let local = local(offsetMinutes: offsetMinutes)
        return local.day.iso + " " + padded(local.hour, to: 2) + ":" + padded(local.minute, to: 2)
    }
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
