extension Money {
    /// Exactly `^(0|[1-9][0-9]{0,11})\.[0-9]{2}$`, the form of files and of `judge`; nil for anything else.
    package init?(exact text: String) {
        let bytes = Array(text.utf8)
        guard (4...15).contains(bytes.count), bytes[bytes.count - 3] == UInt8(ascii: ".") else { return nil }
        let whole = bytes.dropLast(3)
        guard whole.first != UInt8(ascii: "0") || whole.count == 1 else { return nil }
        var fen: Int64 = 0
        for byte in whole + bytes.suffix(2) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            fen = fen * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        self.init(fen: fen)
    }

    /// `1000.00`
    package var text: String { sign + String(fen.magnitude / 100) + "." + padded(fen.magnitude % 100, to: 2) }

    /// `1,000.00`
    package var grouped: String {
        let whole = String(fen.magnitude / 100)
        var grouped = ""
        for (place, digit) in whole.enumerated() {
            if place > 0 && (whole.utf8.count - place).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        return sign + grouped + "." + padded(fen.magnitude % 100, to: 2)
    }

    private var sign: String { fen < 0 ? "-" : "" }
}

/// 大写: the People's Bank's rules for filling in bills (正确填写票据和结算凭证的基本规定) and art. 52 of the basic
/// accounting rules (会计基础工作规范): 整 after 元 and after 角, not after 分. Where they leave a 零 free, it is left out.
extension Money {
    package var capital: String {
        let yuan = fen.magnitude / 100
        let jiao = Int(fen.magnitude / 10 % 10)
        let cents = Int(fen.magnitude % 10)
        var text = yuan > 0 ? Money.words(yuan) + "元" : ""
        if jiao > 0 {
            text += Money.digits[jiao] + "角"
        } else if cents > 0 && yuan > 0 {
            text += "零"
        }
        text += cents > 0 ? Money.digits[cents] + "分" : (fen == 0 ? "零元整" : "整")
        return (fen < 0 ? "负" : "") + text
    }

    private static let digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
    private static let units: [(value: UInt64, name: String)] = [
        (100_000_000, "亿"), (10_000, "万"), (1_000, "仟"), (100, "佰"), (10, "拾"),
    ]

    private static func words(_ number: UInt64) -> String {
        guard let unit = units.first(where: { $0.value <= number }) else { return digits[Int(number)] }
        let rest = number % unit.value
        let gap = rest > 0 && rest < unit.value / 10 ? digits[0] : ""
        return words(number / unit.value) + unit.name + gap + (rest > 0 ? words(rest) : "")
    }
}
