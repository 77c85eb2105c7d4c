package import MutualAid

/// Answers the lines of `huzhu eligible` one by one (judge.md).
package struct EligibleLines {
    private let catalogue: Catalogue
    private var reader = CaseReader()

    package init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// `number` is that of the physical line, from 1; `nil` for an empty line.
    package mutating func answer(line: [UInt8], number: Int) -> LineAnswer? {
        guard let line = LineText.trimmed(line, number: number) else { return nil }
        guard reader.begin(line) else { return reader.refusal(nil, number: number) }
        let name = reader.name()
        guard let codes = reader.reasons(catalogue) else { return reader.refusal(name, number: number) }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("case")
            writer.text(name)
            writer.key("eligible")
            writer.truth(codes.isEmpty)
            writer.key("reasons")
            writer.array { writer in
                for code in codes { writer.element { $0.text(code) } }
            }
        }
        return LineAnswer(output: writer.bytes, isError: false)
    }
}

extension CaseReader {
    /// The codes against the enrolment, each once; `nil` where a fault was told.
    fileprivate mutating func reasons(_ catalogue: Catalogue) -> [String]? {
        let root = tape.root
        let applicant = applicant(of: root)
        let plan = plan("plan", of: root, in: catalogue)
        let shares = whole("shares", of: root, in: 1...1000)
        let first = day("from", of: root)
        let held = texts("held", of: root, mayBeAbsent: true)
        let edition = edition(of: plan, on: first)
        guard fault == nil, let applicant, let edition, let shares, let first else { return nil }
        let found = catalogue.ineligibilities(
            applicant: applicant, edition: edition, shares: shares, from: first, held: held.map { PlanCode($0) })
        return found.map(\.code).reduce(into: []) { codes, code in
            if codes.last != code { codes.append(code) }
        }
    }

    private mutating func applicant(of root: JSONPlace) -> Applicant? {
        guard let person = object("person", of: root) else { return nil }
        let id = text("id", of: person)
        let kind: ApplicantKind? = choice("kind", of: person)
        let employment: Employment? = choice("employment", of: person)
        let insurance = truth("medicalInsurance", of: person, absent: false)
        let consent = truth("guardianConsent", of: person, absent: false)
        guard let id, let kind, let employment, let insurance, let consent else { return nil }
        return Applicant(
            kind: kind, identity: try? ResidentID(id), employment: employment, medicalInsurance: insurance,
            guardianConsent: consent)
    }
}
