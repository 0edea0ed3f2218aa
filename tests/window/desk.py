"""A person at the window: hands (xdotool), eyes (screenshots) and a look into the folder.

Knows nothing about what is tested; `smoke.py` does. Fails with `Failure`, which says what was
expected and what was there instead.
"""

import ctypes
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

WIDTH_PX, HEIGHT_PX = 1440, 900
# Keys of an ordinary keyboard by their place, so that they are the same under every layout.
KEYCODES = {
    "Esc": 9, "1": 10, "2": 11, "3": 12, "+": 21, "Enter": 36, "Z": 52, "L": 46, "F": 41,
    "N": 57, "Q": 24, "D": 40, "A": 38, "K": 45, "X": 53, "V": 55, "Y": 29, "-": 20, "=": 21, "?": 61,
    "Backspace": 22, "Home": 110, "End": 115, "Left": 113, "Right": 114, "Down": 116, "PageDown": 117,
}


class Failure(Exception):
    """What was expected, and what was there instead."""


def run(*command, **options):
    """Output of a command that must succeed within ten seconds."""
    done = subprocess.run(command, capture_output=True, timeout=10, **options)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace")
        raise Failure(f"expected `{' '.join(map(str, command))}` to succeed: {said}")
    return done.stdout


def until(what, look, seconds=10.0, pause=0.05):
    """Waits until `look()` gives something true, and returns it."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"expected within {seconds:g} s: {what}; last seen: {found!r}")
        time.sleep(pause)


class ClientMessage(ctypes.Structure):
    """`XClientMessageEvent` of Xlib, as long as the union of all events."""

    _fields_ = [
        ("kind", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("type", ctypes.c_ulong),
        ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24),
    ]


class Picture:
    """A screenshot."""

    def __init__(self):
        self.pixels = run("import", "-silent", "-window", "root", "-depth", "8", "rgb:-")
        expected = WIDTH_PX * HEIGHT_PX * 3
        if len(self.pixels) != expected:
            raise Failure(f"expected a screenshot of {expected} bytes, got {len(self.pixels)}")

    def rows(self, box):
        """The rows of a box (x0, y0, x1, y1), as bytes."""
        x0, y0, x1, y1 = box
        for y in range(y0, y1):
            yield self.pixels[(y * WIDTH_PX + x0) * 3:(y * WIDTH_PX + x1) * 3]

    def colours(self, box=(0, 0, WIDTH_PX, HEIGHT_PX)):
        """How many pixels have which colour."""
        counts = {}
        for row in self.rows(box):
            for at in range(0, len(row), 3):
                colour = row[at:at + 3]
                counts[colour] = counts.get(colour, 0) + 1
        return counts

    def area(self, box):
        return b"".join(self.rows(box))

    def save(self, path):
        size = f"{WIDTH_PX}x{HEIGHT_PX}"
        run("convert", "-size", size, "-depth", "8", "rgb:-", str(path), input=self.pixels)


# The page of the one open article, and the line at the bottom, which says what is saved.
PAGE = (320, 60, 1170, 850)
STATUS = (0, 872, WIDTH_PX, HEIGHT_PX)


def looks_saved(picture):
    """Whether the line at the bottom is green: everything the screen shows is on disk."""
    green = warning = 0
    for colour, count in picture.colours(STATUS).items():
        red, full, blue = colour
        if full > red + 25 and full > blue + 10:
            green += count
        elif red > full + 25:
            warning += count
    return green > 40 and warning == 0


class Window:
    """The program in a window, from start to end."""

    def __init__(self, program, *arguments):
        self.started = time.monotonic()
        self.log = open(os.environ["ISNAD_DATA"] + ".log", "ab")
        command = [program, *map(str, arguments)]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log)
        self.id = until("a visible window", self.find, seconds=30)
        self.picture = until("something painted in it", self.painted, seconds=30)
        self.first_frame_s = time.monotonic() - self.started
        run("xdotool", "windowfocus", "--sync", self.id)

    def find(self):
        if self.process.poll() is not None:
            raise Failure(f"expected a window, but the program ended ({self.process.returncode})")
        search = ["xdotool", "search", "--onlyvisible", "--class", "isnad"]
        found = subprocess.run(search, capture_output=True, timeout=10).stdout.split()
        return found[-1].decode() if found else None

    @staticmethod
    def painted():
        picture = Picture()
        return picture if len(picture.colours((0, 300, WIDTH_PX, 500))) > 8 else None

    def alive(self):
        if self.process.poll() is not None:
            raise Failure(f"expected a living program, but it ended ({self.process.returncode})")

    def key(self, *chords):
        """Presses keys by place: `Ctrl+Shift+Z`, `1`, `+` (which needs Shift itself)."""
        for chord in chords:
            *held, key = [chord] if chord == "+" else chord.split("+")
            if key in "+?":
                held = ["Shift"]
            names = {"Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}
            run("xdotool", "key", "--clearmodifiers",
                "+".join([*(names[one] for one in held), str(KEYCODES[key])]))
            time.sleep(0.12)

    def type(self, text):
        """Types text. The keyboard must have every letter: xdotool lends the others a key for so
        short a time that a busy window looks it up too late."""
        run("xdotool", "type", "--delay", "50", text)
        time.sleep(0.4)

    def click(self, x, y, times=1):
        run("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.15)
        run("xdotool", "click", "--repeat", str(times), "--delay", "70", "1")
        time.sleep(0.3)

    def scroll_up(self, x, y, steps):
        run("xdotool", "mousemove", str(x), str(y))
        run("xdotool", "click", "--repeat", str(steps), "--delay", "20", "4")
        time.sleep(0.6)

    def ask_to_close(self):
        """What a window manager sends when its close button is clicked (WM_DELETE_WINDOW)."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(None))
        if not display:
            raise Failure("expected a second connection to the display")
        message = ClientMessage()
        message.kind, message.format = 33, 32
        message.window = int(self.id)
        message.type = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
        message.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
        x11.XSendEvent(display, ctypes.c_ulong(message.window), 0, ctypes.c_long(0),
                       ctypes.byref(message))
        x11.XCloseDisplay(display)

    def memory_mb(self):
        """Resident memory: whole, and without files mapped from disk."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        names = {"VmRSS": 0, "RssAnon": 0}
        for name in names:
            names[name] = int(re.search(rf"{name}:\s+(\d+) kB", status).group(1)) / 1024
        return names["VmRSS"], names["RssAnon"]

    def wait_end(self, how):
        try:
            code = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            raise Failure(f"expected the window to close within 10 s after {how}") from None
        if code != 0:
            raise Failure(f"expected exit code 0 after {how}, got {code}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)

    def clean_up(self):
        if self.process.poll() is None:
            self.kill()
        self.log.close()


class Project:
    """A project folder, seen from the command line and from below."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)

    def tags(self):
        return json.loads(run(self.program, "tags", self.folder, "--json"))

    def claims(self):
        return self.tags()["claims"]

    def journals(self):
        """Journal file → its bytes."""
        files = sorted(self.folder.glob("journal/*/*.ronl"))
        return {file: file.read_bytes() for file in files}

    def check(self, worst="warning", kinds=()):
        """Nothing worse than `worst`, but for findings of these kinds."""
        command = [self.program, "check", self.folder, "--json"]
        done = subprocess.run(command, capture_output=True, timeout=20)
        if done.returncode not in (0, 1):
            raise Failure(f"expected `check` to end with 0 or 1: {done.stderr.decode()}")
        order = ("info", "warning", "error")
        worse = order[order.index(worst) + 1:]
        bad = [one for one in json.loads(done.stdout) 
               if one["severity"] in worse and one["kind"] not in kinds]
        if bad:
            raise Failure(f"expected nothing worse than {worst}, `check` tells {json.dumps(bad, ensure_ascii=False)}")

    def text(self, article):
        """The stored text of an article, by the program's own search for nothing but its file."""
        texts = list(self.folder.glob(f"articles/{article}/*.txt"))
        if len(texts) != 1:
            raise Failure(f"expected one text of {article}, found {texts}")
        return texts[0].read_bytes().decode("utf-8")

    def verify_spans(self, entry):
        """The offsets of a tag cut exactly its words out of the stored text."""
        text = self.text(entry["article"])
        for span in entry["spans"]:
            cut = text[span["start"]:span["end"]]
            if cut != span["exact"] or not cut:
                raise Failure(f"expected {span} to cut its words out of the text, it cuts {cut!r}")
