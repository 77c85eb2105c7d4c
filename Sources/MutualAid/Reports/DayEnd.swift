/// One receipt of a day, with what it took.
package struct ReceiptLine: Hashable, Sendable {
    package let number: CounterNumber
    package let payer: Payer
    package let takenBy: String
    package let covers: Int
    package let amount: Money

    package init(number: CounterNumber, payer: Payer, takenBy: String, covers: Int, amount: Money) {
        self.number = number
        self.payer = payer
        self.takenBy = takenBy
        self.covers = covers
        self.amount = amount
    }
}

/// Receipt numbers that should be there and are not, first and last included.
package struct ReceiptGap: Hashable, Sendable {
    package let first: CounterNumber
    package let last: CounterNumber

    package init(first: CounterNumber, last: CounterNumber) {
        self.first = first
        self.last = last
    }

    package var count: Int { last.serial - first.serial + 1 }
}

/// Serials seen in rising order; what is left out between them is a gap.
package struct SerialGaps: Hashable, Sendable {
    private var next: Int
    package private(set) var gaps: [ClosedRange<Int>] = []

    /// - Parameter first: the serial that must come first.
    package init(from first: Int) { next = first }

    package mutating func see(_ serial: Int) {
        if serial > next { gaps.append(next...serial - 1) }
        next = max(next, serial + 1)
    }

    /// Nothing more comes, and the last that was given is `last`.
    package mutating func end(at last: Int) {
        if last >= next { gaps.append(next...last) }
        next = max(next, last + 1)
    }
}

/// Fees given back on a day.
package struct RefundSum: Hashable, Sendable {
    package let count: Int
    package let amount: Money

    package init(count: Int, amount: Money) {
        self.count = count
        self.amount = amount
    }
}

/// The end of the audit trail, to be noted outside of the file: entries cut off later would no longer reach it.
package struct AuditHead: Hashable, Sendable {
    package let entries: Int
    /// 64 hexadecimal digits.
    package let mac: String

    package init(entries: Int, mac: String) {
        self.entries = entries
        self.mac = mac
    }

    /// In groups of eight.
    package var grouped: [String] {
        stride(from: 0, to: mac.count, by: 8).map { String(mac.dropFirst($0).prefix(8)) }
    }
}

/// 日结: the fees of one day against its receipts.
package struct DayEnd: Hashable, Sendable {
    package let day: Day
    /// In the order of their numbers.
    package let receipts: [ReceiptLine]
    package let gaps: [ReceiptGap]
    /// Fees that the day's enrolments still owe.
    package let unpaid: RefundSum
    /// `nil` where nothing was given back.
    package let refunds: RefundSum?
    package let audit: AuditHead

    package init(
        day: Day, receipts: [ReceiptLine], gaps: [ReceiptGap], unpaid: RefundSum, refunds: RefundSum? = nil,
        audit: AuditHead
    ) {
        self.day = day
        self.receipts = receipts
        self.gaps = gaps
        self.unpaid = unpaid
        self.refunds = refunds
        self.audit = audit
    }

    /// The receipts of one payer kind or of one person, summed.
    package struct Sum: Hashable, Sendable {
        package var receipts = 0
        package var covers = 0
        package var amount = Money.zero

        package init(receipts: Int = 0, covers: Int = 0, amount: Money = .zero) {
            self.receipts = receipts
            self.covers = covers
            self.amount = amount
        }

        mutating func add(_ line: ReceiptLine) {
            receipts += 1
            covers += line.covers
            amount = amount + line.amount
        }
    }

    package var total: Sum { sum { _ in true } }

    /// Every payer kind that paid, in the order of ``Payer``.
    package var byPayer: [(payer: Payer, sum: Sum)] {
        Payer.allCases.compactMap { payer in
            let sum = sum { $0.payer == payer }
            return sum.receipts == 0 ? nil : (payer, sum)
        }
    }

    /// Everybody who took fees, by name.
    package var byTaker: [(name: String, sum: Sum)] {
        Set(receipts.map(\.takenBy)).sorted().map { name in (name, sum { $0.takenBy == name }) }
    }

    private func sum(where counts: (ReceiptLine) -> Bool) -> Sum {
        receipts.reduce(into: Sum()) { sum, line in if counts(line) { sum.add(line) } }
    }

    /// What is left of the day after what was given back.
    package var kept: Money { total.amount - (refunds?.amount ?? .zero) }
}
