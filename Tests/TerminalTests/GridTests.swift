import Terminal
import Testing

/// A small deterministic generator: a failing run is repeated by its seed.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite struct GridTests {
    let row = Size(rows: 1, columns: 10)

    @Test func `a cell is eight bytes`() { #expect(MemoryLayout<Cell>.size <= 8 && MemoryLayout<Cell>.stride == 8) }

    @Test func `no wide character begins in the last column`() {
        var grid = Grid(size: row)
        grid.write("abcdefghi周", row: 0, column: 0)
        #expect(grid.text == "abcdefghi")
        #expect(grid.problems().isEmpty)
    }

    @Test func `overwriting half of a wide character blanks its other half`() {
        var grid = Grid(size: row)
        grid.write("周敏", row: 0, column: 0)
        grid.write("x", row: 0, column: 1)
        #expect(grid.text == " x敏")
        grid.write("y", row: 0, column: 2)
        #expect(grid.text == " xy")
        #expect(grid.problems().isEmpty)
    }

    @Test func `a width clips and pads, and aligns`() {
        var grid = Grid(size: row)
        grid.write("..........", row: 0, column: 0)
        #expect(grid.write("周敏", row: 0, column: 2, width: 3) == 3)
        #expect(grid.text == "..周 .....")
        grid.write("9.5", row: 0, column: 0, width: 6, align: .right)
        #expect(grid.text == "   9.5....")
    }

    @Test func `a variation selector stays with its character, an undrawable one shows as 〓`() {
        var grid = Grid(size: row)
        grid.write("葛\u{E0100}\u{31350}e\u{301}", row: 0, column: 0)
        #expect(grid.text == "葛\u{E0100}〓e\u{301}")
        #expect(grid.problems().isEmpty)
        #expect(grid.runs(0).map(\.width) == [10])
    }

    @Test func `the interpunct is drawn so that ncurses and the terminal agree`() {
        var narrow = Grid(size: Size(rows: 1, columns: 20))
        narrow.write("阿卜杜拉·买买提|", row: 0, column: 0)
        #expect(narrow.find("|") == Point(row: 0, column: 15))
        var wide = Grid(size: Size(rows: 1, columns: 24), policy: .wideAmbiguous)
        wide.write("阿卜杜拉·买买提|“×”", row: 0, column: 0)
        #expect(wide.find("|") == Point(row: 0, column: 16))
        #expect(wide.text == "阿卜杜拉・买买提|＂x ＂")
        #expect(wide.problems().isEmpty)
    }

    @Test func `a joined emoji is drawn as its parts, as many cells as libc counts`() {
        var grid = Grid(size: row)
        let end = grid.write("\u{1F469}\u{200D}\u{1F467}x", row: 0, column: 0)
        #expect(end == 5)
        #expect(grid.text == "\u{1F469}\u{1F467}x")
    }

    @Test func `control characters are never drawn`() {
        var grid = Grid(size: row)
        grid.write("a\u{1B}[2J\u{9B}b\u{202E}", row: 0, column: 0)
        #expect(grid.text == "a[2Jb")
    }

    @Test func `what can't be seen is never drawn, and its cells are as many as libc counts`() {
        for value in [0...0x9F, 0xAD...0xAD, 0x600...0x6FF, 0x1800...0x180F, 0x2000...0x206F, 0xFFF0...0xFFFF].joined()
            + Array(0xE0000...0xE007F)
        {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            var grid = Grid(size: Size(rows: 1, columns: 10))
            grid.write("周\(String(scalar))终", row: 0, column: 0)
            #expect(!grid.text.unicodeScalars.contains(where: Unshown.contains), "U+\(String(value, radix: 16))")
            let width = WidthPolicy.standard.width(of: scalar)
            #expect(grid.find("终") == Point(row: 0, column: 2 + width), "U+\(String(value, radix: 16))")
        }
    }

    @Test func `what is outside is not written`() {
        var grid = Grid(size: row)
        #expect(grid.write("x", row: 3, column: 0) == 0)
        #expect(grid.write("x", row: 0, column: 10) == 0)
        #expect(Grid(size: Size(rows: 0, columns: 0)).problems().isEmpty)
    }

    @Test(arguments: [UInt64(1), 20_260_315, 77, 4_294_967_291])
    func `random overwrites never leave half a character`(seed: UInt64) {
        var random = Seeded(state: seed)
        let pieces = [
            "周", "a", "·", "葛\u{E0100}", "\u{31350}", "  ", "阿卜杜拉·买买提", "e\u{301}x", "\u{1F600}", "12,345.00",
        ]
        for policy in [WidthPolicy.standard, .wideAmbiguous] {
            var grid = Grid(size: Size(rows: 3, columns: 23), policy: policy)
            for _ in 0..<500 {
                let text = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    pieces.randomElement(using: &random) ?? ""
                }
                let width: Int? = Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil
                grid.write(
                    text.joined(), row: Int.random(in: 0..<3, using: &random),
                    column: Int.random(in: 0..<23, using: &random),
                    width: width, role: Role.allCases.randomElement(using: &random) ?? .text)
                #expect(grid.problems() == [], "seed \(seed)")
            }
            for row in 0..<3 { #expect(grid.runs(row).reduce(0) { $0 + $1.width } == 23, "seed \(seed)") }
        }
    }

    @Test(arguments: [UInt64(2), 99, 123_456_789])
    func `painting the changes over the old frame gives the new one`(seed: UInt64) {
        var random = Seeded(state: seed)
        let pieces = ["周", "a", "葛\u{E0100}", "    ", "买买提", "x", "12,345.00"]
        var old = Grid(size: Size(rows: 2, columns: 30))
        for _ in 0..<300 {
            var new = old
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                new.write(
                    pieces.randomElement(using: &random) ?? "", row: Int.random(in: 0..<2, using: &random),
                    column: Int.random(in: 0..<30, using: &random), role: Bool.random(using: &random) ? .text : .field)
            }
            var painted = old
            for run in Grid.changes(from: old, to: new) {
                painted.write(run.text, row: run.row, column: run.column, width: run.width, role: run.role)
            }
            #expect(painted.text == new.text && painted.roles == new.roles, "seed \(seed)")
            #expect(painted.problems() == [], "seed \(seed)")
            old = new
        }
    }

    @Test func `an equal frame needs no painting, another size needs all of it`() {
        var grid = Grid(size: Size(rows: 3, columns: 20))
        grid.write("周敏 经办", row: 1, column: 2)
        #expect(Grid.changes(from: grid, to: grid).isEmpty)
        #expect(Grid.changes(from: nil, to: grid).count == 3)
        var changed = grid
        changed.write("高", row: 1, column: 4)
        #expect(Grid.changes(from: grid, to: changed) == [Run(row: 1, column: 4, text: "高", role: .text, width: 2)])
    }

    @Test func `a cluster is the same in two frames though its index differs`() {
        var old = Grid(size: row)
        old.write("e\u{301}葛\u{E0100}", row: 0, column: 0)
        var new = Grid(size: row)
        new.write("葛\u{E0100}", row: 0, column: 1)
        new.write("e\u{301}", row: 0, column: 0)
        #expect(Grid.changes(from: old, to: new).isEmpty)
    }

    @Test func `the role map stands beside the text`() {
        var grid = Grid(size: Size(rows: 1, columns: 8))
        grid.write("ab", row: 0, column: 0, role: .label)
        grid.write("c", row: 0, column: 3, role: .field)
        let letter = { (role: Role) in String(role.letter) }
        #expect(grid.roles == letter(.label) + letter(.label) + "." + letter(.field))
    }

    @Test func `every role has its own name and letter`() {
        #expect(Set(Role.allCases.map(\.name)).count == Role.allCases.count)
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
        for role in Role.allCases { #expect(Role(name: role.name) == role) }
        #expect(Role(name: "no.such") == nil)
    }
}
