// How a data file keeps a calendar: a line a thing, its parts parted by tabs.
extension WorkCalendar {
    package var storedText: String {
        years.flatMap { year in
            ["year\t\(year.year)\t\(year.source)"]
                + year.holidays.map { "off\t\($0.first.iso)\t\($0.last.iso)\t\($0.name)" }
                + year.workdays.map { "on\t\($0.iso)" }
        }.joined(separator: "\n")
    }

    /// `nil` for what this program didn't write.
    package init?(stored text: String) {
        var years: [Year] = []
        var year: (year: Int, source: String)?
        var holidays: [Holiday] = []
        var workdays: [Day] = []
        func close() {
            guard let known = year else { return }
            years.append(Year(year: known.year, source: known.source, holidays: holidays, workdays: workdays))
            holidays = []
            workdays = []
        }
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch (parts.first, parts.count) {
            case ("year", 3):
                guard let number = Int(parts[1]) else { return nil }
                close()
                year = (number, parts[2])
            case ("off", 4):
                guard year != nil, let first = Day(parts[1]), let last = Day(parts[2]), first <= last else {
                    return nil
                }
                holidays.append(Holiday(name: parts[3], first: first, last: last))
            case ("on", 2):
                guard year != nil, let day = Day(parts[1]) else { return nil }
                workdays.append(day)
            default: return nil
            }
        }
        close()
        self.init(years)
    }
}
