package import MutualAid
import Terminal

/// The cover over a counter that was left alone: the work lies untouched beneath it.
extension App {
    /// What one sees and types into.
    struct Layer: Sendable {
        var frames: [Frame]
        var overlay: AppOverlay?
        var message: Message?
        var typedAhead: [Input]
        var meter: Meter
        /// When it was covered.
        var since: Instant
    }

    private var layer: Layer {
        get {
            Layer(
                frames: frames, overlay: overlay, message: message, typedAhead: typedAhead, meter: meter,
                since: desk.now)
        }
        set {
            frames = newValue.frames
            overlay = newValue.overlay
            message = newValue.message
            typedAhead = newValue.typedAhead
            meter = newValue.meter
        }
    }

    package var isLocked: Bool { covered != nil }

    /// There is nothing to cover where nobody sits, and behind a given password is nothing but its change, which asks for it.
    private var canLock: Bool {
        isSignedIn && !isLocked && arrived?.mustChange != true && desk.withoutAccounts == nil
    }

    /// When the screen will be covered if no key comes before; `nil` where it won't.
    package var locksAt: Instant? {
        guard canLock else { return nil }
        return Instant(milliseconds: lastKey.milliseconds + Int64(max(1, desk.profile.idleMinutes)) * 60_000)
    }

    /// When somebody must look again though no key came and no answer: what stands on the screen ends then.
    package var changesAt: Instant? { frames.last?.room.changesAt }

    /// The clock in the title row. Left alone too long, the drafts are saved and the screen is covered: keys that come
    /// after it reach nothing else.
    package mutating func tick(_ now: Instant, today: Day) -> [Ask] {
        let before = desk.now
        desk.now = now
        desk.today = today
        isJustCovered = false
        _ = beneath { app in
            app.tellClock(behind: before)
            return []
        }
        // A clock that was set back doesn't keep the screen open.
        lastKey = min(lastKey, now)
        guard let end = locksAt, end <= now else { return [] }
        isJustCovered = true
        return lock()
    }

    /// Covers the screen, with the asks that save what was typed.
    package mutating func lock() -> [Ask] {
        guard canLock else { return [] }
        let saves = draftsToSave()
        // What was typed for an answer that is still to come belonged to the moment.
        typedAhead = []
        covered = layer
        frames = []
        overlay = nil
        message = nil
        resolver = KeyResolver()
        return saves + push(.account(.unlock))
    }

    mutating func lockByHand() -> [Ask] {
        if let why = desk.withoutAccounts { message = Message(.warning, why) }
        return lock()
    }

    /// Everything as it was, the time away not counted to the job.
    mutating func uncover() {
        guard let work = covered else { return }
        pending = pending.filter { $0.value.screen != top }
        covered = nil
        layer = work
        let away = desk.now.milliseconds - work.since.milliseconds
        for place in frames.indices {
            frames[place].began.at = Instant(milliseconds: frames[place].began.at.milliseconds + max(0, away))
        }
        resolver = KeyResolver()
        lastKey = desk.now
        fit()
    }

    /// Does something to the work, whether it is covered or not.
    mutating func beneath(_ change: (inout App) -> [Ask]) -> [Ask] {
        guard let work = covered else { return change(&self) }
        let cover = layer
        covered = nil
        layer = work
        let asks = change(&self)
        // Signed out meanwhile: there is nothing left to cover.
        guard isSignedIn else { return asks }
        covered = layer
        covered?.since = work.since
        layer = cover
        return asks
    }
}
