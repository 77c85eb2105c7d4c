import MutualAid
import Seeds
import Testing

@testable import Counter

/// Desks of a made-up county office on one fixed day.
enum Desks {
    static let today = Day(year: 2025, month: 9, day: 15)
    /// 2025-09-15 09:41 in China.
    static let now = Instant(milliseconds: 1_757_900_460_000)

    /// Read once: the files are the same for every test.
    private static let catalogue = Result { try Seeds.catalogue() }
    private static let divisions = Seeds.divisions()

    static func make(_ language: Language = .zh, user: User? = nil) throws -> Desk {
        Desk(
            language: language, today: try #require(today), now: now, user: try user ?? handler(),
            profile: OfficeProfile(
                name: language == .zh ? "渭滨区总工会" : "Weibin Office", division: try division(), isTraining: true),
            catalogue: try catalogue.get(), divisions: divisions, theme: "dark", themes: ["dark", "light", "mono"],
            session: "test")
    }

    /// An office with people's own data: with passwords and a lock.
    static func real(_ language: Language = .zh, user: User? = nil) throws -> Desk {
        var desk = try make(language, user: user)
        desk.profile.isTraining = false
        return desk
    }

    static func division() throws -> DivisionCode { try #require(DivisionCode("610302")) }

    static func handler() throws -> User {
        User(id: UserID(1), name: "周敏", duties: [.handler], division: try division())
    }
    static func firstReviewer() throws -> User {
        User(id: UserID(2), name: "高建国", duties: [.firstReviewer], division: try division())
    }
    static func secondReviewer() throws -> User {
        User(id: UserID(3), name: "孙丽华", duties: [.secondReviewer], division: try division())
    }
    static func cashier() throws -> User {
        User(id: UserID(4), name: "钱进", duties: [.cashier], division: try division())
    }
}
