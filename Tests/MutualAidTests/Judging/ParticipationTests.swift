import MutualAid
import Testing

/// The gate of a unit (domain.md §2).
@Suite struct ParticipationTests {
    private func employer(_ headcount: Int?, women: Int? = nil) -> EmployerDetails {
        guard let code = try? CreditCode("91350100M000100Y43"), let division = DivisionCode("610302") else {
            fatalError("a literal of this test is wrong")
        }
        return EmployerDetails(
            name: "厂", creditCode: code, division: division, headcount: headcount, womenHeadcount: women)
    }

    private func participation(_ plan: PlanCode, _ employer: EmployerDetails, _ enrolled: Int) throws -> Participation?
    {
        try #require(builtIn.edition(of: plan, code: "2024")).participation(of: employer, enrolled: enrolled)
    }

    @Test func `80 per cent of the staff must take part, and all of a unit under 100`() throws {
        for (headcount, enrolled, missing) in [
            (86, 61, 25), (86, 86, 0), (99, 98, 1), (100, 79, 1), (100, 80, 0), (101, 80, 1), (101, 81, 0),
            (120, 200, 0),
            (0, 0, 0),
        ] {
            let found = try #require(try participation("hospital-accident", employer(headcount), enrolled))
            #expect(found.missing == missing, "\(headcount) \(enrolled)")
            #expect(found.isShort == (missing > 0))
            #expect(found.adding(1).missing == max(0, missing - 1))
        }
    }

    @Test func `the women's plan asks of the women, and a child's of nobody`() throws {
        let found = try #require(try participation("women", employer(300, women: 40), 10))
        #expect(found.headcount == 40 && found.missing == 30 && found.base == .women)
        #expect(try participation("women", employer(300), 10)?.headcount == nil)
        #expect(try participation("child-accident", employer(300), 0) == nil)
    }

    @Test func `it is told in one line, and in two sentences where it blocks`() throws {
        let small = try #require(try participation("critical", employer(86), 61))
        #expect(small.text(.zh) == "本单位 86 人，已参保 61 人，未到全员（还差 25 人）")
        #expect(small.text(.en) == "unit of 86, 61 enrolled, all needed (25 short)")
        #expect(small.short(.zh) == "单位 61/86")
        #expect(small.short(.en) == "unit 61/86")
        #expect(small.sentence(.zh).text == "重大疾病：本单位 86 人，已参保 61 人，未到全员（还差 25 人）。请等单位凑齐再办，或由主管改成只提醒。")
        #expect(
            small.sentence(.en).text
                == "Critical illness: unit of 86, 61 enrolled, all needed (25 short). "
                + "Wait until the unit has enough, or have a supervisor let the gate warn only.")
        let large = try #require(try participation("women", employer(300, women: 120), 61))
        #expect(large.text(.zh) == "本单位女职工 120 人，已参保 61 人，未到 80%（还差 35 人）")
        #expect(large.text(.en) == "unit of 120 women, 61 enrolled, 80% needed (35 short)")
        #expect(try participation("critical", employer(86), 86)?.text(.zh) == "本单位 86 人，已参保 86 人")
        let unknown = try #require(try participation("women", employer(300), 9))
        #expect(!unknown.isShort)
        #expect(unknown.text(.zh) == "本单位没有登记女职工人数")
        #expect(unknown.text(.en) == "the unit's number of women isn't known")
        #expect(try participation("critical", employer(nil), 9)?.short(.zh) == "本单位没有登记人数")
        #expect(try participation("critical", employer(nil), 9)?.short(.en) == "the unit's headcount isn't known")
    }
}
