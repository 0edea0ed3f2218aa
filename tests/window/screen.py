"""A display seen and touched without starting a program for each look and each key.

Looks come from the frame buffer that Xvfb keeps in a file (`-fbdir`), keys go through the
extension XTEST of the X server. A look takes a millisecond, so that a kill can come at the very
moment the screen promises something. Knows nothing about what is tested.
"""

import ctypes
import mmap
import os
import struct
import time
from array import array
from collections import Counter

from desk import HEIGHT_PX, KEYCODES, STATUS, WIDTH_PX, Failure, run

HELD = {"Ctrl": 37, "Shift": 50}


class Screen:
    """What Xvfb shows: its frame buffer, as an X window dump (XWD) mapped into memory."""

    def __init__(self, file):
        with open(file, "rb") as opened:
            self.bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self.bytes[:100])
        size, width, height, bits, row = head[0], head[4], head[5], head[11], head[12]
        if (width, height, bits) != (WIDTH_PX, HEIGHT_PX, 32):
            raise Failure(f"expected a screen of {WIDTH_PX}×{HEIGHT_PX}, 32 bits, got {head}")
        # Twelve bytes for each colour of a table that true colours do not use.
        self.start, self.row = size + head[19] * 12, row

    def area(self, box):
        """The pixels of a box (x0, y0, x1, y1) as bytes: blue, green, red and one unused."""
        x0, y0, x1, y1 = box
        rows = range(self.start + y0 * self.row, self.start + y1 * self.row, self.row)
        return b"".join(self.bytes[row + x0 * 4:row + x1 * 4] for row in rows)

    def colours(self, box):
        """How many pixels have which colour (red, green, blue)."""
        counts = Counter(array("I", self.area(box)))
        return {(one >> 16 & 255, one >> 8 & 255, one & 255): n for one, n in counts.items()}

    def whole(self):
        return self.area((0, 0, WIDTH_PX, HEIGHT_PX))

    @staticmethod
    def save(pixels, path):
        """Writes what `whole` gave as a picture."""
        run("convert", "-size", f"{WIDTH_PX}x{HEIGHT_PX}", "-depth", "8", "bgra:-", "-alpha", "off",
            str(path), input=pixels)

    def says_saved(self):
        """Whether the line at the bottom is green, as in `desk.looks_saved`."""
        green = warning = 0
        for (red, full, blue), count in self.colours(STATUS).items():
            if full > red + 25 and full > blue + 10:
                green += count
            elif red > full + 25:
                warning += count
        return green > 40 and warning == 0


class Hands:
    """Mouse and keyboard of one display, over a connection of their own."""

    def __init__(self):
        self.x11, self.test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(os.environ["DISPLAY"].encode()))
        if not self.display:
            raise Failure("expected a connection to the display")

    def close(self):
        """Gives the connection back: the server has only some hundred."""
        if self.display:
            self.x11.XCloseDisplay(self.display)
        self.display = None

    def send(self, name, *values):
        getattr(self.test, name)(self.display, *(ctypes.c_long(value) for value in values))
        self.sync()

    def sync(self):
        """Waits until the server has done everything it was asked for."""
        self.x11.XSync(self.display, 0)

    def key(self, chord, pause_s=0.01):
        """Presses a chord by the places of its keys, and lets go of it."""
        *held, key = chord.split("+")
        codes = [*(HELD[one] for one in held), KEYCODES[key]]
        for code in codes:
            self.send("XTestFakeKeyEvent", code, 1, 0)
            # As xdotool does: toolkits learn of modifiers by another way than of keys.
            time.sleep(0.012 if len(codes) > 1 else 0)
        for code in reversed(codes):
            self.send("XTestFakeKeyEvent", code, 0, 0)
        time.sleep(pause_s)

    def click(self, x, y):
        self.send("XTestFakeMotionEvent", -1, x, y, 0)
        # The window has to see the pointer arrive before it is pressed.
        time.sleep(0.05)
        self.send("XTestFakeButtonEvent", 1, 1, 0)
        time.sleep(0.03)
        self.send("XTestFakeButtonEvent", 1, 0, 0)
