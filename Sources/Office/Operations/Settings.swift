package import MutualAid

/// What an office has set beside its profile. Every value that ever held is kept under its version.
enum SettingKey: String, CaseIterable {
    case paperDays = "limit.papers"
    case firstReviewDays = "limit.first-review"
    case secondReviewDays = "limit.second-review"
    case paymentDays = "limit.payment"
    case samplePercent = "sample.percent"
    case reviewThreshold = "review.threshold"
    case callRetryDays = "call.retry-days"
    case callsBeforeClosing = "call.close-after"
    case calendar
}

extension Office {
    func setting(_ key: String) throws(OfficeFault) -> (value: String, version: Int)? {
        try database.first(.life(.setting), [key.sql]) { ($0.text(0), $0.int(1)) }
    }

    /// Inside a transaction of the caller, who writes the audit entry.
    func set(_ key: String, _ value: String) throws(OfficeFault) {
        let version = try setting(key)?.version ?? 0
        try database.execute(.life(.insertSetting), [key.sql, value.sql, (version + 1).sql])
    }

    func readSettings() throws(OfficeFault) {
        var limits = profile.limits
        if let days = try number(.paperDays) { limits.paperDays = days }
        if let days = try number(.firstReviewDays) { limits.firstReviewDays = days }
        if let days = try number(.secondReviewDays) { limits.secondReviewDays = days }
        if let days = try number(.paymentDays) { limits.paymentDays = days }
        if let percent = try number(.samplePercent) { limits.samplePercent = percent }
        profile.limits = limits
        if let fen = try number(.reviewThreshold) { profile.reviewThreshold = Money(fen: Int64(fen.value)) }
        guard let stored = try setting(SettingKey.calendar.rawValue) else { return }
        guard let calendar = WorkCalendar(stored: stored.value) else { throw .damaged("office_setting calendar") }
        self.calendar = surroundings.calendar.replacing(with: calendar)
    }

    private func number(_ key: SettingKey) throws(OfficeFault) -> Figure<Int>? {
        guard let stored = try setting(key.rawValue) else { return nil }
        guard let number = Int(stored.value) else { throw .damaged("office_setting \(key.rawValue)") }
        return Figure(number, .office)
    }

    /// Sets limits and threshold as this office's own; steps that wait already keep the day that they were given.
    package func set(limits: WorkLimits, threshold: Money, by user: User) throws(OfficeFault) -> OfficeProfile {
        try allow(.changeSettings, user)
        return try write { () throws(OfficeFault) in
            try readSettings()
            let before = profile
            let days = [limits.paperDays, limits.firstReviewDays, limits.secondReviewDays, limits.paymentDays]
            guard days.allSatisfy({ (1...3650).contains($0.value) }), (0...100).contains(limits.samplePercent.value),
                threshold >= .zero
            else { throw .limitOutOfRange }
            let changes: [(SettingKey, Int, Int)] = [
                (.paperDays, before.limits.paperDays.value, limits.paperDays.value),
                (.firstReviewDays, before.limits.firstReviewDays.value, limits.firstReviewDays.value),
                (.secondReviewDays, before.limits.secondReviewDays.value, limits.secondReviewDays.value),
                (.paymentDays, before.limits.paymentDays.value, limits.paymentDays.value),
                (.samplePercent, before.limits.samplePercent.value, limits.samplePercent.value),
                (.reviewThreshold, Int(before.reviewThreshold.fen), Int(threshold.fen)),
            ]
            var detail: [String: String] = [:]
            for (key, old, new) in changes where old != new {
                try set(key.rawValue, String(new))
                detail["before." + key.rawValue] = String(old)
                detail["after." + key.rawValue] = String(new)
            }
            guard !detail.isEmpty else { return before }
            try audit(.changeSettings, 0, detail, by: user.id)
            try readSettings()
            return profile
        }
    }

    /// Stores a notice of holidays; a year that it arranges takes the place of the one known before, which is kept.
    package func importCalendar(_ calendar: WorkCalendar, by user: User) throws(OfficeFault) -> WorkCalendar {
        try allow(.importCalendar, user)
        return try write { () throws(OfficeFault) in
            guard !calendar.years.isEmpty else { throw .nothingChosen }
            let key = SettingKey.calendar.rawValue
            let stored = try setting(key).flatMap { WorkCalendar(stored: $0.value) } ?? .weekdays
            try set(key, stored.replacing(with: calendar).storedText)
            try audit(
                .importCalendar, 0,
                Dictionary(calendar.years.map { (String($0.year), $0.source) }) { $1 }, by: user.id)
            try readSettings()
            return self.calendar
        }
    }
}
