import Counter
import MutualAid
import Office

extension OfficeRunner {
    func answer(_ request: EffortRequest, _ office: Office, _ user: User) throws -> EffortReply {
        switch request {
        case .finished(let job):
            try office.note(job, by: user)
            return .kept
        case .summary: return .summary(try office.effort())
        }
    }
}
