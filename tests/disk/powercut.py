#!/usr/bin/env python3
"""Power cuts below a real ext4: every write the file system sends to its disk is logged in order,
and the disk is built again as it may have been at any moment.

    tests/disk/powercut.py [PROGRAM]        as root

PROGRAM: else $CARGO_TARGET_DIR/debug/isnad, else target/debug/isnad (not built here).
POWERCUT_STATES: how many moments are looked at (default 100). POWERCUT_SEED: seed of the choice.

The disk is a file behind QEMU's `blklogwrites`, shown by FUSE and mounted through a loop device.
The program tags on it; each line it prints is noted with the length of the log at that moment. Half
of the states hold exactly the writes up to a moment; the other half also lose any of those that no
flush followed, as a disk with a cache of its own may. Each is mounted (ext4 mends itself by its
journal), and then everything that had been printed before must be there, in order and without a
gap, and `check` must tell no damage. At the end flushes are ignored on purpose, which must be seen
as losses: else the method could see none. Needs qemu-storage-daemon (Debian: qemu-utils or
qemu-system-common and qemu-block-extra) and fuse3. Ends with 2 where that cannot be had.
"""

import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = os.environ.get("CARGO_TARGET_DIR", ROOT / "target")
PROGRAM = Path(sys.argv[1] if len(sys.argv) > 1 else f"{TARGET}/debug/isnad").resolve()
STATES = int(os.environ.get("POWERCUT_STATES", "100"))
SEED = int(os.environ.get("POWERCUT_SEED", str(random.randrange(10**6))))
STEPS, DISK_MB, SECTOR = 400, 32, 512
# States in which flushes are ignored, to see that losses are seen.
LIES = 20
FLUSH, DISCARD = 1, 4


class Failure(Exception):
    """What was expected, and what was there instead."""


class Impossible(Exception):
    """Why nothing can be tried here."""


def run(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, timeout=120)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise Failure(f"expected `{' '.join(map(str, command))}` to succeed: {said}")
    return done.stdout


def span(step):
    """The scalars the script tags in a step."""
    start = 30 + step % 200
    return start, start + 5


class Mounted:
    """An image of ext4, mounted at a folder."""

    def __init__(self, image, at):
        self.image, self.at = image, at

    def __enter__(self):
        self.at.mkdir(exist_ok=True)
        run("mount", "-o", "loop", self.image, self.at)
        return self.at

    def __exit__(self, *_):
        run("umount", self.at)


class Daemon:
    """QEMU's storage daemon, which logs every write to an image."""

    def __init__(self, work, image):
        self.log, self.shown = work / "log", work / "shown"
        self.log.touch()
        self.shown.touch()
        run("truncate", "-s", "2G", self.log)
        self.said = open(work / "daemon.log", "wb")
        self.process = subprocess.Popen([
            "qemu-storage-daemon",
            "--blockdev", f"driver=file,node-name=base,filename={image}",
            "--blockdev", f"driver=file,node-name=log,filename={self.log}",
            "--blockdev", "driver=blklogwrites,node-name=logged,file=base,log=log,"
                          "log-sector-size=512,log-super-update-interval=1",
            "--export", f"type=fuse,id=shown,node-name=logged,mountpoint={self.shown},"
                        "writable=on,growable=off",
        ], stdout=self.said, stderr=self.said)
        for _ in range(100):
            if self.shown.stat().st_size == DISK_MB << 20:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.end()
        raise Impossible((work / "daemon.log").read_text(errors="replace").strip()
                         or "the storage daemon shows no disk")

    def entries(self):
        """How many entries the log has so far, by its first block."""
        with open(self.log, "rb") as file:
            magic, _, count, _ = struct.unpack("<QQQI", file.read(28))
        return count if magic == 0x6A736677736872 else 0

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.said.close()


def entries_of(log):
    """The log: (first sector, flags, bytes) of each write, in order."""
    with open(log, "rb") as file:
        _, _, count, size = struct.unpack("<QQQI", file.read(28))
        file.seek(size)
        for _ in range(count):
            head = file.read(size)
            sector, sectors, flags, _ = struct.unpack("<QQQQ", head[:32])
            data = b"" if flags & DISCARD else file.read(sectors * size)
            yield sector, flags, data, sectors


def record(work, image):
    """Tags on a logged disk; how long the log was when each claim was printed."""
    daemon = Daemon(work, image)
    acknowledged = []
    try:
        with Mounted(daemon.shown, work / "disk") as disk:
            project = disk / "project"
            run(PROGRAM, "new", project, "--annotator", "salma")
            run(PROGRAM, "add", project, ROOT / "sample_data/source/0001.txt")
            story = ["open 0001"]
            for step in range(STEPS):
                story += ["select {}..{}".format(*span(step)), "do tag.claim type=factual"]
            (work / "a.story").write_text("\n".join(story))
            begun = daemon.entries()
            process = subprocess.Popen(
                [PROGRAM, "story", project, work / "a.story", "--verbose"],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
            for line in process.stdout:
                if b"tag.claim" in line and line.endswith(b"\n"):
                    acknowledged.append(daemon.entries())
            if process.wait(timeout=60) != 0 or len(acknowledged) != STEPS:
                raise Failure(f"expected {STEPS} claims on the logged disk, {len(acknowledged)}")
    finally:
        daemon.end()
    return begun, acknowledged, list(entries_of(daemon.log))


class Replay:
    """The disk as it was after any number of writes. Moments must grow."""

    def __init__(self, work, image, entries):
        self.work, self.entries, self.done = work, entries, 0
        self.image = work / "replayed"
        shutil.copyfile(image, self.image)

    def go_to(self, moment):
        with open(self.image, "r+b") as file:
            for entry in self.entries[self.done:moment]:
                write(file, entry)
        self.done = max(self.done, moment)

    def last_flush(self, moment):
        """The entry after the last flush before a moment."""
        at = moment
        while at > 0 and not self.entries[at - 1][1] & FLUSH:
            at -= 1
        return at

    def state(self, moment, lost=()):
        """An image of its own with the writes up to a moment, without those at `lost`, of which
        none may have been replayed yet."""
        image = self.work / "state"
        run("cp", "--sparse=always", self.image, image)
        with open(image, "r+b") as file:
            for at in range(self.done, moment):
                if at not in lost:
                    write(file, self.entries[at])
        return image


def write(file, entry):
    sector, flags, data, sectors = entry
    file.seek(sector * SECTOR)
    file.write(bytes(sectors * SECTOR) if flags & DISCARD else data)


def look(image, work):
    """The claims of a state in the order they were made, and what is damaged."""
    with Mounted(image, work / "looked") as disk:
        project = disk / "project"
        tags = json.loads(run(PROGRAM, "tags", project, "--kind", "claims", "--json"))
        done = subprocess.run([PROGRAM, "check", project, "--json"], capture_output=True, timeout=60)
    claims = sorted(tags["claims"], key=lambda it: it["id"])
    bad = [one for one in json.loads(done.stdout) if one["severity"] == "error"
           or one["severity"] == "warning" and not one["tag"]]
    return [(it["spans"][0]["start"], it["spans"][0]["end"]) for it in claims], bad


def judge(image, work, promised, what):
    spans, bad = look(image, work)
    if len(spans) < promised:
        raise Failure(f"{what}: {promised} claims were printed, {len(spans)} are there")
    if sorted(spans) != sorted(span(step) for step in range(len(spans))):
        raise Failure(f"{what}: other claims than the first {len(spans)} are there")
    if bad:
        raise Failure(f"{what}: {bad}")
    return len(spans)


def try_states(work, image, begun, acknowledged, entries, chance):
    flushes = sum(1 for entry in entries if entry[1] & FLUSH)
    print(f"  {len(entries)} writes, {flushes} flushes, {STEPS} claims", flush=True)
    if flushes < STEPS:
        raise Failure(f"expected a flush for each claim, the log has {flushes}")
    replay, seen, reordered = Replay(work, image, entries), set(), 0
    for number, (moment, loses) in enumerate(sorted(moments(begun, entries, chance))):
        if number and number % 50 == 0:
            print(f"  {number} states so far", flush=True)
        flushed = replay.last_flush(moment)
        lost = set()
        if loses:
            lost = {at for at in range(flushed, moment) if chance.random() < 0.5}
            reordered += bool(lost)
        # What was printed while a write that is lost was on its way rests on an earlier flush.
        promised = sum(1 for at in acknowledged if at <= (flushed if lost else moment))
        replay.go_to(flushed)
        image_of = replay.state(moment, lost)
        seen.add(judge(image_of, work, promised, f"after {moment} writes without {sorted(lost)}"))
    print(f"  {STATES} states, {reordered} of them with writes lost, {len(seen)} different ends")


def moments(begun, entries, chance):
    """Moments to look at, and whether writes are lost then: those are just before a flush, when
    most writes rest on nothing."""
    for number in range(STATES):
        moment = chance.randrange(begun, len(entries) + 1)
        loses = number % 2 == 1
        while loses and moment < len(entries) and not entries[moment][1] & FLUSH:
            moment += 1
        yield moment, loses


def see_lies(work, image, entries, acknowledged, chance):
    """A disk that ignores its last flushes must be seen to lose something."""
    losses = 0
    for _ in range(LIES):
        which = chance.randrange(len(acknowledged) // 2, len(acknowledged))
        moment = acknowledged[which]
        replay = Replay(work, image, entries)
        kept = max(0, moment - 40)
        replay.go_to(kept)
        state = replay.state(moment, set(range(kept, moment)))
        try:
            judge(state, work, which + 1, "lie")
        except Failure:
            losses += 1
    print(f"  {LIES} states whose last 40 writes are missing in spite of flushes: {losses} seen as losses")
    if losses < LIES // 2:
        raise Failure("expected lies to be seen as losses: the method sees nothing")


def main():
    if os.geteuid() != 0 or not shutil.which("qemu-storage-daemon"):
        raise Impossible("it needs root and qemu-storage-daemon")
    print(f"power cut: {PROGRAM}, {STATES} states, seed {SEED}", flush=True)
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="isnad-cut-") as name:
        work = Path(name)
        image, empty = work / "image", work / "empty"
        run("truncate", "-s", f"{DISK_MB}M", empty)
        run("mkfs.ext4", "-q", "-F", empty)
        # The logged image changes; states are built on the empty one.
        shutil.copyfile(empty, image)
        begun, acknowledged, entries = record(work, image)
        try_states(work, empty, begun, acknowledged, entries, chance)
        see_lies(work, empty, entries, acknowledged, chance)
    print("power cut: nothing printed was lost")


if __name__ == "__main__":
    try:
        main()
    except Impossible as obstacle:
        print(f"power cut NOT TRIED: {obstacle}", file=sys.stderr)
        sys.exit(2)
    except Failure as failure:
        print(f"power cut FAILED (seed {SEED}): {failure}", file=sys.stderr)
        sys.exit(1)
