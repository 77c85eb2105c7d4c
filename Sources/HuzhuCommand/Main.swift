import ArgumentParser
import Foundation
import MutualAid

@main
struct Main {
    static func main() {
        let arguments = subcommandFirst(Array(CommandLine.arguments.dropFirst()))
        // A reader that has gone away (`huzhu find … | head`) is no reason to die by a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Huzhu.parseAsRoot(arguments)
            try command.run()
        } catch let refusal as Refusal {
            refusal.show(Language.wanted(by: arguments))
            exit(refusal.status)
        } catch let status as ExitCode {
            exit(status.rawValue)
        } catch {
            guard Huzhu.exitCode(for: error) != .success else {
                printText(Huzhu.message(for: error))
                exit(0)
            }
            let language = Language.wanted(by: arguments)
            let command = arguments.first.flatMap { subcommands.contains($0) ? $0 : nil }
            Refusal(wrongUse: Huzhu.message(for: error), arguments: arguments, command: command).show(language)
            exit(2)
        }
    }
}

extension Main {
    private static var subcommands: Set<String> {
        Set(Huzhu.configuration.subcommands.compactMap { $0.configuration.commandName })
    }

    /// `huzhu --data FILE find TEXT` means the same as `huzhu find TEXT --data FILE`: the parser would give an option before the
    /// subcommand to the counter alone, and the subcommand would quietly open another file.
    static func subcommandFirst(_ arguments: [String]) -> [String] {
        let valued: Set = ["--data", "--lang", "--seeds", "--theme", "--themes", "--ambiguous", "--as"]
        var place = 0
        while place < arguments.count, arguments[place].hasPrefix("-") {
            place += valued.contains(arguments[place]) ? 2 : 1
        }
        guard place > 0, arguments.indices.contains(place), subcommands.contains(arguments[place]) else {
            return arguments
        }
        return Array(arguments[place...] + arguments[..<place])
    }
}
