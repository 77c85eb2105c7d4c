import MutualAid
import Testing

@testable import Seeds

/// What somebody told of in the demo office and nobody has claimed for.
@Suite struct DemoKnownTests {
    @Test(arguments: [(1, 0), (39, 0), (600, 15), (5000, 40)])
    func `an office has one for every forty members, and forty at most`(members: Int, count: Int) {
        let office =
            switch members {
            case 600: WholeOffice.usual
            case 5000: WholeOffice.large
            default: WholeOffice(members: members, claims: 0)
            }
        #expect(office.unclaimed.count == count)
        #expect(office.demo.knownEvents == count)
    }

    @Test func `each is of a covered person without a claim, can still be filed, and would pay as far as is known`() {
        for office in [WholeOffice.usual, .large, WholeOffice(members: 600, claims: 150, seed: 4)] {
            #expect(Set(office.unclaimed.map(\.person)).count == office.unclaimed.count)
            for event in office.unclaimed {
                let card = office.card(event.person, enrolments: office.enrolmentsOf[event.person] ?? [])
                #expect(office.claimsOf[event.person] == nil)
                #expect(event.facts.fault(on: office.today) == nil)
                let found = Unclaimed(event, card: card, catalogue: WholeOffice.catalogue, today: office.today)
                #expect(found != nil, "\(event.facts)")
                #expect(found?.isOpen == (event.result != .unwanted), "\(event.facts)")
                #expect(event.enteredOn >= event.facts.day && event.enteredOn < office.today)
                for contact in event.contacts {
                    let day = contact.at.local(offsetMinutes: 480).day
                    #expect(day >= event.facts.day && day < office.today)
                }
                #expect(event.version == 1 + event.contacts.count)
            }
        }
    }

    @Test func `every gap in what is known, every source but one, and what came of telling are there`() {
        let events = WholeOffice.usual.unclaimed
        #expect(events.count { $0.result == .unwanted } == 2)
        #expect(Set(events.compactMap(\.result)) == [.coming, .unwanted, .unreachable])
        #expect(Set(events.map(\.source)) == Set(KnownSource.allCases).subtracting([.other]))
        let prospects = events.compactMap { event in
            Unclaimed(
                event,
                card: WholeOffice.usual.card(
                    event.person, enrolments: WholeOffice.usual.enrolmentsOf[event.person] ?? []),
                catalogue: WholeOffice.catalogue, today: WholeOffice.today)?.prospect
        }
        let paying = prospects.filter { if case .pays = $0 { true } else { false } }
        #expect(!paying.isEmpty)
        #expect(prospects.contains(.unknown(.discharge)) && prospects.contains(.unknown(.disease)))
    }

    @Test func `the same seed gives the same, and claims are as they were without them`() {
        #expect(WholeOffice(members: 600, claims: 150).unclaimed == WholeOffice.usual.unclaimed)
        #expect(WholeOffice(members: 600, claims: 150, seed: 2).unclaimed != WholeOffice.usual.unclaimed)
    }
}
