#!/usr/bin/env python3
"""Layout of 100,000 Arabic words: ours beside Chromium's and Pango's, in one run.

The same text, fonts, size and width; each is measured in turn, several times, each time cold: a
fresh browser with a fresh profile, a fresh process, a fresh engine. Medians are printed, because
machines are never quiet. Needs gcc, pkg-config and the packages chromium and libpango1.0-dev;
with --install it fetches them with apt-get.

    benches/peers/run.py [--install] [--rounds N]
"""

import argparse
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = [ROOT / "fonts" / name for name in ("NotoNaskhArabic-Regular.ttf", "NotoSans-Regular.ttf")]
# The same numbers stand in benches/layout/main.rs.
WIDTH_PX, SIZE_PX = 495, 18
PACKAGES = ["chromium", "libpango1.0-dev", "pkg-config", "gcc"]
PATIENCE_S = 120
# Nothing but the page: no display, no network of its own, no first-run tasks beside it.
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
]


def bench_command():
    """The built bench of this program, found by asking cargo."""
    told = subprocess.run(
        ["cargo", "bench", "--bench", "layout", "--no-run", "--message-format=json"],
        cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True,
    ).stdout
    for line in told.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == "layout":
            return message["executable"]
    sys.exit("cargo did not say where it put the bench")


def ours(bench):
    told = subprocess.run([bench, "--rounds", "1"], stdout=subprocess.PIPE, check=True, text=True)
    rows = [line.split("\t") for line in told.stdout.splitlines()]
    return {
        int(threads): (int(chars), int(lines), (float(ms), float(cpu_ms)))
        for threads, chars, _, lines, ms, cpu_ms, _ in rows
    }


def build_pango(folder):
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "pangoft2", "fontconfig"],
        stdout=subprocess.PIPE, check=True, text=True,
    ).stdout.split()
    program = folder / "pango"
    subprocess.run(["gcc", "-O2", "-o", program, HERE / "pango.c", *flags], check=True)
    return program


def pango(program, text):
    told = subprocess.run(
        [program, text, str(WIDTH_PX), str(SIZE_PX), *FONTS],
        stdout=subprocess.PIPE, check=True, text=True,
    ).stdout.split()
    return (float(told[3]), float(told[4])), int(told[2])


def page_process(browser):
    """The process in which the page runs, a descendant of the browser."""
    parents, pages = {}, []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            status = (place / "stat").read_text().rpartition(")")[2].split()
            command = (place / "cmdline").read_bytes()
        except OSError:
            continue
        process = int(place.name)
        parents[process] = int(status[1])
        if b"--type=renderer" in command:
            pages.append(process)

    def is_ours(process):
        while process > 1 and process != browser:
            process = parents.get(process, 0)
        return process == browser

    pages = [page for page in pages if is_ours(page)]
    # The browser keeps spare processes; the page is the one that has worked most.
    return max(pages, key=lambda page: int(Path(f"/proc/{page}/schedstat").read_text().split()[0]))


class Site(http.server.ThreadingHTTPServer):
    """Serves the page, the fonts and the text, and waits for what the page has measured."""

    def __init__(self, text):
        super().__init__(("127.0.0.1", 0), Handler)
        page = (HERE / "page.html").read_text("utf-8")
        page = page.replace("WIDTH", str(WIDTH_PX)).replace("SIZE", str(SIZE_PX))
        self.files = {"/": ("text/html", page.encode()), "/text": ("text/plain", text)}
        self.files |= {path: ("text/plain", b"") for path in ("/before", "/after")}
        for font in FONTS:
            self.files[f"/font/{font.name}"] = ("font/ttf", font.read_bytes())
        self.result, self.arrived = None, threading.Event()
        self.browser, self.cpu_ms = None, {}

    def note_cpu(self, when):
        """Time that the main thread of the page's process has had so far."""
        page = page_process(self.browser)
        time_ns = Path(f"/proc/{page}/task/{page}/schedstat").read_text().split()[0]
        self.cpu_ms[when] = int(time_ns) / 1e6


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path in ("/before", "/after"):
            self.server.note_cpu(self.path)
        kind, body = self.server.files.get(self.path, (None, b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.result = json.loads(self.rfile.read(length))
        self.send_response(204)
        self.end_headers()
        self.server.arrived.set()

    def log_message(self, *_):
        pass


def chromium(site, browser):
    site.arrived.clear()
    address = f"http://127.0.0.1:{site.server_port}/"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, *QUIET, f"--user-data-dir={profile}", "--remote-debugging-port=0", address]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        site.browser = process.pid
        try:
            if not site.arrived.wait(PATIENCE_S):
                sys.exit("Chromium did not answer")
        finally:
            process.terminate()
            process.wait()
    if not site.result["known"]:
        sys.exit("Chromium did not load the fonts")
    cpu_ms = site.cpu_ms["/after"] - site.cpu_ms["/before"]
    return (site.result["took"], cpu_ms), site.result["lines"]


def install():
    subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES], check=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--install", action="store_true", help="fetch what is needed by apt-get")
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    if given.install:
        install()
    browser = shutil.which("chromium") or sys.exit("no chromium; try --install")
    bench = bench_command()
    times = {}
    lines = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        text = folder / "text.txt"
        subprocess.run([bench, "--write", text], check=True)
        site = Site(text.read_bytes())
        threading.Thread(target=site.serve_forever, daemon=True).start()
        program = build_pango(folder)
        chars = 0
        for _ in range(given.rounds):
            for threads, (chars, count, ms) in ours(bench).items():
                times.setdefault(f"isnad, threads: {threads}", []).append(ms)
                lines["isnad"] = count
            for name, (ms, count) in {
                "Chromium": chromium(site, browser),
                "Pango": pango(program, text),
            }.items():
                times.setdefault(name, []).append(ms)
                lines[name] = count
        site.shutdown()
    print(f"{chars} characters; load of the machine {os.getloadavg()[0]:.1f}; "
          f"{given.rounds} rounds; lines: {lines}")
    print("by the clock:")
    table(chars, {name: [wall for wall, _ in all_ms] for name, all_ms in times.items()})
    print("by the time of the processor that one thread took:")
    table(chars, {name: [cpu for _, cpu in all_ms] for name, all_ms in times.items()
                  if "threads" not in name or name.endswith(" 1")})


def table(chars, times):
    medians = {name: statistics.median(all_ms) for name, all_ms in times.items()}
    print(f"{'':20} {'median ms':>10} {'fastest':>8} {'slowest':>8} {'M chars/s':>10} "
          f"{'of Chromium':>12} {'of Pango':>9}")
    for name, ms in medians.items():
        print(f"{name:20} {ms:10.0f} {min(times[name]):8.0f} {max(times[name]):8.0f} "
              f"{chars / ms / 1e3:10.2f} {medians['Chromium'] / ms:12.2f} "
              f"{medians['Pango'] / ms:9.2f}")


if __name__ == "__main__":
    main()
