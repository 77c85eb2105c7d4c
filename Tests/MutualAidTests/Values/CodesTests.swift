import MutualAid
import Testing

struct CreditCodeTests {
    @Test(arguments: [
        ("91350100M000100Y43", "350100", false), ("91330100799655058B", "330100", false),
        ("11610923MB2900168E", "610923", false),
        ("81610000MJT000010N", "610000", true),
    ])
    func `right codes are kept and tell their division`(text: String, division: String, union: Bool) throws {
        let code = try CreditCode(text)
        #expect(code.text == text)
        #expect(code.division == division)
        #expect(code.isUnion == union)
    }

    @Test func `small letters, full-width forms and spaces are accepted`() throws {
        #expect(try CreditCode(" 91350100 m000100y43").text == "91350100M000100Y43")
        #expect(try CreditCode("９１３５０１００Ｍ０００１００Ｙ４３").text == "91350100M000100Y43")
    }

    @Test(arguments: [
        Spoken(
            "", "还没有填统一社会信用代码。请照单位的登记证书录入 18 位代码。",
            "The credit code is empty. Type the 18 characters on the employer's certificate."),
        Spoken(
            "91350100M000100Y4", "统一社会信用代码应为 18 位，现在是 17 位。请对照证书补齐漏录的字符。",
            "A credit code has 18 characters; this one has 17. Compare with the certificate and add what is missing."),
        Spoken(
            "91350100M000100Y433", "统一社会信用代码应为 18 位，现在是 19 位。请对照证书删去多录的字符。",
            "A credit code has 18 characters; this one has 19. Compare with the certificate and remove what is extra."),
        Spoken(
            "9135O100M000100Y43", "统一社会信用代码第 5 位是“O”，代码里没有这个字符。请看清证书，这里多半是数字 0。",
            "Character 5 of the credit code is “O”, which no code has. Look at the certificate; it is probably the digit 0."
        ),
        Spoken(
            "91350100V000100Y43", "统一社会信用代码第 9 位是“V”，代码里没有这个字符。代码只用数字和大写字母，没有 I、O、S、V、Z，请对照证书修改。",
            "Character 9 of the credit code is “V”, which no code has. "
                + "Codes use digits and capital letters without I, O, S, V, Z; compare with the certificate."),
        Spoken(
            "91350100M000100Y44", "统一社会信用代码末位对不上：按前 17 位推算应为 3，录入的是 4。请对照证书逐位核对，前面也可能有录错的字符。",
            "The last character does not fit: the first 17 give 3, not 4. "
                + "Compare every character with the certificate; an earlier one may be wrong."),
    ])
    func `a wrong code says what is wrong and what to do`(spoken: Spoken) {
        spoken.expect(fault { () throws(CreditCodeFaults) in try CreditCode(spoken.typed) })
    }

    @Test func `every flaw of a code is listed at once`() {
        let found = fault { () throws(CreditCodeFaults) in try CreditCode("9135I1OOM0") }
        #expect(
            found?.all == [
                .length(10), .character(place: 5, found: "I"), .character(place: 7, found: "O"),
                .character(place: 8, found: "O"),
            ])
    }
}

struct BankCardTests {
    @Test func `a card keeps its digits and shows the last four`() throws {
        let card = try BankCard("6228 4804-0256 4890 018")
        #expect(card.text == "6228480402564890018")
        #expect(card.luhnPasses)
        #expect(card.warning == nil)
        #expect(card.lastFour == "0018")
        #expect(card.masked == "****0018")
        #expect(card.grouped == "6228 4804 0256 4890 018")
        #expect(try BankCard("６２２８４８０４０２５６４８９００１８") == card)
    }

    @Test func `a card that fails its check is kept with a warning`() throws {
        let card = try BankCard("6222021234567890123")
        #expect(!card.luhnPasses)
        Spoken(
            card.text, "尾号 0123 的银行卡号校验不符，多半录错了一位。请对照银行卡再核对一遍；确实无误的（个别老卡如此），请主管注明原因后放行。",
            "The card number ending in 0123 fails its check; one digit is probably wrong. "
                + "Compare with the card again; if it is right (some old cards are like this), "
                + "a supervisor can pass it with a reason."
        ).expect(card.warning)
    }

    @Test(arguments: [
        Spoken("", "还没有填银行卡号。请照银行卡正面录入卡号。", "The bank card number is empty. Type the number on the front of the card."),
        Spoken(
            "622848040256", "银行卡号应为 13 至 19 位，现在是 12 位。请对照银行卡补齐。",
            "A card number has 13 to 19 digits; this one has 12. Compare with the card and add what is missing."),
        Spoken(
            "62284804025648900181", "银行卡号应为 13 至 19 位，现在是 20 位。请对照银行卡删去多录的数字。",
            "A card number has 13 to 19 digits; this one has 20. Compare with the card and remove what is extra."),
        Spoken(
            "6228a80402564890018", "银行卡号第 5 位是“a”，卡号只有数字。请对照银行卡改成数字。",
            "Character 5 of the card number is “a”; card numbers have digits only. Compare with the card and use digits."
        ),
    ])
    func `a wrong card number says what is wrong and what to do`(spoken: Spoken) {
        spoken.expect(fault { () throws(BankCardFaults) in try BankCard(spoken.typed) })
    }

    @Test func `every flaw of a card number is listed at once`() {
        let found = fault { () throws(BankCardFaults) in try BankCard("62x8") }
        #expect(found?.all == [.character(place: 3, found: "x"), .length(4)])
    }

    @Test func `thirteen to nineteen digits are a card number`() throws {
        for count in 13...19 { #expect(try BankCard(String(repeating: "0", count: count)).luhnPasses) }
    }
}

struct PhoneTests {
    @Test(arguments: [
        ("13812348000", "13812348000", "138****8000"), ("+86 138-1234-8000", "13812348000", "138****8000"),
        ("8613812348000", "13812348000", "138****8000"), ("１９９１２３４５６７８", "19912345678", "199****5678"),
        ("0917-3262345", "0917-3262345", "0917-****345"), ("(0917)3262345", "0917-3262345", "0917-****345"),
        ("029 87654321", "029-87654321", "029-*****321"), ("010-12345678", "010-12345678", "010-*****678"),
        ("+86 917 3262345", "0917-3262345", "0917-****345"), ("0086 029 87654321", "029-87654321", "029-*****321"),
    ])
    func `mobiles and landlines are kept in one form and masked`(typed: String, text: String, masked: String) throws {
        let phone = try Phone(typed)
        #expect(phone.text == text)
        #expect(phone.masked == masked)
        #expect(phone.isMobile == text.hasPrefix("1"))
        #expect(try Phone(phone.text) == phone)
        #expect(phone.lastFour == String(text.suffix(4)))
    }

    @Test(arguments: [
        Spoken(
            "", "还没有填电话号码。请录入手机号，或带区号的固定电话。",
            "The phone number is empty. Type a mobile number, or a landline with its area code."),
        Spoken(
            "1381234800o", "电话号码里有“o”，号码只有数字。请只录数字；分机号请写在备注里。",
            "The phone number holds “o”; phone numbers have digits only. Type digits only; an extension goes into the notes."
        ),
        Spoken(
            "1381234800", "手机号应为 11 位，现在是 10 位。请问清后补齐。",
            "A mobile number has 11 digits; this one has 10. Ask again and add what is missing."),
        Spoken(
            "138123480000", "手机号应为 11 位，现在是 12 位。请问清后删去多录的数字。",
            "A mobile number has 11 digits; this one has 12. Ask again and remove what is extra."),
        Spoken(
            "12812348000", "没有以 12 开头的手机号。请核对前两位，手机号以 13 至 19 开头。",
            "No mobile number begins with 12. Check the first two digits; they are 13 to 19."),
        Spoken(
            "0917326", "固定电话连区号应为 10 至 12 位，现在是 7 位。请核对区号和号码，例如 0917-3262345。",
            "A landline with its area code has 10 to 12 digits; this one has 7. "
                + "Check the area code and the number, for example 0917-3262345."),
        Spoken(
            "3262345", "固定电话缺少区号。请在前面加上区号，例如宝鸡是 0917。",
            "The landline has no area code. Put the area code first, for example 0917 for Baoji."),
        Spoken(
            "23812348000", "没有以 2 开头的这种号码。手机号以 1 开头，固定电话以区号的 0 开头，请核对。",
            "No such phone number begins with 2. "
                + "Mobile numbers begin with 1 and landlines with the 0 of the area code; check it."),
    ])
    func `a wrong phone number says what is wrong and what to do`(spoken: Spoken) {
        spoken.expect(fault { () throws(PhoneFaults) in try Phone(spoken.typed) })
    }

    @Test func `every flaw of a phone number is listed at once`() {
        let found = fault { () throws(PhoneFaults) in try Phone("128123") }
        #expect(found?.all == [.mobileLength(6), .mobilePrefix("12")])
    }
}
