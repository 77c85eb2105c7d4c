package import MutualAid

/// Calls after payment (电话回访).
package enum CallRequest: Hashable, Sendable {
    case list(after: CallPlace?, limit: Int)
    case card(ClaimID)
    case store(NewCall)
    /// A claim that was called back, and about which nothing is left to do.
    case close(ClaimID, version: Int)
    case setRules(CallRules)
    /// The phone whole, to be dialled; that it was shown is kept.
    case reveal(Dialling)
}

package enum CallReply: Hashable, Sendable {
    case list(CallRows)
    case card(CallCard)
    /// The call is stored; the next claim to call about, where one is due.
    case stored(CallCard, next: ClaimID?)
    case rules(CallRules)
    case phone(Phone)
}
