extension Migration {
    /// Accounts: the data file's key wrapped for each user and for the recovery code, what is known of wrong passwords without a
    /// key, and the pairs of keys by which other offices will know this file.
    static let accounts = Migration(
        number: 8,
        statements: [
            // `holder` is a user, or 0 for the recovery code. scrypt with N = 2^cost, r = 8, p = 1.
            """
            CREATE TABLE key_wrap (
                holder BIGINT PRIMARY KEY NOT NULL,
                salt {BYTES} NOT NULL CHECK (length(salt) = 16),
                cost BIGINT NOT NULL CHECK (cost BETWEEN 14 AND 16),
                wrapped {BYTES} NOT NULL,
                must_change BIGINT NOT NULL CHECK (must_change IN (0, 1)),
                made_at BIGINT NOT NULL)
            """,
            // Readable without a key: counted before a password is looked at. `user_id` 0: names that nobody has.
            """
            CREATE TABLE sign_in_attempt (
                user_id BIGINT PRIMARY KEY NOT NULL,
                failures BIGINT NOT NULL CHECK (failures >= 0),
                last_at BIGINT NOT NULL,
                uncopied BIGINT NOT NULL CHECK (uncopied >= 0))
            """,
            """
            CREATE TABLE sign_in (
                user_id BIGINT PRIMARY KEY NOT NULL REFERENCES user_account (id),
                last_at BIGINT NOT NULL)
            """,
            """
            CREATE TABLE office_key_pair (
                id {ID} PRIMARY KEY NOT NULL CHECK (id = 1),
                signing {BYTES} NOT NULL CHECK (length(signing) = 32),
                agreement {BYTES} NOT NULL CHECK (length(agreement) = 32),
                secret {BYTES} NOT NULL)
            """,
        ])
}
