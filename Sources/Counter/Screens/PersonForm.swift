package import MutualAid
package import Terminal

package enum PersonForm: Screen {
    package struct State: Sendable, Equatable {
        package static func newMember(typed: String, last: [String: String], key: SubmissionKey, _ desk: Desk) -> State { State() }
        package static func newDependant(of guardian: PersonCard, key: SubmissionKey, _ desk: Desk) -> State { State() }
        package static func editing(_ card: PersonCard, key: SubmissionKey, _ desk: Desk) -> State { State() }
        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State { State() }
    }
    package enum Action: Sendable, Equatable { case key(Input) }
    package static let code = "E1"
    package static func name(_ state: State, _ desk: Desk) -> String { "PersonForm" }
    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] { [] }
    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? { nil }
    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] { [] }
    package static func view(_ state: State, _ desk: Desk) -> Page { desk.page([]) }
}
