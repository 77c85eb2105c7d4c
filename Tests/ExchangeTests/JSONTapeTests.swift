import Exchange
import Testing

@Suite struct JSONTapeTests {
    private func reads(_ text: String) -> Bool { reads(Array(text.utf8)) }

    private func reads(_ bytes: [UInt8]) -> Bool {
        var tape = JSONTape()
        return tape.read(bytes)
    }

    @Test(arguments: [
        "{}", "[]", "0", "-0", "1e5", "1.5E-3", "\"\"", "true", " {\"a\" : [1 , {} , null]}\r\n",
        #""\u00e9\ud83d\ude00\n\/""#, "\"é\"",
    ])
    func `JSON is read`(text: String) {
        #expect(reads(text))
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "{'a':1}", "01", "1.", ".5", "+1", "1e", "--1",
        "NaN", "Infinity", "nul",
        "truex", "[1 2]", "{} {}", "\"\u{1}\"", "\"a", #""\x""#, #""\u12g4""#, #""\ud800""#, #""\udc00\ud800""#,
        #""\ud800\u0041""#, "\u{FEFF}{}",
        "[}", "{]", "{\"a\":[}", "\u{3000}{}",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(!reads(text))
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE4, 0xB8, 0x22],
        ] as [[UInt8]])
    func `what is not UTF-8 is refused`(bytes: [UInt8]) {
        #expect(!reads(bytes))
    }

    @Test func `a million brackets exhaust nothing`() {
        let depth = 1_000_000
        let deep =
            [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
        #expect(reads(deep))
        #expect(!reads(Array(deep.dropLast())))
    }

    @Test func `members are found by their bytes and the last of two counts`() throws {
        var tape = JSONTape()
        let isRead = tape.read(Array(#"{"a":{"b":1},"b":2,"\u0062":-3,"é":4,"x":99999999999999999999}"#.utf8))
        #expect(isRead)
        #expect(tape.member("b", of: tape.root).flatMap(tape.whole) == -3)
        #expect(tape.member("e\u{301}", of: tape.root) == nil)
        #expect(tape.member("é", of: tape.root).flatMap(tape.whole) == 4)
        #expect(tape.member("x", of: tape.root).flatMap(tape.whole) == Int.max)
        let inner = try #require(tape.member("a", of: tape.root))
        #expect(tape.member("b", of: inner).flatMap(tape.whole) == 1)
    }

    @Test func `text comes back without its escapes`() {
        var tape = JSONTape()
        let isRead = tape.read(Array(#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00单""#.utf8))
        #expect(isRead)
        #expect(tape.text(tape.root) == "a\"\\/\u{8}\u{c}\n\r\té😀单")
    }

    @Test func `fractions and powers are not whole numbers`() {
        for text in ["1.0", "1e0", "\"1\"", "true"] {
            var tape = JSONTape()
            let isRead = tape.read(Array(text.utf8))
            #expect(isRead)
            #expect(tape.whole(tape.root) == nil)
        }
    }

    @Test func `a value is written as it is read`() {
        let value: JSONValue = ["名": "阿\"\\\u{1}\u{7f}\n", "n": -5, "t": [true, nil, []], "o": [:]]
        #expect(value.line == #"{"名":"阿\"\\\u0001\u007f\u000a","n":-5,"t":[true,null,[]],"o":{}}"#)
        #expect(reads(value.line))
    }
}
