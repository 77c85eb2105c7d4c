extension Migration {
    /// Plan files that the office imported. A revision is never changed nor taken away: claims were judged by it. The text is
    /// the whole file, and not sealed: nothing in it is about a person.
    static let planRevisions = Migration(
        number: 2,
        statements: [
            """
            CREATE TABLE plan_revision (
                plan TEXT NOT NULL CHECK (length(plan) > 0),
                edition TEXT NOT NULL CHECK (length(edition) > 0),
                revision BIGINT NOT NULL CHECK (revision >= 1),
                imported_at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                document TEXT CHECK (length(document) > 0),
                file TEXT NOT NULL CHECK (length(file) > 0),
                PRIMARY KEY (plan, edition, revision))
            """,
            "ALTER TABLE benefit ADD COLUMN revision BIGINT NOT NULL DEFAULT 0 CHECK (revision >= 0)",
        ])
}
