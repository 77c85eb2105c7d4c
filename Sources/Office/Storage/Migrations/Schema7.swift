extension Migration {
    /// Finished jobs and what they took; call-backs; hospital stays and diagnoses that nobody has claimed for.
    static let callsAndUnclaimed = Migration(
        number: 7,
        statements: [
            """
            CREATE TABLE finished_job (
                id {ID} PRIMARY KEY NOT NULL,
                day TEXT NOT NULL CHECK (length(day) = 10),
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                kind TEXT NOT NULL CHECK (length(kind) > 0),
                keys BIGINT NOT NULL CHECK (keys >= 0),
                typed BIGINT NOT NULL CHECK (typed BETWEEN 0 AND keys),
                seconds BIGINT NOT NULL CHECK (seconds >= 0),
                papers_asked BIGINT NOT NULL CHECK (papers_asked >= 0),
                papers_saved BIGINT NOT NULL CHECK (papers_saved >= 0))
            """,
            "CREATE INDEX finished_job_day ON finished_job (day)",
            """
            CREATE TABLE call_back (
                claim BIGINT NOT NULL REFERENCES claim (id),
                place BIGINT NOT NULL CHECK (place >= 0),
                at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                result TEXT NOT NULL CHECK (result IN ('reached', 'unreachable', 'refused', 'wrong-number')),
                again TEXT CHECK (length(again) = 10),
                satisfaction BIGINT CHECK (satisfaction BETWEEN 1 AND 5),
                said {BYTES} NOT NULL,
                CHECK ((result = 'reached') = (satisfaction IS NOT NULL)),
                PRIMARY KEY (claim, place)) {KEYED}
            """,
            """
            CREATE TABLE known_event (
                id {ID} PRIMARY KEY NOT NULL,
                person BIGINT NOT NULL REFERENCES person (id),
                office TEXT NOT NULL CHECK (length(office) = 6),
                day TEXT NOT NULL CHECK (length(day) = 10),
                source TEXT NOT NULL CHECK (length(source) > 0),
                same {BYTES} NOT NULL UNIQUE CHECK (length(same) = 16),
                facts {BYTES} NOT NULL,
                result TEXT CHECK (result IN ('coming', 'elsewhere', 'unwanted', 'unreachable')),
                entered_by BIGINT NOT NULL REFERENCES user_account (id),
                entered_on TEXT NOT NULL CHECK (length(entered_on) = 10),
                version BIGINT NOT NULL CHECK (version >= 1))
            """,
            "CREATE INDEX known_event_day ON known_event (day, id)",
            "CREATE INDEX known_event_person ON known_event (person)",
            """
            CREATE TABLE known_event_contact (
                event BIGINT NOT NULL REFERENCES known_event (id),
                place BIGINT NOT NULL CHECK (place >= 0),
                at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                result TEXT NOT NULL CHECK (result IN ('coming', 'elsewhere', 'unwanted', 'unreachable')),
                note {BYTES} NOT NULL,
                PRIMARY KEY (event, place)) {KEYED}
            """,
        ])
}
