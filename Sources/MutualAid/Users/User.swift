/// What a user may do (domain.md §4, roles).
package enum Duty: String, CaseIterable, Codable, Sendable {
    case handler
    case firstReviewer = "first-reviewer"
    case secondReviewer = "second-reviewer"
    case cashier
    case supervisor
    case auditor
    case trainer
}

package typealias UserID = Identifier<User>

/// A person who works with the program.
package struct User: Hashable, Sendable {
    package let id: UserID
    package var name: String
    package var duties: Set<Duty>
    /// The office: what a user may do reaches it and those below.
    package var division: DivisionCode
    /// When they left; a user is never deleted, for the timelines name them.
    package var retiredAt: Instant?
    package var version: Int

    package init(
        id: UserID, name: String, duties: Set<Duty>, division: DivisionCode, retiredAt: Instant? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.name = name
        self.duties = duties
        self.division = division
        self.retiredAt = retiredAt
        self.version = version
    }

    package var isRetired: Bool { retiredAt != nil }
}

/// What a supervisor makes of a user.
package struct UserChange: Hashable, Sendable {
    package var name: String
    package var duties: Set<Duty>
    package var division: DivisionCode
    package var isRetired: Bool

    package init(name: String, duties: Set<Duty>, division: DivisionCode, isRetired: Bool = false) {
        self.name = name
        self.duties = duties
        self.division = division
        self.isRetired = isRetired
    }

    package init(_ user: User) {
        self.init(name: user.name, duties: user.duties, division: user.division, isRetired: user.isRetired)
    }
}

/// The office whose file this is, and what it has set.
package struct OfficeProfile: Hashable, Sendable {
    package var name: String
    package var division: DivisionCode
    package var isTraining: Bool
    /// A claim whose total is at or above this sum needs a second review (3,000.00 `peer`).
    package var reviewThreshold: Money
    package var thresholdBasis = Basis.peer
    package var limits: WorkLimits
    /// Whether a unit that doesn't reach a plan's gate is refused; else it is only warned of (domain.md §2).
    package var gateBlocks: Bool
    /// Minutes without a key until the screen is covered and the password is asked again.
    package var idleMinutes = 5
    /// Of the file's public keys, read over the phone to compare; empty until it has them.
    package var fingerprint = ""

    package init(
        name: String, division: DivisionCode, isTraining: Bool, reviewThreshold: Money = Money(fen: 300_000),
        limits: WorkLimits = .peer, gateBlocks: Bool = false
    ) {
        self.name = name
        self.division = division
        self.isTraining = isTraining
        self.reviewThreshold = reviewThreshold
        self.limits = limits
        self.gateBlocks = gateBlocks
    }

    /// Days that a person has to bring missing papers.
    package var paperDays: Int { limits.paperDays.value }
}
