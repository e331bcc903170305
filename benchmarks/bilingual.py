"""Measures what `source=` restores in outputs of real systems, and what it does to good text.

    python benchmarks/bilingual.py DIR… [--list sample.tsv] [--verdicts judged.tsv] [--write]

Three questions: how many links, handles, tags and the like of the source stand in the output before
and after ``mtfix.fix(output, source=source, format="text")``; what is edited and flagged in
translations by people; how many edits of a sample are wrong, as a person has judged them.

A token that the output lacks is *damaged* if a piece of its kind is left (a scheme, a bracket, an
@ that belongs to no other token), and *dropped* if not.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bilingual_corpora import Translation, read
from bilingual_report import Tally, report
from harm_judging import Finding, read_verdicts, sample, write_list, write_verdicts

import mtfix
from mtfix.bilingual import stops
from mtfix.bilingual.checks import check
from mtfix.bilingual.matching import occurrences
from mtfix.bilingual.quantities import numbers
from mtfix.bilingual.restore import restore
from mtfix.bilingual.rewriting import is_markup
from mtfix.bilingual.sides import pairs
from mtfix.bilingual.tokens import Kind, Placeable, placeables
from mtfix.edits import Edit
from mtfix.reading import read as read_document

LANGUAGES = ("de", "es", "cs", "ru")
KINDS: Mapping[Kind, re.Pattern[str]] = {
    "url": re.compile(r"https?|www", re.I),
    "mail": re.compile(r"[@＠]"),
    "handle": re.compile(r"[@＠]"),
    "hashtag": re.compile(r"[#＃]"),
    "tag": re.compile(r"[<＜]"),
    "placeholder": re.compile(r"[\[{#]"),
}
"""What is counted, and the sign that a damaged token of the kind has left."""

_STOP = "source-stop"
_LINES = 10
"""How many lines are taken for a document, where stops are looked for."""

SAMPLE = 200
_SEED = 1
_CONTEXT = 60
_HERE = Path(__file__).parent
VERDICTS = _HERE / "bilingual-verdicts.tsv"
RESULTS = _HERE / "bilingual-results.md"


@dataclass
class Outcome:
    """All that is measured."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    segments: Counter[str] = field(default_factory=Counter)
    edits: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    flags: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    findings: list[Finding] = field(default_factory=list)
    unstable: int = 0


class Presence(NamedTuple):
    """How often a token stands in a text, and whether pieces of its kind are left over."""

    times: int
    has_left_traces: bool


def measure(translations: Iterable[Translation]) -> Outcome:
    """Run over all translations."""
    outcome = Outcome()
    for _, group in groupby(translations, key=lambda it: it[:4]):
        lines = list(group)
        for it in lines:
            _count(it, outcome)
        for start in range(0, len(lines), _LINES):
            _find_stops(lines[start : start + _LINES], outcome)
    return outcome


def _count(it: Translation, outcome: Outcome) -> None:
    outcome.segments[_group(it)] += 1
    document = read_document(it.text, "text", it.source)
    for edit in restore(document):
        if edit.causes[0].rule != _STOP:
            _note(it, it.text, edit, outcome)
    if it.is_human:
        outcome.flags[_group(it)].update({flag.rule for flag in check(document)})
    elif any(token.kind in KINDS for token in placeables(it.source)):
        _count_tokens(it, outcome)


def _find_stops(lines: Sequence[Translation], outcome: Outcome) -> None:
    """Lost stops need the paragraphs around: some lines are taken for a document."""
    text, source = "\n".join(it.text for it in lines), "\n".join(it.source for it in lines)
    for edit in stops.restore(list(pairs(read_document(text, "text", source)))):
        _note(lines[0], text, edit, outcome)


def _group(it: Translation) -> str:
    return "references" if it.is_human else "outputs"


def _note(it: Translation, text: str, edit: Edit, outcome: Outcome) -> None:
    rule, level = edit.causes[0].rule, "made" if edit.is_safe else "proposed"
    outcome.edits[f"{_group(it)}, {level}"][rule] += 1
    outcome.findings.append(
        Finding(
            rule=rule,
            level="made" if edit.is_safe else "proposed",
            kind=_group(it),
            document=f"{it.corpus} {it.language} {it.author}",
            before=text[max(0, edit.start - _CONTEXT) : edit.start],
            old=text[edit.start : edit.end],
            new=edit.replacement,
            after=text[edit.end : edit.end + _CONTEXT],
        )
    )


def _count_tokens(it: Translation, outcome: Outcome) -> None:
    result = mtfix.fix(it.text, format="text", source=it.source)
    outcome.unstable += not result.stable
    tokens = [token for token in placeables(it.source) if token.kind in KINDS]
    wanted = Counter(token.text for token in tokens)
    for token in {token.text: token for token in tokens}.values():
        tally = outcome.tallies[_name(token, it.source)]
        number = wanted[token.text]
        before, after = (_presence(text, token, wanted) for text in (it.text, result.text))
        lost = max(0, number - before.times)
        back = lost - max(0, number - after.times)
        tally.tokens += number
        tally.broken += max(0, -back)
        if before.has_left_traces:
            tally.damaged += lost
            tally.restored += max(0, back)
        else:
            tally.dropped += lost
            tally.replaced += max(0, back)
    missing = len([*numbers(it.source, it.text)])
    outcome.tallies["number"].tokens += len(placeables(it.source, "number"))
    outcome.tallies["number"].damaged += missing


def _name(token: Placeable, source: str) -> str:
    """Its kind; tags that HTML does not know and that have no attributes are annotations."""
    if token.kind == "tag" and not is_markup(token.text, source):
        return "annotation"
    return token.kind


def _presence(text: str, token: Placeable, wanted: Iterable[str]) -> Presence:
    if token.kind == "tag":  # the quotation marks of attributes may be left out
        text, token = text.replace('"', ""), token._replace(text=token.text.replace('"', ""))
    times = len([*occurrences(text, token.text)])
    rest = text
    for other in sorted(wanted, key=len, reverse=True):
        for span in reversed([*occurrences(rest, other)]):
            rest = rest[: span.start] + " " + rest[span.end :]
    return Presence(times, KINDS[token.kind].search(rest) is not None)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path, help="folders or git repositories")
    parser.add_argument("--list", type=Path, help="write the sample for a person to judge")
    parser.add_argument("--verdicts", type=Path, help="take verdicts from a judged list")
    parser.add_argument("--write", action="store_true", help=f"renew {RESULTS.name}")
    options = parser.parse_args()
    outcome = measure(read(options.corpora, LANGUAGES))
    made = [it for it in outcome.findings if it.level == "made" and it.kind == "outputs"]
    chosen = _spread(made)
    verdicts = read_verdicts(VERDICTS)
    if options.verdicts:
        verdicts |= read_verdicts(options.verdicts)
        write_verdicts(VERDICTS, verdicts)
    if options.list:
        write_list(options.list, chosen, verdicts)
    judged = Counter(
        (it.rule, verdicts[it.rule, it.key]) for it in chosen if (it.rule, it.key) in verdicts
    )
    text = report(outcome, judged)
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def _spread(made: list[Finding]) -> list[Finding]:
    """A sample of all rules together, as many of each as its share but ten at least."""
    shares = Counter(it.rule for it in made)
    chosen: list[Finding] = []
    for rule, number in sorted(shares.items()):
        most = max(10, round(SAMPLE * number / max(1, len(made))))
        chosen += sample((it for it in made if it.rule == rule), _SEED, most)
    return chosen


if __name__ == "__main__":
    sys.exit(main())
