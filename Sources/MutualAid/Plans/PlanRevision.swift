/// Who imported a plan file, when, and the office's document that the file names.
package struct PlanImport: Hashable, Sendable {
    package let at: Instant
    package let user: String
    package let document: String?

    package init(at: Instant, user: String, document: String?) {
        self.at = at
        self.user = user
        self.document = document
    }
}

/// A stored revision (修订) of one edition: its number, from 1 on, and the whole file that it was read from.
package struct PlanRevision: Hashable, Sendable {
    package let plan: PlanCode
    package let edition: EditionCode
    package let number: Int
    package let imported: PlanImport
    package let file: String

    package init(plan: PlanCode, edition: EditionCode, number: Int, imported: PlanImport, file: String) {
        self.plan = plan
        self.edition = edition
        self.number = number
        self.imported = imported
        self.file = file
    }
}

/// A plan file that was read without faults and may be imported.
package struct PlanDraft: Hashable, Sendable {
    package let plan: Plan
    /// The office's document, as the file's `document` names it.
    package let document: String?
    package let file: String

    package init(plan: Plan, document: String?, file: String) {
        self.plan = plan
        self.document = document
        self.file = file
    }
}

/// One thing that an import changes in an edition.
package enum PlanChange: Hashable, Sendable {
    /// `from` is `nil` for a figure that the edition didn't have.
    case figure(from: PlanFigure?, to: PlanFigure)
    /// An open slot that gets its name, or a new slot with one.
    case slotFilled(DiseaseCode, Bilingual)
    /// Another name for what an earlier import had named.
    case slotRenamed(DiseaseCode, from: Bilingual, to: Bilingual)
    /// A new slot without a name.
    case slotAdded(DiseaseCode)
}

/// What an import makes of one edition.
package struct EditionRevision: Hashable, Sendable {
    package let plan: PlanCode
    package let edition: EditionCode
    /// The number that the revision gets; 1 for an edition that is new.
    package let number: Int
    package let isNewEdition: Bool
    package let changes: [PlanChange]
}

/// Why a file can't be imported, at one place of one edition.
package struct RevisionFault: Error, Hashable, Sendable {
    package let plan: PlanCode
    /// `nil` where the whole plan is meant.
    package let edition: EditionCode?
    package let flaw: RevisionFlaw

    package init(plan: PlanCode, edition: EditionCode?, flaw: RevisionFlaw) {
        self.plan = plan
        self.edition = edition
        self.flaw = flaw
    }
}

package enum RevisionFlaw: Hashable, Sendable {
    /// A plan that isn't known, and whose figures don't come from a document either: most likely a slip of the pen.
    case unknownPlan
    case nameChanged(from: Bilingual, to: Bilingual)
    case placeChanged(from: Int, to: Int)
    case editionRemoved
    case partsChanged
    /// What the part looks at, how it computes, what it ends or whether shares multiply it: no figure, so no source either.
    case ruleChanged(Part)
    case figureRemoved(PlanFigure)
    /// Another value, and no document for it.
    case valueWithoutDocument(from: PlanFigure, to: PlanFigure)
    /// The same value with another basis, and no document for it.
    case basisWithoutDocument(from: PlanFigure, to: PlanFigure)
    /// A figure that wasn't there, with a basis that only others can give.
    case newFigureWithoutDocument(PlanFigure)
    case sourceMissing(PlanFigure)
    case slotRemoved(DiseaseCode)
    case slotEmptied(DiseaseCode, Bilingual)
    case slotRenamed(DiseaseCode, from: Bilingual, to: Bilingual)
    case unknownExclusion(PlanCode)
}
