import MutualAid

/// What was said in a call.
struct CallText {
    var note: String
    var feedback: String

    private static let format: UInt8 = 1

    init(note: String, feedback: String) {
        self.note = note
        self.feedback = feedback
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.text(note)
        writer.text(feedback)
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        note = try reader.text()
        feedback = try reader.text()
    }
}

extension KnownFacts {
    private static let format: UInt8 = 1

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        switch self {
        case .stay(let stay):
            writer.byte(0)
            writer.code(stay.cause)
            writer.day(stay.admitted)
            writer.optional(stay.discharged) { $0.day($1) }
            writer.text(stay.hospital)
            writer.optional(stay.sheet) { $0.text($1) }
            writer.optional(stay.totals) { writer, totals in
                for sum in [totals.total, totals.pooled, totals.other, totals.ownPay, totals.ownExpense] {
                    writer.money(sum)
                }
            }
        case .diagnosis(let diagnosis):
            writer.byte(1)
            writer.day(diagnosis.day)
            writer.optional(diagnosis.disease) { $0.text($1) }
            writer.text(diagnosis.text)
        }
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        switch try reader.byte() {
        case 0:
            self = .stay(
                KnownStay(
                    cause: try reader.code(), admitted: try reader.day(),
                    discharged: try reader.optional { reader throws(UnreadableBytes) in try reader.day() },
                    hospital: try reader.text(),
                    sheet: try reader.optional { reader throws(UnreadableBytes) in try reader.exact() },
                    totals: try reader.optional { reader throws(UnreadableBytes) in
                        let totals = SheetTotals(
                            total: try reader.money(), pooled: try reader.money(), other: try reader.money(),
                            ownPay: try reader.money(), ownExpense: try reader.money())
                        return try reader.some(totals)
                    }))
        case 1:
            self = .diagnosis(
                KnownDiagnosis(
                    day: try reader.day(),
                    disease: try reader.optional { reader throws(UnreadableBytes) in try reader.exact() },
                    text: try reader.text()))
        default: throw UnreadableBytes()
        }
    }
}
