import Foundation
import GRDB
import MutualAid
import Office
import Testing

extension Fixture {
    /// Changes the file beside the program, as somebody who has it could: no foreign key is kept.
    func tamper(_ statements: String...) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.inDatabase { database in
            // Not even what the schema refuses is refused.
            try database.execute(sql: "PRAGMA ignore_check_constraints = 1")
            for statement in statements { try database.execute(sql: statement) }
        }
    }

    func column<Value: DatabaseValueConvertible>(_ sql: String) throws -> [Value] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.inDatabase { try Value.fetchAll($0, sql: sql) }
    }

    /// An office with something of everything about money: fees taken at once and later, a cover cancelled and its fee given
    /// back, a batch of which one line was paid and one failed, another account for that one, and a claim that waits.
    func makeBusy() throws {
        let paid = try approved("张小明", 1, ownPay: 800)
        let failed = try approved("李春花", 2, ownPay: 1200, account: Self.cards[1])
        let batch = try settled(written(released(batch(of: [paid, failed]))), failing: [2: "账号已销户"])
        let version = try claim(batch.lines[1].claim).version
        _ = try office.givePayee(
            NewPayee(
                claim: batch.lines[1].claim, version: version, role: .member,
                account: BankAccount(
                    card: known(BankCard(codedText: Self.cards[2])), holder: personName("李春花"), bank: "邮储银行"),
                proof: [], key: key()), by: handler)
        let other = try member("王建国", identity("1979-02-03", 3))
        let later = try enrol(other, ["hospital-accident"], from: today.adding(days: 1), payer: nil)
        _ = try office.pay(later.map(\.id), payer: .unit, key: key(), by: handler)
        let given = try enrol(other, ["critical"], from: today.adding(days: 2))[0]
        let person = known(try office.personCard(other.id)).person
        _ = try office.correct(
            CorrectionOrder(
                person: other.id, version: person.version, work: .cancel(given.id, version: given.version),
                why: CorrectionWhy([.typedWrong]), key: key()), by: handler)
        let covered = try coveredMember("赵敏", identity("1990-05-06", 4))
        try claim(covered, stay(today.adding(days: -12), days: 3, sheet: "BJ88"), brought: [.application])
    }
}
