/// One group of the worklist (待办): the claims that wait at one stage, or for one reason. The list shows the groups in
/// `inOrder`; a new one is a line there, a name in WordsOfLife, and what `Office.worklist(of:for:)` reads for it.
package enum WorkKind: Hashable, Sendable {
    case stage(ClaimStage)
    /// Papers that should have come by now, whoever asked for them.
    case papersOverdue
    /// Held back, for those who may release them.
    case held

    /// What decides and pays comes first, what only waits for others last.
    package static let inOrder: [WorkKind] = [
        .stage(.firstReview), .stage(.secondReview), .stage(.accepted), .stage(.returned), .stage(.reconsidered),
        .stage(.paymentFailed), .stage(.approved), .stage(.inBatch), .papersOverdue, .stage(.paid), .stage(.calledBack),
        .stage(.draft), .stage(.awaitingPapers), .held,
    ]

    /// Whose work it is.
    package var duties: [Duty] {
        switch self {
        case .stage(let stage): ClaimLife.onward(from: stage)?.by ?? []
        case .papersOverdue: [.handler]
        case .held: [.supervisor]
        }
    }

    /// The groups of a user's duties.
    package static func all(for user: User) -> [WorkKind] {
        inOrder.filter { $0.duties.contains(where: user.duties.contains) }
    }
}

/// How much waits in one group.
package struct WorkTally: Hashable, Sendable {
    package let kind: WorkKind
    package let count: Int
    /// Of those, how many must be done today, and how many should have been done before.
    package let dueToday: Int
    package let overdue: Int

    package init(kind: WorkKind, count: Int, dueToday: Int = 0, overdue: Int = 0) {
        self.kind = kind
        self.count = count
        self.dueToday = dueToday
        self.overdue = overdue
    }
}

/// A row of the worklist that a claim was opened from: where one goes on from there.
package struct WorkSpot: Hashable, Sendable {
    package let kind: WorkKind
    package let place: WorkPlace

    package init(kind: WorkKind, place: WorkPlace) {
        self.kind = kind
        self.place = place
    }

    /// The same group, at another row.
    package func moved(to row: WorkRow) -> WorkSpot { WorkSpot(kind: kind, place: WorkPlace(after: row)) }
}

extension WorkKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.stage(.firstReview), .zh): "初审"
        case (.stage(.secondReview), .zh): "复审"
        case (.stage(.accepted), .zh): "补件已到"
        case (.stage(.accepted), .en): "papers in"
        case (.stage(.returned), .zh): "退回修改"
        case (.stage(.inBatch), .zh): "批次中"
        case (.stage(.approved), .en): "to pay"
        case (.stage(.paid), .zh): "待回访"
        case (.stage(.paid), .en): "to call"
        case (.stage(.calledBack), .zh): "待结案"
        case (.stage(.calledBack), .en): "to close"
        case (.stage(.draft), .en): "drafts"
        case (.stage(.awaitingPapers), .zh): "等补件"
        case (.stage(let stage), _): stage.name(language)
        case (.papersOverdue, .zh): "补件逾期"
        case (.papersOverdue, .en): "papers overdue"
        case (.held, .zh): "挂起"
        case (.held, .en): "held"
        }
    }
}
