package import MutualAid

/// What is asked of a claim's life beside its moves, which are `Request.decide`: the lists of what waits, users, limits.
package enum LifeRequest: Hashable, Sendable {
    /// The rows of a group, or of the first that has any; `after`: the page behind that row.
    case worklist(WorkKind?, after: WorkPlace?, limit: Int)
    /// The claim to go on with: the next in its group that nobody else has taken.
    case nextWork(after: WorkSpot)
    /// What a claim's figures were before they were corrected.
    case pastFigures(ClaimID)
    /// The office as it is now.
    case profile

    /// Answered by `Reply.users`, as is a change.
    case addUser(UserChange, SubmissionKey)
    case changeUser(UserID, UserChange, version: Int)
    /// Limits and threshold as in the profile given; refused where the office's are no longer those that were seen.
    case setLimits(OfficeProfile, seen: OfficeProfile)
}

package enum LifeReply: Hashable, Sendable {
    case worklist(WorkPage)
    /// `nil`: nothing else waits in the group.
    case nextWork(WorkRow?)
    case pastFigures([PastFigures])
    case profile(OfficeProfile)
}

/// A page of one group of the worklist, with the counts of all.
package struct WorkPage: Hashable, Sendable {
    package let kind: WorkKind?
    package let after: WorkPlace?
    package let rows: [WorkRow]
    package let hasMore: Bool
    package let tallies: [WorkTally]

    package init(kind: WorkKind?, after: WorkPlace?, rows: [WorkRow], hasMore: Bool, tallies: [WorkTally]) {
        self.kind = kind
        self.after = after
        self.rows = rows
        self.hasMore = hasMore
        self.tallies = tallies
    }
}
