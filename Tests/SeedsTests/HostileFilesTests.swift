import MutualAid
import PlainTOML
import Seeds
import Testing

/// Files that would end the program, were they given to the parser: keys nested without end, a table without a name.
@Suite struct HostileFilesTests {
    private static let endless = String(repeating: "a.", count: 20_000) + "a"
    private static func dotted(_ dots: Int) -> String { String(repeating: "k.", count: dots) + "k" }

    /// The line that is refused for its depth.
    private func line(_ text: String) -> Int? {
        do throws(TOMLNode.SyntaxFault) {
            _ = try TOMLNode.parse(text)
            return nil
        } catch {
            return error.message.contains("nested more") ? error.line : nil
        }
    }

    private func told(_ read: () throws(PlanFaults) -> Void) -> [String] {
        do throws(PlanFaults) {
            try read()
            return []
        } catch {
            return error.sentences(.zh).map(\.text)
        }
    }

    @Test(arguments: [
        "format = 1\n\(endless) = 1\n", "format = 1\n[\(endless)]\n", "format = 1\n[[\(endless)]]\nb = 2\n",
    ])
    func `every kind of file is refused with its line`(text: String) {
        let end = "第 2 行不合 TOML 语法（keys nested more than 32 deep）。请改正这一行。"
        func file(_ name: String) -> SeedFile { SeedFile(name: name, text: text) }
        #expect(told { () throws(PlanFaults) in _ = try Seeds.draft(file("p.toml")) } == ["p.toml：\(end)"])
        #expect(told { () throws(PlanFaults) in _ = try Seeds.calendar(file("c.toml")) } == ["c.toml：\(end)"])
        #expect(told { () throws(PlanFaults) in _ = try Seeds.bankFile(file("b.toml")) } == ["b.toml：\(end)"])
        let script = file("call-script.toml")
        #expect(
            told { () throws(PlanFaults) in _ = try Seeds.callScript(overriding: [script]) }
                == ["call-script.toml：\(end)"])
    }

    /// The first three are what somebody may well write.
    @Test(arguments: [
        "[保障]", "[[名单]]", "[ 【a】 ]", "[=]", "[.a]", "[[.a]]", "[\n", "[#x]", "[\u{A0}a]", "\u{FEFF}[@]", "  [,]",
        "[a.b]\r\n[é]",
    ])
    func `a table whose name can't be one is refused with its line`(table: String) {
        let text = "\u{FEFF}# 方案\na = \"[\"\nb = [\n[1],\n[2]]\n" + table.replacing("\u{FEFF}", with: "") + "\n"
        for (text, line) in [(table, 1), (text, 6)] {
            let last = table.hasPrefix("[a.b]") ? line + 1 : line
            #expect(
                told { () throws(PlanFaults) in _ = try Seeds.draft(SeedFile(name: "p.toml", text: text)) } == [
                    "p.toml：第 \(last) 行不合 TOML 语法（a table's name begins with a letter, a digit, _, - or a quote）。请改正这一行。"
                ], "\(text.debugDescription)")
        }
    }

    @Test(arguments: [
        "[]", "[[]]", "[", "[[", "[ ", "[a", "[\"a\" x]", "[a]]", "[ [a]]", "[a.]", "[a.保]", "[a..b]", "a. = 1", "= 1",
        "保 = 1",
    ])
    func `what the parser refuses by itself is told with its line`(text: String) {
        #expect(throws: TOMLNode.SyntaxFault.self) { try TOMLNode.parse("b = 1\n" + text) }
        #expect(throws: TOMLNode.SyntaxFault.self) { try TOMLNode.parse(text + "\n") }
    }

    @Test(arguments: [
        "a = [}", "a = [1, }", "a = { b = [ # {\n } }", "a = { b = 1 ]", "a = }", "a = ]", "[[a]}", "[a}",
    ])
    func `brackets that don't match are told with their line`(text: String) {
        do throws(TOMLNode.SyntaxFault) {
            _ = try TOMLNode.parse("# [\nb = \"]\"\n" + text)
            Issue.record("it was read")
        } catch {
            #expect(error.message == "brackets don't match" && error.line == (text.contains("\n") ? 4 : 3))
        }
    }

    @Test(arguments: [
        "a = 2025-01-01 1", "a = [2025-01-01 1, 2]", "a = { b = 20_25-01-01 1}", "a = 2025-01-01 1 # x",
        "a = 2025-01-01 1:00", "a = 2024-03-0u 3 ", "a = 2026-01-é 4 4",
    ])
    func `a day with half an hour behind it is told with its line`(text: String) {
        for end in ["", "\n", "\r\nb = 1\n"] {
            do throws(TOMLNode.SyntaxFault) {
                _ = try TOMLNode.parse("# 2025-01-01 1\nz = \"2025-01-01 1\"\n" + text + end)
                Issue.record("it was read")
            } catch { #expect(error.message == "an hour has two digits" && error.line == 3) }
        }
    }

    @Test(arguments: [
        ("a = 4520-02-x{ 1", "a bracket where none can be"), ("a=4520-02-x[ 1", "a bracket where none can be"),
        ("a = 2025-01-1= 1", "one = too many"), ("a=[2025-01-1= 1]", "one = too many"),
        ("a = [] [", "a bracket where none can be"), ("a = {b = 1 = 2}", "one = too many"),
        ("a = \"x\"{ 1", "a bracket where none can be"), ("a = {{ b = 1}}", "a bracket where none can be"),
    ])
    func `a value that goes on where it can't is told with its line`(text: String, message: String) {
        do throws(TOMLNode.SyntaxFault) {
            _ = try TOMLNode.parse("z = 1\n" + text + "\n")
            Issue.record("it was read")
        } catch { #expect(error.message == message && error.line == 2) }
    }

    @Test func `brackets and signs that stand where they can are read`() throws {
        let text = """
            a = [[1], [ 2 ], [{b = 1, c = { d = [ 3,
              4 ] } }, {}]] # [ = {
            e = { f = [ "=" ], 'g' = 5 , h.i = { } }
            day-2-x= 1
            "=" = 1
            1= 2
             [[ j ]]
            [j.k]
            l = [ # = [
              # {
              { m = 1 },
            ]
            2025-01-1= 1
            n = '''
            x = = [ { 1
            '''
            """
        #expect(try Set(TOMLNode.parse(text).keys) == ["a", "e", "day-2-x", "=", "1", "j"])
    }

    @Test func `days and times are read, and what looks like them`() throws {
        let text =
            "a = 2025-01-01 \nb = 2025-01-01 07:32:00\nc = [-1 , 2]\nd-1 = 3\n1-1 = 4\ne = 1e-5 # 1\nf = 07:32:00\n"
        #expect(try TOMLNode.parse(text).count == 7)
    }

    @Test func `names that begin with a digit, a dash or a quote are names`() throws {
        let text = "[1]\n[-a]\n[_b]\n[ \"保障\" ]\n['.']\n[[ z ]]\n\t[[z]]\n"
        #expect(try Set(TOMLNode.parse(text).keys) == ["1", "-a", "_b", "保障", ".", "z"])
    }

    @Test func `thirty-two dots are read, one more is not`() throws {
        var node = TOMLNode.table(try TOMLNode.parse("\(Self.dotted(32)) = 1\n"))
        var depth = 0
        while case .table(let fields) = node, let inner = fields["k"] {
            node = inner
            depth += 1
        }
        #expect(depth == 33)
        #expect(line("\(Self.dotted(33)) = 1\n") == 1)
        #expect(line("\(Self.dotted(32)) = { \(Self.dotted(1)) = 1 }\n") == 1)
        #expect(line("a = [\n { \(Self.dotted(20)) = 1 },\n { \(Self.dotted(33)) = 1 },\n]\n") == 3)
    }

    @Test func `brackets and dots together don't add up to a depth that ends the program`() {
        let step = String(repeating: "{ \(Self.dotted(30)) = ", count: 250)
        #expect(line("a = " + step + "1" + String(repeating: "}", count: 250)) == 1)
    }

    @Test(arguments: [
        #"a = "\#(String(repeating: "x.", count: 99))""#, "a = '\(String(repeating: "x.", count: 99))'",
        "a = 1 # \(String(repeating: "x.", count: 99))",
        "a = \"\"\"\n\(String(repeating: "x.\n", count: 99))\"\"\"",
        #"a = "\"\#(String(repeating: ".x", count: 99))""#,
        "a = [\(String(repeating: "{ b.c = 1 },\n", count: 99))]", "a = [\(String(repeating: "1.5, ", count: 99))]",
        String(repeating: "[[x.y]]\nz.w = 1.5\n", count: 99),
    ])
    func `dots that nest nothing are no matter`(text: String) throws {
        #expect(try !TOMLNode.parse(text).isEmpty)
    }

    /// Each text is TOML up to the keys, so the parser would come as far as them.
    @Test(arguments: [
        #"a = { b = """x"""", \#(dotted(40)) = 1 }"#, "a = { b = '''x''''', \(dotted(40)) = 1 }",
        #"a = { b = "\\", \#(dotted(40)) = 1 }"#, #"a = { b = '\', \#(dotted(40)) = 1 }"#,
        ##"a = { "#" = 1, \##(dotted(40)) = 1 }"##, #"a = { "." . "=" . 'x"' . \#(dotted(30)) = 1 }"#,
        #"a = { b = """\""", \#(dotted(40)) = """, \#(dotted(40)) = 1 }"#,
    ])
    func `no quote hides the dots behind it`(text: String) {
        #expect(line(text) == 1)
    }
}
