import Foundation
import MutualAid

// Days are ISO text, instants milliseconds, booleans 0/1, codes their own text (architecture.md, habit 14).

extension Int64 { var sql: SQLValue { .integer(self) } }
extension Int { var sql: SQLValue { .integer(Int64(self)) } }
extension Bool { var sql: SQLValue { .integer(self ? 1 : 0) } }
extension String { var sql: SQLValue { .text(self) } }
extension Data { var sql: SQLValue { .bytes(self) } }
extension Day { var sql: SQLValue { .text(iso) } }
extension Instant { var sql: SQLValue { .integer(milliseconds) } }
extension Money { var sql: SQLValue { .integer(fen) } }
extension Identifier { var sql: SQLValue { .integer(value) } }
extension CounterNumber { var sql: SQLValue { .text(text) } }
extension DivisionCode { var sql: SQLValue { .text(text) } }
extension ExactText { var sql: SQLValue { .text(text) } }
extension RawRepresentable where RawValue == String { var sql: SQLValue { .text(rawValue) } }

extension Optional {
    func sql(_ value: (Wrapped) -> SQLValue) -> SQLValue { map(value) ?? .null }
}

extension SQLRow {
    func int(_ place: Int) -> Int { Int(integer(place)) }
    func bool(_ place: Int) -> Bool { integer(place) != 0 }
    func instant(_ place: Int) -> Instant { Instant(milliseconds: integer(place)) }
    func money(_ place: Int) -> Money { Money(fen: integer(place)) }
    func id<Subject>(_ place: Int) -> Identifier<Subject> { Identifier(integer(place)) }
    func intOrNil(_ place: Int) -> Int? { isNull(place) ? nil : int(place) }
    func textOrNil(_ place: Int) -> String? { isNull(place) ? nil : text(place) }
    func idOrNil<Subject>(_ place: Int) -> Identifier<Subject>? { isNull(place) ? nil : id(place) }

    func day(_ place: Int) throws(OfficeFault) -> Day { try value(Day(stored: text(place)), place) }
    func number(_ place: Int) throws(OfficeFault) -> CounterNumber {
        try value(CounterNumber(codedText: text(place)), place)
    }
    func division(_ place: Int) throws(OfficeFault) -> DivisionCode { try value(DivisionCode(text(place)), place) }
    func name(_ place: Int) throws(OfficeFault) -> PersonName { try value(PersonName(codedText: text(place)), place) }
    func code<Code: RawRepresentable>(_ place: Int) throws(OfficeFault) -> Code where Code.RawValue == String {
        try value(Code(rawValue: text(place)), place)
    }

    /// A stored value that the domain refuses was not stored by this program.
    func value<Value>(_ value: Value?, _ place: Int) throws(OfficeFault) -> Value {
        guard let value else { throw .damaged("column \(place): \(isNull(place) ? "NULL" : text(place))") }
        return value
    }
}
