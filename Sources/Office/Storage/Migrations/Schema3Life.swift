extension Migration {
    /// A claim's life among several people: whose office it is, by when a step is due, who holds it back, who has taken it, what
    /// was amended; users who have left; what an office has set.
    static let life = Migration(
        number: 3,
        statements: [
            "ALTER TABLE user_account ADD COLUMN retired_at BIGINT",
            // A row for each duty of each user at work, with the offices that it reaches: their codes lie from low to high.
            """
            CREATE TABLE user_duty (
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                duty TEXT NOT NULL CHECK (length(duty) > 0),
                low {KEYTEXT} NOT NULL CHECK (length(low) = 6),
                high {KEYTEXT} NOT NULL CHECK (length(high) = 6),
                PRIMARY KEY (user_id, duty)) {KEYED}
            """,
            """
            INSERT INTO user_duty (user_id, duty, low, high)
            SELECT user_account.id, known.duty, user_account.division,
                CASE WHEN user_account.division LIKE '%0000' THEN substr(user_account.division, 1, 2) || '9999'
                    WHEN user_account.division LIKE '%00' THEN substr(user_account.division, 1, 4) || '99'
                    ELSE user_account.division END
            FROM user_account JOIN (SELECT 'handler' AS duty UNION ALL SELECT 'first-reviewer' UNION ALL
                SELECT 'second-reviewer' UNION ALL SELECT 'cashier' UNION ALL SELECT 'supervisor' UNION ALL
                SELECT 'auditor' UNION ALL SELECT 'trainer') AS known
                ON ',' || user_account.duties || ',' LIKE '%,' || known.duty || ',%'
            """,
            "ALTER TABLE claim ADD COLUMN office {KEYTEXT} NOT NULL DEFAULT '000000' CHECK (length(office) = 6)",
            "UPDATE claim SET office = (SELECT division FROM user_account WHERE user_account.id = claim.entered_by)",
            "ALTER TABLE claim ADD COLUMN due TEXT CHECK (length(due) = 10)",
            "UPDATE claim SET due = papers_due",
            "ALTER TABLE claim ADD COLUMN held_at BIGINT",
            "ALTER TABLE claim ADD COLUMN taken_by BIGINT REFERENCES user_account (id)",
            "ALTER TABLE claim ADD COLUMN taken_at BIGINT CHECK ((taken_by IS NULL) = (taken_at IS NULL))",
            "CREATE INDEX claim_of_office ON claim (stage, office, since, id, due, held_at, taken_by)",
            "CREATE INDEX claim_taken ON claim (taken_by) WHERE taken_by IS NOT NULL",
            "CREATE INDEX claim_held ON claim (office, since, id) WHERE held_at IS NOT NULL",
            // Who may not take the decision that a claim waits for; kept only while it waits for a review.
            """
            CREATE TABLE review_bar (
                claim BIGINT NOT NULL REFERENCES claim (id),
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                PRIMARY KEY (claim, user_id)) {KEYED}
            """,
            """
            INSERT INTO review_bar (claim, user_id)
            SELECT id, entered_by FROM claim WHERE stage IN ('first-review', 'second-review')
            UNION SELECT claim.id, claim_step.user_id FROM claim JOIN claim_step ON claim_step.claim = claim.id
            WHERE claim.stage IN ('first-review', 'second-review') AND claim_step.is_decision = 1
            """,
            // The event and the worksheet that an amendment took the place of; `place` is that of its step.
            """
            CREATE TABLE claim_past (
                claim BIGINT NOT NULL REFERENCES claim (id),
                place BIGINT NOT NULL CHECK (place >= 0),
                event {BYTES} NOT NULL,
                worksheet {BYTES} NOT NULL,
                PRIMARY KEY (claim, place)) {KEYED}
            """,
            // What the office has set; the highest version counts, those before it are kept.
            """
            CREATE TABLE office_setting (
                key TEXT NOT NULL CHECK (length(key) > 0),
                value TEXT NOT NULL,
                version BIGINT NOT NULL CHECK (version >= 1),
                PRIMARY KEY (key, version)) {KEYED}
            """,
        ])
}
