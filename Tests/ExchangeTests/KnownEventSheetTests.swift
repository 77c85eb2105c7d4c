import Exchange
import MutualAid
import Seeds
import Testing

struct KnownEventSheetTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    private func sheet(_ heading: String) throws -> KnownEventSheet {
        try KnownEventSheet(
            heading: heading.split(separator: ",", omittingEmptySubsequences: false).map(String.init),
            catalogue: try Seeds.catalogue(), today: try day("2026-03-02"))
    }

    private func read(_ heading: String, _ row: String) throws -> KnownEventLine {
        try sheet(heading).read(
            row: 2, fields: row.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }

    private func refused(_ heading: String, _ row: String) throws -> [String] {
        do {
            _ = try read(heading, row)
            return []
        } catch let faults as KnownRowFaults {
            for sentence in faults.sentences(.en) + faults.sentences(.zh) {
                #expect(!sentence.what.isEmpty && !sentence.todo.isEmpty)
            }
            return faults.sentences(.zh).map(\.text)
        }
    }

    private let whole = "证件号码,姓名,入院日,出院日,医院,结算单号,总费用,统筹支付,其他,自付,自费,来源"

    @Test func `a stay is read with its figures, whatever the order and form`() throws {
        let line = try read(whole, "61010319850615001x,张三,2025/9/2,2025年9月12日,区医院,BJ1,1000,0,,1000,0,医保")
        #expect(line.identity.text == "61010319850615001X")
        #expect(line.source == .insurance)
        guard case .stay(let stay) = line.facts else {
            Issue.record("no stay")
            return
        }
        #expect(stay.admitted == (try day("2025-09-02")))
        #expect(stay.discharged == (try day("2025-09-12")))
        #expect(stay.hospital == "区医院")
        #expect(stay.sheet == "BJ1")
        #expect(stay.totals?.ownPay == Money(yuan: 1000))
        let english = try read("Discharged,ID number,Admitted,cause", ",610103198506150028,20250902,accident")
        #expect(
            english.facts
                == .stay(KnownStay(cause: .accident, admitted: try day("2025-09-02"), discharged: nil)))
        #expect(english.source == .other)
    }

    @Test func `a diagnosis is looked up in the lists, and kept in its words where it isn't there`() throws {
        let heading = "证件号码,确诊日,诊断"
        let listed = try read(heading, "610103198506150028,2025-09-02,乳腺癌")
        #expect(
            listed.facts == .diagnosis(KnownDiagnosis(day: try day("2025-09-02"), disease: "women-05", text: "乳腺癌")))
        let told = try read(heading, "610103198506150028,2025-09-02,肿块待查")
        #expect(
            told.facts == .diagnosis(KnownDiagnosis(day: try day("2025-09-02"), disease: nil, text: "肿块待查")))
    }

    @Test func `every way for a row to be wrong has its sentence, all of them at once`() throws {
        #expect(try refused(whole, "61010319850615001X,,,,,,,,,,,") == ["没有入院日，也没有确诊日。请填其中一个。"])
        #expect(
            try refused("id,admitted,diagnosed,diagnosis", "610103198506150028,2025-09-02,2025-09-02,x")
                == ["入院日和确诊日都填了。住院和确诊请分成两行。"])
        #expect(
            try refused(whole, "61010319850615001X,,9-2,,,,,,,,,") == ["入院日「9-2」不是日期。请写成 2025-09-02。"])
        #expect(
            try refused(whole, "61010319850615001X,,2026-03-03,,,,,,,,,") == ["入院日 2026-03-03 还没有到。请改正日期。"])
        #expect(
            try refused(whole, "61010319850615001X,,2025-09-02,2025-09-01,,,,,,,,")
                == ["出院日 2025-09-01 早于入院日 2025-09-02。请改正日期。"])
        #expect(
            try refused(whole, "61010319850615001X,,2025-09-02,,,,1000,0,0,900,0,")
                == ["总费用 1,000.00，其余合计 900.00，不相符。请照结算单改正。"])
        #expect(
            try refused(whole, "61010319850615001X,,2025-09-02,,,,1000,0,0,,0,") == ["五个金额没有填全。请填全，或都空着。"])
        #expect(try refused(whole, "61010319850615001X,,2025-09-02,,,,一千,0,0,0,0,").first?.hasPrefix("总费用：") == true)
        #expect(
            try refused(whole, "61010319850615001X,,2025-09-02,,,,,,,,,听说").first?.hasPrefix("来源「听说」看不懂。") == true)
        #expect(
            try refused("id,admitted,cause", "61010319850615001X,2025-09-02,命") == ["起因「命」看不懂。请写疾病或意外。"])
        #expect(try refused("id,diagnosed", "61010319850615001X,2025-09-02") == ["有确诊日，没有诊断。请填诊断。"])
        #expect(try refused(whole, "610103198506150029,,x,,,,,,,,,").count == 2)
    }

    @Test func `a heading without what is needed is refused with what is missing`() throws {
        for (heading, told) in [
            ("姓名,入院日", "表头没有「证件号码」。请补上这一列。"), ("证件号码,医院", "表头没有「入院日」，也没有「确诊日」。请补上其中一列。"),
            ("证件号码,入院日,admitted", "表头有两个「入院日」。请去掉一列。"),
        ] {
            #expect(throws: KnownSheetFault.self) { try sheet(heading) }
            do { _ = try sheet(heading) } catch let fault as KnownSheetFault {
                #expect(fault.sentence(.zh).text == told)
                #expect(!fault.sentence(.en).todo.isEmpty)
            }
        }
    }
}
