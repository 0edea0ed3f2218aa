#!/usr/bin/env python3
"""Compares `isnad agree` with what other programs make of the same tags.

    tests/agreement/compare.py [--program PATH] [--cases N] [--seed N]

Needs the packages in requirements.txt (compare.sh makes an environment with them) and a built
`isnad`, by default the debug build. Draws random tags of three or four annotators, makes real
projects of them (new, add, story), and asks for the agreement of every group of two or more. A
case is one field or layer of one group. The tags are known here, so that nothing of the program
under test is needed to work out what must come of them: labels with krippendorff, scikit-learn,
statsmodels, nltk and irrCAC; stretches with the definitions, scalar by scalar. A difference of
more than 1e-6 (1e-4 where a package rounds), or a value on one side only, makes it exit with 1.
"""

import argparse
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path

import krippendorff
import numpy
import pandas
from irrCAC.raw import CAC
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ["amal", "badr", "carim", "dalia"]
SLOTS = 14
WORD = "كلمة"
SLOT_WORDS = 6
ARTICLES = 3

# Nominal fields by their arguments in a story, and those with an order.
NOMINAL = ["type", "certainty", "polarity"]
NUMBERS = {"confidence": ["1", "2", "3"], "intensity": ["-2", "-1", "0", "1", "2"]}


class Claim:
    """What one annotator says of one slot of an article."""

    def __init__(self, start, end, said):
        self.start, self.end, self.said = start, end, said


def draw(dice, codes, people):
    """Tags: by annotator, article and slot."""
    tags = {}
    sure = dice.choice([0.5, 0.7, 0.9, 1.0])
    # Now and then only one label is ever given, and measures are undefined.
    codes = {key: values[:1] if dice.random() < 0.15 else values for key, values in codes.items()}
    for article, slot in itertools.product(range(ARTICLES), range(SLOTS)):
        truth = {key: dice.choice(values) for key, values in codes.items()}
        for person in people:
            if dice.random() < 0.25:
                continue
            said = {}
            for key, values in codes.items():
                if key not in NOMINAL and dice.random() < 0.2:
                    continue
                said[key] = truth[key] if dice.random() < sure else dice.choice(values)
            frames = {code for code in codes["frames"] if dice.random() < 0.25}
            said["frames"] = frozenset({truth["frames"]} if dice.random() < sure else frames)
            first, last = dice.choice([0, 0, 0, 1, 2]), dice.choice([5, 5, 5, 4, 3])
            width = len(WORD) + 1
            start = (slot * SLOT_WORDS + first) * width
            end = (slot * SLOT_WORDS + last) * width + len(WORD)
            tags[person, article, slot] = Claim(start, end, said)
    return tags


def story(tags, people, ids):
    lines = []
    for person in people:
        lines.append(f"annotator {person}")
        for article in range(ARTICLES):
            lines.append(f"open {ids[article]}")
            for slot in range(SLOTS):
                claim = tags.get((person, article, slot))
                if claim is None:
                    continue
                said = claim.said
                named = " ".join(f"{key}={said[key]}" for key in NOMINAL)
                lines.append(f"select {claim.start}..{claim.end}")
                lines.append(f"do tag.claim {named}")
                lines.append("call claim")
                for field in ["check_worthiness", "confidence"]:
                    if field in said:
                        lines.append(f"do field.set id=@claim field={field} value={said[field]}")
                for code in sorted(said["frames"]):
                    lines.append(f"do field.label id=@claim field=frames code={code}")
                if "intensity" in said:
                    lines.append(
                        f"do stance.set id=@claim label=support intensity={said['intensity']}"
                    )
                lines.append("do gesture.done")
    return "\n".join(lines) + "\n"


def run(program, *arguments):
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"isnad {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}")
    return done.stdout


def make_project(program, folder, tags, people):
    project = folder / "project"
    run(program, "new", project, "--annotator", people[0])
    text = " ".join([WORD] * (SLOTS * SLOT_WORDS))
    files = [folder / f"{article}.txt" for article in range(ARTICLES)]
    for article, file in enumerate(files):
        # The last word makes each text another.
        file.write_text(text + " " + "ختام" + "ا" * article, encoding="utf-8")
    added = json.loads(run(program, "add", project, *files, "--json"))
    script = folder / "tags.story"
    script.write_text(story(tags, people, [one["id"] for one in added]), encoding="utf-8")
    run(program, "story", project, script)
    return project, [one["chars"] for one in added]


class Comparison:
    def __init__(self):
        self.values = 0
        self.undefined = 0
        self.differences = []

    def compare(self, where, name, ours, theirs, tolerance=1e-6):
        """`theirs` is None if the measure is undefined."""
        if isinstance(theirs, float) and not math.isfinite(theirs):
            theirs = None
        if ours is None or theirs is None:
            self.undefined += 1
            if ours is not theirs:
                self.differences.append(f"{where} {name}: {ours}, theirs {theirs}")
            return
        self.values += 1
        if abs(ours - theirs) > tolerance:
            self.differences.append(f"{where} {name}: {ours}, theirs {theirs}")


def reliability(units, order):
    """Annotators × units, as numbers; nan is missing."""
    number = {value: place for place, value in enumerate(order)}
    return numpy.array(
        [[numpy.nan if one is None else number[one] for one in row] for row in zip(*units)]
    )


def alpha(data, order, level):
    seen = data[:, (~numpy.isnan(data)).sum(axis=0) > 1]
    if seen.size == 0 or len(set(seen[~numpy.isnan(seen)])) < 2:
        return None
    return float(
        krippendorff.alpha(
            reliability_data=data,
            level_of_measurement=level,
            value_domain=order,
        )
    )


def of_labels(told, where, comparison, units, labels, ordered, quantities=None):
    """`labels` are those of the codebook in their order; units are rows of annotators' values."""
    data = reliability(units, labels)
    pairable = [row for row in units if sum(one is not None for one in row) > 1]
    comparison.compare(where, "n", told["n"], len(pairable))
    places = list(range(len(labels)))
    comparison.compare(where, "alpha_nominal", told["alpha_nominal"], alpha(data, places, "nominal"))
    if ordered:
        comparison.compare(
            where, "alpha_ordinal", told["alpha_ordinal"], alpha(data, places, "ordinal")
        )
    if quantities:
        comparison.compare(
            where, "alpha_interval", told["alpha_interval"], alpha(data, places, "interval")
        )
    if not pairable:
        return
    frame = pandas.DataFrame(
        {str(number): [row[number] for row in units if any(row)] for number in range(len(units[0]))}
    )
    used = {one for row in pairable for one in row if one is not None}
    everything = {one for row in units for one in row if one is not None}
    cac = CAC(frame, categories=labels)
    if len(everything) > 1:
        fleiss = CAC(frame).fleiss()["est"]["coefficient_value"]
        comparison.compare(where, "fleiss", told["fleiss"], fleiss, 1e-5)
    gwet = cac.gwet()["est"]
    comparison.compare(where, "ac1", told["ac1"], gwet["coefficient_value"], 1e-5)
    comparison.compare(where, "percent", told["percent"], gwet["pa"] * 100, 1e-3)
    if len(units[0]) == 2:
        of_two(told, where, comparison, pairable, labels, ordered, len(used) > 1)
    elif all(one is not None for row in pairable for one in row) and len(pairable) == len(frame):
        counts = [[row.count(label) for label in labels] for row in pairable]
        comparison.compare(where, "fleiss", told["fleiss"], inter_rater.fleiss_kappa(counts))


def of_two(told, where, comparison, pairs, labels, ordered, varied):
    first, second = zip(*pairs)
    if not varied:
        for name in ["kappa", "pi"]:
            comparison.compare(where, name, told[name], None)
        return
    comparison.compare(
        where, "kappa", told["kappa"], float(cohen_kappa_score(first, second, labels=labels))
    )
    for name, weights in [("kappa_linear", "linear"), ("kappa_quadratic", "quadratic")]:
        if ordered:
            weighted = cohen_kappa_score(first, second, labels=labels, weights=weights)
            comparison.compare(where, name, told[name], float(weighted))
    triples = [(who, unit, row[who]) for unit, row in enumerate(pairs) for who in (0, 1)]
    comparison.compare(where, "pi", told["pi"], AnnotationTask(triples).pi())
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    chance = 1 / len(labels)
    comparison.compare(where, "s", told["s"], (agreed - chance) / (1 - chance))
    if "kappa_se" in told:
        table = [[sum(p == (a, b) for p in map(tuple, pairs)) for b in labels] for a in labels]
        error = inter_rater.cohens_kappa(numpy.array(table)).std_kappa
        # Where all agree it takes the root of what rounding left below 0.
        error = 0.0 if agreed == 1 else error
        comparison.compare(where, "kappa_se", told["kappa_se"], float(error))


def masi(a, b):
    """Passonneau (2006) with whole thirds; nltk rounds them to hundredths."""
    if not a and not b:
        return 0.0
    if a == b:
        part = 1.0
    elif a <= b or b <= a:
        part = 2 / 3
    else:
        part = 1 / 3 if a & b else 0.0
    return 1 - len(a & b) / len(a | b) * part


def jaccard(a, b):
    return jaccard_distance(a, b) if a | b else 0.0


def of_sets(told, where, comparison, units):
    pairable = [row for row in units if sum(one is not None for one in row) > 1]
    triples = [
        (who, unit, one)
        for unit, row in enumerate(pairable)
        for who, one in enumerate(row)
        if one is not None
    ]
    if len({one for _, _, one in triples}) < 2:
        return
    for name, distance in [("alpha_masi", masi), ("alpha_jaccard", jaccard)]:
        task = AnnotationTask(triples, distance=distance)
        comparison.compare(where, name, told[name], task.alpha())
    equal = AnnotationTask(triples, distance=lambda a, b: float(a != b))
    comparison.compare(where, "alpha_nominal", told["alpha_nominal"], equal.alpha())


def f1(shared, a, b):
    return 2 * shared / (a + b) if a + b else None


def mean(values):
    values = [one for one in values if one is not None]
    return sum(values) / len(values) if values else None


def of_spans(told, where, comparison, texts, people, labels):
    """`texts` are (length, {person: {slot: claim}}); claims of one slot meet, others do not."""
    exact, labelled, overlap, chars, agr = [], [], [], [], []
    for one, other in itertools.combinations(people, 2):
        sums = Counter()
        for _, lines in texts:
            if one not in lines or other not in lines:
                continue
            a, b = lines[one], lines[other]
            both = [(a[slot], b[slot]) for slot in a.keys() & b.keys()]
            same = [(x, y) for x, y in both if (x.start, x.end) == (y.start, y.end)]
            sums["a"] += len(a)
            sums["b"] += len(b)
            sums["both"] += len(both)
            sums["exact"] += len(same)
            sums["label"] += sum(x.said["type"] == y.said["type"] for x, y in same)
            sums["chars a"] += sum(x.end - x.start for x in a.values())
            sums["chars b"] += sum(y.end - y.start for y in b.values())
            sums["chars"] += sum(min(x.end, y.end) - max(x.start, y.start) for x, y in both)
        exact.append(f1(sums["exact"], sums["a"], sums["b"]))
        labelled.append(f1(sums["label"], sums["a"], sums["b"]))
        overlap.append(f1(sums["both"], sums["a"], sums["b"]))
        chars.append(f1(sums["chars"], sums["chars a"], sums["chars b"]))
        if sums["a"] and sums["b"]:
            agr.append((sums["both"] / sums["a"] + sums["both"] / sums["b"]) / 2)
    for name, values in [
        ("exact_f1", exact),
        ("exact_label_f1", labelled),
        ("overlap_f1", overlap),
        ("char_f1", chars),
        ("agr", agr),
    ]:
        comparison.compare(where, name, told[name], mean(values))
    for name, value in u_alphas(texts, labels).items():
        comparison.compare(where, name, told[name], value)


def u_alphas(texts, labels):
    """uα and |uα from labels of single scalars and squares of lengths."""
    met, sizes, squares = Counter(), Counter(), Counter()
    total = 0
    for length, lines in texts:
        rows = []
        for line in lines.values():
            row = [None] * length
            for claim in line.values():
                label = labels.index(claim.said["type"])
                row[claim.start : claim.end] = [label] * (claim.end - claim.start)
                squares[label] += (claim.end - claim.start) ** 2
            sizes.update(row)
            squares[None] += row.count(None)
            rows.append(row)
        total += length * len(rows)
        for one, other in itertools.permutations(rows, 2):
            for pair, count in Counter(zip(one, other)).items():
                met[pair] += count / (len(rows) - 1)
    spread = total * total - sum(squares.values())
    agreed = sum(count for (a, b), count in met.items() if a == b)
    chance = sum(total * (sizes[c] ** 2 - squares[c]) / spread for c in sizes)
    gaps = sizes[None]
    by_chance = total * gaps * (total - gaps) / spread
    return {
        "u_alpha": 1 - (total - agreed) / (total - chance),
        "bar_u_alpha": 1 - (gaps - met[None, None]) / by_chance,
    }


def compare_group(told, where, comparison, tags, people, codes, lengths):
    """One group of annotators; gives back how many cases it was."""
    texts, units = [], []
    for article in range(ARTICLES):
        lines = {
            person: {s: tags[person, article, s] for s in range(SLOTS) if (person, article, s) in tags}
            for person in people
        }
        lines = {person: line for person, line in lines.items() if line}
        if len(lines) < 2:
            continue
        texts.append((lengths[article], lines))
        for slot in range(SLOTS):
            unit = [lines.get(person, {}).get(slot) for person in people]
            if any(unit):
                units.append(unit)

    def values(key):
        return [[one and one.said.get(key) for one in unit] for unit in units]

    fields = told["fields"]
    for key in NOMINAL:
        of_labels(fields[f"claim.{key}"], f"{where} {key}", comparison, values(key), codes[key], False)
    of_labels(
        fields["claim.check_worthiness"],
        f"{where} check_worthiness",
        comparison,
        values("check_worthiness"),
        codes["check_worthiness"],
        True,
    )
    for key, field in [("confidence", "claim.confidence"), ("intensity", "stance.intensity")]:
        of_labels(
            fields[field], f"{where} {key}", comparison, values(key), NUMBERS[key], True, NUMBERS[key]
        )
    of_sets(fields["claim.frames"], f"{where} frames", comparison, values("frames"))
    of_spans(told["layers"]["claim"], f"{where} spans", comparison, texts, people, codes["type"])
    return len(NOMINAL) + 5


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    arguments.add_argument("--program", type=Path, default=target / "debug/isnad")
    arguments.add_argument("--cases", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    warnings.filterwarnings("ignore")
    dice = random.Random(given.seed)
    comparison = Comparison()
    cases = projects = 0
    while cases < given.cases:
        with tempfile.TemporaryDirectory() as folder:
            people = PEOPLE[: dice.choice([3, 4])]
            folder = Path(folder)
            run(given.program, "new", folder / "book", "--annotator", "amal")
            book = json.loads(run(given.program, "codebook", folder / "book", "--json"))
            codes = codes_of(book)
            tags = draw(dice, codes, people)
            project, lengths = make_project(given.program, folder, tags, people)
            for size in range(2, len(people) + 1):
                for group in itertools.combinations(people, size):
                    told = json.loads(
                        run(given.program, "agree", project, "--annotators", ",".join(group), "--json")
                    )
                    where = f"project {projects}, {'+'.join(group)}:"
                    cases += compare_group(told, where, comparison, tags, group, codes, lengths)
            projects += 1
    for difference in comparison.differences[:40]:
        print(difference)
    print(
        f"{cases} cases in {projects} projects: {comparison.values} values compared, "
        f"{comparison.undefined} undefined, {len(comparison.differences)} differences"
    )
    return 1 if comparison.differences or comparison.values == 0 else 0


def codes_of(book):
    """The labels of the codebook by argument."""
    sets = {one["id"]: [entry["code"] for entry in one["labels"]] for one in book["sets"]}
    codes = {key: sets[f"claim.{key}"] for key in [*NOMINAL, "check_worthiness"]}
    return {**codes, **NUMBERS, "frames": sets["claim.frame"]}


if __name__ == "__main__":
    sys.exit(main())
