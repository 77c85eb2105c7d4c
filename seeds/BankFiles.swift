package import MutualAid
import PlainTOML

extension Seeds {
    package static let bankFileName = "bank-file.toml"

    /// The bank's file as it is built in.
    package static func bankFile() throws(PlanFaults) -> BankFileForm { try bankFile(builtInBankFile) }

    /// The form in `file`; throws everything that is wrong with it.
    package static func bankFile(_ file: SeedFile) throws(PlanFaults) -> BankFileForm {
        try BankFileReader(name: file.name, text: file.text).read().get()
    }

    /// As it is on disk: a pattern for one's own.
    package static var builtInBankFile: SeedFile {
        SeedFile(name: bankFileName, text: text(PackageResources.bank_file_toml))
    }
}

/// Reads one file of a bank's columns whole.
private struct BankFileReader {
    let name: String
    let text: String

    func read() -> Result<BankFileForm, PlanFaults> {
        let faults = FaultBox(file: name)
        let form: BankFileForm?
        do {
            let root = PlanTable(try TOMLNode.parse(text), path: "", faults: faults)
            form = read(root)
            root.close()
        } catch {
            return .failure(
                PlanFaults([PlanFault(file: name, key: "", flaw: .syntax(line: error.line, message: error.message))]))
        }
        guard let form, faults.all.isEmpty else { return .failure(PlanFaults(faults.all)) }
        return .success(form)
    }

    private func read(_ root: PlanTable) -> BankFileForm? {
        _ = root.required("format", .whole(1...1))
        guard let file = table("file", root), let answer = table("answer", root) else { return nil }
        defer {
            file.close()
            answer.close()
        }
        let encoding = file.required("encoding", .choice(TextEncoding.self))
        let separator = file.required("separator", .choice(Separator.self))
        let heading = file.required("heading", .truth)
        let totals = file.has("totals") ? file.optional("totals", .choices(TotalsField.self)) : []
        let purpose = file.required("purpose", .text)
        let columns = columns(of: file, BankField.self)
        require([BankField.account], columns, file)
        require([BankField.amount, .fen], columns, file)
        require([BankField.claim, .line], columns, file)
        let form = self.answer(answer)
        guard let encoding, let separator, let heading, let totals, let purpose, let form else { return nil }
        return BankFileForm(
            encoding: encoding, separator: separator, hasHeading: heading, totals: totals, purpose: purpose,
            columns: columns.map { BankColumn($0.field, $0.title) }, answer: form)
    }

    private func answer(_ table: PlanTable) -> AnswerForm? {
        let encoding = table.optional("encoding", .choice(TextEncoding.self))
        let separator = table.optional("separator", .choice(Separator.self))
        let skips = table.required("skip", .whole(0...20))
        let heading = table.required("heading", .truth)
        let paid = table.required("paid", .texts)
        let failed = table.required("failed", .texts)
        let columns = columns(of: table, AnswerField.self)
        require([AnswerField.account], columns, table)
        require([AnswerField.result], columns, table)
        require([AnswerField.amount, .fen], columns, table)
        require([AnswerField.claim, .line], columns, table)
        if let both = paid?.first(where: { failed?.contains($0) == true }) {
            table.faults.add(table.path(to: "failed"), .twice(both))
        }
        guard let skips, let heading, let paid, let failed else { return nil }
        return AnswerForm(
            encoding: encoding, separator: separator, skips: skips, hasHeading: heading,
            columns: columns.map { AnswerColumn($0.field, $0.title) }, paid: paid, failed: failed)
    }

    private func table(_ key: String, _ root: PlanTable) -> PlanTable? {
        if !root.has(key) { root.faults.add(key, .missing(.table)) }
        return root.table(key)
    }

    /// Each field once.
    private func columns<Field: RawRepresentable<String> & CaseIterable & Hashable>(
        of table: PlanTable, _ fields: Field.Type
    ) -> [(field: Field, title: String)] {
        var seen: Set<Field> = []
        let columns = table.tables("column").compactMap { column -> (Field, String)? in
            defer { column.close() }
            let field = column.required("field", .choice(fields))
            guard let title = column.required("title", .text), let field else { return nil }
            if !seen.insert(field).inserted { column.faults.add(column.path(to: "field"), .twice(field.rawValue)) }
            return (field, title)
        }
        return columns
    }

    /// One of them at least.
    private func require<Field: RawRepresentable<String>>(
        _ fields: [Field], _ columns: [(field: Field, title: String)], _ table: PlanTable
    ) {
        if !columns.contains(where: { column in fields.contains { $0.rawValue == column.field.rawValue } }) {
            table.faults.add(table.path(to: "column"), .missing(.oneOf(fields.map(\.rawValue))))
        }
    }
}

extension Kind {
    /// At least one text, each once.
    fileprivate static var texts: Kind<[String]> {
        Kind<[String]>(expected: .text) { node in
            guard case .array(let nodes) = node, !nodes.isEmpty else { return nil }
            let texts = nodes.compactMap { Kind<String>.text.read($0) }
            return texts.count == nodes.count && Set(texts).count == texts.count ? texts : nil
        }
    }
}
