/// Passwords of ten characters and more that everybody tries first, and words around which such are built.
///
/// Facts from the yearly published lists of leaked passwords (NordPass «Top 200», CN and world; UK NCSC «PwnedPasswords
/// 100k»); shorter ones are refused by their length, runs and repetitions by their rule.
enum CommonPasswords {
    private static let whole: Set<String> = [
        "1Q2W3E4R5T", "1QAZ2WSX3EDC", "QAZWSXEDCRFV", "Q1W2E3R4T5", "ZAQ12WSXCDE3", "1QAZXSW23EDC", "QWER1234ASDF",
        "WOAINI1314", "WOAINI1314520", "5201314520", "1314520520", "52013145201314", "WOAINI520520", "AINI1314520",
        "A123456789", "AA123456789", "ABC123456789", "QQ123456789", "123456789A", "123456789Q", "123456ABCDEF",
        "123123123A", "ASDF1234567", "QWE123456789", "ZXCVBNM123", "ASDFGHJKL123", "QWERTYUIOP123", "1234QWERASDF",
        "ZAQ1XSW2CDE3", "P@SSW0RD123", "PASSW0RD123", "LETMEIN123", "TRUSTNO1TRUSTNO1", "ILOVEYOU520", "ILOVEYOU1314",
        "CHANGEME123", "FOOTBALL123", "BASEBALL123", "SUPERMAN123", "STARWARS123", "MICHAEL123", "SUNSHINE123",
        "PRINCESS123", "DRAGON123456", "MONKEY123456", "WELCOME2024", "WELCOME2025", "WELCOME2026", "WUYIWUYI51",
        "CORRECTHORSEBATTERYSTAPLE", "WOSHISHUI123", "NIHAO123456", "WOAIZHONGGUO", "WOAIZHONGGUO1949", "ZHONGGUO1949",
    ]

    /// With fewer than five characters more they are as good as known.
    private static let words = [
        "PASSWORD", "PASSW0RD", "P@SSWORD", "ADMIN", "ADMINISTRATOR", "WELCOME", "ILOVEYOU", "WOAINI", "QWERTY", "MIMA",
        "HUZHU", "GONGHUI", "ZONGGONGHUI", "BAOZHANG", "HUZHUBAOZHANG", "ZHIGONG", "ABC123", "ABCD1234", "123456",
        "12345678", "123456789", "1234567890", "5201314", "1314520", "112233", "111111", "000000", "888888", "666666",
    ].map { Array($0.unicodeScalars) }

    static func contains(_ plain: [Unicode.Scalar]) -> Bool {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: plain)
        if whole.contains(String(text)) { return true }
        return isBuiltOfWords(plain)
    }

    /// What is left when the known words are taken out from left to right, the longest first.
    private static func isBuiltOfWords(_ plain: [Unicode.Scalar]) -> Bool {
        var rest = 0
        var place = 0
        while place < plain.count {
            let longest = words.filter { plain[place...].starts(with: $0) }.map(\.count).max()
            if longest == nil { rest += 1 }
            place += longest ?? 1
        }
        return rest < min(5, plain.count)
    }
}
