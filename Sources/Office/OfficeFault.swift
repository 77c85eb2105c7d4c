package import MutualAid

/// Everything that can stand in the way of an operation of the office.
package enum OfficeFault: Error, Hashable, Sendable {
    // The file.
    case fileMissing(path: String)
    case fileExists(path: String)
    case isDirectory(path: String)
    case notReadable(path: String)
    case notWritable(path: String)
    case truncated(path: String)
    case notADataFile(path: String)
    case otherProgram(path: String)
    case newerVersion(path: String, file: Int, program: Int)
    /// Nobody with its key has opened it since the program was upgraded.
    case olderVersion
    case locked
    case diskFull
    /// The disk refused to read or write; `code` is for whoever looks for the reason.
    case diskFailed(code: Int)
    case misplaced(FileMisplacement)
    /// What was found is not what this program writes; `detail` is for whoever repairs it.
    case damaged(String)
    case database(code: Int, message: String)

    // The key.
    case keyMissing(path: String)
    case keyUnreadable(path: String)
    case wrongKey
    case sealBroken(String)
    case auditBroken(entry: Int)
    /// A row about money, by its table and key, whose MAC isn't that of what lies in it.
    case moneyAltered(String)

    case account(AccountFault)

    // Records.
    case notFound(RecordKind)
    case changedMeanwhile(by: String, at: Instant)
    case claimMoved(by: String, ClaimAction, to: ClaimStage, at: Instant)
    case userNameTaken(String)
    case lastSupervisor(DivisionCode)
    case limitOutOfRange
    case identityTaken(name: String, masked: String, number: String)
    case creditCodeTaken(name: String)
    case notAMember
    case nameMissing
    case numbersExhausted(NumberKind, last: Int)

    // Enrolment.
    case nothingChosen
    case planNotOffered(PlanCode)
    case termNotOffered(Term)
    case termInPast(first: Day)
    case feeNotOffered(plan: Bilingual)
    case feeDiffers(plan: Bilingual, shown: Money, computed: Money)
    case splitDiffers(fee: Money, split: Money)
    case continuityDiffers(plan: Bilingual, continues: Bool)
    case gateNotReached(Participation)
    case ineligible(plan: Bilingual, [Ineligibility])
    case alreadyPaid(CounterNumber)

    // Plans.
    /// The file holds revisions that what was shown didn't know of; the office has read them.
    case plansRevised
    case planRefused([RevisionFault])
    case nothingRevised(plan: Bilingual)
    /// A stored plan file that this program can't read; `detail` says why.
    case plansUnreadable(detail: String)

    // Claims.
    case eventFaulty([EventFault])
    case eventInFuture(Day)
    case totalDiffers(shown: Money, computed: Money)
    case barred(ClaimBar)
    case papersMissing([Paper])
    case reasonMissing
    case nothingChanged
    case notLoadable(number: String, LoadFlaw)
    case payment(PaymentFault)

    // Corrections and warnings.
    case correctionBarred(CorrectionBar)
    case warningBarred(WarningBar)

    case call(CallFault)
    case knownEvent(KnownEventFault)

    case reveal(RevealBar)
    case backup(BackupFault)
    case importing(ImportFault)
}

/// What a fault says that it did not find.
package enum RecordKind: String, CaseIterable, Sendable {
    case user
    case employer
    case person
    case enrolment
    case claim
    case batch
    case warning
    case knownEvent = "known-event"
}

/// Why a record of a bulk load is not taken.
package enum LoadFlaw: Hashable, Sendable {
    case noSteps
    case lastStepDiffers
    case coverUnknown
}
