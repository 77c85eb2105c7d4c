/// What the jobs of one month took, taken together.
package struct EffortLine: Hashable, Sendable {
    package let jobs: Int
    /// Medians; of an even number of jobs the mean of the middle two, halves rounded up.
    package let steps: Int
    package let keys: Int
    package let seconds: Int
    /// Sums.
    package let papersAsked: Int
    package let papersSaved: Int

    /// `nil` of no jobs.
    package init?(_ jobs: [FinishedJob]) {
        guard let steps = median(jobs.map(\.steps)), let keys = median(jobs.map(\.keys)),
            let seconds = median(jobs.map(\.seconds))
        else { return nil }
        self.jobs = jobs.count
        self.steps = steps
        self.keys = keys
        self.seconds = seconds
        papersAsked = jobs.reduce(0) { $0 + $1.papersAsked }
        papersSaved = jobs.reduce(0) { $0 + $1.papersSaved }
    }
}

/// The finished jobs of an office by month and kind.
package struct Effort: Hashable, Sendable {
    private var lines: [Place: EffortLine] = [:]

    private struct Place: Hashable {
        let month: Month
        /// `nil`: all kinds.
        let kind: JobKind?
    }

    package init(_ jobs: [(month: Month, job: FinishedJob)]) {
        var sorted: [Place: [FinishedJob]] = [:]
        for (month, job) in jobs {
            sorted[Place(month: month, kind: job.kind), default: []].append(job)
            sorted[Place(month: month, kind: nil), default: []].append(job)
        }
        lines = sorted.compactMapValues { EffortLine($0) }
    }

    /// `nil` where nothing was finished.
    package func line(_ month: Month, _ kind: JobKind?) -> EffortLine? { lines[Place(month: month, kind: kind)] }

    /// The months in which something was finished, the newest first.
    package var months: [Month] { Set(lines.keys.map(\.month)).sorted(by: >) }
}

/// The middle of the numbers, of an even count the mean of the middle two with a half rounded up; `nil` of none.
package func median(_ numbers: [Int]) -> Int? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let upper = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return upper }
    let lower = sorted[sorted.count / 2 - 1]
    return lower + (upper - lower + 1) / 2
}
