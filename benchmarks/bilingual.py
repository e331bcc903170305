"""Measures what `source=` restores in outputs of real systems, and what it does to good text.

    python benchmarks/bilingual.py DIR… [--languages de es cs ru] [--list sample.tsv]
        [--verdicts judged.tsv] [--left left.tsv] [--reasons judged.tsv] [--write]

Four questions: how many links, handles, tags and the like of the source stand in the output before
and after ``mtfix.fix(output, source=source, format="text")``; why the damaged links and tags that
are left were not restored; what is edited and flagged in translations by people; how many edits of
a sample are wrong. The second and the last a person has judged.

A token that the output lacks is *damaged* if a piece of its kind is left (a scheme, a bracket, an
@ that belongs to no other token), and *dropped* if not. Each piece is left of one token.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from bilingual_corpora import Translation, read
from bilingual_left import AIMED, Left, read_reasons, write_left, write_reasons
from bilingual_report import Tally, report
from bilingual_tokens import KINDS, fates
from harm_judging import Finding, read_verdicts, sample, write_list, write_verdicts

import mtfix
from mtfix.bilingual import stops
from mtfix.bilingual.checks import check
from mtfix.bilingual.quantities import numbers
from mtfix.bilingual.restore import restore
from mtfix.bilingual.sides import pairs
from mtfix.bilingual.tokens import placeables
from mtfix.edits import Edit
from mtfix.reading import read as read_document

LANGUAGES = ("de", "es", "cs", "ru")

_STOP = "source-stop"
_LINES = 10
"""How many lines are taken for a document, where stops are looked for."""

SAMPLE = 100
_LEAST = 30
"""How many restorations are listed: by the shares of the rules, and at least so many of each."""
_SEED = 2
_CONTEXT = 60
_HERE = Path(__file__).parent
VERDICTS = _HERE / "bilingual-verdicts.tsv"
REASONS = _HERE / "bilingual-left.tsv"
RESULTS = _HERE / "bilingual-results.md"


@dataclass
class Outcome:
    """All that is measured."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    segments: Counter[str] = field(default_factory=Counter)
    edits: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    flags: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    findings: list[Finding] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    unstable: int = 0


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
    for fate in fates(it, result):
        tally = outcome.tallies[fate.kind]
        back = max(0, fate.back)
        restored = min(back, fate.damaged)
        tally.tokens += fate.tokens
        tally.damaged += fate.damaged
        tally.dropped += fate.dropped
        tally.restored += restored
        tally.replaced += back - restored
        tally.broken += max(0, -fate.back)
        if fate.kind in AIMED and fate.left:
            tally.silent += fate.silent
            if number := fate.damaged - restored:
                left = Left(fate.kind, number, tuple(fate.left), it)
                outcome.left.append(left)
    outcome.tallies["number"].tokens += len(placeables(it.source, "number"))
    outcome.tallies["number"].damaged += len([*numbers(it.source, it.text)])


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path, help="folders or git repositories")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES, help="codes of the targets")
    parser.add_argument("--list", type=Path, help="write the sample for a person to judge")
    parser.add_argument("--verdicts", type=Path, help="take verdicts from a judged list")
    parser.add_argument("--left", type=Path, help="write what was not restored, to judge why")
    parser.add_argument("--reasons", type=Path, help="take reasons from a judged list")
    parser.add_argument("--write", action="store_true", help=f"renew {RESULTS.name}")
    options = parser.parse_args()
    outcome = measure(read(options.corpora, options.languages))
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
    reasons = read_reasons(REASONS)
    if options.reasons:
        reasons |= read_reasons(options.reasons)
        write_reasons(REASONS, reasons)
    if options.left:
        write_left(options.left, outcome.left, reasons)
    text = report(outcome, judged, reasons)
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def _spread(made: list[Finding]) -> list[Finding]:
    """A sample of all rules together, as many of each as its share but some at least."""
    shares = Counter(it.rule for it in made)
    chosen: list[Finding] = []
    for rule, number in sorted(shares.items()):
        most = max(_LEAST, round(SAMPLE * number / max(1, len(made))))
        chosen += sample((it for it in made if it.rule == rule), _SEED, most)
    return chosen


if __name__ == "__main__":
    sys.exit(main())
