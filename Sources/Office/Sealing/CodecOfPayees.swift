import MutualAid

extension Payee {
    private static let format: UInt8 = 1

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.text(role.rawValue)
        writer.text(account.card.text)
        writer.text(account.holder.text)
        writer.text(account.bank)
        writer.list(proof.sorted()) { $0.code($1) }
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        self.init(
            role: try reader.some(PayeeRole(rawValue: try reader.text())),
            account: BankAccount(
                card: try reader.some(BankCard(codedText: try reader.text())),
                holder: try reader.some(PersonName(codedText: try reader.text())), bank: try reader.text()),
            proof: Set(try reader.list { reader throws(UnreadableBytes) in try reader.code() as Paper }))
    }
}

extension [TakeOutReason] {
    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.takeOut(self)
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        self = try reader.takeOut()
    }
}

extension ByteWriter {
    mutating func takeOut(_ reasons: [TakeOutReason]) {
        list(reasons) { writer, reason in
            writer.text(reason.code)
            writer.text(reason.text ?? "")
        }
    }
}

extension ByteReader {
    mutating func takeOut() throws(UnreadableBytes) -> [TakeOutReason] {
        try list { reader throws(UnreadableBytes) in
            let code = try reader.text()
            return try reader.some(TakeOutReason(code: code, text: try reader.text()))
        }
    }
}
