"""The smoke test of the real window. Run by `smoke.sh`, which makes the display.

Each step says what a person does and checks what is on disk afterwards; the first thing that is
not as expected ends the run with exit code 1. Measures the start and the memory on the way.
"""

import os
import sys
import time
from pathlib import Path

import arabic
from desk import (
    HEIGHT_PX, PAGE, WIDTH_PX, Failure, Picture, Project, Window, looks_saved, run, until,
)

PROGRAM, WORK, SOURCES = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
PICTURES = os.environ.get("SMOKE_PICTURES")
# Heights on the page at which a click is tried; between two paragraphs it meets no word.
HEIGHTS_PX = (420, 280, 555, 690, 455)
# Lines of Arabic begin at the right side of the page: this is inside every longer one.
LINE_X_PX = 900
NOTE = "راجعت العبارة مع النص، والنسبة واضحة"
NOTE_LATER = "ملاحظة ثانية"

windows = []


def start(*arguments):
    window = Window(PROGRAM, *arguments)
    windows.append(window)
    return window


def keep(name):
    picture = Picture()
    if PICTURES:
        picture.save(Path(PICTURES) / f"{name}.png")
    return picture


def layout(*arguments):
    run("setxkbmap", *arguments)
    time.sleep(0.5)


def step(name, deed, *arguments):
    began = time.monotonic()
    result = deed(*arguments)
    print(f"  ok  {name} ({time.monotonic() - began:.1f} s)", flush=True)
    return result


def expect(condition, what, seen):
    if not condition:
        raise Failure(f"expected {what}; there is {seen!r}")


def newest(entries, before):
    """The entry that was not there before."""
    known = {one["id"] for one in before}
    return next((one for one in entries if one["id"] not in known), None)


def not_blank(picture):
    """The page shows dark writing on light paper, with coloured tags, and fills the window."""
    colours = picture.colours(PAGE)
    total = sum(colours.values())
    paper = max(colours.values())
    dark = sum(count for colour, count in colours.items() if max(colour) < 110)
    expect(len(colours) > 60, "more than 60 colours on the page", len(colours))
    expect(0.4 < paper / total < 0.99, "mostly paper", paper / total)
    expect(dark / total > 0.005, "dark writing on it", dark / total)
    corner = picture.colours((0, HEIGHT_PX - 20, WIDTH_PX, HEIGHT_PX))
    black = corner.get(b"\0\0\0", 0) / sum(corner.values())
    expect(black < 0.1, "the window to fill the screen", f"{black:.0%} black at the bottom")


def saved():
    until("the line at the bottom to say that all is saved", lambda: looks_saved(Picture()))


# ---- deeds ----

def actor(window, project, height_px=None):
    """Double click a word, press 2, take the first offer: one mention with an actor."""
    before = project.tags()["mentions"]
    for height in [height_px] if height_px else HEIGHTS_PX:
        window.key("Esc", "Esc")
        window.click(LINE_X_PX, height, times=2)
        window.key("2")
        try:
            mention = until("a new mention", lambda: newest(project.tags()["mentions"], before), 3)
            break
        except Failure:
            window.alive()
    else:
        raise Failure(f"expected a mention after a double click and 2 at heights {HEIGHTS_PX}")
    project.verify_spans(mention)
    words = mention["spans"][0]["exact"]
    expect(words.split() == [words], "one whole word without spaces", words)
    text = project.text(mention["article"])
    around = text[mention["spans"][0]["start"] - 1], text[mention["spans"][0]["end"]]
    expect(not any(one.isalpha() for one in around), "no letters beside the word", around)
    if mention["actor"] is None:
        window.key("1")

    def settled():
        return next(one for one in project.tags()["mentions"] if one["id"] == mention["id"])["actor"]

    until("the mention to have an actor", settled, 5)
    window.key("Esc", "Esc")
    saved()


def claim(window, project, heights_px=HEIGHTS_PX):
    """Triple click a sentence, press 1 1 +: a claim with claimant and stance."""
    before = project.claims()
    for height in heights_px:
        window.key("Esc", "Esc")
        window.click(LINE_X_PX, height, times=3)
        window.key("1")
        try:
            made = until("a new claim", lambda: newest(project.claims(), before), 3)
            break
        except Failure:
            window.alive()
    else:
        raise Failure(f"expected a claim after a triple click and 1 at heights {heights_px}")
    project.verify_spans(made)
    words = made["spans"][0]["exact"]
    expect(len(words.split()) >= 3, "a sentence of three words or more", words)
    window.key("1", "+")

    def whole():
        tags = project.tags()
        now = next(one for one in tags["claims"] if one["id"] == made["id"])
        labels = [one["label"] for one in tags["stances"] if made["id"] in str(one["target"])]
        return now["claimant"] and labels == ["support"]

    until("a claimant and one supporting stance on the claim", whole, 5)
    keep("claim-palette")
    window.key("Enter")
    saved()
    return made["id"]


def note_of(project, claim_id):
    return next(one for one in project.claims() if one["id"] == claim_id)["note"]


def note(window, project, claim_id, text):
    """N, Arabic text, Ctrl+Enter: it lies on disk as it was typed, readable by people."""
    window.key("N")
    time.sleep(0.4)
    window.type(text)
    window.key("Ctrl+Enter")
    until(f"the note {text!r} on the claim", lambda: note_of(project, claim_id) == text, 5)
    journal = b"".join(project.journals().values()).decode("utf-8")
    expect(text in journal, "the note readable in a journal", "it is not")
    expect("\\u{6" not in journal, "Arabic letters themselves in the journal", "escapes")
    window.key("Enter")
    saved()


def undo_and_redo(window, project, claim_id, text):
    window.key("Ctrl+Z")
    until("the note to be gone after Ctrl+Z", lambda: not note_of(project, claim_id), 5)
    window.key("Ctrl+Shift+Z")
    until("the note to be back after Ctrl+Shift+Z", lambda: note_of(project, claim_id) == text, 5)


def switch_language(window):
    settings = Path(os.environ["ISNAD_CONFIG"]) / "settings.ron"
    arabic = Picture()
    window.key("Ctrl+L")
    until("English in the settings", lambda: "En" in settings.read_text(), 5)
    top = (0, 0, WIDTH_PX, 40)
    until("another top line in English", lambda: Picture().area(top) != arabic.area(top), 5)
    time.sleep(0.5)
    not_blank(keep("desk-en"))
    window.key("Ctrl+L")
    until("Arabic in the settings", lambda: "Ar" in settings.read_text(), 5)
    until("the Arabic window as it was", lambda: Picture().area(top) == arabic.area(top), 5)


def find(window, project):
    """Ctrl+F and a word from the end of the article take the reader there."""
    article = project.claims()[0]["article"]
    word = [one for one in project.text(article).split() if one.isalpha() and len(one) > 4][-1]
    window.key("Esc", "Esc")
    before = Picture().area(PAGE)
    window.key("Ctrl+F")
    window.type(word)
    until(f"the page to move to {word}", lambda: Picture().area(PAGE) != before, 5)
    time.sleep(0.8)
    keep("find")
    window.key("Esc", "Esc")


def scroll(window):
    before = Picture().area(PAGE)
    window.scroll_up(LINE_X_PX, 450, 12)
    after = Picture()
    expect(after.area(PAGE) != before, "another part of the article after scrolling", "the same")
    not_blank(after)


# ---- the journeys ----

def empty_window():
    window = start("--lang", "ar")
    time.sleep(1.5)
    keep("welcome-ar")
    figures = window.first_frame_s, *window.memory_mb()
    window.key("Ctrl+Q")
    window.wait_end("Ctrl+Q on the welcome screen")
    return figures


def sample():
    """A newcomer tries the sample, in Arabic, with and without an Arabic keyboard."""
    window = start("--sample", "--lang", "ar")
    project = Project(PROGRAM, Path(os.environ["ISNAD_DATA"]) / "sample")
    time.sleep(1.5)
    figures = window.first_frame_s, *window.memory_mb()
    not_blank(keep("desk-ar"))
    saved()
    step("a word becomes an actor mention", actor, window, project)
    first = step("a sentence becomes a claim", claim, window, project)
    keep("claim-ar")
    step("a note in Arabic", note, window, project, first, NOTE)
    # Once with Latin, once with Eastern digits on the number row.
    layout("-layout", "ara")
    step("undo and redo on an Arabic layout", undo_and_redo, window, project, first, NOTE)
    step("signs on an Arabic layout", arabic.signs, window, project, first)
    step("a note written and corrected on an Arabic layout", arabic.rewrite_note, window, project,
         first, layout, keep)
    step("a command found on an Arabic layout", arabic.commands, window, keep)
    step("find on an Arabic layout", arabic.find, window, project, keep)
    step("the language there and back on an Arabic layout", switch_language, window)
    layout("-layout", "ara", "-variant", "digits")
    second = step("a claim on an Arabic layout", claim, window, project, HEIGHTS_PX[::-1])
    step("a note on an Arabic layout", note, window, project, second, NOTE_LATER)
    step("the language there and back", switch_language, window)
    step("find", find, window, project)
    layout("-layout", "us,ara")
    step("scrolling back up", scroll, window)
    tags = project.tags()
    window.key("Ctrl+Q")
    window.wait_end("Ctrl+Q")
    project.check()
    expect(project.tags() == tags, "the same tags after closing", "others")
    return figures


def fresh(folder):
    """A project of one's own, in English, closed by the window system."""
    run(PROGRAM, "new", folder, "--annotator", "salma")
    project = Project(PROGRAM, folder)
    window = start(folder, "--lang", "en")
    time.sleep(1)
    keep("empty-project-en")
    window.key("Ctrl+Q")
    window.wait_end("Ctrl+Q on an empty project")
    run(PROGRAM, "add", folder, SOURCES / "0001.txt", SOURCES / "0002.txt")
    window = start(folder, "--lang", "en")
    time.sleep(1)
    not_blank(keep("fresh-en"))
    step("a first actor in a fresh project", actor, window, project)
    step("a first claim in a fresh project", claim, window, project)
    window.ask_to_close()
    window.wait_end("the window's close button")
    project.check()
    expect(len(project.claims()) == 1, "one claim after closing", len(project.claims()))


def main():
    print(f"smoke: {PROGRAM}", flush=True)
    Path(os.environ["ISNAD_DATA"]).mkdir()
    # The two layouts of somebody who types Arabic; every Arabic letter has a key of its own.
    layout("-layout", "us,ara")
    empty = step("the welcome screen opens and closes", empty_window)
    full = step("the sample", sample)
    folder = WORK / "fresh"
    step("a fresh project", fresh, folder)
    for name, (seconds, resident, anonymous) in {"welcome": empty, "sample": full}.items():
        print(f"  {name}: window painted {seconds:.2f} s after the start, "
              f"{resident:.0f} MB resident of which {anonymous:.0f} MB anonymous")
    print(f"  the sample takes {full[1] - empty[1]:.0f} MB above the welcome screen")


if __name__ == "__main__":
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    try:
        main()
    except Failure as failure:
        print(f"smoke FAILED: {failure}", file=sys.stderr)
        try:
            shot = Path(PICTURES or os.environ.get("TMPDIR", "/tmp")) / "smoke-failed.png"
            Picture().save(shot)
            print(f"the screen at that moment: {shot}", file=sys.stderr)
        except (Failure, OSError) as also:
            print(f"no screenshot: {also}", file=sys.stderr)
        log = Path(os.environ["ISNAD_DATA"] + ".log")
        if log.exists():
            sys.stderr.write(log.read_text(errors="replace"))
        sys.exit(1)
    finally:
        for one in windows:
            one.clean_up()
    print(f"smoke: all as expected in {time.monotonic() - began:.0f} s")
