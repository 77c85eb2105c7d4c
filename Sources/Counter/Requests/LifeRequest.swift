package import MutualAid

/// What is asked of a claim's life beside its moves, which are `Request.decide`: the lists of what waits, users, limits.
package enum LifeRequest: Hashable, Sendable {
    /// What waits for me, the longest waiting first, from the row after `after` on.
    case worklist(after: WorkPlace?, limit: Int)
    /// What I should do next; `nil` from the start.
    case nextWork(after: WorkPlace?)
    case papersOverdue(after: WorkPlace?, limit: Int)
    /// What a claim's figures were before they were corrected.
    case pastFigures(ClaimID)
    case addUser(name: String, duties: Set<Duty>, division: DivisionCode)
    case changeUser(UserID, UserChange, version: Int)
    case setLimits(WorkLimits, threshold: Money)
}

package enum LifeReply: Hashable, Sendable {
    case worklist([WorkRow], after: WorkPlace?)
    case nextWork(WorkRow?)
    case papersOverdue([WorkRow], after: WorkPlace?)
    case pastFigures([PastFigures])
    case users([User])
    case limitsSet(OfficeProfile)
}
