/// Pinyin of the characters in the names of commands, so that the box finds a command with the input method off. Written
/// down here because the office's pinyin is no part of this module; a name with a character that isn't here is found by
/// its characters and its key.
enum CommandLetters {
    /// Whole and initials: `jf jiaofei`; empty where a character is missing.
    static func letters(_ name: String) -> (initials: String, whole: String) {
        var letters = (initials: "", whole: "")
        for character in name where !"，（）、：".contains(character) {
            guard let pinyin = table[character], let first = pinyin.first else { return ("", "") }
            letters.initials.append(first)
            letters.whole += pinyin
        }
        return letters
    }

    /// A name's letters begin with `typed`, or hold a word of it, longer than a family name: `chaxun`.
    static func match(_ typed: String, initials: some StringProtocol, whole: some StringProtocol) -> Bool {
        guard !typed.isEmpty, typed.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
        return initials.hasPrefix(typed) || whole.hasPrefix(typed) || (typed.count >= 6 && whole.contains(typed))
    }

    private static let table: [Character: String] = {
        var table: [Character: String] = [:]
        for entry in rows.split(separator: " ") {
            let pinyin = String(entry.prefix { $0.isASCII })
            for character in entry.drop(while: \.isASCII) { table[character] = pinyin }
        }
        return table
    }()

    private static let rows = """
        an按 bian变 ban办 bao保报 biao表 bing病 bu不步补布 cai材菜 can参 cao操草 ce测 cha查 che撤 chu出处 ci次 dan单 dang档 dao到 de的 \
        deng登 di递 diu丢 du读度 fan翻返 fei费弃 fen份分 fu付 ge个 gai改 gei给 geng更 gou勾够 guan关管 hao好 he核和合 \
        hu护互户 huan换 hua化 hui回会 ji继计记辑 jia加 jian监件建间 jiao缴交 jin进 ju据拒 jue决 kai开 kan看 ke可 kuan款 kun困 \
        lei类 li理立例历 lie列 liang两 liu留 lu录 me么 mei没 ming命 mu目 ni拟 ning宁 pei赔 pin频 pi批 qi七起 qian前 qu取去 que确 quan全 \
        ren人认 ri日 ru入 san三 shan删 shang上 she设 shen审申什 shi事试视识 shou收首受手 shu数输 shua刷 si死 song送 su诉 suan算 \
        suo所索 tao套 ti提题 tian填天添 tiao条跳 tong同通 tui退 wei位为 wen问 wu务 xia下 xian限先现 xiang项详 xiao销消 xin新 \
        xiu修 xu续 xuan选 yang样 yao要 ye页 yi一依已以 yin印 ying应 yong用 you有右 yu予预语 yuan员源原 yue月阅 zai再在 zeng增 \
        zhang障账章张 zhao找 zhe这 zheng证正 zhong中终 zhu助主注 zhuan转 zi子字 zui最 zuo作做 xing行 wan完 yan言 nv女 \
        ci词 gong公工 xiang向 zhi支知 zi资 liao料 lao老 ding定 nei内 ling另令 jiu就 da打大 ze择 yi意 cun存 chong重 bang帮 gao稿
        """
}
