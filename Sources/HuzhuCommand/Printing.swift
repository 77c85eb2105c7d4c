import Foundation
import Terminal

// What every command prints goes through here: text from data can't move the cursor, turn the writing round, forge a line of another
// colour or begin a line of its own. Swift's own `print` is called nowhere else in this module, and none of these has its name: of two
// that fit, the compiler took Swift's.

/// One line, whatever stands in it.
func printLine(_ line: String = "", terminator: String = "\n") {
    print(Unshown.strip(line), terminator: terminator)
}

/// Several lines, each of them one.
func printLines(_ lines: [String]) {
    for line in lines { printLine(line) }
}

/// Text whose lines are its own: a file, or what the program says by itself.
func printText(_ text: String, terminator: String = "\n") {
    print(SafeText.lines(text), terminator: terminator)
}

/// One line to standard error.
func printError(_ line: String) {
    FileHandle.standardError.write(Data((Unshown.strip(line) + "\n").utf8))
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
