"""Train ``mtfix/casing/data/en/model.json``, the model that tells names from words.

    pip install scikit-learn
    python scripts/train_casing.py wikipedia.txt …

The corpora are those of `build_lexicon.py`; only the documents that it did not count are used, so
that the model sees the lexicon as it will be in use. Names in mid-sentence lose their capital at
random, in some documents all, in some none; the model learns to tell which words had one. A
tenth of the documents is kept to draw the lines (`safe`, `unsafe`).
"""

import argparse
import json
import random
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from build_lexicon import HELD_OUT, documents, is_held_out
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from mtfix.casing import forms
from mtfix.casing.context import begins
from mtfix.casing.evidence import Evidence
from mtfix.casing.health import is_sure
from mtfix.casing.lexicon import DATA, Lexicon, english
from mtfix.casing.shapes import base, is_title_case
from mtfix.casing.truecasing import candidates
from mtfix.document import Prose
from mtfix.tokens import WORD

OUTPUT = DATA / "en" / "model.json"
EXCERPTS = 3
"""Of one document in so many only some lines are used: much of what people fix is short."""

CARELESS = 0.04
"""A document that writes more of its sure names in lower case tells nothing."""

FEWEST = 20
"""A feature must be seen so often."""

STRENGTH = 0.1
LEAST_WEIGHT = 0.1
DEV = 10
GATES = {"gate": -2.2, "pair_gate": -1.5}
"""Of a hundred right edits, the two lose one; two places in a hundred words are looked at."""
PRECISION = {"safe": 0.99, "unsafe": 0.96}
MARGIN = {"safe": 0.6, "unsafe": 0.17}
"""Added to the lines, since text of other kinds than the corpora costs something."""

CAUTION = 1.0
"""Added to both in a text that has lost no sure name: most such texts have lost none at all."""


class Damage(NamedTuple):
    """What happens to the names of a document."""

    share: float
    """The share of the names in mid-sentence that lose their capital."""
    spares_sure: bool = False
    """Whether names that everybody knows keep it: so do engines that lower rare words."""


class Example(NamedTuple):
    """A place, what was found there, and whether a careful writer had a capital."""

    known: list[str]
    around: list[str]
    is_name: bool
    is_right: bool
    """It is a name, and the form that would be written is the writer's."""
    share: float


DAMAGES = (
    Damage(0.0),
    Damage(0.1),
    Damage(0.3),
    Damage(1.0),
    Damage(0.0),
    Damage(0.3, spares_sure=True),
    Damage(1.0, spares_sure=True),
)
"""One for each document in turn."""


DAMAGES_OF_EXCERPTS = (Damage(0.0), Damage(0.3), Damage(1.0))


def corrupted(text: str, damage: Damage, chance: random.Random) -> str:
    """Take the capitals of some of the names in mid-sentence.

    Args:
        text: lines of careful prose.
        damage: of which.
        chance: where chance comes from.
    """
    return "\n".join(_corrupted_line(line, damage, chance) for line in text.split("\n"))


def _corrupted_line(line: str, damage: Damage, chance: random.Random) -> str:
    parts = WORD.split(line)
    if is_title_case(parts[1::2]):
        return line
    for index in range(3, len(parts), 2):
        word = parts[index]
        is_pronoun = word[0] == "I" and base(word)[1:2] in ("", "'", "’")
        if word == word.lower() or is_pronoun or begins(parts[index - 1]):
            continue
        if damage.spares_sure and is_sure(english(), base(word.lower())):
            continue
        if len(word.lower()) == len(word) and chance.random() < damage.share:
            parts[index] = word.lower()
    return "".join(parts)


def examples(text: str, damage: Damage, seed: int, lexicon: Lexicon) -> Iterator[Example]:
    """The examples of one document."""
    damaged = corrupted(text, damage, random.Random(seed))
    evidence = Evidence(Prose(damaged), lexicon)
    chosen: set[str] = set()
    for word, tokens in evidence.vocabulary.items():
        if any(token[0].islower() for token in tokens) and candidates.may_be_name(lexicon, word):
            chosen.update(tokens)
    for place in candidates.places(evidence, evidence.prose.tokens.at(chosen)):
        start = place.start
        careful = text[start : start + len(place.word)]
        is_name = careful != place.word
        yield Example(
            list(candidates.known_features(evidence, place)),
            list(candidates.place_features(evidence, place)),
            is_name,
            is_name and careful == _form_at(forms.written(evidence, place), place),
            damage.share,
        )


def _form_at(form: forms.Form, place: candidates.Place) -> str:
    """What would stand at the place itself."""
    return form.text[form.offset : form.offset + len(place.word)]


def excerpt(text: str, chance: random.Random) -> str:
    """One to four lines of a document."""
    lines = text.splitlines()
    start = chance.randrange(len(lines))
    return "\n".join(lines[start : start + chance.randint(1, 4)])


def is_careful(text: str, lexicon: Lexicon) -> bool:
    """Whether the writer of a document gives names their capital."""
    lost, kept = Evidence(Prose(text), lexicon).health
    return lost <= CARELESS * (lost + kept)


def texts(corpora: Iterable[Path], most: int) -> Iterator[str]:
    """The documents that the lexicon was not counted on, at most so many of each corpus."""
    for path in corpora:
        held = [document for document in documents(path) if is_held_out(document)]
        random.Random(0).shuffle(held)
        yield from ("".join(document) for document in held[:most])


class Table:
    """Examples as a sparse matrix, one column a feature."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self._rows: list[int] = [0]
        self._cells: list[int] = []
        self.examples: list[tuple[bool, bool, float]] = []

    def add(self, example: Example) -> None:
        """Add a row."""
        columns = self.columns
        found = {columns.setdefault(f, len(columns)) for f in (*example.known, *example.around)}
        self._cells.extend(found)
        self._rows.append(len(self._cells))
        self.examples.append((example.is_name, example.is_right, example.share))

    def matrix(self, width: int) -> csr_matrix:
        """The rows; columns beyond a width are left out."""
        cells = np.array(self._cells, dtype=np.int32)
        whole = csr_matrix(
            (np.ones(len(cells), dtype=np.float32), cells, np.array(self._rows)),
            shape=(len(self.examples), len(self.columns)),
        )
        return whole[:, :width]


def fit(table: Table) -> tuple[dict[str, float], float]:
    """Fit the model, drop the features that matter little, and fit it again."""
    matrix = table.matrix(len(table.columns))
    truth = np.array([is_name for is_name, _, _ in table.examples])
    features = np.array(list(table.columns))
    kept = np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel() >= FEWEST)
    for last in (False, True):
        model = LogisticRegression(C=STRENGTH, max_iter=150).fit(matrix[:, kept], truth)
        weights = model.coef_[0]
        print(f"{len(kept):,} features", file=sys.stderr)
        if not last:
            kept = kept[np.abs(weights) > LEAST_WEIGHT]
    found = zip(features[kept], weights, strict=True)
    return {str(name): round(float(weight), 3) for name, weight in found}, float(
        model.intercept_[0]
    )


def threshold(scores: Any, right: Any, precision: float) -> float:
    """The lowest score from which on so many are right."""
    order = np.argsort(-scores)
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= precision)
    return float(scores[order][enough[-1]])


def sampled(corpora: Sequence[Path], most: int, seeds: int) -> tuple[Table, list[Example]]:
    """The table to fit, and the examples of the documents kept to draw the lines."""
    table, kept = Table(), []
    jobs = ((number, text, seeds) for number, text in enumerate(texts(corpora, most)))
    with Pool() as pool:
        for number, (is_kept, found) in enumerate(pool.imap(work, jobs, chunksize=20)):
            for example in found:
                if is_kept:
                    kept.append(example)
                else:
                    table.add(example)
            if number % 1000 == 0:
                print(f"{number:,} documents, {len(table.examples):,} examples", file=sys.stderr)
    return table, kept


def work(job: tuple[int, str, int]) -> tuple[bool, list[Example]]:
    """The examples of one document, and whether it is kept to draw the lines."""
    number, text, seeds = job
    is_excerpt = number % EXCERPTS == 0
    if is_excerpt:
        text = excerpt(text, random.Random(number))
    is_kept = zlib.crc32(text[:200].encode()) // HELD_OUT % DEV == 0
    found: list[Example] = []
    if is_careful(text, english()):
        for seed in range(1 if is_kept else seeds):
            damages = DAMAGES_OF_EXCERPTS if is_excerpt else DAMAGES
            damage = damages[(number // EXCERPTS + seed) % len(damages)]
            found += examples(text, damage, number + seed, english())
    return is_kept, found


def lines(weights: dict[str, float], intercept: float, kept: Sequence[Example]) -> dict[str, float]:
    """Where to draw the lines, from examples the model was not fitted to."""

    def total(features: Iterable[str]) -> float:
        return sum(weights.get(feature, 0.0) for feature in features)

    scores = np.array([intercept + total(e.known) + total(e.around) for e in kept])
    right = np.array([example.is_right for example in kept])
    damaged = np.array([0 < example.share < 1 for example in kept])
    found = {
        name: threshold(scores[damaged], right[damaged], share) + MARGIN[name]
        for name, share in PRECISION.items()
    }
    names_lost = sum(e.is_name for e in kept if 0 < e.share < 1)
    found |= {**GATES, "caution": CAUTION}
    for name in PRECISION:
        hits = int((right & damaged & (scores >= found[name])).sum())
        print(f"{name}: from {found[name]:.2f} on, recall {hits / names_lost:.3f}")
    return {name: round(value, 3) for name, value in found.items()}


def main() -> None:
    """Train the model on the corpora named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--documents", type=int, default=4000, help="at most, of each corpus")
    parser.add_argument("--seeds", type=int, default=2, help="how often each is damaged")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    table, kept = sampled(options.corpora, options.documents, options.seeds)
    weights, intercept = fit(table)
    drawn = lines(weights, intercept, kept)
    ordered = dict(sorted(weights.items()))
    model = {"intercept": round(intercept, 3), **drawn, "weights": ordered}
    options.output.write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
