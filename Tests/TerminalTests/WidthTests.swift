import Terminal
import Testing

@Suite struct WidthTests {
    let narrow = WidthPolicy.standard
    let wide = WidthPolicy.wideAmbiguous

    @Test(arguments: [
        ("", 0), ("abc", 3), ("周敏", 4), ("１２", 4), ("ＡＢ", 4), ("ｱ", 1), ("한글", 4), ("〓", 2), ("e\u{301}", 1),
        ("葛\u{E0100}", 2), ("\u{20000}", 2), ("\u{31350}", 2), ("\u{2EBF0}", 2), ("\u{200B}", 0), ("a\u{200D}", 1),
        ("\u{1F600}", 2), ("\u{3248}", 2), ("\u{4DC0}", 2), ("\u{AD}", 1),
    ])
    func `cells are counted as libc counts them`(text: String, cells: Int) {
        #expect(narrow.width(of: text) == cells)
    }

    @Test func `the interpunct is one cell or two, as the terminal is set`() {
        #expect(narrow.width(of: "阿卜杜拉·买买提") == 15)
        #expect(wide.width(of: "阿卜杜拉·买买提") == 16)
        #expect(narrow.width(of: "“a”") == 3)
        #expect(wide.width(of: "“a”") == 5)
    }

    @Test func `control characters and direction marks take no cell and are stripped`() {
        #expect(narrow.width(of: "a\u{7}\u{1B}b\u{202E}\u{200F}") == 2)
        #expect(Unshown.strip("a\u{1B}[31m\u{202E}b\r\nc\td") == "a[31mb c d")
        #expect(Unshown.strip("葛\u{E0100}") == "葛\u{E0100}")
    }

    @Test func `joiners, tags, line separators and annotations are stripped, marks and selectors are not`() {
        #expect(
            Unshown.strip(
                "a\u{200B}\u{200C}\u{200D}\u{2028}\u{2029}\u{180E}\u{FFF9}\u{FFFB}\u{E0001}\u{E0041}\u{206A}\u{AD}b")
                == "ab")
        for kept in ["e\u{301}", "1\u{FE0F}\u{20E3}", "ไทย", "한글", "·“”…〓　"] { #expect(Unshown.strip(kept) == kept) }
    }

    @Test func `extensions H and I can't be drawn with glibc 2.36, extension G can`() {
        #expect(narrow.undrawableScalars(in: "张\u{31350}\u{2EBF0}\u{30000}").map(\.value) == [0x31350, 0x2EBF0])
        #expect(WidthPolicy(undrawable: .none).undrawableScalars(in: "\u{31350}").isEmpty)
    }

    @Test func `clipping never cuts a character and padding is exact`() {
        #expect(narrow.clip("宝鸡渭滨", to: 5) == "宝鸡")
        #expect(narrow.clip("葛\u{E0100}城", to: 2) == "葛\u{E0100}")
        #expect(narrow.fit("宝鸡", to: 5) == "宝鸡 ")
        #expect(narrow.fit("9.5", to: 6, align: .right) == "   9.5")
        #expect(narrow.fit("宝鸡渭滨", to: 5, align: .centre) == "宝鸡 ")
    }

    @Test func `text wraps at spaces, and anywhere between wide characters`() {
        #expect(narrow.wrap("one two three", to: 8) == ["one two", "three"])
        #expect(narrow.wrap("保障期一年", to: 5) == ["保障", "期一", "年"])
        #expect(narrow.wrap("short", to: 20) == ["short"])
        #expect(narrow.wrap("第一天：不付", to: 6) == ["第一", "天：不", "付"], "no line starts with a closing mark")
        #expect(narrow.wrap("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
        for line in narrow.wrap("互助金 4,206.31 元，乘 100% 给付，cap 20,000.00", to: 11) {
            #expect(narrow.width(of: line) <= 11)
        }
    }
}
