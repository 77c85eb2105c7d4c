import MutualAid
import Terminal
import Testing

@testable import Counter

/// The sizes and languages that every screen is drawn in.
enum EverySize {
    static let sizes = [Size.home, Size(rows: 20, columns: 60), Size(rows: 30, columns: 100)]

    /// Runs the keys in every size and language and holds each frame to the promises of every frame.
    static func check(
        at destination: Destination, user: User? = nil, answer: @escaping (Request) -> Reply?,
        _ keys: [Key], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for language in Language.allCases {
            for size in sizes {
                var counter = TestCounter(
                    try Desks.make(language, user: user), at: destination, size: size, answer: answer)
                #expect(counter.problems == [], "\(language) \(size) at the start", sourceLocation: sourceLocation)
                for (place, key) in keys.enumerated() {
                    counter.press(key)
                    #expect(
                        counter.problems == [], "\(language) \(size) after key \(place) \(key.name)",
                        sourceLocation: sourceLocation)
                }
            }
        }
    }
}
