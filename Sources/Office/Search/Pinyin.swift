import Foundation
import MutualAid

/// Readings of Chinese names, kept by their parts: the transform costs 80 ms at its first use and 20 µs at each.
final class Pinyin {
    /// A reading without spaces, and the first letter of each syllable.
    struct Reading: Hashable {
        var full = ""
        var initials = ""
    }

    private var surnames: [String: [String]] = [:]
    /// 卜 is bo only in 萝卜; in names it is bu (阿卜杜拉).
    private var characters: [Character: String] = ["卜": "bu"]

    /// 单 解 仇 查 曾 任 区 are read as the surnames they are; ICU's Names transform knows them (domain.md §5).
    private static let ofSurnames = StringTransform("Han-Latin/Names; Latin-ASCII")
    private static let ofCharacters = StringTransform("Han-Latin; Latin-ASCII")
    /// Readings in the names of places and units that differ from the commonest one.
    private static let phrases: [(String, [String])] = [
        ("长安", ["chang", "an"]), ("长武", ["chang", "wu"]), ("重庆", ["chong", "qing"]), ("厦门", ["xia", "men"]),
        ("银行", ["yin", "hang"]),
    ]

    func reading(ofPerson name: String) -> Reading {
        guard !name.contains("·") else { return reading(syllables(of: name[...])) }
        let surname = surnameOf(name)
        return reading(syllables(ofSurname: surname) + syllables(of: name.dropFirst(surname.count)))
    }

    func reading(ofEmployer name: String) -> Reading {
        var syllables: [String] = []
        var rest = name[...]
        while !rest.isEmpty {
            if let (phrase, reading) = Self.phrases.first(where: { rest.hasPrefix($0.0) }) {
                syllables += reading
                rest = rest.dropFirst(phrase.count)
            } else {
                syllables += self.syllables(of: rest.prefix(1))
                rest = rest.dropFirst()
            }
        }
        return reading(syllables)
    }

    private func reading(_ syllables: [String]) -> Reading {
        var reading = Reading()
        for syllable in syllables {
            let folded = SearchText.fold(syllable)
            reading.full += folded
            reading.initials += folded.prefix(1)
        }
        return reading
    }

    private func syllables(ofSurname surname: String) -> [String] {
        if let known = surnames[surname] { return known }
        let read = surname.applyingTransform(Self.ofSurnames, reverse: false) ?? surname
        let syllables = read.split(separator: " ").map(String.init)
        surnames[surname] = syllables
        return syllables
    }

    private func syllables(of text: Substring) -> [String] {
        text.map { character in
            if let known = characters[character] { return known }
            let text = String(character)
            let read = text.applyingTransform(Self.ofCharacters, reverse: false) ?? text
            characters[character] = read
            return read
        }
    }
}

/// Text as it is searched: both what is stored and what is typed go through the same folding.
enum SearchText {
    /// Half-width, small letters; spaces, interpuncts and variation selectors left out; ü as u, which is how keyboards
    /// without it write lü and nü (lv, nv too).
    static func fold(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in Normalise.halfWidth(text).unicodeScalars where !isSilent(scalar) {
            let small = scalar.isASCII ? Unicode.Scalar(lower(UInt8(truncatingIfNeeded: scalar.value))) : scalar
            let isSyllableOfV = small == "v" && (scalars.last == "l" || scalars.last == "n")
            scalars.append(isSyllableOfV ? "u" : small)
        }
        return String(scalars)
    }

    /// Each end of the text, so that any part of it is the start of one of them.
    static func suffixes(of folded: String) -> [String] {
        let scalars = folded.unicodeScalars
        return scalars.indices.map { String(scalars[$0...]) }
    }

    /// Above every text that begins with `start`.
    static func end(of start: String) -> String { start + "\u{10FFFF}" }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

    private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0xB7, 0x2022, 0x2027, 0x30FB, 0x27, 0x2D: true
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        case 0...0x1F, 0x7F...0x9F: true
        default: false
        }
    }
}
