package import MutualAid

/// Where the next page of a list begins: after this row.
package struct ListPlace: Hashable, Sendable {
    package let since: Instant
    package let id: ClaimID

    package init(since: Instant, id: ClaimID) {
        self.since = since
        self.id = id
    }

    package init(after row: ClaimRow) {
        self.init(since: row.since, id: row.id)
    }
}

extension Office {
    /// What waits for `user` by duty, the longest waiting first; reviews leave out what they entered or decided on.
    package func worklist(
        for user: User, after place: ListPlace? = nil, limit: Int
    ) throws(OfficeFault) -> [ClaimRow] {
        try read { () throws(OfficeFault) in
            var rows: [ClaimRow] = []
            let after = [place?.since.sql ?? Int64.min.sql, place?.id.sql ?? Int64.min.sql, limit.sql]
            for (stage, isReview) in waitingStages(of: user) {
                let statement: SQLStatement = isReview ? .claims(.waitingForReview) : .claims(.waiting)
                let values = isReview ? [stage.sql, user.id.sql] + after : [stage.sql] + after
                rows += try database.rows(statement, values, readClaimRow)
            }
            return Array(rows.sorted { ($0.since, $0.id) < ($1.since, $1.id) }.prefix(limit))
        }
    }

    package func menuCounts(for user: User) throws(OfficeFault) -> MenuCounts {
        try read { () throws(OfficeFault) in
            var counts = MenuCounts()
            counts.claimsToday = try database.count(.claims(.enteredOn), [today.sql])
            counts.enrolledToday = try database.count(.enrolments(.peopleEnrolledOn), [today.sql])
            for (stage, isReview) in waitingStages(of: user) {
                counts.waitingForMe +=
                    isReview
                    ? try database.count(.claims(.countWaitingForReview), [stage.sql, user.id.sql])
                    : try database.count(.claims(.countWaiting), [stage.sql])
            }
            counts.papersOverdue = try database.count(.claims(.papersOverdue), [today.sql])
            counts.returned = try database.count(.claims(.countWaiting), [ClaimStage.returned.sql])
            counts.drafts = try database.count(.office(.countDrafts), [user.id.sql])
            counts.stepsToday = try stepsToday()
            return counts
        }
    }

    private func waitingStages(of user: User) -> [(stage: ClaimStage, isReview: Bool)] {
        var stages: [ClaimStage: Bool] = [:]
        for duty in user.duties {
            switch duty {
            case .handler:
                for stage in [
                    ClaimStage.draft, .accepted, .awaitingPapers, .returned, .paid, .calledBack, .reconsidered,
                ] {
                    stages[stage] = false
                }
            case .firstReviewer: stages[.firstReview] = true
            case .secondReviewer: stages[.secondReview] = true
            case .cashier: for stage in [ClaimStage.approved, .inBatch, .paymentFailed] { stages[stage] = false }
            case .supervisor: stages[.reconsidered] = false
            case .auditor, .trainer: break
            }
        }
        return stages.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
    }

    func readClaimRow(_ row: any SQLRow) throws(OfficeFault) -> ClaimRow {
        let id: ClaimID = row.id(0)
        let event = try readEvent(row.bytes(8).sql, id)
        return ClaimRow(
            id: id, number: row.text(1), person: row.id(2), personName: row.text(3), event: event.kind,
            eventDay: event.day, stage: try row.code(4), since: row.instant(5), amount: row.money(6),
            enteredBy: row.id(7))
    }
}
