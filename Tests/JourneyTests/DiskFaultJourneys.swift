import Foundation
import MutualAid
import Office
import Testing

/// The disk fills up, fails or becomes read-only under a counter at work: it says so, and nothing that was typed is lost.
@Suite struct DiskFaultJourneys {
    /// A claim up to the page where it is confirmed.
    private func confirming(_ counter: Counter, _ disk: FaultyDisk, sheet: String) throws -> Tmux {
        let terminal = try counter.open(environment: try disk.environment.mapValues(Optional.some))
        try terminal.find("买买提", for: 3)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("C1")
        try terminal.fillStay(admitted: "2026-11-02", discharged: "2026-11-10", sheet: sheet)
        try terminal.press("F10")
        try terminal.see("受理吗？")
        try OpenedOffice.seeDraft(at: counter.data, "ownExpense", holding: "386.44")
        return terminal
    }

    @Test(
        arguments: zip(
            ["ENOSPC", "EIO", "EROFS"], ["!! 磁盘已满，这次没有保存。", "!! 磁盘读写出错（", "!! 磁盘读写出错（"]))
    func `a claim that can't be stored is told and stays, and is stored once when it can`(
        _ error: String, _ told: String
    ) throws {
        let counter = try Counter()
        let disk = FaultyDisk(counter, error)
        let terminal = try confirming(counter, disk, sheet: "BJ2026110200301")
        try disk.fail()
        try terminal.press("F10")
        try terminal.see(told)
        try terminal.see("受理吗？")
        // Back in the form everything is there, and it can be looked at for as long as the disk is full.
        try terminal.press("F12")
        for value in ["2026-11-02", "BJ2026110200301", "18,642.50", "1,386.44"] { try terminal.see(value) }
        try terminal.press("F10")
        try terminal.see("受理吗？")
        try terminal.press("F10")
        try terminal.see(told)
        try disk.heal()
        try terminal.press("F10")
        try terminal.see("已受理 LP")
        let claim = try terminal.number("LP")
        try terminal.quit()
        #expect(try claims(counter, "BJ2026110200301") == [claim])
        let checked = try counter.run("verify")
        #expect(checked.status == 0, "\(checked.out)")
        let again = try counter.open()
        try again.at("M0")
        #expect(try !again.screen.contains("未发出"))
    }

    /// The claims of 阿卜杜拉·买买提, whom it is about, that bear a settlement sheet's number.
    private func claims(_ counter: Counter, _ sheet: String) throws -> [String] {
        try OpenedOffice.at(counter.data) { office in
            let found = try office.find("买买提", limit: 10)
            let cards = try found.compactMap { row -> PersonCard? in
                guard case .person(let id) = row.ref else { return nil }
                return try office.personCard(id)
            }
            let card = try #require(cards.first { $0.person.details.name.text == "阿卜杜拉·买买提" })
            return card.claims.filter { "\($0.event)".contains(sheet) }.map(\.number.text)
        }
    }

    @Test(arguments: [false, true])
    func `full until the program ends, the draft of before is there at the next start`(_ isKilled: Bool) throws {
        let counter = try Counter()
        let disk = FaultyDisk(counter, "ENOSPC")
        let terminal = try confirming(counter, disk, sheet: "BJ2026110200302")
        try disk.fail()
        try terminal.press("F10")
        try terminal.see("!! 磁盘已满，这次没有保存。")
        if isKilled {
            try terminal.kill(SIGKILL)
            #expect(try terminal.seeItEnd() == 137)
        } else {
            try terminal.quit()
        }
        let again = try counter.open()
        try again.see("草稿 1 份未发出")
        try again.press("F9")
        try again.at("D1")
        try again.press("Enter")
        try again.at("C1")
        for value in ["2026-11-02", "BJ2026110200302", "18,642.50", "1,386.44"] { try again.see(value) }
        try again.see("五项相符")
        try again.press("F10")
        try again.see("受理吗？")
        try again.press("F10")
        try again.see("已受理 LP")
        #expect(try claims(counter, "BJ2026110200302").count == 1)
    }

    @Test func `a draft that can't be stored is told, and nobody leaves without knowing what is lost`() throws {
        let counter = try Counter()
        let disk = FaultyDisk(counter, "ENOSPC")
        let terminal = try counter.open(environment: try disk.environment.mapValues(Optional.some))
        try terminal.find(Applicant("周", born: "19911111").identity, for: 1)
        try terminal.press("Enter")
        try terminal.at("E1")
        try disk.fail()
        try terminal.type("周而复")
        try terminal.see("!! 草稿没有存成：磁盘已满，这次没有保存。")
        try terminal.see("周而复")
        for key in ["F3", "F12"] {
            try terminal.press(key)
            try terminal.see("离开就丢掉刚打的")
            try terminal.press("F12")
            try terminal.dontSee("离开就丢掉刚打的")
            try terminal.at("E1")
            try terminal.see("周而复")
        }
        // With room again it is left as ever.
        try disk.heal()
        try terminal.press("F3")
        try terminal.at("M0")
        try terminal.see("已存为草稿")
        try terminal.press("F9")
        try terminal.at("D1")
        try terminal.see("周而复")
        try terminal.press("Enter")
        try terminal.at("E1")
        // And whoever doesn't mind may leave.
        try disk.fail()
        try terminal.press("End")
        try terminal.type("二")
        try terminal.see("!! 草稿没有存成：")
        try terminal.press("F3")
        try terminal.see("离开就丢掉刚打的")
        try terminal.press("F10")
        try terminal.at("M0")
        try terminal.see("!! 草稿没有存成：")
        try terminal.quit()
        let again = try counter.open()
        try again.see("草稿 1 份未发出")
        try again.press("F9")
        try again.at("D1")
        try again.see("周而复")
        #expect(try !again.screen.contains("周而复二"))
    }

    @Test func `in a folder that is read-only the file is told, left as it was, and no terminal is taken`() throws {
        let counter = try Counter()
        let disk = FaultyDisk(counter, "EROFS", under: counter.home.url.path + "/office")
        try disk.fail()
        let before = try Data(contentsOf: URL(filePath: counter.data))
        for (language, told) in [("zh", "不能写入 "), ("en", "can't be written.")] {
            for arguments in [["find", "王"], ["demo"], ["backup"]] {
                let result = try Program.run(
                    [Program.huzhu] + arguments + ["--data", counter.data, "--lang", language],
                    environment: counter.home.environment.merging(try disk.environment) { $1 })
                #expect(result.status == 1 && result.out.isEmpty, "\(arguments) \(result.out)")
                #expect(result.err.contains(told), "\(arguments) \(result.err)")
                #expect(FileJourneys.sentences(result.err) == 2, "\(result.err)")
            }
        }
        #expect(try Data(contentsOf: URL(filePath: counter.data)) == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: counter.home.url.path)
        #expect(
            names.filter { $0.hasPrefix("office") || $0 == "backups" }.sorted() == ["office.huzhu", "office.huzhu.key"])
    }
}
