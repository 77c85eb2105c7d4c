import CTerminal
import Curses
import Terminal

/// Keys as ncurses gives them. Text is UTF-8; after a byte FF, which UTF-8 never has, stands the number of a key; FE is a pause, FD
/// a code that is no character.
func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder { Size(rows: 24, columns: 80) }
    var keys: [Key] = []
    var rest = bytes[...]
    while let byte = rest.first {
        switch byte {
        case 0xFF:
            let number = Int32(rest.dropFirst().first ?? 0)
            let first = Int32(number < 0x40 ? Int(CT_FIRST_KEY) : Int(CT_KEY_F0) - 0x40)
            decoder.take(first + number, into: &keys)
            rest = rest.dropFirst(2)
        case 0xFE:
            decoder.quiet(into: &keys)
            rest = rest.dropFirst()
        case 0xFD:
            decoder.take(0xD800 + Int32(rest.dropFirst().first ?? 0), into: &keys)
            rest = rest.dropFirst(2)
        default:
            let text = rest.prefix { $0 < 0xFD }
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
                decoder.take(Int32(scalar.value), into: &keys)
            }
            rest = rest.dropFirst(text.count)
        }
    }
    decoder.quiet(into: &keys)
    decoder.endPaste(into: &keys)
    return keys
}

/// Nothing that comes of keys is a control character, but what was pasted, which the field cleans.
func readKeys(_ bytes: [UInt8]) {
    var resolver = KeyResolver()
    for key in keys(bytes) {
        if case .character(let character) = key, character.unicodeScalars.contains(where: isControl) {
            fatalError("a control character for a key: \(key)")
        }
        _ = key.name
        _ = resolver.resolve(key, typing: bytes.count.isMultiple(of: 2))
    }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// The bytes between the two marks of a paste, into a field of every kind and into the box, and undone again.
func readPaste(_ bytes: [UInt8]) {
    var decoder = KeyDecoder { Size(rows: 24, columns: 80) }
    var pasted: [Key] = []
    decoder.take(Int32(Int(CT_KEY_PASTE_BEGIN)), into: &pasted)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        decoder.take(Int32(scalar.value), into: &pasted)
    }
    decoder.take(Int32(Int(CT_KEY_PASTE_END)), into: &pasted)
    var form = everyKind
    for place in form.fields.indices {
        for key in pasted { _ = form.handle(.key(key)) }
        _ = form.handle(.act(.undo))
        _ = form.handle(.act(.redo))
        // A frame takes longer than all of the pasting: not after every field.
        if place.isMultiple(of: 3) { hold(page([.form(form)])) }
        _ = form.handle(.act(.choices))
        for key in pasted { _ = form.handle(.key(key)) }
        _ = form.handle(.key(.escape))
        _ = form.handle(.key(.tab))
    }
    see(page([.form(form)]))
    for value in form.export().values where value.unicodeScalars.contains(where: Unshown.contains) {
        fatalError("a field took what can't be seen: \(value.debugDescription)")
    }
}

private let everyKind: Form = {
    let options = [Option("a", "疾病", keys: "jb"), Option("b", "意外", keys: "yw", barred: "不行"), Option("3", "其他")]
    return Form([
        Field("text", "姓名", limit: 50), Field("code", "证件号码", .code, limit: 18), Field("secret", "密码", .secret),
        Field("money", "金额", .money), Field("day", "日期", .day), Field("digits", "号码", .digits, limit: 6),
        Field("choice", "起因", .choice, options: options), Field("toggle", "同意", .toggle(yes: "是", no: "否")),
        Field("checks", "材料", .checks, options: options), Field("find", "单位", .find, options: options),
    ])
}()

private func page(_ blocks: [Block]) -> Page {
    Page(
        title: TitleRow(system: "互助柜台", screen: "会员参保", code: "E1"), blocks: blocks,
        legend: [LegendItem(.act(.choices), "列表", priority: 1), LegendItem(.act(.back), "返回", priority: 1)])
}

/// Whatever was typed, the frame keeps its promises: widths, caret, room.
func hold(_ page: Page, _ size: Size = Size(rows: 24, columns: 80)) {
    let broken = FrameCheck.problems(page, size: size)
    if !broken.isEmpty { fatalError("a broken frame: \(broken)") }
}

/// Nothing that is drawn or read out steers a terminal.
func see(_ page: Page, _ size: Size = Size(rows: 24, columns: 80)) {
    let linear = page.linear()
    for text in page.draw(size: size, policy: .standard).text.split(separator: "\n").map(String.init)
        + [linear.prompt] + linear.lines
    where text.unicodeScalars.contains(where: Unshown.contains) {
        fatalError("what steers a terminal is shown: \(text.debugDescription)")
    }
}
