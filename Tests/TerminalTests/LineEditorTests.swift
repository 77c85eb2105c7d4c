import Terminal
import Testing

@Suite struct LineEditorTests {
    @Test func `the caret counts characters as people see them`() {
        var editor = LineEditor("葛\u{E0100}e\u{301}")
        #expect(editor.caret == 2)
        editor.backspace()
        #expect(editor.text == "葛\u{E0100}")
        editor.backspace()
        #expect(editor.isEmpty)
    }

    @Test func `a variation selector that arrives by itself joins the character before`() {
        var editor = LineEditor()
        editor.insert("葛")
        editor.insert("\u{E0100}")
        #expect(editor.text == "葛\u{E0100}" && editor.caret == 1)
    }

    @Test func `an editor that remembers nothing undoes nothing, and one that forgets has nothing left`() {
        var secret = LineEditor()
        secret.remembers = false
        for key in [Key.character("a"), .paste("bc"), .control("u"), .character("d")] { secret.handle(key) }
        #expect(!secret.canUndo && !secret.undo())
        var editor = LineEditor("one")
        editor.insert(" two")
        editor.undo()
        editor.forget()
        #expect(editor.isEmpty && !editor.canUndo && !editor.canRedo && editor.caret == 0)
    }

    @Test func `keys move and delete`() {
        var editor = LineEditor("one two three")
        for key in [Key.control("w"), .home, .delete, .right, .character("X")] { editor.handle(key) }
        #expect(editor.text == "nXe two ")
        editor.handle(.end)
        editor.handle(.left)
        editor.handle(.control("u"))
        #expect(editor.text == " " && editor.caret == 0)
        #expect(editor.handle(.f(1)) == false)
    }

    @Test func `typing is undone as one, deleting as another, and redone`() {
        var editor = LineEditor()
        for character in "abc" { editor.handle(.character(character)) }
        editor.backspace()
        editor.backspace()
        #expect(editor.text == "a")
        editor.undo()
        #expect(editor.text == "abc")
        editor.undo()
        #expect(editor.text == "")
        #expect(editor.undo() == false)
        editor.redo()
        editor.redo()
        #expect(editor.text == "a")
        #expect(editor.redo() == false)
        editor.insert("z")
        #expect(!editor.canRedo)
    }

    @Test func `a paste of ten thousand characters is clipped and says so`() {
        var editor = LineEditor("x", limit: 50)
        editor.handle(.paste(String(repeating: "周", count: 10_000)))
        #expect(editor.characters.count == 50)
        #expect(editor.clipped)
        editor.backspace()
        editor.insert("y")
        #expect(!editor.clipped)
        editor.insert("z")
        #expect(editor.clipped && editor.characters.count == 50)
    }

    @Test func `a pasted newline is a space, controls and direction marks go`() {
        var editor = LineEditor()
        editor.insert("a\nb\u{1B}c\u{202E}\r\nd")
        #expect(editor.text == "a bc d")
    }

    @Test func `the window scrolls by cells and keeps the caret inside`() {
        let policy = WidthPolicy.standard
        var editor = LineEditor("宝鸡渭滨机械厂")
        for _ in 0..<8 {
            let window = editor.window(cells: 6, policy: policy)
            #expect(policy.width(of: window.text) <= 6)
            #expect(window.caretColumn >= 0 && window.caretColumn < 6)
            editor.left()
        }
        #expect(editor.window(cells: 6, policy: policy).text == "宝鸡渭")
        let secret = editor.window(cells: 20, policy: policy, secret: true)
        #expect(secret.text == "*******")
    }

    @Test func `a value set by the program can be undone`() {
        var editor = LineEditor("２０２６")
        editor.set("2026-03-15")
        editor.undo()
        #expect(editor.text == "２０２６")
    }
}
