extension Migration {
    /// A MAC for every row about money (`MoneyTable`). Rows that an older program wrote get theirs when their file is opened.
    static let moneyMACs = Migration(
        number: 10,
        statements: [
            "enrolment", "receipt", "cancellation", "claim", "claim_step", "benefit", "payee", "payment_batch",
            "batch_step", "batch_line", "bank_file",
        ].map { "ALTER TABLE \($0) ADD COLUMN mac {BYTES} CHECK (length(mac) = 16)" })
}
