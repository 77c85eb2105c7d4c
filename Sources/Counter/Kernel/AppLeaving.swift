import MutualAid
import Terminal

/// Leaving screens, the seat and the program: what was typed is stored first, and whoever would lose it is asked.
extension App {
    /// Leaves screens until `count` are left. Unsent forms are kept as drafts first, and those below are told to refresh.
    mutating func close(downTo count: Int) -> [Ask] {
        if frames.dropFirst(count).contains(where: { $0.isUnkept && $0.room.draft(desk) != nil }) {
            leaving = .closing(downTo: count)
            return draftsToSave()
        }
        var asks: [Ask] = []
        while frames.count > count, let frame = frames.popLast() { asks += keep(frame) }
        if let frame = frames.last { asks += run(frame.room.opening(desk), from: frame.id) }
        return asks
    }

    /// One step back from a screen; one that others were opened on meanwhile goes from below them.
    mutating func leave(_ id: ScreenID) -> [Ask] {
        if id == top { return close(downTo: max(1, frames.count - 1)) }
        guard let place = frames.firstIndex(where: { $0.id == id }), place > 0 else { return [] }
        return keep(frames.remove(at: place))
    }

    mutating func keep(_ frame: Frame) -> [Ask] {
        pending = pending.filter { $0.value.screen != frame.id || $0.value.request.isQuiet }
        guard let draft = frame.room.draft(desk) else { return [] }
        let title = Cells.clip(draft.title, 20)
        message = Message(
            .info,
            desk.say(
                "「\(title)」未发出，已存为草稿：F9 取回。", "“\(title)” is kept as a draft: F9 brings it back."))
        return draft.differs(from: frame.saved) ? [ask(.saveDraft(draft), for: frame.id)] : []
    }

    mutating func askToQuit() -> [Ask] {
        overlay = .quit(
            Confirm(
                [],
                question: isSignedIn
                    ? desk.say("退出互助柜台？未发出的表单都已存为草稿。", "Leave the counter? Forms not sent are kept as drafts.")
                    : desk.say("退出互助柜台？", "Leave the counter?"),
                canBeUndone: true, words: desk.words))
        return []
    }

    /// Who leaves leaves nothing unsaved: the request waits until every draft is stored.
    mutating func askOnceSaved(_ request: Request, for id: ScreenID) -> [Ask] {
        let saves = draftsToSave()
        guard isSavingDrafts else { return [ask(request, for: id)] }
        leaving = .asking(id, request)
        return saves
    }

    /// Leaves the program once every draft is stored; where one can't be, whoever leaves is told what is lost.
    mutating func finishOnceSaved() -> [Ask] {
        let saves = draftsToSave()
        guard isSavingDrafts else {
            finish()
            return []
        }
        leaving = .finishing
        overlay = nil
        return saves
    }

    /// A draft was stored, or could not be: then nobody leaves, for it would be lost.
    mutating func goOnLeaving(_ reply: Reply) -> [Ask] {
        guard let leaving else { return [] }
        let failure: Sentence? =
            switch reply {
            case .failed(let sentence), .alarm(let sentence): sentence
            default: nil
            }
        if failure == nil, isSavingDrafts { return [] }
        self.leaving = nil
        switch leaving {
        case .finishing:
            if failure != nil { askToLose(.finishing) } else { finish() }
            return []
        case .closing(let count):
            guard failure != nil else { return close(downTo: count) }
            askToLose(leaving)
            return []
        case .asking(let id, let request):
            guard let failure else { return [ask(request, for: id)] }
            message = draftNotKept(failure)
            guard let place = frames.firstIndex(where: { $0.id == id }) else { return [] }
            return run(frames[place].room.hear(.failed(failure), to: request, desk), from: id)
        }
    }

    /// What was typed is still on the screen, and the last that could be stored is in the file.
    func draftNotKept(_ why: Sentence) -> Message {
        let start = desk.say("草稿没有存成：", "The draft was not kept: ")
        return Message(.error, start + why.fitting(messageCells - Cells.width(start)))
    }

    /// Going on would lose what could not be stored.
    mutating func askToLose(_ leaving: Leaving) {
        overlay = .losing(
            Confirm(
                [],
                question: desk.say(
                    "草稿没有存成，离开就丢掉刚打的。F10 或 Y 离开，F12 留下",
                    "The draft was not kept. F10 or Y leaves and loses it, F12 stays"),
                words: desk.words), leaving)
    }

    mutating func lose(_ leaving: Leaving) -> [Ask] {
        overlay = nil
        guard case .closing(let count) = leaving else {
            finish()
            return []
        }
        for place in frames.indices { frames[place].isUnkept = false }
        return close(downTo: count)
    }

    var isSavingDrafts: Bool {
        pending.values.contains { if case .saveDraft = $0.request { true } else { false } }
    }
}

/// What is done once every draft is stored, or is lost.
enum Leaving: Sendable {
    case asking(ScreenID, Request)
    /// Screens are left until so many are open.
    case closing(downTo: Int)
    /// The program ends.
    case finishing
}
