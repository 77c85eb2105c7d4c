import MutualAid
import Testing

struct WordsTests {
    private struct Told: Worded, Hashable {
        let what: String
        let todo: String
        func sentence(_ language: Language) -> Sentence { Sentence(what: what, todo: todo) }
    }

    @Test func `Chinese parts are joined without a space and English ones with one`() {
        #expect(Sentence(what: "金额不能是负数。", todo: "请去掉负号。").text == "金额不能是负数。请去掉负号。")
        #expect(Sentence(what: "It is empty.", todo: "Type it.").text == "It is empty. Type it.")
    }

    @Test func `several flaws say everything that happened and each advice once`() {
        let faults = Faults([
            Told(what: "A.", todo: "Do."), Told(what: "B.", todo: "Do."), Told(what: "C.", todo: "Go."),
        ])
        #expect(faults.sentence(.en) == Sentence(what: "A. B. C.", todo: "Do. Go."))
        #expect(faults.sentences(.en).count == 3)
    }

    @Test func `the languages are stored as zh and en`() {
        #expect(Language.allCases.map(\.rawValue) == ["zh", "en"])
    }
}
