import ArgumentParser
import Exchange
import Foundation
import MutualAid
import Office
import Seeds

/// The days on which the office works: what the due days are reckoned by.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "工作日、节假日和调休 / working days and holidays",
        subcommands: [Show.self, Import.self], defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "列出各年的通知 / list the notices of the years")

        @OptionGroup var common: CommonOptions

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let office = try common.officeIfThere()
            defer { office?.close() }
            let calendar = try office?.calendar ?? common.plans().calendar
            if json { return printLine(JSONValue.array(calendar.years.map(\.json)).line) }
            for year in calendar.years { printLines(year.lines(common.language)) }
            guard let last = calendar.years.last else { return }
            printLine(
                common.language == .zh
                    ? "\(last.year) 年以后还没有通知，按周一至周五算。" : "After \(last.year) there is no notice yet: Monday to Friday.")
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "导入一年的放假通知 / import the notice of a year",
            discussion: "文件的写法同内置的 calendar.toml；同一年的旧通知留在文件里。已在办的各步不改期限。")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("日历文件 / the calendar file", valueName: "FILE"))
        var file: String

        mutating func run() throws {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw Refusal(
                    zh: ("读不了日历文件 \(file)。", "请检查路径、权限，并存为 UTF-8。"),
                    en: (
                        "The calendar file \(file) can't be read.", "Check path and permissions, and save it as UTF-8."
                    ))
            }
            let calendar: WorkCalendar
            do throws(PlanFaults) {
                calendar = try Seeds.calendar(SeedFile(name: (file as NSString).lastPathComponent, text: text))
            } catch { throw Refusal(all: error) }
            let office = try common.office()
            defer { office.close() }
            let user = try common.user(of: office, for: .supervisor)
            do throws(OfficeFault) { _ = try office.importCalendar(calendar, by: user) } catch { throw Refusal(error) }
            printLine(common.language == .zh ? "已导入：" : "Imported:")
            for year in calendar.years { printLines(year.lines(common.language)) }
        }
    }
}

extension WorkCalendar.Year {
    fileprivate var json: JSONValue {
        .object([
            .init("year", .whole(year)), .init("notice", .text(source)),
            .init(
                "holidays",
                .array(
                    holidays.map {
                        .object([
                            .init("name", .text($0.name)), .init("first", .text($0.first.iso)),
                            .init("last", .text($0.last.iso)),
                        ])
                    })), .init("workdays", .array(workdays.map { .text($0.iso) })),
        ])
    }

    fileprivate func lines(_ language: Language) -> [String] {
        let off = holidays.map { "  \($0.first.iso) – \($0.last.iso)  \($0.name)" }
        let on = workdays.map(\.iso).joined(separator: language == .zh ? "、" : ", ")
        return ["\(year)  \(source)"] + off + [(language == .zh ? "  调休上班  " : "  worked weekends  ") + on]
    }
}
