/// Why an action on a claim is barred now.
package enum ClaimBar: Error, Hashable, Sendable {
    case notFromHere(ClaimStage, ClaimAction)
    case notYourDuty([Duty])
    case retired(String)
    /// The office of the claim is neither the user's own nor below it.
    case otherOffice(DivisionCode)
    case held(Hold)
    case notHeld
    case takenBy(Taken)
    case notTaken
    case enteredByYou
    case alreadyDecidedByYou
    /// The last thing that was done is no decision, or is one that is taken back already.
    case nothingToUndo
    case decidedBy(String)
}
