/// What the keys of audit entries name, beside the corrected fields and the numbers of records.
package enum AuditField: String, CaseIterable, Sendable {
    // Claims
    case number, state, from, action, amount, missing, note, papers
    case papersDue = "papers-due"
    case secondReview = "second-review"
    case batch, on, reasons, reason, sample
    case sampleNumber = "sample.number"
    case samplePercent = "sample.percent"
    case result, again, satisfaction, feedback, role, proof
    // People, employers and users
    case name, identity, phone, employer, employment, frontLine, medicalInsurance, consent, account, person, day
    case creditCode, division, headcount, womenHeadcount, handler, batchDay, split, duties, retired
    case handedBack = "handed-back"
    case last, count, users, fingerprint
    // Money
    case receipt, stage, lines, total
    // Reveals, exports, backups
    case reveal
    case why, about
    case purpose = "for"
    case title
    case place = "to"
    case folder, occasion, entries, replaced
    case replacedHead = "replaced-head"
    case what, sha256, rows, numbers
    // Imports
    case importNumber = "import"
    case file, read, new, changed, same, refused, removed, restored, kept, takenBack
    // Warnings, corrections, plans
    case kind, verdict, first, second, plan, document
    // Settings
    case limitPapers = "limit.papers"
    case limitFirstReview = "limit.first-review"
    case limitSecondReview = "limit.second-review"
    case limitPayment = "limit.payment"
    case threshold = "review.threshold"
    case gate = "gate.blocks"
    case call
    case idle = "idle.minutes"
    case bankFile = "bank-file"
    case contactPlace = "contact.place"
    case contactPhone = "contact.phone"
    /// Wrong codes of all claims together.
    case all
}

/// One value that an entry tells of: what it is of, and whether it was so before or is so now.
package struct AuditDetail: Hashable, Sendable {
    package enum Side: Hashable, Sendable {
        case before, after
        /// Neither: it tells of the act.
        case told
    }

    package enum Name: Hashable, Sendable {
        case field(AuditField)
        case corrected(CorrectedField)
        case outcome(KnownEventOutcome)
        /// The number of a certificate or claim, a year, the edition of a plan: it names itself.
        case itself(String)
    }

    package let side: Side
    package let name: Name
    package let value: String

    /// A correction tells of both sides under one key.
    static func all(key: String, value: String, of action: AuditAction?) -> [AuditDetail] {
        let detail = AuditDetail(key: key, value: value, of: action)
        guard action == .correct, case .corrected = detail.name, let arrow = value.firstRange(of: " → ") else {
            return [detail]
        }
        return [
            AuditDetail(.before, detail.name, String(value[..<arrow.lowerBound])),
            AuditDetail(.after, detail.name, String(value[arrow.upperBound...])),
        ]
    }

    private init(_ side: Side, _ name: Name, _ value: String) {
        self.side = side
        self.name = name
        self.value = value
    }

    package init(key: String, value: String, of action: AuditAction?) {
        self.value = value
        let sides: [(String, Side)] = [("before", .before), ("after", .after)]
        var rest = key
        var side = Side.told
        for (word, at) in sides where key == word || key.hasPrefix(word + ".") {
            side = at
            // Of a payee the key is the side alone.
            rest = key == word ? CorrectedField.payee.rawValue : String(key.dropFirst(word.count + 1))
        }
        self.side = side
        name =
            if action == .correct, let field = CorrectedField(rawValue: rest) {
                .corrected(field)
            } else if action == .importKnownEvents, let outcome = KnownEventOutcome(rawValue: rest) {
                .outcome(outcome)
            } else if let field = AuditField(rawValue: rest) {
                .field(field)
            } else if let field = CorrectedField(rawValue: rest) {
                .corrected(field)
            } else {
                .itself(rest)
            }
    }
}

/// A row of an entry's detail view: one value that changed, or one that is told.
package struct AuditRow: Hashable, Sendable {
    package let label: String
    /// `nil` where nothing stood there, or it tells of no change.
    package let before: String?
    package let after: String?
    package let isChange: Bool

    package init(label: String, before: String?, after: String?, isChange: Bool) {
        self.label = label
        self.before = before
        self.after = after
        self.isChange = isChange
    }
}

extension AuditLine {
    package var known: AuditAction? { AuditAction(rawValue: action) }

    /// Each value once, with what it was and is; those that didn't change come last, and empty ones not at all.
    package func rows(_ language: Language, _ plans: (PlanCode) -> String? = { _ in nil }) -> [AuditRow] {
        let all = details.flatMap { AuditDetail.all(key: $0.key, value: $0.value, of: known) }
        let names = Set(all.map(\.name)).map { (name: $0, label: $0.label(language)) }
            .sorted { ($0.name.order, $0.label) < ($1.name.order, $1.label) }
        var changed: [AuditRow] = []
        var same: [AuditRow] = []
        for (name, label) in names {
            func shown(_ side: AuditDetail.Side) -> String? {
                guard let detail = all.first(where: { $0.name == name && $0.side == side }) else { return nil }
                let text = detail.shown(language, known, plans)
                return text.isEmpty ? nil : text
            }
            let (before, after, told) = (shown(.before), shown(.after), shown(.told))
            if let told { same.append(AuditRow(label: label, before: nil, after: told, isChange: false)) }
            if before == after {
                if let after { same.append(AuditRow(label: label, before: nil, after: after, isChange: false)) }
            } else {
                changed.append(AuditRow(label: label, before: before, after: after, isChange: true))
            }
        }
        return changed + same
    }

    /// What was done on one line, in words.
    package func told(_ language: Language, _ plans: (PlanCode) -> String? = { _ in nil }) -> String {
        let none = language == .zh ? "空" : "none"
        let colon = language == .zh ? "：" : ": "
        return rows(language, plans).map { row in
            row.isChange
                ? row.label + colon + (row.before ?? none) + " → " + (row.after ?? none)
                : row.label + colon + (row.after ?? "")
        }
        .joined(separator: language == .zh ? "；" : "; ")
    }
}

extension AuditDetail.Name {
    /// Fields in the order in which they are listed above, then corrected ones, then what names itself.
    fileprivate var order: Int {
        switch self {
        case .field(let field): AuditField.allCases.firstIndex(of: field) ?? 0
        case .corrected(let field): 1000 + (CorrectedField.allCases.firstIndex(of: field) ?? 0)
        case .outcome(let outcome): 2000 + (KnownEventOutcome.allCases.firstIndex(of: outcome) ?? 0)
        case .itself: 3000
        }
    }
}

/// What an entry of a load says that it took.
package enum LoadedKind: String, CaseIterable, Sendable {
    case employers, people, enrolments, claims, payments
    case knownEvents = "known events"
}

/// Why a backup was made without anybody's asking.
package enum BackupOccasion: String, CaseIterable, Sendable {
    case signOut = "sign-out"
    case daily
}
