import Counter
import MutualAid
import Office

extension OfficeRunner {
    func answer(
        _ request: ParticipationRequest, _ office: Office, _ user: User
    ) throws -> ParticipationReply {
        switch request {
        case .count(let employer): .counted(employer, try office.participation(of: employer))
        case .setBlocking(let blocks): .set(try office.set(gateBlocks: blocks, by: user))
        }
    }
}
