#!/usr/bin/env python3
"""How long the real window takes until the articles of a project can be read, on a display of its
own.

    benches/store/window.py PROGRAM PROJECT [ROUNDS]

PROGRAM is a release build, PROJECT for example what `cargo bench --bench store -- --at PROJECT`
made. A start is warm: the files were read before. It draws without a graphics card, as tests do.
Prints the time from starting the program to an article on the screen, and to all tags being there,
when the program's memory stops growing.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "window"))

from desk import Failure, until
from screen import Screen

PAGE_MIDDLE = (330, 300, 1160, 500)


def display(work):
    """An X server that keeps its frame buffer in a file; its process."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-fbdir", work,
         "-noreset", "-nolisten", "tcp"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    os.environ["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
    os.environ["LIBGL_ALWAYS_SOFTWARE"] = "1"
    os.environ.pop("WAYLAND_DISPLAY", None)
    return server


def memory_mb(process):
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise Failure("the window ended by itself")


def at_rest(process):
    """The memory, if it is the same for a second."""
    first = memory_mb(process)
    time.sleep(1)
    now = memory_mb(process)
    return now if abs(now - first) < 1 else None


def once(program, project, screen):
    began = time.monotonic()
    process = subprocess.Popen([program, project, "--lang", "ar"], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until("an article on the screen",
              lambda: len(screen.colours(PAGE_MIDDLE)) > 40, 60, 0.005)
        read_s = time.monotonic() - began
        rest_mb = until("everything to be read", lambda: at_rest(process), 60)
        return read_s, time.monotonic() - began - 1, rest_mb
    finally:
        process.kill()
        process.wait()
        until("an empty screen", lambda: len(screen.colours(PAGE_MIDDLE)) <= 40, 10)


def main():
    program, project = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as work:
        os.environ["ISNAD_DATA"] = os.environ["ISNAD_CONFIG"] = f"{work}/own"
        server = display(work)
        try:
            screen = Screen(f"{work}/Xvfb_screen0")
            once(program, project, screen)
            read, rest, memory = zip(*(once(program, project, screen) for _ in range(rounds)))
        finally:
            server.terminate()
            server.wait()
    print(f"an article on the screen: median {statistics.median(read):.2f} s, "
          f"longest {max(read):.2f} s; all tags: median {statistics.median(rest):.1f} s, "
          f"{statistics.median(memory):.0f} MB with the window")


if __name__ == "__main__":
    main()
