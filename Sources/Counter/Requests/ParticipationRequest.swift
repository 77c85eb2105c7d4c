package import MutualAid

/// How many of a unit take part in each plan, and whether an office lets the gate block.
package enum ParticipationRequest: Hashable, Sendable {
    case count(EmployerID)
    case setBlocking(Bool)
}

package enum ParticipationReply: Hashable, Sendable {
    case counted(EmployerID, [PlanCode: Int])
    case set(OfficeProfile)
}
