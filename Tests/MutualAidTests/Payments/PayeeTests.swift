import MutualAid
import Testing

@Suite struct PayeeTests {
    private static let identity = "610103198506150028"

    private func person(
        _ name: String, account: BankAccount?, kind: PersonKind = .member, onFile: Set<Paper> = [.idCard, .bankCard]
    ) throws -> Person {
        Person(
            id: PersonID(7),
            number: try CounterNumber(kind: .member, division: Payments.division(), year: 26, serial: 1),
            kind: kind,
            details: PersonDetails(
                name: try PersonName(name), identity: try ResidentID(Self.identity), account: account,
                papersOnFile: onFile))
    }

    private func card(
        account: BankAccount?, guardian: BankAccount?? = nil, death: Bool = false, papers: [Paper: Bool] = [:]
    ) throws -> ClaimCard {
        let day = try Payments.day("2026-03-01")
        let event = ClaimEvent.accident(
            Accident(
                date: day, injuries: death ? [] : [Injury(grade: 7, part: "left-hand")], death: death,
                medicalCost: .zero, hospitalDays: 0, filed: day))
        let child = guardian != nil
        let claim = try Payments.claim(event, papers: papers)
        return ClaimCard(
            claim: claim,
            card: PersonCard(
                person: try person("张某", account: account, kind: child ? .dependant(guardian: PersonID(9)) : .member),
                employer: nil, guardian: try guardian.map { try person("张父", account: $0) }, dependants: [],
                enrolments: [], claims: [claim]))
    }

    private func flaws(_ work: () throws(PayeeFaults) -> Payee) -> [PayeeFlaw] {
        do {
            _ = try work()
            return []
        } catch { return error.all }
    }

    private func own() throws -> BankAccount { try Payments.account(Payments.cards[0], "张某") }

    @Test func `a member is paid on the card on file`() throws {
        let payee = try card(account: own()).standardPayee()
        #expect(payee == Payee(role: .member, account: try own(), proof: [.bankCard]))
        #expect(payee.masked == "张某 ****0018 工商银行")
        let bare = try card(account: nil)
        #expect(flaws { () throws(PayeeFaults) in try bare.standardPayee() } == [.noAccount(.member, name: "张某")])
    }

    @Test func `a child is paid on the guardian's card`() throws {
        let account = try Payments.account(Payments.cards[1], "张父")
        let child = try card(account: nil, guardian: account, papers: [.parentage: true])
        #expect(try child.standardPayee() == Payee(role: .guardian, account: account, proof: [.bankCard, .parentage]))
        let bare = try card(account: own(), guardian: .some(nil))
        #expect(flaws { () throws(PayeeFaults) in try bare.standardPayee() } == [.noAccount(.guardian, name: "张父")])
    }

    @Test func `for one who died the beneficiary must be named, with the proof of relation`() throws {
        let death = try card(account: own(), death: true, papers: [.beneficiaryID: true, .kinshipProof: false])
        #expect(flaws { () throws(PayeeFaults) in try death.standardPayee() } == [.beneficiaryNeeded])
        let other = try Payments.account(Payments.cards[1], "李某")
        #expect(
            flaws { () throws(PayeeFaults) in try death.payee(.beneficiary, other, proof: []) }
                == [.noProof([.kinshipProof])])
        let payee = try death.payee(.beneficiary, other, proof: [.kinshipProof, .application])
        #expect(payee.proof == [.beneficiaryID, .kinshipProof])
        #expect(
            flaws { () throws(PayeeFaults) in try death.payee(.member, self.known(other), proof: [.bankCard]) }
                == [.notHere(.member, instead: [.beneficiary]), .otherHolder(.member, name: "张某", holder: "李某")])
    }

    private func known(_ account: BankAccount) -> BankAccount { account }

    @Test func `another's account takes a proxy with the authorisation`() throws {
        let other = try Payments.account(Payments.cards[1], "李某")
        let living = try card(account: own())
        #expect(
            flaws { () throws(PayeeFaults) in try living.payee(.member, other, proof: []) }
                == [.otherHolder(.member, name: "张某", holder: "李某")])
        #expect(
            flaws { () throws(PayeeFaults) in try living.payee(.proxy, other, proof: []) }
                == [.noProof([.authorisation, .proxyID])])
        #expect(try living.payee(.proxy, other, proof: [.authorisation, .proxyID]).role == .proxy)
        // A card that is on file in another's name is no member's card either.
        let borrowed = try card(account: other)
        #expect(
            flaws { () throws(PayeeFaults) in try borrowed.standardPayee() }
                == [.otherHolder(.member, name: "张某", holder: "李某")])
        let nameless = try Payments.account(Payments.cards[1], "李某", "  ")
        #expect(
            flaws { () throws(PayeeFaults) in try living.payee(.proxy, nameless, proof: [.authorisation, .proxyID]) }
                == [.noBank])
    }

    @Test func `every flaw of a payee has words in both languages`() {
        for language in Language.allCases {
            for role in PayeeRole.allCases {
                for flaw in [
                    PayeeFlaw.noAccount(role, name: "张某"), .notHere(role, instead: [.member]),
                    .otherHolder(role, name: "张某", holder: "李某"),
                ] { #expect(!flaw.sentence(language).what.isEmpty && !flaw.sentence(language).todo.isEmpty) }
                #expect(!role.name(language).isEmpty && !role.proof.isEmpty)
            }
            for flaw in [PayeeFlaw.beneficiaryNeeded, .noProof([.kinshipProof]), .noBank] {
                #expect(!flaw.sentence(language).text.isEmpty)
            }
        }
        #expect(
            PayeeFlaw.noProof([.authorisation, .proxyID]).sentence(.zh).text == "缺收款证明：委托书、代办人身份证。请看过原件后勾选。")
    }
}
