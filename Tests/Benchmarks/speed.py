#!/usr/bin/env python3
"""How fast the counter feels, with less and tig beside it in the same run; prints a Markdown table.

    python3 Tests/Benchmarks/speed.py --binary .build/release/huzhu [--data FILE] [--members N --claims N]

start    exec -> the first screen's text has arrived
key      a key written -> the last byte of what it changed (the repaint ends with QUIET seconds of silence)
bytes    output of one key: what a slow line must carry
memory   resident, after the first screen

Before that, of a new office with a password: exec -> the sign-in screen, Enter after the password -> the menu, and the most memory that
was resident until then.

A pseudo-terminal of 80x24 and the standard library are all it needs. Without --data a demo office is made.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

# --- What is measured: adapt this when a screen changes. ---

# name, steps that lead to the place (keys, text that shows that they have worked), the keys that are timed there.
# Only what changes is sent, so name a text that no part of was there before.
FIRST_SCREEN = "主菜单"
SIGN_IN_SCREEN = "密码"
PASSWORD = "sewing-lamp-river"
SCENARIOS = [
    ("plain form field", [("1", "先找人"), ("\033[17~", "证件号码"), ("\t", None)], list("WANGXIAOMINGabcdefgh")),
    ("find box, a live list", [("\033OQ", "取用")], ["z", "h", "a", "n", "g", "\177", "\177", "\177", "\177", "\177"]),
    ("claim form, the worksheet grows",
     [("3", "先找人"), ("zhangwei", "张伟"), ("\r", "入院日"), ("1", None), ("-40\r", None), ("-30\r", None), ("\r", None),
      ("BJ1\r", None), ("18642.50\r", None), ("13049.75\r", None), ("0\r", None)],
     ["4", "2", "0", "6", ".", "3", "1", "\177", "2", "\177", "\177", "\177", "\177", "\177", "\177", "\177"]),
    ("menu, selection moves", [], ["\033OB", "\033OB", "\033OB", "\033OA", "\033OA", "\033OA"]),
]
PEERS = [
    # name, arguments, first screen, keys, works in a made git repository
    ("less", ["less", "lines.txt"], "line 20 of", ["j"], False),
    ("tig", ["tig"], "change 2000", ["j"], True),
]
QUIET = 0.030
LIMIT = 10.0


class Screen:
    """A program in a pseudo-terminal of 80x24."""

    ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?>]*[ -/]*[@-~]|[()][A-Z0-9]|\][^\x07]*\x07|[=>78M])|[\x00-\x09\x0b-\x1a]")
    QUESTION = re.compile(rb"\x1b\[(\d+);1H\xc2\xb7\x1b\[6n")

    def __init__(self, command, folder, environment):
        self.seen = b""
        self.count = 0
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                os.chdir(folder)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def read(self, wait):
        """What arrives within `wait` seconds; empty for silence or the end."""
        if not select.select([self.fd], [], [], wait)[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        self.count += len(data)
        self.seen += data
        # A real terminal answers how wide it draws the interpunct.
        for row in self.QUESTION.findall(data):
            os.write(self.fd, b"\x1b[%s;2R" % row)
        return data

    def text(self):
        return self.ESCAPES.sub(b"", self.seen).decode(errors="replace")

    def wait_for(self, text):
        """Seconds from the start until `text` has arrived."""
        end = time.perf_counter() + LIMIT
        while text not in self.text():
            if not self.read(0.2) and (time.perf_counter() > end or self.ended()):
                raise SystemExit(f"never showed {text!r}; the output so far:\n{self.text()[-2000:]}")
        return time.perf_counter() - self.started

    def settle(self, quiet=QUIET):
        while self.read(quiet):
            pass

    def press(self, keys):
        os.write(self.fd, keys.encode())

    def timed(self, keys):
        """Milliseconds to the last byte, and the bytes; None if nothing was painted."""
        self.settle()
        before, start = self.count, time.perf_counter()
        self.press(keys)
        last, wait = None, 0.5
        while self.read(wait):
            last, wait = time.perf_counter(), QUIET
        return ((last - start) * 1e3, self.count - before) if last else None

    def memory(self, field="VmRSS"):
        with open(f"/proc/{self.pid}/status") as status:
            for line in status:
                if line.startswith(field):
                    return int(line.split()[1]) / 1024
        return float("nan")

    def ended(self):
        return os.waitpid(self.pid, os.WNOHANG)[0] != 0

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.fd)


def measure(command, folder, environment, first, steps, keys, runs, count, renew=None):
    starts, delays, sizes, memories = [], [], [], []
    for _ in range(runs):
        if renew:
            renew()
        screen = Screen(command, folder, environment)
        starts.append(screen.wait_for(first) * 1e3)
        screen.settle(0.15)
        memories.append(screen.memory())
        for press, text in steps:
            screen.seen = b""
            screen.press(press)
            if text:
                screen.wait_for(text)
            screen.settle(0.15)
        for number in range(count):
            result = screen.timed(keys[number % len(keys)])
            if result:
                delays.append(result[0])
                sizes.append(result[1])
        screen.close()
    if not delays:
        raise SystemExit(f"{command}: no key painted anything")
    delays.sort()
    return {
        "start": statistics.median(starts),
        "p50": delays[len(delays) // 2],
        "p95": delays[min(len(delays) - 1, int(len(delays) * 0.95))],
        "bytes": statistics.median(sizes),
        "memory": statistics.median(memories),
        "keys": len(delays),
    }


def measure_sign_in(binary, folder, environment, runs):
    data, secret = os.path.join(folder, "signed.huzhu"), os.path.join(folder, "secret")
    with open(os.open(secret, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write(PASSWORD + "\n")
    subprocess.run(
        [binary, "init", "--data", data, "--name", "渭滨区总工会", "--division", "610302", "--user", "周敏"],
        check=True, env={**environment, "HUZHU_PASSWORD_FILE": secret}, stdout=subprocess.DEVNULL)
    starts, entries, memories = [], [], []
    for _ in range(runs):
        screen = Screen([binary, "--data", data, "--lang", "zh"], folder, environment)
        starts.append(screen.wait_for(SIGN_IN_SCREEN) * 1e3)
        screen.settle(0.15)
        screen.press(PASSWORD)
        screen.settle(0.15)
        screen.seen, screen.started = b"", time.perf_counter()
        screen.press("\r")
        entries.append(screen.wait_for(FIRST_SCREEN) * 1e3)
        screen.settle(0.15)
        memories.append(screen.memory("VmHWM"))
        screen.close()
    print(
        f"start to the sign-in screen {statistics.median(starts):.1f} ms, password to menu {statistics.median(entries):.0f} ms, "
        f"{max(memories):.1f} MB at most (medians of {runs}, the highest memory)\n")


def make_repository(folder):
    """2000 commits at once, the way git itself imports history."""
    subprocess.run(["git", "init", "-q", folder], check=True)
    stream = "".join(
        f"commit refs/heads/main\ncommitter T <t@example.com> {1700000000 + n} +0000\n"
        f"data {len(f'change {n}')}\nchange {n}\n" for n in range(1, 2001))
    subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], input=stream.encode(), check=True)
    subprocess.run(["git", "-C", folder, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)


def row(name, place, figures):
    return (
        f"| {name} | {place} | {figures['start']:.1f} ms | {figures['p50']:.2f} ms | {figures['p95']:.2f} ms "
        f"| {figures['bytes']:.0f} B | {figures['memory']:.1f} MB | {figures['keys']} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", help="a data file; it is copied, never opened itself")
    parser.add_argument("--members", type=int, default=100000, help="size of the demo made without --data")
    parser.add_argument("--claims", type=int, default=50000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keys", type=int, default=20, help="timed keys of one run")
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)

    with tempfile.TemporaryDirectory(prefix="huzhu-speed-") as folder:
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": folder, "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "TZ": "Asia/Shanghai", "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder,
        }
        data = options.data
        if not data:
            data = os.path.join(folder, "demo.huzhu")
            began = time.perf_counter()
            subprocess.run(
                [binary, "demo", "--make", "--members", str(options.members), "--claims", str(options.claims), "--data", data],
                check=True, env=environment, stdout=subprocess.DEVNULL)
            print(f"made {options.members} members and {options.claims} claims in {time.perf_counter() - began:.1f} s\n")
        work = os.path.join(folder, "work.huzhu")
        measure_sign_in(binary, folder, environment, options.runs)

        def renew():
            # A draft left by one run would greet the next.
            for suffix in ("-wal", "-shm"):
                if os.path.exists(work + suffix):
                    os.remove(work + suffix)
            for suffix in ("", ".key"):
                shutil.copy(data + suffix, work + suffix)

        print("| program | where | start | key p50 | key p95 | bytes a key | memory | keys |")
        print("|---|---|---|---|---|---|---|---|")
        for place, steps, keys in SCENARIOS:
            figures = measure(
                [binary, "--data", work, "--lang", "zh"], folder, environment, FIRST_SCREEN, steps, keys,
                options.runs, options.keys, renew)
            print(row("huzhu", place, figures), flush=True)

        with open(os.path.join(folder, "lines.txt"), "w") as lines:
            lines.writelines(f"line {n} of 2000\n" for n in range(1, 2001))
        repository = os.path.join(folder, "repository")
        for name, command, first, keys, needs_repository in PEERS:
            if not shutil.which(command[0]) or (needs_repository and not shutil.which("git")):
                print(f"| {name} | not installed | | | | | | |")
                continue
            if needs_repository:
                make_repository(repository)
            figures = measure(
                command, repository if needs_repository else folder, environment, first, [], keys, options.runs, options.keys)
            print(row(name, "one line down", figures), flush=True)


if __name__ == "__main__":
    sys.exit(main())
