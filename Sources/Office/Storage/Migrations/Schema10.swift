extension Migration {
    /// A line may be taken out of its batch alone, and a claim that was paid may be paid a difference: one line at most is open,
    /// and each payment of a claim stands in one line at most whose money is on its way or there.
    static let differences = Migration(
        number: 10,
        statements: [
            // What a step or a line may be can't be widened in place on SQLite.
            """
            CREATE TABLE batch_step_10 (
                batch BIGINT NOT NULL REFERENCES payment_batch (id),
                place BIGINT NOT NULL CHECK (place >= 0),
                at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                action TEXT NOT NULL CHECK (action IN ('make', 'release', 'take-out', 'take-back', 'write-file',
                    'read-return')),
                note TEXT,
                mac {BYTES} CHECK (length(mac) = 16),
                PRIMARY KEY (batch, place)) {KEYED}
            """,
            """
            INSERT INTO batch_step_10 (batch, place, at, user_id, action, note, mac)
            SELECT batch, place, at, user_id, action, note, mac FROM batch_step
            """,
            "DROP TABLE batch_step",
            "ALTER TABLE batch_step_10 RENAME TO batch_step",
            """
            CREATE TABLE batch_line_10 (
                batch BIGINT NOT NULL REFERENCES payment_batch (id),
                place BIGINT NOT NULL CHECK (place BETWEEN 1 AND 2000),
                claim BIGINT NOT NULL REFERENCES claim (id),
                amount BIGINT NOT NULL CHECK (amount > 0),
                round BIGINT NOT NULL CHECK (round >= 1),
                state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'failed', 'taken-back', 'taken-out')),
                paid_on TEXT CHECK (length(paid_on) = 10),
                secret {BYTES} NOT NULL,
                reason {BYTES},
                mac {BYTES} CHECK (length(mac) = 16),
                CHECK ((state = 'paid') = (paid_on IS NOT NULL)),
                CHECK ((state IN ('failed', 'taken-out')) = (reason IS NOT NULL)),
                PRIMARY KEY (batch, place)) {KEYED}
            """,
            """
            INSERT INTO batch_line_10 (batch, place, claim, amount, round, state, paid_on, secret, reason, mac)
            SELECT batch, place, claim, amount, 1, state, paid_on, secret, reason, mac FROM batch_line
            """,
            "DROP TABLE batch_line",
            "ALTER TABLE batch_line_10 RENAME TO batch_line",
            "CREATE UNIQUE INDEX batch_line_open ON batch_line (claim) WHERE state = 'open'",
            "CREATE UNIQUE INDEX batch_line_round ON batch_line (claim, round) WHERE state IN ('open', 'paid')",
            "CREATE INDEX batch_line_claim ON batch_line (claim)",
        ])
}
