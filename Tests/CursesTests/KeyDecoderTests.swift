import CTerminal
import Curses
import Terminal
import Testing

@Suite struct KeyDecoderTests {
    /// What one burst of input becomes: text as typed, and ncurses' codes.
    private func keys(_ bursts: [Int]...) -> [Key] {
        var decoder = KeyDecoder { Size(rows: 30, columns: 100) }
        var keys: [Key] = []
        for burst in bursts {
            for code in burst { decoder.take(Int32(code), into: &keys) }
            decoder.quiet(into: &keys)
        }
        return keys
    }
    private func typed(_ text: String) -> [Int] { text.unicodeScalars.map { Int($0.value) } }

    @Test func `letters, digits and Han characters arrive one by one`() {
        #expect(keys(typed("a1赵")) == [.character("a"), .character("1"), .character("赵")])
    }

    @Test func `a variation selector and a combining mark join the character before them`() {
        #expect(
            keys(typed("葛\u{E0100}e\u{301}x")) == [.character("葛\u{E0100}"), .character("e\u{301}"), .character("x")])
    }

    @Test func `a lone Escape is one step back`() { #expect(keys([27]) == [.escape]) }

    @Test func `Escape and a digit in one burst is Alt and the digit, apart they are two keys`() {
        #expect(keys([27] + typed("1")) == [.alt("1")])
        #expect(keys([27] + typed("=")) == [.alt("=")])
        #expect(keys([27], typed("1")) == [.escape, .character("1")])
    }

    @Test func `Escape typed ahead of another key loses neither`() {
        #expect(keys([27, Int(CT_KEY_F0) + 10]) == [.escape, .f(10)])
        #expect(keys([27, 27]) == [.escape, .escape])
        #expect(keys([27, 13]) == [.escape, .enter])
    }

    @Test func `control characters have their names`() {
        #expect(keys([7, 26, 16, 19]) == [.control("g"), .control("z"), .control("p"), .control("s")])
        #expect(keys([13, 10, 9, 8, 127, 0]) == [.enter, .enter, .tab, .backspace, .backspace, .control(" ")])
    }

    @Test func `ncurses' own codes become keys`() {
        let codes = [
            CT_KEY_UP, CT_KEY_DOWN, CT_KEY_LEFT, CT_KEY_RIGHT, CT_KEY_HOME, CT_KEY_END, CT_KEY_PAGE_UP,
            CT_KEY_PAGE_DOWN,
            CT_KEY_INSERT, CT_KEY_DELETE, CT_KEY_BACKSPACE, CT_KEY_ENTER, CT_KEY_BACK_TAB,
        ]
        #expect(
            keys(codes.map { Int($0) }) == [
                .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace, .enter,
                .backTab,
            ])
        #expect(keys((1...12).map { Int(CT_KEY_F0) + $0 }) == (1...12).map { .f($0) })
        #expect(keys([Int(CT_KEY_F0) + 13, Int(CT_KEY_UNKNOWN)]) == [.unknown("Shift+F1"), .unknown("?")])
    }

    @Test func `a resize carries the new size`() {
        #expect(keys([Int(CT_KEY_RESIZED)]) == [.resized(Size(rows: 30, columns: 100))])
    }

    @Test(arguments: [
        ("A", Key.up), ("1;2B", .down), ("H", .home), ("4~", .end), ("5~", .pageUp), ("Z", .backTab), ("15~", .f(5)),
        ("24~", .f(12)), ("13u", .enter), ("27u", .escape), ("103;5u", .control("g")), ("49;3u", .alt("1")),
        ("9;2u", .backTab),
    ])
    func `a sequence that terminfo did not know is read all the same`(_ sequence: String, _ key: Key) {
        #expect(keys([27] + typed("[" + sequence)) == [key])
    }

    @Test func `an unknown sequence is one unknown key and never text`() {
        #expect(keys([27] + typed("[1;6C") + typed("x")) == [.unknown("Esc [1;6C"), .character("x")])
        #expect(keys([27] + typed("[99~")) == [.unknown("Esc [99~")])
        #expect(keys([27] + typed("[I")) == [.unknown("Esc [I")])
        #expect(keys([27] + typed("O!")) == [.unknown("Esc O!")])
    }

    @Test func `a sequence broken off by another key gives the key`() {
        #expect(keys([27] + typed("[1;") + [13]) == [.unknown("Esc [1;"), .enter])
        #expect(keys([27] + typed("["), typed("a")) == [.alt("["), .character("a")])
        #expect(keys([27] + typed("O")) == [.alt("O")])
    }

    @Test func `a late answer to a question is no key`() {
        #expect(keys([27] + typed("[24;3R") + typed("a")) == [.character("a")])
    }

    @Test func `the number pad gives digits, signs and Enter`() {
        let pad = "pqrstuvwxy".flatMap { [27] + typed("O" + String($0)) }
        #expect(keys(pad) == "0123456789".map { .character($0) })
        #expect(keys([27] + typed("On"), [27] + typed("OM")) == [.character("."), .enter])
    }

    @Test func `a paste is one key, whatever stands in it`() {
        let begin = [Int(CT_KEY_PASTE_BEGIN)]
        let end = [Int(CT_KEY_PASTE_END)]
        #expect(keys(begin + typed("赵敏\r610\t1") + end + [13]) == [.paste("赵敏\n610\t1"), .enter])
        #expect(keys(begin + typed("a\r\nb\r\rc\n\nd") + end) == [.paste("a\nb\n\nc\n\nd")])
        #expect(keys(begin + typed("one"), typed("two") + end) == [.paste("onetwo")])
        #expect(keys(begin + [27, Int(CT_KEY_UP)] + typed("x") + end) == [.paste("x")])
        #expect(keys(begin + end) == [.paste("")])
    }

    @Test func `a paste whose end was lost can be ended`() {
        var decoder = KeyDecoder { .home }
        var keys: [Key] = []
        decoder.take(Int32(CT_KEY_PASTE_BEGIN), into: &keys)
        decoder.take(0x61, into: &keys)
        decoder.quiet(into: &keys)
        #expect(decoder.isPasting && keys.isEmpty)
        decoder.endPaste(into: &keys)
        decoder.take(0x62, into: &keys)
        decoder.quiet(into: &keys)
        #expect(keys == [.paste("a"), .character("b")])
    }

    @Test func `a huge paste is cut, not endured`() {
        var decoder = KeyDecoder { .home }
        var keys: [Key] = []
        decoder.take(Int32(CT_KEY_PASTE_BEGIN), into: &keys)
        for _ in 0..<(KeyDecoder.pasteLimit + 10) { decoder.take(0x61, into: &keys) }
        decoder.take(Int32(CT_KEY_PASTE_END), into: &keys)
        #expect(keys == [.paste(String(repeating: "a", count: KeyDecoder.pasteLimit))])
    }

    @Test func `C1 controls are dropped, and are no letters where their number is sent`() {
        #expect(keys([0x85, 0x9B, 0x61]) == [.character("a")])
        #expect(keys([27] + typed("[155u")) == [.unknown("Esc [155u")])
        #expect(keys([27] + typed("[155;3u")) == [.unknown("Esc [155;3u")])
    }
}
