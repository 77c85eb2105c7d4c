import Foundation
import Testing

/// The data file is removed, moved or replaced under a counter at work: it notices before it stores anything more, and keeps a whole
/// copy of all that was stored.
@Suite struct FilePlaceJourneys {
    enum Way: CaseIterable, Sendable {
        case removed, folderMoved, olderCopy, otherOffice, logRemoved

        var told: String {
            switch self {
            case .removed, .folderMoved: "被删除或移走了"
            case .olderCopy, .otherOffice: "被换成了另一个文件"
            case .logRemoved: "被删除或换掉了"
            }
        }
    }

    /// An office in a folder of its own, so that the whole of it can be moved away.
    private struct Place {
        let counter: Counter
        let folder: URL
        let data: String

        init() throws {
            counter = try Counter()
            folder = counter.home.url.appending(path: "stick")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            data = folder.appending(path: "office.huzhu").path
            for suffix in ["", ".key"] {
                try FileManager.default.copyItem(atPath: counter.data + suffix, toPath: data + suffix)
            }
        }

        func open() throws -> Tmux {
            try Tmux(
                [Program.huzhu, "demo", "--data", data, "--today", Counter.today, "--lang", "zh"], home: counter.home)
        }

        func run(_ arguments: String...) throws -> Program.Result {
            try Program.run(
                [Program.huzhu] + arguments + ["--data", data, "--lang", "zh"], environment: counter.home.environment)
        }

        /// Beside the file, or where data files lie by themselves.
        func rescued() throws -> [String] {
            let folders = [folder.path + "/backups", counter.home.url.path + "/data/huzhu"]
            return folders.flatMap { folder in
                ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
                    .filter { $0.hasSuffix("-rescued.huzhu") }.map { folder + "/" + $0 }
            }
        }

        func take(_ way: Way) throws {
            let files = FileManager.default
            let other = folder.appending(path: "other").path
            switch way {
            case .removed: try files.removeItem(atPath: data)
            case .folderMoved: try files.moveItem(atPath: folder.path, toPath: folder.path + "-away")
            case .olderCopy: try files.copyItem(atPath: counter.data, toPath: other)
            case .otherOffice:
                let made = try Program.huzhu(
                    "init", "--name", "陈仓区总工会", "--division", "610304", "--user", "王主任", "--data", other,
                    home: counter.home,
                    environment: ["HUZHU_PASSWORD_FILE": try counter.home.passwordFile("sewing-lamp-river")])
                try #require(made.status == 0, "\(made.err)")
            case .logRemoved: try files.removeItem(atPath: data + "-wal")
            }
            if files.fileExists(atPath: other) { try #require(rename(other, data) == 0) }
        }
    }

    @Test(arguments: Way.allCases)
    func `it is told at the next save, and all that was stored is put back by one command`(_ way: Way) throws {
        let place = try Place()
        let stored = Applicant("钱学兰", ordinal: 611)
        let typed = Applicant("赵立本", ordinal: 612)
        let terminal = try place.open()
        let number = try terminal.enrol(stored)
        try terminal.menu()
        try terminal.fillMember(typed)
        try terminal.press("F10")
        try terminal.see("F10 或 Y 登记")
        try OpenedOffice.seeDraft(at: place.data, "consent", holding: "yes")
        try place.take(way)
        try terminal.press("F10")
        try terminal.see("┌─ 请注意")
        try terminal.see(way.told)
        try terminal.see("huzhu restore")
        let copy = try #require(try place.rescued().first)
        // The path may run over two lines.
        #expect(try terminal.screen.filter { !$0.isWhitespace && $0 != "│" }.contains(copy))
        try terminal.press("Enter")
        try terminal.dontSee("┌─ 请注意")
        // The form is as it was, and every further try says the same; one copy is enough.
        try terminal.see(typed.phone)
        try terminal.press("F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.press("F10")
        try terminal.see("┌─ 请注意")
        try terminal.press("Enter")
        #expect(try place.rescued() == [copy])
        try terminal.kill(SIGTERM)
        #expect(try terminal.seeItEnd() == 0)

        if way == .folderMoved {
            // Moved back, the file is whole: nothing waits in a log that lies elsewhere.
            try FileManager.default.moveItem(atPath: place.folder.path + "-away", toPath: place.folder.path)
            #expect(try place.run("find", number).out.contains(stored.name))
        }
        if way == .otherOffice {
            // Another office's file never gives way by accident.
            let refused = try place.run("restore", copy, "--yes")
            #expect(refused.status == 1 && refused.err.contains("另一个办事处"), "\(refused.err)")
            try FileManager.default.removeItem(atPath: place.data)
        }
        let restored = try place.run("restore", copy, "--yes")
        #expect(restored.status == 0, "\(restored.err)")
        #expect(try place.run("find", number).out.contains(stored.name))
        let checked = try place.run("verify")
        #expect(checked.status == 0, "\(checked.out)")
        let again = try place.open()
        try again.see("草稿 1 份未发出")
        try again.press("F9")
        try again.at("D1")
        try again.press("Enter")
        try again.at("E1")
        try again.see(typed.phone)
        try again.press("F10")
        try again.see("F10 或 Y 登记")
        try again.press("F10")
        try again.see("已登记 HY")
    }

    @Test func `moved away and back while nobody saved, nothing is said and nothing is lost`() throws {
        let place = try Place()
        let terminal = try place.open()
        let first = try terminal.enrol(Applicant("钱学兰", ordinal: 613))
        try FileManager.default.moveItem(atPath: place.folder.path, toPath: place.folder.path + "-away")
        try FileManager.default.moveItem(atPath: place.folder.path + "-away", toPath: place.folder.path)
        try terminal.menu()
        let second = try terminal.enrol(Applicant("赵立本", ordinal: 614))
        try terminal.quit()
        for number in [first, second] { #expect(try place.run("find", number).out.contains(number)) }
        #expect(try place.rescued().isEmpty)
    }

    @Test func `a counter that is left after its file was removed keeps a copy and makes no empty file`() throws {
        let place = try Place()
        let terminal = try place.counter.shell()
        try terminal.type("\(Program.huzhu) demo --data \(place.data) --lang zh; echo status-$?-")
        try terminal.press("Enter")
        let number = try terminal.enrol(Applicant("钱学兰", ordinal: 615))
        try terminal.menu()
        try FileManager.default.removeItem(atPath: place.data)
        try terminal.press("F3")
        try terminal.see("退出互助柜台？")
        try terminal.press("F10")
        try terminal.see("status-0-")
        try terminal.see("被删除或移走了")
        let copy = try #require(try place.rescued().first)
        #expect(!FileManager.default.fileExists(atPath: place.data))
        // What is left of the log beside it does the new file no harm.
        #expect(try place.run("restore", copy, "--yes").status == 0)
        #expect(try place.run("find", number).out.contains("钱学兰"))
        #expect(try place.run("verify").status == 0)
    }

    @Test func `with two counters on it both notice, and both keep all that either had stored`() throws {
        let place = try Place()
        let one = try place.open()
        let other = try place.open()
        let first = try one.enrol(Applicant("钱学兰", ordinal: 616))
        let second = try other.enrol(Applicant("赵立本", ordinal: 617))
        try place.take(.olderCopy)
        for terminal in [one, other] {
            try terminal.press("F3")
            try terminal.see("┌─ 请注意")
            try terminal.press("Enter")
            try terminal.quit()
        }
        let copies = try place.rescued()
        #expect(copies.count == 2)
        for copy in copies {
            #expect(try place.run("restore", copy, "--yes").status == 0)
            for number in [first, second] { #expect(try place.run("find", number).out.contains(number)) }
        }
        #expect(try place.run("verify").status == 0)
    }

    @Test func `a log that was removed with its index is not laid over what another counter stored meanwhile`() throws {
        let place = try Place()
        let one = try place.open()
        let first = try one.enrol(Applicant("钱学兰", ordinal: 618))
        for suffix in ["-wal", "-shm"] { try FileManager.default.removeItem(atPath: place.data + suffix) }
        // It never saw the log.
        let other = try place.open()
        try other.enrol(Applicant("赵立本", ordinal: 619))
        try other.quit()
        try one.press("F3")
        try one.see("┌─ 请注意")
        try one.see("office.huzhu-wal")
        try one.press("Enter")
        try one.quit()
        #expect(try place.run("verify").status == 0)
        #expect(try place.run("find", "赵立本").out.contains("赵立本"))
        // Both states are whole; which one goes on is for people to say.
        let copy = try #require(try place.rescued().first)
        #expect(try place.run("restore", copy, "--yes").status == 0)
        #expect(try place.run("find", first).out.contains("钱学兰"))
        #expect(try place.run("verify").status == 0)
    }
}
