import Exchange
import MutualAid
import Seeds
import Testing

@Suite struct JudgeLinesTests {
    let catalogue: Catalogue

    init() throws {
        catalogue = try Seeds.catalogue()
    }

    static let contract =
        #"{"case":"c1","person":{"id":"610103198506150028"},"enrolments":[{"plan":"women","shares":1,"from":"2025-01-01","to":"2025-12-31","paid":true,"continued":false,"tier":null,"paidBefore":[]}],"events":[{"kind":"diagnosis","date":"2025-03-20","diseases":["women-05"],"filed":"2025-04-02"}]}"#
    static let hospital =
        #"{"case":"h","person":{"id":"610103198506150028"},"enrolments":[{"plan":"hospital-accident","shares":1,"from":"2025-01-01","to":"2025-12-31","paid":true}],"events":[{"kind":"hospital","cause":"illness","admitted":"2025-03-20","discharged":"2025-03-22","sheet":"S1","total":"1000.00","pooled":"400.00","other":"0.00","ownPay":"500.00","ownExpense":"100.00","filed":"2025-04-02"}]}"#
    static let accident =
        #"{"case":"a","person":{"id":"610103198506150028"},"enrolments":[{"plan":"accident","shares":1,"from":"2025-01-01","to":"2025-12-31","paid":true,"tier":100}],"events":[{"kind":"accident","date":"2025-03-20","injuries":[{"grade":7,"part":"left-hand"}],"death":false,"medicalCost":"0.00","hospitalDays":0,"filed":"2025-04-02"}]}"#

    private func answer(_ line: String, number: Int = 1) -> String? {
        var lines = JudgeLines(catalogue: catalogue)
        return lines.answer(line: Array(line.utf8), number: number)?.text
    }

    /// The code of the error that a line gives, with its texts replaced first.
    private func code(_ line: String, _ replacements: (String, String)...) -> String? {
        var line = line
        for (old, new) in replacements {
            #expect(line.contains(old))
            line = line.replacing(old, with: new)
        }
        guard let found = answer(line)?.split(separator: "\"error\":{\"code\":\"").last, found.first != "{" else {
            return nil
        }
        return found.split(separator: "\"").first.map(String.init)
    }

    @Test func `the case of the contract is answered as the contract shows it`() {
        #expect(
            answer(Self.contract) == #"""
                {"case":"c1","total":"15000.00","benefits":[{"event":0,"enrolment":0,"edition":"2024","part":"disease","amount":"15000.00","refusal":null,"ends":"cover","lines":[{"what":"disease","amount":"0.00","basis":null,"text":"确诊 乳腺癌（women-05）"},{"what":"lump-sum","amount":"15000.00","basis":"peer","text":"定额 15,000.00"}]}]}
                """#)
    }

    @Test func `worksheets can be had in English`() {
        var lines = JudgeLines(catalogue: catalogue, language: .en)
        let answer = lines.answer(line: Array(Self.contract.utf8), number: 1)?.text
        #expect(answer?.contains("diagnosed: breast cancer (women-05)") == true)
    }

    @Test func `each code is given for its fault`() {
        #expect(code(Self.hospital) == nil)
        #expect(code(Self.hospital, ("\"case\":\"h\"", "\"case\":\"h")) == "json")
        #expect(code(Self.hospital, ("\"shares\":1", "\"shares\":0")) == "field")
        #expect(code(Self.hospital, ("hospital-accident", "hospital")) == "plan")
        #expect(code(Self.hospital, ("2025-04-02", "2025-02-29")) == "day")
        #expect(code(Self.hospital, ("\"500.00\"", "\"500.0\"")) == "money")
        #expect(code(Self.hospital, ("610103198506150028", "610103198506150029")) == "id")
        #expect(code(Self.hospital, ("\"500.00\"", "\"500.01\"")) == "sheet")
        #expect(code(Self.hospital, ("2025-03-22", "2025-03-19")) == "stay")
    }

    @Test func `of several faults the first in the order of the codes is given`() {
        let faults: [(code: String, old: String, new: String)] = [
            ("field", "\"paid\":true", "\"paid\":1"), ("plan", "hospital-accident", "hospital"),
            ("day", "2025-04-02", "2025-4-2"),
            ("money", "\"1000.00\"", "\"1,000.00\""), ("id", "610103198506150028", "1"),
        ]
        for (place, first) in faults.enumerated() {
            var line = Self.hospital.replacing("2025-03-22", with: "2025-03-19")
            for fault in faults[place...] { line = line.replacing(fault.old, with: fault.new) }
            #expect(code(line) == first.code)
        }
        #expect(code(Self.hospital, ("2025-03-22", "2025-03-19"), ("\"500.00\"", "\"500.01\"")) == "sheet")
    }

    @Test func `money is text and nothing else`() {
        for wrong in ["1000.00", "1000", "1e3"] {
            #expect(code(Self.hospital, ("\"total\":\"1000.00\"", "\"total\":\(wrong)")) == "money")
        }
        for wrong in [
            "01.00", "1000.000", "-1.00", "+1.00", "1 000.00", "１.00", "1000000000000.00", ".50", "", "1.00\\n",
        ] {
            #expect(code(Self.hospital, ("\"total\":\"1000.00\"", "\"total\":\"\(wrong)\"")) == "money")
        }
        for wrong in ["null", "true", "[]", "{}"] {
            #expect(code(Self.hospital, ("\"total\":\"1000.00\"", "\"total\":\(wrong)")) == "field")
        }
    }

    @Test func `a number that isn't whole, or is out of range, is a field's fault`() {
        for wrong in ["1.0", "1e0", "0", "-1", "1001", "\"1\"", "null", "true", "99999999999999999999999"] {
            #expect(code(Self.hospital, ("\"shares\":1", "\"shares\":\(wrong)")) == "field")
        }
        #expect(code(Self.hospital, ("\"shares\":1", "\"shares\":1000")) == nil)
        for wrong in ["0", "11", "7.0", "-99999999999999999999"] {
            #expect(code(Self.accident, ("\"grade\":7", "\"grade\":\(wrong)")) == "field")
        }
        for wrong in ["-1", "36501", "1e2"] {
            #expect(code(Self.accident, ("\"hospitalDays\":0", "\"hospitalDays\":\(wrong)")) == "field")
        }
        #expect(code(Self.accident, ("\"hospitalDays\":0", "\"hospitalDays\":36500")) == nil)
    }

    @Test func `a tier must be one of the plan's, and plans without tiers ignore it`() {
        for wrong in ["99", "null", "99999999999999999999", "\"100\""] {
            #expect(code(Self.accident, ("\"tier\":100", "\"tier\":\(wrong)")) == "field")
        }
        #expect(code(Self.accident, (",\"tier\":100", "")) == "field")
        #expect(code(Self.contract, ("\"tier\":null", "\"tier\":99999999999999999999")) == nil)
        #expect(code(Self.contract, ("\"tier\":null", "\"tier\":\"26\"")) == "field")
    }

    @Test func `days are real dates of 1900 to 2199 and a term doesn't end before it begins`() {
        for wrong in [
            "2025-02-29", "1899-12-31", "2200-01-01", "2025-1-1", "20250101", "２０２５-01-01", "2025-01-01 ", "",
        ] {
            #expect(code(Self.contract, ("2025-04-02", wrong)) == "day")
        }
        #expect(code(Self.contract, ("\"2025-04-02\"", "20250402")) == "field")
        #expect(code(Self.contract, ("2025-12-31", "2024-12-31")) == "field")
        #expect(code(Self.contract, ("2025-12-31", "2025-01-01")) == nil)
    }

    @Test func `missing fields and unknown kinds are faults, unknown keys are not`() {
        for gone in [
            "\"person\":{\"id\":\"610103198506150028\"},", "\"paid\":true,", "\"kind\":\"diagnosis\",",
            ",\"filed\":\"2025-04-02\"",
        ] {
            #expect(code(Self.contract, (gone, "")) == "field")
        }
        #expect(code(Self.contract, ("\"diagnosis\"", "\"birth\"")) == "field")
        #expect(code(Self.hospital, ("\"illness\"", "\"Illness\"")) == "field")
        #expect(code(Self.contract, ("\"case\"", "\"note\":{\"a\":[1.5e3]},\"case\"")) == nil)
        for optional in ["\"continued\":false,", "\"tier\":null,", ",\"paidBefore\":[]"] {
            #expect(code(Self.contract, (optional, "")) == nil)
        }
    }

    @Test func `an error names its case where it can be read, and its line`() {
        let line = Self.contract.replacing("\"shares\":1", with: "\"shares\":0")
        #expect(
            answer(line, number: 7)
                == #"{"case":"c1","error":{"code":"field","message":"shares must be a whole number from 1 to 1000","line":7}}"#
        )
        #expect(
            answer(line.replacing("\"c1\"", with: "1"), number: 7)?.hasPrefix(#"{"case":null,"error":{"code":"field""#)
                == true)
        #expect(
            answer("[]", number: 2)
                == #"{"case":null,"error":{"code":"json","message":"the line is not a JSON object in UTF-8","line":2}}"#
        )
    }

    @Test func `the last of two keys counts and a number may be typed full-width`() {
        #expect(
            answer(Self.contract.replacing("\"case\":\"c1\"", with: "\"case\":1,\"case\":\"\\u4e8c\\\"\""))?.hasPrefix(
                #"{"case":"二\"","total":"15000.00""#) == true)
        #expect(code(Self.contract, ("610103198506150028", "６１０１０３ 1985\u{3000}06150028")) == nil)
    }

    @Test func `codes are compared letter for letter`() {
        #expect(code(Self.contract, ("\"plan\":\"women\"", "\"plan\":\"women\u{301}\"")) == "plan")
        #expect(
            answer(Self.contract.replacing("women-05", with: "women-05\\u0000"))?.contains("disease-not-listed") == true
        )
    }

    @Test func `empty lines have no answer but count, and a mark and carriage returns are accepted`() {
        for empty in ["", " ", "\t\r", "\u{3000}"] { #expect(answer(empty) == nil) }
        #expect(answer("\u{FEFF}" + Self.contract + "\r")?.hasPrefix("{\"case\":\"c1\",\"total\"") == true)
        #expect(answer("\u{FEFF}") == nil)
        #expect(answer("\u{FEFF}" + Self.contract, number: 2)?.contains("\"json\"") == true)
    }

    @Test func `empty lines count, and a line tells its own number after a wrong one`() {
        let text = "\u{FEFF}\(Self.contract)\r\n\n \n\(Self.hospital)\n{\n\(Self.accident)"
        var lines = JudgeLines(catalogue: catalogue)
        var told: [String] = []
        for (place, line) in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let answer = lines.answer(line: Array(line), number: place + 1) else { continue }
            told.append("\(place + 1) \(answer.isError)")
        }
        #expect(told == ["1 false", "4 false", "5 true", "6 false"])
    }

    @Test func `a line of a megabyte is answered`() {
        let events = (0..<5000).map {
            "{\"kind\":\"diagnosis\",\"date\":\"2025-03-20\",\"diseases\":[\"women-05\",\"x\($0)\"],\"filed\":\"2025-04-02\",\"note\":\"\(String(repeating: "长", count: 40))\"}"
        }
        let line =
            Self.contract.split(separator: "\"events\":[")[0] + "\"events\":[" + events.joined(separator: ",") + "]}"
        #expect(line.utf8.count > 1_000_000)
        #expect(answer(String(line))?.hasPrefix("{\"case\":\"c1\",\"total\":\"15000.00\"") == true)
    }

    @Test func `a plan of one's own is judged as a built-in one`() throws {
        let women = try #require(Seeds.planFiles().first { $0.name == "plan-women.toml" })
        let mine = try Seeds.catalogue(overriding: [
            SeedFile(name: "mine.toml", text: women.text.replacing("15000.00", with: "16000.00"))
        ])
        var lines = JudgeLines(catalogue: mine)
        let answer = lines.answer(line: Array(Self.contract.utf8), number: 1)?.text
        #expect(answer?.contains("\"total\":\"16000.00\"") == true)
    }
}
