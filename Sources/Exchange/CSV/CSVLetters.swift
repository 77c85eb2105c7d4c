import Foundation
import MutualAid

/// Text as bytes and back, and which of the two a file most likely is.
enum CSVLetters {
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    static func text(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding) -> String? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return switch encoding {
        case .utf8, .utf8Marked: String(validating: bytes, as: UTF8.self)
        case .gb18030: String(data: Data(bytes), encoding: gb18030)
        }
    }

    static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
        switch encoding {
        case .utf8, .utf8Marked: Array(text.utf8)
        case .gb18030:
            text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : text.data(using: gb18030).map { [UInt8]($0) }
        }
    }

    /// `nil` while nothing but ASCII was seen. UTF-8 whose letters all take two bytes is Latin, Greek or Cyrillic; two
    /// letters of GBK look like one of those now and then (模 is C4 A3), and in a Chinese file that is what they are.
    static func guess(_ bytes: some Collection<UInt8>) -> TextEncoding? {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
        guard isUTF8(bytes) else { return .gb18030 }
        if bytes.contains(where: { $0 >= 0xE0 }) { return .utf8 }
        return text(bytes, .gb18030) == nil ? .utf8 : .gb18030
    }

    /// Whether it is UTF-8 as far as it goes: the last letter may be cut.
    private static func isUTF8(_ bytes: some Collection<UInt8>) -> Bool {
        let tail = Array(bytes.suffix(4))
        for cut in 0...min(3, tail.count) {
            if String(validating: bytes.dropLast(cut), as: UTF8.self) != nil {
                // What was cut must be the start of a letter, not a letter that isn't one.
                return cut == 0 || (tail[tail.count - cut] >= 0xC2 && isStart(tail.suffix(cut)))
            }
        }
        return false
    }

    private static func isStart(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        return bytes.count < length && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }
}
