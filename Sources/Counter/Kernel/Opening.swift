import MutualAid

extension Destination {
    /// The open screen; a form gets its own submission key from the desk.
    func open(_ desk: inout Desk) -> any Room {
        switch self {
        case .welcome: OpenScreen(Welcome.self, Welcome.State(desk))
        case .menu: OpenScreen(MainMenu.self, MainMenu.State())
        case .find(let purpose): OpenScreen(FindPerson.self, FindPerson.State(purpose, desk))
        case .newMember(let typed, let last):
            OpenScreen(PersonForm.self, .newMember(typed: typed, last: last, key: desk.newKey(), desk))
        case .newDependant(let guardian):
            OpenScreen(PersonForm.self, .newDependant(of: guardian, key: desk.newKey(), desk))
        case .editPerson(let card): OpenScreen(PersonForm.self, .editing(card, key: desk.newKey(), desk))
        case .newEmployer(let name): OpenScreen(EmployerForm.self, .new(name: name, key: desk.newKey(), desk))
        case .person(let id): OpenScreen(PersonPage.self, PersonPage.State(id))
        case .selectPlans(let id): OpenScreen(PlanSelection.self, .new(id, key: desk.newKey(), desk))
        case .payFees(let id): OpenScreen(PayFees.self, .new(id, key: desk.newKey(), desk))
        case .plans: OpenScreen(PlanList.self, PlanList.State(desk))
        case .plan(let code): OpenScreen(PlanPage.self, PlanPage.State(code, desk))
        case .simulate: OpenScreen(Simulate.self, Simulate.State(desk))
        case .simulated(let plan): OpenScreen(SimulationPage.self, SimulationPage.State(plan, desk))
        case .compared(let claim, let edition):
            OpenScreen(ComparedPage.self, ComparedPage.State(claim, edition: edition, desk))
        case .claimEntry(let id): OpenScreen(ClaimEntry.self, .new(id, key: desk.newKey(), desk))
        case .claim(let id): OpenScreen(ClaimStatus.self, ClaimStatus.State(id))
        case .review(let id, let spot): OpenScreen(ClaimStatus.self, ClaimStatus.State(id, work: spot))
        case .amend(let card): OpenScreen(ClaimEntry.self, .amending(card, key: desk.newKey(), desk))
        case .worklist: OpenScreen(Worklist.self, Worklist.State(desk))
        case .settings: OpenScreen(Settings.self, Settings.State(desk))
        case .users: OpenScreen(Users.self, .list(key: desk.newKey(), desk))
        case .officeSettings: OpenScreen(OfficeSettings.self, OfficeSettings.State(desk))
        case .drafts: OpenScreen(Drafts.self, Drafts.State(desk))
        case .effort: OpenScreen(EffortPage.self, EffortPage.State())
        case .calls: OpenScreen(CallList.self, CallList.State(desk))
        case .call(let id): OpenScreen(CallPage.self, .new(id, key: desk.newKey(), desk))
        case .unclaimed: OpenScreen(UnclaimedList.self, UnclaimedList.State(desk))
        case .knownEvent(let id): OpenScreen(KnownEventPage.self, KnownEventPage.State(id, key: desk.newKey()))
        case .newKnownEvent(let person): OpenScreen(KnownEventForm.self, .new(person, key: desk.newKey(), desk))
        case .knownClaim(let id, let facts): OpenScreen(ClaimEntry.self, .of(facts, id, key: desk.newKey(), desk))
        case .resume(let draft): draft.open(&desk)
        case .slip(let wanted): OpenScreen(SlipPage.self, SlipPage.State(wanted))
        case .slips(let id): OpenScreen(SlipList.self, SlipList.State(id))
        case .printing: OpenScreen(PrintSettings.self, PrintSettings.State(desk))
        case .reports: OpenScreen(ReportsMenu.self, ReportsMenu.State())
        case .dayEnd: OpenScreen(DayEndPage.self, DayEndPage.State(desk))
        case .renewals: OpenScreen(RenewalsPage.self, RenewalsPage.State(desk))
        case .memberCard(let id): OpenScreen(MemberCard.self, MemberCard.State(id))
        case .corrections(let id): OpenScreen(CorrectionMenu.self, CorrectionMenu.State(id))
        case .correction(let id, let task):
            OpenScreen(CorrectionForm.self, CorrectionForm.State(id, task, key: desk.newKey(), desk))
        case .batches: OpenScreen(Batches.self, Batches.State(desk))
        case .batch(let id): OpenScreen(BatchPage.self, BatchPage.State(id, key: desk.newKey()))
        case .makeBatch: OpenScreen(MakeBatch.self, MakeBatch.State(key: desk.newKey()))
        case .payee(let claim): OpenScreen(PayeeForm.self, PayeeForm.State(claim, key: desk.newKey(), desk))
        case .warnings(let scope): OpenScreen(WarningList.self, WarningList.State(scope, desk))
        case .account(let task): OpenScreen(AccountForm.self, AccountForm.State(task, desk))
        case .recoveryCode(let code, let isFirst):
            OpenScreen(RecoveryPage.self, RecoveryPage.State(code, isFirst: isFirst, desk))
        case .auditTrail: OpenScreen(AuditList.self, AuditList.State(desk))
        case .auditEntry(let line): OpenScreen(AuditEntry.self, AuditEntry.State(line))
        case .reveal(let scope): OpenScreen(RevealPage.self, RevealPage.State(scope, desk))
        case .warning(let id): OpenScreen(WarningPage.self, WarningPage.State(id, key: desk.newKey(), desk))
        }
    }
}

extension DraftRow {
    /// The form that wrote the draft, filled in again; it keeps the draft's submission key.
    func open(_ desk: inout Desk) -> any Room {
        switch form {
        case .member, .dependant: OpenScreen(PersonForm.self, .resumed(self, desk))
        case .employer: OpenScreen(EmployerForm.self, .resumed(self, desk))
        case .enrolment: OpenScreen(PlanSelection.self, .resumed(self, desk))
        case .claim: OpenScreen(ClaimEntry.self, .resumed(self, desk))
        case .user: OpenScreen(Users.self, .resumed(self, desk))
        case .correction: OpenScreen(CorrectionForm.self, .resumed(self, desk))
        case .call: OpenScreen(CallPage.self, .resumed(self, desk))
        case .knownEvent: OpenScreen(KnownEventForm.self, .resumed(self, desk))
        case .payee: OpenScreen(PayeeForm.self, .resumed(self, desk))
        case .contact: OpenScreen(KnownEventPage.self, .resumed(self, desk))
        }
    }
}
