extension Migration {
    /// Corrections with their history, cancelled enrolments and what was given back, two records made one, and warnings.
    static let corrections = Migration(
        number: 5,
        statements: [
            "ALTER TABLE person ADD COLUMN died_on TEXT CHECK (length(died_on) = 10)",
            "ALTER TABLE person ADD COLUMN merged_into BIGINT CHECK (merged_into <> id)",
            "CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL",
            "ALTER TABLE enrolment ADD COLUMN cancelled_on TEXT CHECK (length(cancelled_on) = 10)",
            "ALTER TABLE enrolment ADD COLUMN paid_before TEXT CHECK (length(paid_before) = 10)",
            """
            CREATE TABLE cancellation (
                enrolment BIGINT PRIMARY KEY NOT NULL REFERENCES enrolment (id),
                replaced_by BIGINT REFERENCES enrolment (id) CHECK (replaced_by <> enrolment),
                receipt BIGINT UNIQUE REFERENCES receipt (id),
                amount BIGINT CHECK (amount > 0),
                CHECK ((receipt IS NULL) = (amount IS NULL)))
            """,
            "ALTER TABLE claim ADD COLUMN sheet_hash BIGINT",
            "ALTER TABLE claim ADD COLUMN sheet_noted BIGINT NOT NULL DEFAULT 0 CHECK (sheet_noted IN (0, 1))",
            "CREATE INDEX claim_sheet_hash ON claim (sheet_hash) WHERE sheet_hash IS NOT NULL",
            "CREATE INDEX claim_sheet_unnoted ON claim (id) WHERE sheet_noted = 0",
            """
            CREATE TABLE claim_origin (
                claim BIGINT NOT NULL REFERENCES claim (id),
                until BIGINT NOT NULL,
                person BIGINT NOT NULL REFERENCES person (id),
                PRIMARY KEY (claim, until)) {KEYED}
            """,
            """
            CREATE TABLE correction (
                id {ID} PRIMARY KEY NOT NULL,
                person BIGINT NOT NULL REFERENCES person (id),
                kind TEXT NOT NULL CHECK (length(kind) > 0),
                about TEXT CHECK (length(about) = 17),
                at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                detail {BYTES} NOT NULL)
            """,
            "CREATE INDEX correction_person ON correction (person, id)",
            """
            CREATE TABLE warning (
                id {ID} PRIMARY KEY NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('same-sheet', 'overlapping-stays', 'same-accident', 'same-card',
                    'same-name-and-birth')),
                first_id BIGINT NOT NULL,
                second_id BIGINT NOT NULL,
                found_at BIGINT NOT NULL,
                verdict TEXT CHECK (verdict IN ('same', 'not-same', 'gone')),
                settled_by BIGINT REFERENCES user_account (id),
                settled_at BIGINT,
                note {BYTES},
                version BIGINT NOT NULL CHECK (version >= 1),
                CHECK (first_id < second_id),
                CHECK ((verdict IS NULL) = (settled_by IS NULL)),
                CHECK ((verdict IS NULL) = (settled_at IS NULL)),
                UNIQUE (kind, first_id, second_id))
            """,
            "CREATE INDEX warning_second ON warning (second_id, kind)",
            "CREATE INDEX warning_first ON warning (first_id, kind)",
            "CREATE INDEX warning_open ON warning (found_at, id) WHERE verdict IS NULL",
        ])
}
