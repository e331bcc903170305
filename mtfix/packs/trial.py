"""Trying a rule on its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtfix.document import Document
from mtfix.edits import Edit, apply, resolve
from mtfix.packs.engine import RuleSet
from mtfix.packs.rule import Rule
from mtfix.reading import read


class Failure(NamedTuple):
    """An example that does not hold.

    Attributes:
        rule: the rule whose example it is.
        key: where the example stands: ``fixes``, ``flags`` or ``keeps``.
        text: the example.
        expected: what should have come of it.
        found: what came of it.
    """

    rule: Rule
    key: str
    text: str
    expected: str
    found: str


def trial(rule: Rule, whole: RuleSet) -> Iterator[Failure]:
    """The examples of a rule that do not hold.

    The rule alone turns each broken text into the repaired one, and flags what it should. All
    rules together leave alone what it has repaired and what it keeps.

    Args:
        rule: the rule.
        whole: all rules that will run together.
    """
    alone = RuleSet([rule])
    for broken, repaired in rule.fixes:
        found = outcome(alone, broken, rule)
        if found != repaired:
            yield Failure(rule, "fixes", broken, repaired, found)
    for text, part in rule.flags:
        flagged = [text[start:end] for start, end in _flagged(alone, text, rule)]
        if part not in flagged:
            yield Failure(rule, "flags", text, part, ", ".join(flagged))
    for text in (*rule.keeps, *(repaired for _, repaired in rule.fixes)):
        found = outcome(whole, text, rule)
        if found != text:
            yield Failure(rule, "keeps", text, text, found)
        for start, end in _flagged(whole, text, rule, only=rule.id):
            yield Failure(rule, "keeps", text, "no flag", text[start:end])


def outcome(rules: RuleSet, text: str, rule: Rule) -> str:
    """What rules make of a text, unsafe edits included, in the language of a rule."""
    found = rules.find(_document(text, rule), _language(rule))
    return apply(text, resolve(text, [edit for edit in found if isinstance(edit, Edit)])[0])


def _flagged(
    rules: RuleSet, text: str, rule: Rule, only: str | None = None
) -> Iterator[tuple[int, int]]:
    for found in rules.find(_document(text, rule), _language(rule)):
        if not isinstance(found, Edit) and only in (None, found.rule):
            yield found.start, found.end


def _language(rule: Rule) -> str:
    """A rule for any language is tried on English text."""
    return "en" if rule.language == "any" else rule.language


def _document(text: str, rule: Rule) -> Document:
    return read(text, "message" if tuple(rule.scope) == ("message",) else "text")
