/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine for one seed.
struct DemoRandom {
    /// What a stream is for: each subject has one of its own, so that a change of one leaves the others alone.
    enum Purpose: UInt64 {
        case office, employer, member, child, enrolment, claims, claim, look, known
    }

    private var state: UInt64

    init(_ seed: UInt64, _ purpose: Purpose, _ place: Int = 0) {
        state = seed &* 0xD134_2543_DE82_EF95 &+ purpose.rawValue << 56 &+ UInt64(truncatingIfNeeded: place)
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0..<count; 0 for a count below 1.
    mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high) }

    mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    /// `items` is never empty: the words of the demo office are held to that when they are read.
    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}

/// A permutation of `0..<size`: gives what must be unique without remembering what was given.
struct DemoShuffle {
    private let size: UInt64
    private let mask: UInt64
    private let shift: UInt64
    private let key: UInt64

    init(size: Int, key: UInt64) {
        let bits = max(2, Int.bitWidth - max(1, size - 1).leadingZeroBitCount)
        self.size = UInt64(max(1, size))
        self.key = key
        mask = 1 << UInt64(bits) - 1
        shift = UInt64((bits + 1) / 2)
    }

    /// Every step can be undone within the bits of `mask`, and those that fall outside of `size` walk on: no two meet.
    func place(of index: Int) -> Int {
        var place = UInt64(truncatingIfNeeded: index)
        repeat {
            place = (place &+ key) & mask
            place = (place &* 0x9E37_79B9_7F4A_7C15) & mask
            place ^= place >> shift
            place = (place &* 0xBF58_476D_1CE4_E5B9) & mask
            place ^= place >> shift
            place = (place &+ key >> 32) & mask
        } while place >= size
        return Int(place)
    }
}
