import MutualAid

/// What of a correction lies sealed: old and new values, and the reasons.
struct CorrectionSecret {
    var changes: [CorrectionChange]
    var why: CorrectionWhy

    private static let format: UInt8 = 1

    init(_ changes: [CorrectionChange], _ why: CorrectionWhy) {
        self.changes = changes
        self.why = why
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.list(changes) { writer, change in
            writer.text(change.field.rawValue)
            writer.text(change.old)
            writer.text(change.new)
        }
        writer.list(why.reasons) { writer, reason in
            writer.text(reason.code)
            if case .other(let text) = reason { writer.text(text) } else { writer.text("") }
        }
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        changes = try reader.list { reader throws(UnreadableBytes) in
            CorrectionChange(
                try reader.some(CorrectedField(rawValue: try reader.text())), try reader.text(), try reader.text())
        }
        why = CorrectionWhy(
            try reader.list { reader throws(UnreadableBytes) in
                try reader.some(CorrectionReason(code: try reader.text(), text: try reader.text()))
            })
    }
}
