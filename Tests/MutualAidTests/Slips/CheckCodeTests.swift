import MutualAid
import Testing

@Suite struct CheckCodeTests {
    @Test func `the alphabet has no two characters that look or sound alike`() {
        #expect(CheckCode.alphabet.count == 23 && Set(CheckCode.alphabet).count == 23)
        for pair in ["0O", "1I", "1L", "IL", "2Z", "5S", "8B", "UV", "0Q", "OQ"] {
            #expect(!pair.allSatisfy(CheckCode.alphabet.contains), "\(pair)")
        }
    }

    @Test(arguments: [
        ("K7M4QX", "K7M4QX"), ("k7m4qx", "K7M4QX"), (" K7M 4QX ", "K7M4QX"), ("K7M-4QX", "K7M4QX"),
        ("Ｋ７Ｍ４ＱＸ", "K7M4QX"),
    ])
    func `a code is read as people type it`(typed: String, text: String) {
        #expect(CheckCode(typed: typed)?.text == text)
    }

    @Test(arguments: ["", "K7M4Q", "K7M4QXX", "K7M4Q0", "K7M4Q8", "K7M4QB", "王7M4QX", "K7M4Q,"])
    func `anything else is no code`(typed: String) {
        #expect(CheckCode(typed: typed) == nil)
    }

    @Test func `a hash gives its digits in base 23, and every place can be every character`() {
        // 0 is the first character; 22 the last; 23 makes the second place a 1.
        #expect(CheckCode(hash: [0, 0, 0, 0, 0, 0, 0, 0]).text == "333333")
        #expect(CheckCode(hash: [0, 0, 0, 0, 0, 0, 0, 22]).text == "Y33333")
        #expect(CheckCode(hash: [0, 0, 0, 0, 0, 0, 0, 23]).text == "343333")
        #expect(CheckCode(hash: [0, 0, 0, 0, 0, 0, 0, 23, 99, 99]).text == "343333")
        var seen: [Set<Character>] = Array(repeating: [], count: 6)
        var random = Seeded(7)
        for _ in 0..<2000 {
            let text = CheckCode(hash: (0..<8).map { _ in UInt8.random(in: .min ... .max, using: &random) }).text
            #expect(CheckCode(typed: text)?.text == text)
            for (place, character) in text.enumerated() { seen[place].insert(character) }
        }
        #expect(seen.allSatisfy { $0.count == 23 })
    }
}

@Suite struct WrongCodeTests {
    private func at(_ seconds: Int64) -> Instant { Instant(milliseconds: 1_000_000_000 + seconds * 1000) }

    @Test func `each wrong code for one number doubles the wait, up to 15 minutes`() {
        let delays = (0...12).map { WrongCodes.delay(.number, after: $0) / 1000 }
        #expect(delays == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
        #expect(WrongCodes.delay(.number, after: .max) == 900_000)
    }

    @Test func `for the whole file ten are nothing, and nobody waits longer than ten seconds`() {
        let delays = (8...16).map { WrongCodes.delay(.file, after: $0) / 1000 }
        #expect(delays == [0, 0, 0, 1, 2, 4, 8, 10, 10])
    }

    @Test func `the wait runs down, and a day or an hour of quiet begins anew`() {
        var wrong = WrongCodes()
        #expect(wrong.wait(.number, at: at(0)) == 0)
        for second in 0..<4 { wrong = wrong.adding(.number, at: at(Int64(second))) }
        #expect(wrong.streak == 4)
        #expect(wrong.wait(.number, at: at(3)) == 8000)
        #expect(wrong.wait(.number, at: at(10)) == 1000)
        #expect(wrong.wait(.number, at: at(11)) == 0)
        #expect(wrong.adding(.number, at: at(3 + 86_399)).streak == 5)
        #expect(wrong.adding(.number, at: at(3 + 86_400)).streak == 1)
        #expect(wrong.adding(.file, at: at(3 + 3_599)).streak == 5)
        #expect(wrong.adding(.file, at: at(3 + 3_600)).streak == 1)
    }

    @Test func `a clock that was set back makes nobody wait longer than the delay`() {
        let wrong = WrongCodes(streak: 3, last: at(1_000_000))
        #expect(wrong.wait(.number, at: at(0)) == 4000)
    }
}
