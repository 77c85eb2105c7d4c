/// How an employer's fees are split unless the handler types another split: percentages for unit and union; the rest is own money.
package struct FeeSplitRule: Hashable, Codable, Sendable {
    package var unitPercent: Int
    package var unionPercent: Int

    /// `nil` when a percentage is negative or both exceed 100 together.
    package init?(unitPercent: Int, unionPercent: Int) {
        guard unitPercent >= 0, unionPercent >= 0, unitPercent <= 100, unionPercent <= 100 - unitPercent else {
            return nil
        }
        self.unitPercent = unitPercent
        self.unionPercent = unionPercent
    }

    private init() {
        unitPercent = 0
        unionPercent = 0
    }

    /// The worker pays everything: what holds for a person without an employer.
    package static let own = FeeSplitRule()

    /// The split of `fee`: unit and union round half up to the fen, own money takes what is left.
    package func split(_ fee: Money) -> FeeSplit {
        let unit = fee.percent(unitPercent)
        let union = min(fee.percent(unionPercent), fee - unit)
        return FeeSplit(unit: unit, union: union, own: fee - unit - union, gift: .zero)
    }
}

/// A fee by who bears it: unit, union, own money, gift fund (domain.md §1, 会费).
package struct FeeSplit: Hashable, Codable, Sendable {
    package var unit: Money
    package var union: Money
    package var own: Money
    package var gift: Money

    package init(unit: Money, union: Money, own: Money, gift: Money) {
        self.unit = unit
        self.union = union
        self.own = own
        self.gift = gift
    }

    package static let zero = FeeSplit(unit: .zero, union: .zero, own: .zero, gift: .zero)

    package var total: Money { unit + union + own + gift }

    package static func + (a: FeeSplit, b: FeeSplit) -> FeeSplit {
        FeeSplit(unit: a.unit + b.unit, union: a.union + b.union, own: a.own + b.own, gift: a.gift + b.gift)
    }
}

/// What is known of a work unit and can be typed.
package struct EmployerDetails: Hashable, Sendable {
    package var name: String
    package var creditCode: CreditCode
    package var division: DivisionCode
    package var headcount: Int?
    package var womenHeadcount: Int?
    package var handler: String?
    /// Day of the month on which the employer's cover begins, 1…28; `nil` means that cover begins tomorrow.
    package var batchDay: Int?
    package var feeSplit: FeeSplitRule

    package init(
        name: String, creditCode: CreditCode, division: DivisionCode, headcount: Int? = nil, womenHeadcount: Int? = nil,
        handler: String? = nil, batchDay: Int? = nil, feeSplit: FeeSplitRule = .own
    ) {
        self.name = name
        self.creditCode = creditCode
        self.division = division
        self.headcount = headcount
        self.womenHeadcount = womenHeadcount
        self.handler = handler
        self.batchDay = batchDay
        self.feeSplit = feeSplit
    }

    /// The first day of cover for one enrolled on `today`: the next batch day after today, else tomorrow (the fee is due before).
    package func firstDay(after today: Day) -> Day {
        let tomorrow = today.adding(days: 1)
        guard let batchDay else { return tomorrow }
        var day = tomorrow
        while day.day != batchDay, today.days(until: day) < 62 { day = day.adding(days: 1) }
        return day.day == batchDay ? day : tomorrow
    }
}

package typealias EmployerID = Identifier<Employer>

/// A work unit (单位) with its own unit union.
package struct Employer: Hashable, Sendable {
    package let id: EmployerID
    package var details: EmployerDetails
    package var version: Int

    package init(id: EmployerID, details: EmployerDetails, version: Int = 1) {
        self.id = id
        self.details = details
        self.version = version
    }

    package var name: String { details.name }
}
