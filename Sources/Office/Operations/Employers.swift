package import MutualAid

extension Office {
    package func employer(_ id: EmployerID) throws(OfficeFault) -> Employer? {
        try read { () throws(OfficeFault) in try storedEmployer(id) }
    }

    package func employer(byCode code: CreditCode) throws(OfficeFault) -> Employer? {
        try read { () throws(OfficeFault) in
            try database.first(.people(.employerByCode), [code.text.sql], readEmployer)
        }
    }

    package func addEmployer(_ new: NewEmployer, by user: User) throws(OfficeFault) -> Employer {
        try allow(.registerEmployers, user)
        let details = new.details
        guard !details.name.isEmpty else { throw .nameMissing }
        return try write { () throws(OfficeFault) in
            if let ids = try stored(new.key), let id = ids.first {
                return try some(storedEmployer(EmployerID(id)), .employer)
            }
            if let known = try database.first(
                .people(.employerByCode), [details.creditCode.text.sql], readEmployer)
            {
                throw .creditCodeTaken(name: known.name)
            }
            let employer = Employer(id: EmployerID(surroundings.newID()), details: details)
            try store(employer, by: user.id, on: today)
            try finish(new.key, [employer.id.value])
            try audit(.addEmployer, employer.id.value, details.auditDetail, by: user.id)
            return employer
        }
    }

    func store(_ employer: Employer, by user: UserID, on day: Day) throws(OfficeFault) {
        let details = employer.details
        let reading = pinyin.reading(ofEmployer: details.name)
        try database.execute(
            .people(.insertEmployer),
            [
                employer.id.sql, details.name.sql, details.creditCode.text.sql, details.division.sql,
                details.headcount.sql(\.sql), details.womenHeadcount.sql(\.sql), details.handler.sql(\.sql),
                details.batchDay.sql(\.sql), details.feeSplit.unitPercent.sql, details.feeSplit.unionPercent.sql,
                reading.full.sql, reading.initials.sql, user.sql, day.sql, employer.version.sql,
            ])
        for key in SearchKeys.keys(name: details.name, reading: reading) {
            try database.execute(.people(.insertKey), [SearchKeys.employers.sql, key.sql, employer.id.sql])
        }
    }

    func storedEmployer(_ id: EmployerID) throws(OfficeFault) -> Employer? {
        try database.first(.people(.employer), [id.sql], readEmployer)
    }

    func readEmployer(_ row: any SQLRow) throws(OfficeFault) -> Employer {
        guard let code = CreditCode(codedText: row.text(2)),
            let split = FeeSplitRule(unitPercent: row.int(8), unionPercent: row.int(9))
        else { throw .damaged("employer \(row.integer(0))") }
        return Employer(
            id: row.id(0),
            details: EmployerDetails(
                name: row.text(1), creditCode: code, division: try row.division(3), headcount: row.intOrNil(4),
                womenHeadcount: row.intOrNil(5), handler: row.textOrNil(6), batchDay: row.intOrNil(7), feeSplit: split),
            version: row.int(10))
    }

    func readEmployerRow(_ row: any SQLRow) -> EmployerRow {
        EmployerRow(
            id: row.id(0), name: row.text(1), creditCode: row.text(2), pinyin: row.text(11), initials: row.text(12))
    }

    func some<Value>(_ value: Value?, _ kind: RecordKind) throws(OfficeFault) -> Value {
        guard let value else { throw .notFound(kind) }
        return value
    }
}

extension EmployerDetails {
    var auditDetail: [String: String] {
        [
            "name": name, "creditCode": creditCode.text, "division": division.text,
            "headcount": headcount.map(String.init) ?? "", "womenHeadcount": womenHeadcount.map(String.init) ?? "",
            "handler": handler ?? "", "batchDay": batchDay.map(String.init) ?? "",
            "split": "\(feeSplit.unitPercent)/\(feeSplit.unionPercent)",
        ]
    }
}
