import Foundation
package import MutualAid

/// Which entries of the audit trail are asked for; all that is given must hold.
package struct AuditFilter: Hashable, Sendable {
    package var first: Day?
    package var through: Day?
    package var user: UserID?
    package var action: AuditAction?
    /// Entries about the record of this number, and those that name it.
    package var about: CounterNumber?
    /// In the name of the user or in the details as they are shown, masked.
    package var text: String?

    package init(
        first: Day? = nil, through: Day? = nil, user: UserID? = nil, action: AuditAction? = nil,
        about: CounterNumber? = nil, text: String? = nil
    ) {
        self.first = first
        self.through = through
        self.user = user
        self.action = action
        self.about = about
        self.text = text
    }
}

/// One entry of the audit trail, as it is shown.
package struct AuditLine: Hashable, Sendable {
    package let entry: Int
    package let at: Instant
    package let user: UserID
    package let userName: String
    /// The code of an `AuditAction`.
    package let action: String
    package let subject: Int64
    /// What was done, before and after, by their keys; identity numbers, phones and cards are masked.
    package let details: [String: String]
    /// 64 hexadecimal digits, to be held against what was noted outside of the file.
    package let mac: String

    /// `key=value`, by their keys.
    package var told: String {
        details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
}

extension Office {
    /// The newest entries first, those before `entry`.
    package func auditLines(
        _ filter: AuditFilter, before entry: Int? = nil, limit: Int, by user: User
    ) throws(OfficeFault) -> [AuditLine] {
        try allow(.exportAudit, user)
        return try read { () throws(OfficeFault) in
            let subjects = try subjects(filter.about)
            var found: [AuditLine] = []
            var last = entry ?? Int.max
            while found.count < limit {
                let page = try database.rows(.office(.auditBefore), [last.sql, 500.sql], readAuditLine)
                for line in page where found.count < limit && holds(filter, subjects, line) { found.append(line) }
                guard let end = page.last else { break }
                last = end.entry
            }
            return found
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
                let line = try readAuditLine(row)
                guard holds(filter, subjects, line) else { return }
                try each(line)
                count += 1
            }
            try audit(.export, 0, ["title": "audit", "to": place, "lines": String(count)], by: user.id)
            return count
        }
    }

    private func readAuditLine(_ row: any SQLRow) throws(OfficeFault) -> AuditLine {
        let digits = Array("0123456789abcdef")
        return AuditLine(
            entry: row.int(0), at: row.instant(1), user: row.id(2), userName: try userName(row.id(2)),
            action: row.text(3), subject: row.integer(4),
            details: AuditMask.masked(try auditDetail(row.bytes(5), entry: row.int(0))),
            mac: String(row.bytes(6).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
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

    private func holds(_ filter: AuditFilter, _ subjects: Set<Int64>, _ line: AuditLine) -> Bool {
        let day = line.at.local(offsetMinutes: surroundings.offsetMinutes).day
        if let first = filter.first, day < first { return false }
        if let through = filter.through, day > through { return false }
        if let user = filter.user, user != line.user { return false }
        if let action = filter.action, action.rawValue != line.action { return false }
        if let about = filter.about, !subjects.contains(line.subject), !line.told.contains(about.text) { return false }
        if let text = filter.text, !line.told.contains(text), !line.userName.contains(text) { return false }
        return true
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
