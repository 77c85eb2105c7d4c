import CTerminal
@testable import Curses
import Terminal
import Testing

@Suite struct SessionTests {
    private let style = Style(
        foreground: .index(231), background: .index(24), attributes: [.bold], foreground16: 15, background16: 4,
        attributes16: [.underline], mono: [.reverse])

    @Test func `a style takes the form that the terminal's colours allow`() {
        let full = StyleForm(style, colours: 256)
        #expect(full.foreground == 231 && full.background == 24 && full.attributes == UInt32(CT_BOLD))
        let sixteen = StyleForm(style, colours: 8)
        #expect(sixteen.foreground == 15 && sixteen.background == 4 && sixteen.attributes == UInt32(CT_UNDERLINE))
        let mono = StyleForm(style, colours: 0)
        #expect(mono.foreground == -1 && mono.background == -1 && mono.attributes == UInt32(CT_REVERSE))
    }

    @Test func `the environment decides about colours and the wait after Escape`() {
        #expect(Session.Options(environment: [:]).colours)
        #expect(!Session.Options(environment: ["NO_COLOR": "1"]).colours)
        // no-color.org: only a value that is not empty counts.
        #expect(Session.Options(environment: ["NO_COLOR": ""]).colours)
        #expect(Session.Options(environment: ["NO_COLOR": "1"], colours: true).colours)
        #expect(Session.Options(environment: [:]).escapeDelay == 25)
        #expect(Session.Options(environment: ["SSH_TTY": "/dev/pts/1"]).escapeDelay == 150)
    }

    @Test func `every fault says what happened and what to do`() {
        #expect(
            SessionFault.noAddressing.sentences(terminal: "dumb", chinese: true)
                == ("终端 dumb 不能在屏幕上定位光标。", "加上 --plain 用逐行问答的方式。"))
        #expect(
            SessionFault.unknownTerminal.sentences(terminal: nil, chinese: true)
                == ("没有设置终端类型（TERM）。", "请设为 xterm-256color 之类，或加上 --plain 用逐行问答的方式。"))
        #expect(
            SessionFault.unknownTerminal.sentences(terminal: "foo", chinese: false)
                == (
                    "The terminal type foo (TERM) is not known.",
                    "Set it, for instance to xterm-256color. Use --plain for questions line by line."
                ))
        #expect(
            SessionFault.notATerminal.sentences(terminal: "xterm", chinese: false)
                == ("Input or output is not a terminal.", "Use --plain for questions line by line."))
        for fault in SessionFault.allCases {
            for chinese in [true, false] {
                let said = fault.sentences(terminal: "xterm", chinese: chinese)
                #expect(said.what.count > 5 && said.todo.contains("--plain"))
            }
        }
    }

    @Test func `the frame counts the cells that libc counts`() {
        let policy = WidthPolicy.standard
        for scalar in "aé中·〓“”…—①𠮷𪚥ｱ１！\u{301}\u{E0100}".unicodeScalars {
            #expect(Int(ct_width(scalar.value)) == policy.width(of: scalar), "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test func `libc's gaps are found as ranges`() {
        var pairs = [UInt32](repeating: 0, count: 8)
        // U+0378 and U+0379 are unassigned, U+0377 and U+037A are letters.
        #expect(ct_undrawable(0x370, 0x37F, &pairs, 4) == 1)
        #expect(pairs[0] == 0x378 && pairs[1] == 0x379)
        #expect(ct_undrawable(0x4E00, 0x4FFF, &pairs, 4) == 0)
    }
}
