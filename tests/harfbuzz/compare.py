#!/usr/bin/env python3
"""Compares every glyph that `isnad text` tells with what HarfBuzz makes of the same run.

    tests/harfbuzz/compare.py [--program PATH] [--write | --uharfbuzz]

Needs `hb-shape` (Debian: libharfbuzz-bin) and a built `isnad`, by default the debug build.
With `--uharfbuzz` the HarfBuzz in the Python package of that name is asked instead, which
may be newer.
The corpus is tests/golden/layout/stress.txt, the sample articles, and the articles in
../shared/articles if that folder is there; each in both faces and both weights. For each
run HarfBuzz is told the font file, direction, script and the letters around it as our
itemiser chose them. Glyph ids must be equal, and advances and offsets the same number of
font units. Any difference makes it exit with 1, except those listed as EXCEPTIONS below,
which must occur exactly as often as is said there.

`--write` writes what HarfBuzz said into tests/golden/layout, which `cargo test --test it
shaping` then compares with the layout without HarfBuzz.
"""

import argparse
import json
import os
import re
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden/layout"
SHARED = ROOT.parent / "shared/articles"

# Large, so that half a font unit is more than the rounding of 32-bit floats.
SIZE_PT = 100
# How far a number of font units may be from a whole one.
TOLERANCE_UNITS = 0.25
# HarfBuzz looks at no more characters than this around the text it shapes.
CONTEXT_SCALARS = 5

FACES = [("naskh", False), ("naskh", True), ("sans", False), ("sans", True)]

# By version of HarfBuzz, the character whose mark it places elsewhere, and how often that is
# in the corpus. U+0677 falls into three glyphs; 6.0.0 hangs the hamza on the first of them,
# 15.0.0 on the second, as we do.
EXCEPTIONS = {"6.0.0": ("\u0677", 16)}


def golden_name(source, face, bold):
    return f"{source.stem}.{face}{'-bold' if bold else ''}.glyphs"


def is_golden(source, face, bold):
    """The stress file is kept in all forms, the sample in the one that is read."""
    if source.parent == GOLDEN:
        return True
    return source.is_relative_to(ROOT) and (face, bold) == ("naskh", False)


def units_per_em(font):
    data = (ROOT / "fonts" / font).read_bytes()
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, start, _ = struct.unpack_from(">4sLLL", data, at)
        if tag == b"head":
            return struct.unpack_from(">H", data, start + 18)[0]
    raise ValueError(f"{font} has no head table")


class HarfBuzz:
    """What hb-shape says, asked once for each different question."""

    def __init__(self):
        self.answers = {}
        command = ["hb-shape", "--version"]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        self.version = told.split()[2]

    def ask_all(self, questions):
        new = [one for one in dict.fromkeys(questions) if one not in self.answers]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self.answers.update(zip(new, pool.map(self.ask, new)))

    def ask(self, question):
        font, script, level, before, text, after = question
        run = subprocess.run(
            [
                "hb-shape",
                str(ROOT / "fonts" / font),
                f"--script={script}",
                f"--direction={'rtl' if level % 2 else 'ltr'}",
                "--language=und",
                "--cluster-level=1",
                "--utf8-clusters",
                "--no-glyph-names",
                f"--text-before={before}",
                f"--text-after={after}",
                f"--text={text}",
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        return run.stdout.strip()


class Uharfbuzz(HarfBuzz):
    """The same through the Python package, told in the same form."""

    def __init__(self):
        import uharfbuzz

        self.answers = {}
        self.fonts = {}
        self.library = uharfbuzz
        self.version = uharfbuzz.version_string()

    def ask_all(self, questions):
        self.answers.update((one, self.ask(one)) for one in questions if one not in self.answers)

    def ask(self, question):
        font, script, level, before, text, after = question
        library = self.library
        if font not in self.fonts:
            blob = library.Blob.from_file_path(str(ROOT / "fonts" / font))
            self.fonts[font] = library.Font(library.Face(blob))
        start, length = len(before.encode()), len(text.encode())
        buffer = library.Buffer()
        buffer.cluster_level = library.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_utf8((before + text + after).encode(), start, length)
        buffer.direction = "rtl" if level % 2 else "ltr"
        buffer.script, buffer.language = script, "und"
        library.shape(self.fonts[font], buffer)
        glyphs = (
            f"{info.codepoint}={info.cluster - start}@{at.x_offset},{at.y_offset}+{at.x_advance}"
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions)
        )
        return f"[{'|'.join(glyphs)}]"


GLYPH = re.compile(r"(\d+)=(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)$")


def glyphs_of(answer):
    """Glyphs of an answer as (id, cluster byte, x offset, y offset, advance)."""
    inside = answer[1:-1]
    found = []
    for piece in inside.split("|") if inside else []:
        match = GLYPH.match(piece)
        if not match:
            raise ValueError(f"cannot read {piece!r} of hb-shape")
        found.append(tuple(int(one or 0) for one in match.groups()))
    return found


def question(paragraph, start, run):
    """What to ask HarfBuzz about a run of a paragraph, both as bytes."""
    a, b = run["start_byte"] - start, run["end_byte"] - start
    before = paragraph[:a].decode()[-CONTEXT_SCALARS:]
    after = paragraph[b:].decode()[:CONTEXT_SCALARS]
    text = paragraph[a:b].decode()
    return run["font"], run["script"], run["level"], before, text, after


def differences(run, pen_px, baseline_px, wanted, per_px):
    """Differing glyphs of a run that begins at `pen_px`, and where it ends.

    Each is the byte of its cluster, whether only the offsets differ, and a sentence.
    """
    found = []
    if len(run["glyphs"]) != len(wanted):
        told = f"{len(run['glyphs'])} glyphs, HarfBuzz has {len(wanted)}"
        found.append((run["start_byte"], False, told))
    starts = sorted({glyph["cluster_byte"] for glyph in run["glyphs"]})
    for ours, (glyph_id, cluster, dx, dy, advance) in zip(run["glyphs"], wanted):
        have = (
            (ours["x_px"] - pen_px) * per_px,
            (baseline_px - ours["y_px"]) * per_px,
            ours["advance_px"] * per_px,
        )
        pen_px += ours["advance_px"]
        near = all(abs(a - b) < TOLERANCE_UNITS for a, b in zip(have, (dx, dy, advance)))
        # HarfBuzz tells marks from their letters; ours are parts of what a person sees as one.
        of_cell = max((one for one in starts if one <= run["start_byte"] + cluster), default=None)
        if ours["id"] != glyph_id or not near or of_cell != ours["cluster_byte"]:
            told = ", ".join(f"{one:.2f}" for one in have)
            told = (
                f"glyph {ours['id']} at byte {ours['cluster_byte']} ({told}), "
                f"HarfBuzz: {glyph_id} at {run['start_byte'] + cluster} ({dx}, {dy}, {advance})"
            )
            same = ours["id"] == glyph_id and abs(have[2] - advance) < TOLERANCE_UNITS
            found.append((run["start_byte"] + cluster, same, told))
    return found, pen_px


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    arguments.add_argument("--program", type=Path, default=target / "debug/isnad")
    way = arguments.add_mutually_exclusive_group()
    way.add_argument("--write", action="store_true", help="write tests/golden/layout")
    way.add_argument("--uharfbuzz", action="store_true", help="ask the Python package")
    given = arguments.parse_args()

    harfbuzz = Uharfbuzz() if given.uharfbuzz else HarfBuzz()
    version = harfbuzz.version
    excepted, exceptions_wanted = EXCEPTIONS.get(version, (None, 0))
    sources = [GOLDEN / "stress.txt", *sorted((ROOT / "sample_data/source").glob("*.txt"))]
    shared = sorted(SHARED.glob("*.txt"))
    if shared:
        print(f"with {len(shared)} articles of ../shared/articles")
    else:
        print("WITHOUT ../shared/articles, which is not there")
    sources += shared

    units = {}
    counts = dict(paragraphs=0, runs=0, glyphs=0, differing=0, exceptions=0)
    shown = 0
    for source in sources:
        data = source.read_bytes()
        for face, bold in FACES:
            order = [given.program, "text", source, "--json", f"--size={SIZE_PT}", f"--font={face}"]
            run = subprocess.run(order + ["--bold"] * bold, check=True, capture_output=True)
            facts = json.loads(run.stdout)
            asked = []
            for paragraph in facts["paragraphs"]:
                start = paragraph["start_byte"]
                text = data[start : paragraph["end_byte"]]
                for line in paragraph["lines"]:
                    asked += [question(text, start, run) for run in line["runs"]]
            harfbuzz.ask_all(asked)
            asked = iter(asked)
            golden = [
                f"# What HarfBuzz {version} says about {source.name}; "
                "written by tests/harfbuzz/compare.py --write",
                f"face {face} {'bold' if bold else 'regular'}",
            ]
            for index, paragraph in enumerate(facts["paragraphs"]):
                start = paragraph["start_byte"]
                golden.append(f"paragraph {index} {paragraph['base_level']}")
                counts["paragraphs"] += 1
                for line in paragraph["lines"]:
                    # A paragraph that is not wrapped begins at the left edge.
                    pen_px = 0.0
                    for run in line["runs"]:
                        question_asked = next(asked)
                        font, script, level = question_asked[:3]
                        answer = harfbuzz.answers[question_asked]
                        if font not in units:
                            units[font] = units_per_em(font)
                        wanted = glyphs_of(answer)
                        per_px = units[font] / SIZE_PT
                        found, pen_px = differences(
                            run, pen_px, line["baseline_y_px"], wanted, per_px
                        )
                        counts["runs"] += 1
                        counts["glyphs"] += len(wanted)
                        for byte, only_offsets, one in found:
                            if only_offsets and data[byte:].decode()[0] == excepted:
                                counts["exceptions"] += 1
                                continue
                            counts["differing"] += 1
                            shown += 1
                            if shown <= 40:
                                name = f"{source.name}, {face}{' bold' * bold}, paragraph {index}"
                                print(f"{name}, {script} {level} {font}: {one}")
                        span = f"{run['start_byte'] - start}..{run['end_byte'] - start}"
                        golden.append(f"{span} {level} {script} {font} {answer}")
            if given.write and is_golden(source, face, bold):
                name = GOLDEN / golden_name(source, face, bold)
                name.write_text("\n".join(golden) + "\n", encoding="utf-8", newline="\n")
    print(
        f"HarfBuzz {version}: {len(sources)} texts in {len(FACES)} forms, "
        f"{counts['paragraphs']} paragraphs, {counts['runs']} runs, {counts['glyphs']} glyphs, "
        f"{counts['differing']} differing, {counts['exceptions']} listed exceptions"
    )
    if counts["exceptions"] != exceptions_wanted:
        print(f"{exceptions_wanted} exceptions are listed for this version")
        return 1
    return 1 if counts["differing"] else 0


if __name__ == "__main__":
    sys.exit(main())
