import MutualAid
import Testing

@Suite struct PasswordTests {
    private static let names = ["周敏", "zhoumin", "渭滨区总工会"]

    private func flaws(_ text: String, again: String? = nil, before: String? = nil) -> [PasswordFlaw] {
        do {
            _ = try Password(
                Secret(text), again: again.map(Secret.init), names: Self.names, before: before.map(Secret.init))
            return []
        } catch { return error.all }
    }

    @Test(arguments: [
        "梧桐树下两只猫在打盹", "sewing-lamp-river", "kettle mountain seven", "Xi'an 1937 rainy", "tr8#bQz!0pLm",
        "周敏的钥匙藏在水缸后面", "a1B2c3 willow",
    ])
    func `long and uncommon is enough, whatever characters it is made of`(text: String) {
        #expect(flaws(text) == [])
    }

    @Test(arguments: [
        ("", PasswordFlaw.tooShort), ("九个字还不够长啊啊", .tooShort), (String(repeating: "长短", count: 65), .tooLong),
        ("password123", .common), ("Passw0rd-12", .common), ("woaini1314520", .common), ("5201314 aaa", .common),
        ("1qaz2wsx3edc", .common), ("gonghui2026", .common), ("admin123456", .common), ("ｐａｓｓｗｏｒｄ１２", .common),
        ("aaaaaaaaaaaa", .repetitive), ("abcabcabcabc", .repetitive), ("12341234123412", .repetitive),
        ("1234567890qwertyuiop", .repetitive), ("9876543210", .repetitive), ("abcdefghijkl", .repetitive),
        ("zhoumin2026", .ownName), ("周敏周敏周敏周敏周敏", .ownName), ("渭滨区总工会2026年", .ownName), ("ZhouMin-88-ok", .ownName),
    ])
    func `what anybody would try is refused`(text: String, flaw: PasswordFlaw) {
        #expect(flaws(text).contains(flaw), "\(flaws(text))")
    }

    @Test func `the second typing must be the first, and the new one not the old`() {
        #expect(flaws("sewing-lamp-river", again: "sewing-lamp-rivre") == [.differs])
        #expect(flaws("sewing-lamp-river", before: "sewing-lamp-river") == [.sameAsBefore])
        #expect(flaws("sewing-lamp-river", again: "ｓｅｗｉｎｇ－ｌａｍｐ－ｒｉｖｅｒ") == [])
    }

    @Test(arguments: Language.allCases)
    func `every flaw says what to do, and none tells the password`(language: Language) {
        let all: [PasswordFlaw] = [.tooShort, .tooLong, .common, .ownName, .repetitive, .sameAsBefore, .differs]
        for flaw in all {
            let sentence = flaw.sentence(language)
            #expect(!sentence.what.isEmpty && !sentence.todo.isEmpty)
        }
        #expect("\(Secret("sewing-lamp-river"))" == "******")
        #expect(String(reflecting: Secret("sewing-lamp-river")) == "******")
    }
}

@Suite struct SignInTriesTests {
    private func at(_ minutes: Int64) -> Instant { Instant(milliseconds: 1_772_413_200_000 + minutes * 60_000) }

    @Test func `five wrong passwords lock for ten minutes, then five more may be tried`() {
        var tries = SignInTries()
        for count in 1...4 {
            tries = tries.adding(at: at(0))
            #expect(tries.failures == count && tries.lockedUntil(at(0)) == nil)
        }
        tries = tries.adding(at: at(0))
        #expect(tries.lockedUntil(at(0)) == at(10))
        #expect(tries.lockedUntil(at(9)) == at(10))
        #expect(tries.lockedUntil(at(10)) == nil)
        #expect(tries.adding(at: at(11)).failures == 1)
    }

    @Test func `a clock set back keeps the lock, but never longer than ten minutes from what it shows`() {
        let tries = SignInTries(failures: 5, last: at(1000))
        #expect(tries.lockedUntil(at(0)) == at(10))
    }
}

@Suite struct RecoveryCodeTests {
    @Test func `a code is read as it is written on paper, with hyphens, spaces, small letters and confusable ones`()
        throws
    {
        let code = try #require(RecoveryCode(random: (0..<25).map { UInt8($0 * 9) }))
        #expect(code.groups.count == 29)
        #expect(RecoveryCode(typed: code.groups) == code)
        #expect(RecoveryCode(typed: code.groups.lowercased().replacing("-", with: " ")) == code)
        #expect(
            RecoveryCode(typed: "OIL00-00000-00000-00000-00000") == RecoveryCode(typed: "0110000000000000000000000"))
    }

    @Test(arguments: ["", "ABCDE", "U0000-00000-00000-00000-00000", "00000-00000-00000-00000-000000"])
    func `anything else is none`(text: String) {
        #expect(RecoveryCode(typed: text) == nil)
    }
}
