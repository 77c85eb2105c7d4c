import Exchange
import MutualAid
import Seeds
import Testing

@Suite struct EligibleLinesTests {
    let catalogue: Catalogue

    init() throws {
        catalogue = try Seeds.catalogue()
    }

    static let contract =
        #"{"case":"e1","person":{"id":"61010319850615001X","kind":"member","employment":"in-service","medicalInsurance":true,"guardianConsent":false},"plan":"women","shares":1,"from":"2025-01-01","held":["critical"]}"#

    private func answer(_ replacements: (String, String)...) -> String? {
        var line = Self.contract
        for (old, new) in replacements {
            #expect(line.contains(old))
            line = line.replacing(old, with: new)
        }
        var lines = EligibleLines(catalogue: catalogue)
        return lines.answer(line: Array(line.utf8), number: 3)?.text
    }

    @Test func `the case of the contract is answered as the contract shows it`() {
        #expect(answer() == #"{"case":"e1","eligible":false,"reasons":["sex"]}"#)
        #expect(answer(("61010319850615001X", "610103198506150028")) == #"{"case":"e1","eligible":true,"reasons":[]}"#)
    }

    @Test func `a wrong number is a reason here, not an error`() {
        #expect(
            answer(("61010319850615001X", "610103850615001")) == #"{"case":"e1","eligible":false,"reasons":["id"]}"#)
        #expect(
            answer(("61010319850615001X", "６１０１０３ 19850615\u{3000}001ｘ"))
                == #"{"case":"e1","eligible":false,"reasons":["sex"]}"#)
    }

    @Test func `a reason is given once, however many plans are held`() {
        let held = answer(
            ("\"women\"", "\"critical\""),
            ("[\"critical\"]", "[\"critical\",\"allowance-critical\",\"x\",\"critical\"]"))
        #expect(held == #"{"case":"e1","eligible":false,"reasons":["excludes"]}"#)
    }

    @Test func `what may be absent is absent`() {
        let short = answer(
            (",\"medicalInsurance\":true,\"guardianConsent\":false", ""), (",\"held\":[\"critical\"]", ""),
            ("women", "hospital-accident"))
        #expect(short == #"{"case":"e1","eligible":false,"reasons":["insurance"]}"#)
    }

    @Test func `errors have the codes of the contract`() {
        #expect(answer(("\"member\"", "\"guest\""))?.contains("\"field\"") == true)
        #expect(answer(("\"in-service\"", "\"self\""))?.contains("\"field\"") == true)
        #expect(answer(("\"shares\":1", "\"shares\":1001"))?.contains("\"field\"") == true)
        #expect(answer(("\"held\":[\"critical\"]", "\"held\":[1]"))?.contains("\"field\"") == true)
        #expect(answer(("\"women\"", "\"woman\""))?.contains("\"plan\"") == true)
        #expect(answer(("2025-01-01", "2025-13-01"))?.contains("\"day\"") == true)
        #expect(answer(("\"women\"", "\"woman\""), ("2025-01-01", "2025-13-01"))?.contains("\"plan\"") == true)
        #expect(answer(("{\"case\"", "[\"case\""))?.contains("\"case\":null,\"error\":{\"code\":\"json\"") == true)
    }
}
