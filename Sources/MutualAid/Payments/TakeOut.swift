/// Why a claim is taken out of a batch that isn't released; `other` needs a text.
package enum TakeOutReason: Hashable, Codable, Sendable {
    case wrongAccount
    case wrongPayee
    case doubtfulAmount
    case doubtfulPapers
    case askedByMember
    case other(String)

    private static let codes: [(String, TakeOutReason)] = [
        ("wrong-account", .wrongAccount), ("wrong-payee", .wrongPayee), ("doubtful-amount", .doubtfulAmount),
        ("doubtful-papers", .doubtfulPapers), ("asked-by-member", .askedByMember),
    ]

    /// Every coded one; `other` is offered beside them.
    package static let coded = codes.map(\.1)

    package var code: String { Self.codes.first { $0.1 == self }?.0 ?? "other" }

    /// The one of a stored code; `text` is that of `other`.
    package init?(code: String, text: String) {
        if code == "other" {
            self = .other(text)
        } else if let known = Self.codes.first(where: { $0.0 == code })?.1 {
            self = known
        } else {
            return nil
        }
    }

    package var text: String? { if case .other(let text) = self { text } else { nil } }
}
