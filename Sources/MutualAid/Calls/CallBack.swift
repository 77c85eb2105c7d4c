/// What came of a call-back (电话回访).
package enum CallResult: String, CaseIterable, Codable, Sendable {
    case reached
    case unreachable
    /// The person doesn't want to be asked.
    case refused
    case wrongNumber = "wrong-number"

    /// The call is done: nobody needs to call again.
    package var isDone: Bool { self == .reached || self == .refused }
}

/// How content the person is, 1…5.
package struct Satisfaction: Hashable, Sendable {
    package let points: Int

    package static let range = 1...5

    package init?(_ points: Int) {
        guard Self.range.contains(points) else { return nil }
        self.points = points
    }
}

extension Satisfaction: TextCoded {
    package var codedText: String { String(points) }
    package init?(codedText: String) {
        guard let points = Int(codedText) else { return nil }
        self.init(points)
    }
}

/// One call, kept with those before it.
package struct CallBack: Hashable, Sendable {
    package let at: Instant
    package let user: UserID
    package let userName: String
    package let result: CallResult
    /// The day from which it is tried again; `nil` when it needn't be.
    package let again: Day?
    /// Of a person who was reached.
    package let satisfaction: Satisfaction?
    package let note: String
    /// What the person had to say, for the record of feedback.
    package let feedback: String

    package init(
        at: Instant, user: UserID, userName: String, result: CallResult, again: Day?, satisfaction: Satisfaction?,
        note: String = "", feedback: String = ""
    ) {
        self.at = at
        self.user = user
        self.userName = userName
        self.result = result
        self.again = again
        self.satisfaction = satisfaction
        self.note = note
        self.feedback = feedback
    }
}

/// When a call that nobody answered is tried again, and after how many a claim may be closed without (`sample`, until the
/// office sets it).
package struct CallRules: Hashable, Sendable {
    /// Days until the next try, after the first call, the second, …; the last holds for all that follow.
    package let retryDays: [Int]
    /// Calls that nobody answered, after which the claim may be closed.
    package let closeAfter: Int
    package let basis: Basis

    package static let sample = CallRules(retryDays: [1, 3, 7], closeAfter: 3, basis: .sample)

    private init(retryDays: [Int], closeAfter: Int, basis: Basis) {
        self.retryDays = retryDays
        self.closeAfter = closeAfter
        self.basis = basis
    }

    /// What an office sets; `nil` where it makes no sense: no days, or days and calls out of 1…365.
    package init?(retryDays: [Int], closeAfter: Int) {
        let range = 1...365
        guard !retryDays.isEmpty, retryDays.count <= 10, retryDays.allSatisfy(range.contains),
            range.contains(closeAfter)
        else { return nil }
        self.init(retryDays: retryDays, closeAfter: closeAfter, basis: .office)
    }

    /// The day of the next try after this many calls that nobody answered, the one of `today` the last of them.
    package func again(after unanswered: Int, on today: Day) -> Day {
        let place = min(max(1, unanswered), retryDays.count) - 1
        return today.adding(days: retryDays[place])
    }

    /// `1,3,7`
    package var daysText: String { retryDays.map(String.init).joined(separator: ",") }

    /// Whether a claim may be closed though the person was never reached.
    package func mayClose(after unanswered: Int) -> Bool { unanswered >= closeAfter }
}

extension [CallBack] {
    package var unanswered: Int { count { $0.result == .unreachable } }
}

/// What a handler tells of a call.
package struct NewCall: Hashable, Sendable {
    package var claim: ClaimID
    package var version: Int
    /// The calls that the handler saw: another one since then is told first.
    package var known: Int
    package var result: CallResult
    package var satisfaction: Satisfaction?
    package var note: String
    package var feedback: String
    /// Whether the claim is closed with it.
    package var closes: Bool
    package var key: SubmissionKey

    package init(
        claim: ClaimID, version: Int, known: Int, result: CallResult, satisfaction: Satisfaction? = nil,
        note: String = "", feedback: String = "", closes: Bool, key: SubmissionKey
    ) {
        self.claim = claim
        self.version = version
        self.known = known
        self.result = result
        self.satisfaction = satisfaction
        self.note = note
        self.feedback = feedback
        self.closes = closes
        self.key = key
    }
}

/// Why a call isn't stored as it was told.
package enum CallFault: Error, Hashable, Sendable {
    case satisfactionMissing
    case tooFewTries(Int, needed: Int)
    case noPhone
    case rulesOutOfRange
}

extension NewCall {
    /// What stands against it, after the calls that were made already; `nil` when nothing does.
    package func fault(after calls: [CallBack], rules: CallRules) -> CallFault? {
        switch result {
        case .reached: return satisfaction == nil ? .satisfactionMissing : nil
        case .unreachable:
            let tries = calls.unanswered + 1
            return closes && !rules.mayClose(after: tries) ? .tooFewTries(tries, needed: rules.closeAfter) : nil
        case .refused, .wrongNumber: return nil
        }
    }
}

/// A paid claim in the list of calls.
package struct CallRow: Hashable, Sendable {
    package let claim: ClaimID
    package let number: String
    package let personName: String
    package let amount: Money
    /// When it was paid.
    package let since: Instant
    package let tries: Int
    package let last: CallResult?
    package let again: Day?

    package init(
        claim: ClaimID, number: String, personName: String, amount: Money, since: Instant, tries: Int,
        last: CallResult?,
        again: Day?
    ) {
        self.claim = claim
        self.number = number
        self.personName = personName
        self.amount = amount
        self.since = since
        self.tries = tries
        self.last = last
        self.again = again
    }

    package func isDue(on today: Day) -> Bool { again.map { $0 <= today } ?? true }
}

/// Where the next page of the calls begins: after this row. What is due stands before what waits for a later day.
package struct CallPlace: Hashable, Sendable {
    package let waits: Bool
    package let since: Instant
    package let claim: ClaimID

    package init(after row: CallRow, on today: Day) {
        waits = !row.isDue(on: today)
        since = row.since
        claim = row.claim
    }
}

/// Some of the claims to call about, and how many there are in all.
package struct CallRows: Hashable, Sendable {
    package let rows: [CallRow]
    package let hasMore: Bool
    /// To call today.
    package let due: Int
    /// Waiting for a later day.
    package let later: Int
    package let rules: CallRules

    package init(rows: [CallRow], hasMore: Bool, due: Int, later: Int, rules: CallRules) {
        self.rows = rows
        self.hasMore = hasMore
        self.due = due
        self.later = later
        self.rules = rules
    }
}

/// A paid claim with the person, the calls made so far and the rules for more.
package struct CallCard: Hashable, Sendable {
    package let claim: ClaimCard
    package let calls: [CallBack]
    package let rules: CallRules

    package init(claim: ClaimCard, calls: [CallBack], rules: CallRules) {
        self.claim = claim
        self.calls = calls
        self.rules = rules
    }
}

extension PersonCard {
    /// The person's own number, or the guardian's where a child has none.
    package var phoneToDial: Phone? { person.details.phone ?? guardian?.details.phone }
}

/// What a handler says on the phone, line by line; `{name}`, `{office}`, `{number}`, `{day}`, `{amount}` and `{operator}`
/// stand for what is true of the claim.
package struct CallScript: Hashable, Sendable {
    package let lines: [Bilingual]

    package static let places = ["name", "office", "number", "day", "amount", "operator"]

    package init(lines: [Bilingual]) { self.lines = lines }

    package func lines(_ language: Language, _ values: [String: String]) -> [String] {
        lines.map { line in
            values.reduce(line.name(language)) { text, value in text.replacing("{\(value.key)}", with: value.value) }
        }
    }
}

/// For what a phone number is shown whole.
package enum Dialling: Hashable, Sendable {
    case callBack(ClaimID)
    case unclaimed(KnownEventID)
}
