"""A person with an Arabic keyboard: writes, corrects and tags without ever leaving the layout.

Part of `smoke.py`, which hands over a window with the sample and a claim in it. Every letter is a
press of a key by its place, so the text on disk proves the whole way from the keyboard's map to
the journal. The map is that of X.Org's layout `ara`.
"""

import time

from desk import PAGE, Failure, Picture, looks_saved, run, until

# Key by its place (evdev code) → what the layout sends, plain and with Shift.
KEYS = {
    49: ("ذ", "ّ"), 24: ("ض", "َ"), 25: ("ص", "ً"), 26: ("ث", "ُ"), 27: ("ق", "ٌ"), 28: ("ف", "لإ"),
    29: ("غ", "إ"), 30: ("ع", "`"), 31: ("ه", "÷"), 32: ("خ", "×"), 33: ("ح", "؛"), 34: ("ج", "<"),
    35: ("د", ">"), 38: ("ش", "ِ"), 39: ("س", "ٍ"), 40: ("ي", "]"), 41: ("ب", "["), 42: ("ل", "لأ"),
    43: ("ا", "أ"), 44: ("ت", "ـ"), 45: ("ن", "،"), 46: ("م", "/"), 47: ("ك", ":"), 48: ("ط", '"'),
    52: ("ئ", "~"), 53: ("ء", "ْ"), 54: ("ؤ", "}"), 55: ("ر", "{"), 56: ("لا", "لآ"), 57: ("ى", "آ"),
    58: ("ة", "'"), 59: ("و", ","), 60: ("ز", "."), 61: ("ظ", "؟"), 65: (" ", " "), 10: ("1", "!"),
    11: ("2", "@"), 12: ("3", "#"), 20: ("-", "_"), 21: ("=", "+"),
}
PLACES = {text: (code, level) for code, levels in KEYS.items() for level, text in enumerate(levels)}
# The longest first: lam and alef are one key.
SENT = sorted(PLACES, key=len, reverse=True)


def write(text):
    """Presses the keys that write a text, as a typist would find them on the layout."""
    presses = []
    while text:
        sent = next((one for one in SENT if text.startswith(one)), None)
        if sent is None:
            raise Failure(f"no key of the layout writes {text[0]!r}")
        code, level = PLACES[sent]
        presses.append(f"Shift_L+{code}" if level else str(code))
        text = text[len(sent):]
    run("xdotool", "key", "--delay", "40", *presses)
    time.sleep(0.4)


def note_of(project, claim_id):
    return next(one for one in project.claims() if one["id"] == claim_id)["note"]


def stance_of(project, claim_id):
    stances = project.tags()["stances"]
    return [one["label"] for one in stances if claim_id in str(one["target"])]


def rewrite_note(window, project, claim_id, layout, keep):
    """Writes a note through every kind of key, corrects it by words, and finds it on disk."""
    window.key("N")
    time.sleep(0.4)
    window.key("Ctrl+A")
    write("لا أحد نفى الخبرَ، فمن قالهُ؟")
    # Kashida lies on Shift+J, lam with hamza on one key.
    write(" لأن الأمـر")
    keep("arabic-note-typed")
    # The last word goes to the front: in Arabic one reads on to the left.
    window.key("Ctrl+Shift+Right", "Ctrl+X", "Home", "Ctrl+V")
    write(" ")
    # Over the first word and the next, then delete that.
    window.key("Ctrl+Left", "Ctrl+Left", "Ctrl+Backspace")
    window.key("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Z")
    # Composed with a dead key of a Latin layout, in the middle of Arabic.
    window.key("End")
    layout("-layout", "us", "-variant", "intl")
    run("xdotool", "key", "--delay", "60", "48", "26", "Shift_L+49", "57")
    time.sleep(0.4)
    layout("-layout", "ara")
    # The caret among letters: over lam and alef by two steps, a mark into the word.
    window.key("Home", "Left", "Left", "Left")
    write("ّ")
    keep("arabic-note")
    window.key("Ctrl+Enter")
    expected = "الأّمـر لا أحد نفى الخبرَ، فمن قالهُ؟ لأن éñ"
    until(f"the note {expected!r} on the claim", lambda: note_of(project, claim_id) == expected, 5)
    until("everything saved", lambda: looks_saved(Picture()))
    journal = b"".join(project.journals().values()).decode("utf-8")
    if f'"{expected}"' not in journal:
        raise Failure(f"expected {expected!r} letter by letter in a journal")
    window.key("Esc")


def signs(window, project, claim_id):
    """The signs that tag lie where they always lie."""
    for sign, label in [("-", "oppose"), ("=", "neutral"), ("?", "query"), ("+", "support")]:
        window.key(sign)
        until(f"{label} after {sign}", lambda: stance_of(project, claim_id) == [label], 5)
        until("everything saved", lambda: looks_saved(Picture()))


def standing():
    """The page, if it is the same for a while: suggestions may still be on their way."""
    first = Picture().area(PAGE)
    time.sleep(0.4)
    return first if Picture().area(PAGE) == first else None


def commands(window, keep):
    """Ctrl+K, and a command found by its Arabic name and taken with Enter, twice."""
    before = until("the page to stand still", standing, 8)
    for _ in range(2):
        window.key("Ctrl+K")
        until("the list of commands", lambda: Picture().area(PAGE) != before, 5)
        write("فاتح")
        keep("arabic-commands")
        there = Picture().area(PAGE)
        window.key("Enter")
        until("the list to be gone", lambda: Picture().area(PAGE) != there, 5)
        time.sleep(0.5)
    until("the page as before", lambda: Picture().area(PAGE) == before, 5)


def find(window, project, keep):
    """Ctrl+F and a word of the article written on the layout; hits are marked."""
    article = project.claims()[0]["article"]
    letters = set("".join(SENT))
    words = project.text(article).split()
    word = next(one for one in words[::-1] if len(one) > 4 and set(one) <= letters)
    window.key("Esc", "Esc")
    before = Picture().area(PAGE)
    window.key("Ctrl+F")
    write(word)
    until(f"hits of {word} on the page", lambda: Picture().area(PAGE) != before, 5)
    time.sleep(0.6)
    keep("arabic-find")
    window.key("Esc", "Esc")
