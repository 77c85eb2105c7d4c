import Crypto
package import Foundation
package import MutualAid

/// What the office takes from outside, so that a test can be the same twice.
package struct Surroundings {
    package var now: () -> Instant
    /// Minutes east of Greenwich; the office's day is that of its wall clock.
    package var offsetMinutes: Int
    /// Another day as today; for the demo only.
    package var givenToday: Day?
    /// The holidays that the program brings.
    package var calendar: WorkCalendar
    package var newID: () -> Int64
    package var randomBytes: (Int) -> Data

    package init(
        now: @escaping () -> Instant, offsetMinutes: Int = 480, givenToday: Day? = nil,
        calendar: WorkCalendar = .weekdays, newID: @escaping () -> Int64,
        randomBytes: @escaping (Int) -> Data
    ) {
        self.now = now
        self.offsetMinutes = offsetMinutes
        self.givenToday = givenToday
        self.calendar = calendar
        self.newID = newID
        self.randomBytes = randomBytes
    }

    /// The clock and the randomness of the machine.
    package static func system(today: Day? = nil, calendar: WorkCalendar = .weekdays) -> Surroundings {
        let now = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
        let ids = IDGenerator()
        return Surroundings(
            now: now, givenToday: today, calendar: calendar,
            newID: { ids.next(now: now(), random: UInt32.random(in: .min ... .max)) },
            randomBytes: { count in SymmetricKey(size: .init(bitCount: count * 8)).withUnsafeBytes { Data($0) } })
    }

    package var today: Day { givenToday ?? now().local(offsetMinutes: offsetMinutes).day }
}

/// Ids that sort by their time and that two offices don't make alike: 41 bits of milliseconds since 2020, 22 random bits.
package final class IDGenerator {
    private var last: Int64 = 0
    private static let start: Int64 = 1_577_836_800_000

    package init() {}

    package func next(now: Instant, random: UInt32) -> Int64 {
        let time = max(0, now.milliseconds - Self.start) & 0x1FF_FFFF_FFFF
        let made = time << 22 | Int64(random & 0x3F_FFFF)
        // Within one millisecond, and when the clock is set back, the next id still comes after the last one.
        last = made > last ? made : last + 1 + Int64(random & 0x3F)
        return last
    }
}
