/// The divisions in use and those that are no more, looked up by code.
package struct DivisionTree: Sendable {
    /// A row of the list in use: code, name, the code above it.
    package struct CurrentRow: Hashable, Sendable {
        package let code: String
        package let name: String
        package let parent: String

        package init(code: String, name: String, parent: String) {
            self.code = code
            self.name = name
            self.parent = parent
        }
    }

    /// A row of the history: months are `198012`, the status `current_2019`, `retired` or `retired_after_2019`.
    package struct HistoryRow: Hashable, Sendable {
        package let code: String
        package let name: String
        package let firstSeen: String
        package let lastSeen: String
        package let status: String

        package init(code: String, name: String, firstSeen: String, lastSeen: String, status: String) {
            self.code = code
            self.name = name
            self.firstSeen = firstSeen
            self.lastSeen = lastSeen
            self.status = status
        }
    }

    private var byCode: [DivisionCode: Division] = [:]
    private var provinces: Set<String> = []

    package static let empty = DivisionTree(current: [], history: [])

    /// Rows whose code is not six digits are left out. Of several rows with one code the one in use counts, else the last.
    package init(current: [CurrentRow], history: [HistoryRow]) {
        for row in history {
            guard let code = DivisionCode(row.code) else { continue }
            let retired = row.status.hasPrefix("retired") ? DivisionTree.month(row.lastSeen) : nil
            if let known = byCode[code], !DivisionTree.isOlder(known.retiredAfter, than: retired) { continue }
            byCode[code] = Division(code: code, name: row.name, parent: code.parent, retiredAfter: retired)
        }
        for row in current {
            guard let code = DivisionCode(row.code) else { continue }
            byCode[code] = Division(code: code, name: row.name, parent: DivisionCode(row.parent) ?? code.parent)
        }
        provinces = Set(byCode.keys.map(\.province))
    }

    package func division(_ code: DivisionCode) -> Division? { byCode[code] }
    package func name(of code: DivisionCode) -> String? { byCode[code]?.name ?? DivisionTree.province(code) }

    /// `["陕西省", "宝鸡市", "渭滨区"]`; of a province without its own list only its name; empty for an unknown code.
    package func path(of code: DivisionCode) -> [String] {
        guard isKnown(code) else { return [] }
        var path: [String] = []
        var next: DivisionCode? = code
        while let here = next {
            if let name = byCode[here]?.name ?? (here.level == .province ? DivisionTree.province(here) : nil) {
                path.insert(name, at: 0)
            }
            next = byCode[here].map(\.parent) ?? here.parent
        }
        return path
    }

    /// A listed code, retired or not; where no list of the province is held, its first two digits must be a province's.
    package func isKnown(_ code: DivisionCode) -> Bool {
        byCode[code] != nil || (!provinces.contains(code.province) && DivisionTree.province(code) != nil)
    }

    package func warning(of code: DivisionCode) -> DivisionWarning? {
        guard isKnown(code) else { return .unknown(code.text) }
        return byCode[code].flatMap { $0.retiredAfter == nil ? nil : .retired($0) }
    }

    /// The divisions in use right below one, in the order of their codes.
    package func children(of code: DivisionCode) -> [Division] {
        byCode.values.filter { $0.parent == code && $0.retiredAfter == nil }.sorted { $0.code < $1.code }
    }

    /// Those in use of all levels, in the order of their codes.
    package var current: [Division] { byCode.values.filter { $0.retiredAfter == nil }.sorted { $0.code < $1.code } }

    /// Whether one division is another or lies below it.
    package func isWithin(_ code: DivisionCode, _ above: DivisionCode) -> Bool {
        var next: DivisionCode? = code
        while let here = next {
            if here == above { return true }
            next = byCode[here].map(\.parent) ?? here.parent
        }
        return false
    }

    /// Codes were given again: 610202 was 城区 until 1999 and is 王益区.
    private static func isOlder(_ retired: String?, than other: String?) -> Bool {
        guard let retired else { return false }
        return other.map { retired < $0 } ?? true
    }

    private static func month(_ digits: String) -> String { digits.prefix(4) + "-" + digits.dropFirst(4) }

    private static func province(_ code: DivisionCode) -> String? { provinceNames[code.province] }
}

/// GB/T 2260, first two digits; 81…83 also begin the numbers of residence permits for Hong Kong, Macao and Taiwan residents.
private let provinceNames: [String: String] = [
    "11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区",
    "21": "辽宁省", "22": "吉林省", "23": "黑龙江省",
    "31": "上海市", "32": "江苏省", "33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省", "37": "山东省",
    "41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区", "46": "海南省",
    "50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省", "54": "西藏自治区",
    "61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区", "65": "新疆维吾尔自治区",
    "71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区", "83": "台湾省",
]
