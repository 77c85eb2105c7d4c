internal import PlainTOML
package import Terminal

/// All that is wrong with a theme file, never only the first.
package struct ThemeFaults: Error, Hashable, Sendable {
    package let faults: [ThemeFault]
    package func text(chinese: Bool) -> String { faults.map { $0.text(chinese: chinese) }.joined(separator: "\n") }
}

/// Reads one theme file: a table for each role, whose keys are told at the head of files/theme-dark.toml.
package enum ThemeFile {
    /// - Parameter name: the file's name, for the faults; the theme's is the same without `theme-` and `.toml`.
    package static func read(name: String, text: String) throws(ThemeFaults) -> Theme {
        let table: [String: TOMLNode]
        do {
            table = try TOMLNode.parse(text)
        } catch {
            throw ThemeFaults(faults: [.syntax(file: name, line: error.line, message: error.message)])
        }
        var reader = Reader(file: name)
        reader.readRoot(table)
        if !reader.faults.isEmpty { throw ThemeFaults(faults: reader.faults) }
        return Theme(name: themeName(of: name), title: reader.title, styles: reader.styles)
    }

    /// `themes/theme-dark.toml` → `dark`.
    package static func themeName(of file: String) -> String {
        var name = file.split(separator: "/").last.map(String.init) ?? file
        if name.hasPrefix("theme-") { name.removeFirst("theme-".count) }
        if name.hasSuffix(".toml") { name.removeLast(".toml".count) }
        return name
    }
}

private struct Reader {
    let file: String
    var title = ""
    var styles: [Role: Style] = [:]
    var faults: [ThemeFault] = []
    /// What a role's file says; nil: nothing, so it is as [text].
    private var base = Style()
    private let roles = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.name, $0) })

    init(file: String) { self.file = file }

    mutating func readRoot(_ root: [String: TOMLNode]) {
        if case .table(let text)? = root["text"] {
            base = style(text, role: .text)
        } else {
            faults.append(.missing(file: file, key: "text"))
        }
        for (key, value) in root.sorted(by: { $0.key < $1.key }) {
            if key == "name" {
                title = value.text ?? ""
                if title.isEmpty { faults.append(.missing(file: file, key: key)) }
            } else if case .table(let table) = value {
                readRole(table, path: key)
            } else {
                faults.append(.unknownKey(file: file, key: key))
            }
        }
    }

    /// `[field]` is a role and holds the role `[field.focus]`.
    private mutating func readRole(_ table: [String: TOMLNode], path: String) {
        let inner = table.keys.filter { if case .table? = table[$0] { true } else { false } }.sorted()
        if let role = roles[path] {
            styles[role] = role == .text ? base : style(table, role: role)
        } else if inner.isEmpty || inner.count < table.count {
            faults.append(.unknownRole(file: file, key: path))
        }
        for key in inner {
            if case .table(let table)? = table[key] { readRole(table, path: path + "." + key) }
        }
    }

    private mutating func style(_ table: [String: TOMLNode], role: Role) -> Style {
        var style = base
        style.attributes = []
        style.attributes16 = []
        for (key, value) in table.sorted(by: { $0.key < $1.key }) {
            if case .table = value { continue }
            let path = role.name + "." + key
            switch key {
            case "fg": colour(value, path) { style.foreground = $0 }
            case "bg": colour(value, path) { style.background = $0 }
            case "fg16": colour16(value, path) { style.foreground16 = $0 }
            case "bg16": colour16(value, path) { style.background16 = $0 }
            case "attributes": style.attributes = attributes(value, path)
            case "attributes16": style.attributes16 = attributes(value, path)
            case "mono": style.mono = attributes(value, path)
            case "mark": style.mark = value.text
            default: faults.append(.unknownKey(file: file, key: path))
            }
        }
        if table["mono"] == nil { style.mono = [] }
        if table["mark"] == nil { style.mark = nil }
        return style
    }

    private mutating func colour(_ value: TOMLNode, _ path: String, _ set: (Colour) -> Void) {
        let text = value.text ?? value.whole.map { String($0) } ?? ""
        if let colour = Colour(text) { set(colour) } else { bad(value, path) }
    }

    private mutating func colour16(_ value: TOMLNode, _ path: String, _ set: (UInt8?) -> Void) {
        if value.text == "default" {
            set(nil)
        } else if let index = value.whole, (0..<16).contains(index) {
            set(UInt8(index))
        } else {
            bad(value, path)
        }
    }

    private mutating func bad(_ value: TOMLNode, _ path: String) {
        faults.append(.badColour(file: file, key: path, value: value.text ?? value.shown))
    }

    private mutating func attributes(_ value: TOMLNode, _ path: String) -> Attributes {
        var found: Attributes = []
        guard let text = value.text else {
            faults.append(.badAttribute(file: file, key: path, value: value.shown))
            return found
        }
        for word in text.split(separator: " ").map(String.init) {
            if let attribute = Attributes(name: word) {
                found.insert(attribute)
            } else {
                faults.append(.badAttribute(file: file, key: path, value: word))
            }
        }
        return found
    }
}

extension TOMLNode {
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var whole: Int? { if case .whole(let number) = self { number } else { nil } }
}
