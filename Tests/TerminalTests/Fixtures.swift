import Terminal

/// Pages like those of screens.md, for frames.
enum Fixture {
    static func title(_ screen: String, _ code: String) -> TitleRow {
        TitleRow(
            system: "互助柜台", screen: screen, code: code, office: "渭滨区总工会", person: "周敏 经办", badge: "培训",
            clock: "09:41")
    }

    static let employers: [Option] = (1...24).map {
        Option("E\($0)", "宝鸡渭滨机械\($0)厂", detail: "91610302MA6TEXT\($0)Y", keys: "bjwbjx\($0)c")
    }

    static func enrolment() -> Form {
        var form = Form([
            Field("id", "证件号码", .code, required: true, limit: 18, help: "身份证号码，18 位", value: "61010319850615001X"),
            Field("name", "姓名", required: true, limit: 50, value: "阿卜杜拉·买买提"),
            Field("phone", "手机号", .code, required: true, limit: 12, value: "13800001234"),
            Field("employer", "单位", .find, required: true, sticky: true, options: employers, value: "E3"),
            Field(
                "kind", "用工形式", .choice, sticky: true,
                options: [Option("1", "在职", keys: "zz"), Option("2", "新就业形态", keys: "xjyxt")], value: "1"),
            Field("front", "生产一线", .toggle(yes: "是", no: "否"), value: "no"),
            Field("medical", "职工医保", .toggle(yes: "是", no: "否"), required: true, value: "yes"),
            Field("card", "银行卡", .code, limit: 19, value: "6228480402564890018"),
            Field(
                "papers", "已留存材料", .checks, width: 40,
                options: [Option("id", "身份证"), Option("card", "银行卡"), Option("form", "申请书")], value: "id"),
        ])
        form.setNote("id", Note("无误  男  1985-06-15  39 岁", .good))
        form.setNote("phone", Note("无误", .good))
        form.setNote("card", Note("无误  用于收款，可后补", .good))
        return form
    }

    static let legend: [LegendItem] = [
        LegendItem(.shown("Enter"), "下一项", priority: 3), LegendItem(.act(.choices), "列表", priority: 2),
        LegendItem(.act(.bringBack), "取回", priority: 6), LegendItem(.act(.submit), "登记并选保障", priority: 1),
        LegendItem(.act(.help), "帮助", priority: 2), LegendItem(.act(.back), "返回", priority: 1),
    ]

    static func enrolmentPage(_ form: Form = enrolment()) -> Page {
        Page(
            title: title("会员参保", "E1"), crumb: Line("新会员  1 登记 > 2 选择保障 > 3 确认", .breadcrumb),
            blocks: [
                .spacer(1), .form(form), .spacer(1), .rule("同一人？"), .lines(["  没有发现相同证件号；同名同生日 0 人"]),
            ], message: Message(.info, "单位：打字即找，F4 列出全部 24 个单位"), legend: legend)
    }

    static func claimPage() -> Page {
        var form = Form([
            Field("in", "入院日", .day, required: true, value: "2025-09-02"),
            Field("out", "出院日", .day, required: true, beside: true, value: "2025-09-12"),
            Field("bill", "结算单号", .code, required: true, limit: 20, value: "BJ2025091200317"),
            Field("total", "总费用", .money, required: true, value: "18,642.50"),
            Field("pooled", "统筹支付", .money, required: true, beside: true, value: "13,049.75"),
            Field("other", "其他", .money, required: true, beside: true, value: "0.00"),
            Field("own", "自付", .money, required: true, value: "4,206.31"),
            Field("self", "自费", .money, required: true, beside: true, value: "1,386.44"),
            Field(
                "papers", "", .checks,
                options: [Option("a", "申请书"), Option("b", "结算单"), Option("c", "出院记录")], section: "材料", value: "a,b"),
        ])
        form.setNote("out", Note("10 天", .good))
        form.setNote("self", Note("五项相符", .good))
        form.setNote("bill", Note("无误  未见重复", .good))
        return Page(
            title: title("理赔录入", "C1"), crumb: Line("张某某 > 住院  1 录入 > 2 确认", .breadcrumb),
            blocks: [
                .lines(["  张某某  610***********001X  住院+意外 2025-05-29 至 2026-05-28 有效"]), .form(form), .spacer(1),
                .rule("核算单  住院+意外 2024 版"),
                .figures(
                    Figures([
                        FigureRow("自付", "4,206.31"),
                        FigureRow("乘给付比例 100%", detail: "公布", "4,206.31"),
                        FigureRow("本期已付 1,200.00，限额 20,000.00 余", "18,800.00~"),
                        FigureRow("首次补齐 300", detail: "不适用：本期已领过", "4,206.31"),
                        FigureRow("互助金", "4,206.31", isTotal: true),
                    ])),
            ], message: Message(.warning, "缺 出院记录：可先受理，一次告知"),
            legend: legend.filter { $0.binding != .act(.choices) })
    }

    static func menuPage() -> Page {
        Page(
            title: title("主菜单", "M0"),
            blocks: [
                .spacer(2),
                .menu(
                    Menu(
                        [
                            MenuItem(1, "会员参保", hint: "找人、登记、续保", letters: "hycb"),
                            MenuItem(2, "选择保障", hint: "七项保障，能参哪些、为什么", letters: "xzbz"),
                            MenuItem(3, "理赔录入", hint: "一次录入，全部保障一起核算", letters: "lplr"),
                            MenuItem(4, "进度查询", hint: "到哪一步了，还差什么", letters: "jdcx"),
                            MenuItem(5, "统计报表", letters: "tjbb", barred: "还没有数据"),
                            MenuItem(0, "退出", letters: "tc"),
                        ], lettersOpenBox: true)),
            ],
            side: Side(
                [Line("今日", .section), .blank, Line([Span("受理理赔        6 件")])], width: 28, from: 80, row: 2),
            message: Message(.info, "草稿 2 份未发出：F9 取回"),
            legend: [LegendItem(.shown("1-9"), "选择"), LegendItem(.act(.help), "帮助"), LegendItem(.act(.leave), "退出")])
    }

    static func listPage(rows: Int = 40, selected: Int = 0) -> Page {
        let list = ListView(
            [Column("理赔号", 17), Column("姓名", 16), Column("状态", 0, drop: 1), Column("互助金", 11, .right)],
            rows: (0..<rows).map {
                ListRow(
                    "\($0)",
                    [Line("LP61030225000\(1000 + $0)"), "阿卜杜拉·买买提", Line("待复审", .muted), Line("\($0),206.31", .figure)])
            }, selected: selected, pageRows: 12)
        return Page(
            title: title("进度查询", "S1"), crumb: "全部理赔", blocks: [.spacer(1), .list(list)],
            legend: [LegendItem(.shown("1-9"), "选择"), LegendItem(.act(.back), "返回")])
    }

    static func confirmPage(canBeUndone: Bool = false) -> Page {
        Page(
            title: title("会员参保", "E3"), crumb: "3 确认",
            blocks: [
                .spacer(1),
                .confirm(
                    Confirm(
                        [
                            ConfirmRow("姓名", "张某某"), ConfirmRow("手机号", "13800001234", was: "13900001234"),
                            ConfirmRow("会费", "130.00", also: "壹佰叁拾元整"),
                        ], question: "登记这位会员？F10 或 Y 确认", canBeUndone: canBeUndone)),
            ], legend: [LegendItem(.act(.submit), "确认"), LegendItem(.act(.back), "返回修改")])
    }

    static var all: [(String, Page)] {
        var open = enrolment()
        open.focus(on: "employer")
        _ = open.handle(.act(.choices))
        var help = enrolmentPage()
        help.overlay = .help(title: "证件号码", TextView((1...30).map { Line("第 \($0) 条：身份证号码 18 位，最后一位可以是 X。") }))
        var boxed = menuPage()
        var box = Box("ab")
        box.show([
            BoxItem(id: "1", kind: "会员", label: "阿卜杜拉·买买提", detail: "宝鸡渭滨机械厂"),
            BoxItem(id: "2", kind: "命令", label: "刷新", key: "F5", barred: "没有网络"),
        ])
        boxed.overlay = .box(box)
        return [
            ("enrolment", enrolmentPage()), ("picker", enrolmentPage(open)), ("claim", claimPage()),
            ("menu", menuPage()),
            ("list", listPage(selected: 14)), ("confirm", confirmPage()), ("help", help), ("box", boxed),
        ]
    }
}
