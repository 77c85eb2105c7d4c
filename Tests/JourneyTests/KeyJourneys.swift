import Foundation
import Testing

/// Every way to press a key.
@Suite struct KeyJourneys {
    @Test func `digits typed at once run through menus, full-width ones too`() throws {
        let terminal = try Counter().open()
        try terminal.type("922")
        try terminal.see("Settings")
        try terminal.press("F3")
        try terminal.see("Main menu")
        try terminal.type("９２１")
        try terminal.see("管理")
        try terminal.press("F3")
        try terminal.at("M0")
        try terminal.see("会员参保")
    }

    @Test(arguments: [["M-1"], ["C-g", "1"], ["F1"], ["?"]])
    func `help comes by every key that means it`(_ keys: [String]) throws {
        let terminal = try Counter().open()
        try terminal.at("M0")
        for key in keys { try terminal.press(key) }
        try terminal.see("这个屏幕能做的")
        try terminal.press("Escape")
        try terminal.dontSee("这个屏幕能做的")
        #expect(try terminal.exitStatus == nil)
    }

    @Test func `the function keys have their stand-ins`() throws {
        let terminal = try Counter().open()
        try terminal.at("M0")
        for box in [["F2"], ["C-p"], ["M-2"], ["C-g", "2"], ["/"], ["／"]] {
            for key in box { try terminal.press(key) }
            try terminal.see("┌─ 找")
            try terminal.press("M-=")
            try terminal.dontSee("┌─ 找")
        }
        for leave in [["F3"], ["M-3"], ["C-g", "3"]] {
            try terminal.type("5")
            try terminal.at("L1")
            for key in leave { try terminal.press(key) }
            try terminal.at("M0")
        }
        for submit in [["F10"], ["M-0"], ["C-s"], ["C-g", "0"]] {
            try terminal.type("1")
            try terminal.at("E0")
            try terminal.press("F6")
            try terminal.at("E1")
            for key in submit { try terminal.press(key) }
            try terminal.see("!证件号码")
            for back in [["F12"]] { for key in back { try terminal.press(key) } }
            try terminal.at("E0")
            try terminal.press("C-g", "=")
            try terminal.at("M0")
        }
    }

    @Test(arguments: ["linux", "vt100", "screen-256color", "xterm-256color"])
    func `what terminals send for function keys is understood`(_ kind: String) throws {
        let terminal = try Counter().open(environment: ["TERM": kind])
        try terminal.at("M0")
        // As the Linux console, rxvt and xterm send F1 to F5, then the number pad's 1.
        for sequence in ["\u{1B}[[A", "\u{1B}[11~", "\u{1B}OP"] {
            try terminal.type(sequence)
            try terminal.see("这个屏幕能做的")
            try terminal.press("Enter")
            try terminal.dontSee("这个屏幕能做的")
        }
    }

    @Test func `a letter or a Han character on the main menu begins a search`() throws {
        let terminal = try Counter().open()
        try terminal.at("M0")
        try terminal.type("阿")
        try terminal.see("找 > 阿")
        try terminal.type("卜杜拉")
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("E4")
        try terminal.see("610***********7014")
        try terminal.menu()
        try terminal.type("abdl")
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Escape")
        try terminal.dontSee("┌─ 找")
        // A screen's code leads to it, and a command says why it is barred.
        try terminal.press("F2")
        try terminal.type("L1")
        try terminal.see("待办")
        try terminal.press("Enter")
        try terminal.at("L1")
    }

    @Test func `help explains the field first, then the screen, then closes`() throws {
        let terminal = try Counter().open()
        try terminal.at("M0")
        try terminal.type("1")
        try terminal.at("E0")
        try terminal.press("F6")
        try terminal.at("E1")
        try terminal.press("F1")
        try terminal.see("18 位居民身份证")
        try terminal.press("F1")
        try terminal.see("这个屏幕能做的")
        try terminal.press("F1")
        try terminal.dontSee("这个屏幕能做的")
        try terminal.cursor(inRow: 3)
    }

    @Test func `a wrong key says why and the next one works`() throws {
        let terminal = try Counter().open()
        try terminal.at("M0")
        try terminal.type("8")
        try terminal.see("没有")
        try terminal.press("F7")
        try terminal.press("C-z")
        try terminal.type("5")
        try terminal.at("L1")
    }

    @Test func `a form typed ahead of the screens arrives whole`() throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["HUZHU_TEST_DELAY": "find:300"])
        let person = Applicant("孙丽", ordinal: 88)
        try terminal.at("M0")
        try terminal.type("1" + person.identity)
        try terminal.press("Enter")
        try terminal.type(person.name)
        try terminal.press("Enter")
        try terminal.type(person.phone)
        try terminal.press("Enter")
        try terminal.at("E1")
        try terminal.see("证件号码 *      " + person.identity)
        try terminal.see("姓名 *          " + person.name)
        try terminal.see("手机号 *        " + person.phone)
    }
}
