import MutualAid

/// Reads one edition; what it doesn't say itself is looked for in the file's `common`.
struct EditionReader {
    let plan: PlanCode
    let name: Bilingual
    let table: PlanTable
    let commonParts: PlanTable?
    let lists: [String: DiseaseList]

    /// `nil` where a fault was told.
    func read() -> Edition? {
        let code = table.required("code", .code)
        let starts = table.figure("starts", .day)
        let fee = fee()
        let tiers = table.tables("tiers").compactMap(tier)
        tellRepeated(tiers.map { String($0.number) }, at: "tiers")
        let term = term()
        let sum = table.figure("sum", .money)
        let who = who()
        let filing = table.requiredFigure("filing-limit-days", .whole(0...36500))
        let grace = table.requiredFigure("renewal-grace-days", .whole(0...3650))
        let percent = table.requiredFigure("gate-percent", .whole(0...100))
        let allBelow = table.requiredFigure("gate-all-below", .whole(0...1_000_000))
        let refund = table.requiredFigure("refund-after-start", .truth)
        let parts = parts(hasSum: sum != nil || !tiers.isEmpty)
        guard let code, let fee, let term, let who, let filing, let grace, let percent, let allBelow, let refund,
            let parts
        else { return nil }
        return Edition(
            EditionDraft(
                plan: plan, planName: name, code: EditionCode(code), starts: starts, fee: fee, tiers: tiers, term: term,
                who: who, sum: sum, parts: parts, filingLimit: filing, renewalGrace: grace,
                gate: Gate(percent: percent, allBelow: allBelow), refundAfterStart: refund))
    }

    private func fee() -> FeeRule? {
        let keys = ["fee", "fee-per-day", "tiers"]
        guard only(keys) else { return nil }
        let frontLine = table.figure("front-line-fee", .money)
        if frontLine != nil && !table.has("fee") { table.faults.add(table.path(to: "front-line-fee"), .notHere) }
        if table.has("tiers") { return .byTier }
        if table.has("fee") { return table.figure("fee", .money).map { .perTerm($0, frontLine: frontLine) } }
        return table.figure("fee-per-day", .money).map(FeeRule.perDay)
    }

    private func term() -> TermRule? {
        guard only(["term-years", "term-days"]) else { return nil }
        if table.has("term-years") { return table.figure("term-years", .whole(1...50)).map(TermRule.years) }
        return table.figure("term-days", .span(within: 1...3650)).map(TermRule.days)
    }

    private func only(_ keys: [String]) -> Bool {
        let present = keys.filter(table.has)
        if present.count == 1 { return true }
        table.faults.add(table.path, .notOneOf(keys))
        for key in present { _ = table.node(key) }
        return false
    }

    private func tier(_ table: PlanTable) -> Tier? {
        defer { table.close() }
        let number = table.required("tier", .whole(1...1_000_000))
        let highRisk = table.optional("high-risk", .truth) ?? false
        let fee = table.requiredFigure("fee", .money)
        let sum = table.requiredFigure("sum", .money)
        guard let number, let fee, let sum else { return nil }
        return Tier(number: number, highRisk: highRisk, fee: fee, sum: sum)
    }

    private func who() -> WhoRules? {
        guard let who = table.table("who") else {
            table.faults.add(table.path(to: "who"), .missing(.table))
            return nil
        }
        defer { who.close() }
        let kind = who.requiredFigure("kind", .choice(ApplicantKind.self))
        let ages = who.requiredFigure("ages", .span(within: 0...150))
        let shares = who.requiredFigure("shares", .whole(1...1000))
        let sex = who.figure("sex", .choice(Sex.self))
        let employment = who.figure("employment", .choices(Employment.self))
        let insurance = who.figure("medical-insurance", .truth)
        let excludes = who.figure("excludes", .plans)
        guard let kind, let ages, let shares else { return nil }
        return WhoRules(
            kind: kind, ages: ages, sex: sex, employment: employment, medicalInsurance: insurance, shares: shares,
            excludes: excludes)
    }

    private func parts(hasSum: Bool) -> [PartRule]? {
        guard let names = table.required("parts", .choices(Part.self)) else { return nil }
        tellRepeated(names.map(\.rawValue), at: "parts")
        let own = table.ownTable("part")
        let drafts = names.map { read($0, own: own) }
        own?.close()
        let found = drafts.compactMap(\.self)
        let rules = found.map { finish($0, among: found) }
        if !hasSum && found.contains(where: { [.death, .injury].contains($0.touch) }) {
            table.faults.add(table.path(to: "sum"), .noSum)
        }
        let complete = rules.compactMap(\.self)
        return complete.count == names.count ? complete : nil
    }

    private func read(_ part: Part, own: PlanTable?) -> PartReader.Draft? {
        let holder = own?.has(part.rawValue) == true ? own : commonParts
        guard let table = holder?.table(part.rawValue) else {
            if holder?.has(part.rawValue) != true {
                table.faults.add(table.path(to: "part.\(part.rawValue)"), .missing(.table))
            }
            return nil
        }
        return PartReader(table: table, part: part, lists: lists).read()
    }

    private func finish(_ draft: PartReader.Draft, among drafts: [PartReader.Draft]) -> PartRule? {
        guard let shape = draft.shape ?? share(draft, among: drafts) else { return nil }
        if draft.touch == .diagnosis && draft.listed == nil { return nil }
        return PartRule(
            part: draft.part, touch: draft.touch, shape: shape, timesShares: draft.timesShares, waiting: draft.waiting,
            listed: draft.listed, ends: draft.ends)
    }

    private func share(_ draft: PartReader.Draft, among drafts: [PartReader.Draft]) -> Shape? {
        guard let (part, percent) = draft.shareOf else { return nil }
        for other in drafts where other.part == part {
            if case .lumpSum(let sum) = other.shape { return .share(percent: percent, of: part, sum: sum) }
        }
        table.faults.add(table.path(to: "part.\(draft.part.rawValue).of"), .noLumpSum(part.rawValue))
        return nil
    }

    private func tellRepeated(_ codes: [String], at key: String) {
        var seen: Set<String> = []
        for code in codes where !seen.insert(code).inserted {
            table.faults.add(table.path(to: key), .twice(code))
        }
    }
}
