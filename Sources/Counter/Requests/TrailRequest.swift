package import MutualAid

/// The audit trail (操作记录), and masked values that are shown whole.
package enum TrailRequest: Hashable, Sendable {
    /// One stretch of the trail, the newest first, with at most so many entries that fit the filter.
    case page(AuditFilter, before: Int?, limit: Int)
    /// All that fits the filter, into a file beside the data.
    case export(AuditFilter)
    /// A masked value whole: who asked and why is kept first.
    case reveal(RevealOrder)
}

package enum TrailReply: Hashable, Sendable {
    case page(AuditPage, AuditHead)
    case exported(AuditExport)
    case revealed(WholeValue)
}
