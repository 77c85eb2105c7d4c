#!/usr/bin/env python3
"""The fault run: real `huzhu` programs at random work, killed from outside.

    python3 Tests/Faults/kills.py --binary .build/release/huzhu [--kills 500] [--seed 1]

Each round starts `huzhu exercise` on a made-up office, reads what it acknowledges from a pipe, and kills it (SIGKILL) at a random
moment. In every third round the end of the write-ahead log is then torn as a power cut tears it: whatever lies behind the last
commit is cut or overwritten. After each round `huzhu verify` must find nothing, and every save that was ever acknowledged must be
there, in that version or a later one. It ends with status 1 and keeps the file where that isn't so.
"""
import argparse, collections, os, random, select, shutil, signal, sqlite3, statistics, struct, subprocess, sys, tempfile, time

TABLES = {  # what an acknowledgement names, and where it must lie
    "person": "SELECT version FROM person WHERE number = ?",
    "enrolment": "SELECT version FROM enrolment WHERE number = ?",
    "claim": "SELECT version FROM claim WHERE number = ?",
    "moved": "SELECT version FROM claim WHERE number = ?",
    # A draft goes with its record stored, in one transaction.
    "draft": "SELECT 1 FROM draft WHERE key = ?1 UNION ALL SELECT 1 FROM submission WHERE key = ?1",
}
ROUNDS_A_FILE = 25


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--binary", default=".build/release/huzhu")
    options.add_argument("--kills", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    binary = os.path.abspath(options.binary)
    dice = random.Random(options.seed)
    folder = tempfile.mkdtemp(prefix="huzhu-kills-")
    environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "LANG": "C.UTF-8"}
    fresh = os.path.join(folder, "fresh.huzhu")
    subprocess.run([binary, "demo", "--make", "--members", "60", "--claims", "40", "--data", fresh],
                   env=environment, check=True, stdout=subprocess.DEVNULL)
    tally, verifying, kinds = collections.Counter(), [], collections.Counter()
    data, acknowledged = None, {}
    began = time.monotonic()
    for number in range(options.kills):
        if number % ROUNDS_A_FILE == 0:
            data, acknowledged = copied(fresh, folder, number), {}
        lines, inside = one_round(binary, data, environment, options.seed * 100_000 + number, dice)
        tally["kills"] += 1
        tally["inside a transaction"] += inside
        for kind, what, version in lines:
            kinds[kind] += 1
            if kind in TABLES:
                place = (kind, what)
                acknowledged[place] = max(version, acknowledged.get(place, 0))
        if number % 3 == 2:
            tally["torn logs"] += tear(data + "-wal", dice)
        start = time.monotonic()
        check = subprocess.run([binary, "verify", "--data", data, "--lang", "en"], env=environment, capture_output=True, text=True)
        verifying.append(time.monotonic() - start)
        missing = lost(data, acknowledged)
        if check.returncode or missing:
            print(check.stdout + check.stderr, file=sys.stderr)
            for what in missing:
                print("acknowledged, but not there:", *what, file=sys.stderr)
            sys.exit(f"round {number}, seed {options.seed}: {data} is kept")
    shutil.rmtree(folder)
    share = tally["inside a transaction"] / tally["kills"]
    print(f"{tally['kills']} kills in {time.monotonic() - began:.0f} s, {tally['inside a transaction']} "
          f"({share:.0%}) inside a transaction, {tally['torn logs']} torn logs; verify p50 {statistics.median(verifying) * 1000:.0f} ms")
    print("acknowledged: " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    if share < 0.2 or sum(kinds[kind] > 0 for kind in TABLES) < 3:
        sys.exit("too few kills inside a transaction, or too few kinds of work: the run shows nothing")


def copied(fresh, folder, number):
    data = os.path.join(folder, f"round-{number}.huzhu")
    for suffix in ("", ".key"):
        shutil.copy(fresh + suffix, data + suffix)
    for old in os.listdir(folder):
        if old.startswith("round-") and not old.startswith(f"round-{number}."):
            os.unlink(os.path.join(folder, old)) if os.path.isfile(os.path.join(folder, old)) else shutil.rmtree(os.path.join(folder, old))
    return data


def one_round(binary, data, environment, seed, dice):
    """What was acknowledged, and whether the last mark was that of a begin."""
    marks, marks_in = os.pipe()
    os.set_inheritable(marks_in, True)
    program = subprocess.Popen(
        [binary, "exercise", "--data", data, "--seed", str(seed)], env={**environment, "HUZHU_TEST_MARKS": str(marks_in)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=[marks_in])
    os.close(marks_in)
    # After so many begins of writes, and then a moment of up to twice what a save takes.
    begins, pause = dice.randrange(1, 25), dice.random() * dice.choice([0.0005, 0.004, 0.02])
    seen, deadline = b"", time.monotonic() + 30
    while seen.count(b"(") < begins and time.monotonic() < deadline:
        if select.select([marks], [], [], 1)[0]:
            more = os.read(marks, 4096)
            if not more:
                break
            seen += more
    time.sleep(pause)
    program.send_signal(signal.SIGKILL)
    out, errors = program.communicate()
    while more := os.read(marks, 4096):
        seen += more
    os.close(marks)
    if program.returncode != -signal.SIGKILL:
        sys.exit(f"seed {seed}: the program ended by itself ({program.returncode}): {errors.decode()}")
    whole = out[: out.rfind(b"\n") + 1].decode()
    lines = [(kind, what, int(version)) for kind, what, version in (line.split(" ") for line in whole.splitlines())]
    return lines, seen.endswith(b"(")


def tear(log, dice):
    """Cuts or overwrites what lies behind the last commit of the log (https://www.sqlite.org/walformat.html, §4)."""
    if not os.path.exists(log) or os.path.getsize(log) < 32:
        return 0
    with open(log, "r+b") as file:
        head = file.read(32)
        size, salts = struct.unpack(">I", head[8:12])[0], head[16:24]
        end, place = 32, 32
        while len(frame := file.read(24)) == 24 and frame[8:16] == salts:
            place += 24 + size
            file.seek(place)
            if struct.unpack(">I", frame[4:8])[0]:
                end = place
        length = file.seek(0, os.SEEK_END)
        if dice.random() < 0.5:
            file.truncate(dice.randint(min(end, length), length))
        else:
            file.seek(end)
            file.write(dice.randbytes(dice.randint(1, 3 * (size + 24))))
    return 1


def lost(data, acknowledged):
    connection = sqlite3.connect(data)
    try:
        missing = []
        for (kind, what), version in acknowledged.items():
            row = connection.execute(TABLES[kind], (what,)).fetchone()
            if row is None or (kind != "draft" and row[0] < version):
                missing.append((kind, what, version))
        return missing
    finally:
        connection.close()


if __name__ == "__main__":
    main()
