package import MutualAid

/// What a screen asks of the office; it is run on the office's own thread, and the answer comes back as a `Reply`.
package enum Request: Hashable, Sendable {
    // Reading
    case find(String, limit: Int)
    case employers
    case employer(EmployerID)
    case person(PersonID)
    case personByIdentity(ResidentID)
    case namesakes(name: PersonName, birth: Day)
    case claim(ClaimID)
    /// The claim, or the person whose certificate or number it is.
    case number(CounterNumber)
    case counts
    case users
    case drafts
    case slips(SlipsRequest)

    // Changing
    case enrolPerson(NewPerson)
    /// Where a value is replaced by another, a reason is asked for.
    case updatePerson(PersonID, PersonDetails, version: Int, CorrectionWhy, SubmissionKey)
    case addEmployer(NewEmployer)
    case enrol(NewEnrolments)
    case pay(PersonID, [EnrolmentID], Payer, SubmissionKey)
    case enterClaim(NewClaim)
    case decide(ClaimID, version: Int, ClaimDecision)
    case saveDraft(DraftRow)
    case discardDraft(SubmissionKey)
    case switchOperator(UserID)
    case setLanguage(Language)
    case setTheme(String)
    case life(LifeRequest)
    /// Answered by `.account(.begun)`.
    case createOffice(name: String, division: DivisionCode, firstUser: String, Secret, again: Secret)
    case openDemo

    case effort(EffortRequest)
    case simulation(SimulationRequest)
    case participation(ParticipationRequest)
    case money(MoneyRequest)
    /// Sends text to the printer, or keeps it in a file.
    case print(PrintJob)
    case people(PeopleRequest)
    case call(CallRequest)
    case unclaimed(UnclaimedRequest)
    case account(AccountRequest)
    case trail(TrailRequest)
}

/// What the office answers.
package enum Reply: Hashable, Sendable {
    case found(String, [FoundRow])
    case employers([EmployerRow])
    case employer(Employer)
    case person(PersonCard)
    case nobody
    case namesakes([Person])
    case claim(ClaimCard)
    case counts(MenuCounts)
    case users([User])
    case drafts([DraftRow])
    case life(LifeReply)
    case slips(SlipsReply)
    /// The kernel tells where it went.
    case printed(Printed)
    case enrolled([Enrolment], card: PersonCard)
    case paid(receipt: CounterNumber, card: PersonCard)
    case draftSaved(SubmissionKey)
    case draftDiscarded(SubmissionKey)
    case operatorSwitched(User)
    case settingChanged(Desk.Setting)
    case effort(EffortReply)
    case participation(ParticipationReply)
    case money(MoneyReply)
    case officeOpened(OfficeProfile, User, Catalogue)
    /// Nothing was stored, for another counter had imported plans; the desk takes them, and the screen hears `failed`.
    case plansRevised(Catalogue, Sentence)
    case simulation(SimulationReply)
    case people(PeopleReply)
    case call(CallReply)
    case unclaimed(UnclaimedReply)
    case account(AccountReply)
    case trail(TrailReply)
    /// Nothing was stored; the sentences say why and what to do.
    case failed(Sentence)
    /// Nothing was stored, and nothing more can be; told over the screen, and the screen hears `failed`.
    case alarm(Sentence)
}

/// One request on its way: replies carry the ticket back, and a reply whose screen was left is dropped.
package struct Ask: Hashable, Sendable {
    package let ticket: Int
    package let screen: ScreenID
    package let request: Request
}

package struct ScreenID: Hashable, Sendable {
    package let number: Int
}
