import Exchange
import Foundation
import MutualAid
import Seeds
import Testing

/// What holds for every file of lines, tried on made-up ones; a failure prints the seed that makes it again.
@Suite struct JudgeLinesProperties {
    private let catalogue: Catalogue

    init() throws { catalogue = try Seeds.catalogue() }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a file cut in two gives the same answers, line numbers apart`(seed: UInt64) {
        var random = SplitMix(seed)
        let lines = (0..<120).map { random.line($0) }
        let whole = answers(lines, from: 1)
        #expect(whole.contains { $0.contains("\"error\"") } && whole.contains { $0.contains("\"total\"") })
        for _ in 0..<5 {
            let cut = Int.random(in: 0...lines.count, using: &random)
            let halves = answers(Array(lines[..<cut]), from: 1) + answers(Array(lines[cut...]), from: cut + 1)
            #expect(halves == whole, "seed \(seed), cut at \(cut)")
        }
    }

    @Test(arguments: 11...14 as ClosedRange<UInt64>)
    func `the total is the sum of the rows, and each row's last line carries its amount`(seed: UInt64) throws {
        var random = SplitMix(seed)
        var rows = 0
        for place in 0..<150 {
            for answer in answers([random.goodLine(place)], from: 1) {
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any], "seed \(seed)")
                let benefits = try #require(object["benefits"] as? [[String: Any]], "seed \(seed): \(answer)")
                var sum = Money.zero
                for benefit in benefits {
                    let amount = try #require(Money(exact: benefit["amount"] as? String ?? ""), "seed \(seed)")
                    sum += amount
                    let lines = try #require(benefit["lines"] as? [[String: Any]])
                    #expect(lines.last?["amount"] as? String == amount.text, "seed \(seed)")
                    let isRefused = benefit["refusal"] is String
                    #expect(isRefused == (amount == .zero), "seed \(seed)")
                    if isRefused { #expect(lines.last?["what"] as? String == benefit["refusal"] as? String) }
                    rows += 1
                }
                #expect(object["total"] as? String == sum.text, "seed \(seed)")
            }
        }
        #expect(rows > 150)
    }

    @Test(arguments: 21...24 as ClosedRange<UInt64>)
    func `no line, however spoilt, stops the next from being judged`(seed: UInt64) {
        var random = SplitMix(seed)
        let good = Array(JudgeLinesTests.contract.utf8)
        var lines = JudgeLines(catalogue: catalogue)
        let expected = lines.answer(line: good, number: 2)?.output
        for place in 0..<300 {
            var spoilt = Array(random.goodLine(place).utf8)
            for _ in 0...random.below(3) {
                let at = random.below(spoilt.count)
                switch random.below(4) {
                // Bytes that UTF-8 never has, or the half of a character.
                case 0: spoilt[at] = random.pick([0xFF, 0xC0, 0xE4, 0x00])
                case 1: spoilt.removeSubrange(at..<min(spoilt.count, at + 1 + random.below(40)))
                case 2:
                    spoilt.insert(
                        contentsOf: Array(random.pick(["99999999999999999999999999", "}", "\"", "é", "-"]).utf8), at: at
                    )
                default: spoilt.swapAt(at, random.below(spoilt.count))
                }
                if spoilt.isEmpty { spoilt = [0x7B] }
            }
            if let answer = lines.answer(line: spoilt, number: 1) {
                #expect(String(validating: answer.output, as: UTF8.self) != nil, "seed \(seed)")
            }
            #expect(lines.answer(line: good, number: 2)?.output == expected, "seed \(seed) after \(spoilt)")
        }
    }

    @Test func `bytes that are no UTF-8 are a fault of json, in whatever place`() {
        var lines = JudgeLines(catalogue: catalogue)
        for (old, new) in [
            ("\"c1\"", [0x22, 0xFF, 0x22] as [UInt8]), ("women-05", [0xC3, 0x28]),
            ("\"kind\"", [0x22, 0xED, 0xA0, 0x80, 0x22]),
        ] {
            let parts = JudgeLinesTests.contract.split(separator: old, maxSplits: 1)
            let line = Array(parts[0].utf8) + new + Array(parts[1].utf8)
            #expect(
                lines.answer(line: line, number: 9)?.text
                    == #"{"case":null,"error":{"code":"json","message":"the line is not a JSON object in UTF-8","line":9}}"#
            )
        }
    }

    private func answers(_ lines: [String], from first: Int) -> [String] {
        var judge = JudgeLines(catalogue: catalogue)
        return lines.enumerated().compactMap { place, line in
            judge.answer(line: Array(line.utf8), number: first + place)?.text
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014), and cases in the form of the contract.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
        print("seed \(seed)")
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &self) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Now and then an empty one, or one with a fault of each kind.
    mutating func line(_ place: Int) -> String {
        let good = goodLine(place)
        return switch below(8) {
        case 0: pick(["", "  ", "{", "[]", "null"])
        case 1: good.replacing("\"shares\":1", with: "\"shares\":1e99")
        case 2:
            good.replacing("\"paid\":true", with: "\"paid\":\"yes\"").replacing(
                "\"plan\":\"women\"", with: "\"plan\":\"wimen\"")
        case 3: good.replacing("610103198506150028", with: pick(["1", "610103198506150029"]))
        case 4: good.replacing("-02-", with: "-13-").replacing("\"ownPay\":\"", with: "\"ownPay\":\"0")
        default: good
        }
    }

    /// Several covers, some of one plan, and up to seven events, some of one day.
    mutating func goodLine(_ place: Int) -> String {
        let covers = (0...below(4)).map { _ in cover() }.joined(separator: ",")
        let events = (0...below(7)).map { _ in event() }.joined(separator: ",")
        return
            "{\"case\":\"p\(place)\",\"person\":{\"id\":\"610103198506150028\"},\"enrolments\":[\(covers)],\"events\":[\(events)]}"
    }

    private mutating func cover() -> String {
        let plan = pick([
            "hospital-accident", "allowance-critical", "critical", "women", "women", "accident", "short-accident",
            "child-accident",
        ])
        let year = pick([2023, 2024, 2025, 2025])
        let tier = plan == "accident" ? pick(["26", "100", "124"]) : "null"
        return
            "{\"plan\":\"\(plan)\",\"shares\":\(pick([1, 1, 2])),\"from\":\"\(year)-0\(1 + below(3))-15\",\"to\":\"\(year + 1)-03-14\",\"paid\":\(pick(["true", "true", "false"])),\"continued\":\(pick(["true", "false"])),\"tier\":\(tier),\"paidBefore\":[\(pick(["", "\"women-05\""]))]}"
    }

    private mutating func event() -> String {
        let day = "\(pick([2024, 2025]))-0\(2 + below(4))-\(10 + below(18))"
        let filed = pick([day, "2027-12-31"])
        switch below(3) {
        case 0:
            let fen = below(pick([100, 40_000, 3_000_000]))
            let own = "\(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100)"
            return
                "{\"kind\":\"hospital\",\"cause\":\"\(pick(["illness", "accident"]))\",\"admitted\":\"\(day)\",\"discharged\":\"2025-12-\(10 + below(20))\",\"sheet\":\"S\(below(5))\",\"total\":\"\(own)\",\"pooled\":\"0.00\",\"other\":\"0.00\",\"ownPay\":\"\(own)\",\"ownExpense\":\"0.00\",\"filed\":\"\(filed)\"}"
        case 1:
            let codes = ["women-05", "critical-01", "critical-30", "mild-02", "women-in-situ", "x"]
            return
                "{\"kind\":\"diagnosis\",\"date\":\"\(day)\",\"diseases\":[\"\(pick(codes))\",\"\(pick(codes))\"],\"filed\":\"\(filed)\"}"
        default:
            return
                "{\"kind\":\"accident\",\"date\":\"\(day)\",\"injuries\":[{\"grade\":\(1 + below(10)),\"part\":\"\(pick(["arm", "leg"]))\"},{\"grade\":\(1 + below(10)),\"part\":\"arm\"}],\"death\":\(pick(["false", "false", "true"])),\"medicalCost\":\"\(below(9000)).50\",\"hospitalDays\":\(below(200)),\"filed\":\"\(filed)\"}"
        }
    }
}
