import Counter
import MutualAid
import Terminal

/// A whole counter that no office answers: what waits for one is given up by F12, as a handler would. The first byte chooses where it
/// begins, in which language, and how large the screen is.
func useCounter(_ bytes: [UInt8]) {
    let first = bytes.first ?? 0
    let size = first & 4 == 0 ? Size(rows: 24, columns: 80) : Size(rows: 20, columns: 60)
    var app = app(at: first & 1 == 0 ? .open : .welcome, first & 2 == 0 ? .zh : .en)
    for key in [.resized(size)] + keys(Array(bytes.dropFirst().prefix(400))) {
        // The keys may hold a resize of their own.
        if case .resized = key { _ = app.press(.resized(size)) } else { _ = app.press(key) }
        _ = app.draftsToSave()
        if app.isOver { return }
    }
    hold(app.page, size)
    see(app.page, size)
}

private func app(at door: Door, _ language: Language) -> App {
    guard let division = DivisionCode("610302") else { fatalError("610302 is a division") }
    let user = User(id: UserID(1), name: "周敏", duties: Set(Duty.allCases), division: division)
    let profile = OfficeProfile(name: "渭滨区总工会", division: division, isTraining: true)
    let desk = Desk(
        language: language, today: Known.today, now: Instant(milliseconds: 1_772_413_200_000), user: user,
        profile: profile, catalogue: Known.catalogue, divisions: Known.divisions, theme: "dark", themes: ["dark"],
        session: "fuzz")
    return App.start(desk, size: Size(rows: 24, columns: 80), door: door).app
}
