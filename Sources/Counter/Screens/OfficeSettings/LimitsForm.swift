import MutualAid
import Terminal

/// The limits of an office as a form, and as rows with their basis.
struct LimitsForm {
    struct Row {
        let label: String
        let value: String
        /// `nil`: the office's own choice from the start.
        let basis: Basis?
    }

    private let form: Form

    init(_ form: Form) { self.form = form }

    static func rows(_ profile: OfficeProfile, _ desk: Desk) -> [Row] {
        let limits = profile.limits
        func days(_ figure: Figure<Int>) -> String { desk.say("\(figure.value) 天", "\(figure.value) days") }
        func workdays(_ figure: Figure<Int>) -> String {
            desk.say("\(figure.value) 个工作日", figure.value == 1 ? "1 working day" : "\(figure.value) working days")
        }
        return [
            Row(
                label: label("threshold", desk),
                value: desk.say(
                    "\(profile.reviewThreshold.grouped) 元起", "second review from \(profile.reviewThreshold.grouped)"),
                basis: profile.thresholdBasis),
            Row(
                label: label("sample", desk), value: "\(limits.samplePercent.value)%", basis: limits.samplePercent.basis
            ),
            Row(label: label("papers", desk), value: days(limits.paperDays), basis: limits.paperDays.basis),
            Row(
                label: label("first", desk), value: workdays(limits.firstReviewDays),
                basis: limits.firstReviewDays.basis),
            Row(
                label: label("second", desk), value: workdays(limits.secondReviewDays),
                basis: limits.secondReviewDays.basis),
            Row(label: label("payment", desk), value: workdays(limits.paymentDays), basis: limits.paymentDays.basis),
            Row(
                label: label("idle", desk),
                value: desk.say(
                    "\(profile.idleMinutes) 分钟没有按键",
                    profile.idleMinutes == 1
                        ? "after 1 minute without a key" : "after \(profile.idleMinutes) minutes without a key"),
                basis: nil),
        ]
    }

    private static func label(_ id: String, _ desk: Desk) -> String {
        switch id {
        case "threshold": desk.say("复审起点", "Threshold")
        case "sample": desk.say("质量抽查", "Sample")
        case "papers": desk.say("补件期限", "Papers")
        case "first": desk.say("初审期限", "1st review")
        case "second": desk.say("复审期限", "2nd review")
        case "idle": desk.say("锁屏", "Lock")
        default: desk.say("拨付期限", "Payment")
        }
    }

    static func make(_ profile: OfficeProfile, _ desk: Desk) -> Form {
        let limits = profile.limits
        let workdays = desk.say("个工作日", "working days")
        func number(_ id: String, _ figure: Figure<Int>, _ unit: String, _ help: String) -> Field {
            var field = Field(
                id, label(id, desk), .digits, required: true, limit: 3, width: 6, help: help, value: "\(figure.value)")
            field.note = Note(unit + "  " + figure.basis.mark(desk.language))
            return field
        }
        var threshold = Field(
            "threshold", label("threshold", desk), .money, required: true, limit: 16,
            help: desk.say(
                "互助金达到这个数就要复审；0 是每件都复审。", "From this benefit on a claim needs a second review; 0 means every claim."),
            value: profile.reviewThreshold.grouped)
        threshold.note = Note(desk.say("元起  ", "or more  ") + profile.thresholdBasis.mark(desk.language))
        var form = Form(
            [
                threshold,
                number(
                    "sample", limits.samplePercent, "%",
                    desk.say(
                        "不到复审起点的，一百件里抽几件复审；抽签留在经过里。",
                        "Of a hundred claims below it, how many get a second review by lot.")),
                number(
                    "papers", limits.paperDays, desk.say("天", "days"),
                    desk.say("要求补件后，几天里要补齐（自然日）。", "Calendar days to bring missing papers.")),
                number(
                    "first", limits.firstReviewDays, workdays,
                    desk.say("送审后几个工作日里初审。", "Working days for the first review.")),
                number(
                    "second", limits.secondReviewDays, workdays,
                    desk.say("初审后几个工作日里复审。", "Working days for the second review.")),
                number(
                    "payment", limits.paymentDays, workdays,
                    desk.say("审完后几个工作日里拨付。", "Working days from approval to payment.")),
                idle(profile, desk),
            ], words: desk.words)
        form.oneColumn = true
        return form
    }

    private static func idle(_ profile: OfficeProfile, _ desk: Desk) -> Field {
        var field = Field(
            "idle", label("idle", desk), .digits, required: true, limit: 3, width: 6,
            help: desk.say(
                "没有按键几分钟后盖住屏幕，1 到 60；打密码接着做。演示不锁。",
                "Minutes without a key until the screen is covered, 1 to 60; the password goes on. A demo is never locked."
            ),
            value: "\(profile.idleMinutes)")
        field.note = Note(desk.say("分钟没有按键", "minutes without a key"))
        return field
    }

    private func number(_ id: String) -> Int? { Int(form.value(id)) }

    func faults(_ desk: Desk) -> [String: Sentence] {
        var faults: [String: Sentence] = [:]
        if form.value("threshold").isEmpty {
            faults["threshold"] = desk.needed(form["threshold"]?.label ?? "")
        } else {
            do { _ = try Money.typed(form.value("threshold")) } catch {
                faults["threshold"] = error.sentence(desk.language)
            }
        }
        if let percent = number("sample"), !(0...100).contains(percent) {
            faults["sample"] = Sentence(
                what: desk.say("百分比是 0 到 100。", "A percentage is 0 to 100."), todo: desk.say("请改正。", "Correct it."))
        }
        for id in ["papers", "first", "second", "payment"] {
            if let days = number(id), !(1...999).contains(days) {
                faults[id] = Sentence(
                    what: desk.say("天数是 1 到 999。", "The days are 1 to 999."), todo: desk.say("请改正。", "Correct it."))
            }
        }
        if let minutes = number("idle"), !(1...60).contains(minutes) {
            faults["idle"] = Sentence(
                what: desk.say("锁屏是 1 到 60 分钟。", "The lock is 1 to 60 minutes."), todo: desk.say("请改正。", "Correct it."))
        }
        for id in ["sample", "papers", "first", "second", "payment", "idle"] where number(id) == nil {
            faults[id] = desk.needed(form[id]?.label ?? "")
        }
        return faults
    }

    /// The profile with what was typed; what stays keeps its basis. `nil` while something is wrong.
    func change(of profile: OfficeProfile) -> OfficeProfile? {
        guard let threshold = try? Money.typed(form.value("threshold")), let sample = number("sample"),
            let papers = number("papers"), let first = number("first"), let second = number("second"),
            let payment = number("payment"), let idle = number("idle")
        else { return nil }
        func figure(_ number: Int, _ old: Figure<Int>) -> Figure<Int> {
            number == old.value ? old : Figure(number, .office)
        }
        var changed = profile
        if threshold != profile.reviewThreshold { changed.reviewThreshold = threshold }
        changed.idleMinutes = idle
        changed.limits = WorkLimits(
            paperDays: figure(papers, profile.limits.paperDays),
            firstReviewDays: figure(first, profile.limits.firstReviewDays),
            secondReviewDays: figure(second, profile.limits.secondReviewDays),
            paymentDays: figure(payment, profile.limits.paymentDays),
            samplePercent: figure(sample, profile.limits.samplePercent))
        return changed
    }
}
