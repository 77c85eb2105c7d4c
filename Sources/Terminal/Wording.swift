/// The few words that widgets say by themselves.
package struct Wording: Sendable, Hashable {
    package let isChinese: Bool
    package static let zh = Wording(isChinese: true)
    package static let en = Wording(isChinese: false)

    package func tooSmall(need: Size, have: Size) -> String {
        pick(
            "窗口太小：需要 \(need.columns)x\(need.rows)，现在 \(have.columns)x\(have.rows)，输入都在",
            "Too small: needs \(need.columns)x\(need.rows), now \(have.columns)x\(have.rows); input is kept")
    }
    package func codeTooLarge(need: Size) -> String {
        pick("这里画不下二维码：要 \(need.columns)x\(need.rows)", "No room for the QR code: needs \(need.columns)x\(need.rows)")
    }
    private func pick(_ zh: String, _ en: String) -> String { isChinese ? zh : en }

    package var waiting: String { pick("正在读取", "Loading") }
    package var noMatch: String { pick("没有相符的", "Nothing matches") }
    package var empty: String { pick("没有记录", "Nothing here") }
    package var choose: String { pick("选择", "Choose") }
    package var take: String { pick("取用", "Take") }
    package var colon: String { pick("：", ": ") }
    package var find: String { pick("找", "Find") }
    package var move: String { pick("移动", "Move") }
    package var upDown: String { pick("上下", "Up Down") }
    package var close: String { pick("关闭", "Close") }
    package var scroll: String { pick("翻页", "Page") }
    package var yes: String { pick("确认", "Yes") }
    package var back: String { pick("返回", "Back") }
    package var page: String { pick("页", "Page") }
    package var changed: String { pick("改", "was") }
    package var pasteClipped: String { pick("粘贴的内容太长，只留下前面部分", "The pasted text is too long, only its start was kept") }
    package func full(_ limit: Int) -> String { pick("这一项最多 \(limit) 个字", "At most \(limit) characters here") }
    package var nothingToUndo: String { pick("没有可以撤销的", "Nothing to undo") }
    package var nothingToRedo: String { pick("没有可以重做的", "Nothing to redo") }
    package var noList: String { pick("这一项没有列表，直接打字", "No list for this field, just type") }
    package var noListToTick: String { pick("这一项没有列表，按空格或数字", "No list for this field: Space or a digit") }
    package var onlyDigits: String { pick("这一项只收数字", "Only digits here") }
    package var notAnOption: String { pick("没有这个选项：空格换一个，F4 列出全部", "No such choice: Space for the next, F4 lists all") }
    package var useYes: String { pick("按 F10 或 Y 确认，F12 返回", "F10 or Y confirms, F12 goes back") }
    package var notHere: String { pick("这个键在这里没有用", "That key does nothing here") }
    package var noSuchNumber: String { pick("没有这个号", "No such number") }
    package var imeHint: String {
        pick("菜单里请打数字，或切换输入法后打拼音首字母", "Use digits here, or switch the input method off for letters")
    }
    package var linearHelp: String {
        pick(
            "逐行问答：回车保留，空格加回车清空，< 退一步，? 帮助，/ 找人和命令，F10 等键打出来再回车",
            "Line by line: Enter keeps, a space empties, < goes back, ? helps, / finds, F10 and other keys are typed out"
        )
    }
    package var linearClose: String { pick("回车关闭", "Enter closes") }
    package var linearSeveral: String { pick("；几样写 1 2", "; several: 1 2") }
    package var linearNoChoice: String { pick("没有这个选项，请打数字：", "No such choice; type a number:") }
    package var linearChoose: String { pick("请输入编号", "Number") }
}
