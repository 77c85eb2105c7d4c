/// One way in which a typed name is wrong.
package enum PersonNameFlaw: Hashable, Sendable {
    case empty
    case tooLong(Int)
    case digit(String)
    case character(String)
    case hiddenCharacter(code: String)
    case privateUse(code: String)
    case interpunctPlace
}

package typealias PersonNameFaults = Faults<PersonNameFlaw>

/// A person's name as on the identity card: Han characters of every plane with their variation selectors, the interpunct
/// of minority names, Latin letters. Kept scalar for scalar; 1…50 characters.
package struct PersonName: Hashable, Sendable {
    package let text: String

    package init(_ typed: String) throws(PersonNameFaults) {
        let text = PersonName.normalised(typed)
        let flaws = PersonName.flaws(text)
        guard flaws.isEmpty else { throw PersonNameFaults(flaws) }
        self.text = text
    }

    /// The surname: two characters for the known double surnames, the first word of a Latin name, else the first character.
    package var surname: String { surnameOf(text) }
    /// What a posted list shows: the surname and two stars, so that the length is not told either.
    package var masked: String { surname + "**" }
}

extension PersonName: TextCoded {
    package var codedText: String { text }
    package init?(codedText: String) {
        guard let value = try? Self(codedText) else { return nil }
        self = value
    }
}

/// As `PersonName.surname`, of any text. A name with an interpunct has no surname: its first character stands for it.
package func surnameOf(_ name: String) -> String {
    guard let first = name.first else { return "" }
    if first.unicodeScalars.allSatisfy(NameScalar.isLatin) {
        return String(name.prefix { $0 != " " && $0 != NameScalar.interpunctCharacter })
    }
    let two = String(name.prefix(2))
    return name.count > 2 && doubleSurnames.contains(two) ? two : String(first)
}

/// Double surnames in use (from 百家姓 and 中国姓氏大辞典); a name of two characters never begins with one.
private let doubleSurnames: Set<String> = [
    "欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "长孙", "宇文", "轩辕",
    "东方", "独孤", "南宫", "端木", "申屠", "太史", "钟离", "呼延", "闻人", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于",
    "仲孙", "鲜于", "闾丘", "亓官", "司寇", "子车", "颛孙", "巫马", "公西", "漆雕", "乐正", "壤驷", "公良", "拓跋", "夹谷",
    "宰父", "谷梁", "榖梁", "段干", "百里", "东郭", "南门", "羊舌", "微生", "梁丘", "左丘", "东门", "西门", "第五", "纳兰",
    "完颜", "叶赫", "赫连", "太叔", "公羊", "贺兰", "叱干", "屋庐",
]

extension PersonName {
    private static func normalised(_ typed: String) -> String {
        let scalars = Array(Normalise.halfWidth(typed).unicodeScalars)
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if scalar == " " {
                let next = scalars[index...].first { $0 != " " }
                guard let last = kept.last, let next, NameScalar.isLatin(last), NameScalar.isLatin(next) else {
                    continue
                }
                kept.append(" ")
            } else {
                kept.append(NameScalar.isInterpunctVariant(scalar) ? NameScalar.interpunct : scalar)
            }
        }
        return String(kept)
    }

    private static func flaws(_ text: String) -> [PersonNameFlaw] {
        if text.isEmpty { return [.empty] }
        var flaws: [PersonNameFlaw] = text.count > 50 ? [.tooLong(text.count)] : []
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let flaw = flaw(scalar, after: previous), !flaws.contains(flaw) { flaws.append(flaw) }
            previous = scalar
        }
        if let last = text.unicodeScalars.last, NameScalar.isJoiner(last), !flaws.contains(.interpunctPlace) {
            flaws.append(.interpunctPlace)
        }
        return flaws
    }

    private static func flaw(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> PersonNameFlaw? {
        if NameScalar.isHan(scalar) || NameScalar.isLatin(scalar) || scalar == " " { return nil }
        if NameScalar.isJoiner(scalar) {
            return previous.map { !NameScalar.isJoiner($0) } == true ? nil : .interpunctPlace
        }
        if NameScalar.isVariationSelector(scalar), let previous, NameScalar.isHan(previous) { return nil }
        if scalar.digit != nil { return .digit(String(scalar)) }
        if NameScalar.isPrivateUse(scalar) { return .privateUse(code: scalar.code) }
        return scalar.isHidden ? .hiddenCharacter(code: scalar.code) : .character(String(scalar))
    }
}

/// The scalars of names, by range, so that a name doesn't depend on the Unicode version of the machine.
private enum NameScalar {
    static let interpunct: Unicode.Scalar = "·"
    static let interpunctCharacter: Character = "·"

    /// U+2027, U+2022, U+30FB, U+FF65, U+22C5, U+2219, U+25CF, and the points that an input method gives.
    static func isInterpunctVariant(_ scalar: Unicode.Scalar) -> Bool { "‧•・･⋅∙●．.。".unicodeScalars.contains(scalar) }

    static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar == interpunct || scalar == "-" || scalar == "'" }

    /// The unified ideographs with all extensions, and 〇, which names use.
    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD: true
        default: false
        }
    }

    /// ASCII, Latin-1, Extended-A and -B, Extended Additional.
    static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
        default: false
        }
    }

    static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
        (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    }

    static func isPrivateUse(_ scalar: Unicode.Scalar) -> Bool {
        (0xE000...0xF8FF).contains(scalar.value) || scalar.value >= 0xF0000
    }
}
