extension Migration {
    /// Rosters that were read, and what each of their rows stored, so that an import can go on and be taken back.
    static let imports = Migration(
        number: 11,
        statements: [
            """
            CREATE TABLE roster_import (
                id {ID} PRIMARY KEY NOT NULL,
                number BIGINT NOT NULL UNIQUE CHECK (number >= 1),
                employer BIGINT NOT NULL REFERENCES employer (id),
                file_name TEXT NOT NULL CHECK (length(file_name) > 0),
                file_hash {BYTES} NOT NULL CHECK (length(file_hash) = 32),
                state TEXT NOT NULL CHECK (state IN ('open', 'done', 'taking-back', 'taken-back')),
                last_row BIGINT NOT NULL CHECK (last_row >= 0),
                added BIGINT NOT NULL CHECK (added >= 0),
                changed BIGINT NOT NULL CHECK (changed >= 0),
                same BIGINT NOT NULL CHECK (same >= 0),
                refused BIGINT NOT NULL CHECK (refused >= 0),
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                at BIGINT NOT NULL,
                version BIGINT NOT NULL CHECK (version >= 1))
            """,
            "CREATE INDEX roster_import_file ON roster_import (employer, file_hash)",
            // A person may be gone again, so nothing refers to one here.
            """
            CREATE TABLE roster_import_row (
                import BIGINT NOT NULL REFERENCES roster_import (id),
                place BIGINT NOT NULL CHECK (place >= 1),
                person BIGINT NOT NULL,
                version BIGINT NOT NULL CHECK (version >= 1),
                was {BYTES},
                PRIMARY KEY (import, place)) {KEYED}
            """,
        ])
}
