#!/usr/bin/env python3
"""Compares the embedding level of every character that `isnad text` tells with FriBidi's.

    tests/fribidi/compare.py [--program PATH]

Needs `fribidi` (Debian: libfribidi-bin) and a built `isnad`, by default the debug build. The
corpus is that of tests/harfbuzz/compare.py; each paragraph is one line, with the base
direction that we chose for it. Characters which rule X9 removes have no level of their own
and are left out. Any difference makes it exit with 1.
"""

import argparse
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared/articles"
REMOVED = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF"}


def fribidi(paragraphs, base_level):
    """Levels by character of each paragraph."""
    run = subprocess.run(
        ["fribidi", "--rtl" if base_level else "--ltr", "--levels", "--novisual", "--nobreak"],
        input="".join(one + "\n" for one in paragraphs),
        check=True,
        capture_output=True,
        text=True,
    )
    lines = run.stdout.split("\n")[: len(paragraphs)]
    return [[int(level) for level in line.split()] for line in lines]


def our_levels(paragraph, text):
    """Levels by character; None where no glyph tells it."""
    of_byte = {}
    for line in paragraph["lines"]:
        for run in line["runs"]:
            for byte in range(run["start_byte"], run["end_byte"]):
                of_byte[byte] = run["level"]
    byte = paragraph["start_byte"]
    levels = []
    for c in text:
        levels.append(of_byte.get(byte))
        byte += len(c.encode())
    return levels


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    arguments.add_argument("--program", type=Path, default=target / "debug/isnad")
    given = arguments.parse_args()

    sources = [ROOT / "tests/golden/layout/stress.txt"]
    sources += sorted((ROOT / "sample_data/source").glob("*.txt"))
    shared = sorted(SHARED.glob("*.txt"))
    if shared:
        print(f"with {len(shared)} articles of ../shared/articles")
    else:
        print("WITHOUT ../shared/articles, which is not there")
    sources += shared

    compared = differing = untold = count = 0
    for source in sources:
        data = source.read_bytes()
        run = subprocess.run(
            [given.program, "text", source, "--json"], check=True, capture_output=True
        )
        by_base = {0: [], 1: []}
        for paragraph in json.loads(run.stdout)["paragraphs"]:
            text = data[paragraph["start_byte"] : paragraph["end_byte"]].decode()
            by_base[paragraph["base_level"]].append((paragraph, text))
        for base_level, paragraphs in by_base.items():
            theirs = fribidi([text for _, text in paragraphs], base_level)
            for (paragraph, text), wanted in zip(paragraphs, theirs, strict=True):
                count += 1
                have = our_levels(paragraph, text)
                for index, (c, ours, other) in enumerate(zip(text, have, wanted, strict=True)):
                    if unicodedata.bidirectional(c) in REMOVED:
                        continue
                    if ours is None:
                        untold += 1
                        continue
                    compared += 1
                    if ours != other:
                        differing += 1
                        if differing <= 20:
                            place = f"{source.name}, byte {paragraph['start_byte']}, {index}"
                            print(f"{place}: U+{ord(c):04X} has {ours}, FriBidi: {other}")
    print(
        f"FriBidi: {len(sources)} texts, {count} paragraphs, {compared} characters, "
        f"{differing} differing, {untold} without a glyph"
    )
    return 1 if differing or untold or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
