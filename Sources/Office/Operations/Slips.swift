package import MutualAid

extension Office {
    /// The check code of a claim, the same at every call; the first call stores its slow hash, by which the window knows it.
    package func checkCode(of id: ClaimID, by user: User) throws(OfficeFault) -> CheckCode {
        let number = try read { () throws(OfficeFault) in try some(storedClaim(id), .claim).number }
        let code = CheckCode(hash: [UInt8](sealer.hash(.checkCode, number.text)))
        guard
            try read({ () throws(OfficeFault) in try database.first(.slips(.code), [number.sql]) { _ in true } }) == nil
        else { return code }
        let salt = surroundings.randomBytes(CodeHash.saltSize)
        let hash = try CodeHash.of(code, salt: salt)
        try write { () throws(OfficeFault) in
            let made = try database.execute(
                .slips(.insertCode), [number.sql, salt.sql, hash.sql, surroundings.now().sql, user.id.sql])
            guard made == 1 else { return }
            try audit(.issueCode, id.value, ["number": number.text], by: user.id)
        }
        return code
    }

    /// Wrong codes that came since the last call go into the audit trail; how many there were.
    @discardableResult
    package func copyWrongCodes(by user: User) throws(OfficeFault) -> Int {
        let isAny = try read { () throws(OfficeFault) in
            try database.first(.slips(.attempts), [StatusWindow.wholeFile.sql]) { _ in true } != nil
        }
        guard isAny else { return 0 }
        return try write { () throws(OfficeFault) in
            let rows = try database.rows(.slips(.uncopied)) { ($0.text(0), $0.int(1), $0.instant(2)) }
            guard !rows.isEmpty else { return 0 }
            var detail: [String: String] = [:]
            for (number, count, last) in rows {
                let at = last.text(offsetMinutes: surroundings.offsetMinutes)
                detail[number == StatusWindow.wholeFile ? "all" : number] = "\(count), last \(at)"
            }
            try audit(.wrongCodes, 0, detail, by: user.id)
            try database.execute(.slips(.markCopied), [])
            return rows.first { $0.0 == StatusWindow.wholeFile }?.1 ?? 0
        }
    }

    /// Writes down that text about a person leaves the counter, before it does; `place` says whereto.
    package func noteExport(_ job: PrintJob, to place: String, by user: User) throws(OfficeFault) {
        let subject: Int64
        switch job.about {
        case .nobody: return
        case .person(let id): subject = id.value
        case .claim(let id): subject = id.value
        case .receipt, .people: subject = 0
        }
        try write { () throws(OfficeFault) in
            try audit(
                .export, subject, ["title": job.title, "to": place, "lines": String(job.lines.count)], by: user.id)
        }
    }

    /// Writes down that a command told a list about people, which may go into a file from there.
    package func noteList(_ title: String, lines: Int, by user: User) throws(OfficeFault) {
        try allow(.read, user)
        try write { () throws(OfficeFault) in
            try audit(.export, 0, ["title": title, "to": "command", "lines": String(lines)], by: user.id)
        }
    }

    /// What a receipt took, or gave back; `nil` for a number that was never given.
    package func receipt(_ number: CounterNumber) throws(OfficeFault) -> ReceiptRecord? {
        try read { () throws(OfficeFault) -> ReceiptRecord? in
            let row = try database.first(.slips(.receiptByNumber), [number.sql]) { row throws(OfficeFault) in
                let payer: Payer = try row.code(2)
                return (row.integer(0), FeePayment(receipt: number, day: try row.day(1), payer: payer), row.text(3))
            }
            guard let (id, payment, takenBy) = row else { return nil }
            let returned = try database.first(.corrections(.enrolmentOfRefund), [id.sql]) { $0.integer(0) }
            var enrolments = try database.rows(.enrolments(.byReceipt), [id.sql], readEnrolment)
            if let returned { enrolments = try storedEnrolments([returned]) }
            var items: [ReceiptRecord.Item] = []
            var employers: Set<EmployerID?> = []
            for enrolment in enrolments {
                let person = try some(storedPerson(enrolment.person), .person)
                employers.insert(person.details.employer)
                items.append(ReceiptRecord.Item(enrolment: enrolment, person: person.details.name.text))
            }
            var employer: String?
            if employers.count == 1, let one = employers.first, let one {
                employer = try some(storedEmployer(one), .employer).name
            }
            return ReceiptRecord(
                payment: payment, takenBy: takenBy, employer: employer, items: items, isRefund: returned != nil)
        }
    }
}

// Where slips send people: two settings of the office.
extension Office {
    private static let placeKey = "contact.place"
    private static let phoneKey = "contact.phone"

    package func contact() throws(OfficeFault) -> OfficeContact {
        try read { () throws(OfficeFault) in
            OfficeContact(
                place: try setting(Self.placeKey)?.value ?? "", phone: try setting(Self.phoneKey)?.value ?? "")
        }
    }

    package func set(_ contact: OfficeContact, by user: User) throws(OfficeFault) {
        try allow(.changeSettings, user)
        try write { () throws(OfficeFault) in
            var detail: [String: String] = [:]
            for (key, value) in [(Self.placeKey, contact.place), (Self.phoneKey, contact.phone)] {
                let before = try setting(key)?.value ?? ""
                guard before != value else { continue }
                try set(key, value)
                detail["before." + key] = before
                detail["after." + key] = value
            }
            guard !detail.isEmpty else { return }
            try audit(.changeSettings, 0, detail, by: user.id)
        }
    }
}
