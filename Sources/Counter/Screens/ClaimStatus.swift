package import MutualAid
package import Terminal

package enum ClaimStatus: Screen {
    package struct State: Sendable, Equatable {
        package init(_ id: ClaimID, backToList: Bool = false) {}
    }
    package enum Action: Sendable, Equatable { case key(Input) }
    package static let code = "S1"
    package static func name(_ state: State, _ desk: Desk) -> String { "ClaimStatus" }
    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] { [] }
    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? { nil }
    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] { [] }
    package static func view(_ state: State, _ desk: Desk) -> Page { desk.page([]) }
}
