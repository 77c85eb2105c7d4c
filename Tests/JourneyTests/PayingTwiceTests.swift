import Foundation
import MutualAid
import Office
import Testing

/// Two real programs on one file, both stopped and interleaved: nothing is paid twice, nothing is half done.
///
/// The first is stopped before one of its steps, then the second before one of its own; the first goes on to its end, then the
/// second. A step is whatever is asked of the file: begin, statement (reading too), commit, close. Not every pair of steps is
/// an interleaving of its own:
/// - A transaction sees the file as it was at its first statement. Stopped after that, the program stands as it does before its
///   next transaction begins, whatever the other does meanwhile.
/// - From the begin of a write to its commit a program holds the file's one write lock, and nothing of it is seen. The other
///   reads on, and is turned away at the begin of its own write, at whichever of the statements the first stands.
/// - No command of payment writes in two transactions. So all that can differ is who writes first, what the other had read
///   before that, and what the first one reads after the other's write: with each command as the first and as the second, these
///   pairs are all the orders that there are.
///
/// So of the stops at which a program stands alike (`FileStanding`) one is tried in each pairing, each time another. That they
/// are alike is not taken for granted: both programs are walked through every one of their steps, the second with the first
/// stopped in each of its standings, while a third looks on, and wherever they stand alike it sees the same and may do the same.
///
/// `swift test` tries the standings from the last reading before the write to the commit; HUZHU_EVERY_PAIR=1 tries all.
@Suite struct PayingTwiceTests {
    static let triesAll = ProcessInfo.processInfo.environment["HUZHU_EVERY_PAIR"] == "1"

    @Test(arguments: PaymentMeeting.all)
    func `whatever two programs do between each other's statements, each claim is paid once`(
        meeting: PaymentMeeting
    ) throws {
        let clock = ContinuousClock()
        let began = clock.now
        let office = try PaymentDesk(meeting)
        let waiting = try office.claims()
        #expect(waiting.count >= 2)
        var told = Told()
        let alone = try Walk(PaymentDesk(copying: office), meeting.first, lockedOut: false)
        told.steps = alone.count
        for first in alone.standings {
            let walk = try besides(first.stops[0], first.standing, meeting, office, waiting, &told)
            for second in walk.standings {
                let place = told.pairs
                try pair(
                    (first.standing, first.stops[place % first.stops.count]),
                    (second.standing, second.stops[place % second.stops.count]), meeting, office, waiting, &told)
            }
        }
        print("\(meeting): \(told), \(clock.now - began)")
        #expect(told.pairs >= 12 && told.turnedAway > 0, "\(told)")
    }

    private struct Told: CustomStringConvertible {
        var steps = 0
        var pairs = 0
        var walks = 0
        var walked = 0
        var turnedAway = 0
        var description: String {
            "\(steps) steps of the first, \(walked) of the second in \(walks) walks; \(pairs) pairs, \(turnedAway) turned away"
        }
    }

    /// The second program from its first step to its last, while the first is stopped.
    private func besides(
        _ stop: Int, _ standing: FileStanding, _ meeting: PaymentMeeting, _ office: PaymentDesk,
        _ waiting: Set<ClaimID>, _ told: inout Told
    ) throws -> Walk {
        let desk = try PaymentDesk(copying: office)
        let first = try desk.start(meeting.first, as: "first", stopAt: stop)
        #expect(first.wait() == .stopped)
        let walk = try Walk(desk, meeting.second, lockedOut: standing.holdsLock)
        first.goOn()
        let ends = Ends(try #require(first.wait().status), walk.status)
        let context = "\(meeting), stopped \(standing), and whole: \(ends)"
        #expect(!first.wasTurnedAway, "\(context)")
        if standing.holdsLock {
            #expect(walk.wasTurnedAway, "\(context)")
            told.turnedAway += 1
        }
        try outcome(ends, walk.wasTurnedAway, desk, meeting, waiting, context)
        told.walks += 1
        told.walked += walk.count
        return walk
    }

    private func pair(
        _ one: (standing: FileStanding, stop: Int), _ other: (standing: FileStanding, stop: Int),
        _ meeting: PaymentMeeting, _ office: PaymentDesk, _ waiting: Set<ClaimID>, _ told: inout Told
    ) throws {
        let desk = try PaymentDesk(copying: office)
        let first = try desk.start(meeting.first, as: "first", stopAt: one.stop)
        #expect(first.wait() == .stopped)
        let second = try desk.start(meeting.second, as: "second", stopAt: other.stop)
        #expect(second.wait() == .stopped)
        first.goOn()
        let firstEnd = try #require(first.wait().status)
        second.goOn()
        let ends = Ends(firstEnd, try #require(second.wait().status))
        let context = "\(meeting), \(one.standing) at \(one.stop), \(other.standing) at \(other.stop): \(ends)"
        #expect(!(one.standing.holdsLock && other.standing.holdsLock), "\(context)")
        // The first finds the lock taken where the second holds it and its own write is still to come.
        let isLate = other.standing.holdsLock && !one.standing.hasWritten
        #expect(first.wasTurnedAway == isLate, "\(context)")
        let isTurnedAway = first.wasTurnedAway || second.wasTurnedAway
        if isTurnedAway { told.turnedAway += 1 }
        try outcome(ends, isTurnedAway, desk, meeting, waiting, context)
        told.pairs += 1
    }

    private struct Ends: CustomStringConvertible {
        let first: Int32
        let second: Int32
        init(_ first: Int32, _ second: Int32) { (self.first, self.second) = (first, second) }
        var description: String { "\(first) \(second)" }
    }

    /// One of two gets through; whoever didn't tries again, and all is as it must be.
    private func outcome(
        _ ends: Ends, _ wasTurnedAway: Bool, _ desk: PaymentDesk, _ meeting: PaymentMeeting, _ waiting: Set<ClaimID>,
        _ context: String
    ) throws {
        #expect(ends.first == 0 || ends.second == 0, "\(context)")
        // Refused, never fallen over.
        #expect([0, 1].contains(ends.first) && [0, 1].contains(ends.second), "\(context)")
        for (command, end) in [(meeting.first, ends.first), (meeting.second, ends.second)] where end != 0 {
            let again = try desk.start(command, as: "again")
            let end = again.wait().status
            #expect(end == 0 || end == 1 && !again.wasTurnedAway, "\(context), again \(String(describing: end))")
        }
        try desk.check(meeting, waiting, context)
    }
}

extension PayingTwiceTests {
    /// One program from its first step to its last, looked at before each.
    private struct Walk {
        /// How it can stand, in its order, each with the steps before which it stands so.
        let standings: [(standing: FileStanding, stops: [Int])]
        let count: Int
        let status: Int32
        let wasTurnedAway: Bool

        /// - Parameter lockedOut: another one is stopped inside its write.
        init(_ desk: PaymentDesk, _ command: PaymentDesk.Command, lockedOut: Bool) throws {
            let onlooker = try Onlooker(desk.data)
            let program = try desk.start(command, as: "walk", stopAt: 0)
            var seen: [FileStanding: Int64] = [:]
            var stops = 0
            var end = program.wait()
            while end == .stopped {
                stops += 1
                let steps = try program.steps
                let standing = try #require(FileStanding.before(steps).last)
                let context = "\(command) \(stops) \(standing)"
                #expect(steps.count == stops, "\(context)")
                // Where two stops stand alike, others see the same and may do the same.
                #expect(try onlooker.isLockedOut() == (standing.holdsLock || lockedOut), "\(context)")
                let entries = try onlooker.entries()
                #expect(seen.updateValue(entries, forKey: standing).map { $0 == entries } ?? true, "\(context)")
                program.goOn()
                end = program.wait()
            }
            let steps = try program.steps
            count = stops
            status = try #require(end.status)
            wasTurnedAway = program.wasTurnedAway
            // None where it is refused by what it has read.
            let writes = steps.count { $0 == .beginWrite }
            #expect(writes == 1 || writes == 0 && status == 1, "\(command) writes in one transaction: \(writes)")
            let all = FileStanding.before(steps)
            var order: [FileStanding] = []
            for standing in all where order.last != standing { order.append(standing) }
            #expect(Set(order).count == order.count, "\(command) never stands as it stood before: \(order)")
            if !PayingTwiceTests.triesAll { order = order.filter { !$0.isClosing }.suffix(4) }
            standings = order.map { standing in
                (standing, all.indices.filter { all[$0] == standing }.map { $0 + 1 })
            }
        }
    }
}
