import MutualAid
import Testing

/// A wrong entry and what people are told about it.
struct Spoken: Sendable, CustomTestStringConvertible {
    let typed: String
    let zh: String
    let en: String

    init(_ typed: String, _ zh: String, _ en: String) {
        self.typed = typed
        self.zh = zh
        self.en = en
    }

    var testDescription: String { typed }

    /// The fault's words in both languages are exactly these, each in two parts.
    func expect(_ fault: (some Worded)?, _ location: SourceLocation = #_sourceLocation) {
        let zh = fault?.sentence(.zh)
        let en = fault?.sentence(.en)
        #expect(zh?.text == self.zh, sourceLocation: location)
        #expect(en?.text == self.en, sourceLocation: location)
        #expect(zh?.what.isEmpty == false && zh?.todo.isEmpty == false, sourceLocation: location)
        #expect(en?.what.isEmpty == false && en?.todo.isEmpty == false, sourceLocation: location)
    }
}

/// The fault that reading throws; nil where it throws none.
func fault<Value, Fault: Error>(_ read: () throws(Fault) -> Value) -> Fault? {
    do throws(Fault) {
        _ = try read()
        return nil
    } catch {
        return error
    }
}
