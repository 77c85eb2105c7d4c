/// What one bank wants in its payment file and sends back: read from `bank-file.toml` or an office's own file.
package struct BankFileForm: Hashable, Sendable {
    package var encoding: TextEncoding
    package var separator: Separator
    package var hasHeading: Bool
    /// A first line with these totals, where the bank wants one.
    package var totals: [TotalsField]
    /// What the bank shall write beside the money, without a word about anybody's health.
    package var purpose: String
    package var columns: [BankColumn]
    package var answer: AnswerForm

    package init(
        encoding: TextEncoding, separator: Separator, hasHeading: Bool, totals: [TotalsField], purpose: String,
        columns: [BankColumn], answer: AnswerForm
    ) {
        self.encoding = encoding
        self.separator = separator
        self.hasHeading = hasHeading
        self.totals = totals
        self.purpose = purpose
        self.columns = columns
        self.answer = answer
    }
}

/// What can stand in a column of the file to the bank.
package enum BankField: String, CaseIterable, Sendable {
    /// The line's number among those of the file, from 1.
    case line
    /// BF…
    case batch
    /// LP…
    case claim
    case holder
    case account
    case bank
    /// `1000.00`
    case amount
    /// The same in whole fen.
    case fen
    /// The day on which the batch was made.
    case date
    case purpose
    /// 本人, 监护人, 受益人 or 代领人.
    case payee
}

package struct BankColumn: Hashable, Sendable {
    package let field: BankField
    package let title: String

    package init(_ field: BankField, _ title: String) {
        self.field = field
        self.title = title
    }
}

/// What can stand in the line of totals.
package enum TotalsField: String, CaseIterable, Sendable {
    case batch
    case date
    case lines
    case total
    /// `BatchTotals.hash`
    case hash
}

/// The file that the bank sends back (回盘).
package struct AnswerForm: Hashable, Sendable {
    /// Found out where it isn't given.
    package var encoding: TextEncoding?
    package var separator: Separator?
    /// Lines before the heading, or before the first line where there is none.
    package var skips: Int
    /// With a heading columns are found by their titles, else by their place.
    package var hasHeading: Bool
    package var columns: [AnswerColumn]
    /// What the bank writes for money that arrived, and for money that didn't.
    package var paid: [String]
    package var failed: [String]

    package init(
        encoding: TextEncoding?, separator: Separator?, skips: Int, hasHeading: Bool, columns: [AnswerColumn],
        paid: [String], failed: [String]
    ) {
        self.encoding = encoding
        self.separator = separator
        self.skips = skips
        self.hasHeading = hasHeading
        self.columns = columns
        self.paid = paid
        self.failed = failed
    }
}

/// What is read from a column of the bank's answer; the others are passed over.
package enum AnswerField: String, CaseIterable, Sendable {
    case line
    case batch
    case claim
    case account
    case amount
    case fen
    case result
    case reason
    /// The day on which the money arrived; the day of reading where there is no such column.
    case date
}

package struct AnswerColumn: Hashable, Sendable {
    package let field: AnswerField
    package let title: String

    package init(_ field: AnswerField, _ title: String) {
        self.field = field
        self.title = title
    }
}
