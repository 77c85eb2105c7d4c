import Terminal

/// Keys are never dropped: those that come before their screen wait for it.
extension App {
    /// More than anybody types ahead; what a broken keyboard sends needn't be kept.
    private static let mostAhead = 500

    /// An answer under way decides what the next key means.
    var isHolding: Bool {
        guard overlay == nil, frames.last?.room.holdsKeys == true else { return false }
        return pending.values.contains { $0.screen == top }
    }

    /// Enter in the box takes what fits all that was typed, so it waits for the answer to that.
    private func waitsInBox(_ input: Input) -> Bool {
        guard case .box(let box) = overlay, box.waiting else { return false }
        return input == .key(.enter) || input == .act(.submit)
    }

    /// Keeps a key for later; going back and leaving are never kept waiting.
    mutating func holds(_ input: Input) -> Bool {
        if isJustCovered { return true }
        // Whoever sits here next, these keys were not typed for them.
        if isChangingHands { return input != .act(.back) }
        let inBox = overlay?.isTyping == true
        guard isHolding || waitsInBox(input) || (inBox && !typedAhead.isEmpty) else { return false }
        if input == .act(.back) || input == .act(.leave) || (inBox && input == .act(.box)) {
            typedAhead = []
            return false
        }
        if typedAhead.count < Self.mostAhead { typedAhead.append(input) }
        return true
    }

    /// The keys that waited, now that the answer is there; what was typed for a screen that didn't come is no good to this one.
    mutating func goOnTyping(_ before: Message?) -> [Ask] {
        if let message, message != before, message.kind == .warning || message.kind == .error { typedAhead = [] }
        var asks: [Ask] = []
        while let next = typedAhead.first, !isHolding, !waitsInBox(next) {
            typedAhead.removeFirst()
            asks += act(on: next)
        }
        return asks
    }
}
