import Terminal
import Testing

@Suite struct PageTests {
    static let sizes = [
        Size.home, Size(rows: 20, columns: 60), Size(rows: 30, columns: 100), Size(rows: 16, columns: 60),
        Size(rows: 50, columns: 132), Size(rows: 15, columns: 59), Size(rows: 2, columns: 3), Size(rows: 0, columns: 0),
    ]

    @Test(arguments: sizes)
    func `every page keeps the promises of a frame at every size`(size: Size) {
        for (name, page) in Fixture.all {
            for policy in [WidthPolicy.standard, .wideAmbiguous] {
                #expect(FrameCheck.problems(page, size: size, policy: policy) == [], "\(name)")
            }
        }
    }

    @Test func `the rows stand where interaction.md puts them`() {
        let rows = Fixture.enrolmentPage().draw(size: .home).text.split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(rows[0] == " 互助柜台  会员参保                    E1  渭滨区总工会  周敏 经办  培训  09:41")
        #expect(rows[1] == " 新会员  1 登记 > 2 选择保障 > 3 确认")
        #expect(rows[3] == "  证件号码 *      61010319850615001X                无误  男  1985-06-15  39 岁")
        #expect(rows[6] == "  单位 *        + 宝鸡渭滨机械3厂")
        #expect(rows[20] == String(repeating: "─", count: 80))
        #expect(rows[21] == " 单位：打字即找，F4 列出全部 24 个单位")
        #expect(rows[22].hasPrefix(" Enter 下一项  F4 列表"))
    }

    @Test func `money stands right in its slot and shared rows stand under one another`() {
        let grid = Fixture.claimPage().draw(size: .home)
        #expect(grid.find("统筹支付")?.column == grid.find("出院日")?.column)
        #expect(grid.row(5).hasSuffix("0.00"))
        #expect(grid.find("18,642.50")?.column == 21)
        #expect(grid.find("4,206.31")?.column == 22)
    }

    @Test func `figures stand at the decimal point, a sample keeps its mark`() {
        let grid = Fixture.claimPage().draw(size: .home)
        let row = grid.find("18,800.00~")
        #expect(row?.column == 51)
        let total = grid.find("互助金")
        #expect(total?.column == 40)
        if let row { #expect(grid.role(at: Point(row: row.row, column: 60)) == .sample) }
    }

    @Test func `the cursor stands at the caret, on the ticked box, and in the open list`() {
        var form = Fixture.enrolment()
        #expect(Fixture.enrolmentPage(form).draw(size: .home).cursor == Point(row: 3, column: 36))
        form.focus(on: "name")
        _ = form.handle(.key(.home))
        #expect(Fixture.enrolmentPage(form).draw(size: .home).cursor == Point(row: 4, column: 18))
        form.focus(on: "papers")
        _ = form.handle(.key(.right))
        #expect(Fixture.enrolmentPage(form).draw(size: .home).cursor?.column == 31)
        #expect(Fixture.listPage(selected: 14).draw(size: .home).cursor == Point(row: 6, column: 0))
    }

    @Test func `an error shows a mark, its sentence, and the message while the field has the focus`() {
        var form = Fixture.enrolment()
        form.setError("id", "最后一位应是 X")
        var page = Fixture.enrolmentPage(form)
        page.message = nil
        let grid = page.draw(size: .home)
        #expect(grid.row(3).hasPrefix(" !证件号码"))
        #expect(grid.row(3).contains("最后一位应是 X"))
        #expect(grid.row(21) == " !! 最后一位应是 X")
        #expect(page.draw(size: Size(rows: 20, columns: 60)).row(17) == " !! 最后一位应是 X")
    }

    @Test func `a greyed field keeps its place and says why`() {
        var form = Fixture.enrolment()
        form.setDisabled("front", "先选用工形式")
        let grid = Fixture.enrolmentPage(form).draw(size: .home)
        #expect(grid.row(8).contains("生产一线") && grid.row(8).contains("先选用工形式"))
        #expect(grid.role(at: Point(row: 8, column: 18)) == .fieldDisabled)
    }

    @Test func `from 100 columns fields stand in two columns`() {
        let grid = Fixture.enrolmentPage().draw(size: Size(rows: 30, columns: 100))
        #expect(grid.find("证件号码") == Point(row: 3, column: 2))
        #expect(grid.find("用工形式") == Point(row: 3, column: 52))
        var form = Fixture.enrolment()
        form.oneColumn = true
        #expect(Fixture.enrolmentPage(form).draw(size: Size(rows: 30, columns: 100)).find("用工形式")?.column == 2)
    }

    @Test func `the side stands from its own width on`() {
        #expect(Fixture.menuPage().draw(size: .home).find("受理理赔")?.column == 54)
        #expect(Fixture.menuPage().draw(size: Size(rows: 20, columns: 60)).find("受理理赔") == nil)
    }

    @Test func `below 60x16 one line says what is needed`() {
        let grid = Fixture.enrolmentPage().draw(size: Size(rows: 15, columns: 59))
        #expect(grid.text.split(separator: "\n").map(String.init) == ["窗口太小：需要 60x16，现在 59x15，输入都在"])
    }

    @Test(arguments: [Size(rows: 20, columns: 60), Size(rows: 16, columns: 60), .home])
    func `a form longer than the body scrolls so that the focus and the field after it are in view`(size: Size) {
        var form = Form((1...40).map { Field("f\($0)", "第 \($0) 项", value: "v\($0)") })
        var page = Page(title: Fixture.title("长表", "L1"), blocks: [.form(form)])
        for index in 1...40 {
            page.blocks = [.form(form)]
            #expect(FrameCheck.problems(page, size: size) == [])
            let grid = page.draw(size: size)
            #expect(grid.find("v\(index)") != nil)
            if index < 40 { #expect(grid.find("v\(index + 1)") != nil) }
            _ = form.handle(.key(.tab))
        }
    }

    @Test func `a list takes what is left of the body, with its paging in the rule`() {
        let page = Fixture.listPage(selected: 14)
        #expect(page.listRows(size: .home) == 16)
        #expect(page.listRows(size: Size(rows: 20, columns: 60)) == 12)
        #expect(page.draw(size: .home).row(20).hasSuffix(" 2/4 ───"))
    }

    @Test func `digits before rows are those that pick them`() {
        for selected in [0, 8, 14, 39] {
            let page = Fixture.listPage(selected: selected)
            guard case .list(var list) = page.blocks[1] else { return }
            let grid = page.draw(size: Size(rows: 16, columns: 60))
            for row in 2..<12 {
                let line = grid.row(row)
                guard let digit = line.dropFirst(2).first?.wholeNumberValue, line.contains("LP"),
                    case .picked(let index) = list.handle(.key(.character(Character("\(digit)"))))
                else { continue }
                #expect(line.contains("LP61030225000\(1000 + index)"))
            }
        }
    }

    @Test func `narrow lists drop their least columns`() {
        let grid = Fixture.listPage().draw(size: Size(rows: 20, columns: 60))
        #expect(grid.find("状态") == nil && grid.find("互助金") != nil)
    }

    @Test func `the confirm screen marks changes and shows the capitals`() {
        let grid = Fixture.confirmPage().draw(size: .home)
        #expect(grid.find("*手机号") == Point(row: 4, column: 1))
        #expect(grid.find("改 13900001234") != nil && grid.find("壹佰叁拾元整") != nil)
    }

    @Test func `the legend gives up its least items where it is narrow, never the first`() {
        var page = Fixture.enrolmentPage()
        page.legend = (1...12).map { LegendItem(.act(Act.allCases[$0]), "很长的一个名字 \($0)", priority: $0) }
        let text = page.draw(size: Size(rows: 20, columns: 60)).text
        #expect(text.contains("很长的一个名字 1 ") && !text.contains("名字 12"))
        #expect(FrameCheck.problems(page).contains { $0.hasPrefix("the legend has no room for") })
    }

    @Test func `the title row keeps code and badge where it is narrow`() {
        let row = Fixture.enrolmentPage().draw(size: Size(rows: 20, columns: 60)).row(0)
        #expect(row.contains("E1") && row.contains("培训") && !row.contains("渭滨区"))
    }

    @Test func `frame checks find what is wrong`() {
        var page = Fixture.enrolmentPage()
        page.legend += [LegendItem(.act(.help), "帮助")]
        page.message = Message(.info, String(repeating: "长", count: 60))
        page.blocks = [.form(Form([Field("x", "一个太长太长的标签")]))]
        let problems = FrameCheck.problems(page)
        #expect(problems.contains("the legend shows F1 twice"))
        #expect(problems.contains { $0.hasPrefix("the message takes") })
        #expect(problems.contains { $0.hasPrefix("the label of x takes") })
        #expect(problems.contains("the legend shows F4, but no field has choices"))
    }

    @Test func `words of the frame have no character of ambiguous width`() {
        var page = Fixture.enrolmentPage()
        page.legend[0].name = "下一项…"
        #expect(FrameCheck.problems(page) == ["a character of ambiguous width in the frame: 下一项…"])
    }

    @Test func `a page without a focus hides the cursor in the message row`() {
        let grid = Page(title: Fixture.title("空", "X1"), blocks: [.lines(["没有"])]).draw(size: .home)
        #expect(grid.cursor == Point(row: 21, column: 0) && !grid.cursorVisible)
    }

    @Test func `lines are drawn in ASCII where the terminal can't be trusted with others`() {
        let text = Fixture.enrolmentPage().draw(size: .home, policy: .wideAmbiguous).text
        #expect(text.contains("- 同一人？ ----") && !text.contains("─"))
        #expect(text.contains("阿卜杜拉・买买提"))
    }

    @Test func `the open list never hides its field`() {
        for id in ["employer", "kind"] {
            for size in [Size.home, Size(rows: 16, columns: 60), Size(rows: 20, columns: 60)] {
                var form = Fixture.enrolment()
                form.focus(on: id)
                _ = form.handle(.act(.choices))
                let grid = Fixture.enrolmentPage(form).draw(size: size)
                #expect(grid.find(id == "kind" ? "用工形式" : "单位 *") != nil)
                #expect(grid.find("找 >") != nil)
            }
        }
    }

    @Test func `the last page of a text is told as the last, though it is drawn full`() {
        let lines = (1...30).map { Line("第 \($0) 行") }
        func rule(_ top: Int) -> String {
            Page(title: Fixture.title("长文", "L1"), blocks: [.text(TextView(lines, top: top, pageRows: 18))])
                .draw(size: .home).row(20)
        }
        #expect(rule(0).hasSuffix(" 1/2 ───"))
        #expect(rule(12).hasSuffix(" 2/2 ───"))
        #expect(rule(18).hasSuffix(" 2/2 ───"))
    }
}
