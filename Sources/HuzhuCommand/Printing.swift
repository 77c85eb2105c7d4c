import Foundation
import Terminal

// What every command prints goes through here: text from data can't move the cursor, turn the writing round, forge a line of another
// colour or begin a line of its own. Swift's own `print` is not called in this module.

/// One line, whatever stands in it.
func print(_ line: String = "", terminator: String = "\n") {
    Swift.print(Unshown.strip(line), terminator: terminator)
}

/// Several lines, each of them one.
func print(lines: [String]) {
    for line in lines { print(line) }
}

/// Text whose lines are its own: a file, or what the program says by itself.
func print(text: String, terminator: String = "\n") {
    Swift.print(SafeText.lines(text), terminator: terminator)
}

/// To standard error.
func printError(_ text: String) {
    FileHandle.standardError.write(Data((SafeText.lines(text) + "\n").utf8))
}

enum SafeText {
    /// The text without characters that steer a terminal; its lines stay lines, a tab stays one.
    static func lines(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { Unshown.contains($0) && $0 != "\n" && $0 != "\t" }) else {
            return text
        }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar == "\n" || scalar == "\t" || !Unshown.contains(scalar) {
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
