/// What became of one paper that was asked for.
package struct PaperAsked: Hashable, Sendable {
    package let paper: Paper
    package let asked: Day
    package let askedBy: String
    /// By when it should come.
    package let due: Day
    /// When it came; `nil` while it hasn't.
    package var received: Day?
    package var receivedBy: String?

    package init(
        paper: Paper, asked: Day, by askedBy: String, due: Day, received: Day? = nil, by receivedBy: String? = nil
    ) {
        self.paper = paper
        self.asked = asked
        self.askedBy = askedBy
        self.due = due
        self.received = received
        self.receivedBy = receivedBy
    }

    package func isOverdue(on today: Day) -> Bool { received == nil && due < today }
}

extension Claim {
    /// Every paper that was asked for, in the order of asking; read off the timeline, so that nothing is kept twice. A paper
    /// that was asked for again after it had come stands there twice.
    package var papersAsked: [PaperAsked] {
        var asked: [PaperAsked] = []
        for step in steps where step.action == .askForPapers || step.action == .papersComplete {
            let day = step.at.local(offsetMinutes: 480).day
            let missing = step.state.missingPapers
            for place in asked.indices where asked[place].received == nil && !missing.contains(asked[place].paper) {
                guard step.action == .papersComplete else { continue }
                asked[place].received = day
                asked[place].receivedBy = step.userName
            }
            guard case .awaitingPapers(_, let due, _) = step.state else { continue }
            for paper in missing where !asked.contains(where: { $0.paper == paper && $0.received == nil }) {
                asked.append(PaperAsked(paper: paper, asked: day, by: step.userName, due: due))
            }
        }
        return asked
    }
}
