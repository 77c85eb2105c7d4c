import Counter
import Foundation
import MutualAid
import Office
import Terminal

/// Slips, reports and printing, as the counter asks for them.
struct SlipsRunner {
    let office: Office
    let user: User
    let dataFile: String
    let language: Language

    func answer(_ request: SlipsRequest) throws -> Reply {
        switch request {
        case .slip(let wanted):
            guard let source = try source(wanted) else { return .nobody }
            return .slips(.slip(source, try office.contact()))
        case .dayEnd(let day): return .slips(.dayEnd(try office.dayEnd(day), try office.contact()))
        case .renewals(let query, let place, let limit):
            return .slips(.renewals(try office.renewals(query, after: place, limit: limit)))
        case .renewalCounts(let span, let place, let limit):
            return .slips(.renewalCounts(try office.renewalCounts(span, after: place, limit: limit)))
        case .printers: return .slips(.printers(LinePrinter.names(), try office.contact()))
        case .keep(let printing, let contact):
            if let contact { try office.set(contact, by: user) }
            var preferences = Preferences.read()
            preferences.printing = printing
            preferences.write()
            return .settingChanged(.printing(printing))
        }
    }

    private func source(_ wanted: SlipWanted) throws -> SlipSource? {
        switch wanted {
        case .missingPapers(let id): return try office.claimCard(id).map(SlipSource.missingPapers)
        case .progress(let id):
            guard let card = try office.claimCard(id) else { return nil }
            let code = try office.checkCode(of: id, by: user)
            return .progress(card, code, square: .of(card.claim.number, code))
        case .certificate(let person, let enrolment):
            return try office.personCard(person).map { .certificate($0, enrolment) }
        case .receipt(let number): return try office.receipt(number).map(SlipSource.receipt)
        }
    }

    /// The file is written first and taken away once a printer has it, so that nothing is lost with a printer.
    func print(_ job: PrintJob) throws -> Reply {
        let printer = Preferences.read().printing.printer
        try office.noteExport(job, to: printer.noted, by: user)
        let file = try PrintFolder(beside: dataFile).keep(job, at: office.surroundings.now())
        let name: String?
        switch printer {
        case .file: return .printed(.file(path: Paths.shown(file)))
        case .standard: name = nil
        case .named(let chosen): name = chosen
        }
        if let why = LinePrinter.send(file, title: job.title, to: name, language) {
            return .printed(.kept(path: Paths.shown(file), printer: name, why: why))
        }
        unlink(file)
        return .printed(.printer(name))
    }
}

extension Printer {
    /// How the audit trail says where a print went.
    fileprivate var noted: String {
        switch self {
        case .file: "file"
        case .standard: "printer"
        case .named(let name): "printer " + name
        }
    }
}

extension Preferences {
    /// Lines of the preferences file: `printer=file`, `printer=default`, `printer=lp:NAME`; `paper=42`.
    var printing: Printing {
        get {
            Printing(
                printer: printer.map(Self.printer) ?? .file,
                paper: paper.flatMap(Int.init).flatMap(PaperWidth.init(rawValue:)) ?? .sheet)
        }
        set {
            switch newValue.printer {
            case .file: printer = nil
            case .standard: printer = "default"
            case .named(let name): printer = "lp:" + name
            }
            paper = newValue.paper == .sheet ? nil : String(newValue.paper.rawValue)
        }
    }

    private static func printer(_ text: String) -> Printer {
        if text == "default" { return .standard }
        return text.hasPrefix("lp:") && text.count > 3 ? .named(String(text.dropFirst(3))) : .file
    }
}
