extension SmallOffice {
    /// Plan files of one edition each, by name.
    package static let drafts = [
        (name: "draft-women.toml", text: women), (name: "draft-hospital.toml", text: hospital),
    ]

    private static let women = """
        format = 1
        code = "women"
        place = 4
        name = { zh = "女职工特殊疾病", en = "Women's diseases" }

        [[edition]]
        code = "2027"
        parts = ["disease", "in-situ"]
        fee = { value = "30.00", basis = "sample" }
        term-years = { value = 1, basis = "sample" }
        filing-limit-days = { value = 365, basis = "sample" }
        renewal-grace-days = { value = 30, basis = "peer" }
        gate-percent = { value = 80, basis = "peer" }
        gate-all-below = { value = 100, basis = "peer" }
        refund-after-start = { value = false, basis = "peer" }

        [edition.who]
        kind = { value = "member", basis = "notice" }
        ages = { value = [16, 60], basis = "notice" }
        sex = { value = "female", basis = "notice" }
        shares = { value = 1, basis = "notice" }

        [edition.part.disease]
        on = "diagnosis"
        list = "women"
        listed = { value = 12, basis = "published" }
        shape = "lump-sum"
        times-shares = true
        sum = { value = "20000.00", basis = "sample" }
        waiting = [{ through = 15, basis = "sample" }, { through = 45, pays = "800.00", basis = "sample" }]
        ends = "cover"

        [edition.part.in-situ]
        on = "diagnosis"
        list = "women-in-situ"
        listed = { value = 1, basis = "peer" }
        shape = "lump-sum"
        times-shares = true
        sum = { value = "2000.00", basis = "peer" }
        waiting = [{ through = 60, basis = "peer" }]
        ends = "cover"
        """

    private static let hospital = """
        format = 1
        code = "hospital-accident"
        place = 1
        name = { zh = "住院+意外", en = "Hospital and accident" }

        [[edition]]
        code = "2027"
        parts = ["hospital"]
        fee = { value = "95.00", basis = "notice" }
        term-years = { value = 1, basis = "sample" }
        filing-limit-days = { value = 730, basis = "sample" }
        renewal-grace-days = { value = 30, basis = "peer" }
        gate-percent = { value = 80, basis = "peer" }
        gate-all-below = { value = 100, basis = "peer" }
        refund-after-start = { value = false, basis = "peer" }

        [edition.who]
        kind = { value = "member", basis = "notice" }
        ages = { value = [16, 60], basis = "notice" }
        shares = { value = 1, basis = "notice" }

        [edition.part.hospital]
        on = "stay"
        shape = "rate"
        times-shares = false
        deductible = { value = "100.00", basis = "sample" }
        rate = { value = 90, basis = "sample" }
        cap-per-term = { value = "20000.00", basis = "sample" }
        top-up = { value = "300.00", basis = "published" }
        top-up-scope = { value = "term", basis = "sample" }
        waiting = [{ through = 30, basis = "sample" }]
        """
}
