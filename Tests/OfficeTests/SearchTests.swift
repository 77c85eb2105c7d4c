import MutualAid
import Office
import Testing

@Suite struct SearchTests {
    private func names(_ fixture: Fixture, _ text: String) throws -> [String] {
        try fixture.office.find(text, limit: 20).map(\.name)
    }

    @Test func `a name is found by any part, by its pinyin and by its initials`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        try fixture.member("吕布", identity("1986-06-15"))
        try fixture.member("欧阳修", identity("1987-06-15"))
        for text in ["张", "小明", "明", "zhangxiaoming", "zhang xiao", "ZXM", "ｚｘｍ", "zx", "張".isEmpty ? "" : "张小明"] {
            #expect(try names(fixture, text) == ["张小明"], "\(text)")
        }
        for text in ["lvbu", "lubu", "lb"] { #expect(try names(fixture, text) == ["吕布"], "\(text)") }
        for text in ["ouyang", "oyx", "阳修"] { #expect(try names(fixture, text) == ["欧阳修"], "\(text)") }
        #expect(try names(fixture, "李").isEmpty)
        #expect(try names(fixture, " ").isEmpty)
    }

    @Test func `surnames are found by the reading that they have as surnames`() throws {
        let fixture = try Fixture()
        let people = [
            ("单雄", "sx", "shan"), ("解东", "xd", "xie"), ("仇英", "qy", "qiu"), ("查良", "zl", "zha"),
            ("曾国", "zg", "zeng"), ("任正", "rz", "ren"), ("区军", "oj", "ou"),
        ]
        for (place, person) in people.enumerated() {
            try fixture.member(person.0, identity("1985-06-15", place + 1))
        }
        for (name, initials, start) in people {
            #expect(try names(fixture, initials) == [name])
            #expect(try names(fixture, start) == [name])
        }
    }

    @Test func `minority names, rare characters and variation selectors are found`() throws {
        let fixture = try Fixture()
        try fixture.member("阿卜杜拉·买买提", identity("1985-06-15"))
        try fixture.member("王\u{31350}", identity("1986-06-15"))
        try fixture.member("葛\u{E0100}某", identity("1987-06-15"))
        for text in ["买买提", "阿卜杜拉买买提", "阿卜杜拉·买", "拉•买", "mai".isEmpty ? "" : "abdlmmt"] {
            #expect(try names(fixture, text) == ["阿卜杜拉·买买提"], "\(text)")
        }
        #expect(try names(fixture, "\u{31350}") == ["王\u{31350}"])
        #expect(try names(fixture, "王\u{31350}") == ["王\u{31350}"])
        for text in ["葛某", "葛\u{E0100}", "葛\u{E0100}某"] {
            let found = try names(fixture, text)
            #expect(found.map { Array($0.unicodeScalars) } == [Array("葛\u{E0100}某".unicodeScalars)], "\(text)")
        }
    }

    @Test func `numbers of papers find their person, whole or by the last four`() throws {
        let fixture = try Fixture()
        let member = try fixture.member("张小明", known(ResidentID(codedText: "11010519491231002X"))) {
            $0.phone = Phone(codedText: "13800001234")
            $0.account = BankAccount(
                card: known(BankCard(codedText: "6228480402564890018")), holder: personName("张小明"), bank: "农行")
        }
        let other = try fixture.member("李四", identity("1990-01-01")) { $0.phone = Phone(codedText: "13900001234") }
        for text in [
            "11010519491231002X", "11010519491231002x", "１１０１０５　19491231 002ｘ", "002X", "002x", "13800001234",
            "138 0000 1234", "6228480402564890018", "6228 4804 0256 4890 018",
        ] { #expect(try names(fixture, text) == ["张小明"], "\(text)") }
        #expect(try names(fixture, "1234") == ["张小明", "李四"])
        #expect(try names(fixture, "9876").isEmpty)
        let row = try #require(try fixture.office.find("002X", limit: 5).first)
        #expect(row.detail == .person(maskedIdentity: "110***********002X", employer: nil))
        var details = member.details
        details.phone = Phone(codedText: "13700005678")
        details.name = personName("张晓明")
        _ = try fixture.update(member.id, details, version: 1)
        #expect(try names(fixture, "13800001234").isEmpty)
        #expect(try names(fixture, "5678") == ["张晓明"])
        #expect(try names(fixture, "小明").isEmpty)
        #expect(try names(fixture, "zxm") == ["张晓明"])
        #expect(try names(fixture, other.number.text) == ["李四"])
    }

    @Test func `numbers that the office gave are found from their start`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let enrolment = known(try fixture.office.personCard(person.id)?.enrolments.first)
        let receipt = known(enrolment.payment).receipt
        func refs(_ text: String) throws -> [FoundRef] { try fixture.office.find(text, limit: 20).map(\.ref) }
        #expect(try refs("hy610302") == [.person(person.id)])
        #expect(try refs("ＬＰ６１０３０２") == [.claim(claim.id, person.id)])
        #expect(try refs(enrolment.number.text) == [.enrolment(enrolment.id, person.id)])
        #expect(try refs(receipt.text) == [.enrolment(enrolment.id, person.id)])
        #expect(try refs("LP610302") == refs(claim.number.text))
        #expect(try refs("61030226").count == 3)
        let rows = try fixture.office.find("LP", limit: 1)
        #expect(rows.map(\.detail) == [.claim(.firstReview, Money(yuan: 1000))])
        #expect(rows.map(\.name) == ["张小明"])
        for number in [person.number, enrolment.number, receipt, claim.number] {
            #expect(try fixture.office.anything(byNumber: number) != nil)
        }
        let none = try CounterNumber(kind: .claim, division: Fixture.division, year: 26, serial: 77)
        #expect(try fixture.office.anything(byNumber: none) == nil)
    }

    @Test func `employers are found by any part, pinyin and credit code, after people`() throws {
        let fixture = try Fixture()
        let codes = ["91350100M000100Y43", "91330100799655058B", "81610000MJT000010N"]
        for (name, code) in zip(["宝鸡渭滨机械厂", "长安银行宝鸡分行", "张记面馆"], codes) {
            let details = EmployerDetails(
                name: name, creditCode: known(CreditCode(codedText: code)), division: Fixture.division, handler: "王芳")
            _ = try fixture.office.addEmployer(NewEmployer(details: details, key: fixture.key()), by: fixture.handler)
        }
        try fixture.member("张小明", identity("1985-06-15"))
        #expect(try names(fixture, "张") == ["张小明", "张记面馆"])
        #expect(try names(fixture, "机械") == ["宝鸡渭滨机械厂"])
        #expect(try names(fixture, "cayh") == ["长安银行宝鸡分行"])
        #expect(try names(fixture, "9133") == ["长安银行宝鸡分行"])
        #expect(try fixture.office.find("8161", limit: 9).map(\.creditCode) == ["81610000MJT000010N"])
        let rows = try fixture.office.employers(matching: "宝鸡", limit: 9)
        #expect(rows.map(\.name) == ["宝鸡渭滨机械厂", "长安银行宝鸡分行"])
        #expect(rows.first?.initials == "bjwbjxc")
        #expect(try fixture.office.employers(matching: "", limit: 9).count == 3)
        #expect(try fixture.office.employers(matching: "", limit: 2).count == 2)
        #expect(try fixture.office.employers(matching: "9135", limit: 9).map(\.name) == ["宝鸡渭滨机械厂"])
    }

    @Test func `what fits exactly comes first, and each is found once`() throws {
        let fixture = try Fixture()
        for (place, name) in ["王伟强", "王伟", "伟伟", "李王伟"].enumerated() {
            try fixture.member(name, identity("1985-06-15", place + 1))
        }
        #expect(try names(fixture, "王伟").prefix(2) == ["王伟", "李王伟"])
        #expect(try names(fixture, "伟").filter { $0 == "伟伟" }.count == 1)
        #expect(try fixture.office.find("伟", limit: 2).count == 2)
    }
}
