import MutualAid

/// The steps of one claim, from its filing to where it shall stand; each is a move of `ClaimLife`.
struct DemoLife {
    private let office: DemoOffice
    private let desks: DemoDesks
    private var amount = Money.zero
    private let needed: [Paper]
    private(set) var steps: [ClaimStep] = []
    private(set) var state = ClaimState.draft
    /// The papers that are not there at the end.
    private(set) var missing: Set<Paper> = []
    private var day: Day
    private var minute: Int
    private var random: DemoRandom

    /// - Parameter earlier: when the person's claim before was entered; this one comes after it.
    init(
        office: DemoOffice, desks: DemoDesks, filed: Day, after earlier: Instant?, needed: [Paper], random: DemoRandom
    ) {
        self.office = office
        self.desks = desks
        self.needed = needed
        self.random = random
        day = filed
        minute = self.random.within(510...990)
        if let earlier = earlier?.local(offsetMinutes: 480), earlier.day == filed {
            minute = max(minute, earlier.hour * 60 + earlier.minute + 1)
        }
    }

    /// The office's wall clock is China's, eight hours ahead.
    var now: Instant { Instant(milliseconds: (Int64(day.number) * 1440 + Int64(minute) - 480) * 60_000) }

    mutating func live(to stage: ClaimStage, amount: Money, denial: [DenialReason], note: String?) {
        self.amount = amount
        if stage == .draft {
            missing.formUnion(askable.prefix(1))
            return take(.enter, desks.handler, to: .draft, note: note)
        }
        take(.accept, desks.handler, to: .accepted, note: note)
        switch stage {
        case .accepted: return
        case .withdrawn where random.happens(50): return withdraw()
        case .awaitingPapers where random.happens(60): return ask(desks.handler, back: .firstReview)
        default: submit(mayAsk: stage != .awaitingPapers)
        }
        switch stage {
        case .firstReview: return
        case .withdrawn: return withdraw()
        case .awaitingPapers: return ask(desks.firstReviewer, back: .firstReview, after: 1...2)
        case .returned: return giveBack()
        case .denied: return deny(denial)
        case .reconsidered where amount == .zero:
            deny(denial)
            return reconsider()
        default: approve(isSecond: stage == .secondReview)
        }
        guard stage != .secondReview, stage != .approved else { return }
        payOut(to: stage)
    }

    // MARK: moves

    private mutating func submit(mayAsk: Bool) {
        guard mayAsk, random.happens(15) else { return take(.submit, desks.handler, to: .firstReview) }
        ask(desks.handler, back: .firstReview)
        missing = []
        take(.papersComplete, desks.handler, after: 1...6, to: .firstReview)
    }

    /// What can be missing: a paper about the event, not one that lies on the person's file.
    private var askable: [Paper] { needed.filter { !$0.staysOnFile && $0 != .application } }

    private mutating func ask(_ user: User, back: PaperReturn, after days: ClosedRange<Int> = 0...0) {
        let papers = askable.isEmpty ? needed : askable
        let first = random.pick(papers)
        missing = random.happens(30) ? [first, random.pick(papers)] : [first]
        pass(days)
        let state = ClaimState.awaitingPapers(
            missing: missing.sorted(), due: day.adding(days: office.paperDays), back: back)
        take(.askForPapers, user, to: state)
    }

    private mutating func withdraw() {
        take(.withdraw, desks.handler, after: 0...3, to: .withdrawn(reason: random.pick(office.words.withdrawn)))
    }

    private mutating func giveBack() {
        let reason =
            random.happens(70) ? random.pick(ReturnReason.coded) : .other(random.pick(office.words.returned))
        take(.giveBack, desks.firstReviewer, after: 1...3, to: .returned([reason]))
    }

    private mutating func deny(_ reasons: [DenialReason]) {
        take(.deny, desks.firstReviewer, after: 1...3, to: .denied(reasons))
    }

    private mutating func reconsider() {
        take(
            .reconsider, desks.supervisor, after: 3...9, to: .reconsidered,
            note: random.pick(office.words.reconsidered))
    }

    /// By one reviewer, or by two from the threshold on and for the quality sample of a tenth (domain.md §4).
    private mutating func approve(isSecond stops: Bool) {
        let reason: SecondReviewReason? =
            amount >= office.reviewThreshold
            ? .threshold(office.reviewThreshold) : stops || random.happens(10) ? .sample : nil
        guard let reason else { return take(.approve, desks.firstReviewer, after: 1...3, to: .approved) }
        take(.approve, desks.firstReviewer, after: 1...3, to: .secondReview(reason))
        if !stops { take(.approve, desks.secondReviewer, after: 1...2, to: .approved) }
    }

    private mutating func payOut(to stage: ClaimStage) {
        putInBatch(isOpen: stage == .inBatch)
        guard stage != .inBatch else { return }
        if stage == .paymentFailed || random.happens(4) {
            let reason = random.pick(office.words.paymentFailed)
            take(.failPayment, desks.cashier, after: 1...1, to: .paymentFailed(reason: reason))
            guard stage != .paymentFailed else { return }
            take(.giveOtherCard, desks.handler, after: 1...2, to: .approved)
            putInBatch(isOpen: false)
        }
        pass(1...1)
        take(.pay, desks.cashier, to: .paid(on: day))
        guard stage != .paid else { return }
        pass(2...6)
        take(.callBack, desks.handler, to: .calledBack(on: day), note: random.pick(office.words.calledBack))
        guard stage != .calledBack else { return }
        take(.close, desks.handler, after: 0...1, to: .closed)
        if stage == .reconsidered { reconsider() }
    }

    /// One batch takes what waits at the end of a day; what is still at the bank has one of its own.
    private mutating func putInBatch(isOpen: Bool) {
        pass(1...4)
        minute = max(minute, 1000)
        let parts = DemoPayments.parts(claims: office.claims)
        let part = parts == 1 ? 0 : random.within(0...parts - 1)
        let batch = DemoPayments.number(
            of: day, part: part, of: parts, isOpen: isOpen, division: desks.cashier.division)
        take(.putInBatch, desks.cashier, to: .inBatch(batch: batch.text))
    }

    // MARK: time

    /// Some days later, on a day on which the office works, but not after yesterday: then later on the same day.
    private mutating func pass(_ days: ClosedRange<Int>) {
        let next = max(day, office.workday(from: day.adding(days: random.within(days))))
        minute = next > day ? random.within(520...960) : minute + random.within(2...25)
        day = next
    }

    private mutating func take(
        _ action: ClaimAction, _ user: User, after days: ClosedRange<Int> = 0...0, to state: ClaimState,
        note: String? = nil
    ) {
        if days != 0...0 { pass(days) } else if !steps.isEmpty { minute += random.within(1...5) }
        self.state = state
        steps.append(ClaimStep(at: now, user: user.id, userName: user.name, action: action, state: state, note: note))
    }
}
