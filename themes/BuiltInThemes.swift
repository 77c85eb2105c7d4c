package import Terminal

/// The themes of this folder, compiled in; a folder given by the user stands in front of them.
package enum BuiltInThemes {
    /// File name and bytes, in the order shown; a test holds the list against the folder.
    package static var files: [(name: String, bytes: [UInt8])] {
        [
            ("theme-dark.toml", PackageResources.theme_dark_toml),
            ("theme-light.toml", PackageResources.theme_light_toml),
            ("theme-mono.toml", PackageResources.theme_mono_toml),
        ]
    }
    package static var names: [String] { files.map { ThemeFile.themeName(of: $0.name) } }

    /// - Parameters:
    ///   - name: `dark`, or the name of one of `others`.
    ///   - others: the user's own files, name and text; one of the same name hides a theme of ours.
    package static func load(
        _ name: String, others: [(name: String, text: String)] = []
    ) throws(ThemeFaults) -> Theme {
        if let other = others.first(where: { ThemeFile.themeName(of: $0.name) == name }) {
            return try ThemeFile.read(name: other.name, text: other.text)
        }
        guard let file = files.first(where: { ThemeFile.themeName(of: $0.name) == name }) else {
            let known = names + others.map { ThemeFile.themeName(of: $0.name) }
            throw ThemeFaults(faults: [.noSuchTheme(name: name, known: known)])
        }
        return try ThemeFile.read(name: file.name, text: String(decoding: file.bytes, as: UTF8.self))
    }
}
