import Exchange
import Foundation
import MutualAid
import Office
import OfficeSQLite

/// `huzhu status NUMBER --code CODE`: the progress of a claim for whoever has its slip, without a login and without the key.
struct CodedStatus {
    let number: CounterNumber
    let typed: String
    let json: Bool
    let common: CommonOptions

    func run() throws {
        guard let code = CheckCode(typed: typed) else {
            throw Refusal(
                status: 2, zh: ("「\(typed)」不是查询码。", "查询码是进度单上理赔号下面的六个字符。"),
                en: ("“\(typed)” is no check code.", "It is the six characters below the number on the progress slip."))
        }
        let window = try window()
        defer { window.close() }
        let answer: CodeAnswer
        do { answer = try window.ask(number, code: code) } catch { throw Refusal(error) }
        switch answer {
        case .progress(let progress): json ? printLine(self.json(progress)) : printLines(lines(progress))
        case .wrong(let wait):
            throw Refusal(
                zh: ("理赔号或查询码不对。", "请照进度单\(wait > 0 ? "过 \(seconds(wait)) 秒" : "")再写一次。"),
                en: (
                    "The claim number or the check code is wrong.",
                    "Copy both from the slip again\(wait > 0 ? ", in \(english(wait))" : "")."
                ))
        case .tooSoon(let wait):
            throw Refusal(
                zh: ("刚才查错过，现在还不能查。", "请过 \(seconds(wait)) 秒再查，或到柜台问。"),
                en: (
                    "Wrong codes came just now, so none is looked at yet.",
                    "Ask again in \(english(wait)), or at the counter."
                ))
        }
    }

    private func seconds(_ wait: Int64) -> Int64 { (wait + 999) / 1000 }

    private func english(_ wait: Int64) -> String { seconds(wait) == 1 ? "1 second" : "\(seconds(wait)) seconds" }

    private func window() throws -> StatusWindow {
        let path = common.data ?? Paths.office
        guard FileManager.default.fileExists(atPath: path) else {
            throw Refusal(
                zh: ("没有数据文件 \(path)。", "请用 --data 指定办事处的数据文件。"),
                en: ("There is no data file \(path).", "Name the office's data file with --data."))
        }
        do {
            return try StatusWindow.open(database: try SQLiteDatabase.open(path: path), surroundings: .system())
        } catch { throw Refusal(error) }
    }

    private func json(_ progress: PublicProgress) -> String {
        JSONValue.object([
            .init("number", .text(progress.number.text)), .init("state", .text(progress.stage.rawValue)),
            .init("next", .text(progress.next(common.language))),
        ]).line
    }

    private func lines(_ progress: PublicProgress) -> [String] {
        let label = common.language == .zh ? "下一步" : "next"
        return [
            "\(progress.number.text)  \(progress.stage.name(common.language))",
            "\(label)  \(progress.next(common.language))",
        ]
    }
}
