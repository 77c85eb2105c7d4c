#!/usr/bin/env python3
"""Disk full and I/O errors at every write of a save and of a backup.

    python3 Tests/Faults/iofaults.py --binary .build/release/huzhu [--every N] [--seed N]

For each kind of save, and for a backup, the real program runs again and again on a copy of one file; the first time the first call
that changes a file fails (a write, a sync, a truncation, a new file or name), then the second, until a run meets no failure. After
each: the program ended with a sentence of two parts (or had not needed that call), nothing acknowledged is missing, what was not
acknowledged is there whole or not at all (`huzhu verify`), the draft of a form that was not stored is kept, and older backups are as
they were. Both with one failing call and with all later calls failing too. `--every N` tries one call in N, beginning at one that the
seed chooses.
"""
import argparse, collections, concurrent.futures, glob, hashlib, itertools, os, random, re, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from kills import lost  # noqa: E402

KINDS = {kind: ["exercise", "--jobs", "1", "--kind", kind] for kind in ("person", "claim", "moved", "draft")}
KINDS["backup"] = ["backup"]
ERRORS = ("ENOSPC", "EIO")
SENTENCES = re.compile(r"^\S.*[^.]\. \S.*\.$", re.M)
RAW = re.compile(r"SELECT|INSERT|UPDATE |DELETE |SQLITE_|Fatal error")


class Wrong(Exception):
    pass


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--binary", default=".build/release/huzhu")
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kinds", default=",".join(KINDS))
    options = options.parse_args()
    dice, began = random.Random(options.seed), time.monotonic()
    folder = tempfile.mkdtemp(prefix="huzhu-iofaults-")
    office = Office(os.path.abspath(options.binary), folder)
    ways = list(itertools.product(options.kinds.split(","), ERRORS, (False, True)))
    total = collections.Counter()
    # Two at a time: a program that waits for the disk leaves room for another.
    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        first = {way: dice.randrange(options.every) + 1 for way in ways}
        runs = {way: workers.submit(every_call, office, *way, first[way], options.every) for way in ways}
        for (kind, error, stays), run in runs.items():
            try:
                found = run.result()
            except Wrong as wrong:
                workers.shutdown(cancel_futures=True)
                sys.exit(f"{kind}, {error}{' for good' if stays else ''}, {wrong}\n{folder} is kept")
            total += found
            print(f"{kind}: {found['failed']} of {found['calls']} calls failed with {error}{' for good' if stays else ' once'}: "
                  f"{found['told']} told, {found['harmless']} harmless", flush=True)
    shutil.rmtree(folder)
    print(f"{total['failed']} failures in {time.monotonic() - began:.0f} s: {total['told']} told in two sentences, "
          f"{total['harmless']} harmless; {total['drafts']} drafts kept of forms that were not stored")
    if not total["told"] or not total["drafts"] and "claim" in options.kinds:
        sys.exit("nothing was told, or no draft was looked for: the run shows nothing")


class Office:
    """The program, and the made-up file of which each run has a copy."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.library = os.path.join(folder, "iofail.so")
        self.environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "LANG": "C.UTF-8"}
        compiler = shutil.which("cc") or shutil.which("clang")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", self.library, os.path.join(HERE, "iofail.c"), "-ldl"], check=True)
        self.fresh = os.path.join(folder, "fresh.huzhu")
        self.run(["demo", "--make", "--members", "20", "--claims", "10"], self.fresh, check=True)

    def run(self, arguments, data, check=False, **more):
        return subprocess.run([self.binary, *arguments, "--data", data, "--lang", "en"], env={**self.environment, **more},
                              capture_output=True, text=True, timeout=120, check=check)

    def copy(self, place):
        shutil.rmtree(place, ignore_errors=True)
        os.mkdir(place)
        data = os.path.join(place, "office.huzhu")
        for suffix in ("", ".key"):
            shutil.copy(self.fresh + suffix, data + suffix)
        return data


def every_call(office, kind, error, stays, first, step):
    found = collections.Counter()
    place = os.path.join(office.folder, f"{kind}-{error}-{stays}")
    hit = place + ".hit"
    for call in itertools.count(first, step):
        data = office.copy(place)
        older = {}
        if kind == "backup":
            office.run(["backup"], data, check=True)
            older = digests(place)
        if os.path.exists(hit):
            os.unlink(hit)
        failing = {"LD_PRELOAD": office.library, "IOFAIL_UNDER": place + "/", "IOFAIL_AT": str(call), "IOFAIL_ERROR": error,
                   "IOFAIL_HIT": hit, **({"IOFAIL_ON": "1"} if stays else {})}
        run = office.run(KINDS[kind], data, **failing)

        def wrong(why, other=run):
            return Wrong(f"call {call}: {why}\n{other.stdout}{other.stderr}status {other.returncode}")

        if not os.path.exists(hit):
            if run.returncode:
                raise wrong("failed without a failing call")
            found["calls"] = call - 1
            return found
        found["failed"] += 1
        found["told" if run.returncode else "harmless"] += 1
        if run.returncode not in (0, 1):
            raise wrong("neither done nor told")
        if run.returncode == 1 and not SENTENCES.search(run.stderr) or RAW.search(run.stderr):
            raise wrong("no sentences of ours")
        check = office.run(["verify"], data)
        if check.returncode:
            raise wrong("the file is not sound", check)
        if kind != "backup":
            found["drafts"] += forms(data, run, wrong)
        now = digests(place)
        if any(now.get(path) != digest for path, digest in older.items()):
            raise wrong("an older backup was touched")
        if any(".part-" in name for name in now):
            raise wrong("half a backup was left")


def forms(data, run, wrong):
    """How many forms were kept as drafts without being stored; everything acknowledged must be there."""
    lines = [line.split(" ") for line in run.stdout.splitlines()]
    acknowledged = {(kind, what): int(version) for kind, what, version in lines if kind != "refused"}
    if missing := lost(data, acknowledged):
        raise wrong(f"acknowledged, but not there: {missing}")
    drafts = sum(kind == "draft" for kind, _ in acknowledged)
    return drafts if drafts == len(acknowledged) else 0


def digests(place):
    paths = glob.glob(os.path.join(place, "backups", "*"))
    return {path: hashlib.sha256(open(path, "rb").read()).hexdigest() for path in paths if os.path.isfile(path)}


if __name__ == "__main__":
    main()
