extension Catalogue {
    /// What importing `draft` would change, edition by edition in the order of the file; editions that stay as they are are left
    /// out. Throws everything that speaks against it at once. A figure changes only by a document of the office.
    package func revisions(by draft: Plan) throws(Faults<RevisionFault>) -> [EditionRevision] {
        var comparison = PlanComparison(catalogue: self, draft: draft)
        comparison.run()
        guard comparison.faults.isEmpty else { throw Faults(comparison.faults) }
        return comparison.revisions
    }
}

/// Holds a draft against the newest revisions, and notes what changes and what may not.
private struct PlanComparison {
    let catalogue: Catalogue
    let draft: Plan
    private(set) var revisions: [EditionRevision] = []
    private(set) var faults: [RevisionFault] = []
    private var changes: [PlanChange] = []

    init(catalogue: Catalogue, draft: Plan) {
        self.catalogue = catalogue
        self.draft = draft
    }

    mutating func run() {
        let known = catalogue.plan(draft.code)
        if let known { compare(known) }
        for edition in draft.editions {
            changes = []
            checkExclusions(edition)
            let before = known?.edition(code: edition.code)
            if let before {
                compare(edition, with: before)
            } else {
                take(edition, after: known?.editions.last)
            }
            guard !changes.isEmpty || before == nil else { continue }
            revisions.append(
                EditionRevision(
                    plan: draft.code, edition: edition.code, number: (before?.revision ?? 0) + 1,
                    isNewEdition: before == nil, changes: changes))
        }
        if known == nil, !faults.isEmpty {
            faults.insert(RevisionFault(plan: draft.code, edition: nil, flaw: .unknownPlan), at: 0)
        }
    }

    private mutating func refuse(_ flaw: RevisionFlaw, _ edition: EditionCode?) {
        faults.append(RevisionFault(plan: draft.code, edition: edition, flaw: flaw))
    }

    private mutating func compare(_ known: Plan) {
        if known.name != draft.name { refuse(.nameChanged(from: known.name, to: draft.name), nil) }
        if known.place != draft.place { refuse(.placeChanged(from: known.place, to: draft.place), nil) }
        for edition in known.editions where draft.edition(code: edition.code) == nil {
            refuse(.editionRemoved, edition.code)
        }
    }

    private mutating func checkExclusions(_ edition: Edition) {
        for code in edition.who.excludes?.value ?? [] where code != draft.code && catalogue.plan(code) == nil {
            refuse(.unknownExclusion(code), edition.code)
        }
    }

    private func byKey(_ figures: [PlanFigure]) -> [FigureKey: PlanFigure] {
        Dictionary(figures.map { ($0.key, $0) }) { first, _ in first }
    }

    // MARK: an edition that is new

    /// A new edition may say again what the one before it says; anything else needs the document, or is a sample.
    private mutating func take(_ edition: Edition, after last: Edition?) {
        let known = byKey(last?.figures ?? [])
        for figure in edition.figures {
            if known[figure.key] != figure { checkNew(figure, edition.code) }
            changes.append(.figure(from: nil, to: figure))
        }
        for slot in edition.listedSlots { takeNew(slot) }
    }

    private mutating func checkNew(_ figure: PlanFigure, _ edition: EditionCode) {
        switch figure.basis {
        case .office: if !figure.namesDocument { refuse(.sourceMissing(figure), edition) }
        case .sample: break
        case .published, .notice, .peer: refuse(.newFigureWithoutDocument(figure), edition)
        }
    }

    private mutating func takeNew(_ slot: DiseaseSlot) {
        changes.append(slot.name.map { .slotFilled(slot.code, $0) } ?? .slotAdded(slot.code))
    }

    // MARK: an edition that is known

    private mutating func compare(_ edition: Edition, with before: Edition) {
        compareRules(edition, before)
        let figures = byKey(edition.figures)
        let known = byKey(before.figures)
        for figure in before.figures where figures[figure.key] == nil { refuse(.figureRemoved(figure), edition.code) }
        for figure in edition.figures { compare(figure, with: known[figure.key], edition.code) }
        for rule in before.parts {
            guard let old = rule.listed, let new = edition.rule(rule.part)?.listed else { continue }
            compareSlots(new, old, rule.part, edition.code)
        }
    }

    private mutating func compareRules(_ edition: Edition, _ before: Edition) {
        guard edition.parts.map(\.part) == before.parts.map(\.part) else { return refuse(.partsChanged, edition.code) }
        for (new, old) in zip(edition.parts, before.parts) where !new.worksLike(old) {
            refuse(.ruleChanged(new.part), edition.code)
        }
    }

    private mutating func compare(_ figure: PlanFigure, with before: PlanFigure?, _ edition: EditionCode) {
        guard figure != before else { return }
        changes.append(.figure(from: before, to: figure))
        if figure.basis == .office {
            if !figure.namesDocument { refuse(.sourceMissing(figure), edition) }
        } else if let before {
            let isSame = figure.value == before.value
            refuse(
                isSame
                    ? .basisWithoutDocument(from: before, to: figure) : .valueWithoutDocument(from: before, to: figure),
                edition)
        } else {
            refuse(.newFigureWithoutDocument(figure), edition)
        }
    }

    /// A name that the program brought stays; one that an import gave may be put right by the next.
    private mutating func compareSlots(_ new: Listed, _ old: Listed, _ part: Part, _ edition: EditionCode) {
        let builtIn = catalogue.edition(of: draft.code, code: edition, revision: 0)?.rule(part)?.listed
        let all = new.list.slots
        for (place, slot) in old.slots.enumerated() {
            guard all.indices.contains(place), all[place].code == slot.code else {
                refuse(.slotRemoved(slot.code), edition)
                continue
            }
            switch (slot.name, all[place].name) {
            case (nil, let name?): changes.append(.slotFilled(slot.code, name))
            case (let name?, nil): refuse(.slotEmptied(slot.code, name), edition)
            case (let name?, let other?) where !other.says(name):
                if builtIn?.slot(slot.code)?.name == nil {
                    changes.append(.slotRenamed(slot.code, from: name, to: other))
                } else {
                    refuse(.slotRenamed(slot.code, from: name, to: other), edition)
                }
            default: break
            }
        }
        for slot in new.slots.dropFirst(old.slots.count) { takeNew(slot) }
    }
}

extension Bilingual {
    /// A file need not repeat our translation: where it gives none, the loader puts the Chinese name.
    fileprivate func says(_ other: Bilingual) -> Bool { zh == other.zh && (en == other.en || en == zh) }
}

extension PlanFigure {
    fileprivate var namesDocument: Bool { source?.contains { !$0.isWhitespace } == true }
}

extension Edition {
    fileprivate var listedSlots: [DiseaseSlot] { parts.flatMap { Array($0.listed?.slots ?? []) } }
}

extension PartRule {
    /// The same but for its figures.
    fileprivate func worksLike(_ other: PartRule) -> Bool {
        touch == other.touch && timesShares == other.timesShares && ends == other.ends
            && listed?.list.name == other.listed?.list.name && shape.kind == other.shape.kind
    }
}

extension Shape {
    fileprivate enum Kind: Hashable { case rate, perDay, lumpSum, share(of: Part), ladder, wholeSum }

    fileprivate var kind: Kind {
        switch self {
        case .rate: .rate
        case .perDay: .perDay
        case .lumpSum: .lumpSum
        case .share(_, let part, _): .share(of: part)
        case .ladder: .ladder
        case .wholeSum: .wholeSum
        }
    }
}
