package import MutualAid
package import Terminal

/// A screen: values and static functions, no I/O. One file a screen, in the order state, action, commands, reduce, view.
package protocol Screen: Sendable {
    associatedtype State: Sendable, Equatable
    associatedtype Action: Sendable, Equatable

    /// The short code in the title; the box jumps to it.
    static var code: String { get }
    /// The code shown now, where a screen serves several places of the menu.
    static func code(_ state: State) -> String
    static func name(_ state: State, _ desk: Desk) -> String
    /// What is asked of the office when the screen opens.
    static func opening(_ state: State, _ desk: Desk) -> [Effect]
    /// What can be done now, with its key; the kernel adds help, box, leave and back where the screen has none of its own.
    static func commands(_ state: State, _ desk: Desk) -> [Command<Action>]
    /// The action of an input that is no command's; `nil` says that the key does nothing here.
    static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action?
    /// The action of an answer; `failed` is shown by the kernel in the message row whether the screen takes it or not.
    static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action?
    static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect]
    /// The page without title and without the kernel's own legend items.
    static func view(_ state: State, _ desk: Desk) -> Page

    /// Text can be typed where the focus is, so ? and / and digits are text.
    static func isTyping(_ state: State) -> Bool
    /// Help for the field in focus (first F1), or `nil`.
    static func fieldHelp(_ state: State, _ desk: Desk) -> String?
    /// The unsent form, or `nil` when nothing was typed or all was sent.
    static func draft(_ state: State, _ desk: Desk) -> DraftRow?
    /// How many rows the page's list has at this size of the terminal.
    static func setListRows(_ state: inout State, _ rows: Int)
    /// The size of the terminal, for a screen that says less on a small one; comes before `setListRows`.
    static func setSize(_ state: inout State, _ size: Size)
    /// What the next key means depends on an answer under way: keys wait for it, they are not dropped.
    static func holdsKeys(_ state: State) -> Bool
    /// Why nothing else can be opened from here, the box and the drafts neither; `nil` where it can.
    static func confines(_ state: State, _ desk: Desk) -> String?
    /// When the page becomes another with no key and no answer; `nil` where it doesn't.
    static func changesAt(_ state: State) -> Instant?
    /// The handler stopped waiting: an answer under way is dropped, what was sent may be sent again.
    static func stopWaiting(_ state: inout State)
}

extension Screen {
    package static func code(_ state: State) -> String { code }
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [] }
    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? { nil }
    package static func isTyping(_ state: State) -> Bool { false }
    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? { nil }
    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? { nil }
    package static func setListRows(_ state: inout State, _ rows: Int) {}
    package static func setSize(_ state: inout State, _ size: Size) {}
    package static func holdsKeys(_ state: State) -> Bool { false }
    package static func confines(_ state: State, _ desk: Desk) -> String? { nil }
    package static func changesAt(_ state: State) -> Instant? { nil }
    package static func stopWaiting(_ state: inout State) {}
}

/// What a screen wants done, besides changing its own state.
package enum Effect: Hashable, Sendable {
    case ask(Request)
    /// Opens a screen on top of this one; F12 there comes back here.
    case go(Destination)
    /// Opens a screen in the place of this one.
    case replace(Destination)
    /// Leaves this screen for the one below; an unsent form is kept as a draft.
    case back
    /// Leaves this screen, and the one below hears the answer as if it had asked itself: a new employer, chosen.
    case backWith(Reply, to: Request)
    /// Leaves for the main menu.
    case home
    case say(Message)
    /// A job is finished here: what it took is kept, and the next one begins.
    case finished(JobKind, papersAsked: Int = 0, papersSaved: Int = 0)
    /// Opens the box with a text typed into it.
    case box(String)
    /// What stood before the menu is done: a password chosen, the recovery code written down.
    case enter
    case lock
    case signOut
    case quit
}

extension Effect {
    package static func inform(_ text: String) -> Effect { .say(Message(.info, text)) }
    package static func warn(_ text: String) -> Effect { .say(Message(.warning, text)) }
    package static func praise(_ text: String) -> Effect { .say(Message(.good, text)) }
    package static func refuse(_ sentence: Sentence) -> Effect { .say(Message(.error, sentence.text)) }
}

extension Desk {
    package var words: Wording { language == .zh ? .zh : .en }

    /// A page in this desk's language; the kernel fills in the title.
    package func page(
        crumb: Line = .blank, _ blocks: [Block], side: Side? = nil, message: Message? = nil, overlay: Overlay? = nil,
        paging: String = "", scroll: Int = 0
    ) -> Page {
        Page(
            title: TitleRow(system: "", screen: "", code: ""), crumb: crumb, blocks: blocks, side: side,
            message: message,
            overlay: overlay, paging: paging, scroll: scroll, words: words)
    }
}
