import MutualAid
import Seeds
import SmallOffice
import Terminal
import Testing

@testable import Counter

@Suite struct SimulateTests {
    /// What the office of `SmallOffice` would answer for one of its drafts.
    private func plan(_ place: Int) throws -> SimulatedPlan {
        let desk = try Desks.make()
        let office = SmallOffice(desk.catalogue, user: desk.user)
        let draft = SmallOffice.drafts[place]
        let edition = try #require(
            try Seeds.plan(SeedFile(name: draft.name, text: draft.text), lists: try Seeds.diseaseLists()).editions.last)
        var simulation = Simulation([edition])
        var now: [ClaimID: [Benefit]] = [:]
        for person in office.people {
            let one = SimulatedPerson(
                id: person.id,
                covers: office.enrolments.filter { $0.person == person.id && $0.plan == edition.plan }.map(
                    HeldCover.init),
                claims: office.claims.filter { $0.person == person.id }.map { JudgedClaim($0) })
            simulation.add(one)
            for result in simulation.recomputed(one) { now[result.claim.id] = result.now.benefits }
        }
        let change = simulation.changes[0]
        return SimulatedPlan(
            change: change,
            largest: try change.largest.map { largest in
                ComparedClaim(
                    largest, under: edition.plan,
                    claim: try #require(office.claims.first { $0.id == largest.claim }),
                    of: try #require(office.people.first { $0.id == largest.person }), now: now[largest.claim] ?? [])
            })
    }

    /// An office that needs two stretches for the draft.
    private func office(_ place: Int = 1) throws -> (Request) -> Reply? {
        let plan = try plan(place)
        return { request in
            switch request {
            case .simulation(.start): .simulation(.running(done: 0, of: 10))
            case .simulation(.goOn): .simulation(.finished(plan))
            default: nil
            }
        }
    }

    private func counter(
        _ language: Language = .zh, size: Size = .home, _ place: Int = 1
    ) throws -> TestCounter {
        var counter = TestCounter(try Desks.make(language), at: .simulate, size: size, answer: try office(place))
        counter.type("draft.toml", .f(10))
        return counter
    }

    @Test func `the page has the figures that were worked out by hand`() throws {
        var counter = try counter()
        #expect(counter.app.frames.last?.room.code == "P8")
        #expect(
            counter.row("23,800.00") == "                 23,800.00                21,135.00                -2,665.00")
        #expect(counter.row("新得给付") == " 理赔 6  新得给付 0  不再给付 0  不变 1")
        #expect(counter.row("17,820.00")?.contains("-2,080.00") == true)
        counter.press(.f(11))
        #expect(counter.row("少 1,000.00-9,999.99")?.hasSuffix("1       -2,080.00") == true)
        #expect(counter.row("少 100.00-999.99")?.hasSuffix("3         -620.00") == true)
        #expect(counter.text.contains(" 不变                 ###"))
        #expect(counter.row("多 0.01-99.99")?.hasSuffix("1          +35.00") == true)
    }

    @Test func `one newly paid and one newly refused are counted`() throws {
        let counter = try counter(.en, 0)
        #expect(counter.row("30,000.00")?.hasSuffix("-9,200.00") == true)
        #expect(counter.row("Newly paid") == " Claims 3  Newly paid 1  Newly refused 1  Unchanged 0")
    }

    @Test func `a digit opens both worksheets side by side, below each other where it is narrow`() throws {
        var counter = try counter()
        counter.press(.character("1"))
        #expect(counter.app.frames.last?.room.code == "P9")
        #expect(counter.row("原核算")?.contains("| 草案 2027") == true)
        #expect(counter.row("减免赔额")?.contains("范围内自付") == false)
        var narrow = try self.counter(.zh, size: Size(rows: 20, columns: 60))
        narrow.press(.character("1"))
        #expect(narrow.row("原核算")?.contains("草案") == false)
        narrow.press(.end)
        #expect(narrow.text.contains("草案 2027") || narrow.text.contains("17,820.00"))
        narrow.press(.f(12))
        #expect(narrow.app.frames.last?.room.code == "P8")
    }

    @Test func `every fault of the draft is on the page, and the form is kept`() throws {
        let faults = (1...30).map { Sentence(what: "第 \($0) 处不对。", todo: "请改正第 \($0) 处。") }
        var counter = TestCounter(try Desks.make(), at: .simulate) { request in
            if case .simulation = request { .simulation(.faulty(faults)) } else { nil }
        }
        counter.type("bad.toml", .f(10))
        #expect(counter.text.contains("文件里有 30 处要改") && counter.text.contains("第 1 处不对。请改正第 1 处。"))
        #expect(counter.text.contains("bad.toml"))
        counter.press(.f(8), .f(8))
        #expect(counter.text.contains("请改正第 30 处。"))
    }

    @Test func `a path is asked for, and F12 gives up what runs`() throws {
        var counter = TestCounter(try Desks.make(), at: .simulate) { request in
            if case .simulation(.start) = request { .simulation(.running(done: 40, of: 80)) } else { nil }
        }
        counter.press(.f(10))
        var asked: [Request] { counter.requests.filter { if case .simulation = $0 { true } else { false } } }
        #expect(asked == [] && counter.text.contains("还没有写草案文件"))
        counter.type("~/draft.toml", .enter, .enter)
        #expect(asked == [.simulation(.start(path: "~/draft.toml", edition: "")), .simulation(.goOn)])
        #expect(counter.text.contains("已重算 40 件，共 80 件"))
        // Typed ahead for the figures, not lost.
        counter.press(.character("1"))
        #expect(!counter.text.contains("没有用"))
        counter.press(.f(12))
        #expect(!counter.text.contains("已重算") && counter.text.contains("~/draft.toml"))
        counter.reply(.simulation(.running(done: 60, of: 80))) { $0 == .simulation(.goOn) }
        #expect(asked.count == 2)
    }

    @Test func `the plans lead there by 0, the box by its code and its letters`() throws {
        for destination in [Destination.plans, .plan("women")] {
            var counter = TestCounter(try Desks.make(), at: destination) { _ in nil }
            counter.press(.character("0"))
            #expect(counter.app.frames.last?.room.code == "P7")
        }
    }

    @Test func `every page keeps its promises in every size and language`() throws {
        for place in 0...1 {
            let keys: [Key] = [
                .character("d"), .f(10), .down, .f(11), .f(8), .f(11), .f(8), .enter, .end, .f(7), .f(12), .f(12),
            ]
            try EverySize.check(at: .simulate, answer: try office(place), keys)
        }
        let long = Sentence(what: String(repeating: "长", count: 90) + "。", todo: "请改正。")
        try EverySize.check(
            at: .simulate,
            answer: { if case .simulation = $0 { .simulation(.faulty([long, long, long])) } else { nil } },
            [.character("d"), .f(10), .f(8), .f(7)])
        try EverySize.check(
            at: .simulate,
            answer: { if case .simulation(.start) = $0 { .simulation(.running(done: 1, of: 3)) } else { nil } },
            [.character("d"), .f(10)])
    }

    @Test func `line by line the figures are read out too`() throws {
        let counter = try counter()
        let lines = counter.app.page.linear().lines.joined(separator: "\n")
        #expect(lines.contains("23,800.00") && lines.contains("-2,665.00"))
    }
}
