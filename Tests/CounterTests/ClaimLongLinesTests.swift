import MutualAid
import Terminal
import Testing

@testable import Counter

/// C1 where a line has more to say than a row holds: nothing is cut, it goes on below.
struct ClaimLongLinesTests {
    private func isStore(_ request: Request) -> Bool { if case .enterClaim = request { true } else { false } }

    /// The frame's words in their order, whatever row they stand on.
    private func words(_ counter: TestCounter) -> String {
        counter.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `every paper that is missing is named on the page of a stored claim`() throws {
        let card = try Cards.hospital()
        let missing: [Paper] = [.application, .idCard, .bankCard, .dischargeRecord, .settlementSheet]
        for size in [Size.home, Size(rows: 20, columns: 60)] {
            var counter = try ClaimEntryTests.counter(card, .en, size: size)
            ClaimEntryTests.typeStay(&counter, ownPay: "1000")
            counter.press(.f(10), .f(10))
            let claim = try Cards.claim(
                317, try Cards.stay(), of: card,
                state: .awaitingPapers(missing: missing, due: try Cards.day("2025-10-15"), back: .firstReview),
                missing: Set(missing))
            counter.reply(.claim(ClaimCard(claim: claim, card: card)), to: isStore)
            let names = missing.map { $0.name(.en) }.joined(separator: ", ")
            #expect(words(counter).contains("Still missing: \(names)"))
            #expect(counter.problems == [])
        }
    }

    @Test func `covers that are not in force are named whole beside one that is`() throws {
        var card = try Cards.hospital()
        card.enrolments.append(try Cards.enrolment(81, "critical", from: "2025-09-01", paid: false))
        card.enrolments.append(try Cards.enrolment(82, "accident", from: "2025-12-01"))
        card.enrolments.append(try Cards.enrolment(83, "women", from: "2025-12-01"))
        var counter = try ClaimEntryTests.counter(card, .en)
        ClaimEntryTests.typeStay(&counter, ownPay: "1000")
        #expect(words(counter).contains("Women's diseases from 2025-12-01"))
        #expect(words(counter).contains("Accident from 2025-12-01"))
        #expect(counter.problems == [])
    }
}
