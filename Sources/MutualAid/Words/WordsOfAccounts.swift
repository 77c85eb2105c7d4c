extension PasswordFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.tooShort, .zh):
            Sentence(what: "密码不到 \(Password.shortest) 个字符。", todo: "请加长，几个不相干的词连起来就好。")
        case (.tooShort, .en):
            Sentence(
                what: "The password has fewer than \(Password.shortest) characters.",
                todo: "Make it longer; a few words that don't belong together will do.")
        case (.tooLong, .zh): Sentence(what: "密码超过 \(Password.longest) 个字符。", todo: "请短一些。")
        case (.tooLong, .en):
            Sentence(what: "The password has more than \(Password.longest) characters.", todo: "Make it shorter.")
        case (.common, .zh): Sentence(what: "这个密码人人都会先试。", todo: "请换一个别人想不到的。")
        case (.common, .en):
            Sentence(
                what: "This password is among the first that anybody tries.", todo: "Choose one that nobody guesses.")
        case (.ownName, .zh): Sentence(what: "密码就是姓名或办事处名称加几个字符。", todo: "请不要用名称作密码。")
        case (.ownName, .en):
            Sentence(
                what: "The password is a name with a few characters more.",
                todo: "Leave your and the office's name out.")
        case (.repetitive, .zh): Sentence(what: "密码是连号或重复的字符。", todo: "请换一个没有规律的。")
        case (.repetitive, .en):
            Sentence(what: "The password is a run or a repetition.", todo: "Choose one without such a pattern.")
        case (.sameAsBefore, .zh): Sentence(what: "新密码和原来的一样。", todo: "请换一个新的。")
        case (.sameAsBefore, .en): Sentence(what: "The new password is the old one.", todo: "Choose another one.")
        case (.differs, .zh): Sentence(what: "两次打的密码不一样。", todo: "请把两次都重打一遍。")
        case (.differs, .en): Sentence(what: "The two passwords differ.", todo: "Type both again.")
        }
    }
}

extension AccountFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.refused, .zh): Sentence(what: "姓名或密码不对。", todo: "请再打一次，看看大写锁定和输入法；忘了密码请主管重设。")
        case (.refused, .en):
            Sentence(
                what: "The name or the password is wrong.",
                todo: "Type it again, and mind Caps Lock and the input method; the supervisor can give you another.")
        case (.lockedOut(let until), .zh):
            Sentence(
                what: "密码连错 \(SignInTries.mostFailures) 次，\(clock(until)) 以前不能再试。", todo: "请到时再试，或请主管重设密码。")
        case (.lockedOut(let until), .en):
            Sentence(
                what: "After \(SignInTries.mostFailures) wrong passwords nothing is tried before \(clock(until)).",
                todo: "Wait until then, or let the supervisor give you another password.")
        case (.wrongRecoveryCode, .zh): Sentence(what: "恢复码不对。", todo: "请照纸上的 25 个字符再打一次，横线可以不打。")
        case (.wrongRecoveryCode, .en):
            Sentence(
                what: "The recovery code is wrong.", todo: "Copy its 25 characters again; the hyphens may be left out.")
        case (.weak(let faults), _): faults.sentence(language)
        case (.mustChange, .zh): Sentence(what: "这个密码是别人给的。", todo: "请先在柜台登录，换成自己的密码。")
        case (.mustChange, .en):
            Sentence(
                what: "This password was given by somebody else.",
                todo: "Sign in at the counter and choose your own first.")
        case (.noAccounts, .zh): Sentence(what: "这个数据文件还没有登录密码。", todo: "请主管先用 huzhu 打开一次，设好第一个密码。")
        case (.noAccounts, .en):
            Sentence(
                what: "This data file has no passwords yet.",
                todo: "Let the supervisor open it with huzhu once and set the first one.")
        case (.training, .zh): Sentence(what: "演示文件不用密码，打开就能用。", todo: "要设密码，请用 huzhu init 建立办事处。")
        case (.training, .en):
            Sentence(what: "A demo file needs no passwords.", todo: "For passwords make an office with huzhu init.")
        case (.passwordFileOpen(let path), .zh):
            Sentence(what: "密码文件 \(path) 别人也能读。", todo: "请先 chmod 600，再换一个密码。")
        case (.passwordFileOpen(let path), .en):
            Sentence(
                what: "Others can read the password file \(path).", todo: "chmod 600 it, then change the password.")
        case (.passwordFileMissing(let path), .zh):
            Sentence(what: "读不了密码文件 \(path)。", todo: "请核对 HUZHU_PASSWORD_FILE。")
        case (.passwordFileMissing(let path), .en):
            Sentence(what: "The password file \(path) can't be read.", todo: "Check HUZHU_PASSWORD_FILE.")
        case (.passwordMissing, .zh):
            Sentence(what: "没有给密码。", todo: "请在终端里运行，或用 HUZHU_PASSWORD_FILE 指定密码文件。")
        case (.passwordMissing, .en):
            Sentence(
                what: "No password was given.",
                todo: "Run it on a terminal, or name a password file with HUZHU_PASSWORD_FILE.")
        case (.nameMissing, .zh): Sentence(what: "没有说明是谁。", todo: "请加上 --as 姓名。")
        case (.nameMissing, .en): Sentence(what: "It was not said who you are.", todo: "Add --as NAME.")
        case (.notSignedIn, .zh): Sentence(what: "还没有登录。", todo: "请先登录。")
        case (.notSignedIn, .en): Sentence(what: "Nobody is signed in.", todo: "Sign in first.")
        }
    }
}

/// The hour and minute on the office's wall.
private func clock(_ at: Instant) -> Substring { at.text(offsetMinutes: 480).suffix(5) }
