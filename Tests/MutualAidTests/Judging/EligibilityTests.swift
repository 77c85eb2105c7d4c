import MutualAid
import Testing

@Suite struct EligibilityTests {
    /// 61010319850615001X is a man's, 610103198506150028 a woman's, both born on 1985-06-15.
    let man = "61010319850615001X"
    let woman = "610103198506150028"

    func codes(
        _ plan: PlanCode, id: String? = nil, kind: ApplicantKind = .member, employment: Employment = .inService,
        insured: Bool = true, consent: Bool = false, shares: Int = 1, from: String = "2025-01-01", held: [PlanCode] = []
    ) -> [String] {
        reasons(
            plan, id: id, kind: kind, employment: employment, insured: insured, consent: consent, shares: shares,
            from: from, held: held
        )
        .map(\.code)
    }

    func reasons(
        _ plan: PlanCode, id: String? = nil, kind: ApplicantKind = .member, employment: Employment = .inService,
        insured: Bool = true, consent: Bool = false, shares: Int = 1, from: String = "2025-01-01", held: [PlanCode] = []
    ) -> [Ineligibility] {
        let applicant = Applicant(
            kind: kind, identity: try? ResidentID(id ?? woman), employment: employment, medicalInsurance: insured,
            guardianConsent: consent)
        guard let edition = builtIn.edition(of: plan, on: day(from)) else { return [] }
        return builtIn.ineligibilities(
            applicant: applicant, edition: edition, shares: shares, from: day(from), held: held)
    }

    /// A right number for one born on a day.
    func number(born: String) -> String {
        let body = "610103" + born.filter { $0 != "-" } + "002"
        return body + (ResidentID.checkDigit(for: body) ?? "")
    }

    @Test func `a woman in service may take every plan of the members`() {
        for plan: PlanCode in [
            "hospital-accident", "allowance-critical", "critical", "women", "accident", "short-accident",
        ] {
            #expect(codes(plan).isEmpty)
        }
    }

    @Test func `sixty one on the first day is too old, the day after is not`() {
        #expect(codes("critical", id: number(born: "1964-01-01")) == ["age"])
        #expect(codes("critical", id: number(born: "1964-01-02")).isEmpty)
        #expect(codes("short-accident", id: number(born: "1959-01-02")).isEmpty)
        #expect(codes("short-accident", id: number(born: "1959-01-01")) == ["age"])
    }

    @Test func `one born on the leap day is sixteen on it, and in a common year on the first of March`() {
        let leap = number(born: "2008-02-29")
        #expect(codes("critical", id: leap, from: "2024-02-28") == ["age"])
        #expect(codes("critical", id: leap, from: "2024-02-29").isEmpty)
        #expect(codes("child-accident", id: leap, kind: .child, consent: true, from: "2026-02-28").isEmpty)
        #expect(codes("child-accident", id: leap, kind: .child, consent: true, from: "2026-03-01") == ["age"])
        #expect(codes("child-accident", id: number(born: "2025-01-02"), kind: .child, consent: true) == ["age"])
    }

    @Test func `no rule hides another`() {
        let all = codes(
            "women", id: man, kind: .child, employment: .retired, insured: false, shares: 2, from: "2050-01-01",
            held: ["women", "critical"])
        #expect(all == ["age", "consent", "employment", "excludes", "members-only", "sex", "shares"])
        #expect(codes("hospital-accident", id: "x", insured: false) == ["id", "insurance"])
        #expect(codes("child-accident", employment: .retired) == ["age", "child-only"])
    }

    @Test func `critical and the allowance plan exclude each other, and a plan itself`() {
        #expect(codes("critical", held: ["allowance-critical"]) == ["excludes"])
        #expect(codes("allowance-critical", held: ["critical"]) == ["excludes"])
        #expect(codes("women", held: ["women", "no-such-plan"]) == ["excludes"])
        #expect(codes("women", held: ["critical", "accident"]).isEmpty)
    }

    @Test func `two shares are offered by two plans only`() {
        for plan in builtIn.plans where plan.code != "child-accident" {
            let most = plan.code == "accident" || plan.code == "allowance-critical" ? 2 : 1
            #expect(codes(plan.code, shares: most).isEmpty)
            #expect(codes(plan.code, shares: most + 1) == ["shares"])
        }
    }

    @Test func `a reason is told with its facts in both languages`() {
        let old = reasons("critical", id: number(born: "1964-01-01"))[0]
        #expect(old.short(.zh) == "61 岁，超过 16–60 岁")
        #expect(old.sentence(.zh).text == "保障期第一天满 61 周岁，这项保障限 16–60 周岁。请看其他保障。")
        #expect(
            old.sentence(.en).text
                == "Aged 61 on the first day; this plan is for ages 16 to 60. Look at the other plans.")
        #expect(reasons("women", id: man)[0].short(.zh) == "仅限女职工")
        #expect(reasons("critical", held: ["allowance-critical"])[0].short(.zh) == "已参加津贴+重疾，只能选一项")
    }

    @Test func `every reason has its words`() {
        let name = Bilingual(zh: "某项", en: "Some plan")
        let all: [Ineligibility] = [
            .age(years: nil, window: 0...17), .age(years: 3, window: 16...60), .childOnly, .consent,
            .employment(.retired, allowed: [.inService]), .excludes(held: "x", name: name, isSame: true),
            .excludes(held: "x", name: name, isSame: false), .id, .insurance, .membersOnly, .sex(required: .female),
            .sex(required: .male), .shares(asked: 3, most: 2),
        ]
        #expect(Set(all.map(\.code)).count == 10)
        for reason in all {
            for language in Language.allCases {
                let sentence = reason.sentence(language)
                #expect(!sentence.what.isEmpty && !sentence.todo.isEmpty && !reason.short(language).isEmpty)
            }
        }
    }
}
