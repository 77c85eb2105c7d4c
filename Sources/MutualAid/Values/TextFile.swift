/// How the letters of a text file are written down.
package enum TextEncoding: String, CaseIterable, Codable, Sendable {
    case utf8 = "UTF-8"
    /// With a byte-order mark, by which Excel knows it.
    case utf8Marked = "UTF-8-BOM"
    /// GB 18030-2005, of which GBK and GB2312 are parts.
    case gb18030 = "GB18030"
}

/// What parts the fields of one line.
package enum Separator: String, CaseIterable, Codable, Sendable {
    case comma
    case tab
    case semicolon

    package var byte: UInt8 {
        switch self {
        case .comma: 0x2C
        case .tab: 0x09
        case .semicolon: 0x3B
        }
    }
}
