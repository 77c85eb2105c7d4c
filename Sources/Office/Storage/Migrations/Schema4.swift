extension Migration {
    /// Payment: who is paid, batches and their lines. What is unique here is why nothing is paid twice: a claim stands in one
    /// line at most whose money is on its way or there.
    static let payments = Migration(
        number: 4,
        statements: [
            // The list of kinds of number can't be changed in place on SQLite.
            """
            CREATE TABLE number_counter_4 (
                kind TEXT NOT NULL CHECK (kind IN ('HY', 'PZ', 'SJ', 'LP', 'BF')),
                division TEXT NOT NULL CHECK (length(division) = 6),
                year BIGINT NOT NULL CHECK (year BETWEEN 0 AND 99),
                given BIGINT NOT NULL CHECK (given BETWEEN 1 AND 999999),
                PRIMARY KEY (kind, division, year))
            """,
            """
            INSERT INTO number_counter_4 (kind, division, year, given)
            SELECT kind, division, year, given FROM number_counter
            """,
            "DROP TABLE number_counter",
            "ALTER TABLE number_counter_4 RENAME TO number_counter",
            """
            CREATE TABLE payee (
                claim {ID} PRIMARY KEY NOT NULL REFERENCES claim (id),
                secret {BYTES} NOT NULL)
            """,
            """
            CREATE TABLE payment_batch (
                id {ID} PRIMARY KEY NOT NULL,
                number {KEYTEXT} NOT NULL UNIQUE CHECK (length(number) = 17),
                office TEXT NOT NULL CHECK (length(office) = 6),
                made_on TEXT NOT NULL CHECK (length(made_on) = 10),
                stage TEXT NOT NULL CHECK (stage IN ('made', 'released-once', 'released-twice', 'file-written', 'closed',
                    'taken-back')),
                lines BIGINT NOT NULL CHECK (lines BETWEEN 1 AND 2000),
                total BIGINT NOT NULL CHECK (total > 0),
                hash_total {BYTES} NOT NULL,
                first_release BIGINT REFERENCES user_account (id),
                second_release BIGINT REFERENCES user_account (id),
                version BIGINT NOT NULL CHECK (version >= 1),
                CHECK (second_release IS NULL OR first_release IS NOT NULL),
                CHECK (first_release <> second_release),
                CHECK (stage <> 'made' OR first_release IS NULL),
                CHECK (stage <> 'released-once' OR (first_release IS NOT NULL AND second_release IS NULL)),
                CHECK (stage NOT IN ('released-twice', 'file-written', 'closed') OR second_release IS NOT NULL))
            """,
            """
            CREATE TABLE batch_step (
                batch BIGINT NOT NULL REFERENCES payment_batch (id),
                place BIGINT NOT NULL CHECK (place >= 0),
                at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                action TEXT NOT NULL CHECK (action IN ('make', 'release', 'take-back', 'write-file', 'read-return')),
                note TEXT,
                PRIMARY KEY (batch, place)) {KEYED}
            """,
            """
            CREATE TABLE batch_line (
                batch BIGINT NOT NULL REFERENCES payment_batch (id),
                place BIGINT NOT NULL CHECK (place BETWEEN 1 AND 2000),
                claim BIGINT NOT NULL REFERENCES claim (id),
                amount BIGINT NOT NULL CHECK (amount > 0),
                state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'failed', 'taken-back')),
                paid_on TEXT CHECK (length(paid_on) = 10),
                secret {BYTES} NOT NULL,
                reason {BYTES},
                CHECK ((state = 'paid') = (paid_on IS NOT NULL)),
                CHECK ((state = 'failed') = (reason IS NOT NULL)),
                PRIMARY KEY (batch, place)) {KEYED}
            """,
            "CREATE UNIQUE INDEX batch_line_live ON batch_line (claim) WHERE state IN ('open', 'paid')",
            "CREATE INDEX batch_line_claim ON batch_line (claim)",
            """
            CREATE TABLE bank_file (
                batch {ID} PRIMARY KEY NOT NULL REFERENCES payment_batch (id),
                content {BYTES} NOT NULL)
            """,
        ])
}
