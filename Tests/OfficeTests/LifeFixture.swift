import MutualAid
import Testing

@testable import Office

/// Several offices on one file: the county of `Fixture`, another with two people, and the prefecture above both.
struct Offices {
    let fixture: Fixture
    /// 金台区: who enters and pays, and who enters and reviews.
    static let small = known(DivisionCode("610303"))
    static let above = known(DivisionCode("610300"))

    init() throws {
        fixture = try Fixture(more: [
            NewUser(name: "韩雪", duties: [.handler, .cashier], division: Self.small),
            NewUser(name: "曹斌", duties: [.handler, .firstReviewer, .secondReviewer], division: Self.small),
            NewUser(name: "郭建军", duties: [.firstReviewer, .secondReviewer], division: Self.above),
            NewUser(name: "宋慧", duties: [.supervisor, .cashier], division: Self.above),
        ])
    }

    var office: Office { fixture.office }
    func user(_ name: String) -> User { known(office.user(named: name)) }

    /// Of a member with a cover, entered by `handler` with every paper: it waits for the first review.
    func claim(_ person: Person, by handler: String, ownPay: Int = 1000, sheet: SheetNumber) throws -> Claim {
        let event = fixture.stay(fixture.today.adding(days: -12), days: 2, ownPay: ownPay, sheet: sheet)
        return try office.enterClaim(try fixture.newClaim(person, event), by: user(handler))
    }

    func waiting(_ name: String) throws -> [ClaimID] {
        try office.worklist(for: user(name), limit: 100).map(\.id)
    }
}

/// One entry of the audit trail, opened.
struct AuditEntry {
    let action: String
    let subject: Int64
    let detail: [String: String]
}

extension Office {
    func auditTrail() throws -> [AuditEntry] {
        try read { () throws(OfficeFault) in
            try database.rows(.office(.auditAfter), [0.sql, 100_000.sql]) { row throws(OfficeFault) in
                let bytes = try sealer.open(row.bytes(5), .audit(row.int(0)))
                let pairs = try unreadable("audit") { () throws(UnreadableBytes) in
                    var reader = ByteReader(bytes)
                    _ = try reader.byte()
                    return try reader.list { reader throws(UnreadableBytes) in
                        (try reader.text(), try reader.text())
                    }
                }
                return AuditEntry(
                    action: row.text(3), subject: row.integer(4), detail: Dictionary(pairs) { $1 })
            }
        }
    }
}

extension Fixture {
    /// A user of another office, as somebody above both would have added.
    func user(_ name: String, _ duties: Set<Duty>, of division: String) throws -> User {
        let new = NewUser(name: name, duties: duties, division: known(DivisionCode(division)))
        return try office.write { () throws(OfficeFault) in
            let made = try office.store(new)
            try office.audit(.addUser, made.id.value, made.auditDetail, by: made.id)
            return made
        }
    }
}
