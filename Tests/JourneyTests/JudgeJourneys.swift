import Foundation
import Testing

/// `huzhu judge` and `huzhu eligible` on files as a script makes them: long, spoilt, cut in two.
@Suite struct JudgeJourneys {
    private static let good =
        #"{"case":"c%","person":{"id":"610103198506150028"},"enrolments":[{"plan":"hospital-accident","shares":1,"from":"2025-01-01","to":"2025-12-31","paid":true}],"events":[{"kind":"hospital","cause":"illness","admitted":"2025-03-20","discharged":"2025-03-22","sheet":"S1","total":"1000.00","pooled":"400.00","other":"0.00","ownPay":"500.00","ownExpense":"100.00","filed":"2025-04-02"}]}"#
    private static let eligible =
        #"{"case":"e%","person":{"id":"610103198506150028","kind":"member","employment":"in-service","medicalInsurance":true},"plan":"women","shares":1,"from":"2025-01-01"}"#

    /// Each fault that a line can have, by its code.
    private static let faults: [(code: String, old: String, new: String)] = [
        ("json", "{\"case\"", "[\"case\""), ("field", "\"shares\":1", "\"shares\":99999999999999999999999999"),
        ("plan", "hospital-accident", "no-such-plan"), ("day", "2025-04-02", "2025-02-30"),
        ("money", "\"500.00\"", "500.00"), ("id", "610103198506150028", "610103198506150029"),
        ("sheet", "\"500.00\"", "\"500.01\""), ("stay", "2025-03-22", "2025-03-19"),
    ]

    private func judge(_ home: Home, _ lines: [Data], _ command: String = "judge") throws -> Program.Result {
        let file = home.url.appending(path: "lines-\(lines.count)-\(command).jsonl").path
        var bytes = Data()
        for line in lines { bytes += line + [0x0A] }
        try bytes.write(to: URL(filePath: file))
        return try Program.huzhu(command, file, home: home)
    }

    private func line(_ text: String, _ place: Int) -> Data { Data(text.replacing("%", with: "\(place)").utf8) }

    /// The answers, with the number of the line taken out of the errors.
    private func answers(_ result: Program.Result) -> [String] {
        result.out.split(separator: "\n").map { String($0).replacing(/"line":\d+/, with: "") }
    }

    @Test func `what can't be read is an error in its place, the rest is judged, and the status is 2`() throws {
        let home = try Home()
        var lines = [line(Self.good, 0)]
        for (place, fault) in Self.faults.enumerated() {
            lines.append(line(Self.good.replacing(fault.old, with: fault.new), place + 1))
        }
        lines.append(Data([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A]))
        lines.append(Data())
        // A well-formed line of more than a megabyte is judged like any other.
        let long = Self.good.replacing(
            "\"sheet\":\"S1\"", with: "\"note\":\"\(String(repeating: "长", count: 400_000))\",\"sheet\":\"S1\"")
        lines.append(line(long, 90))
        lines.append(line(Self.good, 91))
        let result = try judge(home, lines)
        #expect(result.status == 2 && result.err.isEmpty)
        let out = result.out.split(separator: "\n").map(String.init)
        try #require(out.count == Self.faults.count + 4)
        #expect(out[0].hasPrefix(#"{"case":"c0","total":"500.00""#))
        for (place, fault) in Self.faults.enumerated() {
            #expect(out[place + 1].contains(#""error":{"code":"\#(fault.code)","#), "\(out[place + 1])")
            #expect(out[place + 1].contains(#""line":\#(place + 2)}"#), "\(out[place + 1])")
        }
        #expect(out[Self.faults.count + 1].hasPrefix(#"{"case":null,"error":{"code":"json""#))
        #expect(out[Self.faults.count + 2].hasPrefix(#"{"case":"c90","total":"500.00""#))
        #expect(out[Self.faults.count + 3].hasPrefix(#"{"case":"c91","total":"500.00""#))
        let onlyGood = try judge(home, [line(Self.good, 1)])
        #expect(onlyGood.status == 0)
    }

    @Test func `a file cut in two gives the same, but for the numbers of lines`() throws {
        let home = try Home()
        let lines = (0..<400).map { place -> Data in
            let fault = Self.faults[place % Self.faults.count]
            return line(place % 3 == 0 ? Self.good.replacing(fault.old, with: fault.new) : Self.good, place)
        }
        let whole = try judge(home, lines)
        for cut in [1, 137, 399] {
            let halves = answers(try judge(home, Array(lines[..<cut]))) + answers(try judge(home, Array(lines[cut...])))
            #expect(halves == answers(whole), "cut at \(cut)")
        }
        let people = (0..<60).map {
            line($0 % 4 == 0 ? Self.eligible.replacing("women", with: "nope") : Self.eligible, $0)
        }
        let all = try judge(home, people, "eligible")
        #expect(all.status == 2)
        let parts =
            answers(try judge(home, Array(people[..<23]), "eligible"))
            + answers(try judge(home, Array(people[23...]), "eligible"))
        #expect(parts == answers(all))
    }
}
