import Foundation
package import Office

extension Migration {
    /// What takes away again what the migrations after `number` have added, the last first.
    package static func undoing(after number: Int) -> [String] {
        let later = all.filter { $0.number > number }.flatMap(\.statements).map { statement in
            statement.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        // A table that was made anew with wider bounds serves the older schema as well.
        let renamed = later.filter { $0.starts(with: ["ALTER", "TABLE"]) && $0[3] == "RENAME" }.map { $0[2] }
        return later.reversed().compactMap { words in
            if renamed.contains(words[2]) { return nil }
            switch words.prefix(2) {
            case ["CREATE", "TABLE"]: return "DROP TABLE \(words[2])"
            case ["CREATE", "INDEX"]: return "DROP INDEX IF EXISTS \(words[2])"
            case ["CREATE", "UNIQUE"]: return "DROP INDEX IF EXISTS \(words[3])"
            case ["ALTER", "TABLE"]: return "ALTER TABLE \(words[2]) DROP COLUMN \(words[5])"
            default: return nil
            }
        }
    }
}
