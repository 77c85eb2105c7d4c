import MutualAid

/// What of a person lies sealed: identity number (with it the birth day), phone, card, and the papers on file.
struct PersonSecret {
    var identity: ResidentID
    var phone: Phone?
    var account: BankAccount?
    var papers: Set<Paper>

    private static let format: UInt8 = 1

    init(_ details: PersonDetails) {
        identity = details.identity
        phone = details.phone
        account = details.account
        papers = details.papersOnFile
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.text(identity.text)
        writer.optional(phone) { $0.text($1.text) }
        writer.optional(account) { writer, account in
            writer.text(account.card.text)
            writer.text(account.holder.text)
            writer.text(account.bank)
        }
        writer.list(papers.sorted()) { $0.code($1) }
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        identity = try reader.some(ResidentID(codedText: try reader.text()))
        phone = try reader.optional { reader throws(UnreadableBytes) in
            try reader.some(Phone(codedText: try reader.text()))
        }
        account = try reader.optional { reader throws(UnreadableBytes) in
            BankAccount(
                card: try reader.some(BankCard(codedText: try reader.text())),
                holder: try reader.some(PersonName(codedText: try reader.text())), bank: try reader.text())
        }
        papers = Set(try reader.list { reader throws(UnreadableBytes) in try reader.code() as Paper })
    }
}
