import Foundation
import MutualAid

/// For each subject of the search keys the sum of their hashes: a lookup for each of some millions of keys would take longer
/// than all the rest. Nobody has a reason to forge them, so the hash need not be a keyed one.
final class KeySums: @unchecked Sendable {
    private var sums: [Int64: UInt64]
    private let scope: Int
    private let pinyin = Pinyin()

    init(_ scope: Int, _ sums: [Int64: UInt64]) {
        self.scope = scope
        self.sums = sums
    }

    static func hash(_ key: String) -> UInt64 {
        // FNV-1a, then mixed, so that sums of similar keys differ.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ hash >> 31) &* 0x9e37_79b9_7f4a_7c15
        return hash ^ hash >> 29
    }

    /// Whether the subject's keys are those of its name; each is asked for once.
    func match(_ subject: Int64, _ name: String) -> Bool {
        let reading =
            scope == SearchKeys.people ? pinyin.reading(ofPerson: name) : pinyin.reading(ofEmployer: name)
        let expected = SearchKeys.keys(name: name, reading: reading).reduce(0) { $0 &+ Self.hash($1) }
        return sums.removeValue(forKey: subject) ?? 0 == expected
    }

    /// Keys of nobody.
    var left: [Int64] { sums.keys.sorted() }
}

/// Some rows of `person`, still sealed.
private struct PeoplePage: Sendable {
    struct Row: Sendable {
        let id: PersonID
        let number: String
        let name: String
        let secret: Data
        let lookUps: LookUps
    }

    var rows: [Row] = []

    func check(_ keys: KeySums?, _ sealer: Sealer, _ findings: inout Findings) throws(OfficeFault) {
        for row in rows {
            do throws(OfficeFault) {
                let secret = try sealer.read(row.secret, .person(row.id)) { bytes throws(UnreadableBytes) in
                    try PersonSecret(reading: bytes)
                }
                if findings.looksFor(.lookUps), row.lookUps != LookUps(name: row.name, secret, sealer) {
                    findings.note(.lookUps, row.number)
                }
            } catch { try findings.note(error, String(row.id.value)) }
            if let keys, !keys.match(row.id.value, row.name) { findings.note(.searchKeys, row.number) }
        }
    }
}

extension CheckPass {
    private static let peopleAtOnce = 1000

    mutating func people() throws(OfficeFault) {
        guard findings.looksFor(.sealedValues, .searchKeys, .lookUps) else { return }
        let keys = findings.looksFor(.searchKeys) ? try keySums(SearchKeys.people) : nil
        var page = PeoplePage()
        try office.database.query(.check(.people), []) { row throws(OfficeFault) in
            page.rows.append(
                PeoplePage.Row(
                    id: row.id(0), number: row.text(1), name: row.text(2), secret: row.bytes(3),
                    lookUps: LookUps(row, at: 4)))
            if page.rows.count == Self.peopleAtOnce {
                hand(page, keys)
                page = PeoplePage()
            }
        }
        hand(page, keys)
        if let keys {
            bench.put { findings in for id in keys.left { findings.note(.searchKeys, "search_key \(id)") } }
            try employers()
        }
    }

    private mutating func hand(_ page: PeoplePage, _ keys: KeySums?) {
        bench.put { [sealer = office.sealer] findings throws(OfficeFault) in
            try page.check(keys, sealer, &findings)
        }
        add(page.rows.count * Weight.person)
    }

    private func employers() throws(OfficeFault) {
        let keys = try keySums(SearchKeys.employers)
        let names = try office.database.rows(.check(.employers)) { ($0.integer(0), $0.text(1)) }
        bench.put { findings in
            for (id, name) in names where !keys.match(id, name) { findings.note(.searchKeys, name) }
            for id in keys.left { findings.note(.searchKeys, "search_key \(id)") }
        }
    }

    private func keySums(_ scope: Int) throws(OfficeFault) -> KeySums {
        var sums: [Int64: UInt64] = [:]
        try office.database.query(.check(.searchKeys), [scope.sql]) { row throws(OfficeFault) in
            sums[row.integer(0), default: 0] &+= KeySums.hash(row.text(1))
        }
        return KeySums(scope, sums)
    }
}
