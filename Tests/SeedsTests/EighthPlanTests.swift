import MutualAid
import Testing

@testable import Seeds

/// A new plan of known shapes is a file: no line of code knows it.
@Suite struct EighthPlanTests {
    static let text = """
        format = 1
        code = "dental"
        place = 8
        name = { zh = "口腔保障", en = "Dental" }

        [[lists.dental]]
        code = "dental-01"
        zh = "口腔癌"
        en = "oral cancer"

        [[lists.dental]]
        code = "dental-02"

        [[edition]]
        code = "2026"
        parts = ["hospital", "disease", "death", "medical"]
        fee = { value = "12.00", basis = "office", source = "陕工互〔2026〕1号 第三条" }
        term-years = { value = 2, basis = "sample" }
        sum = { value = "1000.00", basis = "sample" }
        filing-limit-days = { value = 90, basis = "sample" }
        renewal-grace-days = { value = 30, basis = "sample" }
        gate-percent = { value = 50, basis = "sample" }
        gate-all-below = { value = 10, basis = "sample" }
        refund-after-start = { value = false, basis = "sample" }

        [edition.who]
        kind = { value = "member", basis = "sample" }
        ages = { value = [18, 70], basis = "sample" }
        shares = { value = 3, basis = "sample" }

        [edition.part.hospital]
        on = "stay"
        shape = "rate"
        times-shares = true
        deductible = { value = "50.00", basis = "sample" }
        rate = { value = 90, basis = "office", source = "陕工互〔2026〕1号 第四条" }
        cap-per-event = { value = "300.00", basis = "sample" }
        cap-per-term = { value = "800.00", basis = "sample" }

        [edition.part.disease]
        on = "diagnosis"
        list = "dental"
        listed = { value = 2, basis = "sample" }
        shape = "lump-sum"
        times-shares = true
        sum = { value = "400.00", basis = "sample" }
        waiting = [{ through = 9, basis = "sample" }, { through = 19, pays = "40.00", basis = "sample" }]
        ends = "part"

        [edition.part.death]
        on = "death"
        shape = "whole-sum"
        times-shares = true
        ends = "cover"

        [edition.part.medical]
        on = "medical-cost"
        shape = "rate"
        times-shares = false
        rate = { value = 50, basis = "sample" }
        """

    let catalogue: Catalogue
    let cover: Cover
    let first: Day

    init() throws {
        catalogue = try Seeds.catalogue(overriding: [SeedFile(name: "plan-dental.toml", text: Self.text)])
        first = try #require(Day("2026-01-01"))
        let edition = try #require(catalogue.edition(of: "dental", on: first))
        cover = Cover(
            id: EnrolmentID(1), edition: edition, tier: nil, shares: 2, term: edition.term(from: first), isPaid: true)
    }

    private func stay(_ days: Int, _ ownPay: Int, _ sheet: SheetNumber) -> ClaimEvent {
        let day = first.adding(days: days)
        return .hospital(
            HospitalStay(
                cause: .illness, admitted: day, discharged: day, sheet: sheet, total: Money(yuan: ownPay),
                pooled: .zero,
                other: .zero, ownPay: Money(yuan: ownPay), ownExpense: .zero, filed: day))
    }

    private func amounts(_ events: [ClaimEvent]) -> [String] {
        judgeCase(events, covers: [cover]).map { $0.benefit.refusal?.rawValue ?? $0.benefit.amount.text }
    }

    @Test func `it stands in the list after the seven`() {
        #expect(catalogue.plans.map(\.code.text).last == "dental")
        #expect(cover.term.last == Day("2027-12-31"))
        #expect(cover.edition.fee(tier: nil, shares: 2, days: 1, frontLine: true)?.source == "陕工互〔2026〕1号 第三条")
    }

    @Test func `it pays by its own figures, with deductible, cap a time, cap a term and clause`() {
        #expect(
            amounts([stay(0, 150, "A"), stay(1, 1000, "B"), stay(2, 1000, "C"), stay(3, 1000, "D")]) == [
                "90.00", "600.00", "600.00", "310.00",
            ])
        let lines = judgeCase([stay(0, 150, "A")], covers: [cover])[0].benefit.lines
        #expect(lines.first { $0.step == .rate(percent: 90) }?.source == "陕工互〔2026〕1号 第四条")
    }

    @Test func `it waits by its own ladder and knows its own list`() {
        func diagnosis(_ days: Int, _ code: DiseaseCode) -> ClaimEvent {
            .diagnosis(Diagnosis(date: first.adding(days: days), diseases: [code], filed: first.adding(days: days)))
        }
        #expect(amounts([diagnosis(9, "dental-01")]) == ["waiting-period"])
        #expect(amounts([diagnosis(19, "dental-01")]) == ["80.00"])
        #expect(amounts([diagnosis(20, "dental-01")]) == ["800.00"])
        #expect(amounts([diagnosis(20, "dental-02")]) == ["open-slot"])
        #expect(amounts([diagnosis(20, "women-05")]) == ["disease-not-listed"])
    }

    @Test func `a file of a built-in code takes that plan's place`() throws {
        let text = Self.text.replacing("code = \"dental\"", with: "code = \"women\"")
        let replaced = try Seeds.catalogue(overriding: [SeedFile(name: "mine.toml", text: text)])
        #expect(replaced.plans.count == 7)
        #expect(replaced.plan("women")?.editions.map(\.code.text) == ["2026"])
    }
}
