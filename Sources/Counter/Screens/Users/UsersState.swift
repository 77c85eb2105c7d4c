package import MutualAid
import Terminal

extension Users {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case list, form, confirm
        }

        var phase = Phase.list
        /// `nil` until the office has answered.
        var users: [User]?
        /// How each account stands, as far as the operator may know.
        var accounts: [UserID: Account] = [:]
        /// The place in the list.
        var place = 0
        /// A form was begun and not sent; it stays when it is left.
        var hasForm = false
        /// The user as they were when the form was filled; `nil` for a new one.
        var editing: User?
        var form: Form
        /// The values that the form was opened with: as long as they stand, nothing was typed.
        var first: [String: String] = [:]
        var key: SubmissionKey
        var isSending = false
        var pageRows = 9
        var size = Size.home
        /// What a draft kept of the user that it changes, until the list is read.
        private var kept: [String: String] = [:]

        package static func list(key: SubmissionKey, _ desk: Desk) -> State { State(key: key, desk) }

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            var state = State(key: draft.key, desk)
            state.kept = draft.values
            state.form = UserForm.make(nil, isChange: draft.values["id"] != nil, desk)
            state.form.load(draft.values)
            state.hasForm = true
            state.phase = .form
            UserForm.noteOffice(&state.form, desk)
            return state
        }

        private init(key: SubmissionKey, _ desk: Desk) {
            self.key = key
            form = UserForm.make(nil, isChange: false, desk)
        }

        /// A key for the next form of this screen.
        var nextKey: SubmissionKey { SubmissionKey(key.text + "+") }

        mutating func begin(_ user: User?, key: SubmissionKey, _ desk: Desk) {
            self.key = key
            editing = user
            kept = [:]
            form = UserForm.make(user, isChange: user != nil, desk)
            first = form.export()
            hasForm = true
        }

        mutating func list(_ users: [User]) {
            self.users = users
            place = min(place, max(0, users.count - 1))
            // A draft of a change is a change of that user as they were when it was typed.
            if let id = kept["id"].flatMap({ Int64($0) }), let user = users.first(where: { $0.id == UserID(id) }),
                let version = kept["version"].flatMap({ Int($0) })
            {
                var old = user
                old.version = version
                editing = old
                kept = [:]
            } else if let now = users.first(where: { $0.id == editing?.id }) {
                // Told of another's change, the supervisor sends theirs again on top of it.
                editing?.version = now.version
            }
        }

        var values: [String: String] {
            var values = form.export()
            if let editing {
                values["id"] = "\(editing.id.value)"
                values["version"] = "\(editing.version)"
            }
            return values
        }
    }
}
