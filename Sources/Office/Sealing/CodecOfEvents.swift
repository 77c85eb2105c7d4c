import MutualAid

extension ClaimEvent {
    private static let format: UInt8 = 1

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        switch self {
        case .hospital(let stay):
            writer.byte(0)
            writer.code(stay.cause)
            writer.day(stay.admitted)
            writer.day(stay.discharged)
            writer.text(stay.sheet)
            for sum in [stay.total, stay.pooled, stay.other, stay.ownPay, stay.ownExpense] { writer.money(sum) }
        case .diagnosis(let diagnosis):
            writer.byte(1)
            writer.day(diagnosis.date)
            writer.list(diagnosis.diseases) { $0.text($1) }
        case .accident(let accident):
            writer.byte(2)
            writer.day(accident.date)
            writer.list(accident.injuries) { writer, injury in
                writer.number(injury.grade)
                writer.text(injury.part)
            }
            writer.bool(accident.death)
            writer.money(accident.medicalCost)
            writer.number(accident.hospitalDays)
        }
        writer.day(filed)
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        switch try reader.byte() {
        case 0:
            self = .hospital(
                HospitalStay(
                    cause: try reader.code(), admitted: try reader.day(), discharged: try reader.day(),
                    sheet: try reader.exact(), total: try reader.money(), pooled: try reader.money(),
                    other: try reader.money(), ownPay: try reader.money(), ownExpense: try reader.money(),
                    filed: try reader.day()))
        case 1:
            self = .diagnosis(
                Diagnosis(
                    date: try reader.day(),
                    diseases: try reader.list { reader throws(UnreadableBytes) in try reader.exact() },
                    filed: try reader.day()))
        case 2:
            self = .accident(
                Accident(
                    date: try reader.day(),
                    injuries: try reader.list { reader throws(UnreadableBytes) in
                        Injury(grade: try reader.int(), part: try reader.exact())
                    },
                    death: try reader.bool(), medicalCost: try reader.money(), hospitalDays: try reader.int(),
                    filed: try reader.day()))
        default: throw UnreadableBytes()
        }
    }
}

/// The papers that a claim needs, each brought or not.
struct PaperList {
    var papers: [Paper: Bool]

    private static let format: UInt8 = 1

    init(_ papers: [Paper: Bool]) { self.papers = papers }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.list(papers.keys.sorted()) { writer, paper in
            writer.code(paper)
            writer.bool(papers[paper] == true)
        }
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        let pairs = try reader.list { reader throws(UnreadableBytes) in
            (try reader.code() as Paper, try reader.bool())
        }
        papers = Dictionary(pairs) { $1 }
    }
}
