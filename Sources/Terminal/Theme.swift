/// A colour of a theme: the terminal's own, one of 256, or 24 bits that fall to the nearest of 256.
package enum Colour: Hashable, Sendable {
    case standard
    case index(UInt8)
    case rgb(RGB)

    /// "default", "0" … "255", "#rrggbb".
    package init?(_ text: String) {
        if text == "default" {
            self = .standard
        } else if text.hasPrefix("#") {
            guard let rgb = RGB(hex: text) else { return nil }
            self = .rgb(rgb)
        } else if let index = UInt8(text) {
            self = .index(index)
        } else {
            return nil
        }
    }

    /// The index of the 256-colour palette; nil for the terminal's own colour.
    package var index256: UInt8? {
        switch self {
        case .standard: nil
        case .index(let index): index
        case .rgb(let rgb): rgb.nearest256
        }
    }
    /// nil for the terminal's own colour, which nobody knows.
    package var rgb: RGB? {
        switch self {
        case .standard: nil
        case .index(let index): RGB(index256: index)
        case .rgb(let rgb): rgb
        }
    }
}

package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Attributes(rawValue: 1)
    package static let reverse = Attributes(rawValue: 2)
    package static let underline = Attributes(rawValue: 4)
    package static let dim = Attributes(rawValue: 8)

    package init?(name: String) {
        switch name {
        case "bold": self = .bold
        case "reverse": self = .reverse
        case "underline": self = .underline
        case "dim": self = .dim
        default: return nil
        }
    }
}

/// How one role looks with 256 colours, 16, and none.
package struct Style: Hashable, Sendable {
    package var foreground: Colour
    package var background: Colour
    package var attributes: Attributes
    /// 0–15, nil for the terminal's own.
    package var foreground16: UInt8?
    package var background16: UInt8?
    package var attributes16: Attributes
    package var mono: Attributes
    /// The textual mark of a state: "!" for an error.
    package var mark: String?
    package init(
        foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = [],
        foreground16: UInt8? = nil, background16: UInt8? = nil, attributes16: Attributes = [], mono: Attributes = [],
        mark: String? = nil
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
        self.foreground16 = foreground16
        self.background16 = background16
        self.attributes16 = attributes16
        self.mono = mono
        self.mark = mark
    }
    /// Contrast of the 256-colour form; nil when a colour is the terminal's own.
    package var contrast: Double? {
        guard let front = foreground.rgb, let back = background.rgb else { return nil }
        return front.contrast(with: back)
    }
}

package struct Theme: Hashable, Sendable {
    package var name: String
    package var title: String
    package var styles: [Role: Style]
    package init(name: String, title: String = "", styles: [Role: Style]) {
        self.name = name
        self.title = title
        self.styles = styles
    }
    /// A role without a style looks like `text`; a QR code doesn't, for readers want it dark on light.
    package subscript(role: Role) -> Style {
        if let style = styles[role] { return style }
        return role == .code ? Self.paper : styles[.text] ?? Style()
    }

    private static let paper = Style(
        foreground: .index(16), background: .index(231), foreground16: 0, background16: 7, mono: .reverse)

    /// Roles that hold text and fall below this contrast; ≥ 4.5, or 7 in a high-contrast theme.
    package func contrastFaults(atLeast least: Double) -> [ThemeFault] {
        Role.allCases.compactMap { role in
            guard role != .rule, let contrast = self[role].contrast, contrast < least else { return nil }
            return .lowContrast(file: name, role: role.name, contrast: contrast, least: least)
        }
    }

    /// Default colours with attributes only: NO_COLOR, vt100, and what is used when no theme file can be read.
    package static let mono = Theme(
        name: "mono", title: "Mono",
        styles: [
            .text: Style(), .title: Style(attributes: .bold, attributes16: .bold, mono: .bold),
            .field: Style(attributes: .underline, attributes16: .underline, mono: .underline),
            .fieldFocus: Style(attributes: .reverse, attributes16: .reverse, mono: .reverse),
            .fieldError: Style(
                attributes: [.bold, .underline], attributes16: [.bold, .underline], mono: [.bold, .underline]),
            .key: Style(attributes: .bold, attributes16: .bold, mono: .bold),
            .menuSelected: Style(attributes: .reverse, attributes16: .reverse, mono: .reverse),
            .listSelected: Style(attributes: .reverse, attributes16: .reverse, mono: .reverse),
            .popupSelected: Style(attributes: .reverse, attributes16: .reverse, mono: .reverse),
            .popupInput: Style(attributes: .underline, attributes16: .underline, mono: .underline),
            .messageError: Style(attributes: .bold, attributes16: .bold, mono: .bold),
            .messageWarning: Style(attributes: .bold, attributes16: .bold, mono: .bold),
            .badgeTraining: Style(attributes: .reverse, attributes16: .reverse, mono: .reverse),
            .total: Style(attributes: .bold, attributes16: .bold, mono: .bold),
            .changed: Style(attributes: .bold, attributes16: .bold, mono: .bold),
            .match: Style(attributes: .underline, attributes16: .underline, mono: .underline),
            .code: Style(attributes: .reverse, attributes16: .reverse, mono: .reverse),
        ])
}

/// What is wrong with a theme file, each with its file and key.
package enum ThemeFault: Error, Hashable, Sendable {
    case syntax(file: String, line: Int, message: String)
    case unknownRole(file: String, key: String)
    case unknownKey(file: String, key: String)
    case badColour(file: String, key: String, value: String)
    case badAttribute(file: String, key: String, value: String)
    case missing(file: String, key: String)
    case lowContrast(file: String, role: String, contrast: Double, least: Double)
    case noSuchTheme(name: String, known: [String])

    package func text(chinese: Bool) -> String {
        switch self {
        case .syntax(let file, let line, let message):
            return chinese ? "\(file) 第 \(line) 行写法有误：\(message)" : "\(file) line \(line): \(message)"
        case .unknownRole(let file, let key):
            return chinese ? "\(file)：没有 \(key) 这个角色，改正或删去这一节" : "\(file): no role \(key); correct or remove it"
        case .unknownKey(let file, let key):
            return chinese
                ? "\(file)：\(key) 不是主题的键，改正或删去" : "\(file): \(key) is no key of a theme; correct or remove it"
        case .badColour(let file, let key, let value):
            return chinese
                ? "\(file)：\(key) 的颜色 \(value) 不对，写 #rrggbb、0-255 或 default"
                : "\(file): \(key): bad colour \(value); write #rrggbb, 0-255 or default"
        case .badAttribute(let file, let key, let value):
            return chinese
                ? "\(file)：\(key) 的 \(value) 不对，写 bold、reverse、underline、dim"
                : "\(file): \(key): bad attribute \(value); write bold, reverse, underline or dim"
        case .missing(let file, let key): return chinese ? "\(file)：缺 \(key)，补上" : "\(file): \(key) is missing; add it"
        case .lowContrast(let file, let role, let contrast, let least):
            let found = "\(Int(contrast * 10) / 10).\(Int(contrast * 10) % 10)"
            let wanted = "\(Int(least * 10) / 10).\(Int(least * 10) % 10)"
            return chinese
                ? "\(file)：\(role) 的对比度 \(found) 低于 \(wanted)，换一种颜色"
                : "\(file): \(role): contrast \(found) is below \(wanted); choose another colour"
        case .noSuchTheme(let name, let known):
            return chinese
                ? "没有主题 \(name)，现有：\(known.joined(separator: "、"))"
                : "There is no theme \(name); there are: \(known.joined(separator: ", "))"
        }
    }
}
