package import MutualAid
package import Terminal

package enum PlanSelection: Screen {
    package struct State: Sendable, Equatable {
        package static func new(_ id: PersonID, key: SubmissionKey, _ desk: Desk) -> State { State() }
        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State { State() }
    }
    package enum Action: Sendable, Equatable { case key(Input) }
    package static let code = "P1"
    package static func name(_ state: State, _ desk: Desk) -> String { "PlanSelection" }
    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] { [] }
    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? { nil }
    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] { [] }
    package static func view(_ state: State, _ desk: Desk) -> Page { desk.page([]) }
}
