package import MutualAid

// The worklist by groups (`WorkKind`): each is listed, counted and gone through by itself.
extension Office {
    /// One group of what waits for `user`, the longest waiting first; what another has taken is among them, with who has it.
    package func worklist(
        of kind: WorkKind, for user: User, after place: WorkPlace? = nil, limit: Int
    ) throws(OfficeFault) -> [WorkRow] {
        guard !user.isRetired else { return [] }
        switch kind {
        case .papersOverdue: return try papersOverdue(for: user, after: place, limit: limit)
        case .held, .stage:
            guard let (statement, values) = reading(kind, for: user) else { return [] }
            let page = [place?.since.sql ?? Int64.min.sql, place?.id.sql ?? Int64.min.sql, limit.sql]
            return try read { () throws(OfficeFault) in
                let rows = try database.rows(statement, values + page, readWorkRow)
                return try rows.map { row throws(OfficeFault) in try withHold(row) }
            }
        }
    }

    private func reading(_ kind: WorkKind, for user: User) -> (SQLStatement, [SQLValue])? {
        switch kind {
        case .held: (.life(.held), user.reachValues)
        case .papersOverdue: nil
        case .stage(let stage): values(waitingAt: stage, for: user).map { (.life(.waiting), $0) }
        }
    }

    /// How much waits for `user` in each group of their duties, empty ones too.
    package func workTallies(for user: User) throws(OfficeFault) -> [WorkTally] {
        guard !user.isRetired else { return [] }
        return try read { () throws(OfficeFault) in
            try WorkKind.all(for: user).map { kind throws(OfficeFault) in try tally(kind, for: user) }
        }
    }

    private func tally(_ kind: WorkKind, for user: User) throws(OfficeFault) -> WorkTally {
        switch kind {
        case .held: return WorkTally(kind: kind, count: try database.count(.life(.countHeld), user.reachValues))
        case .papersOverdue:
            let reach = user.division.reach
            let count = try database.count(.life(.countPapersOverdue), [reach.low.sql, reach.high.sql, today.sql])
            return WorkTally(kind: kind, count: count, overdue: count)
        case .stage(let stage):
            guard let values = values(waitingAt: stage, for: user) else { return WorkTally(kind: kind, count: 0) }
            return try database.first(.life(.countWaiting), values + [today.sql]) {
                WorkTally(kind: kind, count: $0.int(0), dueToday: $0.int(1), overdue: $0.int(2))
            } ?? WorkTally(kind: kind, count: 0)
        }
    }

    /// The claim to go on with: the next of the group behind `spot` that nobody else has taken and that isn't held back;
    /// after the last one the group begins again. `nil` when nothing else waits in it.
    package func nextWork(after spot: WorkSpot, for user: User) throws(OfficeFault) -> WorkRow? {
        for start in [spot.place, nil] {
            var place = start
            while true {
                let rows = try worklist(of: spot.kind, for: user, after: place, limit: 20)
                let isHeldGroup = spot.kind == .held
                let free = rows.first { row in
                    row.id != spot.place.id && (isHeldGroup || row.hold == nil)
                        && (row.taken.map { $0.by == user.id } ?? true)
                }
                if let free { return free }
                guard rows.count == 20, let last = rows.last else { break }
                place = WorkPlace(after: last)
            }
        }
        return nil
    }
}
