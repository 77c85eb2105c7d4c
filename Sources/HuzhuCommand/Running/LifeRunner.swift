import Counter
import MutualAid
import Office

/// Answers what is asked of a claim's life.
struct LifeRunner {
    let office: Office
    let user: User

    func answer(_ request: LifeRequest) throws -> LifeReply {
        switch request {
        case .worklist(let after, let limit):
            .worklist(try office.worklist(for: user, after: after, limit: limit), after: after)
        case .nextWork(let after): .nextWork(try office.nextWork(after: after, for: user))
        case .papersOverdue(let after, let limit):
            .papersOverdue(try office.papersOverdue(for: user, after: after, limit: limit), after: after)
        case .pastFigures(let id): .pastFigures(try office.pastFigures(of: id))
        case .addUser(let name, let duties, let division):
            try added(NewUser(name: name, duties: duties, division: division))
        case .changeUser(let id, let change, let version): try changed(id, change, version)
        case .setLimits(let limits, let threshold):
            .limitsSet(try office.set(limits: limits, threshold: threshold, by: user))
        }
    }

    private func added(_ new: NewUser) throws -> LifeReply {
        _ = try office.addUser(new, by: user)
        return .users(office.users())
    }

    private func changed(_ id: UserID, _ change: UserChange, _ version: Int) throws -> LifeReply {
        _ = try office.change(user: id, change, version: version, by: user)
        return .users(office.users())
    }
}
