package import MutualAid
import PlainTOML

extension Seeds {
    /// The name of the calendar in the folder of `--seeds`.
    package static let calendarFile = "calendar.toml"

    /// The holidays that the program brings: 2024 to 2026.
    package static func calendar() -> WorkCalendar {
        let text = text(PackageResources.calendar_toml)
        return (try? calendar(SeedFile(name: calendarFile, text: text))) ?? .weekdays
    }

    /// A calendar from a file, or everything that is wrong with it.
    package static func calendar(_ file: SeedFile) throws(PlanFaults) -> WorkCalendar {
        try CalendarFile(name: file.name, text: file.text).read().get()
    }
}

/// Reads a calendar file whole and tells everything that is wrong with it.
private struct CalendarFile {
    let name: String
    let text: String

    func read() -> Result<WorkCalendar, PlanFaults> {
        let faults = FaultBox(file: name)
        do throws(TOMLNode.SyntaxFault) {
            let root = PlanTable(try TOMLNode.parse(text), path: "", faults: faults)
            _ = root.required("format", .whole(1...1))
            let tables = root.tables("year")
            if tables.isEmpty { faults.add("year", .missing(.tables)) }
            let years = tables.map { table in
                let year = year(table)
                table.close()
                return year
            }
            root.close()
            let complete = years.compactMap(\.self)
            var seen: Set<Int> = []
            for year in complete where !seen.insert(year.year).inserted {
                faults.add("year", .twice(String(year.year)))
            }
            guard faults.all.isEmpty else { return .failure(PlanFaults(faults.all)) }
            return .success(WorkCalendar(complete))
        } catch {
            return .failure(
                PlanFaults([PlanFault(file: name, key: "", flaw: .syntax(line: error.line, message: error.message))]))
        }
    }

    private func year(_ table: PlanTable) -> WorkCalendar.Year? {
        let year = table.required("year", .whole(2000...2199))
        let notice = table.required("notice", .text)
        let workdays = table.required("workdays", .days)
        let tables = table.tables("holiday")
        if tables.isEmpty { table.faults.add(table.path(to: "holiday"), .missing(.tables)) }
        let holidays = tables.map { holiday in
            let read = self.holiday(holiday, of: year)
            holiday.close()
            return read
        }
        let complete = holidays.compactMap(\.self)
        // A working day in a holiday is a slip of the pen: one of the two is wrong.
        for day in workdays ?? [] {
            if day.weekday <= 5 || complete.contains(where: { $0.first <= day && day <= $0.last }) {
                table.faults.add(table.path(to: "workdays"), .unfit(.weekend, found: day.iso))
            }
        }
        for (place, holiday) in complete.enumerated() {
            if complete[..<place].contains(where: { $0.first <= holiday.last && holiday.first <= $0.last }) {
                table.faults.add(table.path(to: "holiday"), .twice(holiday.first.iso))
            }
        }
        guard let year, let notice, let workdays else { return nil }
        return WorkCalendar.Year(year: year, source: notice, holidays: complete, workdays: workdays)
    }

    /// Of the year itself, or of the days around it that a New Year reaches into; never longer than a month.
    private func holiday(_ table: PlanTable, of year: Int?) -> WorkCalendar.Holiday? {
        let name = table.required("name", .text)
        guard let first = table.required("first", .day), let last = table.required("last", .day) else { return nil }
        guard (0...30).contains(first.days(until: last)), year == nil || last.year == year || first.year == year else {
            table.faults.add(table.path(to: "last"), .unfit(.day, found: last.iso))
            return nil
        }
        return name.map { WorkCalendar.Holiday(name: $0, first: first, last: last) }
    }
}

extension Kind {
    fileprivate static var days: Kind<[Day]> {
        Kind<[Day]>(expected: .days) { node in
            guard case .array(let nodes) = node else { return nil }
            let found = nodes.compactMap { Kind<Day>.day.read($0) }
            return found.count == nodes.count ? found : nil
        }
    }
}
