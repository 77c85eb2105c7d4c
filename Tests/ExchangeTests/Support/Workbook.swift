import Foundation

/// A zip file of the XML that a test writes by hand, nothing in it compressed (APPNOTE.TXT 4.3).
struct Workbook {
    var parts: [(name: String, bytes: [UInt8])] = []

    mutating func put(_ name: String, _ xml: String) { parts.append((name, Array(xml.utf8))) }

    /// A workbook of one sheet as Excel writes it.
    init(sheet: String, strings: String? = nil, styles: String? = nil, workbookPr: String = "<workbookPr/>") {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        put(
            "_rels/.rels",
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="\(package)"><Relationship Id="rId3" Type="\(office)/extended-properties" \
            Target="docProps/app.xml"/><Relationship Id="rId1" Type="\(office)/officeDocument" \
            Target="xl/workbook.xml"/></Relationships>
            """)
        put(
            "xl/workbook.xml",
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(office)">\(workbookPr)\
            <sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """)
        put(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/worksheet" \
            Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="\(office)/styles" Target="styles.xml"/>\
            <Relationship Id="rId3" Type="\(office)/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>
            """)
        put("xl/worksheets/sheet1.xml", sheet)
        if let strings { put("xl/sharedStrings.xml", strings) }
        if let styles { put("xl/styles.xml", styles) }
    }

    /// Rows between the tags of a sheet.
    init(rows: String, strings: String? = nil, styles: String? = nil, workbookPr: String = "<workbookPr/>") {
        self.init(
            sheet: """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\(rows)</sheetData>\
                </worksheet>
                """, strings: strings, styles: styles, workbookPr: workbookPr)
    }

    /// Writes the file into the folder of the test.
    func write(_ name: String = "book.xlsx") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "huzhu-sheets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: name).path
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let name = Array(part.name.utf8)
            let size = UInt32(part.bytes.count)
            // Version 2.0, no flags, stored, no time, then checksum and sizes.
            let shared =
                two(20) + two(0) + two(0) + two(0) + two(0x21) + four(checksum(part.bytes)) + four(size) + four(size)
            directory += four(0x0201_4B50) + two(20) + shared + two(name.count) + two(0) + two(0) + two(0) + two(0)
            directory += four(0) + four(UInt32(file.count)) + name
            file += four(0x0403_4B50) + shared + two(name.count) + two(0) + name + part.bytes
        }
        let start = UInt32(file.count)
        file += directory + four(0x0605_4B50) + two(0) + two(0) + two(parts.count) + two(parts.count)
        return file + four(UInt32(directory.count)) + four(start) + two(0)
    }

    private func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

    private func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }

    private func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}
