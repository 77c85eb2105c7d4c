import MutualAid
import Terminal

/// A command without its action: what legend, help and box show of it.
struct CommandRow: Hashable {
    let place: Int
    let binding: Binding
    let name: String
    let help: String
    let barred: String?
    let priority: Int
}

/// An open screen, whatever its type.
protocol Room: Sendable {
    var code: String { get }
    var isTyping: Bool { get }
    var holdsKeys: Bool { get }
    var changesAt: Instant? { get }
    func name(_ desk: Desk) -> String
    func opening(_ desk: Desk) -> [Effect]
    func commands(_ desk: Desk) -> [CommandRow]
    /// `nil`: neither a command nor a key of the screen.
    mutating func take(_ input: Input, _ desk: Desk) -> [Effect]?
    mutating func run(command place: Int, _ desk: Desk) -> [Effect]
    mutating func hear(_ reply: Reply, to request: Request, _ desk: Desk) -> [Effect]
    mutating func fit(_ size: Size, _ desk: Desk)
    mutating func stopWaiting()
    func page(_ desk: Desk) -> Page
    func fieldHelp(_ desk: Desk) -> String?
    func draft(_ desk: Desk) -> DraftRow?
    func confines(_ desk: Desk) -> String?
}

struct OpenScreen<S: Screen>: Room {
    var state: S.State

    init(_ screen: S.Type, _ state: S.State) { self.state = state }

    var code: String { S.code(state) }
    var isTyping: Bool { S.isTyping(state) }
    var holdsKeys: Bool { S.holdsKeys(state) }
    var changesAt: Instant? { S.changesAt(state) }

    func name(_ desk: Desk) -> String { S.name(state, desk) }
    func opening(_ desk: Desk) -> [Effect] { S.opening(state, desk) }
    func page(_ desk: Desk) -> Page { S.view(state, desk) }
    func fieldHelp(_ desk: Desk) -> String? { S.fieldHelp(state, desk) }
    func draft(_ desk: Desk) -> DraftRow? { S.draft(state, desk) }
    func confines(_ desk: Desk) -> String? { S.confines(state, desk) }

    func commands(_ desk: Desk) -> [CommandRow] {
        S.commands(state, desk).enumerated().map { place, command in
            CommandRow(
                place: place, binding: command.binding, name: command.name, help: command.help, barred: command.barred,
                priority: command.priority)
        }
    }

    mutating func take(_ input: Input, _ desk: Desk) -> [Effect]? {
        if let command = Legend.command(for: input, in: S.commands(state, desk)), !(isTyping && command.binding.isDigit)
        {
            return perform(command, desk)
        }
        guard let action = S.read(input, state, desk) else { return nil }
        return S.reduce(&state, action, desk)
    }

    mutating func run(command place: Int, _ desk: Desk) -> [Effect] {
        let commands = S.commands(state, desk)
        guard commands.indices.contains(place) else { return [] }
        return perform(commands[place], desk)
    }

    mutating func hear(_ reply: Reply, to request: Request, _ desk: Desk) -> [Effect] {
        guard let action = S.hear(reply, to: request, state, desk) else { return [] }
        return S.reduce(&state, action, desk)
    }

    mutating func stopWaiting() { S.stopWaiting(&state) }

    mutating func fit(_ size: Size, _ desk: Desk) {
        S.setSize(&state, size)
        S.setListRows(&state, page(desk).listRows(size: size))
    }

    private mutating func perform(_ command: Command<S.Action>, _ desk: Desk) -> [Effect] {
        if let barred = command.barred { return [.warn(barred)] }
        return S.reduce(&state, command.action, desk)
    }
}

extension Binding {
    /// A digit is text while a field has the focus.
    var isDigit: Bool {
        if case .digit = self { true } else { false }
    }
}
