import MutualAid
import Terminal
import Testing

@testable import Counter

/// C1 from F10 on: confirm, store, fail, give up, and the drafts.
struct ClaimSendingTests {
    private func isStore(_ request: Request) -> Bool { if case .enterClaim = request { true } else { false } }

    private func stores(_ counter: TestCounter) -> [NewClaim] {
        counter.requests.compactMap { if case .enterClaim(let new) = $0 { new } else { nil } }
    }

    private func confirmed(_ card: PersonCard) throws -> TestCounter {
        var counter = try ClaimEntryTests.counter(card)
        ClaimEntryTests.typeStay(&counter, ownPay: "1000")
        counter.press(.f(10))
        return counter
    }

    @Test func `the confirm page tells the total in capitals and what is missing, and takes no Enter`() throws {
        var counter = try confirmed(try Cards.hospital())
        #expect(counter.text.contains("壹仟元整"))
        #expect(counter.text.contains("请一次告知，还缺：申请书、出院记录、结算单"))
        counter.press(.enter)
        #expect(stores(counter).isEmpty)
        #expect(counter.app.message?.text == "按 F10 或 Y 确认，F12 返回")
        counter.press(.f(12))
        #expect(counter.row("自付")?.contains("1,000.00") == true)
    }

    @Test func `F10 sends the event with the total that was seen, once`() throws {
        var counter = try confirmed(try Cards.hospital())
        counter.press(.f(10), .f(10), .character("y"))
        let sent = try #require(stores(counter).first)
        #expect(stores(counter).count == 1)
        #expect(sent.confirmed == Money(yuan: 1_000))
        #expect(sent.brought == [])
        #expect(sent.key == SubmissionKey("test-1"))
        guard case .hospital(let stay) = sent.event else { Issue.record("not a stay"); return }
        #expect(stay.admitted.iso == "2025-09-02")
        #expect(stay.days == 10)
        #expect(stay.filed.iso == "2025-09-15")
    }

    @Test func `a wait that is given up can be sent again under the same key`() throws {
        var counter = try confirmed(try Cards.hospital())
        counter.press(.f(10), .f(12))
        #expect(counter.app.message?.text.contains("不再等待") == true)
        counter.press(.f(10))
        #expect(stores(counter).map(\.key) == [SubmissionKey("test-1"), SubmissionKey("test-1")])
    }

    @Test func `a refusal keeps all that was typed and reads the person again`() throws {
        var counter = try confirmed(try Cards.hospital())
        counter.press(.f(10))
        let before = counter.requests.count
        counter.reply(.failed(Sentence(what: "金额变了。", todo: "请再看一遍。")), to: isStore)
        #expect(counter.requests.dropFirst(before) == [.person(PersonID(7))])
        #expect(counter.text.contains("!! 金额变了。请再看一遍。"))
        #expect(counter.text.contains("以上受理吗？"))
        counter.press(.f(10))
        #expect(stores(counter).count == 2)
    }

    @Test func `a stored claim shows its number large, and digits lead on`() throws {
        let card = try Cards.hospital()
        var counter = try confirmed(card)
        counter.press(.f(10))
        let claim = try Cards.claim(
            317, try Cards.stay(), of: card,
            state: .awaitingPapers(
                missing: [.application, .settlementSheet], due: try Cards.day("2025-10-15"), back: .firstReview),
            missing: [.application, .settlementSheet])
        var after = card
        after.claims = [claim]
        counter.reply(.claim(ClaimCard(claim: claim, card: after)), to: isStore)
        #expect(counter.text.contains(claim.number.text.map(String.init).joined(separator: " ")))
        #expect(counter.text.contains("还缺：申请书、结算单，请一次告知"))
        #expect(counter.text.contains("下一步：收到补件，由 经办 岗处理"))
        #expect(counter.problems == [])
        #expect(counter.app.hasUnsavedDraft == false)

        var next = counter
        next.press(.character("1"))
        #expect(next.row("入院日")?.contains("2025") == false)
        next.type("1")
        next.type("9-13")
        #expect(next.app.hasUnsavedDraft)
        var status = counter
        status.press(.character("2"))
        #expect(status.requests.contains(.claim(claim.id)))
        #expect(status.text.contains("S1"))
        var other = counter
        other.press(.character("3"))
        #expect(other.text.contains("C1") == false)
    }

    @Test func `the next claim of the person has a key of its own`() throws {
        let card = try Cards.hospital()
        let desk = try Desks.make()
        var state = ClaimEntry.State.new(card.person.id, key: SubmissionKey("k"), desk)
        let claim = try Cards.claim(317, try Cards.stay(), of: card)
        _ = ClaimEntry.reduce(&state, .loaded(card), desk)
        _ = ClaimEntry.reduce(&state, .stored(ClaimCard(claim: claim, card: card)), desk)
        _ = ClaimEntry.reduce(&state, .next, desk)
        #expect(state.key != SubmissionKey("k"))
        #expect(state.phase == .entry)
        #expect(state.sending == false)
    }

    @Test func `nothing typed is no draft; what was typed comes back with its key and its person`() throws {
        let card = try Cards.hospital()
        let desk = try Desks.make()
        var state = ClaimEntry.State.new(card.person.id, key: SubmissionKey("k"), desk)
        _ = ClaimEntry.reduce(&state, .loaded(card), desk)
        #expect(ClaimEntry.draft(state, desk) == nil)
        for key: Key in [.character("3"), .character("t"), .enter, .enter, .character("7"), .enter, .character("5")] {
            _ = ClaimEntry.reduce(&state, .key(.key(key)), desk)
        }
        let draft = try #require(ClaimEntry.draft(state, desk))
        #expect(draft.title == "张秀英")
        #expect(draft.key == SubmissionKey("k"))
        #expect(draft.form == .claim)

        var back = ClaimEntry.State.resumed(draft, desk)
        #expect(ClaimEntry.opening(back, desk) == [.ask(.person(PersonID(7)))])
        #expect(back.key == SubmissionKey("k"))
        #expect(back.kind == .accident)
        _ = ClaimEntry.reduce(&back, .loaded(card), desk)
        #expect(back.event == state.event)
        #expect(back.form.value("happened") == "2025-09-15")
        #expect(back.judgement?.total == Money(yuan: 8_000))
        #expect(ClaimEntry.draft(back, desk)?.values == draft.values)
    }

    @Test func `leaving a form that was typed into keeps it as a draft`() throws {
        var counter = try ClaimEntryTests.counter(try Cards.hospital())
        counter.type("1")
        counter.type("9-2", .enter)
        counter.press(.f(12))
        let saved = counter.requests.compactMap { if case .saveDraft(let draft) = $0 { draft } else { nil } }
        #expect(saved.last?.values["admitted"] == "2025-09-02")
        #expect(saved.last?.values["person"] == "7")
        #expect(counter.text.contains("M0"))
    }

    @Test func `one who is no handler is told before typing, and sends nothing`() throws {
        let card = try Cards.hospital()
        var counter = TestCounter(try Desks.make(user: try Desks.firstReviewer()), at: .claimEntry(card.person.id)) {
            if case .person = $0 { .person(card) } else { nil }
        }
        #expect(counter.text.contains("! 这一步由经办岗处理。"))
        ClaimEntryTests.typeStay(&counter, ownPay: "1000")
        counter.press(.f(10))
        #expect(counter.text.contains("以上受理吗？") == false)
        #expect(stores(counter).isEmpty)
    }

    @Test func `a person who is not there is told in two sentences`() throws {
        let counter = TestCounter(try Desks.make(), at: .claimEntry(PersonID(7))) {
            if case .person = $0 { .nobody } else { nil }
        }
        #expect(counter.text.contains("没有这个人的登记。请返回再找一次。"))
    }

    @Test(arguments: [Language.zh, .en]) func `the stored claim is whole at every size`(language: Language) throws {
        let card = try Cards.hospital()
        let claim = try Cards.claim(317, try Cards.stay(), of: card, missing: [.application])
        for size in ClaimEntryTests.sizes {
            var counter = try ClaimEntryTests.counter(card, language, size: size)
            ClaimEntryTests.typeStay(&counter, ownPay: "1000")
            counter.press(.f(10), .f(10))
            counter.reply(.claim(ClaimCard(claim: claim, card: card)), to: isStore)
            #expect(counter.problems == [], "\(size)")
            #expect(counter.text.contains("L P 6 1"))
            #expect(counter.row("  3 ") != nil, "\(size)")
        }
    }
}
