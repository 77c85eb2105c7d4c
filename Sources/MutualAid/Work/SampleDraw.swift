/// One lot of the quality sample: drawn when its number lies below the percentage.
package struct SampleDraw: Hashable, Codable, Sendable {
    /// 0 … 9,999: hundredths of a percent.
    package let number: Int
    package let percent: Int

    package init(number: Int, percent: Int) {
        self.number = number
        self.percent = percent
    }

    package var isDrawn: Bool { number < percent * 100 }

    /// The lot of one claim: the same seed and number give the same lot, whenever and however often it is drawn, so that
    /// approving again after an undo can't change it.
    package init(of claim: CounterNumber, seed: UInt64, percent: Int) {
        let digits = claim.text.utf8.compactMap { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 ? UInt64($0 - 48) : nil }
        // SplitMix64 (Steele, Lea, Flood 2014): every bit of seed and number bears on the lot.
        var mixed = seed &+ digits.reduce(0) { $0 &* 10 &+ $1 } &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        self.init(number: Int(mixed % 10_000), percent: percent)
    }
}
