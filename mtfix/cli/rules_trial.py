"""What ``mtfix rules test`` does: try rules on their own examples, and show what does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import click

from mtfix.cli.rules_table import visible
from mtfix.config import Config
from mtfix.edits import Cause, Edit
from mtfix.packs.engine import rule_set
from mtfix.packs.trial import Failure, trial
from mtfix.reports import style, words
from mtfix.result import Result

_PIECE = re.compile(r"\w+|\s|[^\w\s]")


def tried(packs: Sequence[Path], *, color: bool, is_quiet: bool = False) -> bool:
    """Try all rules together; print what does not hold. Whether all holds.

    Args:
        packs: files and folders of packs beside the shipped ones.
        color: whether to colour it for a terminal.
        is_quiet: whether to print no summary.

    Raises:
        PackError: a pack has a mistake.
    """
    whole = rule_set(Config(packs=tuple(packs)))
    failures = 0
    for rule in whole.rules:
        for failure in trial(rule, whole):
            failures += 1
            click.echo(shown(failure, color=color), color=color)
    if not is_quiet:
        examples = sum(len([*rule.fixes, *rule.flags, *rule.keeps]) for rule in whole.rules)
        click.echo(_summary(len(whole.rules), examples, failures), err=True)
    return not failures


def _summary(rules: int, examples: int, failures: int) -> str:
    seen = f"{rules:,} rule{'' if rules == 1 else 's'}, {examples:,} examples"
    if not failures:
        return f"{seen}: all hold."
    return f"{seen}: {failures:,} {'does' if failures == 1 else 'do'} not hold."


def shown(failure: Failure, *, color: bool) -> str:
    """An example that does not hold: the words that came out, and those that should have.

    Args:
        failure: the example.
        color: whether to colour it for a terminal.
    """
    rule, key, text, expected, found = failure
    name = f"{rule.id} ({rule.pack}), {key}: {visible(text)}"
    if key == "flags" or expected == "no flag":
        return _flagged(failure, style.paint(f"── {name}", style.BOLD, on=color))
    why = "all rules together must leave it" if key == "keeps" else "the example says so"
    edits = tuple(_differences(found, expected, Cause(rule.id, why)))
    result = Result(found, expected, edits, (), (), stable=True, format="text")
    return words.render([(name, result)], color=color).rstrip("\n") + "\n"


def _flagged(failure: Failure, head: str) -> str:
    found = f"“{visible(failure.found)}” is flagged" if failure.found else "nothing is flagged"
    wanted = "nothing" if failure.key == "keeps" else f"“{visible(failure.expected)}”"
    return f"{head}\n   {found}; the example wants a flag on {wanted}\n"


def _differences(old: str, new: str, cause: Cause) -> Iterator[Edit]:
    """What leads from one text to another, word by word."""
    ours, theirs = _PIECE.findall(old), _PIECE.findall(new)
    starts = [0]
    for piece in ours:
        starts.append(starts[-1] + len(piece))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, low, high, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield Edit(starts[low], starts[high], "".join(theirs[first:last]), (cause,))
