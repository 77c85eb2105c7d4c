import MutualAid
import PlainTOML

/// What `seeds/demo/` says: the names, places and sentences from which the demo office is made up.
struct DemoWords: Sendable {
    struct Unit: Sendable {
        let name: String
        let registry: String
        let women: Int
        let frontLine: Int
        let isHighRisk: Bool
        let isNewForm: Bool
        let weight: Int
        let unitPercent: Int
        let unionPercent: Int
        let batchDay: Int?
    }

    struct Bank: Sendable {
        let name: String
        let first: String
    }

    struct Foreigner: Sendable {
        let country: String
        let names: [Sex: String]
    }

    struct RetiredArea: Sendable {
        let code: String
        let until: Int
    }

    let surnames: [String]
    let doubleSurnames: [String]
    let given: [Sex: [String]]
    let fixed: [Sex: [String]]
    let story: [Sex: String]
    let minority: [Sex: [String]]
    let minorityFathers: [String]
    let foreigners: [Foreigner]
    let home: String
    let perMilleHome: Int
    let areas: [String]
    let retiredAreas: [RetiredArea]
    let phonePrefixes: [String]
    let banks: [Bank]

    let units: [Unit]
    let places: [String]
    let words: [String]
    let trades: [String]

    let hospitals: [String]
    let storyNote: String
    let withdrawn: [String]
    let paymentFailed: [String]
    let returned: [String]
    let denied: [String]
    let calledBack: [String]
    let reconsidered: [String]
    let bodyParts: [String]
    let knownDiagnoses: [String]
    let contactNotes: [ContactResult: String]
}

extension DemoWords {
    init() {
        let names = Seeds.demoNames()
        let people = DemoTable(file: "demo-people.toml")
        let men = people.texts("men")
        let women = people.texts("women")
        surnames = names.surnames
        doubleSurnames = people.texts("double-surnames")
        given = [
            .male: names.given.filter { !women.contains($0) }, .female: names.given.filter { !men.contains($0) },
        ]
        fixed = [.male: people.texts("fixed-men"), .female: people.texts("fixed-women")]
        story = [.male: people.text("story-man"), .female: people.text("story-woman")]
        let minority = people.table("minority")
        self.minority = [.male: minority.texts("men"), .female: minority.texts("women")]
        minorityFathers = minority.texts("fathers")
        foreigners = people.tables("foreign").map {
            Foreigner(country: $0.text("country"), names: [.male: $0.text("men"), .female: $0.text("women")])
        }
        let areas = people.table("areas")
        home = areas.text("here")
        perMilleHome = areas.whole("per-mille-here")
        self.areas = areas.texts("others")
        retiredAreas = areas.tables("retired").map { RetiredArea(code: $0.text("code"), until: $0.whole("until")) }
        phonePrefixes = people.table("phones").texts("prefixes")
        banks = people.tables("bank").map { Bank(name: $0.text("name"), first: $0.text("first")) }

        let employers = DemoTable(file: "demo-employers.toml")
        units = employers.tables("employer").map(Unit.init)
        let more = employers.table("more")
        places = more.texts("places")
        words = more.texts("words")
        trades = more.texts("trades")

        let claims = DemoTable(file: "demo-claims.toml")
        hospitals = claims.texts("hospitals")
        storyNote = claims.text("story")
        withdrawn = claims.texts("withdrawn")
        paymentFailed = claims.texts("payment-failed")
        returned = claims.texts("returned")
        denied = claims.texts("denied")
        calledBack = claims.texts("called-back")
        reconsidered = claims.texts("reconsidered")
        bodyParts = claims.texts("body-parts")
        knownDiagnoses = claims.texts("known-diagnoses")
        let notes = claims.table("contacts")
        contactNotes = [
            .coming: notes.text("coming"), .unwanted: notes.text("unwanted"),
            .unreachable: notes.text("unreachable"),
        ]
    }
}

extension DemoWords.Unit {
    fileprivate init(_ table: DemoTable) {
        name = table.text("name")
        registry = table.text("registry")
        women = table.whole("women")
        frontLine = table.whole("front-line")
        isHighRisk = table.truth("high-risk")
        isNewForm = table.truth("new-form")
        weight = table.whole("weight")
        unitPercent = table.whole("unit")
        unionPercent = table.whole("union")
        let day = table.whole("batch-day")
        batchDay = day == 0 ? nil : day
    }
}

/// A table of a file that is compiled in. What it doesn't hold is a fault of this program, not of its user: it stops, and
/// the tests find it.
private struct DemoTable {
    let file: String
    let fields: [String: TOMLNode]

    init(file: String) {
        self.init(file: file, fields: (try? TOMLNode.parse(Seeds.text(of: file, in: Seeds.demo))) ?? [:])
    }

    private init(file: String, fields: [String: TOMLNode]) {
        self.file = file
        self.fields = fields
    }

    func text(_ key: String) -> String {
        guard case .text(let text)? = fields[key] else { fault(key) }
        return text
    }

    func whole(_ key: String) -> Int {
        guard case .whole(let number)? = fields[key] else { fault(key) }
        return number
    }

    func truth(_ key: String) -> Bool {
        guard case .truth(let truth)? = fields[key] else { fault(key) }
        return truth
    }

    func texts(_ key: String) -> [String] {
        nodes(key).map { node in
            guard case .text(let text) = node else { fault(key) }
            return text
        }
    }

    func table(_ key: String) -> DemoTable {
        guard case .table(let fields)? = fields[key] else { fault(key) }
        return DemoTable(file: file, fields: fields)
    }

    func tables(_ key: String) -> [DemoTable] {
        nodes(key).map { node in
            guard case .table(let fields) = node else { fault(key) }
            return DemoTable(file: file, fields: fields)
        }
    }

    private func nodes(_ key: String) -> [TOMLNode] {
        guard case .array(let nodes)? = fields[key], !nodes.isEmpty else { fault(key) }
        return nodes
    }

    private func fault(_ key: String) -> Never { preconditionFailure("seeds/demo/\(file): \(key)") }
}

/// A value that is right by the way it was made; if it isn't, the program that made it is wrong.
func made<Value>(_ value: Value?, _ what: @autoclosure () -> String) -> Value {
    guard let value else { preconditionFailure("the demo office made up something wrong: \(what())") }
    return value
}
