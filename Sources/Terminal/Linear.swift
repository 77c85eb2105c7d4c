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

/// What has been read out already: of a page that stays, only what changed is said again.
package struct LinearSession: Sendable {
    private var place = ""
    private var asked = ""
    private var digits: [LegendItem] = []
    private var said: Set<String> = []
    package init() {}

    package mutating func show(_ page: Page) -> LinearPage {
        var linear = page.linear()
        // A sum in the crumb grows while one types: it makes no other page.
        let crumb = page.crumb.spans.filter { $0.role != .total }.map(\.text).joined()
        let place = [page.title.code, crumb, page.overlayName].joined(separator: "\n")
        let lines = linear.lines
        let asked = String(linear.prompt.prefix { $0 != "[" && $0 != "(" })
        if place == self.place {
            // Asked the same again, one is told again what is wrong. The keys are told once.
            let fault = asked == self.asked ? page.linearMessage.map { Unshown.strip($0.mark + $0.text) } : nil
            let keys = page.linearDigits == digits ? Unshown.strip(page.linearLegend) : nil
            linear.lines = lines.filter { $0 == fault || !said.contains($0) && $0 != keys && !$0.isEmpty }
        }
        self.asked = asked
        digits = page.linearDigits
        self.place = place
        said = Set(lines)
        return linear
    }
}

extension Page {
    var overlayName: String {
        switch overlay {
        case .box: "box"
        case .help(let title, _): "help " + title
        case .confirm(let title, _): "confirm " + title
        case .list(let title, _): "list " + title
        case nil: openForm.map { "picker " + $0.picker.fieldID } ?? ""
        }
    }

    package func linear() -> LinearPage {
        var lines: [String] = []
        if let overlay {
            lines += overlayLines(overlay)
        } else if let (_, _, picker) = openForm {
            lines += pickerLines(picker)
        } else {
            lines.append(
                [title.system, title.screen, title.code, title.badge].filter { !$0.isEmpty }.joined(separator: "  "))
            if !crumb.isEmpty { lines.append(tidy(crumb.text)) }
            for block in blocks { lines += linearLines(block) }
            if let side { lines += side.lines.map { tidy($0.text) }.filter { !$0.isEmpty } }
        }
        if let message = linearMessage { lines.append(message.mark + message.text) }
        let keys = linearLegend
        if !keys.isEmpty { lines.append(keys) }
        return LinearPage(lines: lines.map(Unshown.strip), prompt: Unshown.strip(linearPrompt))
    }

    /// Not what is wrong with a field that was left: its own line has said it.
    var linearMessage: Message? {
        if message != nil { return message }
        for case .form(let form) in blocks where form.focused?.error != nil { return shownMessage }
        return nil
    }

    /// What digits do: nobody would guess that, so it is told when it changes.
    var linearDigits: [LegendItem] {
        legend.filter { item in
            if case .digit = item.binding { true } else { false }
        }
    }

    var linearLegend: String {
        shownLegend.compactMap { item in
            if case .shown = item.binding { return nil }
            return item.key + " " + item.name
        }.joined(separator: "  ")
    }

    /// Runs of spaces that lay out a row become one pause.
    private func tidy(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).reduce(into: ("", 0)) { state, part in
            if part.isEmpty {
                state.1 += 1
            } else {
                if !state.0.isEmpty { state.0 += state.1 > 0 ? "  " : " " }
                state.0 += part
                state.1 = 0
            }
        }.0
    }

    private func linearLines(_ block: Block) -> [String] {
        switch block {
        case .lines(let lines): return lines.map { tidy($0.text) }.filter { !$0.isEmpty }
        case .rule(let title): return title.isEmpty ? [] : ["-- " + title]
        case .spacer: return []
        case .code(let square): return [square.text]
        case .text(let text): return text.paragraphs.map { tidy($0.text) }.filter { !$0.isEmpty }
        case .figures(let figures):
            return figures.rows.map { row in
                [row.label, row.detail, row.amount].filter { !$0.isEmpty }.joined(separator: "  ")
            }
        case .menu(let menu):
            return menu.items.map { item in
                let more = item.barred.map { "(" + $0 + ")" } ?? item.hint
                return "\(item.digit). \(item.label)" + (more.isEmpty ? "" : "  " + more)
            }
        case .list(let list): return listLines(list)
        case .confirm(let confirm): return confirmLines(confirm)
        case .form(let form):
            return form.fields.enumerated().flatMap { index, field in
                let options = index == form.focus ? optionLines(field) : []
                return (field.section.map { ["-- " + $0] } ?? []) + [fieldLine(field)] + options
            }
        }
    }

    /// What a number chooses in the field asked for, where the prompt has no room to say it.
    private func optionLines(_ field: Field) -> [String] {
        let options = field.options ?? []
        let shown: Bool =
            switch field.kind {
            case .find: field.chosen.isEmpty && !field.editor.isEmpty
            case .choice: options.count > 9
            default: false
            }
        guard shown else { return [] }
        return options.enumerated().map { index, option in
            "  \(index + 1). \(option.label)" + (option.detail.isEmpty ? "" : "  " + option.detail)
        }
    }

    private func fieldLine(_ field: Field) -> String {
        var line = field.label + (field.required ? " *" : "")
        if field.kind == .checks {
            let ticks = (field.options ?? []).enumerated().map { index, option in
                "\(index + 1)" + (field.chosen.contains(option.code) ? "[x] " : "[ ] ") + option.label
            }
            line += (line.isEmpty ? "" : ": ") + ticks.joined(separator: "  ")
        } else {
            line += ": " + field.shown
        }
        if let error = field.error {
            line += "  !! " + error
        } else if let saying = field.saying {
            line += "  (" + saying.text + ")"
        }
        return line
    }

    private func listLines(_ list: ListView) -> [String] {
        if list.rows.isEmpty { return [list.emptyText.isEmpty ? list.words.empty : list.emptyText] }
        let heads = list.columns.map(\.title)
        let page = list.top..<min(list.rows.count, list.top + list.pageRows)
        let rows = page.map { index -> String in
            let row = list.rows[index]
            let tick = row.ticked.map { $0 ? "[x] " : "[ ] " } ?? ""
            let cells = row.cells.map { tidy($0.text) }.filter { !$0.isEmpty }.joined(separator: "  ")
            return linearMark(index - list.top, of: list) + tick + cells + (row.barred.map { "  (" + $0 + ")" } ?? "")
        }
        let head = heads.filter { !$0.isEmpty }.joined(separator: "  ")
        return (head.isEmpty ? [] : [head]) + rows + (list.paging.isEmpty ? [] : [words.page + " " + list.paging])
    }

    /// Where digits are commands of the screen, rows have letters.
    private func linearMark(_ place: Int, of list: ListView) -> String {
        if list.numbered || findsInList != nil { return "\(place + 1). " }
        return Self.letters.indices.contains(place) ? "\(Self.letters[place]). " : ""
    }

    static let letters = Array("abcdefghijklmnopqrstuvwxyz")

    /// The list under a field that is typed in to find its rows.
    var findsInList: ListView? {
        guard overlay == nil, openForm == nil else { return nil }
        var hasForm = false
        for block in blocks {
            if case .form(let form) = block, form.fields.count == 1 { hasForm = true }
            if case .list(let list) = block, hasForm, !list.numbered { return list }
        }
        return nil
    }

    private func confirmLines(_ confirm: Confirm) -> [String] {
        confirm.rows.map { row in
            let was = row.was.map { "  (" + confirm.words.changed + " " + $0 + ")" } ?? ""
            return (row.was == nil ? "" : "* ") + row.label + ": " + row.value + was
                + (row.also.isEmpty ? "" : "  " + row.also)
        } + [confirm.question]
    }

    private func pickerLines(_ picker: Picker) -> [String] {
        if picker.isWaiting { return [picker.title, words.waiting] }
        let rows = picker.shown.enumerated().map { index, option in
            "\(index + 1). \(option.label)" + (option.detail.isEmpty ? "" : "  " + option.detail)
                + (option.barred.map { "  (" + $0 + ")" } ?? "")
        }
        return [picker.title] + (rows.isEmpty ? [words.noMatch] : rows)
    }

    private func overlayLines(_ overlay: Overlay) -> [String] {
        switch overlay {
        case .help(let title, let text):
            return ["-- " + title] + text.paragraphs.map(\.text) + [words.linearHelp]
        case .confirm(let title, let confirm): return ["-- " + title] + confirmLines(confirm)
        case .list(let title, let list): return ["-- " + title] + listLines(list)
        case .box(let box):
            let found = box.items.enumerated().map { index, item in
                let more = [item.barred.map { "(" + $0 + ")" } ?? item.detail, item.key].filter { !$0.isEmpty }
                return "\(index + 1). " + ([item.kind, item.label] + more).joined(separator: "  ")
            }
            let none = box.waiting ? words.waiting : box.editor.isEmpty ? "" : words.noMatch
            return [words.find + ": " + box.editor.text] + (found.isEmpty && !none.isEmpty ? [none] : found)
        }
    }

    private var linearPrompt: String {
        switch overlay {
        case .box: return words.find + " > "
        case .help: return words.linearClose + " > "
        case .confirm: return "Y/N > "
        case .list: return words.linearChoose + " > "
        case nil: break
        }
        if openForm != nil { return words.linearChoose + " > " }
        for block in blocks where block.takesFocus {
            switch block {
            case .form(let form):
                guard let field = form.focused else { continue }
                var prompt = field.label.isEmpty ? (field.section ?? field.id) : field.label
                if field.required { prompt += " *" }
                if field.kind == .choice, let options = field.options, options.count <= 9 {
                    prompt += " (" + options.enumerated().map { "\($0 + 1) \($1.label)" }.joined(separator: ", ") + ")"
                } else if case .toggle(let yes, let no) = field.kind {
                    prompt += " (1 \(yes), 2 \(no))"
                } else if field.kind == .checks, let options = field.options, !options.isEmpty {
                    let all = options.enumerated().map { "\($0 + 1) \($1.label)" }.joined(separator: ", ")
                    prompt += " (" + all + (options.count > 1 ? words.linearSeveral : "") + ")"
                } else if field.editor.isEmpty, !field.hint.isEmpty {
                    prompt += " (" + field.hint + ")"
                }
                return prompt + (field.shown.isEmpty ? "" : " [" + field.shown + "]") + " > "
            case .confirm: return "Y/N > "
            default: return words.linearChoose + " > "
            }
        }
        return "> "
    }
}
