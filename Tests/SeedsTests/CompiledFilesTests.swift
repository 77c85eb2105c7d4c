import Foundation
import MutualAid
import Testing

@testable import Seeds

/// `.embedInCode` lists nothing, so the lists in code are held against the folders.
@Suite struct CompiledFilesTests {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "seeds")

    private func onDisk(_ name: String) throws -> [String: Data] {
        let folder = Self.folder.appending(path: name)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }

    private func compiled(_ files: [Seeds.Compiled]) -> [String: Data] {
        Dictionary(uniqueKeysWithValues: files.map { ($0.name, Data($0.bytes)) })
    }

    @Test func `every plan file is compiled in as it is on disk`() throws {
        #expect(try compiled(Seeds.plans) == onDisk("plans"))
    }

    @Test func `every list is compiled in as it is on disk`() throws {
        #expect(try compiled(Seeds.lists) == onDisk("lists"))
    }

    @Test func `every file for call-backs is compiled in as it is on disk`() throws {
        #expect(try compiled(Seeds.calls) == onDisk("calls"))
    }

    @Test func `every file of the demo office is compiled in as it is on disk`() throws {
        #expect(try compiled(Seeds.demo) == onDisk("demo"))
    }

    @Test func `the divisions hold the prefectures and the retired codes of living people`() throws {
        let tree = Seeds.divisions()
        #expect(tree.current.count { $0.code.level == .prefecture } == 10)
        #expect(tree.current.count > 100)
    }

    @Test func `the demo office has surnames and given names of Han characters`() {
        let names = Seeds.demoNames()
        #expect(names.surnames.count >= 100)
        #expect(names.given.count >= 120)
        for name in names.surnames + names.given {
            #expect(name.unicodeScalars.allSatisfy { $0.properties.isIdeographic })
        }
    }
}
