/// Why a block gives no number.
package enum NumberBlockFault: Error, Hashable, Sendable {
    case bounds(first: Int, last: Int)
    case exhausted(last: Int)
}

/// A run of serials that one counter may give out by itself, so that two counters never give the same.
package struct NumberBlock: Hashable, Sendable {
    package let first: Int
    package let last: Int

    package static let serials = 1...999_999

    package init(first: Int, last: Int) throws(NumberBlockFault) {
        guard NumberBlock.serials.contains(first), NumberBlock.serials.contains(last), first <= last else {
            throw .bounds(first: first, last: last)
        }
        self.first = first
        self.last = last
    }

    /// The serial after the last one given; nil means that none was given yet.
    package func next(after given: Int?) throws(NumberBlockFault) -> Int {
        guard let given, given >= first else { return first }
        guard given < last else { throw .exhausted(last: last) }
        return given + 1
    }

    /// How many serials are left.
    package func left(after given: Int?) -> Int {
        guard let given, given >= first else { return last - first + 1 }
        return max(0, last - given)
    }
}

extension NumberBlock: Codable {
    private enum CodingKeys: CodingKey {
        case first, last
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(first: values.decode(Int.self, forKey: .first), last: values.decode(Int.self, forKey: .last))
    }
}
