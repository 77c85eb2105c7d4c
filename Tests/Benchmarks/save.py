#!/usr/bin/env python3
"""What a save costs above the disk: claims entered through the counter, from the last F10 to the last byte of the page that says
so, beside the time that the same disk takes to make as many bytes durable. Prints a Markdown table.

    python3 Tests/Benchmarks/save.py --binary .build/release/huzhu [--saves 40] [--members N --claims N] [--folder DIR] [--limit MS]

saved    F10 on the confirm page written -> "已受理" is painted, the claim with its worksheet durable in the data file
fsync    in the same run, after each save: the bytes that the save appended, written to a file beside the data, and fsync
above    the median of what each save took more than the fsync after it

With --limit the exit status is 1 when the median is above it; without, it measures and judges nothing. The folder must lie on a
disk: on a file system in memory an fsync is free.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from speed import FIRST_SCREEN, QUIET, Screen

TODAY = "2026-11-24"
# After it come the papers, all ticked by 0, F10 for the page to confirm, and F10 that stores.
FIGURES = ["18642.50\r", "13049.75\r", "0\r", "4206.31\r", "1386.44\r"]


def people(binary, data, environment, most):
    """Names that one hit answers, of people who have claimed before: they have covers."""
    found = subprocess.run(
        [binary, "find", "LP", "--data", data, "--json", "--limit", "1000"], check=True, env=environment, stdout=subprocess.PIPE)
    names = dict.fromkeys(row["name"] for row in json.loads(found.stdout))
    for name in list(names)[:most]:
        yield name


def wal_size(data):
    return os.path.getsize(data + "-wal") if os.path.exists(data + "-wal") else 0


def press(screen, keys, text):
    screen.seen = b""
    screen.press(keys)
    if text:
        screen.wait_for(text)
    screen.settle()


def save(screen, number, name, data):
    """Enters one claim; milliseconds of its save and the bytes appended, or None where no cover pays for it."""
    press(screen, "3", "先找人")
    press(screen, name, name)
    press(screen, "\r", "入院日")
    press(screen, "1", None)
    for keys in ["-40\r", "-30\r", "\r", f"SPEED{number:06}\r"] + FIGURES:
        press(screen, keys, None)
    press(screen, "0", None)
    press(screen, "\033[21~", "以上受理吗")
    pays = "互助金 0.00" not in screen.text() and "没有有效保障" not in screen.text()
    # The draft of the form is saved within 300 ms; it must not stand in the way of the save that is timed.
    screen.settle(0.5)
    screen.seen = b""
    before = wal_size(data)
    start = time.perf_counter()
    screen.press("\033[21~")
    end = time.perf_counter() + 10
    while "已受理" not in screen.text():
        if not screen.read(0.2) and time.perf_counter() > end:
            raise SystemExit(f"never stored; the output so far:\n{screen.text()[-2000:]}")
    last = time.perf_counter()
    grown = wal_size(data) - before
    while screen.read(QUIET):
        last = time.perf_counter()
    press(screen, "\033OR", FIRST_SCREEN)
    return ((last - start) * 1e3, grown) if pays else None


def durable(folder, count):
    """Milliseconds to append `count` bytes to a file of its own and to fsync it."""
    with open(os.path.join(folder, "scratch"), "ab", buffering=0) as scratch:
        content = os.urandom(count)
        start = time.perf_counter()
        scratch.write(content)
        os.fsync(scratch.fileno())
        return (time.perf_counter() - start) * 1e3


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--members", type=int, default=2000)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--folder", help="where the data file is made; a folder on the disk that is meant")
    parser.add_argument("--limit", type=float, help="milliseconds above fsync that are too many")
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)

    with tempfile.TemporaryDirectory(prefix="huzhu-save-", dir=options.folder) as folder:
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": folder, "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "TZ": "Asia/Shanghai", "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder,
        }
        data = os.path.join(folder, "demo.huzhu")
        subprocess.run(
            [binary, "demo", "--make", "--today", TODAY, "--members", str(options.members), "--claims", str(options.claims),
             "--data", data], check=True, env=environment, stdout=subprocess.DEVNULL)
        screen = Screen([binary, "demo", "--data", data, "--today", TODAY, "--lang", "zh"], folder, environment)
        screen.wait_for(FIRST_SCREEN)
        screen.settle(0.15)
        saves, syncs, above, sizes = [], [], [], []
        for number, name in enumerate(people(binary, data, environment, 4 * options.saves)):
            saved = save(screen, number, name, data)
            if saved is None:
                continue
            took, grown = saved
            # The log begins anew after a checkpoint: then what the other saves appended is written.
            size = grown if grown > 0 else int(statistics.median(sizes or [65536]))
            sync = durable(folder, size)
            saves.append(took)
            syncs.append(sync)
            above.append(took - sync)
            sizes.append(size)
            if len(saves) == options.saves:
                break
        screen.close()
    if not saves:
        raise SystemExit("no claim was saved")
    median = statistics.median(above)
    print("| claims | appended | saved p50 | saved p95 | fsync p50 | above fsync p50 |")
    print("|---|---|---|---|---|---|")
    p95 = sorted(saves)[min(len(saves) - 1, int(len(saves) * 0.95))]
    print(
        f"| {len(saves)} | {statistics.median(sizes) / 1024:.0f} kB | {statistics.median(saves):.2f} ms | {p95:.2f} ms "
        f"| {statistics.median(syncs):.2f} ms | {median:.2f} ms |")
    return 1 if options.limit is not None and median > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
