package import MutualAid

extension Office {
    /// What waits for `user`, the longest waiting first: of the own office, and from below what nobody nearer may do. Reviews
    /// leave out what they entered or decided on; what another has taken is among them, with who has it. What is held back
    /// waits for a supervisor.
    package func worklist(
        for user: User, after place: WorkPlace? = nil, limit: Int
    ) throws(OfficeFault) -> [WorkRow] {
        guard !user.isRetired else { return [] }
        return try read { () throws(OfficeFault) in
            var rows: [WorkRow] = []
            let page = [place?.since.sql ?? Int64.min.sql, place?.id.sql ?? Int64.min.sql, limit.sql]
            for stage in stages(of: user) {
                rows += try database.rows(.life(.waiting), stage.values + page, readWorkRow)
            }
            if user.duties.contains(.supervisor) {
                rows += try database.rows(.life(.held), user.reachValues + page, readWorkRow)
            }
            let first = rows.sorted { ($0.claim.since, $0.id) < ($1.claim.since, $1.id) }.prefix(limit)
            return try first.map { row throws(OfficeFault) in try withHold(row) }
        }
    }

    /// What `user` should do next: the first that waits after `place` and that nobody else has taken; after the last one the
    /// list begins again. `nil` when nothing else waits.
    package func nextWork(after place: WorkPlace?, for user: User) throws(OfficeFault) -> WorkRow? {
        if let next = try firstFree(after: place, for: user, but: place?.id) { return next }
        return place == nil ? nil : try firstFree(after: nil, for: user, but: place?.id)
    }

    private func firstFree(
        after place: WorkPlace?, for user: User, but id: ClaimID?
    ) throws(OfficeFault) -> WorkRow? {
        var place = place
        while true {
            let rows = try worklist(for: user, after: place, limit: 20)
            let free = rows.first { $0.id != id && $0.hold == nil && ($0.taken.map { $0.by == user.id } ?? true) }
            if let free { return free }
            guard rows.count == 20, let last = rows.last else { return nil }
            place = WorkPlace(after: last)
        }
    }

    /// The claims of the office and those below whose papers should have come by now, the longest waiting first.
    package func papersOverdue(
        for user: User, after place: WorkPlace? = nil, limit: Int
    ) throws(OfficeFault) -> [WorkRow] {
        try read { () throws(OfficeFault) in
            let page = [place?.since.sql ?? Int64.min.sql, place?.id.sql ?? Int64.min.sql, limit.sql]
            let reach = user.division.reach
            return try database.rows(
                .life(.papersOverdue), [reach.low.sql, reach.high.sql, today.sql] + page, readWorkRow)
        }
    }

    package func menuCounts(for user: User) throws(OfficeFault) -> MenuCounts {
        try read { () throws(OfficeFault) in
            var counts = MenuCounts()
            counts.claimsToday = try database.count(.claims(.enteredOn), [today.sql])
            counts.enrolledToday = try database.count(.enrolments(.peopleEnrolledOn), [today.sql])
            for stage in stages(of: user) {
                let waiting = try database.first(.life(.countWaiting), stage.values + [today.sql]) {
                    ($0.int(0), $0.int(1), $0.int(2))
                }
                counts.waitingForMe += waiting?.0 ?? 0
                counts.dueToday += waiting?.1 ?? 0
                counts.overdue += waiting?.2 ?? 0
            }
            if user.duties.contains(.supervisor) {
                counts.waitingForMe += try database.count(.life(.countHeld), user.reachValues)
            }
            let reach = user.division.reach
            counts.papersOverdue = try database.count(
                .life(.countPapersOverdue), [reach.low.sql, reach.high.sql, today.sql])
            counts.returned = try database.count(
                .life(.countStage), [ClaimStage.returned.sql, reach.low.sql, reach.high.sql])
            counts.papersIn = try database.count(
                .life(.countStage), [ClaimStage.accepted.sql, reach.low.sql, reach.high.sql])
            counts.drafts = try database.count(.office(.countDrafts), [user.id.sql])
            counts.batches = try batchesWaiting(for: user)
            counts.stepsToday = try stepsToday()
            counts.lastStored = try database.first(.office(.lastStored)) { $0.isNull(0) ? nil : $0.instant(0) } ?? nil
            return counts
        }
    }

    /// A stage that waits for a duty of the user, with what the statements ask of it.
    private struct WaitingStage {
        let values: [SQLValue]
    }

    private func stages(of user: User) -> [WaitingStage] {
        ClaimStage.allCases.compactMap { values(waitingAt: $0, for: user).map(WaitingStage.init) }
    }

    /// What the statements ask of a stage; `nil` where it isn't the user's to go on from.
    func values(waitingAt stage: ClaimStage, for user: User) -> [SQLValue]? {
        guard let duties = ClaimLife.onward(from: stage)?.by, let first = duties.first,
            duties.contains(where: user.duties.contains)
        else { return nil }
        return [stage.sql, user.id.sql, first.sql, (duties.last ?? first).sql] + user.reachValues
    }

    func readWorkRow(_ row: any SQLRow) throws(OfficeFault) -> WorkRow {
        let id: ClaimID = row.id(0)
        let event = try readEvent(row.bytes(8).sql, id)
        let claim = ClaimRow(
            id: id, number: row.text(1), person: row.id(2), personName: row.text(3), event: event.kind,
            eventDay: event.day, stage: try row.code(4), since: row.instant(5), amount: row.money(6),
            enteredBy: row.id(7))
        // Who holds it back, and why, its steps tell.
        let held = row.isNull(11) ? nil : Hold(at: row.instant(11), by: UserID(0), byName: "", reason: "")
        return WorkRow(
            claim: claim, due: row.isNull(9) ? nil : try row.day(9), office: try row.division(10), hold: held,
            taken: try readTaken(row, at: 12), version: row.int(14))
    }

    func withHold(_ row: WorkRow) throws(OfficeFault) -> WorkRow {
        guard row.hold != nil else { return row }
        return WorkRow(
            claim: row.claim, due: row.due, office: row.office, hold: try storedClaim(row.id)?.hold, taken: row.taken,
            version: row.version)
    }
}

extension User {
    /// From and to which office their duties reach, and their own.
    var reachValues: [SQLValue] {
        let (low, high) = division.reach
        return [low.sql, high.sql, division.sql]
    }
}
