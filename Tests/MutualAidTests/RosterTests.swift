import MutualAid
import Testing

@Suite struct RosterTests {
    private let today = Day(number: 20_514)  // 2026-03-02

    /// Made-up people.
    private let first = "610302198503120178"
    private let second = "610302197809230359"

    private func heading(_ titles: String...) -> RosterHeading? { RosterHeading(titles) }

    private func read(_ rows: [[String]], _ titles: [String] = ["序号", "姓名", "身份证号", "手机号"]) throws -> [RosterEntry?] {
        var reading = RosterReading(try #require(RosterHeading(titles)), today: today)
        return rows.enumerated().map { place, row in
            reading.read(row: place + 2) { row.indices.contains($0) ? row[$0] : "" }
        }
    }

    private func flaws(_ row: [String]) throws -> [String] {
        guard case .refused(let faults) = try #require(try read([row]).first ?? nil) else { return [] }
        for language in Language.allCases {
            for fault in faults {
                let said = fault.sentence(language)
                #expect(!said.todo.isEmpty && said.what.hasPrefix(fault.cell))
            }
        }
        return faults.map { $0.sentence(.zh).text }
    }

    @Test func `the columns are found by their names, in any order, whatever stands around the names`() {
        #expect(heading("手机号", "身份证号", "姓名", "部门")?.places == [.phone: 0, .identity: 1, .name: 2])
        #expect(heading("* 姓  名", "证件号码（18位）", "联系电话:")?.places == [.name: 0, .identity: 1, .phone: 2])
        #expect(
            heading("No.", "Name", "ID number", "Mobile Phone")?.places == [
                .serial: 0, .name: 1, .identity: 2, .phone: 3,
            ])
        #expect(heading("职工姓名", "公民身份号码")?.places == [.name: 0, .identity: 1])
        // The plainest name counts.
        #expect(heading("姓名", "联系方式", "身份证号", "手机")?.places[.phone] == 3)
        #expect(heading("姓名", "手机号") == nil)
        #expect(heading("某某公司职工花名册") == nil)
    }

    @Test func `titles that stand one over the other are one heading`() throws {
        var heading = try #require(RosterHeading(["序号", "姓名", "身份证号", "联系方式", ""]))
        let more = heading.takeIn(["", "", "", "座机", "手机"])
        #expect(more)
        #expect(heading.places == [.serial: 0, .name: 1, .identity: 2, .phone: 4])
        #expect(heading.titles == ["序号", "姓名", "身份证号", "座机", "手机"])
        let data = [heading.takeIn(["1", "张三", first, "", "13800000001"]), heading.takeIn(["1", "", "", "", "x"])]
        #expect(data == [false, false])
    }

    @Test func `a row is read into right values, and what tells of nobody is passed over`() throws {
        let rows = try read([
            ["1", "张 伟", " 610302 19850312 0178", "138 0000 0001"], ["2", "买买提•吐尔逊", second, ""], ["3"],
            ["", "合计", "", "2"],
            ["4", "", "", ""],
        ])
        guard case .line(let one) = try #require(rows[0]), case .line(let two) = try #require(rows[1]) else {
            Issue.record("not read")
            return
        }
        #expect(one.row == 2 && one.name.text == "张伟" && one.identity.text == first)
        #expect(one.phone?.text == "13800000001")
        #expect(two.name.text == "买买提·吐尔逊" && two.phone == nil)
        #expect(rows[2...].allSatisfy { $0 == nil })
    }

    @Test func `every fault is told in its cell, all of a row at once`() throws {
        #expect(
            try flaws(["1", "张3", "610302198503120177", "1380000"]) == [
                "B2 姓名：姓名里有数字“3”。请删去数字；同名的人靠身份证号码区分。",
                "C2 身份证号：身份证号码最后一位对不上：按前 17 位推算应为 8，录入的是 7。请对照证件逐位核对，前面也可能有录错的数字。",
                "D2 手机号：手机号应为 11 位，现在是 7 位。请问清后补齐。",
            ])
        #expect(try flaws(["1", "", first, ""]).first?.hasPrefix("B2 姓名：") == true)
        #expect(try flaws(["1", "张伟", "", "13800000001"]).first?.hasPrefix("C2 身份证号：") == true)
        #expect(try flaws(["1", "张伟", "610302850312017", ""]).first?.contains("15 位") == true)
    }

    @Test func `a number whose digits a spreadsheet has lost is refused with what to do`() throws {
        let told =
            "C2 身份证号：身份证号被表格当成了数字（6.10302…），后三位已经丢了。请把这一列设成“文本”格式，照证件重新录入，再导入。"
        #expect(try flaws(["1", "张伟", "6.10302E+17", ""]) == [told])
        #expect(try flaws(["1", "张伟", "6.10302198503120E17", ""]) == [told])
        // As a cell with the format «0» shows it.
        #expect(
            try flaws(["1", "张伟", "610302198503121000", ""]).first?.hasPrefix(
                "C2 身份证号：身份证号被表格当成了数字（610***********1000）")
                == true)
    }

    @Test func `somebody too young, or twice in the file, is refused`() throws {
        #expect(
            try flaws(["1", "张小", identity("20120101"), ""]) == ["C2 身份证号：出生日期 2012-01-01，不满 16 周岁。请核对号码；子女请在本人页登记为家属。"]
        )
        #expect(try flaws(["1", "张小", identity("20270101"), ""]).count == 1)
        #expect(try flaws(["1", "张小", identity("20100302"), ""]) == [])
        let rows = try read([["1", "张伟", first], ["2", "张伟", first], ["3", "章伟", first], ["4", "张伟", second]])
        let told = rows.map { entry -> String in
            guard case .refused(let faults) = entry else { return "" }
            return faults.map { $0.sentence(.zh).what }.joined()
        }
        #expect(told == ["", "C3 身份证号：与第 2 行是同一个人。", "C4 身份证号：与第 2 行证件号相同，姓名不同。", ""])
    }

    @Test func `a cell is named as a spreadsheet names it`() {
        let names = [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")]
        for (place, name) in names {
            #expect(RosterFault(row: 7, place: place, column: .name, .repeated(row: 1, sameName: true)).cell == name)
        }
        #expect(RosterFault(row: 7, place: nil, column: .name, .repeated(row: 1, sameName: true)).cell == "7")
    }

    private func identity(_ birth: String) -> String {
        let body = "610302" + birth + "001"
        return body + (ResidentID.checkDigit(for: body) ?? "")
    }
}
