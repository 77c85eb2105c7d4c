import MutualAid

/// The parts of the body that an injury is entered for, as counters name them; the judge only asks whether two are the same.
enum BodyParts {
    struct Named: Sendable {
        let part: BodyPart
        let name: Bilingual
        /// Pinyin initials.
        let letters: String

        init(_ code: BodyPart, _ zh: String, _ en: String, _ letters: String) {
            part = code
            name = Bilingual(zh: zh, en: en)
            self.letters = letters
        }
    }

    static let all: [Named] = [
        Named("head", "头颅、脑", "head and brain", "tln"),
        Named("face", "面部", "face", "mb"),
        Named("left-eye", "左眼", "left eye", "zy"),
        Named("right-eye", "右眼", "right eye", "yy"),
        Named("left-ear", "左耳", "left ear", "ze"),
        Named("right-ear", "右耳", "right ear", "ye"),
        Named("nose", "鼻", "nose", "b"),
        Named("mouth", "口、颌、牙", "mouth, jaw, teeth", "khy"),
        Named("speech", "发声、言语", "voice and speech", "fsyy"),
        Named("neck", "颈部", "neck", "jb"),
        Named("chest", "胸部、肺", "chest and lungs", "xbf"),
        Named("heart", "心脏、血管", "heart and vessels", "xzxg"),
        Named("abdomen", "腹部、脏器", "abdomen and organs", "fbzq"),
        Named("urinary", "泌尿、生殖", "urinary and genital", "mnsz"),
        Named("spine", "脊柱、脊髓", "spine and cord", "jzjs"),
        Named("pelvis", "骨盆", "pelvis", "gp"),
        Named("left-arm", "左上肢", "left arm", "zsz"),
        Named("right-arm", "右上肢", "right arm", "ysz"),
        Named("left-hand", "左手、手指", "left hand, fingers", "zssz"),
        Named("right-hand", "右手、手指", "right hand, fingers", "yssz"),
        Named("left-leg", "左下肢", "left leg", "zxz"),
        Named("right-leg", "右下肢", "right leg", "yxz"),
        Named("left-foot", "左足、足趾", "left foot, toes", "zzzz"),
        Named("right-foot", "右足、足趾", "right foot, toes", "yzzz"),
        Named("skin", "皮肤、烧伤", "skin and burns", "pfss"),
        Named("mind", "精神、智力", "mind", "jszl"),
    ]

    /// A part that the list doesn't know (an imported claim's) is shown as it was typed.
    static func name(_ part: BodyPart, _ language: Language) -> String {
        all.first { $0.part == part }?.name.name(language) ?? part.text
    }
}
