internal import CTerminal
internal import Terminal

/// A style in the form that a terminal of so many colours can show.
struct StyleForm: Equatable {
    /// Palette numbers, -1 the terminal's own.
    var foreground: Int32 = -1
    var background: Int32 = -1
    var attributes: UInt32 = 0

    init(_ style: Style, colours: Int) {
        let chosen: Attributes
        if colours >= 256 {
            foreground = style.foreground.index256.map(Int32.init) ?? -1
            background = style.background.index256.map(Int32.init) ?? -1
            chosen = style.attributes
        } else if colours >= 8 {
            foreground = style.foreground16.map(Int32.init) ?? -1
            background = style.background16.map(Int32.init) ?? -1
            chosen = style.attributes16
        } else {
            chosen = style.mono
        }
        if chosen.contains(.bold) { attributes |= UInt32(CT_BOLD) }
        if chosen.contains(.underline) { attributes |= UInt32(CT_UNDERLINE) }
        if chosen.contains(.reverse) { attributes |= UInt32(CT_REVERSE) }
        if chosen.contains(.dim) { attributes |= UInt32(CT_DIM) }
    }
}
