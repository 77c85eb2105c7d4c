package import MutualAid

/// What every screen may know without asking: the day, the operator, the office, the plans and the language.
package struct Desk: Sendable {
    package enum Setting: Hashable, Sendable {
        case language(Language)
        case theme(String)
        case printing(Printing)
    }

    package var language: Language
    package var today: Day
    package var now: Instant
    package var user: User
    package var profile: OfficeProfile
    package var catalogue: Catalogue
    package var divisions: DivisionTree
    /// Which days the office works on: what due days are told by.
    package var calendar = WorkCalendar.weekdays
    package var theme: String
    package var themes: [String]
    /// Random text of this run, so that the submission keys of two runs never meet.
    package var session: String
    /// Where the data file lies or will lie: the welcome screen tells it.
    package var dataPath = "~/.local/share/huzhu/office.huzhu"
    package var printing = Printing()
    /// What is said in a call-back.
    package var script = CallScript(lines: [])
    private var serial = 0

    package init(
        language: Language, today: Day, now: Instant, user: User, profile: OfficeProfile, catalogue: Catalogue,
        divisions: DivisionTree, theme: String, themes: [String], session: String
    ) {
        self.language = language
        self.today = today
        self.now = now
        self.user = user
        self.profile = profile
        self.catalogue = catalogue
        self.divisions = divisions
        self.theme = theme
        self.themes = themes
        self.session = session
    }

    /// A key for a form that is being opened.
    package mutating func newKey() -> SubmissionKey {
        serial += 1
        return SubmissionKey("\(session)-\(serial)")
    }

    /// The text of the desk's language.
    package func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func planName(_ code: PlanCode) -> String { catalogue.plan(code)?.name(language) ?? code.text }

    /// For a column: the English names have no short form, and "and" tells no more than a plus.
    func shortPlanName(_ code: PlanCode) -> String {
        language == .zh ? planName(code) : planName(code).replacing(" and ", with: "+")
    }
}
