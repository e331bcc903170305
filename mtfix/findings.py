"""Findings: the edits and flags of a result, as checks, reports and reviews speak of them.

A `Finding` adds to an edit or flag what a person needs (line, column, the words it stands in) and
what a machine needs to know it again tomorrow (its fingerprint).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from mtfix.edits import SEVERITIES, Edit, Flag, Safety, Severity
from mtfix.places import Lines, in_words
from mtfix.result import Result

_CONTEXT = 24
"""So many letters on each side make a place known again."""

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True)
class Finding:
    """An edit that is to be made, or a flag.

    Attributes:
        kind: which of both.
        rule: the rule that found it, the first if there are several.
        rules: all of them.
        reason: why, in words; several reasons are parted by semicolons.
        severity: how grave: error for a safe edit, warning for an unsafe one; flags say it
            themselves.
        safety: how far an edit can be trusted; None for a flag.
        start, end: the half-open span in the original text, in code points.
        line, column, end_line, end_column: the same, counted from 1; columns in code points.
        replacement: what an edit writes at the span; None for a flag.
        old: the words at the span.
        new: the words after the edit; None for a flag.
        fingerprint: the same for the same finding in another version of the text, whatever lines
            were added elsewhere; no two findings of a result have the same.
    """

    kind: Literal["edit", "flag"]
    rule: str
    rules: tuple[str, ...]
    reason: str
    severity: Severity
    safety: Safety | None
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    replacement: str | None
    old: str
    new: str | None
    fingerprint: str


def severity_of(found: Edit | Flag) -> Severity:
    """How grave an edit or flag is.

    >>> severity_of(Flag(0, 1, "number-differs", "…", "info"))
    'info'
    """
    if isinstance(found, Flag):
        return found.severity
    return "error" if found.is_safe else "warning"


def is_grave(found: Edit | Flag, least: Severity) -> bool:
    """Whether an edit or flag is at least so grave.

    >>> is_grave(Flag(0, 1, "number-differs", "…", "info"), "warning")
    False
    """
    return SEVERITIES.index(severity_of(found)) >= SEVERITIES.index(least)


def at_least(result: Result, least: Severity) -> Result:
    """A result with only its graver findings.

    Args:
        result: the result.
        least: the lightest that stays.
    """
    if least == SEVERITIES[0] or not (result.edits or result.flags):
        return result
    why = f"its severity is below {least}"
    return result.without(lambda found: None if is_grave(found, least) else why)


def rules_of(found: Edit | Flag) -> tuple[str, ...]:
    """The rules that an edit or flag comes from."""
    if isinstance(found, Flag):
        return (found.rule,)
    return tuple(dict.fromkeys(cause.rule for cause in found.causes))


def findings(result: Result) -> Iterator[Finding]:
    """The edits and flags of a result, in order of their places.

    >>> import mtfix
    >>> [f"{f.line}:{f.column} {f.old} → {f.new}" for f in findings(mtfix.fix("Elon musk left."))]
    ['1:6 musk → Musk']
    """
    lines = Lines(result.original)
    seen: Counter[str] = Counter()
    found: list[Edit | Flag] = [*result.edits, *result.flags]
    for each in sorted(found, key=lambda each: (each.start, each.end, isinstance(each, Flag))):
        yield _finding(result.original, each, lines, seen)


def _finding(text: str, found: Edit | Flag, lines: Lines, seen: Counter[str]) -> Finding:
    rules = rules_of(found)
    is_edit = isinstance(found, Edit)
    change = in_words(text, found) if isinstance(found, Edit) else None
    mark = _mark(text, found, rules)
    seen[mark] += 1
    (line, column), (end_line, end_column) = map(lines.position, found[:2])
    return Finding(
        kind="edit" if is_edit else "flag",
        rule=rules[0] if rules else "",
        rules=rules,
        reason=_reason(found),
        severity=severity_of(found),
        safety=("safe" if found.is_safe else "unsafe") if isinstance(found, Edit) else None,
        start=found.start,
        end=found.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        replacement=found.replacement if isinstance(found, Edit) else None,
        old=change.old if change else text[found.start : found.end],
        new=change.new if change else None,
        fingerprint=f"{mark}-{seen[mark]}" if seen[mark] > 1 else mark,
    )


def _reason(found: Edit | Flag) -> str:
    if isinstance(found, Flag):
        return found.reason
    return "; ".join(dict.fromkeys(cause.reason for cause in found.causes))


def _mark(text: str, found: Edit | Flag, rules: Sequence[str]) -> str:
    """What an edit or flag is known by: its rules, what it says, and the letters around it.

    Those of other paragraphs do not count: some may be put before it, or behind it.
    """
    low = max(0, found.start - 4 * _CONTEXT)
    before = _letters(_BLANK_LINE.split(text[low : found.start])[-1])[-_CONTEXT:]
    behind = _letters(_BLANK_LINE.split(text[found.end : found.end + 4 * _CONTEXT])[0])[:_CONTEXT]
    new = found.replacement if isinstance(found, Edit) else ""
    told = "\0".join((*rules, before, text[found.start : found.end], behind, new))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _letters(text: str) -> str:
    """The letters and figures of a text: lines may be broken anew, and neighbours mended.

    >>> _letters("He met Elon musk .")
    'hemetelonmusk'
    """
    return "".join(filter(str.isalnum, text)).casefold()
