import Terminal
import Testing

@Suite struct ListTests {
    func list(_ count: Int = 25, pageRows: Int = 9) -> ListView {
        ListView(
            [Column("号", 6), Column("姓名", 0)],
            rows: (0..<count).map { ListRow("\($0)", [Line("\($0)"), "张三"], barred: $0 == 4 ? "已结案" : nil) },
            pageRows: pageRows)
    }

    @Test func `arrows move, pages are whole, ends hold`() {
        var list = list()
        #expect(list.handle(.key(.up)) == .moved)
        #expect(list.selected == 0)
        _ = list.handle(.act(.pageForward))
        #expect(list.selected == 9 && list.paging == "2/3")
        _ = list.handle(.key(.end))
        #expect(list.selected == 24 && list.top == 18)
        _ = list.handle(.act(.pageBack))
        #expect(list.selected == 9)
        _ = list.handle(.key(.home))
        #expect(list.selected == 0)
    }

    @Test func `digits pick the rows in view, and no others`() {
        var list = list()
        _ = list.handle(.act(.pageForward))
        #expect(list.handle(.key(.character("３"))) == .picked(11))
        list.selected = 20
        #expect(list.handle(.key(.character("9"))) == .wrongKey(Wording.zh.noSuchNumber))
        #expect(list.digit(of: 18) == 1 && list.digit(of: 17) == nil)
    }

    @Test func `a barred row says why`() {
        var list = list()
        #expect(list.handle(.key(.character("5"))) == .wrongKey("已结案"))
    }

    @Test func `more rows are asked for at the end`() {
        var list = list()
        list.hasMore = true
        list.selected = 24
        #expect(list.handle(.key(.down)) == .wantsMore)
        #expect(list.paging == "3/3+")
    }

    @Test func `rows are ticked by space or digit`() {
        var list = list(3)
        list.rows[1].ticked = false
        list.selected = 1
        #expect(list.handle(.key(.character(" "))) == .ticked(1))
        #expect(list.rows[1].ticked == true)
        list.digitsTick = true
        #expect(list.handle(.key(.character("2"))) == .ticked(1))
        #expect(list.rows[1].ticked == false)
    }

    @Test func `a list without rows takes no pick and draws its sentence`() {
        var list = list(0)
        list.emptyText = "没有待办"
        #expect(list.handle(.key(.enter)) == nil)
        let page = Page(title: Fixture.title("待办", "T1"), blocks: [.list(list)])
        #expect(page.draw(size: .home).find("没有待办") != nil)
        #expect(FrameCheck.problems(page) == [])
    }

    @Test func `a selection past the rows that are left is held to them`() {
        var list = list(40)
        list.selected = 39
        list.rows = Array(list.rows.prefix(3))
        #expect(list.selectedRow?.id == "2" && list.top == 0)
        #expect(FrameCheck.problems(Page(title: Fixture.title("待办", "T1"), blocks: [.list(list)])) == [])
        _ = list.handle(.key(.up))
        #expect(list.selected == 1)
    }

    @Test func `keys of the screen are handed back`() {
        var list = list()
        #expect(list.handle(.act(.help)) == nil)
        #expect(list.handle(.key(.character("x"))) == nil)
        #expect(list.handle(.key(.character("0"))) == nil)
    }
}

@Suite struct MenuTests {
    func menu(lettersOpenBox: Bool = false) -> Menu {
        Menu(
            [
                MenuItem(1, "会员参保", letters: "hycb"), MenuItem(2, "报表", letters: "bb", barred: "还没有数据"),
                MenuItem(0, "退出", letters: "tc"),
            ], lettersOpenBox: lettersOpenBox)
    }

    @Test func `digits pick, also full-width and zero`() {
        var menu = menu()
        #expect(menu.handle(.key(.character("１"))) == .picked(0))
        #expect(menu.handle(.key(.character("0"))) == .picked(2))
        #expect(menu.handle(.key(.character("2"))) == .wrongKey("还没有数据"))
        #expect(menu.handle(.key(.character("7"))) == .wrongKey(Wording.zh.noSuchNumber))
    }

    @Test func `initials pick, a Han character is told about the input method`() {
        var menu = menu()
        #expect(menu.handle(.key(.character("t"))) == .picked(2))
        #expect(menu.handle(.key(.character("会"))) == .wrongKey(Wording.zh.imeHint))
    }

    @Test func `on the main menu letters and Han characters open the box`() {
        var menu = menu(lettersOpenBox: true)
        #expect(menu.handle(.key(.character("t"))) == .typed("t"))
        #expect(menu.handle(.key(.character("周"))) == .typed("周"))
        #expect(menu.handle(.key(.down)) == .moved)
        #expect(menu.handle(.key(.enter)) == .wrongKey("还没有数据"))
    }
}

@Suite struct OverlayTests {
    @Test func `what can't be undone takes F10 or Y, not Enter`() {
        let confirm = Confirm([], question: "删除？")
        #expect(confirm.handle(.key(.enter)) == .wrongKey(Wording.zh.useYes))
        #expect(confirm.handle(.act(.submit)) == .yes)
        #expect(confirm.handle(.key(.character("Ｙ"))) == .yes)
        #expect(confirm.handle(.key(.character("n"))) == .no)
        #expect(confirm.handle(.act(.back)) == .no)
        #expect(confirm.handle(.act(.help)) == nil)
        #expect(Confirm([], question: "", canBeUndone: true).handle(.key(.enter)) == .yes)
    }

    @Test func `the box asks as it is typed, and says why a command is barred`() {
        var box = Box()
        #expect(box.handle(.key(.character("周"))) == .query("周"))
        box.show([BoxItem(id: "1", kind: "命令", label: "刷新", barred: "没有网络"), BoxItem(id: "2", kind: "会员", label: "周敏")])
        #expect(box.handle(.key(.enter)) == .wrongKey("没有网络"))
        #expect(box.handle(.key(.down)) == .moved)
        #expect(box.handle(.key(.enter)) == .picked(BoxItem(id: "2", kind: "会员", label: "周敏")))
        #expect(box.handle(.act(.back)) == .closed)
        #expect(box.handle(.act(.undo)) == .query(""))
    }

    @Test func `a long summary in an overlay keeps its question in view`() {
        let rows = (0..<30).map { ConfirmRow("第 \($0) 项", "值") }
        let page = Page(
            title: Fixture.title("确认", "K1"), overlay: .confirm(title: "删除", Confirm(rows, question: "删除？")))
        for size in [Size.home, Size(rows: 16, columns: 60)] {
            #expect(page.draw(size: size).find("删除？") != nil)
            #expect(FrameCheck.problems(page, size: size) == [])
        }
    }

    @Test func `help scrolls and stops at its end`() {
        var text = TextView((0..<40).map { Line("行 \($0)") }, pageRows: 10)
        #expect(text.handle(.act(.pageForward)) == true)
        #expect(text.top == 10)
        for _ in 0..<100 { _ = text.handle(.key(.down)) }
        let page = Page(title: Fixture.title("帮助", "H1"), overlay: .help(title: "帮助", text))
        #expect(page.draw(size: .home).find("行 39") != nil)
        #expect(text.handle(.key(.character("x"))) == false)
    }

    @Test func `commands are found by their keys, the legend shows those that work`() {
        let commands = [
            Command(.act(.submit), "提交", barred: "没有改动", "send"), Command(.digit(3), "进度单", "print"),
            Command(.act(.help), "帮助", "help"),
        ]
        #expect(Legend.items(commands).map(\.key) == ["3", "F1"])
        #expect(Legend.command(for: .act(.submit), in: commands)?.barred == "没有改动")
        #expect(Legend.command(for: .key(.character("３")), in: commands)?.action == "print")
        #expect(Legend.command(for: .key(.enter), in: commands) == nil)
    }
}
