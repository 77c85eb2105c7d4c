import MutualAid

/// Made-up identity numbers that are right and never meet: birth day and order come from a permutation.
struct DemoIdentities: Sendable {
    /// Orders 002…999 in pairs, of which the even one is a woman's.
    private static let orders = 499

    private let words: DemoWords
    private let firstAdult: Day
    private let firstChild: Day
    private let adultDays: Int
    private let childDays: Int
    private let adults: DemoShuffle
    private let children: DemoShuffle
    let phones: DemoShuffle
    let cards: DemoShuffle

    static let phoneNumbers = 100_000_000

    init(words: DemoWords, members: Int, seed: UInt64, today: Day) {
        var random = DemoRandom(seed, .office)
        self.words = words
        // Members are 18 to 60, children up to 17 and at least a month old.
        firstAdult = today.adding(years: -61).adding(days: 2)
        firstChild = today.adding(years: -18).adding(days: 2)
        adultDays = firstAdult.days(until: firstChild) - 1
        childDays = firstChild.days(until: today.adding(days: -30))
        adults = DemoShuffle(size: adultDays * Self.orders, key: random.next())
        children = DemoShuffle(size: childDays * Self.orders, key: random.next())
        phones = DemoShuffle(size: Self.phoneNumbers, key: random.next())
        cards = DemoShuffle(size: Self.phoneNumbers, key: random.next())
    }

    func adult(_ member: Int, _ sex: Sex, _ random: inout DemoRandom) -> ResidentID {
        let (birth, order) = adultBirth(member)
        return Self.identity(area(birth, &random), birth, order * 2 + (sex == .male ? 1 : 0))
    }

    /// The number of a foreigner's permanent-resident card: 9, province, country, birth day, order.
    func foreigner(_ member: Int, _ sex: Sex, country: String) -> ResidentID {
        let (birth, order) = adultBirth(member)
        return Self.identity("9" + words.home.prefix(2) + country, birth, order * 2 + (sex == .male ? 1 : 0))
    }

    func child(_ dependant: Int, _ sex: Sex, _ random: inout DemoRandom) -> ResidentID {
        let (birth, order) = childBirth(dependant)
        return Self.identity(area(birth, &random), birth, order * 2 + (sex == .male ? 1 : 0))
    }

    func adultBirth(_ member: Int) -> (day: Day, order: Int) {
        let place = adults.place(of: member)
        return (firstAdult.adding(days: place % adultDays), place / adultDays + 1)
    }

    func childBirth(_ dependant: Int) -> (day: Day, order: Int) {
        let place = children.place(of: dependant)
        return (firstChild.adding(days: place % childDays), place / childDays + 1)
    }

    private func area(_ birth: Day, _ random: inout DemoRandom) -> String {
        if random.below(1000) < words.perMilleHome { return words.home }
        guard random.happens(25) else { return random.pick(words.areas) }
        let retired = random.pick(words.retiredAreas)
        return birth.year < retired.until ? retired.code : random.pick(words.areas)
    }

    private static func identity(_ area: String, _ birth: Day, _ order: Int) -> ResidentID {
        let body = area + digits(birth.year, 4) + digits(birth.month, 2) + digits(birth.day, 2) + digits(order, 3)
        return made(ResidentID.checkDigit(for: body).flatMap { ResidentID(codedText: body + $0) }, body)
    }
}

/// Left-padded with zeros.
func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension DemoIdentities {
    func phone(_ member: Int, _ random: inout DemoRandom) -> Phone? {
        let number = digits(phones.place(of: member), 8)
        let text =
            switch random.below(100) {
            case 0..<3: ""
            case 3..<6: "09173" + number.prefix(6)
            default: random.pick(words.phonePrefixes) + number
            }
        return text.isEmpty ? nil : made(Phone(codedText: text), text)
    }

    func account(_ member: Int, holder: PersonName, _ random: inout DemoRandom) -> BankAccount {
        let bank = random.pick(words.banks)
        let body = bank.first + "0000" + digits(cards.place(of: member), 8)
        let text = body + String(Self.luhn(body))
        return BankAccount(card: made(BankCard(codedText: text), text), holder: holder, bank: bank.name)
    }

    /// ISO/IEC 7812-1 annex B: the digit that makes the rest pass.
    private static func luhn(_ body: String) -> Int {
        var sum = 0
        for (place, byte) in body.utf8.reversed().enumerated() {
            let digit = Int(byte) - 48
            let weighted = place.isMultiple(of: 2) ? digit * 2 : digit
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return (10 - sum % 10) % 10
    }
}
