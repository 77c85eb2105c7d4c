import MutualAid
import Terminal

/// By when something must be done, in words: meaning never hangs on colour.
struct DueWords {
    let desk: Desk
    init(_ desk: Desk) { self.desk = desk }

    /// For a column of nine cells: 今天到期, 逾期3天, 09-18.
    func short(_ due: Day) -> String {
        let left = desk.today.days(until: due)
        return switch left {
        case ..<0: desk.say("逾期\(-left)天", "late \(-left)d")
        case 0: desk.say("今天到期", "due today")
        default: String(due.iso.dropFirst(5))
        }
    }

    /// For a line of text.
    func whole(_ due: Day) -> String {
        let left = desk.today.days(until: due)
        return switch left {
        case ..<0: desk.say("到期 \(due.iso)，已逾期 \(-left) 天", "due \(due.iso), \(-left) days late")
        case 0: desk.say("今天到期", "due today")
        default: desk.say("到期 \(due.iso)", "due \(due.iso)")
        }
    }

    func role(_ due: Day) -> Role {
        switch desk.today.days(until: due) {
        case ..<0: .bad
        case 0: .warning
        default: .text
        }
    }
}
