package struct TitleRow: Sendable, Hashable {
    package var system: String
    package var screen: String
    /// The short code that the box jumps to: "E1".
    package var code: String
    package var office: String
    package var person: String
    /// 培训, empty outside of training.
    package var badge: String
    package var clock: String
    package init(
        system: String, screen: String, code: String, office: String = "", person: String = "", badge: String = "",
        clock: String = ""
    ) {
        self.system = system
        self.screen = screen
        self.code = code
        self.office = office
        self.person = person
        self.badge = badge
        self.clock = clock
    }
}

/// What happened and what to do; always in the same row.
package struct Message: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case info, warning, error, good }
    package var kind: Kind
    package var text: String
    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
    package var role: Role {
        switch kind {
        case .info: .messageInfo
        case .warning: .messageWarning
        case .error: .messageError
        case .good: .messageGood
        }
    }
    /// The mark before the text: meaning never hangs on colour alone.
    package var mark: String {
        switch kind {
        case .info, .good: ""
        case .warning: "! "
        case .error: "!! "
        }
    }
}

/// A part of the body, from top to bottom.
package enum Block: Sendable, Hashable {
    case lines([Line])
    case form(Form)
    case list(ListView)
    case menu(Menu)
    case rule(String)
    case figures(Figures)
    case text(TextView)
    case confirm(Confirm)
    case code(CodeSquare)
    case spacer(Int)
}

/// Lines at the right of the body.
package struct Side: Sendable, Hashable {
    package var lines: [Line]
    package var width: Int
    /// The least columns of a terminal that shows it.
    package var from: Int
    /// The body row it starts on.
    package var row: Int
    package init(_ lines: [Line], width: Int = 34, from: Int = 110, row: Int = 0) {
        self.lines = lines
        self.width = width
        self.from = from
        self.row = row
    }
}

/// What stands over the body and takes the keys.
package enum Overlay: Sendable, Hashable {
    case box(Box)
    case help(title: String, TextView)
    case confirm(title: String, Confirm)
    case list(title: String, ListView)
}

/// A screen as data: `draw` makes a frame of it, `linear` numbered prompts.
package struct Page: Sendable, Hashable {
    package var title: TitleRow
    package var crumb: Line
    package var blocks: [Block]
    package var side: Side?
    package var message: Message?
    package var legend: [LegendItem]
    package var overlay: Overlay?
    /// Where the paging stands in the rule: "1/3", or empty.
    package var paging: String
    /// First body row shown when nothing in the body takes the focus.
    package var scroll: Int
    package var words: Wording

    package init(
        title: TitleRow, crumb: Line = .blank, blocks: [Block] = [], side: Side? = nil, message: Message? = nil,
        legend: [LegendItem] = [], overlay: Overlay? = nil, paging: String = "", scroll: Int = 0, words: Wording = .zh
    ) {
        self.title = title
        self.crumb = crumb
        self.blocks = blocks
        self.side = side
        self.message = message
        self.legend = legend
        self.overlay = overlay
        self.paging = paging
        self.scroll = scroll
        self.words = words
    }
    package static let smallest = Size(rows: 16, columns: 60)
}
