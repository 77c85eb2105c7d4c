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
    package var division: DivisionCode

    package init(id: UserID, name: String, duties: Set<Duty>, division: DivisionCode) {
        self.id = id
        self.name = name
        self.duties = duties
        self.division = division
    }
}

/// The office whose file this is, and what it has set.
package struct OfficeProfile: Hashable, Sendable {
    package var name: String
    package var division: DivisionCode
    package var isTraining: Bool
    /// A claim whose total is at or above this sum needs a second review (3,000.00 `peer`).
    package var reviewThreshold: Money
    /// Days that a person has to bring missing papers (30 `peer`).
    package var paperDays: Int

    package init(
        name: String, division: DivisionCode, isTraining: Bool, reviewThreshold: Money = Money(fen: 300_000),
        paperDays: Int = 30
    ) {
        self.name = name
        self.division = division
        self.isTraining = isTraining
        self.reviewThreshold = reviewThreshold
        self.paperDays = paperDays
    }
}
