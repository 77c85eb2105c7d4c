/// The keys by which a name is found: every end of it, and its reading in full and by initials from the start.
enum SearchKeys {
    static let people = 1
    static let employers = 2

    static func keys(name: String, reading: Pinyin.Reading) -> Set<String> {
        Set(SearchText.suffixes(of: SearchText.fold(name)) + [reading.full, reading.initials].filter { !$0.isEmpty })
    }
}
