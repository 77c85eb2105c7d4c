extension Migration {
    /// Refuses what the domain refuses. `{BYTES}` columns hold sealed values and keyed hashes (architecture.md, Sealing).
    static let first = Migration(
        number: 1,
        statements: [
            """
            CREATE TABLE office (
                id {ID} PRIMARY KEY NOT NULL CHECK (id = 1),
                name TEXT NOT NULL CHECK (length(name) > 0),
                division TEXT NOT NULL CHECK (length(division) = 6),
                is_training BIGINT NOT NULL CHECK (is_training IN (0, 1)),
                review_threshold BIGINT NOT NULL CHECK (review_threshold >= 0),
                paper_days BIGINT NOT NULL CHECK (paper_days BETWEEN 1 AND 3650),
                created_at BIGINT NOT NULL,
                key_check {BYTES} NOT NULL)
            """,
            """
            CREATE TABLE user_account (
                id {ID} PRIMARY KEY NOT NULL,
                name TEXT NOT NULL CHECK (length(name) > 0),
                duties TEXT NOT NULL,
                division TEXT NOT NULL CHECK (length(division) = 6),
                version BIGINT NOT NULL CHECK (version >= 1))
            """,
            """
            CREATE TABLE number_block (
                division TEXT PRIMARY KEY NOT NULL CHECK (length(division) = 6),
                first BIGINT NOT NULL CHECK (first >= 1),
                last BIGINT NOT NULL CHECK (last BETWEEN first AND 999999))
            """,
            """
            CREATE TABLE number_counter (
                kind TEXT NOT NULL CHECK (kind IN ('HY', 'PZ', 'SJ', 'LP')),
                division TEXT NOT NULL CHECK (length(division) = 6),
                year BIGINT NOT NULL CHECK (year BETWEEN 0 AND 99),
                given BIGINT NOT NULL CHECK (given BETWEEN 1 AND 999999),
                PRIMARY KEY (kind, division, year))
            """,
            """
            CREATE TABLE employer (
                id {ID} PRIMARY KEY NOT NULL,
                name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
                credit_code {KEYTEXT} NOT NULL UNIQUE CHECK (length(credit_code) = 18),
                division TEXT NOT NULL CHECK (length(division) = 6),
                headcount BIGINT CHECK (headcount >= 0),
                women_headcount BIGINT CHECK (women_headcount >= 0),
                handler TEXT,
                batch_day BIGINT CHECK (batch_day BETWEEN 1 AND 28),
                unit_percent BIGINT NOT NULL CHECK (unit_percent BETWEEN 0 AND 100),
                union_percent BIGINT NOT NULL CHECK (union_percent BETWEEN 0 AND 100 - unit_percent),
                pinyin {KEYTEXT} NOT NULL,
                initials {KEYTEXT} NOT NULL,
                entered_by BIGINT NOT NULL REFERENCES user_account (id),
                entered_on TEXT NOT NULL CHECK (length(entered_on) = 10),
                version BIGINT NOT NULL CHECK (version >= 1),
                CHECK (headcount IS NULL OR women_headcount IS NULL OR women_headcount <= headcount))
            """,
            "CREATE INDEX employer_pinyin ON employer (pinyin)",
            """
            CREATE TABLE person (
                id {ID} PRIMARY KEY NOT NULL,
                number {KEYTEXT} NOT NULL UNIQUE CHECK (length(number) = 17),
                kind TEXT NOT NULL CHECK (kind IN ('member', 'dependant')),
                guardian BIGINT REFERENCES person (id),
                name TEXT NOT NULL CHECK (length(name) > 0),
                sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
                birth_year BIGINT NOT NULL CHECK (birth_year BETWEEN 1800 AND 2199),
                employer BIGINT REFERENCES employer (id),
                employment TEXT NOT NULL CHECK (employment IN ('in-service', 'new-form', 'retired')),
                front_line BIGINT NOT NULL CHECK (front_line IN (0, 1)),
                medical_insurance BIGINT NOT NULL CHECK (medical_insurance IN (0, 1)),
                consent_day TEXT CHECK (length(consent_day) = 10),
                consent_by TEXT CHECK (consent_by IN ('person', 'guardian')),
                identity_hash {BYTES} NOT NULL UNIQUE CHECK (length(identity_hash) = 16),
                identity_tail BIGINT NOT NULL,
                phone_hash BIGINT,
                phone_tail BIGINT,
                card_hash BIGINT,
                twin_hash BIGINT NOT NULL,
                secret {BYTES} NOT NULL,
                entered_by BIGINT NOT NULL REFERENCES user_account (id),
                entered_on TEXT NOT NULL CHECK (length(entered_on) = 10),
                version BIGINT NOT NULL CHECK (version >= 1),
                CHECK ((kind = 'dependant') = (guardian IS NOT NULL)),
                CHECK (guardian IS NULL OR guardian <> id),
                CHECK ((consent_day IS NULL) = (consent_by IS NULL)),
                CHECK ((phone_hash IS NULL) = (phone_tail IS NULL)))
            """,
            "CREATE INDEX person_guardian ON person (guardian) WHERE guardian IS NOT NULL",
            "CREATE INDEX person_employer ON person (employer) WHERE employer IS NOT NULL",
            "CREATE INDEX person_identity_tail ON person (identity_tail)",
            "CREATE INDEX person_phone_hash ON person (phone_hash) WHERE phone_hash IS NOT NULL",
            "CREATE INDEX person_phone_tail ON person (phone_tail) WHERE phone_tail IS NOT NULL",
            "CREATE INDEX person_card_hash ON person (card_hash) WHERE card_hash IS NOT NULL",
            "CREATE INDEX person_twin_hash ON person (twin_hash)",
            """
            CREATE TABLE search_key (
                scope BIGINT NOT NULL CHECK (scope IN (1, 2)),
                key {KEYTEXT} NOT NULL CHECK (length(key) > 0),
                subject BIGINT NOT NULL,
                PRIMARY KEY (scope, key, subject)) {KEYED}
            """,
            """
            CREATE TABLE receipt (
                id {ID} PRIMARY KEY NOT NULL,
                number {KEYTEXT} NOT NULL UNIQUE CHECK (length(number) = 17),
                day TEXT NOT NULL CHECK (length(day) = 10),
                payer TEXT NOT NULL CHECK (payer IN ('unit', 'union', 'own', 'gift')),
                taken_by BIGINT NOT NULL REFERENCES user_account (id))
            """,
            """
            CREATE TABLE enrolment (
                id {ID} PRIMARY KEY NOT NULL,
                number {KEYTEXT} NOT NULL UNIQUE CHECK (length(number) = 17),
                person BIGINT NOT NULL REFERENCES person (id),
                plan TEXT NOT NULL CHECK (length(plan) > 0),
                edition TEXT NOT NULL CHECK (length(edition) > 0),
                tier BIGINT,
                shares BIGINT NOT NULL CHECK (shares BETWEEN 1 AND 1000),
                first_day TEXT NOT NULL CHECK (length(first_day) = 10),
                last_day TEXT NOT NULL CHECK (length(last_day) = 10),
                continued BIGINT NOT NULL CHECK (continued IN (0, 1)),
                fee BIGINT NOT NULL CHECK (fee >= 0),
                fee_unit BIGINT NOT NULL CHECK (fee_unit >= 0),
                fee_union BIGINT NOT NULL CHECK (fee_union >= 0),
                fee_own BIGINT NOT NULL CHECK (fee_own >= 0),
                fee_gift BIGINT NOT NULL CHECK (fee_gift >= 0),
                receipt BIGINT REFERENCES receipt (id),
                entered_by BIGINT NOT NULL REFERENCES user_account (id),
                entered_on TEXT NOT NULL CHECK (length(entered_on) = 10),
                version BIGINT NOT NULL CHECK (version >= 1),
                CHECK (first_day <= last_day),
                CHECK (fee = fee_unit + fee_union + fee_own + fee_gift))
            """,
            "CREATE INDEX enrolment_person ON enrolment (person)",
            "CREATE INDEX enrolment_entered_on ON enrolment (entered_on, person)",
            "CREATE INDEX enrolment_receipt ON enrolment (receipt) WHERE receipt IS NOT NULL",
            """
            CREATE TABLE claim (
                id {ID} PRIMARY KEY NOT NULL,
                number {KEYTEXT} NOT NULL UNIQUE CHECK (length(number) = 17),
                person BIGINT NOT NULL REFERENCES person (id),
                stage TEXT NOT NULL CHECK (stage IN ('draft', 'accepted', 'awaiting-papers', 'first-review', 'second-review',
                    'approved', 'in-batch', 'paid', 'called-back', 'closed', 'returned', 'denied', 'withdrawn',
                    'payment-failed', 'reconsidered')),
                since BIGINT NOT NULL,
                amount BIGINT NOT NULL CHECK (amount >= 0),
                papers_due TEXT CHECK (length(papers_due) = 10),
                decided BIGINT NOT NULL CHECK (decided IN (0, 1)),
                entered_by BIGINT NOT NULL REFERENCES user_account (id),
                entered_on TEXT NOT NULL CHECK (length(entered_on) = 10),
                event {BYTES} NOT NULL,
                papers {BYTES} NOT NULL,
                worksheet {BYTES} NOT NULL,
                version BIGINT NOT NULL CHECK (version >= 1),
                CHECK ((stage = 'awaiting-papers') = (papers_due IS NOT NULL)))
            """,
            "CREATE INDEX claim_person ON claim (person)",
            "CREATE INDEX claim_waiting ON claim (stage, since, id, entered_by, decided)",
            "CREATE INDEX claim_entered_on ON claim (entered_on)",
            "CREATE INDEX claim_papers_due ON claim (papers_due) WHERE papers_due IS NOT NULL",
            """
            CREATE TABLE claim_step (
                claim BIGINT NOT NULL REFERENCES claim (id),
                place BIGINT NOT NULL CHECK (place >= 0),
                at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                action TEXT NOT NULL CHECK (length(action) > 0),
                is_decision BIGINT NOT NULL CHECK (is_decision IN (0, 1)),
                detail {BYTES} NOT NULL,
                PRIMARY KEY (claim, place)) {KEYED}
            """,
            "CREATE INDEX claim_step_decision ON claim_step (claim, user_id) WHERE is_decision = 1",
            """
            CREATE TABLE benefit (
                claim BIGINT NOT NULL REFERENCES claim (id),
                place BIGINT NOT NULL CHECK (place >= 0),
                enrolment BIGINT NOT NULL REFERENCES enrolment (id),
                plan TEXT NOT NULL CHECK (length(plan) > 0),
                edition TEXT NOT NULL CHECK (length(edition) > 0),
                part TEXT NOT NULL CHECK (part IN ('hospital', 'allowance', 'disease', 'mild', 'in-situ', 'death',
                    'disability', 'medical')),
                amount BIGINT NOT NULL CHECK (amount >= 0),
                refusal TEXT CHECK (length(refusal) > 0),
                ends TEXT CHECK (ends IN ('cover', 'part')),
                CHECK (refusal IS NULL OR (amount = 0 AND ends IS NULL)),
                PRIMARY KEY (claim, place)) {KEYED}
            """,
            "CREATE INDEX benefit_enrolment ON benefit (enrolment)",
            """
            CREATE TABLE draft (
                key TEXT PRIMARY KEY NOT NULL CHECK (length(key) > 0),
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                saved BIGINT NOT NULL,
                content {BYTES} NOT NULL)
            """,
            "CREATE INDEX draft_user ON draft (user_id, saved)",
            """
            CREATE TABLE submission (
                key TEXT PRIMARY KEY NOT NULL CHECK (length(key) > 0),
                at BIGINT NOT NULL,
                result TEXT NOT NULL)
            """,
            """
            CREATE TABLE audit_entry (
                id {ID} PRIMARY KEY NOT NULL CHECK (id >= 1),
                at BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES user_account (id),
                action TEXT NOT NULL CHECK (length(action) > 0),
                subject BIGINT NOT NULL,
                detail {BYTES} NOT NULL,
                mac {BYTES} NOT NULL CHECK (length(mac) = 32))
            """,
            "CREATE INDEX audit_entry_subject ON audit_entry (subject, id)",
            """
            CREATE TABLE audit_head (
                id {ID} PRIMARY KEY NOT NULL CHECK (id = 1),
                entries BIGINT NOT NULL CHECK (entries >= 0),
                mac {BYTES} NOT NULL CHECK (length(mac) = 32),
                seal {BYTES} NOT NULL CHECK (length(seal) = 32))
            """,
        ])
}
