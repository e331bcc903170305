"""How right the casing stage is, on English that people wrote and that nothing was built from.

    python benchmarks/casing.py --corpora DIR... [--seed N] [--jobs N] [--list FILE] [--json FILE]
    python benchmarks/casing.py --corpora DIR... --compare [--train FILE...]

The corpora are not part of this project; `casing_corpora` says which ones are read and how they are
laid out. What counts as a name, a sentence start and a title is in `casing_words`.

Damaged text. In each document every name within a sentence loses its capitals with a chance of
1.0, 0.3 or 0.1, and mtfix repairs the document. A word whose case it edits is right if it is now
written as in the reference, wrong otherwise, be it a name restored to another form, an ordinary
word raised, or a name lowered that was whole. Precision is the share of right ones among edited
words, recall the share of lowered words that are written again as in the reference. The list
`style_words.txt` has words of which careful writers disagree (*the President*, *the president*);
they are counted apart from names. Edits at sentence starts are left out, except from the column
that says so.

Untouched text. The same documents as they are: every edit is counted as a false one, though some
mend what a person mistyped. 0 edits is what to aim for.

System outputs. mtfix repairs what systems made of the documents. Each line is paired with that of
the reference, word by word, regardless of case; an edit agrees if the reference writes the word
so, and is broken if the reference writes it as the system had. A reference is one way to write a
text: agreement of 100 % is not to be had.

By eye. Of edits that differ from what a person wrote, a reader has said which are right all the
same and which are as good (`casing_judging`): the columns so called count the former as right and
leave the latter out.

The figures depend on the corpora, on mtfix and on the seed, and on nothing else. `--list` writes
every edit that was counted as wrong, with its rule and what stands around it, for a person to read.

`--compare` measures other tools on the damaged (0.3) and the untouched text, see `casing_compare`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import casing_corpora as corpora
import casing_report as report
from casing_judging import JUDGED, place_key, take_over, verdicts
from casing_report import Key, Listed, Tally
from casing_words import (
    Change,
    Recased,
    Word,
    aligned,
    by_line,
    context,
    corrupted,
    is_style,
    is_telling,
    lowered,
    recased,
    style_words,
    verdict,
    words,
)

import mtfix

SHARES = (1.0, 0.3, 0.1)
LEVELS = ("safe", "unsafe")
SEED = 20_211_005
RESULTS = Path(__file__).with_name("casing-results.md")
STYLE = Path(__file__).with_name("style_words.txt")


class Measured(NamedTuple):
    """What one document adds to the figures."""

    tally: Tally
    listed: list[Listed]


@cache
def style() -> frozenset[str]:
    """The words of which careful writers disagree."""
    return style_words(STYLE.read_text(encoding="utf-8").splitlines())


def kind_of(word: str) -> str:
    """Whether a word counts with the names or with the words of style."""
    return "style" if is_style(word, style()) else "name"


def edited(text: str, found: Iterable[Word], level: str) -> list[Recased]:
    """The words whose case mtfix changes."""
    result = mtfix.fix(text, unsafe=level == "unsafe", format="text")
    changes = (
        Change(edit.start, edit.end, edit.replacement, "+".join(c.rule for c in edit.causes))
        for edit in result.edits
    )
    return recased(text, found, changes)


def place_of(edit: Recased) -> str:
    """Whether an edit is about a sentence start."""
    return "start" if edit.is_start else "within"


# The measures


def measure_document(document: corpora.Document, seed: int) -> Measured:
    """Repair a document that a person wrote, as it is and with names in lower case."""
    tally: Tally = Counter()
    listed: list[Listed] = []
    found = words(document.text)
    corpus, domain = document.corpus, document.domain
    names = [word for word in found if word.is_name]
    tally[Key("corpus", corpus, what="documents", domain=domain)] += 1
    tally[Key("corpus", corpus, what="words", domain=domain)] += len(found)
    for word in names:
        tally[Key("corpus", corpus, what=kind_of(word.text), domain=domain)] += 1
    for level in LEVELS:
        for edit in edited(document.text, found, level):
            place = place_key(document.text, edit.word, edit.after)
            key = Key(
                *("untouched", corpus, level, place_of(edit), kind_of(edit.after), edit.rule),
                judged=verdicts().get(place, ""),
                domain=domain,
            )
            tally[key] += 1
            listed.append(Listed(key, context(document.text, edit.word, edit.after), place))
    for share in SHARES:
        rng = random.Random(f"{seed}:{corpus}:{document.name}:{share}")
        _measure_damaged(document, lowered(found, share, rng), share, tally, listed)
    return Measured(tally, listed)


def _measure_damaged(
    document: corpora.Document,
    chosen: Sequence[Word],
    share: float,
    tally: Tally,
    listed: list[Listed],
) -> None:
    reference, corpus, domain = document.text, document.corpus, document.domain
    text = corrupted(reference, chosen)
    found = words(reference)  # the case of the text itself must not move the sentence starts
    now = [word._replace(text=text[word.start : word.end]) for word in found]
    for word in chosen:
        key = Key("damaged", corpus, kind=kind_of(word.text), what="lowered", share=share)
        tally[key._replace(domain=domain)] += 1
    for level in LEVELS:
        for edit in edited(text, now, level):
            wanted = reference[edit.word.start : edit.word.end]
            what = verdict(edit.word.text, edit.after, wanted)
            key = Key(
                *("damaged", corpus, level, place_of(edit), kind_of(wanted)),
                *(edit.rule, what, share),
                domain=domain,
            )
            if what == "right":
                tally[key] += 1
                continue
            place = place_key(reference, edit.word._replace(text=wanted), edit.after)
            key = key._replace(judged=verdicts().get(place, ""))
            tally[key] += 1
            listed.append(Listed(key, context(text, edit.word, edit.after), place, wanted))


def measure_output(output: corpora.Output) -> Measured:
    """Repair what a system made of a document, and compare with the reference."""
    tally: Tally = Counter()
    listed: list[Listed] = []
    found = words(output.text)
    corpus, system = output.corpus, output.system
    tally[Key("outputs", corpus, what="words", system=system)] += len(found)
    lines: list[tuple[list[Word], list[Word]]] = []
    for level in LEVELS:
        edits = edited(output.text, found, level)
        if edits and not lines:
            theirs = by_line(output.reference, words(output.reference))
            lines = list(zip(by_line(output.text, found), theirs, strict=True))
        pairs: dict[int, dict[int, Word]] = {}
        for edit in edits:
            number = output.text.count("\n", 0, edit.word.start)
            if number not in pairs:
                pairs[number] = aligned(*lines[number])
            theirs_word = pairs[number].get(edit.word.start)
            what = "not aligned"
            if theirs_word and (edit.is_start or is_telling(theirs_word)):
                what = verdict(edit.word.text, edit.after, theirs_word.text)
            key = Key(
                "outputs",
                corpus,
                level,
                place_of(edit),
                kind_of(edit.after),
                edit.rule,
                what,
                system=system,
            )
            if theirs_word and what not in {"right", "not aligned"}:
                shown = context(output.text, edit.word, edit.after)
                place = place_key(output.text, edit.word, edit.after)
                key = key._replace(judged=verdicts().get(place, ""))
                listed.append(Listed(key, shown, place, theirs_word.text))
            tally[key] += 1
    return Measured(tally, listed)


# The run


Item = TypeVar("Item")


def gathered(
    measure: Callable[[Item], Measured], items: Sequence[Item], jobs: int, title: str
) -> Measured:
    """Measure many documents in several processes and add up."""
    tally: Tally = Counter()
    listed: list[Listed] = []
    with multiprocessing.Pool(jobs) as pool:
        for done, measured in enumerate(pool.imap(measure, items, chunksize=16), 1):
            tally.update(measured.tally)
            listed += measured.listed
            if done * 10 // len(items) > (done - 1) * 10 // len(items):
                print(f"... {title}: {done:,} of {len(items):,}", file=sys.stderr, flush=True)
    return Measured(tally, listed)


def parsed() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--corpora", nargs="+", type=Path, required=True, metavar="DIR", help="what to measure on")
    add("--seed", type=int, default=SEED, help="which names lose their capitals")
    add("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes")
    add("--list", type=Path, metavar="FILE", help="write the edits that differ, to be judged")
    add("--judged", type=Path, metavar="FILE", help="take over verdicts from such a file")
    add("--write", action="store_true", help=f"renew {RESULTS.name}")
    add("--json", type=Path, metavar="FILE", help="write the tables to a file")
    add("--compare", action="store_true", help="measure other tools too")
    add("--train", nargs="+", type=Path, default=[], metavar="FILE", help="plain text for Moses")
    return parser.parse_args()


def write(lines: Iterable[str]) -> None:
    """Renew the results that are part of the project."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    told = f"Made by `casing.py` on {today}; [README.md](README.md) tells how to read them."
    RESULTS.write_text("\n".join(["# Casing: all tables", "", told, "", *lines]), encoding="utf-8")


def main() -> int:
    """Measure and report; the exit status is 1 if there is nothing to measure on."""
    chosen = parsed()
    started = time.perf_counter()
    if chosen.judged:
        print(f"{take_over(chosen.judged):,} verdicts in {JUDGED.name}")
    found = corpora.read(chosen.corpora)
    notes = [f"* {note}" for note in found.notes]
    print(*notes, sep="\n")
    if not found.documents:
        print("no documents", file=sys.stderr)
        return 1
    print()
    by_person = partial(measure_document, seed=chosen.seed)
    first = gathered(by_person, found.documents, chosen.jobs, "documents")
    second = gathered(measure_output, found.outputs, chosen.jobs, "outputs")
    tables = list(report.tables(first.tally + second.tally, SHARES, LEVELS))
    if chosen.compare:
        import casing_compare

        given = (found.documents, chosen.seed, chosen.jobs, chosen.train)
        tables.append(casing_compare.table(*given, style()))
    shown = [report.markdown(table) for table in tables]
    print(*shown, sep="\n")
    if chosen.write:
        write([*notes, "", *shown])
    if chosen.list:
        report.write_list(chosen.list, [*first.listed, *second.listed])
    if chosen.json:
        content = {table.title: table.rows for table in tables}
        chosen.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"... {time.perf_counter() - started:.0f} seconds", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
