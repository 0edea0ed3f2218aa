"""The real window is killed again and again while somebody tags. Run by `smoke.sh`, once for each
display it makes.

    kills.py PROGRAM FOLDER SOURCES SCREEN KILLS SEED [ME OTHER]

Half of the kills come the moment the screen shows a new claim as saved: it must be there
afterwards, and no second one. The other half come at any moment while keys are pressed: what had
reached the disk must stand, journals must only have grown, and there must be no more claims than
keys for them. After each the program's own `check` may tell nothing worse than an information, and
`tags` must show spans that cut their words out of the article.

With ME and OTHER, the annotators of this window and of one elsewhere, both work and are killed in
the same projects, at moments of their own: in every second project both are one person's. Then all
kills come at any moment, and what either had on the disk must stand.
"""

import itertools
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from desk import PAGE, Failure, Project, run, until
from screen import Hands, Screen

PROGRAM, FOLDER, SOURCES = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
SCREEN, KILLS, SEED = Screen(sys.argv[4]), int(sys.argv[5]), int(sys.argv[6])
ME, OTHER = sys.argv[7:9] if len(sys.argv) > 7 else ("salma", None)
# How long keys are pressed at most; with a second window longer, that both get to write.
TYPING_S = 3 if OTHER else 1.2
# Windows that are asked for a claim before a kill counts as impossible.
TRIES = 8
# Kills after which a fresh project is begun: a project never has thousands of sessions of seconds.
PROJECT_KILLS = 50
# The screen at the moment of a failure.
SHOT = Path(os.environ.get("SMOKE_PICTURES") or "/tmp") / f"smoke-kills-{SEED}.png"
PAGE_MIDDLE = (330, 300, 1160, 500)
# How many claims the article has, in the list of articles, which does not scroll.
COUNT = (1200, 170, 1280, 196)
# The colour of the strip on which kinds of tag are offered.
STRIP = (34, 37, 42)
# Where lines of the article begin, right to left, and how high they are: between two paragraphs a
# click meets no word.
LINE_X_PX = (905, 1045)
LINES_Y_PX = (235, 268, 302, 362, 396, 428, 464, 498, 557, 592, 626, 686, 720, 754, 789)
# What `check` says about tags that somebody has not finished; no damage.
UNFINISHED = ("no-type", "no-holder", "no-source-said", "required-missing", "word-cut")
# One round of tagging: a word is selected, becomes a claim, and the caret goes on.
ROUND = ("Ctrl+Shift+Left", "1", "Esc", "Left")


class Typist(threading.Thread):
    """Tags word after word until told to stop; counts the keys that may make a claim."""

    def __init__(self, pause_s):
        super().__init__(daemon=True)
        self.hands, self.pause_s = Hands(), pause_s
        self.claim_keys, self.stopped = 0, False
        self.start()

    def run(self):
        for chord in itertools.cycle(ROUND):
            if self.stopped:
                break
            self.claim_keys += chord == "1"
            self.hands.key(chord, self.pause_s)
        self.hands.close()

    def stop(self):
        """Ends between two keys, so that none stays pressed; how many could have made a claim."""
        self.stopped = True
        self.join(timeout=10)
        return self.claim_keys


class Running:
    """The window, from its start to its kill."""

    def __init__(self, project):
        self.project, self.hands = project, Hands()
        self.journals = project.journals() if OTHER else {}
        with open(f"{FOLDER}.log", "ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, project.folder, "--lang", "ar", "--annotator", project.annotator],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log)
        until("an article on the screen", self.painted, 30, 0.02)
        # There is no window manager that gives the focus.
        run("xdotool", "search", "--onlyvisible", "--class", "isnad", "windowfocus", "--sync")

    def alive(self):
        if self.process.poll() is not None:
            raise Failure(f"the window ended by itself ({self.process.returncode})")

    def painted(self):
        self.alive()
        return len(SCREEN.colours(PAGE_MIDDLE)) > 40

    def put_caret(self, chance):
        self.hands.click(chance.randint(*LINE_X_PX), chance.choice(LINES_Y_PX))
        time.sleep(0.1)

    def kill(self):
        self.alive()
        self.end()

    def end(self):
        self.process.kill()
        self.process.wait(timeout=10)
        self.hands.close()


def offers():
    """Whether the dark strip is there on which kinds of tag are offered."""
    return SCREEN.colours(PAGE).get(STRIP, 0) > 10_000


def still():
    """The number in the list, if it is the same for a while."""
    first = SCREEN.area(COUNT)
    time.sleep(0.15)
    return first if SCREEN.area(COUNT) == first else None


def promises(window, count):
    """Whether another number of claims stands in the list, and the line at the bottom of
    that frame or a later one says that all is saved."""
    if SCREEN.area(COUNT) == count:
        return False
    # The server may be in the middle of a frame; it answers when that is whole.
    window.hands.sync()
    return SCREEN.says_saved()


def kill_when_saved(window, chance):
    """Kills the moment a claim is shown as saved. A window is asked once: a key that it takes later
    than it was waited for would be taken for the next."""
    stood = len(window.project.claims())
    window.put_caret(chance)
    window.hands.key("Ctrl+Shift+Left")
    try:
        # A key that comes before the kinds of tag are offered means nothing.
        until("kinds of tag to choose from", offers, 5, 0.01)
        count = until("the window to stand still", still, 5)
        window.hands.key("1", 0)
        until("the claim shown and saved", lambda: promises(window, count), 5, 0.001)
    except Failure:
        # The click met no word, or a window that did not take keys yet.
        window.kill()
        return stood, stood + 1, False
    seen = SCREEN.whole()
    window.kill()
    return stood + 1, stood + 1, seen


def kill_anywhere(window, chance):
    """Kills at any moment while keys are pressed, sometimes before the first claim."""
    before = len(window.project.claims())
    window.put_caret(chance)
    typist = Typist(chance.uniform(0.002, 0.02))
    time.sleep(chance.uniform(0, TYPING_S))
    standing = {one["id"] for one in window.project.claims()}
    journals = window.project.journals()
    time.sleep(chance.uniform(0, 0.05))
    window.kill()
    keys = typist.stop()
    now = window.project.journals()
    for file, content in journals.items():
        if not now.get(file, b"").startswith(content):
            raise Failure(f"{file.name} has not only grown")
    lost = standing - {one["id"] for one in window.project.claims()}
    if lost:
        raise Failure(f"lost: {sorted(lost)}")
    return len(standing), before + keys, True


def kill_beside(window, chance):
    """As `kill_anywhere`, while the other window writes. How many claims are there only says how
    many keys there were if no key of the other window makes claims in the same name."""
    project, before, mine = window.project, window.journals, FOLDER / f"up-{ME}"
    mine.touch()
    until("the other window", lambda: any(FOLDER.glob(f"*-{OTHER}")), 30)
    try:
        standing, most, _ = kill_anywhere(window, chance)
    finally:
        mine.unlink()
    grown = [file for file, content in project.journals().items() if content != before.get(file)]
    if not project.of_two:
        most = sys.maxsize
    return standing, most, "beside" if len(grown) > 1 else "alone"


def kill_once(project, chance, when_saved):
    """One window, one kill; whether it came as it should, and how many claims there are now."""
    window = Running(project)
    seen = None
    try:
        deed = kill_when_saved if when_saved else kill_anywhere
        deed = kill_beside if OTHER else deed
        least, most, seen = deed(window, chance)
        claims = project.claims()
        if not least <= len(claims) <= most:
            raise Failure(f"expected {least} to {most} claims on disk, there are {len(claims)}")
        for one in claims:
            project.verify_spans(one)
        project.check("info", UNFINISHED)
    except Failure:
        SCREEN.save(seen if isinstance(seen, bytes) else SCREEN.whole(), SHOT)
        raise
    finally:
        window.end()
    return seen, len(claims)


class Kept(Project):
    """A project whose window is killed, and whose claims are counted."""

    def __init__(self, folder, of_two):
        super().__init__(PROGRAM, folder)
        self.of_two, self.annotator = of_two, ME if of_two else "salma"

    def claims(self):
        """Those of the annotator, so that nobody else adds to them."""
        return [one for one in super().claims() if one["annotator"] == self.annotator]


def fresh(number):
    """The next project; of two windows the first one makes it."""
    folder, ready = FOLDER / f"project-{number}", FOLDER / f"ready-{number}"
    if not OTHER or ME < OTHER:
        run(PROGRAM, "new", folder, "--annotator", "salma")
        run(PROGRAM, "add", folder, SOURCES / "0001.txt", SOURCES / "0002.txt")
        ready.touch()
    until("a project to work in", ready.exists, 60)
    return Kept(folder, of_two=bool(OTHER) and number % 2 == 0)


def main():
    chance, claims, made, beside = random.Random(SEED), 0, 0, 0
    FOLDER.mkdir(parents=True, exist_ok=bool(OTHER))
    project = None
    for number in range(KILLS):
        if number % PROJECT_KILLS == 0:
            project, claims = fresh(number // PROJECT_KILLS), 0
        try:
            for _ in range(TRIES):
                done, now = kill_once(project, chance, when_saved=number % 2 == 0)
                if done:
                    break
            else:
                raise Failure("no click led to a claim that was shown as saved")
        except Failure as failure:
            raise Failure(f"kill {number + 1}: {failure}") from None
        made, claims, beside = made + now - claims, now, beside + (done == "beside")
        if (number + 1) % 50 == 0:
            print(f"  {number + 1} kills so far", flush=True)
    (FOLDER / f"done-{ME}").touch()
    if OTHER and beside * 10 < KILLS:
        raise Failure(f"only {beside} of {KILLS} kills came while both windows wrote")
    seen = f", {beside} while the other window wrote" if OTHER else ""
    print(f"  {KILLS} kills{seen}, {made} claims stand, none lost and none invented", flush=True)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.stderr.write(f"kills FAILED (seed {SEED}; perhaps {SHOT}): {failure}\n")
        log = Path(f"{FOLDER}.log")
        if log.exists():
            sys.stderr.write(log.read_text(errors="replace")[-4000:])
        sys.exit(1)
    except subprocess.SubprocessError as error:
        sys.stderr.write(f"kills FAILED (seed {SEED}): {error}\n")
        sys.exit(1)
