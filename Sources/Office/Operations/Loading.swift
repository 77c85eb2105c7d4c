import Crypto
import Foundation
package import MutualAid

/// Records that bring their ids and numbers with them: a demo office, or what another system held. Each may point at those
/// before it in the order of the fields, or at what is stored already.
package struct Batch: Sendable {
    package var employers: [Employer]
    package var people: [Person]
    package var enrolments: [Enrolment]
    package var claims: [Claim]
    package var payments: [PaymentBatch]
    package var known: [KnownEvent]

    package init(
        employers: [Employer] = [], people: [Person] = [], enrolments: [Enrolment] = [], claims: [Claim] = [],
        payments: [PaymentBatch] = [], known: [KnownEvent] = []
    ) {
        self.employers = employers
        self.people = people
        self.enrolments = enrolments
        self.claims = claims
        self.payments = payments
        self.known = known
    }
}

extension Office {
    /// Rows of one transaction: few enough that another counter doesn't wait long.
    private static let loadedAtOnce = 2000

    /// Stores a batch in transactions of at most 2,000 records, each with one audit entry that holds a hash of them; the
    /// number counters move past the numbers given. A record that is refused stops the load before its transaction.
    package func load(_ batch: Batch, by user: User) throws(OfficeFault) {
        try allow(.loadRecords, user)
        try load(.employers, batch.employers, by: user) { employer, tally throws(OfficeFault) in
            tally.note(employer.id.value, employer.details.creditCode.text)
            try store(employer, by: user.id, on: today)
        }
        try load(.people, batch.people, by: user) { person, tally throws(OfficeFault) in
            tally.note(person.id.value, person.number, PersonSecret(person.details).bytes)
            try store(person, by: user.id, on: today)
            for key in searchKeys(person.name) { tally.keys.append((key, person.id)) }
        }
        try load(.enrolments, batch.enrolments, by: user) { enrolment, tally throws(OfficeFault) in
            tally.note(enrolment.id.value, enrolment.number, Array(enrolment.fee.text.utf8))
            try store(enrolment, receipt: try receipt(of: enrolment, &tally))
        }
        try load(.claims, batch.claims, by: user) { claim, tally throws(OfficeFault) in
            guard let first = claim.steps.first, let last = claim.steps.last else {
                throw .notLoadable(number: claim.number.text, .noSteps)
            }
            guard last.state == claim.state else { throw .notLoadable(number: claim.number.text, .lastStepDiffers) }
            tally.note(claim.id.value, claim.number, claim.judgement.bytes)
            var claim = claim
            if claim.due == nil { claim.due = due(of: claim, before: nil) }
            try store(claim, on: first.at.local(offsetMinutes: surroundings.offsetMinutes).day)
        }
        try load(.payments, batch.payments, by: user) { payment, tally throws(OfficeFault) in
            tally.note(payment.id.value, payment.number, Array(payment.totals.total.text.utf8))
            try store(payment)
        }
        try load(.knownEvents, batch.known, by: user) { event, tally throws(OfficeFault) in
            tally.note(event.id.value, event.facts.day.iso, event.facts.bytes)
            try store(event, office: user.division)
        }
    }

    private func load<Record>(
        _ what: LoadedKind, _ records: [Record], by user: User,
        _ store: (Record, inout LoadTally) throws(OfficeFault) -> Void
    ) throws(OfficeFault) {
        var place = 0
        while place < records.count {
            let part = records[place..<min(place + Self.loadedAtOnce, records.count)]
            try write { () throws(OfficeFault) in
                var tally = LoadTally()
                for record in part { try store(record, &tally) }
                // In their order, so that each page of the keys is touched once a transaction.
                for (key, id) in tally.keys.sorted(by: { $0.key < $1.key }) { try storeKey(key, id) }
                try moveNumbers(past: tally.numbers)
                givenNumbers += tally.given
                try audit(
                    .load, 0, ["what": what.rawValue, "count": String(part.count), "sha256": tally.digest], by: user.id)
            }
            place += part.count
        }
    }

    private func receipt(of enrolment: Enrolment, _ tally: inout LoadTally) throws(OfficeFault) -> Int64? {
        guard let payment = enrolment.payment else { return nil }
        if let known = tally.receipts[payment.receipt] { return known }
        tally.note(payment.receipt)
        let id = try store(payment, by: enrolment.enteredBy)
        tally.receipts[payment.receipt] = id
        return id
    }
}

/// What one transaction of a load has taken so far.
struct LoadTally {
    private(set) var numbers: [NumberSeries: Int] = [:]
    private(set) var given: [CounterNumber] = []
    var receipts: [CounterNumber: Int64] = [:]
    var keys: [(key: String, id: PersonID)] = []
    private var hash = SHA256()

    mutating func note(_ id: Int64, _ text: String, _ content: [UInt8] = []) {
        var writer = ByteWriter()
        writer.fixed(id)
        writer.text(text)
        hash.update(data: writer.bytes)
        hash.update(data: content)
    }

    mutating func note(_ id: Int64, _ number: CounterNumber, _ content: [UInt8]) {
        note(number)
        note(id, number.text, content)
    }

    mutating func note(_ number: CounterNumber) {
        numbers.note(number)
        given.append(number)
    }

    var digest: String {
        let digits = Array("0123456789abcdef")
        return String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
