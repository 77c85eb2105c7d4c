import Counter
import Foundation

/// Where workers leave their answers; its descriptor becomes readable, so that the main loop can wait for it and for keys at once.
final class Mailbox: @unchecked Sendable {
    private let lock = NSLock()
    private var letters: [(ticket: Int, reply: Reply)] = []
    private let pipe = Pipe()

    var descriptor: Int32 { pipe.fileHandleForReading.fileDescriptor }

    func post(_ reply: Reply, ticket: Int) {
        lock.withLock { letters.append((ticket, reply)) }
        var byte: UInt8 = 1
        _ = Foundation.write(pipe.fileHandleForWriting.fileDescriptor, &byte, 1)
    }

    /// Everything that has come; call it when the descriptor is readable.
    func take() -> [(ticket: Int, reply: Reply)] {
        var bytes = [UInt8](repeating: 0, count: 256)
        _ = Foundation.read(descriptor, &bytes, bytes.count)
        return lock.withLock {
            defer { letters = [] }
            return letters
        }
    }

    init() {
        let flags = fcntl(pipe.fileHandleForReading.fileDescriptor, F_GETFL)
        _ = fcntl(pipe.fileHandleForReading.fileDescriptor, F_SETFL, flags | O_NONBLOCK)
    }
}
