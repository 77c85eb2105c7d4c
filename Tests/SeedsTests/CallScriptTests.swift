import MutualAid
import Seeds
import Testing

@Suite struct CallScriptTests {
    @Test func `the built-in script asks whether the money came and how content the person is`() throws {
        let script = try Seeds.callScript()
        #expect(script.lines.count >= 4)
        let values = Dictionary(uniqueKeysWithValues: CallScript.places.map { ($0, "〇") })
        for language in Language.allCases {
            for line in script.lines(language, values) {
                #expect(!line.contains("{") && !line.contains("}"), "\(line)")
            }
            #expect(script.lines(language, values).contains { $0.contains("5") })
        }
    }

    @Test func `an office's own script takes its place, and its faults are told`() throws {
        let own = SeedFile(name: "call-script.toml", text: "[[line]]\nzh = \"喂\"\nen = \"Hello\"\n")
        #expect(try Seeds.callScript(overriding: [own]).lines == [Bilingual(zh: "喂", en: "Hello")])
        // It is no plan.
        #expect(try Seeds.catalogue(overriding: [own]).plans.count == 7)
        for (text, key) in [("line = 1", "line"), ("", "line"), ("[[line]]\nzh = \"喂\"\n", "line[0].en"), ("[[", "")] {
            let file = SeedFile(name: "call-script.toml", text: text)
            do {
                _ = try Seeds.callScript(overriding: [file])
                Issue.record("taken: \(text)")
            } catch { #expect(error.all.first?.key == key) }
        }
    }
}
