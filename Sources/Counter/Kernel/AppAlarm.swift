import MutualAid
import Terminal

/// What must not be overlooked and is longer than the message row stands over the screen, whole, until Enter or F12 is pressed.
extension App {
    /// Told over the screen the first time, and then to whoever waits for something; a draft that is saved by itself says so in
    /// the message row, for else nobody could type any more.
    mutating func takeAlarm(_ reply: Reply, to request: Request?) -> Reply {
        guard case .alarm(let sentence) = reply else { return reply }
        if !alarms.contains(sentence) || request.map({ !$0.isQuiet }) == true { show(sentence) }
        return .failed(sentence)
    }

    mutating func show(_ sentence: Sentence) {
        alarms.insert(sentence)
        let lines = [Line(sentence.what), .blank, Line(sentence.todo)]
        overlay = .alarm(title: desk.say("请注意", "Attention"), TextView(lines))
    }

    /// Not gone by a key that was on its way when it came.
    mutating func takeAlarmKey(_ input: Input, _ title: String, _ text: TextView) {
        var text = text
        if input == .key(.enter) || input == .act(.back) {
            overlay = nil
        } else if text.handle(input) {
            overlay = .alarm(title: title, text)
        } else {
            message = Message(.info, desk.say("按 Enter 或 F12 继续", "Enter or F12 goes on"))
        }
    }

    /// Days, due days and locks are reckoned by the clock; one that shows less than what was stored last was set back.
    mutating func tellClock(behind last: Instant?) {
        guard let last, last.milliseconds > desk.now.milliseconds + Self.clockTolerance, !isClockTold else { return }
        isClockTold = true
        let at = last.text(offsetMinutes: 480)
        show(
            desk.language == .zh
                ? Sentence(
                    what: "电脑的时钟比最后一条记录（\(at)）早，日期和期限会算错。", todo: "请先把时钟调准再录入；已存的记录和次序不受影响。")
                : Sentence(
                    what: "The clock is earlier than the last record (\(at)): days and terms would be reckoned wrong.",
                    todo: "Set the clock right before you go on; what was stored stays, in its order."))
    }

    /// A clock that is put right by the network moves by seconds.
    private static let clockTolerance: Int64 = 120_000
}
