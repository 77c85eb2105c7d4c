import Foundation
package import MutualAid

extension Office {
    /// The newest entries first, those before `entry`.
    package func auditLines(
        _ filter: AuditFilter, before entry: Int? = nil, limit: Int, by user: User
    ) throws(OfficeFault) -> [AuditLine] {
        var lines: [AuditLine] = []
        var next = entry ?? Int.max
        while lines.count < limit {
            let page = try auditPage(filter, before: next, limit: limit - lines.count, by: user)
            lines += page.lines
            guard let more = page.next else { break }
            next = more
        }
        return lines
    }

    /// One stretch of the trail, the newest entries first; nobody waits long for it, however little of it fits the filter.
    package func auditPage(
        _ filter: AuditFilter, before entry: Int? = nil, limit: Int, by user: User, stretch: Int = 20_000
    ) throws(OfficeFault) -> AuditPage {
        try allow(.exportAudit, user)
        return try read { () throws(OfficeFault) in
            let subjects = try subjects(filter.about)
            var found: [AuditLine] = []
            var last = entry ?? Int.max
            var seen = 0
            while found.count < limit, seen < stretch {
                // A page without a filter is asked for as it is.
                let rows = try database.rows(
                    .office(.auditBefore), [last.sql, (filter.isOpen ? limit : 500).sql], TrailRow.init)
                for row in rows where found.count < limit {
                    last = row.entry
                    if let line = try line(row, filter, subjects) { found.append(line) }
                }
                seen += rows.count
                if rows.isEmpty { return AuditPage(lines: found, next: nil) }
            }
            return AuditPage(lines: found, next: last > 1 ? last : nil)
        }
    }

    /// Hands over the entries in their order; that they left the file is an entry of its own.
    ///
    /// - Returns: how many there were.
    package func exportAudit(
        _ filter: AuditFilter, to place: String, by user: User, _ each: (AuditLine) throws(OfficeFault) -> Void
    ) throws(OfficeFault) -> Int {
        try allow(.exportAudit, user)
        return try write { () throws(OfficeFault) in
            let subjects = try subjects(filter.about)
            var count = 0
            try database.query(.office(.auditAfter), [0.sql, Int.max.sql]) { row throws(OfficeFault) in
                guard let line = try line(TrailRow(row), filter, subjects) else { return }
                try each(line)
                count += 1
            }
            try audit(.export, 0, ["title": "audit", "to": place, "lines": String(count)], by: user.id)
            return count
        }
    }

    /// The entry as it is shown, where the filter lets it through; only then is it opened.
    private func line(
        _ row: TrailRow, _ filter: AuditFilter, _ subjects: Set<Int64>
    ) throws(OfficeFault) -> AuditLine? {
        let day = row.at.local(offsetMinutes: surroundings.offsetMinutes).day
        if let first = filter.first, day < first { return nil }
        if let through = filter.through, day > through { return nil }
        if let user = filter.user, user != row.user { return nil }
        if let action = filter.action, action.rawValue != row.action { return nil }
        let line = try shown(row)
        if let about = filter.about, !subjects.contains(line.subject), !line.told.contains(about.text) { return nil }
        if let text = filter.text {
            let places = [line.userName, line.record?.text ?? "", line.told]
            guard places.contains(where: { $0.contains(text) }) else { return nil }
        }
        return line
    }

    private func shown(_ row: TrailRow) throws(OfficeFault) -> AuditLine {
        var details = AuditMask.masked(try auditDetail(row.detail, entry: row.entry))
        // An employer's own number tells nobody anything.
        for (key, value) in details where key == "employer" || key.hasSuffix(".employer") {
            guard let id = Int64(value) else { continue }
            details[key] = try database.first(.trail(.employer), [id.sql]) { $0.text(0) } ?? value
        }
        let digits = Array("0123456789abcdef")
        return AuditLine(
            entry: row.entry, at: row.at, user: row.user, userName: try userName(row.user), action: row.action,
            subject: row.subject, record: try record(row), details: details,
            mac: String(row.mac.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
    }

    private func record(_ row: TrailRow) throws(OfficeFault) -> AuditedRecord? {
        let id = [row.subject.sql]
        return switch AuditAction(rawValue: row.action)?.subject {
        case .person:
            try database.first(.trail(.person), id) {
                .person(PersonID(row.subject), number: $0.text(0), name: $0.text(1))
            }
        case .claim:
            try database.first(.trail(.claim), id) {
                .claim(ClaimID(row.subject), number: $0.text(0), name: $0.text(1))
            }
        case .batch:
            try database.first(.trail(.batch), id) { .batch(BatchID(row.subject), number: $0.text(0)) }
        case .knownEvent:
            try database.first(.trail(.knownEvent), id) {
                .knownEvent(KnownEventID(row.subject), number: $0.text(0), name: $0.text(1))
            }
        case .employer: try database.first(.trail(.employer), id) { .employer(name: $0.text(0)) }
        case .user: usersByID[UserID(row.subject)].map { .user(name: $0.name) }
        case .warning, .office, nil: nil
        }
    }

    /// The record of a number, as entries name their subjects.
    private func subjects(_ number: CounterNumber?) throws(OfficeFault) -> Set<Int64> {
        guard let number else { return [] }
        let exact = [number.text.sql, (number.text + "~").sql, 1.sql]
        let ids: [Int64]
        switch number.kind {
        case .member: ids = try database.rows(.people(.byNumber), exact) { $0.integer(0) }
        case .claim: ids = try database.rows(.claims(.byNumber), exact) { $0.integer(0) }
        case .batch: ids = try database.rows(.money(.batchesByNumber), exact) { $0.integer(0) }
        case .certificate, .receipt: ids = []
        }
        return Set(ids)
    }
}

/// A row of the trail, its details still sealed.
private struct TrailRow {
    let entry: Int
    let at: Instant
    let user: UserID
    let action: String
    let subject: Int64
    let detail: Data
    let mac: Data

    init(_ row: any SQLRow) {
        entry = row.int(0)
        at = row.instant(1)
        user = row.id(2)
        action = row.text(3)
        subject = row.integer(4)
        detail = row.bytes(5)
        mac = row.bytes(6)
    }
}

/// Hides what the trail holds whole: identity numbers, phones and cards, wherever in a value they stand.
enum AuditMask {
    /// Ids of the program and hashes, which are long runs of digits too.
    private static let plain: Set<String> = ["numbers", "sha256", "employer", "before.employer", "after.employer"]

    static func masked(_ details: [String: String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: details.map { ($0, plain.contains($0) ? $1 : masked($1)) })
    }

    static func masked(_ text: String) -> String {
        var shown = ""
        var run = ""
        // What stands in a word, as the digits of a number of the office, is none of them.
        var isInWord = false
        for character in text + " " {
            if character.isASCII, character.isNumber || (run.count == 17 && "Xx".contains(character)) {
                run.append(character)
                continue
            }
            // A landline's area, and then its number.
            if character == "-", run.hasPrefix("0"), (3...4).contains(run.count) {
                run.append(character)
                continue
            }
            shown += isInWord ? run : hidden(run)
            isInWord = character.isASCII && character.isLetter
            run = ""
            shown.append(character)
        }
        return String(shown.dropLast())
    }

    private static func hidden(_ run: String) -> String {
        if let identity = ResidentID(codedText: run) { return identity.masked }
        if let phone = Phone(codedText: run) { return phone.masked }
        return run.count >= 12 ? "****" + run.suffix(4) : run
    }
}
