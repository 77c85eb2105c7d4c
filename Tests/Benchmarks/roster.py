#!/usr/bin/env python3
"""Times `huzhu import roster` beside `sqlite3 .import` of the same rows into as many plain columns and indexes.

    python3 Tests/Benchmarks/roster.py --binary .build/release/huzhu [--rows 1000000] [--sheet-rows 50000]

Both files are made anew: a made-up office of 600 members, and a table as `person` is, without the keys by which names are
found. The workbook needs xlsxwriter (PyPI); without it that line is left out. People are made up.
"""
import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力宁健世广志义兴良海山仁波贵福生龙元全国胜学祥才发武新利清飞彬富顺信子岩琴萍红月玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香莺媛瑞凡佳"
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
INDEXED = ["employer", "identity_tail", "phone_hash", "phone_tail", "twin_hash"]
COLUMNS = [
    "id", "number", "kind", "guardian", "name", "sex", "birth_year", "employer", "employment", "front_line",
    "medical_insurance", "consent_day", "consent_by", "identity_hash", "identity_tail", "phone_hash", "phone_tail",
    "card_hash", "twin_hash", "secret", "entered_by", "entered_on", "version", "died_on", "merged_into",
]


def people(count):
    """Nobody twice: each day of birth has its numbers in their order, and the rows are mixed."""
    mixed = random.Random(7)
    for place in mixed.sample(range(count), count):
        day = time.strftime("%Y%m%d", time.gmtime((place // 120) * 86400 - 10 * 365 * 86400))
        body = f"610302{day}{place % 120 + 1:03}"
        identity = body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS)) % 11]
        name = mixed.choice(SURNAMES) + "".join(mixed.choice(GIVEN) for _ in range(mixed.choice([1, 2, 2, 2])))
        yield name, identity, f"1{mixed.randrange(3, 10)}{place:09}"


def write_rosters(folder, count, sheet_count):
    """The roster, the same rows as a table of plain values, and the first rows once more for the workbook."""
    numbers = random.Random(11)
    roster, plain = f"{folder}/roster.csv", f"{folder}/plain.csv"
    with open(roster, "w", encoding="utf-8", newline="") as one, open(plain, "w", encoding="utf-8", newline="") as two:
        rows, values = csv.writer(one), csv.writer(two)
        rows.writerow(["序号", "姓名", "身份证号", "手机号"])
        for place, (name, identity, phone) in enumerate(people(count)):
            rows.writerow([place + 1, name, identity, phone])
            values.writerow([
                place + 1, f"HY61030226{place:07}", "member", "", name, "male", identity[6:10], 7, "in-service", 0, 1,
                "", "", identity, numbers.randrange(10000), phone, phone[-4:], "", numbers.randrange(1 << 62),
                f"{numbers.randrange(1 << 600):0150x}"[:150], 1, "2026-11-24", 1, "", "",
            ])
    small = f"{folder}/small.csv"
    with open(roster, encoding="utf-8") as source, open(small, "w", encoding="utf-8") as target:
        for _ in range(sheet_count + 1):
            target.write(source.readline())
    return roster, plain, small


def write_workbook(small, path):
    try:
        import xlsxwriter
    except ImportError:
        return False
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    with open(small, encoding="utf-8", newline="") as rows:
        for place, row in enumerate(csv.reader(rows)):
            for column, text in enumerate(row):
                sheet.write_string(place, column, text)
    book.close()
    return True


def timed(command, **options):
    """Seconds, the most memory in MB, and what was said."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, **options)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: status {status}, {said.decode()}")
    return time.monotonic() - start, usage.ru_maxrss / 1024, said.decode()


def sqlite(folder, plain):
    table = ", ".join(COLUMNS[1:])
    script = [f"CREATE TABLE person (id INTEGER PRIMARY KEY, {table}, UNIQUE (number), UNIQUE (identity_hash));"]
    script += [f"CREATE INDEX person_{name} ON person ({name});" for name in INDEXED]
    script += [".mode csv", f".import {plain} person", "SELECT COUNT(*) FROM person;"]
    return timed(["sqlite3", f"{folder}/plain.db"] + script)


class Office:
    """A made-up office, anew for each run."""

    def __init__(self, binary, folder, name):
        self.binary, self.data = os.path.abspath(binary), f"{folder}/{name}.huzhu"
        self.home = dict(os.environ, HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, LANG="C.UTF-8")
        subprocess.run(
            [self.binary, "demo", "--make", "--data", self.data], check=True, env=self.home,
            stdout=subprocess.DEVNULL)
        found = subprocess.run(
            [self.binary, "find", "供水", "--json", "--data", self.data], check=True, env=self.home,
            capture_output=True).stdout
        self.employer = json.loads(found)[0]["creditCode"]

    def read(self, roster):
        seconds, memory, said = timed([
            self.binary, "import", "roster", roster, "--employer", self.employer, "--json", "--data", self.data],
            env=self.home)
        counts = json.loads(said)
        assert counts["new"] == counts["read"] and counts["finished"], said
        return seconds, memory, counts["read"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    # A year has 999,999 numbers for members, and the demo has given some.
    parser.add_argument("--rows", type=int, default=999_000)
    parser.add_argument("--sheet-rows", type=int, default=50_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        roster, plain, small = write_rosters(folder, arguments.rows, arguments.sheet_rows)
        seconds, memory, rows = Office(arguments.binary, folder, "large").read(roster)
        beside, beside_memory, _ = sqlite(folder, plain)
        print(f"| rows | huzhu import roster | memory | sqlite3 .import | memory | ratio |")
        print("|---|---|---|---|---|---|")
        print(f"| {rows:,} | {seconds:.1f} s | {memory:.0f} MB | {beside:.1f} s | {beside_memory:.0f} MB | {seconds / beside:.2f} |")
        seconds, memory, rows = Office(arguments.binary, folder, "small").read(small)
        workbook = f"{folder}/small.xlsx"
        if write_workbook(small, workbook):
            sheet, sheet_memory, _ = Office(arguments.binary, folder, "sheet").read(workbook)
            print(f"\n| rows | .csv | .xlsx | memory | ratio |\n|---|---|---|---|---|")
            print(f"| {rows:,} | {seconds:.2f} s | {sheet:.2f} s | {sheet_memory:.0f} MB | {sheet / seconds:.2f} |")


main()
