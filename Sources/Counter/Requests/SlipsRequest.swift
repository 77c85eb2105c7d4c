package import MutualAid
package import Terminal

/// What the slips, the reports and the print settings ask of the office.
package enum SlipsRequest: Hashable, Sendable {
    case slip(SlipWanted)
    case dayEnd(Day)
    /// At most `limit` rows behind `after`.
    case renewals(RenewalQuery, after: RenewalPlace?, limit: Int)
    case renewalCounts(Term, after: RenewalPlace?, limit: Int)
    /// The printers of this machine, and where the office is found.
    case printers
    /// Keeps printer and paper for this person at this machine; `contact` is the office's, `nil` leaves it.
    case keep(Printing, contact: OfficeContact?)
}

package enum SlipsReply: Hashable, Sendable {
    case slip(SlipSource, OfficeContact)
    case dayEnd(DayEnd, OfficeContact)
    case renewals([RenewalRow])
    case renewalCounts([RenewalCount])
    case printers([String], OfficeContact)
}

/// A slip that somebody wants to see or print.
package enum SlipWanted: Hashable, Sendable {
    case missingPapers(ClaimID)
    case progress(ClaimID)
    case certificate(PersonID, EnrolmentID)
    case receipt(CounterNumber)
}

extension Claim {
    /// The slip that its person is given now: what is still missing, else where it stands.
    var usualSlip: SlipWanted { missing.isEmpty || state.stage.isEnd ? .progress(id) : .missingPapers(id) }
}

/// What a slip is made from.
package enum SlipSource: Hashable, Sendable {
    case missingPapers(ClaimCard)
    /// The code is kept in the file from now on; `square` is the QR code of number and code.
    case progress(ClaimCard, CheckCode, square: CodeSquare?)
    case certificate(PersonCard, EnrolmentID)
    case receipt(ReceiptRecord)

    /// `nil` where there is nothing to tell: no paper is missing, a cover isn't paid.
    func slip(_ desk: SlipDesk) -> Slip? {
        switch self {
        case .missingPapers(let card): .missingPapers(card, desk)
        case .progress(let card, let code, _): .progress(card, code: code, desk)
        case .certificate(let card, let id): .certificate(card, id, desk)
        case .receipt(let record): .receipt(record, desk)
        }
    }
}
