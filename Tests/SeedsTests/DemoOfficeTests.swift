import MutualAid
import Testing

@testable import Seeds

/// The office as a whole: sizes, batches, what is unique, and that it is the same twice.
@Suite struct DemoOfficeTests {
    let usual = WholeOffice.usual

    @Test func `the usual office has the numbers that were asked for`() {
        #expect(usual.employers.count == 24)
        #expect(usual.members.count == 600)
        #expect(usual.dependants.count == 40)
        #expect(usual.enrolments.count == 900)
        #expect(usual.claims.count == 150)
    }

    @Test(arguments: [
        (1, 0), (1, 10), (2, 7), (3, 1), (10, 2), (10, 100), (59, 20), (61, 400), (600, 150), (5000, 2500),
    ])
    func `an office of any size has exactly the records that it says`(members: Int, claims: Int) {
        let office = members == 5000 ? .large : WholeOffice(members: members, claims: claims)
        #expect(office.members.count == members)
        #expect(office.dependants.count == members / 15)
        #expect(office.enrolments.count == members * 3 / 2)
        #expect(office.claims.count == claims)
        #expect(office.batches.reduce(0) { $0 + $1.count } == office.demo.records)
    }

    @Test func `the same seed and day give the same records`() {
        let again = WholeOffice(members: 600, claims: 150)
        #expect(again.employers == usual.employers)
        #expect(again.people == usual.people)
        #expect(again.enrolments == usual.enrolments)
        #expect(again.claims == usual.claims)
    }

    @Test func `another seed gives other people, and another day other days`() {
        let other = WholeOffice(members: 600, claims: 150, seed: 2)
        #expect(
            Set(other.people.map(\.details.identity)).isDisjoint(with: usual.people.map(\.details.identity)) == false
                || other.people != usual.people)
        #expect(other.people.map(\.name) != usual.people.map(\.name))
        let later = WholeOffice(members: 600, claims: 150, today: usual.today.adding(days: 1))
        #expect(later.claims.map(\.event) != usual.claims.map(\.event))
    }

    @Test(arguments: [1, 2])
    func `a batch holds at most two thousand records and points only at what came before`(turn: Int) {
        let office = turn == 1 ? usual : .large
        var known: Set<Int64> = []
        for batch in office.batches {
            #expect(batch.count <= DemoBatch.most)
            known.formUnion(batch.employers.map(\.id.value))
            for person in batch.people {
                if let employer = person.details.employer { #expect(known.contains(employer.value)) }
                if case .dependant(let guardian) = person.kind { #expect(known.contains(guardian.value)) }
                known.insert(person.id.value)
            }
            for enrolment in batch.enrolments {
                #expect(known.contains(enrolment.person.value))
                known.insert(enrolment.id.value)
            }
            for claim in batch.claims {
                #expect(known.contains(claim.person.value))
                #expect(claim.judgement.covers.allSatisfy { known.contains($0.value) })
            }
        }
    }

    @Test(arguments: [1, 2])
    func `ids, identity numbers, numbers and credit codes are each given once`(turn: Int) {
        let office = turn == 1 ? usual : .large
        let ids =
            office.employers.map(\.id.value) + office.people.map(\.id.value) + office.enrolments.map(\.id.value)
            + office.claims.map(\.id.value)
        #expect(Set(ids).count == ids.count)
        #expect(Set(office.people.map(\.details.identity)).count == office.people.count)
        let numbers = office.people.map(\.number) + office.enrolments.map(\.number) + office.claims.map(\.number)
        #expect(Set(numbers).count == numbers.count)
        #expect(Set(office.employers.map(\.details.creditCode)).count == office.employers.count)
        #expect(Set(office.employers.map(\.name)).count == office.employers.count)
        let cards = office.members.compactMap(\.details.account?.card)
        #expect(Set(cards).count == cards.count)
    }

    @Test func `a receipt has one day and one payer, and pays for one person`() {
        let paid = usual.enrolments.filter(\.isPaid)
        for same in Dictionary(grouping: paid, by: { $0.payment?.receipt }).values {
            #expect(Set(same.map(\.payment)).count == 1)
            #expect(Set(same.map(\.person)).count == 1)
        }
    }

    @Test func `numbers are the office's own, of the year of their day, and rise with the days from 1 on`() {
        let dated: [(number: CounterNumber, day: Day)] =
            usual.enrolments.map { ($0.number, $0.enteredOn) } + usual.claims.map { ($0.number, $0.event.filed) }
            + usual.people.map { ($0.number, known($0.details.consent?.day)) }
        for (number, day) in dated {
            #expect(number.division.text == "610302" && number.year == day.year % 100)
        }
        for same in Dictionary(grouping: dated, by: { "\($0.number.kind)\($0.number.year)" }).values {
            let rising = same.sorted { $0.number.serial < $1.number.serial }
            #expect(rising.map(\.number.serial) == Array(1...same.count))
            #expect(zip(rising, rising.dropFirst()).allSatisfy { $0.day <= $1.day })
        }
    }

    @Test func `an office that gives more numbers than a county has in a year goes on with its neighbours'`() {
        let office = DemoOffice(
            members: 600, claims: 1, seed: 1, today: WholeOffice.today, catalogue: WholeOffice.catalogue,
            users: usual.users)
        var series = DemoSeries(office, serialsADivision: 100)
        let first = (0..<250).map { _ in series.next(.claim, on: WholeOffice.today).number }
        #expect(first.map(\.serial).max() == 100)
        #expect(Set(first).count == 250)
        #expect(Set(first.map(\.division)).count == 3)
        #expect(first[0].division.text == "610302")
    }

    @Test func `a shuffle gives every place once, whatever the size`() {
        for size in [1, 2, 3, 7, 60, 1000, 4097] {
            let shuffle = DemoShuffle(size: size, key: 0x1234_5678_9ABC_DEF0)
            #expect((0..<size).map(shuffle.place).sorted() == Array(0..<size))
        }
    }

    @Test(arguments: ["2022-05-01", "2024-03-01", "2026-01-01", "2026-10-25", "2026-10-26", "2028-02-29", "1950-06-15"])
    func `the office can be made for any day, and the story lies before it`(text: String) throws {
        let today = try #require(Day(text))
        let office = WholeOffice(members: 120, claims: 40, today: today)
        #expect(office.enrolments.count == 180 && office.claims.count == 40)
        for claim in office.claims { #expect(claim.breaches(users: office.users, today: today) == []) }
        let story = office.claimsOf.values.first { $0.contains { $0.steps.first?.note?.contains("肾恶性肿瘤") == true } }
        #expect(story?.map(\.amount).reduce(.zero, +).text == "4496.00")
    }
}
