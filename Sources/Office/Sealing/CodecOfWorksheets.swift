import MutualAid

extension Judgement {
    /// 1 knew no revisions: what it holds was judged by the built-in editions.
    private static let format: UInt8 = 2

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(256)
        writer.byte(Self.format)
        writer.list(covers) { $0.number($1.value) }
        writer.list(benefits) { $0.benefit($1) }
        return writer.bytes
    }

    /// - Parameter keepsLines: a ledger needs only what was paid, refused and ended.
    init(reading bytes: [UInt8], keepsLines: Bool = true) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        let format = try reader.byte()
        guard (1...Self.format).contains(format) else { throw UnreadableBytes() }
        self.init(
            covers: try reader.list { reader throws(UnreadableBytes) in EnrolmentID(try reader.number()) },
            benefits: try reader.list { reader throws(UnreadableBytes) in try reader.benefit(format, keepsLines) })
    }
}

extension ByteWriter {
    fileprivate mutating func benefit(_ benefit: Benefit) {
        number(benefit.cover)
        text(benefit.plan)
        text(benefit.edition)
        number(benefit.revision)
        code(benefit.part)
        money(benefit.amount)
        optional(benefit.refusal) { $0.code($1) }
        optional(benefit.ends) { $0.code($1) }
        number(benefit.used.days)
        optional(benefit.used.disease) { $0.text($1) }
        list(benefit.lines) { writer, line in
            writer.step(line.step)
            writer.money(line.amount)
            writer.optional(line.basis) { $0.code($1) }
            writer.optional(line.source) { $0.text($1) }
        }
    }

    private mutating func step(_ step: Step) {
        byte(step.byte)
        switch step {
        case .ownPay(let sum), .medicalCost(let sum), .deductible(let sum), .capPerEvent(let sum), .topUp(to: let sum),
            .lumpSum(let sum), .sum(let sum):
            money(sum)
        case .rate(let count), .daysUnpaid(let count), .shares(let count): number(count)
        case .capPerTerm(let one, let other), .sumLeft(let one, let other):
            money(one)
            money(other)
        case .daysLeft(let one, let other), .grade(let one, let other), .ladder(let one, let other):
            number(one)
            number(other)
        case .firstOf(let scope, let earlier):
            code(scope)
            number(earlier)
        case .perDay(let count, let sum), .tierSum(let count, let sum):
            number(count)
            money(sum)
        case .disease(let disease, let name):
            text(disease)
            text(name.zh)
            text(name.en)
        case .consolation(let day, let from, let through):
            number(day)
            number(from)
            number(through)
        case .share(let percent, let part):
            number(percent)
            code(part)
        case .refused(let refusal): self.refusal(refusal)
        }
    }

    private mutating func refusal(_ refusal: Refusal) {
        code(refusal.code)
        switch refusal {
        case .diseaseNotListed, .feeUnpaid, .duplicate, .nothingDue: break
        case .beforeTerm(let day), .afterTerm(let day): self.day(day)
        case .lateFiling(let one, let other), .waitingPeriod(let one, let other):
            number(one)
            number(other)
        case .coverEnded(let ends): code(ends)
        case .openSlot(let disease), .alreadyPaid(let disease): text(disease)
        }
    }
}

extension ByteReader {
    fileprivate mutating func benefit(_ format: UInt8, _ keepsLines: Bool) throws(UnreadableBytes) -> Benefit {
        let cover = try int()
        let plan: PlanCode = try exact()
        let edition: EditionCode = try exact()
        let revision = format == 1 ? 0 : try int()
        let part: Part = try code()
        let amount = try money()
        let refusal = try optional { reader throws(UnreadableBytes) in try reader.code() as RefusalCode }
        let ends = try optional { reader throws(UnreadableBytes) in try reader.code() as Ends }
        let days = try int()
        let disease = try optional { reader throws(UnreadableBytes) in try reader.exact() as DiseaseCode }
        var lines: [WorksheetLine] = []
        if keepsLines {
            lines = try list { reader throws(UnreadableBytes) in try reader.line() }
        } else {
            _ = try list { reader throws(UnreadableBytes) in _ = try reader.line() }
        }
        return Benefit(
            cover: cover, plan: plan, edition: edition, revision: revision, part: part, amount: amount,
            refusal: refusal, ends: ends, lines: lines, used: Usage(days: days, disease: disease))
    }

    private mutating func line() throws(UnreadableBytes) -> WorksheetLine {
        WorksheetLine(
            try step(), try money(),
            basis: try optional { reader throws(UnreadableBytes) in try reader.code() as Basis },
            source: try optional { reader throws(UnreadableBytes) in try reader.text() })
    }

    private mutating func step() throws(UnreadableBytes) -> Step {
        switch try byte() {
        case 0: .ownPay(try money())
        case 1: .medicalCost(try money())
        case 2: .deductible(try money())
        case 3: .rate(percent: try int())
        case 4: .capPerEvent(try money())
        case 5: .capPerTerm(cap: try money(), paid: try money())
        case 6: .firstOf(scope: try code(), earlier: try int())
        case 7: .topUp(to: try money())
        case 8: .perDay(days: try int(), each: try money())
        case 9: .daysUnpaid(try int())
        case 10: .daysLeft(most: try int(), used: try int())
        case 11: .disease(try exact(), name: Bilingual(zh: try text(), en: try text()))
        case 12: .lumpSum(try money())
        case 13: .consolation(day: try int(), from: try int(), through: try int())
        case 14: .share(percent: try int(), of: try code())
        case 15: .sum(try money())
        case 16: .tierSum(tier: try int(), sum: try money())
        case 17: .shares(try int())
        case 18: .grade(heaviest: try int(), counted: try int())
        case 19: .ladder(grade: try int(), percent: try int())
        case 20: .sumLeft(sum: try money(), paid: try money())
        case 21: .refused(try refusal())
        default: throw UnreadableBytes()
        }
    }

    private mutating func refusal() throws(UnreadableBytes) -> Refusal {
        switch try code() as RefusalCode {
        case .diseaseNotListed: .diseaseNotListed
        case .feeUnpaid: .feeUnpaid
        case .duplicate: .duplicate
        case .nothingDue: .nothingDue
        case .beforeTerm: .beforeTerm(first: try day())
        case .afterTerm: .afterTerm(last: try day())
        case .lateFiling: .lateFiling(days: try int(), limit: try int())
        case .waitingPeriod: .waitingPeriod(day: try int(), through: try int())
        case .coverEnded: .coverEnded(try code())
        case .openSlot: .openSlot(try exact())
        case .alreadyPaid: .alreadyPaid(try exact())
        case .notEnrolled, .excludedPlan, .papersMissing, .other: throw UnreadableBytes()
        }
    }
}

extension Step {
    fileprivate var byte: UInt8 {
        switch self {
        case .ownPay: 0
        case .medicalCost: 1
        case .deductible: 2
        case .rate: 3
        case .capPerEvent: 4
        case .capPerTerm: 5
        case .firstOf: 6
        case .topUp: 7
        case .perDay: 8
        case .daysUnpaid: 9
        case .daysLeft: 10
        case .disease: 11
        case .lumpSum: 12
        case .consolation: 13
        case .share: 14
        case .sum: 15
        case .tierSum: 16
        case .shares: 17
        case .grade: 18
        case .ladder: 19
        case .sumLeft: 20
        case .refused: 21
        }
    }
}
