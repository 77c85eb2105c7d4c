/// How many cells text takes. Must agree with libc's wcwidth, which is what ncurses believes.
package struct WidthPolicy: Sendable, Hashable {
    /// Cells of an ambiguous character (· “ ” …) in this terminal: 1 or 2.
    package var ambiguous: Int
    /// Scalars for which libc's wcwidth is −1: ncurses would draw nothing, so 〓 is drawn.
    package var undrawable: ScalarRanges
    /// Frame lines from - | + instead of box-drawing characters.
    package var asciiRules: Bool

    package init(
        ambiguous: Int = 1, undrawable: ScalarRanges = .glibc236, asciiRules: Bool = false
    ) {
        self.ambiguous = ambiguous
        self.undrawable = undrawable
        self.asciiRules = asciiRules
    }
    package static let standard = WidthPolicy()
    package static let wideAmbiguous = WidthPolicy(ambiguous: 2, asciiRules: true)

    /// One cell or two, as terminals are set: not for words of the frame.
    package static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        RangeSearch.contains(WidthTable.ambiguous, scalar.value)
    }

    package func drawable(_ scalar: Unicode.Scalar) -> Bool { !undrawable.contains(scalar.value) }

    /// Scalars of `text` that this terminal can't show, for a field's help: the data keeps them.
    package func undrawableScalars(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !drawable($0) }
    }
}

/// A set of scalars as rising ranges.
package struct ScalarRanges: Sendable, Hashable {
    /// first, last, first, last … in rising order.
    let bounds: [UInt32]
    package init(_ ranges: [ClosedRange<UInt32>]) {
        bounds = ranges.sorted { $0.lowerBound < $1.lowerBound }.flatMap { [$0.lowerBound, $0.upperBound] }
    }
    package func contains(_ value: UInt32) -> Bool { RangeSearch.contains(bounds, value) }
    package static let none = ScalarRanges([])
    /// The CJK gaps of glibc 2.36 (Unicode 14), found by calling wcwidth: Extension I, H and what is unassigned around
    /// them. A running session passes the ranges of its own libc.
    package static let glibc236 = ScalarRanges([
        0xA48D...0xA48F, 0x2A6E0...0x2A6FF, 0x2B739...0x2B73F, 0x2B81E...0x2B81F, 0x2CEA2...0x2CEAF,
        0x2EBE1...0x2F7FF, 0x2FA1E...0x2FFFF, 0x3134B...0x3FFFF,
    ])
}

enum RangeSearch {
    static func contains(_ bounds: [UInt32], _ value: UInt32) -> Bool {
        guard let last = bounds.last, value <= last, value >= bounds[0] else { return false }
        var low = 0
        var high = bounds.count / 2 - 1
        while low <= high {
            let middle = (low + high) / 2
            if value < bounds[middle * 2] {
                high = middle - 1
            } else if value > bounds[middle * 2 + 1] {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}

extension WidthPolicy {
    /// Cells of one scalar by itself: 0, 1 or 2. Control characters take none: they are never drawn.
    package func width(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7F { return value < 0x20 ? 0 : 1 }
        if value < 0xA0 { return 0 }
        if value >= 0x4E00 && value <= 0x9FFF { return 2 }
        if RangeSearch.contains(WidthTable.zero, value) || value == 0x2028 || value == 0x2029 { return 0 }
        if RangeSearch.contains(WidthTable.wide, value) || undrawable.contains(value) { return 2 }
        if ambiguous == 2, RangeSearch.contains(WidthTable.ambiguous, value) { return 2 }
        return 1
    }

    package func width(of text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var cells = 0
            for byte in bytes {
                if byte >= 0x7F { return nil }
                if byte >= 0x20 { cells += 1 }
            }
            return cells
        } ?? text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    package func width(of character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// `text` clipped to whole characters that fit `cells`.
    package func clip(_ text: String, to cells: Int) -> String {
        if width(of: text) <= cells { return text }
        var room = cells
        var clipped = ""
        for character in text {
            room -= width(of: character)
            if room < 0 { break }
            clipped.append(character)
        }
        return clipped
    }

    /// Clipped and padded to exactly `cells`.
    package func fit(_ text: String, to cells: Int, align: Align = .left) -> String {
        let clipped = clip(text, to: cells)
        let space = max(0, cells - width(of: clipped))
        let before =
            switch align {
            case .left: 0
            case .right: space
            case .centre: space / 2
            }
        return String(repeating: " ", count: before) + clipped + String(repeating: " ", count: space - before)
    }

    private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "？", "！", "）", "”", "》", "」", "~"]

    /// Text in lines of at most `cells`, broken at spaces or between wide characters.
    package func wrap(_ text: String, to cells: Int) -> [String] {
        guard cells > 1, width(of: text) > cells else { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        /// The last place to break: `line` up to and without its space.
        var breakAt: String.Index?
        for character in text {
            let wide = width(of: character)
            if used + wide > cells {
                if let place = breakAt, wide == 1, character != " " {
                    let rest = String(line[place...].drop { $0 == " " })
                    lines.append(String(line[..<place]))
                    line = rest
                    used = width(of: rest)
                } else {
                    // No line starts with a closing mark: the character before it comes along.
                    let taken = Self.closing.contains(character) && line.count > 1 ? line.removeLast() : nil
                    lines.append(line)
                    line = taken.map { String($0) } ?? ""
                    used = width(of: line)
                }
                breakAt = nil
                if character == " " && line.isEmpty { continue }
            }
            if character == " " && !line.isEmpty { breakAt = line.endIndex }
            line.append(character)
            if wide == 2 { breakAt = nil }
            used += wide
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}

/// Characters that are never shown and never accepted: controls, and what can't be seen but acts on what stands beside it:
/// direction marks, joiners, tags, line separators. Variation selectors stay: they choose among the forms of a character.
package enum Unshown {
    package static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        // Latin letters, Han and Hangul hold nothing of the kind.
        case 0...0xAC, 0x3000...0xD7FF: false
        default:
            switch scalar.properties.generalCategory {
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }
    /// Newlines and tabs become a space, everything else of the kind goes.
    package static func strip(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: contains) else { return text }
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n" && afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            if scalar == "\n" || scalar == "\r" || scalar == "\t" {
                scalars.append(" ")
            } else if !contains(scalar) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
