extension Seeds {
    typealias Compiled = (name: String, bytes: [UInt8])

    /// Nothing lists what `.embedInCode` compiles in, so these lists do; a test holds them against the files on disk.
    static var plans: [Compiled] {
        [
            ("plan-hospital-accident.toml", PackageResources.plan_hospital_accident_toml),
            ("plan-allowance-critical.toml", PackageResources.plan_allowance_critical_toml),
            ("plan-critical.toml", PackageResources.plan_critical_toml),
            ("plan-women.toml", PackageResources.plan_women_toml),
            ("plan-accident.toml", PackageResources.plan_accident_toml),
            ("plan-short-accident.toml", PackageResources.plan_short_accident_toml),
            ("plan-child-accident.toml", PackageResources.plan_child_accident_toml),
        ]
    }

    static var lists: [Compiled] {
        [
            ("list-critical.tsv", PackageResources.list_critical_tsv),
            ("list-mild.tsv", PackageResources.list_mild_tsv),
            ("list-women.tsv", PackageResources.list_women_tsv),
            ("list-women-in-situ.tsv", PackageResources.list_women_in_situ_tsv),
            ("diseases-standard-2020.tsv", PackageResources.diseases_standard_2020_tsv),
            ("divisions-shaanxi.tsv", PackageResources.divisions_shaanxi_tsv),
            ("divisions-history.tsv", PackageResources.divisions_history_tsv),
        ]
    }

    static var calls: [Compiled] { [("call-script.toml", PackageResources.call_script_toml)] }

    static var demo: [Compiled] {
        [
            ("names.toml", PackageResources.names_toml),
            ("demo-people.toml", PackageResources.demo_people_toml),
            ("demo-employers.toml", PackageResources.demo_employers_toml),
            ("demo-claims.toml", PackageResources.demo_claims_toml),
        ]
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    static func text(of name: String, in files: [Compiled]) -> String {
        files.first { $0.name == name }.map { text($0.bytes) } ?? ""
    }
}
