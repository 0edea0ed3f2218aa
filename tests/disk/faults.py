#!/usr/bin/env python3
"""Disks that fail under the real program: full, read-only, unplugged.

    tests/disk/faults.py [PROGRAM]        as root

PROGRAM: else $CARGO_TARGET_DIR/debug/isnad, else target/debug/isnad (not built here).
DISK_ROUNDS: how many disks fail (default 10). DISK_SEED: seed of the random moments.

In each round the program runs a long script on a small disk of its own (tmpfs or ext4), and the
disk fails at a random moment. What the program had printed as done must be there once the disk is
back, at most one step more; it must have said what happened and ended with 3 ("the disk failed"),
or, where its journal went on to take every deed of an unplugged disk, have done all; nothing may be damaged, nothing may lie in the bare folder below the disk, and the next script must
run. Ends with 1 at the first thing that is not so, and with 2 where disks cannot be mounted.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = os.environ.get("CARGO_TARGET_DIR", ROOT / "target")
PROGRAM = Path(sys.argv[1] if len(sys.argv) > 1 else f"{TARGET}/debug/isnad").resolve()
ROUNDS = int(os.environ.get("DISK_ROUNDS", "10"))
SEED = int(os.environ.get("DISK_SEED", str(random.randrange(10**6))))
STEPS = 1500
DISK_MB = 12


class Failure(Exception):
    """What was expected, and what was there instead."""


def run(*command):
    return subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=60).stdout


class Disk:
    """A small file system of its own, mounted at a folder."""

    def __init__(self, work, kind):
        self.kind, self.at, self.image = kind, work / "disk", work / "image"
        self.at.mkdir()
        if kind == "ext4":
            run("truncate", "-s", f"{DISK_MB}M", self.image)
            run("mkfs.ext4", "-q", "-F", self.image)
        self.plug()

    def plug(self):
        if self.kind == "ext4":
            run("mount", "-o", "loop", self.image, self.at)
        else:
            run("mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "none", self.at)

    def fill(self, left_byte):
        """Takes all room but some bytes, as another program's files would."""
        with open(self.at / "others", "wb", buffering=0) as file:
            step = 1 << 20
            while step >= 512:
                try:
                    if file.write(b"\1" * step) < step:
                        step //= 2
                except OSError:
                    step //= 2
            file.truncate(max(0, file.tell() - left_byte))
            # Or ext4 holds only promises of room.
            os.fsync(file.fileno())

    def free(self):
        (self.at / "others").unlink()

    def turn(self, how):
        """Read-only (`ro`) or writable (`rw`)."""
        run("mount", "-o", f"remount,{how}", self.at)

    def unplug(self):
        run("umount", "-l", self.at)

    def plug_again(self):
        subprocess.run(["umount", self.at], capture_output=True, timeout=60)
        self.plug()

    def gone(self):
        while subprocess.run(["umount", self.at], capture_output=True, timeout=60).returncode == 0:
            pass


class Script:
    """The program at work on a project, until it ends."""

    def __init__(self, project, work, steps):
        lines = ["open 0001"]
        for step in range(steps):
            start = 30 + step % 200
            lines += [f"select {start}..{start + 5}", "do tag.claim type=factual"]
        (work / "a.story").write_text("\n".join(lines))
        self.printed = work / "printed"
        self.process = subprocess.Popen(
            [PROGRAM, "story", project, work / "a.story", "--verbose", "--lang", "en"],
            stdin=subprocess.DEVNULL, stdout=open(self.printed, "wb"), stderr=subprocess.PIPE)

    def acknowledged(self):
        whole = [one for one in self.printed.read_bytes().split(b"\n")[:-1] if b"tag.claim" in one]
        return len(whole)

    def wait_for_first(self):
        """Until it has done something or ended: only then is a project open."""
        while self.process.poll() is None and self.acknowledged() == 0:
            time.sleep(0.001)

    def end(self):
        """Its exit code and what it said."""
        _, said = self.process.communicate(timeout=600)
        return self.process.returncode, said.decode()


def claims(project):
    return len(json.loads(run(PROGRAM, "tags", project, "--kind", "claims", "--json"))["claims"])


def nothing_damaged(project):
    done = subprocess.run([PROGRAM, "check", project, "--json"], capture_output=True, timeout=60)
    # Warnings about a tag are about what the script tagged.
    bad = [one for one in json.loads(done.stdout)
           if one["severity"] == "error" or one["severity"] == "warning" and not one["tag"]]
    if bad or done.returncode not in (0, 1):
        raise Failure(f"expected no damage, `check` tells {done.returncode}, {bad}")


def expect(condition, what, seen):
    if not condition:
        raise Failure(f"expected {what}; there is {seen!r}")


# What fails, on which file system, and what brings it back. A tmpfs cannot be plugged again: its
# files are gone with it.
def full(disk, chance):
    disk.fill(chance.choice([0, 0, 500, 5_000, 40_000]))
    return disk.free


def read_only(disk, _chance):
    disk.turn("ro")
    return lambda: disk.turn("rw")


def unplugged(disk, _chance):
    disk.unplug()
    return disk.plug_again


CASES = [
    (full, "tmpfs"), (full, "ext4"), (unplugged, "ext4"), (read_only, "ext4"),
]


def one_round(number, chance):
    fail, kind = CASES[number % len(CASES)]
    with tempfile.TemporaryDirectory(prefix="isnad-disk-") as name:
        work = Path(name)
        disk = Disk(work, kind)
        try:
            play(fail, disk, work, chance)
        except Failure as failure:
            raise Failure(f"round {number + 1}, {fail.__name__} on {kind}: {failure}") from None
        finally:
            disk.gone()
    return f"{fail.__name__} on {kind}"


def play(fail, disk, work, chance):
    project = disk.at / "project"
    run(PROGRAM, "new", project, "--annotator", "salma")
    run(PROGRAM, "add", project, ROOT / "sample_data/source/0001.txt")
    # The system refuses to make a disk read-only while a file is open for writing.
    mend = fail(disk, chance) if fail is read_only else None
    script = Script(project, work, STEPS)
    script.wait_for_first()
    time.sleep(chance.uniform(0, 0.6))
    mend = mend or fail(disk, chance)
    code, said = script.end()
    acknowledged = script.acknowledged()
    if fail is unplugged:
        left = [str(one.relative_to(disk.at)) for one in disk.at.rglob("*")]
        expect(left == [], "nothing written into the bare folder below the disk", left)
    if fail is unplugged and code == 0:
        # The journal was open, and an open file of such a disk takes every write. Readable copies,
        # which it does not, are written anew another time.
        expect((acknowledged, said) == (STEPS, ""), f"all {STEPS} steps done", (acknowledged, said))
    else:
        expect(code == 3, "exit code 3", (code, said))
        expect(len(said.strip().splitlines()) == 1, "one sentence on standard error", said)
    expect("Traceback" not in said and "panic" not in said, "no panic", said)
    mend()
    there = claims(project)
    expect(acknowledged <= there <= acknowledged + 1, f"{acknowledged} claims or one more", there)
    nothing_damaged(project)
    again = Script(project, work, 5)
    code, said = again.end()
    expect((code, said) == (0, ""), "the next script to run", (code, said))
    expect(claims(project) == there + 5, f"{there + 5} claims", claims(project))
    nothing_damaged(project)


def can_mount():
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        try:
            Disk(work, "ext4").gone()
        except (OSError, subprocess.SubprocessError) as error:
            said = getattr(error, "stderr", None) or str(error).encode()
            return said.decode(errors="replace")
    return None


def main():
    obstacle = "not root" if os.geteuid() != 0 else can_mount()
    if obstacle:
        print(f"disk faults NOT TRIED, no disk can be mounted here: {obstacle}", file=sys.stderr)
        sys.exit(2)
    print(f"disk faults: {PROGRAM}, {ROUNDS} rounds, seed {SEED}", flush=True)
    chance, tried = random.Random(SEED), {}
    for number in range(ROUNDS):
        case = one_round(number, chance)
        tried[case] = tried.get(case, 0) + 1
        if (number + 1) % 10 == 0:
            print(f"  {number + 1} disks so far", flush=True)
    told = ", ".join(f"{count} {case}" for case, count in sorted(tried.items()))
    print(f"disk faults: as expected ({told})")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        print(f"disk faults FAILED (seed {SEED}): {failure}", file=sys.stderr)
        sys.exit(1)
