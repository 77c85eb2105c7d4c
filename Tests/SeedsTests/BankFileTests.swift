import MutualAid
import Testing

@testable import Seeds

@Suite struct BankFileTests {
    private func faults(_ change: (String) -> String) -> [PlanFault] {
        do {
            _ = try Seeds.bankFile(SeedFile(name: "my.toml", text: change(Seeds.builtInBankFile.text)))
            return []
        } catch { return error.all }
    }

    @Test func `the built-in file is read`() throws {
        let form = try Seeds.bankFile()
        #expect(form.encoding == .gb18030 && form.separator == .comma && form.hasHeading)
        #expect(form.totals == [.batch, .date, .lines, .total, .hash])
        #expect(form.columns.map(\.field) == [.line, .claim, .holder, .account, .bank, .amount, .purpose])
        #expect(form.answer.columns.map(\.field) == [.line, .claim, .account, .amount, .result, .reason])
        #expect(form.answer.encoding == nil && form.answer.separator == nil && form.answer.skips == 0)
        #expect(form.answer.paid.contains("成功") && form.answer.failed.contains("失败"))
    }

    @Test func `what a bank wants otherwise is set in the file`() throws {
        let text = Seeds.builtInBankFile.text
            .replacing("encoding = \"GB18030\"", with: "encoding = \"UTF-8-BOM\"")
            .replacing("separator = \"comma\"", with: "separator = \"semicolon\"")
            .replacing("totals = [\"batch\", \"date\", \"lines\", \"total\", \"hash\"]\n", with: "")
            .replacing("skip = 0 ", with: "skip = 3 ")
        let form = try Seeds.bankFile(SeedFile(name: "my.toml", text: text))
        #expect(form.encoding == .utf8Marked && form.separator == .semicolon)
        #expect(form.totals.isEmpty && form.answer.skips == 3)
    }

    @Test func `every fault of a file is told with its key`() {
        #expect(
            faults { $0.replacing("encoding = \"GB18030\"", with: "encoding = \"Big5\"") }
                == [
                    PlanFault(
                        file: "my.toml", key: "file.encoding",
                        flaw: .unfit(.oneOf(["UTF-8", "UTF-8-BOM", "GB18030"]), found: "\"Big5\""))
                ])
        #expect(
            faults { $0.replacing("field = \"account\"", with: "field = \"bank\"") }.map(\.flaw)
                .contains(.missing(.oneOf(["account"]))))
        #expect(
            faults { $0.replacing("field = \"amount\"", with: "field = \"holder\"") }.map(\.flaw)
                .contains(.twice("holder")))
        #expect(
            faults { $0.replacing("field = \"result\"", with: "field = \"batch\"") }
                == [PlanFault(file: "my.toml", key: "answer.column", flaw: .missing(.oneOf(["result"])))])
        #expect(
            faults { $0.replacing("\"失败\"", with: "\"成功\"") }
                == [PlanFault(file: "my.toml", key: "answer.failed", flaw: .twice("成功"))])
        #expect(
            faults { $0.replacing("purpose", with: "purpos") }.map(\.key).sorted() == [
                "file.column[6].field", "file.purpos", "file.purpose",
            ])
        #expect(
            faults { _ in "format = 1\n" }
                == [
                    PlanFault(file: "my.toml", key: "file", flaw: .missing(.table))
                ])
        #expect(faults { _ in "format = " }.map(\.key) == [""])
    }
}
