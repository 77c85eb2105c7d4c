package import MutualAid

extension Office {
    /// How many members of the employer are enrolled in each plan, paid or not, in force or to come; plans that nobody has are
    /// left out.
    package func participation(of employer: EmployerID) throws(OfficeFault) -> [PlanCode: Int] {
        try read { () throws(OfficeFault) in try countParticipants(of: employer) }
    }

    /// Whether a unit that doesn't reach the gate is refused, or only warned of. It holds for this whole office.
    package func set(gateBlocks blocks: Bool, by user: User) throws(OfficeFault) -> OfficeProfile {
        try allow(.changeSettings, user)
        return try write { () throws(OfficeFault) in
            try readSettings()
            guard profile.gateBlocks != blocks else { return profile }
            try set(SettingKey.gateBlocks.rawValue, blocks ? "1" : "0")
            try audit(
                .changeSettings, 0,
                [
                    "before." + SettingKey.gateBlocks.rawValue: profile.gateBlocks ? "1" : "0",
                    "after." + SettingKey.gateBlocks.rawValue: blocks ? "1" : "0",
                ], by: user.id)
            try readSettings()
            return profile
        }
    }

    /// Inside the transaction that enrols: with this person, the unit must reach the gate where the office says so.
    func checkGate(_ edition: Edition, _ card: PersonCard) throws(OfficeFault) {
        try readSettings()
        guard profile.gateBlocks, let employer = card.employer else { return }
        let counted = try countParticipants(of: employer.id)[edition.plan] ?? 0
        let joins = card.plansHeld(on: today).contains(edition.plan) ? 0 : 1
        guard let after = edition.participation(of: employer.details, enrolled: counted + joins), after.isShort
        else { return }
        throw .gateNotReached(after.adding(-joins))
    }

    private func countParticipants(of employer: EmployerID) throws(OfficeFault) -> [PlanCode: Int] {
        let rows = try database.rows(.plans(.participants), [employer.sql, today.sql]) { row in
            (PlanCode(row.text(0)), row.int(1))
        }
        return Dictionary(rows) { $1 }
    }
}
