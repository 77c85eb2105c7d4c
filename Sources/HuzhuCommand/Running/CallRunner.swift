import Counter
import MutualAid
import Office

extension OfficeRunner {
    func answer(_ request: CallRequest, _ office: Office, _ user: User) throws -> Reply {
        switch request {
        case .list(let place, let limit): return .call(.list(try office.calls(for: user, after: place, limit: limit)))
        case .card(let id): return try office.callCard(id).map { .call(.card($0)) } ?? .nobody
        case .store(let call):
            let stored = try office.call(call, by: user)
            return .call(.stored(stored, next: try next(after: call.claim, office, user)))
        case .close(let id, let version):
            let closed = try office.close(id, version: version, by: user)
            return .call(.stored(closed, next: try next(after: id, office, user)))
        case .setRules(let rules): return .call(.rules(try office.set(callRules: rules, by: user)))
        case .reveal(let dialling): return .call(.phone(try office.reveal(dialling, by: user)))
        }
    }

    private func next(after id: ClaimID, _ office: Office, _ user: User) throws -> ClaimID? {
        try office.calls(for: user, limit: 2).rows.first { $0.isDue(on: office.today) && $0.claim != id }?.claim
    }

    func answer(_ request: UnclaimedRequest, _ office: Office, _ user: User) throws -> Reply {
        switch request {
        case .list(let all, let place, let limit):
            let rows = try office.unclaimed(for: user, open: !all, after: place, limit: limit + 1)
            return .unclaimed(.list(Array(rows.prefix(limit)), hasMore: rows.count > limit))
        case .card(let id): return try office.knownEvent(id).map { .unclaimed(.card($0)) } ?? .nobody
        case .add(let new): return .unclaimed(.card(try office.add(new, by: user)))
        case .contact(let new): return .unclaimed(.card(try office.contact(new, by: user)))
        }
    }
}
