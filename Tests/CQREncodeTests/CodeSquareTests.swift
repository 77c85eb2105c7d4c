import CQREncode
import Terminal
import Testing

/// Number and check code as they stand on a progress slip.
private let sample = "LP610302250003177-K7M4QX"

private func modules(_ text: String) -> (side: Int, dark: [Bool]) {
    var bytes = [UInt8](repeating: 9, count: Int(CQR_MOST))
    let side = Int(cqr_encode(text, &bytes))
    return (side, bytes.prefix(side * side).map { $0 == 1 })
}

private func square(_ text: String = sample) throws -> CodeSquare {
    let made = modules(text)
    return try #require(CodeSquare(side: made.side, dark: made.dark, text: text))
}

private func page(_ square: CodeSquare) -> Page {
    Page(title: TitleRow(system: "s", screen: "s", code: "R4"), blocks: [.code(square)])
}

/// The dark modules that a camera would see in a frame, by the shapes of the half blocks and the roles of the cells.
private func seen(_ grid: Grid, halves: Bool) -> [[Bool]] {
    var rows: [[Bool]] = []
    for row in 2..<grid.size.rows - 4 {
        var upper: [Bool] = []
        var lower: [Bool] = []
        for run in grid.runs(row) where run.role == .code || run.role == .codeDark {
            for character in run.text {
                upper.append(run.role == .codeDark || character == "\u{2588}" || character == "\u{2580}")
                lower.append(character == "\u{2588}" || character == "\u{2584}")
            }
        }
        if halves {
            rows += [upper, lower]
        } else {
            rows.append(upper.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
        }
    }
    return rows.filter { !$0.isEmpty }
}

/// Cuts the light margin off.
private func core(_ seen: [[Bool]]) -> [[Bool]] {
    let rows = seen.indices.filter { seen[$0].contains(true) }
    let columns = (seen.first ?? []).indices.filter { column in seen.contains { $0[column] } }
    guard let top = rows.first, let bottom = rows.last, let left = columns.first, let right = columns.last else {
        return []
    }
    return seen[top...bottom].map { Array($0[left...right]) }
}

@Suite struct CodeSquareTests {
    @Test func `number and code fit the smallest QR code`() {
        #expect(modules(sample).side == 21)
        #expect(modules("").side == 0)
        #expect(modules(String(repeating: "x", count: 4000)).side == 0)
    }

    @Test func `the matrix is the one that a reader has read`() throws {
        let square = try square()
        let rows = (0..<21).map { row in (0..<21).map { square.isDark(row, $0) ? "#" : "." }.joined() }
        #expect(rows == known)
    }

    @Test(arguments: [Size.home, Size(rows: 20, columns: 60), Size(rows: 40, columns: 120)])
    func `what is drawn by half blocks is the matrix, with light around it`(_ size: Size) throws {
        let square = try square()
        let grid = page(square).draw(size: size)
        #expect(FrameCheck.problems(page(square), size: size) == [])
        let seen = seen(grid, halves: true)
        #expect(core(seen) == (0..<21).map { row in (0..<21).map { square.isDark(row, $0) } })
        let margin = size.rows == 20 ? 3 : 4
        #expect(seen.prefix(margin).allSatisfy { !$0.contains(true) } && seen[margin].contains(true))
        #expect(seen.suffix(margin).allSatisfy { !$0.contains(true) })
        #expect(
            seen.allSatisfy { row in row.count == 29 && !row.prefix(4).contains(true) && !row.suffix(4).contains(true) }
        )
    }

    @Test func `without half blocks a module is two blank cells, where there is room`() throws {
        let square = try square()
        let grid = page(square).draw(size: Size(rows: 40, columns: 80), policy: .wideAmbiguous)
        #expect(core(seen(grid, halves: false)) == (0..<21).map { row in (0..<21).map { square.isDark(row, $0) } })
        #expect(grid.text.unicodeScalars.allSatisfy { $0.value < 0x2580 || $0.value > 0x259F })
    }

    @Test func `where there is no room it is said, and not drawn by half`() throws {
        let square = try square()
        let text = page(square).draw(size: .home, policy: .wideAmbiguous).text
        #expect(text.contains("这里画不下二维码：要 50x25"))
        let small = page(square).draw(size: Size(rows: 16, columns: 60)).text
        #expect(small.contains("这里画不下二维码：要 25x13"))
        #expect(!small.contains("\u{2588}"))
    }

    @Test func `line by line it is its text`() throws {
        #expect(page(try square()).linear().lines.contains(sample))
    }

    @Test func `a square that isn't one is refused`() {
        #expect(CodeSquare(side: 2, dark: [true], text: "") == nil)
        #expect(CodeSquare(side: 0, dark: [], text: "") == nil)
    }

    /// Read with zbarimg 0.23 from a picture of exactly these modules.
    private let known = [
        "#######...#...#######",
        "#.....#....##.#.....#",
        "#.###.#.#.##..#.###.#",
        "#.###.#..#.#..#.###.#",
        "#.###.#..#.#..#.###.#",
        "#.....#..###..#.....#",
        "#######.#.#.#.#######",
        "........#.###........",
        "###.#####.#.###...#..",
        "...#.#..#.####.#.#.##",
        "#.#..##..##...#.###..",
        "#.##.#..#..##.####.#.",
        "#..##.##.##.#.#...##.",
        "........##...##.##..#",
        "#######.#....#.#.#..#",
        "#.....#.#..#.#.#..#..",
        "#.###.#.##.####.....#",
        "#.###.#..##.##..#..#.",
        "#.###.#.####........#",
        "#.....#.##..##.#.#.##",
        "#######.#.#.#.###...#",
    ]
}
