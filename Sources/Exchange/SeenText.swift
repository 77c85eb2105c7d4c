extension Unicode.Scalar {
    /// Can't be seen and may steer what shows it: a control, a direction mark, a joiner, a tag, a line separator. The terminal's own
    /// rule says the same of every scalar; a test holds them against each other.
    var isUnseen: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F: true
        // Latin letters, Han and Hangul hold nothing of the kind.
        case 0...0xAC, 0x3000...0xD7FF: false
        default:
            switch properties.generalCategory {
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }
}

extension String {
    /// A field of somebody else's file as one line: what can't be seen is a space, spaces are single, none stands at an end.
    var seen: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar.isUnseen ? " " : scalar) }
        return String(scalars).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
