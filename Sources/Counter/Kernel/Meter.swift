import MutualAid
import Terminal

/// Keys pressed since the program started, and a moment: the difference of two tells what a job took.
struct Meter: Sendable {
    var keys = 0
    /// Those of the keys that were characters of a value.
    var typed = 0
    var at: Instant

    init(at: Instant) { self.at = at }

    mutating func count(_ input: Input, typing: Bool) {
        keys += 1
        if typing, input.isText { typed += 1 }
    }

    func job(_ kind: JobKind, since began: Meter, papersAsked: Int, papersSaved: Int) -> FinishedJob {
        FinishedJob(
            kind, keys: keys - began.keys, typed: typed - began.typed,
            seconds: Int((at.milliseconds - began.at.milliseconds) / 1000), papersAsked: papersAsked,
            papersSaved: papersSaved)
    }
}

extension App {
    /// Keys and time from the opening of the form, those in screens opened on it meanwhile included.
    mutating func finishJob(_ kind: JobKind, _ papersAsked: Int, _ papersSaved: Int, on id: ScreenID) -> [Ask] {
        guard let place = frames.firstIndex(where: { $0.id == id }) else { return [] }
        meter.at = desk.now
        let job = meter.job(kind, since: frames[place].began, papersAsked: papersAsked, papersSaved: papersSaved)
        frames[place].began = meter
        return [ask(.effort(.finished(job)), for: id)]
    }
}
