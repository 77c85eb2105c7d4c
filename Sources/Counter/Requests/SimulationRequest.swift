package import MutualAid

/// A draft edition against the stored claims; it goes a stretch at a time, so that the counter can stop it.
package enum SimulationRequest: Hashable, Sendable {
    /// Begins anew with the file at `path`; of its editions the one of that code, or the last where it is empty.
    case start(path: String, edition: String)
    /// The next stretch.
    case goOn
}

package enum SimulationReply: Hashable, Sendable {
    case running(done: Int, of: Int)
    case finished(SimulatedPlan)
    /// Everything wrong with the draft.
    case faulty([Sentence])
}
