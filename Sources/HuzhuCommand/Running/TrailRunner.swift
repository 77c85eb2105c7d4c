import Counter
import Foundation
import MutualAid
import Office

/// The audit trail and masked values, as the counter asks for them.
struct TrailRunner {
    let office: Office
    let user: User
    let dataFile: String
    let language: Language

    func answer(_ request: TrailRequest) throws -> Reply {
        switch request {
        case .page(let filter, let before, let limit):
            let page = try office.auditPage(filter, before: before, limit: limit, by: user)
            return .trail(.page(page, try office.auditEnd()))
        case .export(let filter):
            let path = try AuditFile.place(beside: dataFile, at: office.surroundings.now())
            let lines = try AuditFile(office: office, language: language).write(filter, to: path, by: user)
            return .trail(.exported(AuditExport(path: Paths.shown(path), lines: lines)))
        case .reveal(let order): return .trail(.revealed(try office.reveal(order, by: user)))
        }
    }
}
