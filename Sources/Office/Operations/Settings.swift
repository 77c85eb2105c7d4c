import Foundation
package import MutualAid

/// What an office has set beside its profile. Every value that ever held is kept under its version.
enum SettingKey: String, CaseIterable {
    case paperDays = "limit.papers"
    case firstReviewDays = "limit.first-review"
    case secondReviewDays = "limit.second-review"
    case paymentDays = "limit.payment"
    case samplePercent = "sample.percent"
    case reviewThreshold = "review.threshold"
    case gateBlocks = "gate.blocks"
    case callRetryDays = "call.retry-days"
    case callsBeforeClosing = "call.close-after"
    /// Minutes until an idle counter is covered.
    case idleMinutes = "idle.minutes"
    case calendar
    /// The text of the file that says which columns the bank's files have.
    case bankFile = "bank-file"
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
        if let minutes = try number(.idleMinutes) { profile.idleMinutes = minutes.value }
        if let blocks = try number(.gateBlocks) { profile.gateBlocks = blocks.value != 0 }
        if let fen = try number(.reviewThreshold) {
            profile.reviewThreshold = Money(fen: Int64(fen.value))
            profile.thresholdBasis = fen.basis
        }
        profile.fingerprint = try storedFingerprint() ?? ""
        guard let stored = try setting(SettingKey.calendar.rawValue) else { return }
        guard let calendar = WorkCalendar(stored: stored.value) else { throw .damaged("office_setting calendar") }
        self.calendar = surroundings.calendar.replacing(with: calendar)
    }

    private func number(_ key: SettingKey) throws(OfficeFault) -> Figure<Int>? {
        guard let stored = try setting(key.rawValue) else { return nil }
        guard let number = Int(stored.value) else { throw .damaged("office_setting \(key.rawValue)") }
        return Figure(number, .office)
    }

    /// The office as it is now: another terminal may have set something.
    package func profileNow() throws(OfficeFault) -> OfficeProfile {
        try read { () throws(OfficeFault) in
            try readSettings()
            return profile
        }
    }

    /// Sets limits and threshold as this office's own; steps that wait already keep the day that they were given.
    ///
    /// - Parameter seen: what the supervisor saw; where it is no longer so, nothing is set, and they are told who was first.
    package func set(
        limits: WorkLimits, threshold: Money, idleMinutes: Int? = nil, seen: OfficeProfile? = nil, by user: User
    ) throws(OfficeFault) -> OfficeProfile {
        try allow(.changeSettings, user)
        return try write { () throws(OfficeFault) in
            try readSettings()
            let before = profile
            if let seen, seen != before {
                throw try changedMeanwhile(0)
            }
            let days = [limits.paperDays, limits.firstReviewDays, limits.secondReviewDays, limits.paymentDays]
            guard days.allSatisfy({ (1...3650).contains($0.value) }), (0...100).contains(limits.samplePercent.value),
                threshold >= .zero, (1...60).contains(idleMinutes ?? before.idleMinutes)
            else { throw .limitOutOfRange }
            let changes: [(SettingKey, Int, Int)] = [
                (.paperDays, before.limits.paperDays.value, limits.paperDays.value),
                (.firstReviewDays, before.limits.firstReviewDays.value, limits.firstReviewDays.value),
                (.secondReviewDays, before.limits.secondReviewDays.value, limits.secondReviewDays.value),
                (.paymentDays, before.limits.paymentDays.value, limits.paymentDays.value),
                (.samplePercent, before.limits.samplePercent.value, limits.samplePercent.value),
                (.idleMinutes, before.idleMinutes, idleMinutes ?? before.idleMinutes),
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

extension Office {
    /// The office's own bank file form as text, `nil` while the built-in one serves.
    package func bankFileText() throws(OfficeFault) -> String? {
        try read { () throws(OfficeFault) in try setting(SettingKey.bankFile.rawValue)?.value }
    }

    /// - Parameter text: of a file that was read without a fault; the one before is kept.
    package func setBankFile(_ text: String, by user: User) throws(OfficeFault) {
        try allow(.setBankFile, user)
        try write { () throws(OfficeFault) in
            try set(SettingKey.bankFile.rawValue, text)
            try audit(
                .changeSettings, 0, ["bank-file": Self.fingerprint(Data(text.utf8))], by: user.id)
        }
    }
}
