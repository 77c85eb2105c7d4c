/// Why a line can't be judged; of several faults the first in this order is told (judge.md, Errors).
package enum LineFaultCode: String, CaseIterable, Comparable, Sendable {
    case json
    case field
    case plan
    case day
    case money
    case id
    case sheet
    case stay

    package static func < (a: LineFaultCode, b: LineFaultCode) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .json: 0
        case .field: 1
        case .plan: 2
        case .day: 3
        case .money: 4
        case .id: 5
        case .sheet: 6
        case .stay: 7
        }
    }
}

struct LineFault {
    let code: LineFaultCode
    let message: String
}

/// What is written for one line; an empty line has no answer.
package struct LineAnswer: Sendable {
    /// One line of JSON in UTF-8, without its line end.
    package let output: [UInt8]
    package let isError: Bool

    package var text: String { String(decoding: output, as: UTF8.self) }
}
