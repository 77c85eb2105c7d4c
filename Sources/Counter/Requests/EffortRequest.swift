package import MutualAid

/// What jobs take: kept as each is finished, and told by month.
package enum EffortRequest: Hashable, Sendable {
    case finished(FinishedJob)
    case summary
}

package enum EffortReply: Hashable, Sendable {
    case kept
    case summary(Effort)
}
