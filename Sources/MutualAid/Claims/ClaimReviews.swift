/// Who has entered and decided what: nobody decides on what they entered, nor twice in one round of review. A round begins
/// with a claim's first way to review, and anew when it was returned (its handler changed it, and it is looked at again) or
/// is reconsidered; else an office with one reviewer for each desk could never finish a claim that was returned once.
extension Claim {
    /// Who has entered its figures, or corrected them.
    package var entrants: Set<UserID> {
        Set(steps.filter { $0.action == .amend }.map(\.user)).union([enteredBy])
    }

    /// Who has decided in this round; a decision that was taken back counts no more.
    package var deciders: Set<UserID> {
        var standing: [ClaimStep] = []
        for step in steps {
            if step.action.isDecision || step.action == .reconsider { standing.append(step) }
            if step.action == .undo { _ = standing.popLast() }
        }
        let round = standing.reversed().prefix { $0.action != .giveBack && $0.action != .reconsider }
        return Set(round.map(\.user))
    }

    /// Who may not take the decision that it waits for.
    package var barredFromDeciding: Set<UserID> { entrants.union(deciders) }

    /// The decision that is the last thing done, a batch that was taken back and the payee's name apart, and the state that it
    /// was taken in: what undoing it leads back to.
    package var undoable: (decision: ClaimStep, before: ClaimState)? {
        let passed: Set<ClaimAction> = [.hold, .release, .givePayee, .putInBatch, .takeFromBatch]
        let place = steps.lastIndex { !passed.contains($0.action) }
        guard let place, place > 0, steps[place].action.isDecision else { return nil }
        return (steps[place], steps[place - 1].state)
    }
}
