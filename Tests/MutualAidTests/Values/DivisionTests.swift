import MutualAid
import Testing

struct DivisionTests {
    private static let tree = DivisionTree(
        current: [
            .init(code: "610300", name: "宝鸡市", parent: "610000"), .init(code: "610302", name: "渭滨区", parent: "610300"),
            .init(code: "610304", name: "陈仓区", parent: "610300"), .init(code: "610305", name: "凤翔区", parent: "610300"),
            .init(code: "code", name: "name", parent: "city_code"),
        ],
        history: [
            .init(code: "610000", name: "陕西省", firstSeen: "198012", lastSeen: "201904", status: "current_2019"),
            .init(code: "610302", name: "渭滨区", firstSeen: "198012", lastSeen: "201904", status: "current_2019"),
            .init(code: "610304", name: "杨陵区", firstSeen: "198212", lastSeen: "198212", status: "retired"),
            .init(code: "610322", name: "凤翔县", firstSeen: "198012", lastSeen: "201904", status: "retired_after_2019"),
            .init(code: "612400", name: "安康地区", firstSeen: "198012", lastSeen: "199912", status: "retired"),
            .init(code: "612426", name: "岚皋县", firstSeen: "198012", lastSeen: "199912", status: "retired"),
            .init(code: "619002", name: "韩城市", firstSeen: "199412", lastSeen: "199412", status: "retired"),
        ])

    private func code(_ text: String) throws -> DivisionCode { try #require(DivisionCode(text)) }

    @Test(arguments: ["", "61030", "6103022", "61030X", "６１０３０２", "61030\u{660}"])
    func `only six ASCII digits are a code`(text: String) {
        #expect(DivisionCode(text) == nil)
    }

    @Test func `a code tells its level and the code above`() throws {
        #expect(try code("610302").level == .county)
        #expect(try code("610302").parent == code("610300"))
        #expect(try code("610300").level == .prefecture)
        #expect(try code("610300").parent == code("610000"))
        #expect(try code("610000").level == .province)
        #expect(try code("610000").parent == nil)
        #expect(try code("610302") < code("610304"))
    }

    @Test(arguments: [
        ("610302", "渭滨区", "陕西省 宝鸡市 渭滨区"), ("610300", "宝鸡市", "陕西省 宝鸡市"), ("610000", "陕西省", "陕西省"),
        ("610304", "陈仓区", "陕西省 宝鸡市 陈仓区"), ("612426", "岚皋县", "陕西省 安康地区 岚皋县"), ("619002", "韩城市", "陕西省 韩城市"),
        ("110105", "北京市", "北京市"), ("830000", "台湾省", "台湾省"),
    ])
    func `codes in use and retired have a name and a path`(text: String, name: String, path: String) throws {
        let code = try code(text)
        #expect(Self.tree.name(of: code) == name)
        #expect(Self.tree.path(of: code).joined(separator: " ") == path)
        #expect(Self.tree.isKnown(code))
    }

    @Test(arguments: [
        Spoken(
            "610399", "区划代码 610399 不在已知的名单里。请对照证件核对前 6 位；确实无误的可以继续。",
            "The division code 610399 is not in the lists. Compare the first 6 digits with the card; if they are right, go on."
        ),
        Spoken(
            "990101", "区划代码 990101 不在已知的名单里。请对照证件核对前 6 位；确实无误的可以继续。",
            "The division code 990101 is not in the lists. Compare the first 6 digits with the card; if they are right, go on."
        ),
        Spoken(
            "610322", "区划代码 610322（凤翔县）在 2019-04 以后已撤销。身份证上仍可使用，不必更改；单位和办事处请用现行代码。",
            "The division code 610322 (凤翔县) was retired after 2019-04. "
                + "It stays valid on ID cards; employers and offices take the code in use now."),
    ])
    func `an unknown or a retired code is a warning with its words`(spoken: Spoken) throws {
        spoken.expect(Self.tree.warning(of: try code(spoken.typed)))
    }

    @Test func `a code in use, and one of a province without its own list, give no warning`() throws {
        #expect(Self.tree.warning(of: try code("610302")) == nil)
        #expect(Self.tree.warning(of: try code("440524")) == nil)
        #expect(Self.tree.path(of: try code("610399")) == [])
        #expect(Self.tree.name(of: try code("990101")) == nil)
    }

    @Test func `the newest of several rows with one code counts, in any order`() throws {
        let rows: [DivisionTree.HistoryRow] = [
            .init(code: "610202", name: "城区", firstSeen: "198012", lastSeen: "199912", status: "retired"),
            .init(code: "610202", name: "王益区", firstSeen: "200012", lastSeen: "201904", status: "current_2019"),
            .init(code: "610403", name: "甲", firstSeen: "198012", lastSeen: "199012", status: "retired"),
            .init(code: "610403", name: "乙", firstSeen: "200212", lastSeen: "200712", status: "retired"),
        ]
        for history in [rows, rows.reversed()] {
            let tree = DivisionTree(current: [], history: history)
            #expect(tree.division(try code("610202"))?.retiredAfter == nil)
            #expect(tree.name(of: try code("610202")) == "王益区")
            #expect(tree.name(of: try code("610403")) == "乙")
            #expect(tree.division(try code("610403"))?.retiredAfter == "2007-12")
        }
    }

    @Test func `what lies below a division is told in the order of codes`() throws {
        let below = Self.tree.children(of: try code("610300")).map(\.code.text)
        #expect(below == ["610302", "610304", "610305"])
        #expect(Self.tree.current.map(\.code.text) == ["610000", "610300", "610302", "610304", "610305"])
        #expect(Self.tree.isWithin(try code("610302"), try code("610000")))
        #expect(Self.tree.isWithin(try code("610302"), try code("610302")))
        #expect(!Self.tree.isWithin(try code("610300"), try code("610302")))
        #expect(DivisionTree.empty.current.isEmpty)
    }
}
