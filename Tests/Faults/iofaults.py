#!/usr/bin/env python3
"""Disk full and I/O errors at every write of a save and of a backup.

    python3 Tests/Faults/iofaults.py --binary .build/release/huzhu

For each kind of save, and for a backup, the real program runs again and again on a copy of one file; the first time its first write,
sync or truncation fails, then its second, until a run meets no failure. After each: the program ended with a sentence (or had not
needed that write), nothing acknowledged is missing, what was not acknowledged is there whole or not at all (`huzhu verify`), and
older backups are as they were. Both with one failing call and with all later calls failing too.
"""
import argparse, collections, glob, hashlib, os, re, shutil, sqlite3, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from kills import lost  # noqa: E402

SENTENCE = re.compile(r"^(The disk is full|The database failed|\S.* can't be |The data file|The backup|\S.*\. \S.*\.)", re.M)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--binary", default=".build/release/huzhu")
    options = options.parse_args()
    binary = os.path.abspath(options.binary)
    folder = tempfile.mkdtemp(prefix="huzhu-iofaults-")
    library = os.path.join(folder, "iofail.so")
    compiler = shutil.which("cc") or shutil.which("clang")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, os.path.join(HERE, "iofail.c"), "-ldl"], check=True)
    environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "LANG": "C.UTF-8"}
    fresh = os.path.join(folder, "fresh.huzhu")
    subprocess.run([binary, "demo", "--make", "--members", "60", "--claims", "40", "--data", fresh], env=environment,
                   check=True, stdout=subprocess.DEVNULL)
    total = collections.Counter()
    for kind, arguments in jobs(binary, fresh, environment).items():
        for error in ("ENOSPC", "EIO"):
            for stays in (False, True):
                calls = every_call(binary, fresh, folder, library, environment, kind, arguments, error, stays, total)
                print(f"{kind}: {calls} calls failed with {error}{', and all later ones' if stays else ''}")
    shutil.rmtree(folder)
    print(f"{total['failed']} failures: {total['told']} told in a sentence, {total['harmless']} harmless")


def jobs(binary, fresh, environment):
    """A seed whose first job is of each kind; the arguments of the program by kind."""
    found = {}
    for seed in range(1, 200):
        copy = fresh + ".probe"
        for suffix in ("", ".key"):
            shutil.copy(fresh + suffix, copy + suffix)
        out = subprocess.run([binary, "exercise", "--data", copy, "--seed", str(seed), "--jobs", "1"], env=environment,
                             check=True, capture_output=True, text=True).stdout
        kind = out.split(" ")[0]
        if kind in ("person", "claim", "moved", "draft"):
            found.setdefault(kind, ["exercise", "--seed", str(seed), "--jobs", "1"])
        if len(found) == 4:
            break
    for old in glob.glob(fresh + ".probe*"):
        os.unlink(old)
    found["backup"] = ["backup"]
    return found


def every_call(binary, fresh, folder, library, environment, kind, arguments, error, stays, total):
    call = 0
    while True:
        call += 1
        place = os.path.join(folder, "work")
        shutil.rmtree(place, ignore_errors=True)
        os.mkdir(place)
        data = os.path.join(place, "office.huzhu")
        for suffix in ("", ".key"):
            shutil.copy(fresh + suffix, data + suffix)
        older = {}
        if kind == "backup":
            subprocess.run([binary, "backup", "--data", data], env=environment, check=True, capture_output=True)
            older = digests(place)
        hit = os.path.join(folder, "hit")
        if os.path.exists(hit):
            os.unlink(hit)
        failing = {"LD_PRELOAD": library, "IOFAIL_UNDER": place, "IOFAIL_AT": str(call), "IOFAIL_ERROR": error, "IOFAIL_HIT": hit}
        if stays:
            failing["IOFAIL_ON"] = "1"
        run = subprocess.run([binary, *arguments, "--data", data, "--lang", "en"], env={**environment, **failing},
                             capture_output=True, text=True, timeout=120)
        if not os.path.exists(hit):
            if run.returncode:
                fail(kind, call, error, run, "failed without a failing call")
            return call - 1
        total["failed"] += 1
        if run.returncode not in (0, 1):
            fail(kind, call, error, run, "neither done nor told")
        if run.returncode == 1 and not SENTENCE.search(run.stderr):
            fail(kind, call, error, run, "no sentence")
        total["told" if run.returncode else "harmless"] += 1
        check = subprocess.run([binary, "verify", "--data", data, "--lang", "en"], env=environment, capture_output=True, text=True)
        if check.returncode:
            fail(kind, call, error, check, "the file is not sound")
        acknowledged = {(line.split(" ")[0], line.split(" ")[1]): int(line.split(" ")[2])
                        for line in run.stdout.splitlines() if line.count(" ") == 2} if kind != "backup" else {}
        acknowledged = {place: version for place, version in acknowledged.items() if place[0] != "refused"}
        if lost(data, acknowledged):
            fail(kind, call, error, run, "acknowledged, but not there")
        now = digests(place)
        if any(now.get(path) != digest for path, digest in older.items()):
            fail(kind, call, error, run, "an older backup was touched")


def digests(place):
    paths = glob.glob(os.path.join(place, "backups", "*"))
    return {path: hashlib.sha256(open(path, "rb").read()).hexdigest() for path in paths if os.path.isfile(path)}


def fail(kind, call, error, run, why):
    sys.exit(f"{kind}, call {call}, {error}: {why}\n{run.stdout}{run.stderr}status {run.returncode}")


if __name__ == "__main__":
    main()
