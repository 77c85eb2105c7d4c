import Foundation
import Testing

/// The bank of a journey: what it answers to the file of a batch.
enum Bank {
    /// Every line paid, but that of `claim`.
    static func answer(to file: String, failing claim: String? = nil) throws -> String {
        let bytes = try Data(contentsOf: URL(filePath: file))
        let text = try #require(String(data: bytes, encoding: String.Encoding(rawValue: 0x8000_0632)))
        let lines = text.split(whereSeparator: \.isNewline).dropFirst(2).map { line in
            let row = line.split(separator: ",", omittingEmptySubsequences: false)
            return "\(row[0]),\(row[1]),\(row[3]),\(row[5])," + (row[1] == claim ?? "" ? "失败,账号已销户" : "成功,")
        }
        return "序号,业务编号,账号,金额,处理结果,失败原因\n" + lines.joined(separator: "\n") + "\n"
    }
}
