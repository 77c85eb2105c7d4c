/// What a draft would change in one plan.
package struct SimulatedChange: Hashable, Sendable {
    package let plan: PlanCode
    package let planName: Bilingual
    /// The code of the draft.
    package let edition: EditionCode
    /// Those that the plan judged, or would judge under the draft; withdrawn ones aside.
    package private(set) var claims = 0
    package private(set) var paidThen = Money.zero
    package private(set) var paidNow = Money.zero
    /// Claims that came to nothing and would be paid.
    package private(set) var newlyPaid = 0
    /// Claims that were paid and would come to nothing.
    package private(set) var newlyRefused = 0
    package private(set) var histogram = ChangeHistogram()
    /// The ten largest, whichever way they go, the largest first; the earlier id where two are alike.
    package private(set) var largest: [ClaimChange] = []

    package static let shown = 10

    package init(_ draft: Edition) {
        plan = draft.plan
        planName = draft.planName
        edition = draft.code
    }

    package var difference: Money { paidNow - paidThen }

    /// - Parameters: all the rows of the claim; those of other plans are passed over.
    package mutating func add(_ claim: ClaimID, of person: PersonID, then: [Benefit], now: [Benefit]) {
        let (before, after) = (sum(then), sum(now))
        guard before != nil || after != nil else { return }
        add(ClaimChange(claim: claim, person: person, then: before ?? .zero, now: after ?? .zero))
    }

    /// `nil` where the plan gave no row.
    private func sum(_ rows: [Benefit]) -> Money? {
        var sum: Money?
        for row in rows where row.plan == plan { sum = (sum ?? .zero) + row.amount }
        return sum
    }

    private mutating func add(_ change: ClaimChange) {
        claims += 1
        paidThen += change.then
        paidNow += change.now
        if change.then == .zero && change.now > .zero { newlyPaid += 1 }
        if change.then > .zero && change.now == .zero { newlyRefused += 1 }
        histogram.add(change.difference)
        guard change.difference != .zero else { return }
        if largest.count == Self.shown, let last = largest.last, !(change < last) { return }
        largest.insert(change, at: largest.firstIndex { change < $0 } ?? largest.count)
        if largest.count > Self.shown { largest.removeLast() }
    }
}

/// One claim under one plan, then and under the draft.
package struct ClaimChange: Hashable, Comparable, Sendable {
    package let claim: ClaimID
    package let person: PersonID
    package let then: Money
    package let now: Money

    package init(claim: ClaimID, person: PersonID, then: Money, now: Money) {
        self.claim = claim
        self.person = person
        self.then = then
        self.now = now
    }

    package var difference: Money { now - then }

    /// The larger change first.
    package static func < (a: Self, b: Self) -> Bool {
        let (one, other) = (a.difference.fen.magnitude, b.difference.fen.magnitude)
        return one == other ? a.claim < b.claim : one > other
    }
}

/// How many claims change by how much: nine steps from a loss of 10,000 and more to a gain of as much.
package struct ChangeHistogram: Hashable, Sendable {
    /// One step: claims whose difference lies from `least` to `most`, both included; `nil` has no end.
    package struct Bucket: Hashable, Sendable {
        package let least: Money?
        package let most: Money?
        package fileprivate(set) var claims = 0
        package fileprivate(set) var difference = Money.zero

        package func holds(_ difference: Money) -> Bool {
            (least.map { $0 <= difference } ?? true) && (most.map { difference <= $0 } ?? true)
        }
    }

    package private(set) var buckets: [Bucket] = Self.edges.map { Bucket(least: $0.0, most: $0.1) }

    private static let edges: [(Money?, Money?)] = {
        let steps: [(Int64, Int64?)] = [(1, 9_999), (10_000, 99_999), (100_000, 999_999), (1_000_000, nil)]
        let gains = steps.map { (Money(fen: $0) as Money?, $1.map(Money.init(fen:))) }
        let losses = steps.reversed().map { ($1.map { Money(fen: -$0) }, Money(fen: -$0) as Money?) }
        return losses + [(.zero, .zero)] + gains
    }()

    mutating func add(_ difference: Money) {
        guard let place = buckets.firstIndex(where: { $0.holds(difference) }) else { return }
        buckets[place].claims += 1
        buckets[place].difference += difference
    }

    /// The claims that stay as they are.
    package var unchanged: Int { buckets.first { $0.holds(.zero) }?.claims ?? 0 }

    package var most: Int { buckets.map(\.claims).max() ?? 0 }
}
