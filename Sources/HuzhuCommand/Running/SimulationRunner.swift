import Counter
import MutualAid
import Office

/// Runs «what would change?» for the counter, a stretch of each request, so that other requests come in between.
final class SimulationRunner {
    private var run: SimulationRun?
    private static let stretch = Duration.milliseconds(150)

    func answer(
        _ request: SimulationRequest, _ office: Office, _ plans: PlanBooks, _ language: Language
    ) throws -> Reply {
        switch request {
        case .start(let path, let edition):
            run = nil
            let code = edition.isEmpty ? nil : edition
            let drafts: [Edition]
            do { drafts = try DraftFiles(paths: [path], edition: code, plans: plans).editions() } catch {
                guard let refusal = error as? Refusal else { throw error }
                return .simulation(.faulty(refusal.sentences(language)))
            }
            run = try office.simulate(drafts)
            return running
        case .goOn:
            guard let run else { return .nobody }
            let start = ContinuousClock.now
            repeat { try run.advance() } while !run.isOver && start.duration(to: .now) < Self.stretch
            guard run.isOver else { return running }
            self.run = nil
            guard let plan = try run.plans().first else { return .nobody }
            return .simulation(.finished(plan))
        }
    }

    private var running: Reply { .simulation(.running(done: run?.done ?? 0, of: run?.total ?? 0)) }
}
