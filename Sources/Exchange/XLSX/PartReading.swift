import CSheet
import Foundation

/// Hears what a part of a workbook holds (ECMA-376 part 1, §18); one subclass a kind of part.
class PartReading {
    /// Stops the reading where it is set.
    var fault: TableFault?

    func start(_ name: PartName, _ attributes: PartAttributes) {}
    func end(_ name: PartName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The name of an element without its prefix; valid while it is heard only.
struct PartName {
    let pointer: UnsafePointer<CChar>

    static func ~= (name: StaticString, other: PartName) -> Bool {
        name.withUTF8Buffer { UnsafeRawPointer($0.baseAddress).map { strcmp(other.pointer, $0) == 0 } ?? false }
    }

    private static func strcmp(_ one: UnsafePointer<CChar>, _ other: UnsafeRawPointer) -> Int32 {
        Foundation.strcmp(one, other.assumingMemoryBound(to: CChar.self))
    }
}

/// The attributes of an element by their names without prefix; valid while it is heard only.
struct PartAttributes {
    let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    subscript(name: StaticString) -> String? { value(name).map { String(cString: $0) } }

    /// The bytes themselves, for what is read a million times.
    func value(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard var place = pointer else { return nil }
        while let found = place.pointee {
            if let local = csheet_local(found), name ~= PartName(pointer: local) { return place[1] }
            place += 2
        }
        return nil
    }

    func truth(_ name: StaticString) -> Bool { self[name].map { $0 == "1" || $0 == "true" } ?? false }
}

/// A workbook's zip file.
final class XLSXArchive {
    fileprivate let book: OpaquePointer

    init(path: String) throws(TableFault) {
        var result: Int32 = 0
        guard let book = csheet_open(path, &result) else {
            throw TableFault(Int(result) == CSHEET_NO_ZIP ? .damaged("zip") : .unreadable(path))
        }
        self.book = book
    }

    deinit { csheet_close(book) }

    /// Reads a whole part; false where there is none.
    func read(_ name: String, most: Int64, _ reading: PartReading) throws(TableFault) -> Bool {
        guard let part = try XLSXPart(self, name, most: most, reading) else { return false }
        while try part.next() {}
        return true
    }
}

/// A part that is read piece by piece.
final class XLSXPart {
    private let archive: XLSXArchive
    private let name: String
    private let reading: PartReading
    private let part: OpaquePointer

    /// `nil` where there is none.
    init?(_ archive: XLSXArchive, _ name: String, most: Int64, _ reading: PartReading) throws(TableFault) {
        var result: Int32 = 0
        guard let part = csheet_part_open(archive.book, name, most, Self.events(of: reading), &result) else {
            guard Int(result) == CSHEET_NO_PART else { throw Self.fault(result, name) }
            return nil
        }
        self.archive = archive
        self.name = name
        self.reading = reading
        self.part = part
    }

    deinit { csheet_part_close(part) }

    /// Lets the reading hear 64 KiB more; false at the end.
    func next() throws(TableFault) -> Bool {
        let result = csheet_part_next(part)
        if let fault = reading.fault { throw fault }
        switch Int(result) {
        case CSHEET_OK: return true
        case CSHEET_END: return false
        default: throw Self.fault(result, name)
        }
    }

    /// How much of it was heard, from 0 to 1.
    var done: Double { csheet_part_done(part) }

    private static func events(of reading: PartReading) -> csheet_events {
        csheet_events(
            context: Unmanaged.passUnretained(reading).toOpaque(),
            start: { context, name, attributes in
                guard let reading = XLSXPart.heard(context), let name else { return }
                reading.start(PartName(pointer: name), PartAttributes(pointer: attributes))
            },
            end: { context, name in
                guard let reading = XLSXPart.heard(context), let name else { return }
                reading.end(PartName(pointer: name))
            },
            text: { context, bytes, count in
                XLSXPart.heard(context)?.text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
            })
    }

    /// `nil` once something is wrong: the rest of the piece is not heard.
    private static func heard(_ context: UnsafeMutableRawPointer?) -> PartReading? {
        guard let context else { return nil }
        let reading = Unmanaged<PartReading>.fromOpaque(context).takeUnretainedValue()
        return reading.fault == nil ? reading : nil
    }

    private static func fault(_ result: Int32, _ name: String) -> TableFault {
        switch Int(result) {
        case CSHEET_LOCKED: TableFault(.locked)
        case CSHEET_DECLARES: TableFault(.declares(name))
        case CSHEET_TOO_LARGE: TableFault(.tooLarge(name))
        case CSHEET_TOO_DEEP: TableFault(.tooDeep(name))
        default: TableFault(.damaged(name))
        }
    }
}
