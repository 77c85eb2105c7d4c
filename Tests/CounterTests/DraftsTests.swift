import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct DraftsTests {
    private func office() throws -> EnrolOffice {
        var office = try EnrolOffice()
        office.drafts = [
            DraftRow(
                key: SubmissionKey("a-1"), form: .dependant,
                saved: Instant(milliseconds: Desks.now.milliseconds - 90_000_000),
                title: "阿卜杜拉·买买提", values: [:]),
            DraftRow(
                key: SubmissionKey("a-2"), form: .enrolment, saved: Desks.now, title: "张秀英",
                values: ["person": "7", "name": "张秀英", "plan.women": "1//"]),
        ]
        return office
    }

    private func counter() throws -> TestCounter {
        TestCounter(try Desks.make(), at: .drafts, answer: try office().answer)
    }

    @Test func `the newest stands first, with form, name and time`() throws {
        let counter = try counter()
        #expect(counter.row("1 今天 09:41")?.contains("选择保障    张秀英") == true)
        #expect(counter.row("2 09-14 08:41")?.contains("子女登记    阿卜杜拉·买买提") == true)
    }

    @Test func `a digit takes a form up again in the place of the list`() throws {
        var counter = try counter()
        counter.press(.character("1"))
        #expect(counter.app.frames.last?.room.code == "P1")
        #expect(counter.row("4 女职工")?.contains("[x]") == true)
        #expect(counter.app.frames.count == 2)
    }

    @Test func `discarding asks first, and Enter is not enough`() throws {
        for key in [Key.character("0"), .delete] {
            var counter = try counter()
            counter.press(key)
            #expect(counter.text.contains("丢弃后找不回来。"))
            counter.press(.enter)
            #expect(!counter.requests.contains(.discardDraft(SubmissionKey("a-2"))))
            counter.press(.f(12))
            #expect(counter.text.contains("1 今天 09:41"))
            counter.press(key, .f(10))
            #expect(counter.requests.last == .discardDraft(SubmissionKey("a-2")))
            #expect(!counter.text.contains("张秀英"))
        }
    }

    @Test func `without drafts it says so`() throws {
        let counter = TestCounter(try Desks.make(), at: .drafts, answer: try EnrolOffice().answer)
        #expect(counter.text.contains("没有未发出的表单。"))
    }

    @Test func `a draft whose form is still open leads back to that form`() throws {
        var office = try EnrolOffice()
        let key = SubmissionKey("test-1")
        office.drafts = [
            DraftRow(
                key: key, form: .enrolment, saved: Desks.now, title: "张秀英",
                values: ["person": "7", "name": "张秀英", "plan.women": "1//"])
        ]
        var counter = TestCounter(try Desks.make(), at: .selectPlans(PersonID(7)), answer: office.answer)
        counter.press(.character("4"), .character("1"), .f(9))
        #expect(counter.app.frames.count == 3)
        counter.press(.enter)
        #expect(counter.app.frames.count == 2)
        #expect(counter.row("1 住院")?.contains("[x]") == true)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .drafts, answer: try office().answer,
            [.down, .character("0"), .f(12), .character("0"), .f(10), .character("1")])
    }
}
