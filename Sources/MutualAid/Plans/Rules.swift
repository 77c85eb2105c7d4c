/// The first benefit below a floor is raised to it, once in the scope.
package struct TopUp: Hashable, Sendable {
    package let floor: Figure<Money>
    package let scope: Figure<TopUpScope>

    package init(floor: Figure<Money>, scope: Figure<TopUpScope>) {
        self.floor = floor
        self.scope = scope
    }
}

/// Whether a first benefit is the first of the term or of the person's life (the public report doesn't say which).
package enum TopUpScope: String, CaseIterable, Codable, Sendable {
    case term
    case lifetime
}

/// A cost − deductible, × rate, at most so much a time and a term, with a first-benefit top-up.
package struct RateRule: Hashable, Sendable {
    package var deductible: Figure<Money>?
    package var rate: Figure<Int>
    package var capPerEvent: Figure<Money>?
    package var capPerTerm: Figure<Money>?
    package var topUp: TopUp?

    package init(
        deductible: Figure<Money>? = nil, rate: Figure<Int>, capPerEvent: Figure<Money>? = nil,
        capPerTerm: Figure<Money>? = nil, topUp: TopUp? = nil
    ) {
        self.deductible = deductible
        self.rate = rate
        self.capPerEvent = capPerEvent
        self.capPerTerm = capPerTerm
        self.topUp = topUp
    }
}

/// So much a day from the `fromDay`-th on, at most so many days a term.
package struct DayRule: Hashable, Sendable {
    package var each: Figure<Money>
    /// The first day that is paid; 1 pays them all.
    package var fromDay: Figure<Int>?
    package var mostDays: Figure<Int>

    package init(each: Figure<Money>, fromDay: Figure<Int>? = nil, mostDays: Figure<Int>) {
        self.each = each
        self.fromDay = fromDay
        self.mostDays = mostDays
    }
}

/// What a part pays, in the few shapes that the engine knows (architecture.md, habit 6).
package enum Shape: Hashable, Sendable {
    case rate(RateRule)
    case perDay(DayRule)
    case lumpSum(Figure<Money>)
    /// A percentage of the lump sum of another part.
    case share(percent: Figure<Int>, of: Part, sum: Figure<Money>)
    /// A percentage of the edition's sum by grade of disability.
    case ladder(Figure<[Int]>)
    /// The edition's sum, less the disability paid from it.
    case wholeSum
}

/// One step of a waiting ladder: through that day index nothing is paid, or a consolation.
package struct WaitingStep: Hashable, Sendable {
    package let through: Figure<Int>
    package let pays: Figure<Money>?

    package init(through: Figure<Int>, pays: Figure<Money>? = nil) {
        self.through = through
        self.pays = pays
    }
}

/// The diseases that a part pays for: the first `count` slots of a list.
package struct Listed: Hashable, Sendable {
    package let list: DiseaseList
    package let count: Figure<Int>

    package init(list: DiseaseList, count: Figure<Int>) {
        self.list = list
        self.count = count
    }

    /// The slot of `code`, or `nil` when it is not on this edition's list.
    package func slot(_ code: DiseaseCode) -> DiseaseSlot? {
        guard let place = list.place(code), place < count.value else { return nil }
        return list.slots[place]
    }

    package var slots: ArraySlice<DiseaseSlot> { list.slots.prefix(count.value) }
    package var openSlots: Int { slots.count { $0.isOpen } }
}

/// The rule of one part of an edition; shared like its edition, not copied into every judgement.
package final class PartRule: Sendable {
    package let part: Part
    package let touch: Touch
    package let shape: Shape
    /// Whether sums, allowances and caps are multiplied by the shares; days and rates never are.
    package let timesShares: Bool
    package let waiting: [WaitingStep]
    package let listed: Listed?
    package let ends: Ends?

    package init(
        part: Part, touch: Touch, shape: Shape, timesShares: Bool, waiting: [WaitingStep] = [], listed: Listed? = nil,
        ends: Ends? = nil
    ) {
        self.part = part
        self.touch = touch
        self.shape = shape
        self.timesShares = timesShares
        self.waiting = waiting
        self.listed = listed
        self.ends = ends
    }
}
