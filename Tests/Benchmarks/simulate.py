#!/usr/bin/env python3
"""How long `huzhu simulate` takes over many stored claims, beside the least that anybody could take: sqlite3 printing the
same columns. Both are run in turns over one file; the best of the runs counts.

    python3 Tests/Benchmarks/simulate.py --binary .build/release/huzhu [--claims 150000] [--members 100000] [--runs 3]

The draft changes one figure of hospital-accident, the plan that most claims are of. Prints a table and the ratio; judges nothing.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import time

# What a simulation reads (Office/Storage/StatementsOfSimulating.swift), each column once.
COLUMNS = """
SELECT quote(id), quote(person), quote(event), quote(worksheet) FROM claim;
SELECT quote(claim), quote(at), quote(action), quote(place) FROM claim_step
    WHERE place = 0 OR action IN ('accept', 'deny', 'reconsider', 'undo', 'withdraw');
SELECT quote(id), quote(person), quote(tier), quote(shares), quote(first_day), quote(last_day), quote(continued),
    quote(plan), quote(receipt) FROM enrolment WHERE plan = 'hospital-accident';
SELECT quote(id), quote(day) FROM receipt;
"""


def timed(command, **more):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **more)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=".build/release/huzhu")
    parser.add_argument("--claims", type=int, default=150_000)
    parser.add_argument("--members", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--data", help="a data file that is there already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, LANG="C.UTF-8")
        data = options.data or os.path.join(folder, "office.huzhu")
        binary = os.path.abspath(options.binary)
        if not options.data:
            subprocess.run(
                [binary, "demo", "--make", "--data", data, "--members", str(options.members), "--claims",
                 str(options.claims), "--today", "2026-11-24"],
                check=True, env=environment, stdout=subprocess.DEVNULL)
        plan = subprocess.run(
            [binary, "plans", "export", "hospital-accident"], check=True, env=environment, capture_output=True,
            text=True).stdout
        draft = os.path.join(folder, "draft.toml")
        changed, count = re.subn(r"rate = \{ value = 100,", "rate = { value = 90,", plan)
        assert count == 1, plan
        with open(draft, "w") as file:
            file.write(changed)
        simulate = [binary, "simulate", draft, "--data", data, "--json"]
        read = ["sqlite3", data, COLUMNS]
        ours, theirs = [], []
        for _ in range(options.runs):
            theirs.append(timed(read))
            ours.append(timed(simulate, env=environment))
        claims = subprocess.run(
            ["sqlite3", data, "SELECT count(*) FROM claim"], check=True, capture_output=True, text=True).stdout.strip()
        print("| stored claims | huzhu simulate | sqlite3, quote() of the same columns | ratio |")
        print("|---|---|---|---|")
        print(f"| {int(claims):,} | {min(ours):.2f} s | {min(theirs):.2f} s | {min(ours) / min(theirs):.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
