import MutualAid
import Terminal
import Testing

@testable import Counter

struct WorklistTests {
    private func row(_ serial: Int, daysAgo: Int, _ stage: ClaimStage = .firstReview) throws -> ClaimRow {
        ClaimRow(
            id: ClaimID(Int64(serial)), number: try Cards.number(.claim, serial).text, person: PersonID(7),
            personName: serial == 3 ? "阿卜杜拉·买买提" : "张秀英", event: .hospital, eventDay: try Cards.day("2025-09-02"),
            stage: stage, since: Instant(milliseconds: Desks.now.milliseconds - Int64(daysAgo) * 86_400_000),
            amount: Money(yuan: 1_000 + serial), enteredBy: UserID(1))
    }

    private func counter(_ rows: [ClaimRow], _ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: .worklist, size: size) { request in
            request == .worklist ? .worklist(rows) : nil
        }
    }

    @Test func `the oldest stands first, with the days it has waited`() throws {
        let counter = try counter([try row(1, daysAgo: 0), try row(2, daysAgo: 12, .returned), try row(3, daysAgo: 3)])
        let lines = counter.text.split(separator: "\n").filter { $0.contains("LP") }
        #expect(lines.count == 3)
        #expect(lines.first?.contains("12 天") == true)
        #expect(lines.first?.contains("退回") == true)
        #expect(lines.first?.contains("1,002.00") == true)
        #expect(lines.last?.contains("0 天") == true)
        #expect(counter.text.contains("等您处理 3 件，先来的在前"))
        #expect(counter.problems == [])
    }

    @Test func `a digit and Enter open a claim so that the list comes back`() throws {
        var counter = try counter([try row(1, daysAgo: 0), try row(2, daysAgo: 12)])
        counter.press(.character("2"))
        #expect(counter.requests.last == .claim(ClaimID(1)))
        // The first F12 stops waiting for the claim, the second leaves it.
        counter.press(.f(12), .f(12))
        #expect(counter.requests.last == .worklist)
        counter.press(.up, .enter)
        #expect(counter.requests.last == .claim(ClaimID(2)))
    }

    @Test func `F8 pages, and F5 asks again`() throws {
        var counter = try counter(try (1...30).map { try row($0, daysAgo: 40 - $0) })
        #expect(counter.text.contains("1/2"))
        counter.press(.f(8))
        #expect(counter.text.contains("2/2"))
        #expect(counter.problems == [])
        counter.press(.f(5))
        #expect(counter.requests.filter { $0 == .worklist }.count == 2)
    }

    @Test func `an empty list says so kindly`() throws {
        let counter = try counter([])
        #expect(counter.text.contains("没有等您处理的理赔"))
        #expect(counter.problems == [])
    }

    @Test(arguments: [Language.zh, .en]) func `the list is whole at every size`(language: Language) throws {
        for size in ClaimEntryTests.sizes {
            let counter = try counter(
                [try row(1, daysAgo: 0), try row(3, daysAgo: 120, .secondReview)], language, size: size)
            #expect(counter.problems == [], "\(size)")
            #expect(counter.text.contains("LP"))
        }
    }
}
