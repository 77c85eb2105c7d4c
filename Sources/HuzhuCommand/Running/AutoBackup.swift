import Foundation
import MutualAid
import Office
import OfficeSQLite
import Terminal

/// The backups that nobody asks for: at the first opening of a day, and whenever the counter is left. A training file has none.
final class AutoBackup: @unchecked Sendable {
    private let dataFile: String
    private let condition = NSCondition()
    private var isRunning = false
    private var trouble: OfficeFault?
    /// The user's own folder, a stick that wasn't put in.
    private var missed: String?
    /// A backup that was made and that the audit trail doesn't tell of yet.
    private var unnoted: Made?

    private struct Made {
        let occasion: BackupOccasion
        let folder: String
        let entries: Int
    }

    init(dataFile: String) { self.dataFile = dataFile }

    /// The first opening of a day: made beside the work, on a connection of its own.
    func opened(_ office: Office) {
        guard let job = Job(office, dataFile) else { return }
        guard !job.folder.backups().contains(where: { $0.stamp.day == job.stamp.day }) else { return }
        condition.withLock { isRunning = true }
        Thread { [self] in
            make(job, .daily)
            condition.withLock { isRunning = false }
            condition.broadcast()
        }.start()
    }

    /// Tells the audit trail of a backup that was made beside the work; called on the office's own thread.
    func note(_ office: Office, _ user: User) {
        guard let made = condition.withLock({ unnoted }) else { return }
        guard (try? office.noteBackup(to: made.folder, entries: made.entries, made.occasion, by: user)) != nil else {
            return
        }
        condition.withLock { unnoted = nil }
    }

    /// Before the office is closed, after what was begun.
    func leaving(_ office: Office, _ user: User) {
        condition.lock()
        while isRunning { condition.wait() }
        condition.unlock()
        note(office, user)
        if let job = Job(office, dataFile) { make(job, .signOut) }
        note(office, user)
    }

    private func make(_ job: Job, _ occasion: BackupOccasion) {
        let fault: OfficeFault?
        var made: Made?
        do throws(OfficeFault) {
            let (_, facts) = try job.folder.backUp(job.dataFile, job.witness, at: job.stamp)
            made = Made(occasion: occasion, folder: job.folder.path, entries: facts.entries)
            fault = nil
        } catch { fault = error }
        condition.withLock {
            trouble = fault
            unnoted = made ?? unnoted
            missed = job.missed
        }
    }

    /// The office is left with its file not in its place: what is told at the end instead of a backup.
    func leaving(without fault: OfficeFault) { condition.withLock { trouble = fault } }

    /// Waits for the last backup, after the screen is given back, and tells what went wrong with it.
    func finish(_ worker: Worker, _ language: Language) {
        worker.waitUntilClosed {
            Self.tell(language == .zh ? "正在备份，请稍等，不要关机…" : "Backing up; wait, and don't switch off…")
        }
        let (fault, missed) = condition.withLock { (trouble, self.missed) }
        if let fault {
            let said = fault.sentence(language).text
            Self.tell(language == .zh ? "这次没有备份成。" + said : "No backup was made. " + said)
        } else if let missed {
            let own = language == .zh ? "备份放在数据文件旁边了" : "The backup lies beside the data file"
            Self.tell(
                own + (language == .zh ? "：" : ": ")
                    + OfficeFault.backup(.folderMissing(path: missed)).sentence(language).text)
        }
    }

    /// The terminal may be gone by now.
    private static func tell(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((Unshown.strip(line) + "\n").utf8))
    }

    /// What a backup needs of the office; the office itself stays on its thread.
    private struct Job: Sendable {
        let dataFile: String
        let witness: FileWitness
        let stamp: BackupStamp
        let folder: BackupFolder
        let missed: String?

        init?(_ office: Office, _ dataFile: String) {
            guard !office.profile.isTraining else { return nil }
            self.dataFile = dataFile
            witness = office.witness
            stamp = office.backupStamp
            let own = Preferences.read().backups
            let isThere = own.map { FileManager.default.fileExists(atPath: $0) } ?? false
            folder = BackupFolder(of: dataFile, isThere ? own : nil)
            missed = isThere ? nil : own
        }
    }
}
