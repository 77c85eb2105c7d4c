/// Which entries of the audit trail are asked for; all that is given must hold.
package struct AuditFilter: Hashable, Sendable {
    package var first: Day?
    package var through: Day?
    package var user: UserID?
    package var action: AuditAction?
    /// Entries about the record of this number, and those that name it.
    package var about: CounterNumber?
    /// In the name of the user, in the record's, or in the details as they are shown, masked.
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

    /// Every entry is asked for.
    package var isOpen: Bool { self == AuditFilter() }
}

/// The record that an entry is about, with what names it.
package enum AuditedRecord: Hashable, Sendable {
    case person(PersonID, number: String, name: String)
    case claim(ClaimID, number: String, name: String)
    case batch(BatchID, number: String)
    /// An event that nobody has claimed for, of this person.
    case knownEvent(KnownEventID, number: String, name: String)
    case employer(name: String)
    case user(name: String)

    /// `HY610302250000426 张秀英`
    package var text: String {
        switch self {
        case .person(_, let number, let name), .claim(_, let number, let name), .knownEvent(_, let number, let name):
            "\(number) \(name)"
        case .batch(_, let number): number
        case .employer(let name), .user(let name): name
        }
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
    /// `nil` where the entry is about the office, or its record is known by its details only.
    package let record: AuditedRecord?
    /// What was done, before and after, by their keys; identity numbers, phones and cards are masked.
    package let details: [String: String]
    /// 64 hexadecimal digits, to be held against what was noted outside of the file.
    package let mac: String

    package init(
        entry: Int, at: Instant, user: UserID, userName: String, action: String, subject: Int64,
        record: AuditedRecord? = nil, details: [String: String], mac: String
    ) {
        self.entry = entry
        self.at = at
        self.user = user
        self.userName = userName
        self.action = action
        self.subject = subject
        self.record = record
        self.details = details
        self.mac = mac
    }

    /// `key=value`, by their keys.
    package var told: String {
        details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
}

/// Entries that were found, the newest first, and where the looking stopped.
package struct AuditPage: Hashable, Sendable {
    package let lines: [AuditLine]
    /// Entries before this one were not looked at yet; `nil` once the first was.
    package let next: Int?

    package init(lines: [AuditLine], next: Int?) {
        self.lines = lines
        self.next = next
    }
}

/// An export that was written: where, and how many entries.
package struct AuditExport: Hashable, Sendable {
    package let path: String
    package let lines: Int

    package init(path: String, lines: Int) {
        self.path = path
        self.lines = lines
    }
}
