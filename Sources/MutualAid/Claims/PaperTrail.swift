/// One missing paper of a claim: when it was asked for, by whom, by when it is due, and when it came, to whom.
package struct PaperTrail: Hashable, Sendable {
    package let paper: Paper
    package let asked: Instant
    package let askedBy: String
    package internal(set) var due: Day
    package internal(set) var received: Instant?
    package internal(set) var receivedBy: String?

    package func isOverdue(on today: Day) -> Bool { received == nil && due < today }
}

extension Claim {
    /// Every paper that was ever asked for, in the order of asking; a paper that is asked for again after it came has two
    /// rows. Read off the steps, which say who asked and what was still missing afterwards.
    package var paperTrail: [PaperTrail] {
        var trail: [PaperTrail] = []
        var missing: [Paper] = []
        for step in steps {
            let before = missing
            guard case .awaitingPapers(let papers, let due, _) = step.state else {
                missing = []
                if step.action == .papersComplete { trail.close(before, by: step) }
                continue
            }
            missing = papers
            trail.close(before.filter { !papers.contains($0) }, by: step)
            for paper in papers {
                if let open = trail.lastIndex(where: { $0.paper == paper && $0.received == nil }) {
                    trail[open].due = due
                } else {
                    trail.append(PaperTrail(paper: paper, asked: step.at, askedBy: step.userName, due: due))
                }
            }
        }
        return trail
    }
}

extension [PaperTrail] {
    fileprivate mutating func close(_ papers: [Paper], by step: ClaimStep) {
        for paper in papers {
            guard let open = lastIndex(where: { $0.paper == paper && $0.received == nil }) else { continue }
            self[open].received = step.at
            self[open].receivedBy = step.userName
        }
    }
}
