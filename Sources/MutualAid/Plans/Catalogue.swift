/// One of the products (保障活动) with its editions, from the oldest to the newest.
package struct Plan: Hashable, Sendable, Named {
    package let code: PlanCode
    package let name: Bilingual
    /// Its place in lists of plans.
    package let place: Int
    package let editions: [Edition]

    package init(code: PlanCode, name: Bilingual, place: Int, editions: [Edition]) {
        self.code = code
        self.name = name
        self.place = place
        self.editions = editions
    }

    package func name(_ language: Language) -> String { name.name(language) }

    /// The edition in force on `day`: the last one whose start is not after it.
    package func edition(on day: Day) -> Edition? {
        editions.last { edition in edition.starts.map { $0.value <= day } ?? true }
    }

    package func edition(code: EditionCode) -> Edition? { editions.first { $0.code == code } }
}

/// All the plans that are offered, in their order. A plan holds the newest revision of each edition.
package struct Catalogue: Hashable, Sendable {
    package let plans: [Plan]
    /// Revisions that newer ones have replaced: claims were judged by them.
    package let replaced: [Edition]

    package init(plans: [Plan], replaced: [Edition] = []) {
        self.plans = plans.sorted { ($0.place, $0.code) < ($1.place, $1.code) }
        self.replaced = replaced
    }

    package func plan(_ code: PlanCode) -> Plan? { plans.first { $0.code == code } }

    package func edition(of plan: PlanCode, on day: Day) -> Edition? { self.plan(plan)?.edition(on: day) }

    package func edition(of plan: PlanCode, code: EditionCode) -> Edition? { self.plan(plan)?.edition(code: code) }

    /// One revision of an edition, the newest or a replaced one: what a stored claim was judged by.
    package func edition(of plan: PlanCode, code: EditionCode, revision: Int) -> Edition? {
        if let newest = edition(of: plan, code: code), newest.revision == revision { return newest }
        return replaced.first { $0.plan == plan && $0.code == code && $0.revision == revision }
    }

    /// Every listed slot, each code once, in the order of plans, editions and lists. Several plans may list one code, and one of
    /// them may have its name before the others do: a named slot counts before an open one.
    package var diseaseSlots: [DiseaseSlot] {
        var places: [DiseaseCode: Int] = [:]
        var slots: [DiseaseSlot] = []
        for slot in plans.flatMap(\.editions).flatMap(\.parts).flatMap({ Array($0.listed?.slots ?? []) }) {
            if let place = places[slot.code] {
                if slots[place].isOpen { slots[place] = slot }
            } else {
                places[slot.code] = slots.count
                slots.append(slot)
            }
        }
        return slots
    }

    /// The listed disease of this code or this name, in Chinese or English; open slots have none.
    package func disease(called text: String) -> DiseaseSlot? {
        let wanted = text.lowercased()
        return diseaseSlots.first { slot in
            guard let name = slot.name else { return false }
            return slot.code.text == wanted || name.zh == text || name.en.lowercased() == wanted
        }
    }

    /// The catalogue with `plan` in the place of the one of its code, or added.
    package func replacing(_ plan: Plan) -> Catalogue {
        Catalogue(plans: plans.filter { $0.code != plan.code } + [plan], replaced: replaced)
    }
}
