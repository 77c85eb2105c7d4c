package import MutualAid

extension Office {
    /// The paid claims of the user's office and those below that nobody has called about: those that are due, the oldest
    /// payment first, then those that wait for a later day.
    package func calls(
        for user: User, after place: CallPlace? = nil, limit: Int
    ) throws(OfficeFault) -> CallRows {
        let reach = user.division.reach
        return try read { () throws(OfficeFault) in
            let values = [
                reach.low.sql, reach.high.sql, today.sql, place.map { $0.waits ? 1 : 0 }?.sql ?? (-1).sql,
                place?.since.sql ?? Int64.min.sql, place?.claim.sql ?? Int64.min.sql, (limit + 1).sql,
            ]
            let rows = try database.rows(.calls(.toCall), values) { row throws(OfficeFault) in
                CallRow(
                    claim: row.id(0), number: row.text(1), personName: row.text(2), amount: row.money(3),
                    since: row.instant(4), tries: (row.intOrNil(5) ?? -1) + 1,
                    last: row.isNull(6) ? nil : try row.code(6), again: row.isNull(7) ? nil : try row.day(7))
            }
            let count = try countCalls(for: user)
            return CallRows(
                rows: Array(rows.prefix(limit)), hasMore: rows.count > limit, due: count.due, later: count.later,
                rules: try callRules())
        }
    }

    /// How many of them should be called today, and how many wait for a later day.
    package func countCalls(for user: User) throws(OfficeFault) -> (due: Int, later: Int) {
        let reach = user.division.reach
        return try read { () throws(OfficeFault) in
            let count = try database.first(.calls(.countToCall), [reach.low.sql, reach.high.sql, today.sql]) {
                (all: $0.int(0), due: $0.int(1))
            }
            return (count?.due ?? 0, (count?.all ?? 0) - (count?.due ?? 0))
        }
    }

    package func callCard(_ id: ClaimID) throws(OfficeFault) -> CallCard? {
        try read { () throws(OfficeFault) in
            guard let claim = try storedClaim(id) else { return nil }
            return try callCard(of: claim)
        }
    }

    /// Stores a call. A person who was reached or doesn't want to be asked is called back; the claim is closed with it where that
    /// is told. Nobody who answers: tried again on the day that the rules say, or closed after so many tries.
    package func call(_ new: NewCall, by user: User) throws(OfficeFault) -> CallCard {
        try write { () throws(OfficeFault) in
            var claim = try some(storedClaim(new.claim), .claim)
            if try stored(new.key) != nil { return try callCard(of: claim) }
            let calls = try storedCalls(of: claim.id)
            guard claim.version == new.version else { throw movedMeanwhile(claim) }
            guard calls.count == new.known else { throw try changedMeanwhile(claim.id.value) }
            try allowed(.callBack, on: claim, by: user)
            let rules = try callRules()
            if let fault = new.fault(after: calls, rules: rules) { throw .call(fault) }
            let call = CallBack(
                at: surroundings.now(), user: user.id, userName: user.name, result: new.result,
                again: new.again(after: calls, rules: rules, today: today),
                satisfaction: new.result == .reached ? new.satisfaction : nil, note: new.note, feedback: new.feedback)
            try store(call, of: claim.id, place: calls.count)
            // Before the moves, so that the last word of the trail is where the claim stands.
            try audit(.callBack, claim.id.value, call.auditDetail, by: user.id)
            if new.result.isDone || new.closes {
                try move(
                    &claim, .callBack, to: .calledBack(on: today), by: user, fact: .called(new.result, new.satisfaction)
                )
            }
            if new.closes, claim.state.stage == .calledBack {
                try move(&claim, .close, to: .closed, by: user)
            }
            try finish(new.key, [claim.id.value])
            return try callCard(of: claim)
        }
    }

    /// Closes a claim that was called back.
    package func close(_ id: ClaimID, version: Int, by user: User) throws(OfficeFault) -> CallCard {
        try write { () throws(OfficeFault) in
            var claim = try some(storedClaim(id), .claim)
            guard claim.version == version else { throw movedMeanwhile(claim) }
            try move(&claim, .close, to: .closed, by: user)
            return try callCard(of: claim)
        }
    }

    /// The phone number whole, to be dialled; that it was shown, to whom and for what is kept.
    ///
    /// - Returns: the person's own number, or the guardian's where a child has none.
    package func reveal(_ dialling: Dialling, by user: User) throws(OfficeFault) -> Phone {
        try write { () throws(OfficeFault) in
            let person: PersonID
            let reason: String
            switch dialling {
            case .callBack(let id):
                let claim = try some(storedClaim(id), .claim)
                try allowed(.callBack, on: claim, by: user)
                (person, reason) = (claim.person, claim.number.text)
            case .unclaimed(let id):
                person = try some(storedKnown(id), .knownEvent).person
                try allowContact(with: person, user)
                reason = "unclaimed \(id.value)"
            }
            let card = try card(some(storedPerson(person), .person))
            guard let phone = card.phoneToDial else { throw .call(.noPhone) }
            try audit(
                .revealPhone, person.value, ["for": "dialling", "about": reason, "phone": phone.masked], by: user.id)
            return phone
        }
    }

    // MARK: rules

    func callRules() throws(OfficeFault) -> CallRules {
        guard let days = try setting(SettingKey.callRetryDays.rawValue),
            let calls = try setting(SettingKey.callsBeforeClosing.rawValue)
        else { return .sample }
        let retry = days.value.split(separator: ",").compactMap { Int($0) }
        guard let rules = CallRules(retryDays: retry, closeAfter: Int(calls.value) ?? 0) else {
            throw .damaged("office_setting call")
        }
        return rules
    }

    package func rulesOfCalls() throws(OfficeFault) -> CallRules {
        try read { () throws(OfficeFault) in try callRules() }
    }

    /// Sets the office's own days and calls; tries that wait already keep their day.
    package func set(callRules rules: CallRules, by user: User) throws(OfficeFault) -> CallRules {
        try allow(.changeSettings, user)
        return try write { () throws(OfficeFault) in
            let before = try callRules()
            guard before != rules else { return before }
            try set(SettingKey.callRetryDays.rawValue, rules.daysText)
            try set(SettingKey.callsBeforeClosing.rawValue, String(rules.closeAfter))
            try audit(
                .changeSettings, 0,
                [
                    "before.call": "\(before.daysText) \(before.closeAfter)",
                    "after.call": "\(rules.daysText) \(rules.closeAfter)",
                ], by: user.id)
            return try callRules()
        }
    }

    // MARK: stored

    private func callCard(of claim: Claim) throws(OfficeFault) -> CallCard {
        CallCard(
            claim: ClaimCard(claim: claim, card: try card(some(storedPerson(claim.person), .person))),
            calls: try storedCalls(of: claim.id), rules: try callRules())
    }

    func storedCalls(of claim: ClaimID) throws(OfficeFault) -> [CallBack] {
        try database.rows(.calls(.callsOf), [claim.sql]) { row throws(OfficeFault) in
            let bytes = try sealer.open(row.bytes(6), .call(claim, place: row.int(0)))
            let text = try unreadable("call_back.said") { () throws(UnreadableBytes) in try CallText(reading: bytes) }
            return CallBack(
                at: row.instant(1), user: row.id(2), userName: usersByID[row.id(2)]?.name ?? "?",
                result: try row.code(3), again: row.isNull(4) ? nil : try row.day(4),
                satisfaction: row.intOrNil(5).flatMap { Satisfaction($0) }, note: text.note, feedback: text.feedback)
        }
    }

    private func store(_ call: CallBack, of claim: ClaimID, place: Int) throws(OfficeFault) {
        let text = CallText(note: call.note, feedback: call.feedback)
        try database.execute(
            .calls(.insertCall),
            [
                claim.sql, place.sql, call.at.sql, call.user.sql, call.result.sql, call.again.sql(\.sql),
                call.satisfaction.sql(\.points.sql), try sealer.seal(text.bytes, .call(claim, place: place)).sql,
            ])
    }
}

extension Office {
    /// Where what was said in a call doesn't open.
    func closedCalls() throws(OfficeFault) -> [String] {
        try read { () throws(OfficeFault) in
            var broken: [String] = []
            var last = Int64.min
            while true {
                let page = try database.rows(.calls(.calledAfter), [last.sql, 500.sql]) { $0.integer(0) }
                for id in page {
                    do throws(OfficeFault) { _ = try storedCalls(of: ClaimID(id)) } catch {
                        guard case .sealBroken(let column) = error else { throw error }
                        broken.append("\(column) \(id)")
                    }
                }
                guard let end = page.last else { return broken }
                last = end
            }
        }
    }
}

extension CallBack {
    /// Without what was said, which lies sealed with the call.
    fileprivate var auditDetail: [String: String] {
        var detail = ["result": result.rawValue]
        if let again { detail["again"] = again.iso }
        if let satisfaction { detail["satisfaction"] = String(satisfaction.points) }
        if !feedback.isEmpty { detail["feedback"] = "kept" }
        return detail
    }
}

extension NewCall {
    fileprivate func again(after calls: [CallBack], rules: CallRules, today: Day) -> Day? {
        switch result {
        case .reached, .refused: nil
        // As soon as the number is put right.
        case .wrongNumber: today
        case .unreachable: closes ? nil : rules.again(after: calls.unanswered + 1, on: today)
        }
    }
}
