package import MutualAid

extension PaymentBatch {
    /// The file to the bank, the same bytes each time it is made of the same batch and form. It holds whole account numbers.
    package func bankFile(_ form: BankFileForm) throws(CSVFault) -> [UInt8] {
        var writer = CSVWriter(form.encoding, form.separator)
        if !form.totals.isEmpty { try writer.write(form.totals.map(cell)) }
        if form.hasHeading { try writer.write(form.columns.map { .text($0.title) }) }
        for (place, line) in standing.enumerated() {
            try writer.write(form.columns.map { cell($0.field, place + 1, line, form) })
        }
        return writer.bytes
    }

    private func cell(_ field: TotalsField) -> CSVCell {
        switch field {
        case .batch: .exact(number.text)
        case .date: .exact(madeOn.iso)
        case .lines: .exact(String(totals.lines))
        case .total: .exact(totals.total.text)
        case .hash: .exact(String(totals.hash))
        }
    }

    private func cell(_ field: BankField, _ number: Int, _ line: BatchLine, _ form: BankFileForm) -> CSVCell {
        switch field {
        case .line: .exact(String(number))
        case .batch: .exact(self.number.text)
        case .claim: .exact(line.claimNumber.text)
        case .holder: .text(line.payee.account.holder.text)
        case .account: .exact(line.payee.account.card.text)
        case .bank: .text(line.payee.account.bank)
        case .amount: .exact(line.amount.text)
        case .fen: .exact(String(line.amount.fen))
        case .date: .exact(madeOn.iso)
        case .purpose: .text(form.purpose)
        case .payee: .text(line.payee.role.name(.zh))
        }
    }
}
