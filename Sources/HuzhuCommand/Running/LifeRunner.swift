import Counter
import MutualAid
import Office

/// Answers what is asked of a claim's life.
struct LifeRunner {
    let office: Office
    let user: User

    func answer(_ request: LifeRequest) throws -> Reply {
        switch request {
        case .worklist(let kind, let place, let limit): return try .life(.worklist(page(kind, place, limit)))
        case .nextWork(let spot): return try .life(.nextWork(office.nextWork(after: spot, for: user)))
        case .pastFigures(let id): return try .life(.pastFigures(office.pastFigures(of: id)))
        case .profile: return try .life(.profile(office.profileNow()))
        case .addUser(let new, let key):
            _ = try office.addUser(
                NewUser(name: new.name, duties: new.duties, division: new.division), key: key, by: user)
            return .users(office.users())
        case .changeUser(let id, let change, let version):
            _ = try office.change(user: id, change, version: version, by: user)
            return .users(office.users())
        case .setLimits(let wanted, let seen):
            return try .life(
                .profile(
                    office.set(
                        limits: wanted.limits, threshold: wanted.reviewThreshold, idleMinutes: wanted.idleMinutes,
                        seen: seen,
                        by: user)))
        }
    }

    /// One row more than asked for tells whether there are more.
    private func page(_ wanted: WorkKind?, _ place: WorkPlace?, _ limit: Int) throws -> WorkPage {
        let tallies = try office.workTallies(for: user)
        // A group that isn't the operator's, or isn't any more: what they do have comes in its place.
        let own = wanted.flatMap { kind in tallies.contains { $0.kind == kind } ? kind : nil }
        guard let kind = own ?? tallies.first(where: { $0.count > 0 })?.kind ?? tallies.first?.kind else {
            return WorkPage(kind: nil, after: nil, rows: [], hasMore: false, tallies: [])
        }
        let rows = try office.worklist(of: kind, for: user, after: place, limit: limit + 1)
        return WorkPage(
            kind: kind, after: place, rows: Array(rows.prefix(limit)), hasMore: rows.count > limit, tallies: tallies)
    }
}
