import Foundation
import MutualAid
import Testing

/// What is stored is one plain text or number, and what would be refused when typed is refused when read.
struct StoredValuesTests {
    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode([value]), as: UTF8.self)
    }

    private func read<Value: Decodable>(_ json: String, as type: Value.Type) -> Value? {
        (try? JSONDecoder().decode([Value].self, from: Data(json.utf8)))?.first
    }

    @Test func `money, days and moments are stored as one value`() throws {
        #expect(try json(Money(fen: 105)) == "[105]")
        #expect(read("[105]", as: Money.self) == Money(fen: 105))
        #expect(try json(try #require(Day(stored: "1880-01-01"))) == #"["1880-01-01"]"#)
        #expect(read(#"["1880-01-01"]"#, as: Day.self)?.year == 1880)
        #expect(read(#"["2026-02-30"]"#, as: Day.self) == nil)
        #expect(try json(Instant(milliseconds: -5)) == "[-5]")
        #expect(read("[-5]", as: Instant.self) == Instant(milliseconds: -5))
    }

    @Test func `identity is stored as its text and read only if right`() throws {
        #expect(try json(try ResidentID("61010319850615001x")) == #"["61010319850615001X"]"#)
        #expect(read(#"["61010319850615001X"]"#, as: ResidentID.self)?.sex == .male)
        #expect(read(#"["610103198506150011"]"#, as: ResidentID.self) == nil)
        #expect(read(#"["91350100M000100Y43"]"#, as: CreditCode.self)?.division == "350100")
        #expect(read(#"["91350100M000100Y44"]"#, as: CreditCode.self) == nil)
        #expect(read(#"["6222021234567890123"]"#, as: BankCard.self)?.luhnPasses == false)
        #expect(read(#"["622"]"#, as: BankCard.self) == nil)
        #expect(try json(try Phone("09173262345")) == #"["0917-3262345"]"#)
        #expect(read(#"["0917-3262345"]"#, as: Phone.self)?.isMobile == false)
        #expect(read(#"["110"]"#, as: Phone.self) == nil)
        #expect(read(#"["阿卜杜拉·买买提"]"#, as: PersonName.self)?.surname == "阿")
        #expect(read(#"["2"]"#, as: PersonName.self) == nil)
    }

    @Test func `numbers and divisions are stored as their text and read only if right`() throws {
        #expect(try json(try CounterNumber(parsing: "LP610302250003177")) == #"["LP610302250003177"]"#)
        #expect(read(#"["LP610302250003177"]"#, as: CounterNumber.self)?.serial == 317)
        #expect(read(#"["LP610302250003178"]"#, as: CounterNumber.self) == nil)
        #expect(read(#"["610302"]"#, as: DivisionCode.self)?.province == "61")
        #expect(read(#"["61"]"#, as: DivisionCode.self) == nil)
        #expect(read(#"[{"first":1,"last":9}]"#, as: NumberBlock.self)?.last == 9)
        #expect(read(#"[{"first":9,"last":1}]"#, as: NumberBlock.self) == nil)
        let block = try NumberBlock(first: 1, last: 9)
        #expect(read(try json(block), as: NumberBlock.self) == block)
    }
}
