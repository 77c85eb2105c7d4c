import MutualAid

/// What of a step of a claim's timeline lies sealed: the state that it led to, with what is true in it, the note, and what
/// else the step tells.
struct StepDetail {
    var state: ClaimState
    var note: String?
    var fact: StepFact?

    /// Format 1 had no fact.
    private static let format: UInt8 = 2

    init(_ step: ClaimStep) {
        state = step.state
        note = step.note
        fact = step.fact
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.state(state)
        writer.optional(note) { $0.text($1) }
        writer.optional(fact) { $0.fact($1) }
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        let format = try reader.byte()
        guard (1...Self.format).contains(format) else { throw UnreadableBytes() }
        state = try reader.state()
        note = try reader.optional { reader throws(UnreadableBytes) in try reader.text() }
        guard format > 1 else { return }
        fact = try reader.optional { reader throws(UnreadableBytes) in try reader.fact() }
    }
}

extension ByteWriter {
    fileprivate mutating func fact(_ fact: StepFact) {
        switch fact {
        case .sample(let draw):
            byte(0)
            number(draw.number)
            number(draw.percent)
        case .amended(let from, let to):
            byte(1)
            money(from)
            money(to)
        case .called(let result, let satisfaction):
            byte(2)
            text(result.rawValue)
            optional(satisfaction) { $0.number($1.points) }
        case .takenOut(let reasons):
            byte(3)
            takeOut(reasons)
        }
    }

    fileprivate mutating func state(_ state: ClaimState) {
        byte(ClaimStage.byte(of: state.stage))
        switch state {
        case .draft, .accepted, .firstReview, .approved, .closed, .reconsidered: break
        case .awaitingPapers(let missing, let due, let back):
            list(missing) { $0.code($1) }
            day(due)
            code(back)
        case .secondReview(let reason):
            switch reason {
            case .sample: bool(false)
            case .threshold(let sum):
                bool(true)
                money(sum)
            }
        case .inBatch(let text), .withdrawn(let text), .paymentFailed(let text): self.text(text)
        case .paid(let on), .calledBack(let on): day(on)
        case .returned(let reasons): list(reasons) { $0.reason($1) }
        case .denied(let reasons): list(reasons) { $0.reason($1) }
        }
    }

    private mutating func reason(_ reason: ReturnReason) {
        text(reason.code)
        if case .other(let text) = reason { self.text(text) }
    }

    private mutating func reason(_ reason: DenialReason) {
        switch reason {
        case .refused(let refusal):
            bool(true)
            code(refusal)
        case .other(let text):
            bool(false)
            self.text(text)
        }
    }
}

extension ByteReader {
    fileprivate mutating func fact() throws(UnreadableBytes) -> StepFact {
        switch try byte() {
        case 0: return .sample(SampleDraw(number: try int(), percent: try int()))
        case 1: return .amended(from: try money(), to: try money())
        case 2:
            return .called(
                try some(CallResult(rawValue: try text())),
                try optional { reader throws(UnreadableBytes) in
                    try reader.some(Satisfaction(try reader.int()))
                })
        case 3: return .takenOut(try takeOut())
        default: throw UnreadableBytes()
        }
    }

    fileprivate mutating func state() throws(UnreadableBytes) -> ClaimState {
        switch try code() as ClaimStage {
        case .draft: return .draft
        case .accepted: return .accepted
        case .firstReview: return .firstReview
        case .approved: return .approved
        case .closed: return .closed
        case .reconsidered: return .reconsidered
        case .awaitingPapers:
            return .awaitingPapers(
                missing: try list { reader throws(UnreadableBytes) in try reader.code() }, due: try day(),
                back: try code())
        case .secondReview: return .secondReview(try bool() ? .threshold(try money()) : .sample)
        case .inBatch: return .inBatch(batch: try text())
        case .withdrawn: return .withdrawn(reason: try text())
        case .paymentFailed: return .paymentFailed(reason: try text())
        case .paid: return .paid(on: try day())
        case .calledBack: return .calledBack(on: try day())
        case .returned: return .returned(try list { reader throws(UnreadableBytes) in try reader.returnReason() })
        case .denied: return .denied(try list { reader throws(UnreadableBytes) in try reader.denialReason() })
        }
    }

    private mutating func returnReason() throws(UnreadableBytes) -> ReturnReason {
        let code = try text()
        if code == ReturnReason.other("").code { return .other(try text()) }
        return try some(ReturnReason.coded.first { $0.code == code })
    }

    private mutating func denialReason() throws(UnreadableBytes) -> DenialReason {
        try bool() ? .refused(try code()) : .other(try text())
    }
}

extension ClaimStage: ByteCoded {
    static let byteOrder: [ClaimStage] = [
        .draft, .accepted, .awaitingPapers, .firstReview, .secondReview, .approved, .inBatch, .paid, .calledBack,
        .closed, .returned, .denied, .withdrawn, .paymentFailed, .reconsidered,
    ]
}
