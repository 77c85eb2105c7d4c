extension Form {
    /// nil: the key is not the form's, the screen reads it (F1, F2, F12 …).
    package mutating func handle(_ input: Input) -> [FormEvent]? { nil }
    mutating func moveFocus(_ step: Int) {}
}
