extension AuditAction: Named {
    package func name(_ language: Language) -> String {
        switch language {
        case .zh: words.zh
        case .en: words.en
        }
    }

    private var words: (zh: String, en: String) {
        switch self {
        case .signIn: ("登录", "sign in")
        case .signOut: ("退出登录", "sign out")
        case .wrongPasswords: ("密码打错", "wrong passwords")
        case .changePassword: ("改密码", "change the own password")
        case .givePassword: ("重设密码", "give a password")
        case .makeRecoveryCode: ("换恢复码", "make a recovery code")
        case .recover: ("用恢复码改密码", "recover")
        case .makeKeyPairs: ("生成签名密钥", "make the key pairs")
        case .rekey: ("换密钥", "change the key")
        case .addUser: ("增加操作员", "add a user")
        case .changeUser: ("改操作员", "change a user")
        case .changeSettings: ("改设置", "change settings")
        case .importCalendar: ("导入放假通知", "import the calendar")
        case .addEmployer: ("登记单位", "register an employer")
        case .addPerson: ("登记人员", "register a person")
        case .updatePerson: ("改人员资料", "change a person")
        case .enrol: ("参保", "enrol")
        case .pay: ("收费", "take fees")
        case .enterClaim: ("录入理赔", "enter a claim")
        case .decide: ("办理理赔", "move a claim")
        case .load: ("成批装入", "load records")
        case .importPlan: ("导入方案", "import a plan")
        case .givePayee: ("定收款人", "name the payee")
        case .makeBatch: ("制批", "make a batch")
        case .releaseBatch: ("放行", "release a batch")
        case .takeOutOfBatch: ("移出一笔", "take a line out of a batch")
        case .takeBackBatch: ("撤批", "take a batch back")
        case .exportBankFile: ("出银行文件", "write the bank's file")
        case .settleBatch: ("读回盘", "settle a batch")
        case .issueCode: ("发查询码", "issue a check code")
        case .wrongCodes: ("查询码打错", "wrong check codes")
        case .export: ("打印或导出", "print or export")
        case .correct: ("更正", "correct")
        case .settleWarning: ("处理提示", "settle a warning")
        case .revealPhone: ("看手机号拨打", "show a phone to dial it")
        case .reveal: ("看完整号码", "show a value whole")
        case .callBack: ("电话回访", "call back")
        case .addKnownEvent: ("登记未申领", "note an unclaimed event")
        case .importKnownEvents: ("导入未申领", "import unclaimed events")
        case .importRoster: ("导入名册", "import a roster")
        case .takeBackImport: ("取回导入", "take an import back")
        case .contact: ("联系未申领", "contact about an unclaimed event")
        case .backup: ("备份", "back up")
        case .restore: ("恢复", "restore")
        case .sealMoney: ("旧文件补校验", "give an older file its MACs")
        }
    }
}
