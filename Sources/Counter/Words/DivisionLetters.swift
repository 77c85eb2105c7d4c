/// Pinyin initials of the characters in Shaanxi's division names, so that a division is found with the input method off.
/// A name that holds any other character is found by its code or its characters.
enum DivisionLetters {
    static func initials(_ name: String) -> String {
        var letters = ""
        for character in name {
            guard let letter = letter(of: character) else { return "" }
            letters.append(letter)
        }
        return letters
    }

    private static func letter(of character: Character) -> Character? {
        for (letter, characters) in table where characters.contains(character) { return letter }
        return nil
    }

    private static let table: [(Character, String)] = [
        ("a", "安"), ("b", "宝碑灞彬白滨坝边堡巴"), ("c", "长城陈淳澄川仓"), ("d", "大丹定都德"),
        ("f", "凤扶富府佛风"), ("g", "高固关谷甘功皋"), ("h", "汉华韩鄠合黄横河湖化"),
        ("j", "金泾靖佳君涧鸡"), ("k", "康"), ("l", "莲临蓝礼麟陵陇洛略留岚良荔林龙利"), ("m", "眉勉米木"),
        ("n", "南宁"), ("p", "平蒲坪"), ("q", "秦千乾岐强清泉区桥起"),
        ("s", "商三神石绥陕山市水塞寿"), ("t", "铜潼台塔田太"), ("w", "渭未武吴王"),
        ("x", "西咸新县乡兴旬翔"), ("y", "延榆雁阎杨永宜阳阴耀印原邑益央游洋"),
        ("z", "周镇子志紫柞郑至州洲脂中"),
    ]
}
