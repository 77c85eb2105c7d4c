import GRDB
import Office

enum SQLiteFault {
    /// An error of the driver as the office's own; a fault of the office that went through the driver stays what it was.
    static func fault(_ error: any Error, path: String) -> OfficeFault {
        if let fault = error as? OfficeFault { return fault }
        guard let error = error as? DatabaseError else { return .database(code: 0, message: "\(error)") }
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
        case .SQLITE_FULL: .diskFull
        case .SQLITE_IOERR: .diskFailed(code: Int(error.extendedResultCode.rawValue))
        case .SQLITE_NOTADB: .notADataFile(path: path)
        case .SQLITE_CORRUPT: .damaged(error.message ?? "SQLITE_CORRUPT")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .notWritable(path: path)
        default: .database(code: Int(error.extendedResultCode.rawValue), message: error.message ?? "")
        }
    }
}
