// swift-tools-version: 6.2
// The house. Who may import whom (kept by `swift build --explicit-target-dependency-import-check error`):
//
//   MutualAid       nothing, not even Foundation      the business: values and total functions
//   Terminal        nothing                           cells, grid, width, keys, widgets, pages, themes as values
//   Office          MutualAid, Crypto, CryptoExtras   operations in transactions, SQL, migrations, sealing, audit, drafts
//   OfficeSQLite    Office, GRDB                      the driver: one counter, one file
//   Exchange        MutualAid, CSheet                 what goes in and out: JSON of the commands, judge lines, CSV, XLSX
//   PlainTOML       TOMLKit                           TOML as plain values; the one place that knows the parser
//   Seeds           MutualAid, PlainTOML              plan files, disease lists, divisions, the demo office's names
//   Themes          Terminal, PlainTOML               theme files
//   Counter         MutualAid, Terminal               screens: they return requests and can import no I/O
//   CTerminal       ncursesw                          the C shim: curses.h stands only in its .c file
//   CQREncode       libqrencode                       the C shim of QR codes
//   CSheet          libzip, expat, libxlsxwriter      the C shim of spreadsheets
//   Curses          Terminal, CTerminal               the one terminal session
//   HuzhuCommand    all                               `huzhu`: command line, wiring, main loop, workers
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "huzhu",
    products: [.executable(name: "huzhu", targets: ["HuzhuCommand"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .target(name: "MutualAid", swiftSettings: strict),
        .target(name: "Terminal", swiftSettings: strict),
        .target(
            name: "Office",
            dependencies: [
                "MutualAid",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "OfficeSQLite",
            dependencies: ["Office", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .target(name: "Exchange", dependencies: ["MutualAid", "CSheet"], swiftSettings: strict),
        .target(
            name: "PlainTOML", dependencies: [.product(name: "TOMLKit", package: "TOMLKit")], swiftSettings: strict),
        .target(
            name: "Seeds",
            dependencies: ["MutualAid", "PlainTOML"],
            path: "seeds",
            exclude: ["SOURCES.md"],
            resources: [
                .embedInCode("plans"), .embedInCode("lists"), .embedInCode("demo"), .embedInCode("calls"),
                .embedInCode("calendar.toml"), .embedInCode("bank-file.toml"),
            ],
            swiftSettings: strict),
        .target(
            name: "Themes",
            dependencies: ["Terminal", "PlainTOML"],
            path: "themes",
            resources: [.embedInCode("files")],
            swiftSettings: strict),
        .target(name: "Counter", dependencies: ["MutualAid", "Terminal"], swiftSettings: strict),
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CQREncode", linkerSettings: [.linkedLibrary("qrencode")]),
        .target(
            name: "CSheet",
            linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("expat"), .linkedLibrary("xlsxwriter")]),
        .target(name: "Curses", dependencies: ["Terminal", "CTerminal"], swiftSettings: strict),
        .executableTarget(
            name: "HuzhuCommand",
            dependencies: [
                "MutualAid", "Terminal", "Office", "OfficeSQLite", "Exchange", "Seeds", "Themes", "Counter", "Curses",
                "CQREncode",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // An office of eight people whose figures are worked out by hand, for several test targets.
        .target(name: "SmallOffice", dependencies: ["MutualAid"], path: "Tests/SmallOffice", swiftSettings: strict),
        // What makes a data file an earlier program's, for several test targets.
        .target(name: "OlderFiles", dependencies: ["Office"], path: "Tests/OlderFiles", swiftSettings: strict),
        // Judging in memory, to be timed: `swift run -c release JudgeBench`.
        .executableTarget(
            name: "JudgeBench", dependencies: ["MutualAid", "Seeds"], path: "Tests/Benchmarks/JudgeBench",
            swiftSettings: strict),
        .testTarget(name: "HouseTests", swiftSettings: strict),
        .testTarget(
            name: "MutualAidTests", dependencies: ["MutualAid", "Seeds", "SmallOffice"], swiftSettings: strict),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: strict),
        .testTarget(name: "SeedsTests", dependencies: ["Seeds", "MutualAid", "PlainTOML"], swiftSettings: strict),
        .testTarget(
            name: "ExchangeTests", dependencies: ["Exchange", "Seeds", "MutualAid", "Terminal"], exclude: ["Sheets"],
            swiftSettings: strict),
        .testTarget(name: "ThemesTests", dependencies: ["Themes", "Terminal"], swiftSettings: strict),
        .testTarget(name: "CursesTests", dependencies: ["CTerminal", "Curses", "Terminal"], swiftSettings: strict),
        .testTarget(
            name: "CounterTests", dependencies: ["Counter", "MutualAid", "Terminal", "Seeds", "SmallOffice"],
            swiftSettings: strict),
        .testTarget(
            name: "OfficeTests",
            dependencies: [
                "Office", "OfficeSQLite", "MutualAid", "OlderFiles", "Seeds",
                // To change a file beside the program, as somebody who has it could.
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JourneyTests",
            dependencies: [
                "HuzhuCommand", "Counter", "Terminal", "Office", "OfficeSQLite", "MutualAid", "OlderFiles", "Seeds",
                "SmallOffice",
            ],
            swiftSettings: strict),
        .testTarget(name: "CQREncodeTests", dependencies: ["CQREncode", "Terminal"], swiftSettings: strict),
    ]
)

// Only for `Tests/Fuzz/run`: needs the toolchain's libFuzzer, and every module built for it. `parsers` leaves the counter out, which
// takes longest to build.
if let fuzz = Context.environment["HUZHU_FUZZ"] {
    let isWhole = fuzz != "parsers"
    let parsers: [Target.Dependency] = [
        "MutualAid", "Terminal", "Exchange", "Seeds", "Themes", "CTerminal", "Curses",
    ]
    package.targets.append(
        .executableTarget(
            name: "Fuzz", dependencies: parsers + (isWhole ? ["Counter"] : []), path: "Tests/Fuzz/Sources",
            exclude: [isWhole ? "NoCounter.swift" : "Counters.swift"], swiftSettings: strict,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
