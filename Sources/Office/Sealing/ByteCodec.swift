import Foundation
import MutualAid

/// The office's own form of sealed values: a leading format byte, then numbers as variable-length bytes and texts with
/// their length. Bulk recomputing opens 150,000 of them, and JSON would cost more than the judging.
struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func bool(_ value: Bool) { byte(value ? 1 : 0) }

    /// Eight bytes, the highest first.
    mutating func fixed(_ value: Int64) {
        for shift in stride(from: 56, through: 0, by: -8) { byte(UInt8(truncatingIfNeeded: value >> Int64(shift))) }
    }

    /// Small numbers of either sign take one byte (zigzag, then seven bits a byte).
    mutating func number(_ value: Int64) {
        var rest = UInt64(bitPattern: value << 1 ^ value >> 63)
        while rest > 0x7F {
            byte(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        byte(UInt8(rest))
    }

    mutating func number(_ value: Int) { number(Int64(value)) }

    mutating func text(_ value: String) {
        number(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func text(_ value: some ExactText) { text(value.text) }
    mutating func day(_ value: Day) { number(Int64(value.number)) }
    mutating func money(_ value: Money) { number(value.fen) }
    mutating func code<Code: ByteCoded>(_ value: Code) { byte(Code.byte(of: value)) }

    mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        bool(value != nil)
        if let value { write(&self, value) }
    }

    mutating func list<Values: Collection>(_ values: Values, _ write: (inout ByteWriter, Values.Element) -> Void) {
        number(values.count)
        for value in values { write(&self, value) }
    }
}

/// A sealed value that opened but can't be read: it was written by a newer program, or by none.
struct UnreadableBytes: Error {}

struct ByteReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func byte() throws(UnreadableBytes) -> UInt8 {
        guard place < bytes.count else { throw UnreadableBytes() }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func bool() throws(UnreadableBytes) -> Bool { try byte() != 0 }

    mutating func number() throws(UnreadableBytes) -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 64 else { throw UnreadableBytes() }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
            shift += 7
        }
    }

    mutating func int() throws(UnreadableBytes) -> Int { Int(try number()) }

    mutating func text() throws(UnreadableBytes) -> String {
        let count = try int()
        guard count >= 0, count <= bytes.count - place else { throw UnreadableBytes() }
        defer { place += count }
        return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }

    mutating func exact<Code: ExactText>() throws(UnreadableBytes) -> Code { Code(try text()) }
    mutating func day() throws(UnreadableBytes) -> Day { Day(number: Int32(truncatingIfNeeded: try number())) }
    mutating func money() throws(UnreadableBytes) -> Money { Money(fen: try number()) }
    mutating func code<Code: ByteCoded>() throws(UnreadableBytes) -> Code {
        try some(Code.value(of: try byte()))
    }

    mutating func optional<Value>(
        _ read: (inout ByteReader) throws(UnreadableBytes) -> Value
    ) throws(UnreadableBytes) -> Value? {
        try bool() ? try read(&self) : nil
    }

    mutating func list<Value>(
        _ read: (inout ByteReader) throws(UnreadableBytes) -> Value
    ) throws(UnreadableBytes) -> [Value] {
        let count = try int()
        guard count >= 0, count <= bytes.count - place else { throw UnreadableBytes() }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    func some<Value>(_ value: Value?) throws(UnreadableBytes) -> Value {
        guard let value else { throw UnreadableBytes() }
        return value
    }
}

/// Cases with a byte each: their place in a list that only ever grows at its end.
protocol ByteCoded: Equatable, CaseIterable {
    static var byteOrder: [Self] { get }
}

extension ByteCoded {
    static func byte(of value: Self) -> UInt8 { UInt8(truncatingIfNeeded: byteOrder.firstIndex(of: value) ?? 255) }
    static func value(of byte: UInt8) -> Self? { Int(byte) < byteOrder.count ? byteOrder[Int(byte)] : nil }
}

extension Paper: ByteCoded {
    static let byteOrder: [Paper] = [
        .application, .idCard, .bankCard, .dischargeRecord, .settlementSheet, .diagnosis, .disabilityCertificate,
        .unitStatement, .policeStatement, .householdCancellation, .deathCertificate, .beneficiaryID, .kinshipProof,
        .parentage, .authorisation, .proxyID,
    ]
}

extension Cause: ByteCoded { static let byteOrder: [Cause] = [.illness, .accident] }
extension Part: ByteCoded {
    static let byteOrder: [Part] = [
        .hospital, .allowance, .disease, .mild, .inSitu, .death, .disability, .medical,
    ]
}
extension Ends: ByteCoded { static let byteOrder: [Ends] = [.cover, .part] }
extension Basis: ByteCoded { static let byteOrder: [Basis] = [.published, .office, .notice, .peer, .sample] }
extension TopUpScope: ByteCoded { static let byteOrder: [TopUpScope] = [.term, .lifetime] }
extension PaperReturn: ByteCoded {
    static let byteOrder: [PaperReturn] = [.accepted, .firstReview, .secondReview]
}
extension RefusalCode: ByteCoded {
    static let byteOrder: [RefusalCode] = [
        .diseaseNotListed, .feeUnpaid, .beforeTerm, .afterTerm, .lateFiling, .duplicate, .coverEnded, .openSlot,
        .alreadyPaid, .waitingPeriod, .nothingDue, .notEnrolled, .excludedPlan, .papersMissing, .other,
    ]
}
