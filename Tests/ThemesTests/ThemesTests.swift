import Foundation
import Terminal
import Testing
import Themes

@Suite struct ThemesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "themes/files")

    private func faults(_ text: String, in name: String = "theme-mine.toml") -> [String] {
        do throws(ThemeFaults) {
            _ = try ThemeFile.read(name: name, text: text)
            return []
        } catch {
            return error.faults.map { $0.text(chinese: false) }
        }
    }

    @Test func `the compiled-in list is what lies in the folder`() throws {
        let onDisk = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(BuiltInThemes.files.map(\.name) == onDisk)
        for file in BuiltInThemes.files {
            let text = try Data(contentsOf: Self.folder.appending(path: file.name))
            #expect(Data(file.bytes) == text, "\(file.name)")
        }
        #expect(BuiltInThemes.names == ["dark", "light", "mono"])
    }

    @Test(arguments: BuiltInThemes.names)
    func `a built-in theme has every role`(_ name: String) throws {
        let theme = try BuiltInThemes.load(name)
        #expect(theme.name == name && !theme.title.isEmpty)
        #expect(Role.allCases.filter { theme.styles[$0] == nil }.isEmpty)
    }

    @Test(arguments: ["dark", "light"])
    func `text can be read: the contrast is 4.5 or more, in the colours really shown`(_ name: String) throws {
        let theme = try BuiltInThemes.load(name)
        #expect(theme.contrastFaults(atLeast: 4.5) == [])
        for role in Role.allCases where role != .rule {
            let front = try #require(theme[role].foreground.index256)
            let back = try #require(theme[role].background.index256)
            // The 16 named colours are whatever the terminal makes of them; 16 and up are the same everywhere.
            #expect(front >= 16 && back >= 16)
            let contrast = RGB(index256: front).contrast(with: RGB(index256: back))
            #expect(contrast >= 4.5, "\(role.name) \(contrast)")
        }
    }

    @Test(arguments: ["dark", "light"])
    func `on sixteen colours no text has the colour it stands on`(_ name: String) throws {
        let theme = try BuiltInThemes.load(name)
        for role in Role.allCases {
            #expect(theme[role].foreground16 != theme[role].background16, "\(role.name)")
            // Eight colours have no bright half behind text.
            #expect((theme[role].background16 ?? 0) < 8, "\(role.name)")
        }
    }

    /// What a person must tell apart; ordinary text first.
    private static let states: [[Role]] = [
        [.text, .fieldFocus, .fieldError], [.field, .fieldFocus, .fieldError, .fieldDisabled],
        [.menu, .menuSelected, .menuBarred], [.list, .listSelected, .listBarred],
        [.messageInfo, .messageWarning, .messageError], [.popup, .popupSelected, .popupInput],
        [.good, .bad, .warning, .changed], [.figure, .sample], [.key, .keyLabel, .keyBarred],
    ]

    @Test(arguments: BuiltInThemes.names, states)
    func `states differ without colour, by a mark or an attribute`(_ name: String, _ states: [Role]) throws {
        let theme = try BuiltInThemes.load(name)
        let shown = states.map { "\(theme[$0].mono.rawValue) \(theme[$0].mark ?? "")" }
        #expect(Set(shown).count == states.count, "\(states.map(\.name)): \(shown)")
    }

    @Test(arguments: ["dark", "light"])
    func `good, bad and warning differ to the colour-blind, or by a mark`(_ name: String) throws {
        let theme = try BuiltInThemes.load(name)
        for vision in RGB.Vision.allCases {
            let good = try #require(theme[.good].foreground.rgb).seen(by: vision)
            let bad = try #require(theme[.bad].foreground.rgb).seen(by: vision)
            #expect(good.distance(to: bad) > 10 || theme[.good].mark != theme[.bad].mark, "\(vision)")
        }
        for vision in RGB.Vision.allCases {
            let row = try #require(theme[.list].background.rgb).seen(by: vision)
            let selected = try #require(theme[.listSelected].background.rgb).seen(by: vision)
            #expect(row.distance(to: selected) > 20, "\(vision)")
        }
    }

    @Test func `mono has no colour at all`() throws {
        let theme = try BuiltInThemes.load("mono")
        for role in Role.allCases {
            let style = theme[role]
            #expect(style.foreground == .standard && style.background == .standard)
            #expect(style.foreground16 == nil && style.background16 == nil)
            #expect(style.attributes == style.mono && style.attributes16 == style.mono)
        }
    }

    @Test func `a colour left out is that of text, an attribute left out is none`() throws {
        let theme = try ThemeFile.read(
            name: "theme-mine.toml",
            text: """
                [text]
                fg = "#ffffff"
                bg = 16
                attributes = "dim"
                [field.focus]
                bg = "default"
                mono = "bold reverse"
                mark = ">"
                """)
        #expect(theme.name == "mine")
        let focus = theme[.fieldFocus]
        #expect(focus.foreground == .rgb(RGB(255, 255, 255)) && focus.background == .standard)
        #expect(focus.attributes == [] && focus.mono == [.bold, .reverse] && focus.mark == ">")
        let field = theme[.field]
        #expect(
            field.foreground == .rgb(RGB(255, 255, 255)) && field.background == .index(16) && field.attributes == [])
    }

    @Test func `all faults of a file are told at once, each with its file and key`() {
        let text = """
            name = ""
            colour = 3
            [text]
            fg = "red"
            size = 3
            [field]
            bg16 = 16
            attributes = "bold blinking"
            [field.focuss]
            fg = 1
            [shadow]
            fg = 1
            """
        #expect(
            Set(faults(text)) == [
                "theme-mine.toml: name is missing; add it",
                "theme-mine.toml: colour is no key of a theme; correct or remove it",
                "theme-mine.toml: text.fg: bad colour red; write #rrggbb, 0-255 or default",
                "theme-mine.toml: text.size is no key of a theme; correct or remove it",
                "theme-mine.toml: field.bg16: bad colour 16; write #rrggbb, 0-255 or default",
                "theme-mine.toml: field.attributes: bad attribute blinking; write bold, reverse, underline or dim",
                "theme-mine.toml: no role field.focuss; correct or remove it",
                "theme-mine.toml: no role shadow; correct or remove it",
            ])
    }

    @Test func `a slip of syntax is told with its line`() {
        let told = faults("[text]\nfg = \"#ffffff\nbg = 1\n")
        #expect(told.count == 1)
        #expect(told[0].hasPrefix("theme-mine.toml line 2: "))
    }

    @Test func `a theme whose keys are nested without end is refused, and the program goes on`() {
        let endless = String(repeating: "a.", count: 20_000) + "a"
        let told = "theme-mine.toml line 2: keys nested more than 32 deep"
        #expect(faults("[text]\n\(endless) = 1\n") == [told])
        #expect(faults("[text]\n[\(endless)]\nfg = 1\n") == [told])
    }

    @Test func `a theme without text is refused`() {
        #expect(faults("[label]\nfg = 1\n") == ["theme-mine.toml: text is missing; add it"])
        #expect(faults("") == ["theme-mine.toml: text is missing; add it"])
    }

    @Test func `the user's theme of the same name stands in front of ours`() throws {
        let mine = (name: "theme-dark.toml", text: "[text]\nfg = 16\n")
        #expect(try BuiltInThemes.load("dark", others: [mine])[.text].foreground == .index(16))
        #expect(try BuiltInThemes.load("light", others: [mine]).name == "light")
    }

    @Test func `an unknown theme is refused with those there are`() {
        let mine = (name: "theme-sepia.toml", text: "")
        do throws(ThemeFaults) {
            _ = try BuiltInThemes.load("drak", others: [mine])
            Issue.record("it loaded")
        } catch {
            #expect(error.text(chinese: true) == "没有主题 drak，现有：dark、light、mono、sepia")
            #expect(error.text(chinese: false) == "There is no theme drak; there are: dark, light, mono, sepia")
        }
    }
}
