/// The key of a command: an act of the key table, or a digit or letter of the screen.
package enum Binding: Sendable, Hashable {
    case act(Act)
    case digit(Int)
    /// Digits that a widget reads (menus, lists): shown, not bound here. The text is "1-9".
    case shown(String)

    package var name: String {
        switch self {
        case .act(let act): KeyTable.name(act)
        case .digit(let digit): "\(digit)"
        case .shown(let text): text
        }
    }
    package func matches(_ input: Input) -> Bool {
        switch (self, input) {
        case (.act(let mine), .act(let act)): mine == act
        case (.digit(let digit), .key(.character(let character))):
            Normal.ascii(character) == Character("\(digit)")
        default: false
        }
    }
}

/// A command is one value: legend, help, palette and linear mode are views of it.
package struct Command<Action: Sendable>: Sendable {
    package var binding: Binding
    package var name: String
    package var help: String
    /// Why it can't be done now.
    package var barred: String?
    /// Lower is kept longer when the legend is narrow.
    package var priority: Int
    package var action: Action
    package init(
        _ binding: Binding, _ name: String, help: String = "", barred: String? = nil, priority: Int = 5,
        _ action: Action
    ) {
        self.binding = binding
        self.name = name
        self.help = help
        self.barred = barred
        self.priority = priority
        self.action = action
    }
}

package struct LegendItem: Sendable, Hashable {
    package var binding: Binding
    package var name: String
    package var priority: Int
    package init(_ binding: Binding, _ name: String, priority: Int = 5) {
        self.binding = binding
        self.name = name
        self.priority = priority
    }
    package var key: String { binding.name }
}

package enum Legend {
    /// Only the commands that work now, in their order.
    package static func items<Action>(_ commands: [Command<Action>]) -> [LegendItem] {
        commands.filter { $0.barred == nil }.map { LegendItem($0.binding, $0.name, priority: $0.priority) }
    }
    /// The command of an input, barred or not: the screen says why when it is.
    package static func command<Action>(for input: Input, in commands: [Command<Action>]) -> Command<Action>? {
        commands.first { $0.binding.matches(input) }
    }
}
