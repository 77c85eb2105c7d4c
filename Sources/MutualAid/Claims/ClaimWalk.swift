extension ClaimLife {
    /// The place of the first step that the table doesn't allow after those before it, or `nil` when all of them are: a claim
    /// begins as a draft, or accepted at once.
    package static func strayStep(_ steps: [ClaimStep]) -> Int? {
        var stage: ClaimStage?
        for (place, step) in steps.enumerated() {
            let next = step.state.stage
            let isAllowed =
                if let stage {
                    move(step.action, from: stage)?.to.contains(next) == true
                } else {
                    (step.action == .enter && next == .draft) || (step.action == .accept && next == .accepted)
                }
            if !isAllowed { return place }
            stage = next
        }
        return nil
    }
}

extension BatchLife {
    /// The place of the first step that the table doesn't allow after those before it; behind the last one where they don't lead
    /// to where the batch stands; `nil` when all is well.
    package static func strayStep(of batch: PaymentBatch) -> Int? {
        var stage: BatchStage?
        for (place, step) in batch.steps.enumerated() {
            if let here = stage {
                guard let move = move(step.action, from: here) else { return place }
                stage = move.to
            } else {
                guard step.action == .make else { return place }
                stage = .made
            }
        }
        return stage == batch.stage ? nil : batch.steps.count
    }
}
