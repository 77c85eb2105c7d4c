import Foundation
import MutualAid
import Testing

@Suite struct WorksheetTests {
    @Test func `a worksheet reads from own pay to the amount in both languages`() {
        let stays = [stay("2025-06-01", ownPay: "180.00"), stay("2025-07-01", ownPay: "180.00", sheet: "S2")]
        let rows = judgeCase(stays, covers: [cover("hospital-accident")])
        #expect(
            rows[0].benefit.lines.map { "\($0.text(.zh)) | \($0.basis?.rawValue ?? "-") | \($0.amount.text)" } == [
                "范围内自付 180.00 | - | 180.00", "乘给付比例 100% | published | 180.00",
                "本期已付 0.00，限额 20,000.00 余 20,000.00 | sample | 180.00", "本期首次给付 | sample | 180.00",
                "首次补齐到 300.00 | published | 300.00",
            ])
        #expect(
            rows[1].benefit.lines.map { $0.text(.en) } == [
                "own-pay in scope 180.00", "times the rate of 100 %",
                "300.00 paid this term, 19,700.00 left of 20,000.00",
                "paid 1× this term, so no top-up",
            ])
    }

    @Test func `a line that used a placeholder says so, and the row knows it`() {
        let rows = judgeCase(
            [diagnosis(index(100), "women-05"), stay(index(100), ownPay: "500.00")],
            covers: [cover("women"), cover("hospital-accident", id: 1)])
        #expect(rows.map(\.benefit.usesSample) == [false, true])
    }

    @Test func `every step has a code of its own and words in both languages`() {
        #expect(Set(Step.examples.map(\.what)).count == 21)
        for step in Step.examples {
            #expect(!step.text(.zh).isEmpty && !step.text(.en).isEmpty && step.text(.zh) != step.text(.en))
        }
    }

    @Test func `a stored row comes back the same`() throws {
        let events = [
            stay(index(40), ownPay: "180.00"), diagnosis(index(100), "women-05"),
            accident(index(9), [(7, "arm"), (7, "leg")], days: 4),
        ]
        let covers = [cover("hospital-accident"), cover("women", id: 1, shares: 2), cover("accident", id: 2, tier: 26)]
        for row in judgeCase(events, covers: covers) {
            let stored = try JSONEncoder().encode(row.benefit)
            #expect(try JSONDecoder().decode(Benefit.self, from: stored) == row.benefit)
        }
        for event in events {
            #expect(try JSONDecoder().decode(ClaimEvent.self, from: JSONEncoder().encode(event)) == event)
        }
        for step in Step.examples {
            #expect(try JSONDecoder().decode(Step.self, from: JSONEncoder().encode(step)) == step)
        }
    }

    /// What is stored with claims is never renamed: a change here breaks every file that exists.
    @Test func `the stored form of a row is fixed`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let row = try #require(judgeCase([diagnosis(index(45), "women-05")], covers: [cover("women")]).first)
        let text = String(decoding: try encoder.encode(row.benefit), as: UTF8.self)
        #expect(
            text == """
                {"amount":50000,"cover":0,"edition":"2024","ends":"cover","lines":[{"amount":0,"step":{"disease":{"_0":"women-05",\
                "name":{"en":"breast cancer","zh":"乳腺癌"}}}},{"amount":50000,"basis":"peer","step":{"consolation":{"day":45,\
                "from":31,"through":60}}}],"part":"disease","plan":"women","revision":0,"used":{"days":0,"disease":"women-05"}}
                """)
        let event = String(decoding: try encoder.encode(stay(index(0), ownPay: "1.00")), as: UTF8.self)
        #expect(
            event == """
                {"hospital":{"_0":{"admitted":"2025-01-01","cause":"illness","discharged":"2025-01-06","filed":"2025-01-06",\
                "other":0,"ownExpense":0,"ownPay":100,"pooled":0,"sheet":"S1","total":100}}}
                """)
    }
}

extension Step {
    /// One of each, and the other wording where a step has two.
    static let examples: [Step] = [
        .ownPay(yuan("1.00")), .medicalCost(yuan("1.00")), .deductible(yuan("1.00")), .rate(percent: 70),
        .capPerEvent(yuan("1.00")), .capPerTerm(cap: yuan("2.00"), paid: yuan("1.00")),
        .firstOf(scope: .term, earlier: 0),
        .firstOf(scope: .term, earlier: 1), .firstOf(scope: .lifetime, earlier: 0),
        .firstOf(scope: .lifetime, earlier: 2),
        .topUp(to: yuan("300.00")), .perDay(days: 5, each: yuan("40.00")), .daysUnpaid(3),
        .daysLeft(most: 180, used: 4),
        .disease("women-05", name: Bilingual(zh: "乳腺癌", en: "breast cancer")), .lumpSum(yuan("1.00")),
        .consolation(day: 45, from: 31, through: 60), .share(percent: 30, of: .disease), .sum(yuan("1.00")),
        .tierSum(tier: 26, sum: yuan("1.00")), .shares(2), .grade(heaviest: 7, counted: 7),
        .grade(heaviest: 7, counted: 6),
        .ladder(grade: 6, percent: 50), .sumLeft(sum: yuan("2.00"), paid: yuan("1.00")),
    ]
}
