import Terminal
import Testing

@Suite struct KeyTests {
    func resolve(_ keys: Key..., typing: Bool = true) -> [Input] {
        var resolver = KeyResolver()
        return keys.compactMap { resolver.resolve($0, typing: typing) }
    }

    @Test(arguments: [
        (Key.alt("1"), Act.help), (.alt("3"), .leave), (.alt("4"), .choices), (.alt("5"), .refresh), (.alt("6"), .new),
        (.alt("9"), .bringBack), (.alt("0"), .submit), (.control("s"), .submit), (.alt("-"), .details),
        (.alt("="), .back),
        (.escape, .back), (.control("p"), .box), (.control("d"), .same), (.control("z"), .undo), (.control("y"), .redo),
        (.pageUp, .pageBack), (.pageDown, .pageForward), (.f(10), .submit),
    ])
    func `every other key of the table means its act`(key: Key, act: Act) {
        #expect(resolve(key) == [.act(act)])
    }

    @Test(arguments: Array(zip("1234567890-=", 1...12)))
    func `ctrl+G and a digit is a function key`(character: Character, number: Int) {
        #expect(resolve(.control("g"), .character(character)) == resolve(.f(number)))
    }

    @Test func `ctrl+G shows as pending, works full-width, and swallows nothing else`() {
        var resolver = KeyResolver()
        #expect(resolver.resolve(.control("g"), typing: true) == nil)
        #expect(resolver.prefixPending)
        #expect(resolver.resolve(.resized(.home), typing: true) == .key(.resized(.home)))
        #expect(resolver.prefixPending)
        #expect(resolver.resolve(.character("１"), typing: true) == .act(.help))
        #expect(!resolver.prefixPending)
        #expect(resolve(.control("g"), .character("x")) == [.key(.character("x"))])
        #expect(resolve(.control("g"), .control("g"), .character("1")) == [.key(.character("1"))])
    }

    @Test func `? and slash are acts in menus and text in fields`() {
        #expect(resolve(.character("?"), .character("/")) == [.key(.character("?")), .key(.character("/"))])
        #expect(resolve(.character("?"), .character("／"), typing: false) == [.act(.help), .act(.box)])
    }

    @Test func `a full-width digit is a digit where nothing is typed, and kept where text is`() {
        #expect(resolve(.character("１"), typing: false) == [.key(.character("1"))])
        #expect(resolve(.character("１"), typing: true) == [.key(.character("１"))])
    }

    @Test func `enter, tab and arrows go to the widget`() {
        #expect(resolve(.enter, .tab, .down) == [.key(.enter), .key(.tab), .key(.down)])
    }

    @Test func `no key stands for two acts, and every act has a key`() {
        var seen: [Key: Act] = [:]
        for row in KeyTable.rows {
            for key in [row.key] + row.also + row.whereNothingIsTyped {
                #expect(seen.updateValue(row.act, forKey: key) == nil, "\(key.name)")
            }
        }
        #expect(Set(KeyTable.rows.map(\.act)) == Set(Act.allCases))
        #expect(KeyTable.name(.submit) == "F10")
        #expect(KeyTable.name(.same) == "Ctrl+D")
    }
}
