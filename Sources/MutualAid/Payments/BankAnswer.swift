/// One line of the bank's answer, as it was read.
package struct AnswerRow: Hashable, Sendable {
    /// The row of the file, from 1.
    package let row: Int
    package let line: Int?
    package let batch: String?
    package let claim: String?
    package let account: String
    package let amount: Money
    package let isPaid: Bool
    /// In the bank's words; empty where it gave none.
    package let reason: String
    package let day: Day?

    package init(
        row: Int, line: Int?, batch: String?, claim: String?, account: String, amount: Money, isPaid: Bool,
        reason: String, day: Day?
    ) {
        self.row = row
        self.line = line
        self.batch = batch
        self.claim = claim
        self.account = account
        self.amount = amount
        self.isPaid = isPaid
        self.reason = reason
        self.day = day
    }

    /// What tells whose line it is.
    fileprivate var key: String { claim ?? line.map(String.init) ?? "?" }
}

/// One thing that is wrong with the bank's answer. `row` is that of the file, from 1; accounts are masked.
package enum AnswerFlaw: Hashable, Sendable {
    case noRows
    case noColumn(String)
    case tooFewFields(row: Int, column: String)
    case lineUnread(row: Int, text: String)
    case amountUnread(row: Int, text: String)
    case dayUnread(row: Int, text: String)
    case resultUnknown(row: Int, text: String)
    case otherBatch(row: Int, found: String)
    case unknownLine(row: Int, key: String)
    /// Its number and its place in the batch name two different lines.
    case twoLines(row: Int, claim: String, line: Int)
    case double(row: Int, first: Int, claim: String)
    case otherAmount(row: Int, claim: String, asked: Money, found: Money)
    case otherAccount(row: Int, claim: String, asked: String, found: String)
    case dayInFuture(row: Int, Day)
    case dayTooEarly(row: Int, Day, made: Day)
    case missing(claim: String, line: Int)
}

package typealias AnswerFaults = Faults<AnswerFlaw>

/// What the bank's answer makes of a batch: an outcome for every line.
package struct Settlement: Hashable, Sendable {
    /// Of the lines that stand, in their order.
    package let outcomes: [LineOutcome]
    package let paid: BatchTotal
    package let failed: BatchTotal

    package init(outcomes: [LineOutcome], paid: BatchTotal, failed: BatchTotal) {
        self.outcomes = outcomes
        self.paid = paid
        self.failed = failed
    }
}

package struct BatchTotal: Hashable, Sendable {
    package let lines: Int
    package let total: Money

    package init(lines: Int, total: Money) {
        self.lines = lines
        self.total = total
    }
}

extension PaymentBatch {
    /// All or nothing: every line of the batch stands in the answer exactly once, with its account and its amount, or every
    /// fault is told and nothing is settled.
    package func settlement(_ rows: [AnswerRow], today: Day) throws(AnswerFaults) -> Settlement {
        var flaws: [AnswerFlaw] = rows.isEmpty ? [.noRows] : []
        var seen: [Int: Int] = [:]
        let lines = standing
        var outcomes = [LineOutcome?](repeating: nil, count: lines.count)
        for row in rows {
            if let batch = row.batch, batch != number.text {
                flaws.append(.otherBatch(row: row.row, found: batch))
                continue
            }
            guard let place = place(of: row, in: lines, &flaws) else { continue }
            let line = lines[place]
            if let first = seen[place] {
                flaws.append(.double(row: row.row, first: first, claim: line.claimNumber.text))
                continue
            }
            seen[place] = row.row
            flaws += differences(row, line)
            flaws += faultyDay(row, today)
            outcomes[place] = row.isPaid ? .paid(on: row.day ?? today) : .failed(reason: row.reason)
        }
        for (place, line) in lines.enumerated() where seen[place] == nil && !rows.isEmpty {
            flaws.append(.missing(claim: line.claimNumber.text, line: place + 1))
        }
        guard flaws.isEmpty else { throw AnswerFaults(flaws) }
        let settled = zip(lines, outcomes.map { $0 ?? .open })
        return Settlement(
            outcomes: settled.map(\.1), paid: Self.total(settled.filter { $0.1.state == .paid }.map(\.0)),
            failed: Self.total(settled.filter { $0.1.state == .failed }.map(\.0)))
    }

    private static func total(_ lines: [BatchLine]) -> BatchTotal {
        BatchTotal(lines: lines.count, total: .sum(lines.map(\.amount)))
    }

    private func place(of row: AnswerRow, in lines: [BatchLine], _ flaws: inout [AnswerFlaw]) -> Int? {
        let byClaim = row.claim.flatMap { claim in lines.firstIndex { $0.claimNumber.text == claim } }
        let byNumber = row.line.flatMap { lines.indices.contains($0 - 1) ? $0 - 1 : nil }
        guard let place = row.claim == nil ? byNumber : byClaim, row.line == nil || byNumber != nil else {
            flaws.append(.unknownLine(row: row.row, key: row.key))
            return nil
        }
        if let byNumber, byNumber != place {
            flaws.append(.twoLines(row: row.row, claim: lines[place].claimNumber.text, line: byNumber + 1))
            return nil
        }
        return place
    }

    private func differences(_ row: AnswerRow, _ line: BatchLine) -> [AnswerFlaw] {
        var flaws: [AnswerFlaw] = []
        let claim = line.claimNumber.text
        if row.amount != line.amount {
            flaws.append(.otherAmount(row: row.row, claim: claim, asked: line.amount, found: row.amount))
        }
        let asked = line.payee.account.card
        let found = Normalise.compact(row.account)
        if found != asked.text {
            flaws.append(
                .otherAccount(row: row.row, claim: claim, asked: asked.masked, found: "****" + found.suffix(4)))
        }
        return flaws
    }

    private func faultyDay(_ row: AnswerRow, _ today: Day) -> [AnswerFlaw] {
        guard let day = row.day else { return [] }
        if day > today { return [.dayInFuture(row: row.row, day)] }
        return day < madeOn ? [.dayTooEarly(row: row.row, day, made: madeOn)] : []
    }
}
