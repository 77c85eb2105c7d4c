package import MutualAid

/// Stays and diagnoses that nobody has claimed for (应赔未赔).
package enum UnclaimedRequest: Hashable, Sendable {
    /// `all`: also what pays nothing and what the person doesn't want.
    case list(all: Bool, after: UnclaimedPlace?, limit: Int)
    case card(KnownEventID)
    case add(NewKnownEvent)
    case contact(NewContact)
}

package enum UnclaimedReply: Hashable, Sendable {
    case list([UnclaimedRow], hasMore: Bool)
    case card(KnownEventCard)
}
