import MutualAid
import Terminal

extension App {
    /// Where a print went: in the message row, and where that has no room for a path or a printer failed, over the screen.
    mutating func tell(_ printed: Printed) {
        let sentence = printed.sentence(desk.language)
        message = Message(
            printed.isFailure ? .error : .good, Cells.clip(sentence.fitting(messageCells), messageCells))
        guard printed.isFailure || Cells.width(sentence.text) > messageCells else { return }
        let lines = [sentence.what, sentence.todo].filter { !$0.isEmpty }.flatMap {
            Cells.wrap($0, size.columns - 10).map { Line($0) }
        }
        overlay = .help(title: desk.say("打印", "Print"), TextView(lines), isField: false)
    }
}
