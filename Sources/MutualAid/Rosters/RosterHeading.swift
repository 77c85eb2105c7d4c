/// What a roster tells of a person; other columns are passed over.
package enum RosterColumn: String, CaseIterable, Sendable {
    case serial, name, identity, phone

    /// Without them there is no roster.
    package static let needed: [RosterColumn] = [.name, .identity]
}

/// Where the columns of a roster (花名册) stand: found by their titles, in any order.
package struct RosterHeading: Hashable, Sendable {
    /// Counted from 0.
    package private(set) var places: [RosterColumn: Int]
    /// As they stand in the file.
    package private(set) var titles: [String]

    /// The heading in a row of a table; `nil` where it is none.
    package init?(_ titles: [String]) {
        let places = Self.places(titles)
        guard RosterColumn.needed.allSatisfy({ places[$0] != nil }) else { return nil }
        self.places = places
        self.titles = titles
    }

    /// Those that a row has, for saying what is missing.
    package static func columns(in titles: [String]) -> Set<RosterColumn> { Set(places(titles).keys) }

    /// Takes in the row after the heading where titles that are one over the other go on in it (联系方式 over 手机 and 座机).
    ///
    /// - Returns: false for a row of data, which is left alone.
    package mutating func takeIn(_ next: [String]) -> Bool {
        let isData = RosterColumn.needed.contains { column in
            places[column].map { next.indices.contains($0) && !next[$0].isEmpty } ?? false
        }
        let more = Self.places(next)
        guard !isData, !more.isEmpty else { return false }
        for (column, place) in more { places[column] = place }
        while titles.count < next.count { titles.append("") }
        for (place, title) in next.enumerated() where !title.isEmpty { titles[place] = title }
        return true
    }

    /// Where a column has several of its names, the plainest one counts: a phone before a way to reach somebody.
    private static func places(_ titles: [String]) -> [RosterColumn: Int] {
        let folded = titles.map(fold)
        var places: [RosterColumn: Int] = [:]
        for column in RosterColumn.allCases {
            places[column] = column.names.lazy.compactMap { name in folded.firstIndex(of: name) }.first
        }
        return places
    }

    /// Without spaces, stars, colons and what stands in brackets: `*身份证号（18位）` is 身份证号.
    private static func fold(_ title: String) -> String {
        var kept = ""
        var depth = 0
        for character in Normalise.compact(title) {
            switch character {
            case "(", "[", "【": depth += 1
            case ")", "]", "】": depth = max(0, depth - 1)
            case "*", ":", "_", "-", ".", "'": continue
            default:
                if depth == 0, !character.isWhitespace { kept += character.lowercased() }
            }
        }
        return kept
    }
}

extension RosterColumn {
    /// What may stand over it, the plainest first.
    fileprivate var names: [String] {
        switch self {
        case .serial: ["序号", "编号", "序", "行号", "no", "number", "serial"]
        case .name:
            [
                "姓名", "职工姓名", "员工姓名", "会员姓名", "人员姓名", "参保人姓名", "参保职工姓名", "被保障人姓名", "被保险人姓名", "名字",
                "name", "fullname",
            ]
        case .identity:
            [
                "身份证号", "身份证号码", "身份证", "证件号码", "证件号", "公民身份号码", "公民身份证号码", "居民身份证号码", "居民身份证号", "身份证件号码",
                "身份证件号", "身份号码", "有效证件号码", "职工身份证号", "职工身份证号码", "参保人身份证号", "被保障人身份证号", "被保障人证件号码", "被保险人证件号码",
                "id", "idnumber", "idcard", "identity",
            ]
        case .phone:
            [
                "手机号", "手机号码", "手机", "移动电话", "本人手机", "本人手机号", "联系手机", "电话", "电话号码", "联系电话", "联系号码", "联系方式",
                "phone", "mobile", "phonenumber", "mobilephone", "tel", "telephone",
            ]
        }
    }
}
