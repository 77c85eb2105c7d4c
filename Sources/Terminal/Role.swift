/// What a cell means. Screens give roles; only a theme turns them into colours and attributes.
package enum Role: UInt8, CaseIterable, Sendable, Hashable {
    case text, label, muted, title, titleCode, breadcrumb, step, rule, section
    case field, fieldFocus, fieldError, fieldDisabled, fieldHint, fieldMark, note
    case key, keyLabel, keyBarred
    case menu, menuSelected, menuDigit, menuHint, menuBarred
    case listHead, list, listSelected, listDigit, listBarred
    case messageInfo, messageWarning, messageError, messageGood
    case badgeTraining, badge
    case match, figure, total, sample, good, bad, warning, changed
    case popup, popupTitle, popupSelected, popupInput
    case code, codeDark

    /// The name in theme files: words joined by dots, `field.focus`.
    package var name: String {
        switch self {
        case .text: "text"
        case .label: "label"
        case .muted: "muted"
        case .title: "title"
        case .titleCode: "title.code"
        case .breadcrumb: "breadcrumb"
        case .step: "step"
        case .rule: "border"
        case .section: "section"
        case .field: "field"
        case .fieldFocus: "field.focus"
        case .fieldError: "field.error"
        case .fieldDisabled: "field.disabled"
        case .fieldHint: "field.hint"
        case .fieldMark: "field.mark"
        case .note: "note"
        case .key: "key"
        case .keyLabel: "key.label"
        case .keyBarred: "key.barred"
        case .menu: "menu"
        case .menuSelected: "menu.selected"
        case .menuDigit: "menu.digit"
        case .menuHint: "menu.hint"
        case .menuBarred: "menu.barred"
        case .listHead: "list.head"
        case .list: "list"
        case .listSelected: "list.selected"
        case .listDigit: "list.digit"
        case .listBarred: "list.barred"
        case .messageInfo: "message.info"
        case .messageWarning: "message.warning"
        case .messageError: "message.error"
        case .messageGood: "message.good"
        case .badgeTraining: "badge.training"
        case .badge: "badge"
        case .match: "match"
        case .figure: "figure"
        case .total: "total"
        case .sample: "sample"
        case .good: "good"
        case .bad: "bad"
        case .warning: "warning"
        case .changed: "changed"
        case .popup: "popup"
        case .popupTitle: "popup.title"
        case .popupSelected: "popup.selected"
        case .popupInput: "popup.input"
        case .code: "code"
        case .codeDark: "code.dark"
        }
    }

    package init?(name: String) {
        guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
        self = role
    }

    /// One letter for role maps in tests; roles past the 62 letters and digits don't exist.
    package var letter: Character {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        return letters[Int(rawValue) % letters.count]
    }
}
