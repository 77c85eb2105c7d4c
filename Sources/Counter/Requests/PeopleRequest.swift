package import MutualAid

/// Which warnings are listed.
package enum WarningScope: Hashable, Sendable {
    /// All that are open in the user's office and below.
    case office
    case person(PersonID)
    case claim(ClaimID, PersonID)
}

/// What the screens of corrections, warnings and the member's card ask of the office.
package enum PeopleRequest: Hashable, Sendable {
    case correct(CorrectionOrder)
    case file(PersonID)
    case mergePlan(living: PersonID, other: PersonID)
    case warnings(WarningScope)
    case warning(WarningID)
    case settle(WarningOrder)
    case sheetTwins(SheetNumber, of: PersonID)
    case cardHolders(BankCard, except: PersonID?)
}

package enum PeopleReply: Hashable, Sendable {
    case corrected(PersonCard)
    case file(MemberFile)
    case mergePlan(MergePlan)
    case warnings([Warning])
    case warning(WarningPair)
    case sheetTwins(SheetNumber, [SheetTwin])
    case cardHolders(BankCard, [Person])
}
