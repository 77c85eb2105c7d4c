import MutualAid
import Testing

@testable import Counter

/// Rows and pages of the worklist, as the office would answer them.
enum WorkRows {
    static func row(
        _ serial: Int, daysAgo: Int, _ stage: ClaimStage = .firstReview, due: String? = nil, hold: Hold? = nil,
        taken: Taken? = nil
    ) throws -> WorkRow {
        WorkRow(
            claim: ClaimRow(
                id: ClaimID(Int64(serial)), number: try Cards.number(.claim, serial).text, person: PersonID(7),
                personName: serial == 3 ? "阿卜杜拉·买买提" : "张秀英", event: .hospital,
                eventDay: try Cards.day("2025-09-02"), stage: stage,
                since: Instant(milliseconds: Desks.now.milliseconds - Int64(daysAgo) * 86_400_000),
                amount: Money(yuan: 1_000 + serial), enteredBy: UserID(1)),
            due: try due.map(Cards.day), office: try Desks.division(), hold: hold, taken: taken)
    }

    /// Nothing waits.
    static let empty = Reply.life(
        .worklist(WorkPage(kind: nil, after: nil, rows: [], hasMore: false, tallies: [])))

    static func taken(by user: User) -> Taken { Taken(by: user.id, byName: user.name, at: Desks.now) }

    /// What the office answers to `request`, of these rows by group; other requests aren't its.
    static func page(_ request: Request, _ rows: [(WorkKind, [WorkRow])]) -> Reply? {
        guard case .life(.worklist(let wanted, let after, let limit)) = request else { return nil }
        let kind = wanted ?? rows.first { !$0.1.isEmpty }?.0
        let all = (rows.first { $0.0 == kind }?.1 ?? []).sorted {
            ($0.claim.since, $0.id) < ($1.claim.since, $1.id)
        }
        let left = all.filter { row in after.map { ($0.since, $0.id) < (row.claim.since, row.id) } ?? true }
        let tallies = rows.map { kind, rows in
            WorkTally(
                kind: kind, count: rows.count, dueToday: rows.count { $0.due == Desks.today },
                overdue: rows.count { row in Desks.today.map(row.isOverdue) ?? false })
        }
        return .life(
            .worklist(
                WorkPage(
                    kind: kind, after: after, rows: Array(left.prefix(limit)), hasMore: left.count > limit,
                    tallies: tallies)))
    }
}
