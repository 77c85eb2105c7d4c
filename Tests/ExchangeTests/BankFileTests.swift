import Exchange
import Foundation
import MutualAid
import Seeds
import Testing

@Suite struct BankExchangeTests {
    private func division() throws -> DivisionCode { try #require(DivisionCode("610302")) }

    private func batch(holder: String = "张秀英", bank: String = "工商银行") throws -> PaymentBatch {
        let cards = ["6228480402564890018", "6222021234567890123"]
        let lines = try cards.enumerated().map { place, card in
            BatchLine(
                place: place + 1, claim: ClaimID(Int64(place + 1)),
                claimNumber: try CounterNumber(kind: .claim, division: division(), year: 26, serial: place + 1),
                person: PersonID(Int64(place)), personName: holder, amount: Money(fen: Int64(420_631 + place)),
                payee: Payee(
                    role: place == 0 ? .member : .guardian,
                    account: BankAccount(card: try BankCard(card), holder: try PersonName(holder), bank: bank),
                    proof: []))
        }
        return PaymentBatch(
            id: BatchID(1), number: try CounterNumber(kind: .batch, division: division(), year: 26, serial: 7),
            office: try division(), madeOn: try #require(Day("2026-03-02")), stage: .fileWritten, lines: lines,
            steps: [])
    }

    private func form(_ change: (inout BankFileForm) -> Void = { _ in }) throws -> BankFileForm {
        var form = try Seeds.bankFile()
        change(&form)
        return form
    }

    private func answer(
        _ text: String, _ form: BankFileForm, _ batch: PaymentBatch
    ) throws -> Result<Settlement, AnswerFaults> {
        let answer = try BankAnswer(reading: CSVReader(Array(text.utf8)), form.answer)
        do throws(AnswerFaults) {
            return .success(try answer.settlement(of: batch, today: try_day()))
        } catch { return .failure(error) }
    }

    private func try_day() -> Day { Day("2026-03-05") ?? .first }

    @Test func `the file has totals, heading and a line for each payment, in the letters that the form says`() throws {
        let batch = try batch()
        let bytes = try batch.bankFile(form { $0.encoding = .utf8 })
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == """
                \(batch.number.text),2026-03-02,2,8412.63,132780141\r
                序号,业务编号,户名,账号,开户行,金额,用途\r
                1,\(batch.lines[0].claimNumber.text),张秀英,6228480402564890018,工商银行,4206.31,职工互助金\r
                2,\(batch.lines[1].claimNumber.text),张秀英,6222021234567890123,工商银行,4206.32,职工互助金\r

                """)
        // A line that was taken out isn't in it, and leaves no gap in the numbers.
        var less = batch
        less.lines[0].outcome = .takenOut([.wrongAccount])
        #expect(
            String(decoding: try less.bankFile(form { $0.encoding = .utf8 }), as: UTF8.self)
                == """
                \(batch.number.text),2026-03-02,1,4206.32,67890123\r
                序号,业务编号,户名,账号,开户行,金额,用途\r
                1,\(batch.lines[1].claimNumber.text),张秀英,6222021234567890123,工商银行,4206.32,职工互助金\r

                """)
        let gb = try batch.bankFile(form())
        #expect(try batch.bankFile(form()) == gb)
        let text = String(data: Data(gb), encoding: String.Encoding(rawValue: 0x8000_0632))
        #expect(text == String(decoding: bytes, as: UTF8.self))
        #expect(gb.count < bytes.count)
    }

    @Test func `columns, heading, separator and totals are the form's`() throws {
        let batch = try batch()
        let bytes = try batch.bankFile(
            form {
                $0.encoding = .utf8Marked
                $0.separator = .tab
                $0.hasHeading = false
                $0.totals = []
                $0.columns = [
                    BankColumn(.batch, "b"), BankColumn(.account, "a"), BankColumn(.fen, "f"), BankColumn(.date, "d"),
                    BankColumn(.payee, "p"),
                ]
            })
        #expect(
            String(decoding: bytes, as: UTF8.self).unicodeScalars.first == "\u{FEFF}")
        #expect(
            String(decoding: bytes.dropFirst(3), as: UTF8.self)
                == "\(batch.number.text)\t6228480402564890018\t420631\t2026-03-02\t本人\r\n"
                + "\(batch.number.text)\t6222021234567890123\t420632\t2026-03-02\t监护人\r\n")
    }

    @Test func `a bank's name that a spreadsheet would run is made harmless`() throws {
        let bytes = try batch(bank: "=HYPERLINK(\"http://x\")").bankFile(form { $0.encoding = .utf8 })
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(",\"'=HYPERLINK(\"\"http://x\"\")\","))
    }

    @Test func `the bank's answer settles the batch`() throws {
        let batch = try batch()
        let text = """
            序号,业务编号,账号,金额,处理结果,失败原因
            1,\(batch.lines[0].claimNumber.text),6228480402564890018,"4,206.31",成功,
            2,\(batch.lines[1].claimNumber.text),'6222021234567890123,4206.32,失败,账号\u{1B}[2J已销户
            ,,,,,
            """
        let settled = try answer(text, form(), batch).get()
        #expect(settled.outcomes == [.paid(on: try_day()), .failed(reason: "账号 [2J已销户")])
    }

    @Test func `an answer in GB18030 with semicolons and lines before its heading is read`() throws {
        let batch = try batch()
        let text =
            "批次回盘\n共 2 笔\n金额;处理结果;账号;业务编号;到账日\n4206.31;S;6228480402564890018;\(batch.lines[0].claimNumber.text);20260303\n4206.32;退票;6222021234567890123;\(batch.lines[1].claimNumber.text);\n"
        let bytes = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
        let form = try form {
            $0.answer.skips = 2
            $0.answer.columns = [
                AnswerColumn(.claim, "业务编号"), AnswerColumn(.account, "账号"), AnswerColumn(.amount, "金额"),
                AnswerColumn(.result, "处理结果"), AnswerColumn(.date, "到账日"),
            ]
        }
        let answer = try BankAnswer(
            reading: CSVReader(Array(bytes), CSVFormat(separator: .semicolon)), form.answer)
        let settled = try answer.settlement(of: batch, today: try_day())
        #expect(settled.outcomes == [.paid(on: try #require(Day("2026-03-03"))), .failed(reason: "退票")])
    }

    @Test func `an answer without a heading is read by its columns' places`() throws {
        let batch = try batch()
        let form = try form {
            $0.answer.hasHeading = false
            $0.answer.columns = [
                AnswerColumn(.line, "1"), AnswerColumn(.account, "2"), AnswerColumn(.fen, "3"),
                AnswerColumn(.result, "4"),
            ]
        }
        let text = "2\t6222021234567890123\t420632\tF\n1\t6228480402564890018\t420631\tS\n"
        #expect(
            try answer(text, form, batch).get().outcomes == [.paid(on: try_day()), .failed(reason: "F")])
    }

    @Test func `every fault of reading and of fitting is told at once`() throws {
        let batch = try batch()
        let one = batch.lines[0].claimNumber.text
        let text = """
            序号,业务编号,账号,金额,处理结果,失败原因
            1,\(one),6228480402564890018,4206.30,成功,
            二,\(batch.lines[1].claimNumber.text),6222021234567890123,一百,也许,
            3
            7,LP610302269999999,6222021234567890123,1.00,成功,
            """
        let result = try answer(text, form(), batch)
        guard case .failure(let faults) = result else {
            Issue.record("it was taken")
            return
        }
        #expect(
            faults.all == [
                .otherAmount(row: 2, claim: one, asked: Money(fen: 420_631), found: Money(fen: 420_630)),
                .lineUnread(row: 3, text: "二"), .amountUnread(row: 3, text: "一百"), .resultUnknown(row: 3, text: "也许"),
                .tooFewFields(row: 4, column: "业务编号"), .tooFewFields(row: 4, column: "账号"),
                .tooFewFields(row: 4, column: "金额"), .tooFewFields(row: 4, column: "处理结果"),
                .unknownLine(row: 5, key: "LP610302269999999"),
            ])
    }

    @Test func `an answer without its columns or without lines is told`() throws {
        let batch = try batch()
        for (text, flaws) in [
            ("序号,账号,金额,处理结果,失败原因\n", [AnswerFlaw.noColumn("业务编号")]),
            ("序号,业务编号,账号,金额,处理结果,失败原因\n", [.noRows]),
        ] {
            guard case .failure(let faults) = try answer(text, form(), batch) else {
                Issue.record("it was taken")
                continue
            }
            #expect(faults.all == flaws)
        }
    }
}
