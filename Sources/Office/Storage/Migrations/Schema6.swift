extension Migration {
    /// Check codes of progress slips, wrong attempts at them, and what finds a day's receipts and the covers that end.
    ///
    /// `status_code` and `status_attempt` are read without the key: they hold nothing about a person. The row of
    /// `status_attempt` with an empty number is the whole file's.
    static let slips = Migration(
        number: 6,
        statements: [
            """
            CREATE TABLE status_code (
                number {KEYTEXT} PRIMARY KEY NOT NULL CHECK (length(number) = 17),
                salt {BYTES} NOT NULL CHECK (length(salt) = 16),
                hash {BYTES} NOT NULL CHECK (length(hash) = 32),
                made_at BIGINT NOT NULL,
                made_by BIGINT NOT NULL REFERENCES user_account (id))
            """,
            """
            CREATE TABLE status_attempt (
                number {KEYTEXT} PRIMARY KEY NOT NULL,
                streak BIGINT NOT NULL CHECK (streak >= 0),
                last_at BIGINT NOT NULL,
                uncopied BIGINT NOT NULL CHECK (uncopied >= 0))
            """,
            "CREATE INDEX receipt_day ON receipt (day, number)",
            "CREATE INDEX enrolment_last_day ON enrolment (last_day, id)",
        ])
}
