import CQREncode
import MutualAid
import Terminal

extension CodeSquare {
    /// The QR code of a text; `nil` where it is empty or too long.
    static func of(_ text: String) -> CodeSquare? {
        var modules = [UInt8](repeating: 0, count: Int(CQR_MOST))
        let side = Int(cqr_encode(text, &modules))
        return CodeSquare(side: side, dark: modules.prefix(side * side).map { $0 != 0 }, text: text)
    }

    /// Number and check code of a progress slip: 24 characters, as many as the smallest QR code holds.
    static func of(_ number: CounterNumber, _ code: CheckCode) -> CodeSquare? { of(number.text + "-" + code.text) }
}
