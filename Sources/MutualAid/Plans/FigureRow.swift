/// One figure of an edition as the plan page and `huzhu plans check` show it: what, how much, on what basis.
package struct FigureRow: Hashable, Sendable {
    package let label: Bilingual
    package let value: Bilingual
    package let basis: Basis
    package let source: String?

    init<Value>(_ zh: String, _ en: String, _ figure: Figure<Value>, _ value: Bilingual) {
        label = Bilingual(zh: zh, en: en)
        self.value = value
        basis = figure.basis
        source = figure.source
    }

    init(_ zh: String, _ en: String, _ figure: Figure<Money>) {
        self.init(zh, en, figure, Bilingual(zh: figure.value.grouped, en: figure.value.grouped))
    }

    init(_ zh: String, _ en: String, _ figure: Figure<Int>, zh unit: String, en unitEn: String) {
        self.init(zh, en, figure, Bilingual(zh: "\(figure.value)\(unit)", en: "\(figure.value)\(unitEn)"))
    }

    package var isSample: Bool { basis == .sample }
}

extension Edition {
    /// Whether any figure is a placeholder that an office must replace.
    package var usesSample: Bool { figures.contains { $0.isSample } }
}
