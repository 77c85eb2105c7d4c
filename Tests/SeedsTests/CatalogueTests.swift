import MutualAid
import Testing

@testable import Seeds

@Suite struct CatalogueTests {
    let catalogue: Catalogue

    init() throws {
        catalogue = try Seeds.catalogue()
    }

    @Test func `there are seven plans in two editions, in the order of the office's list`() {
        #expect(
            catalogue.plans.map(\.code.text) == [
                "hospital-accident", "allowance-critical", "critical", "women", "accident", "short-accident",
                "child-accident",
            ])
        for plan in catalogue.plans { #expect(plan.editions.map(\.code.text) == ["2022", "2024"]) }
    }

    @Test func `the edition of 2024 counts its open slots and every one is marked`() throws {
        let critical = try #require(catalogue.edition(of: "critical", code: "2024"))
        #expect(critical.rule(.disease)?.listed?.slots.count == 35)
        #expect(critical.rule(.disease)?.listed?.openSlots == 7)
        #expect(critical.rule(.mild)?.listed?.slots.count == 25)
        #expect(critical.rule(.mild)?.listed?.openSlots == 22)
        let women = try #require(catalogue.edition(of: "women", code: "2024"))
        #expect(women.rule(.disease)?.listed?.slots.count == 12)
        #expect(women.rule(.disease)?.listed?.openSlots == 4)
        #expect(women.rule(.disease)?.listed?.slot("women-12")?.name(.zh) == "待办事处文件导入")
        #expect(catalogue.edition(of: "women", code: "2022")?.rule(.disease)?.listed?.openSlots == 0)
    }

    @Test func `named diseases are those of the standard, in its order`() throws {
        let lists = try Seeds.diseaseLists()
        let rows = Seeds.text(of: "diseases-standard-2020.tsv", in: Seeds.lists).split(separator: "\n").dropFirst()
        let cells = rows.map { $0.split(separator: "\t").map(String.init) }
        for (list, level) in [("critical", "重度"), ("mild", "轻度")] {
            let names = lists[list]?.slots.compactMap { $0.name?.zh }
            #expect(names == cells.filter { $0[1] == level }.map { $0[2] })
        }
        #expect(lists["critical"]?.slots.last?.code == "critical-35")
        #expect(lists["women-in-situ"]?.slots.map(\.code.text) == ["women-in-situ"])
    }

    /// domain.md §2, read the other way: what is firmer than a placeholder, and nothing else.
    @Test func `no placeholder has become firmer`() throws {
        let hospital = try #require(catalogue.edition(of: "hospital-accident", code: "2024"))
        #expect(hospital.sum?.basis == .sample)
        #expect(hospital.starts?.basis == .sample)
        #expect(hospital.filingLimit.basis == .sample)
        #expect(hospital.renewalGrace.basis == .peer)
        guard case .rate(let rate)? = hospital.rule(.hospital)?.shape else { return #expect(Bool(false)) }
        #expect(rate.rate == Figure(100, .published))
        #expect(rate.capPerTerm?.basis == .sample)
        #expect(rate.topUp?.floor.basis == .published)
        #expect(rate.topUp?.scope == Figure(.term, .sample))
        let accident = try #require(catalogue.edition(of: "accident", code: "2024"))
        #expect(accident.tierRules.filter { $0.sum.basis != .sample }.map(\.number) == [100])
        #expect(accident.tierRules.filter(\.highRisk).map(\.number) == [32, 62, 93, 124])
    }

    @Test func `no built-in figure claims a document that nobody imported`() {
        #expect(
            catalogue.plans.allSatisfy { plan in
                plan.editions.allSatisfy { $0.figures.allSatisfy { $0.source == nil && $0.basis != .office } }
            })
    }
}
