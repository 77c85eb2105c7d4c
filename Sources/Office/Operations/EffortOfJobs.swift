package import MutualAid

// A measure is no record of a person: storing one writes no audit entry.
extension Office {
    /// Keeps what a finished job took, under the day and the user.
    package func note(_ job: FinishedJob, by user: User) throws(OfficeFault) {
        try write { () throws(OfficeFault) in
            _ = try database.execute(
                .effort(.insertJob),
                [
                    surroundings.newID().sql, today.sql, user.id.sql, job.kind.sql, job.keys.sql, job.typed.sql,
                    job.seconds.sql, job.papersAsked.sql, job.papersSaved.sql,
                ])
        }
    }

    /// What jobs took since the first day of the same month a year ago.
    package func effort() throws(OfficeFault) -> Effort {
        let first = Day(year: today.year - 1, month: today.month, day: 1) ?? today
        return try read { () throws(OfficeFault) in
            let jobs = try database.rows(.effort(.jobsSince), [first.sql]) { row throws(OfficeFault) in
                (
                    month: Month(of: try row.day(0)),
                    job: FinishedJob(
                        try row.code(1), keys: row.int(2), typed: row.int(3), seconds: row.int(4),
                        papersAsked: row.int(5), papersSaved: row.int(6))
                )
            }
            return Effort(jobs)
        }
    }

    /// The mean of today's jobs, keys beyond the data, halves rounded up; `nil` before the first.
    func stepsToday() throws(OfficeFault) -> Int? {
        let sums = try database.first(.effort(.stepsOn), [today.sql]) { (jobs: $0.int(0), steps: $0.int(1)) }
        guard let sums, sums.jobs > 0 else { return nil }
        return (2 * sums.steps + sums.jobs) / (2 * sums.jobs)
    }
}
