/// The page as lines and a prompt, for screen readers and scripts.
package struct LinearPage: Sendable, Hashable {
    package var lines: [String]
    /// What is asked, without a line end.
    package var prompt: String
    package init(lines: [String], prompt: String) {
        self.lines = lines
        self.prompt = prompt
    }
}

package enum LinearAnswer: Sendable, Hashable {
    /// Feed these to the screen, in order.
    case inputs([Input])
    /// Nothing for the screen; print this and ask again.
    case say([String])
}

extension Page {
    package func linear() -> LinearPage { LinearPage(lines: [], prompt: "> ") }
    /// What a typed line means on this page.
    package func answer(_ line: String) -> LinearAnswer { .say([]) }
}
