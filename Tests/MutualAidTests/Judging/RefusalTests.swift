import MutualAid
import Testing

@Suite struct RefusalTests {
    /// One event that would be refused for every reason from `from` on, were the earlier ones not there.
    @Test func `the first reason in the order of the contract is given`() {
        let late = stay("2024-12-31", days: 1, ownPay: "0.00", filed: "2027-12-31")
        #expect(told([late], cover("hospital-accident", paid: false)) == ["hospital fee-unpaid"])
        #expect(told([late], cover("hospital-accident")) == ["hospital before-term"])
        #expect(told([stay("2026-01-01", filed: "2029-01-01")], cover("hospital-accident")) == ["hospital after-term"])
        let seen = [
            stay(index(2), sheet: "A"), stay(index(3), sheet: "A", filed: "2029-01-01"), stay(index(4), sheet: "A"),
        ]
        #expect(
            told(seen, cover("hospital-accident")) == [
                "hospital waiting-period", "hospital late-filing", "hospital duplicate",
            ])
    }

    @Test func `an ended cover is told before an open slot, a paid disease and the waiting period`() {
        let ended = diagnosis(index(31), "critical-01")
        for code: DiseaseCode in ["critical-29", "critical-01", "mild-01"] {
            #expect(
                told([ended, diagnosis(index(32), code)], cover("critical")).last?.hasSuffix("cover-ended") == true)
        }
        #expect(
            told([diagnosis(index(3), "critical-29")], cover("critical", paidBefore: ["critical-29"])) == [
                "disease open-slot"
            ])
        #expect(
            told([diagnosis(index(3), "critical-01")], cover("critical", paidBefore: ["critical-01"])) == [
                "disease already-paid"
            ])
        #expect(told([stay(index(3))], cover("hospital-accident")) == ["hospital waiting-period"])
    }

    @Test func `seven hundred and thirty days after the event is still in time`() {
        let last = day(index(40)).adding(days: 730)
        #expect(
            told([stay(index(40), ownPay: "400.00", filed: last.iso)], cover("hospital-accident")) == [
                "hospital 400.00"
            ])
        #expect(
            told([stay(index(40), ownPay: "400.00", filed: last.adding(days: 1).iso)], cover("hospital-accident")) == [
                "hospital late-filing"
            ])
        #expect(
            told([stay(index(40), ownPay: "400.00", filed: index(0))], cover("hospital-accident")) == [
                "hospital 400.00"
            ])
    }

    @Test func `a refusal is a line of nothing with its code and the basis of the figure that refused`() {
        let row = judgeCase([stay(index(30), ownPay: "400.00")], covers: [cover("hospital-accident")]).first?.benefit
        #expect(row?.lines.last == WorksheetLine(.refused(.waitingPeriod(day: 30, through: 30)), .zero, basis: .sample))
        #expect(row?.lines.last?.step.what == "waiting-period")
        #expect(row?.reason?.sentence(.zh).text == "保障期第 30 天，第 0–30 天为等待期。请核对是否按时续保。")
        #expect(row?.ends == nil && row?.amount == .zero)
    }

    @Test func `nothing due still shows the steps that came to nothing`() {
        let row = judgeCase([accident(index(1), cost: "50.00")], covers: [cover("child-accident")]).first?.benefit
        #expect(row?.lines.map(\.step.what) == ["medical-cost", "deductible", "rate", "cap-per-term", "nothing-due"])
    }

    @Test func `every refusal has a name and, where the judge gives it, its words`() {
        for code in RefusalCode.allCases {
            #expect(!code.name(.zh).isEmpty && !code.name(.en).isEmpty)
        }
        let computed = Set(Refusal.examples.map(\.code))
        #expect(computed == Set(RefusalCode.allCases.filter(\.isComputed)))
        for refusal in Refusal.examples {
            for language in Language.allCases {
                #expect(!refusal.sentence(language).what.isEmpty && !refusal.sentence(language).todo.isEmpty)
            }
        }
    }

    @Test func `an event that can't be judged says why in both languages`() {
        var sheet = HospitalStay(
            cause: .illness, admitted: day("2025-02-02"), discharged: day("2025-02-01"), sheet: "S",
            total: yuan("10.00"),
            pooled: yuan("1.00"), other: .zero, ownPay: yuan("2.00"), ownExpense: .zero, filed: day("2025-03-01"))
        #expect(
            ClaimEvent.hospital(sheet).faults.map { $0.sentence(.zh).text } == [
                "总费用 10.00，四项合计 3.00，不相符。请照结算单改正五个数字。", "出院日 2025-02-01 早于入院日 2025-02-02。请改正日期。",
            ])
        sheet.total = yuan("3.00")
        sheet.discharged = day("2025-02-02")
        #expect(ClaimEvent.hospital(sheet).faults.isEmpty)
        #expect(diagnosis("2025-01-01").faults == [.nothingHappened])
        #expect(accident("2025-01-01").faults == [.nothingHappened])
        #expect(
            accident("2025-01-01", [(11, "arm")], days: 36501).faults == [
                .gradeOutOfRange(11), .hospitalDaysOutOfRange(36501),
            ])
    }
}

extension Refusal {
    /// One of each.
    static let examples: [Refusal] = [
        .diseaseNotListed, .feeUnpaid, .beforeTerm(first: day("2025-01-01")), .afterTerm(last: day("2025-12-31")),
        .lateFiling(days: 731, limit: 730), .duplicate, .coverEnded(.cover), .coverEnded(.part), .openSlot("mild-04"),
        .alreadyPaid("women-05"), .waitingPeriod(day: 3, through: 30), .nothingDue,
    ]
}
