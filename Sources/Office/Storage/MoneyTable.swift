/// The tables about money: every row has a MAC over what lies in it, and over how many rows belong to it, so that none is changed
/// or taken away unseen.
package enum MoneyTable: String, CaseIterable, Sendable {
    case enrolment
    case receipt
    case cancellation
    case claim
    case claimStep = "claim_step"
    case benefit
    case payee
    case paymentBatch = "payment_batch"
    case batchStep = "batch_step"
    case batchLine = "batch_line"
    case bankFile = "bank_file"

    enum Kind { case integer, text, bytes }

    /// What finds a row. By the first alone all rows of one record are found.
    package var keys: [String] {
        switch self {
        case .enrolment, .receipt, .claim, .paymentBatch: ["id"]
        case .cancellation: ["enrolment"]
        case .payee: ["claim"]
        case .bankFile: ["batch"]
        case .claimStep, .benefit: ["claim", "place"]
        case .batchStep, .batchLine: ["batch", "place"]
        }
    }

    /// Columns that say nothing about money: who has taken the claim, how often it was changed, what finds its sheet.
    package var uncovered: Set<String> {
        self == .claim ? ["taken_by", "taken_at", "version", "sheet_hash", "sheet_noted"] : []
    }

    /// What the MAC covers, in its order; an inserted row gives its values in the same.
    var columns: [(sql: String, kind: Kind)] {
        switch self {
        case .enrolment:
            Self.list(
                """
                #id number #person plan edition #tier #shares first_day last_day #continued #fee #fee_unit #fee_union
                #fee_own #fee_gift #receipt #entered_by entered_on #version paid_before cancelled_on
                """) + [count(of: .cancellation)]
        case .receipt: Self.list("#id number day payer #taken_by")
        case .cancellation: Self.list("#enrolment #replaced_by #receipt #amount")
        case .claim:
            Self.list(
                """
                #id number #person stage #since #amount papers_due #decided #entered_by entered_on *event *papers
                *worksheet office due #held_at
                """) + [count(of: .claimStep), count(of: .benefit), count(of: .payee)]
        case .claimStep: Self.list("#claim #place #at #user_id action #is_decision *detail")
        case .benefit: Self.list("#claim #place #enrolment plan edition part #amount refusal ends #revision")
        case .payee: Self.list("#claim *secret")
        case .paymentBatch:
            Self.list(
                "#id number office made_on stage #lines #total *hash_total #first_release #second_release #version")
                + [count(of: .batchStep), count(of: .batchLine), count(of: .bankFile)]
        case .batchStep: Self.list("#batch #place #at #user_id action note")
        case .batchLine: Self.list("#batch #place #claim #amount #round state paid_on *secret *reason")
        case .bankFile: Self.list("#batch *content")
        }
    }

    /// `#` before an integer, `*` before bytes, nothing before a text.
    private static func list(_ names: String) -> [(sql: String, kind: Kind)] {
        names.split(whereSeparator: \.isWhitespace).map { name in
            switch name.first {
            case "#": (String(name.dropFirst()), .integer)
            case "*": (String(name.dropFirst()), .bytes)
            default: (String(name), .text)
            }
        }
    }

    private func count(of children: MoneyTable) -> (sql: String, kind: Kind) {
        let (table, key) = (children.rawValue, children.keys[0])
        return ("(SELECT COUNT(*) FROM \(table) WHERE \(table).\(key) = \(rawValue).\(keys[0]))", .integer)
    }
}

/// Reading rows about money with their MACs, and writing a MAC.
package enum ProofStatement: CaseIterable, Hashable, Sendable {
    /// ?1 and ?2: from which key on, and through which.
    case rows(MoneyTable)
    case unsealed(MoneyTable)
    case setMAC(MoneyTable)

    package static let allCases: [ProofStatement] = MoneyTable.allCases.flatMap {
        [.rows($0), .unsealed($0), .setMAC($0)]
    }

    var sql: String {
        switch self {
        case .rows(let table):
            """
            SELECT mac, \(table.keys[0]), \(table.keys.count > 1 ? table.keys[1] : "0"),
                \(table.columns.map(\.sql).joined(separator: ", "))
            FROM \(table.rawValue) WHERE \(table.keys[0]) > ?1 AND \(table.keys[0]) <= ?2
            ORDER BY \(table.keys.joined(separator: ", "))
            """
        case .unsealed(let table):
            """
            SELECT \(table.keys[0]) FROM \(table.rawValue) WHERE mac IS NULL AND \(table.keys[0]) > ?1
            ORDER BY \(table.keys[0]) LIMIT ?2
            """
        case .setMAC(let table):
            """
            UPDATE \(table.rawValue) SET mac = ?1
            WHERE \(table.keys.enumerated().map { "\($0.element) = ?\($0.offset + 2)" }.joined(separator: " AND "))
            """
        }
    }
}
