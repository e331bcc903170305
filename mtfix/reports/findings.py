"""Findings as a checker lists them: one line each (`concise`), or with the words (`full`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtfix.places import Lines, in_words, shown
from mtfix.reports import style
from mtfix.result import Result


class Finding(NamedTuple):
    """An edit or flag, as a line of a list."""

    line: int
    column: int
    rule: str
    reason: str
    old: str
    new: str | None
    """What stands there after the edit; None for a flag."""


def findings(result: Result) -> Iterator[Finding]:
    """The edits and flags of a result, in order of their places."""
    lines = Lines(result.original)
    found = []
    for edit in result.edits:
        change = in_words(result.original, edit)
        cause = edit.causes[0]
        reason = "; ".join(cause.reason for cause in edit.causes)
        place = lines.position(edit.start)
        found.append(Finding(*place, cause.rule, reason, change.old, change.new))
    for flag in result.flags:
        old = result.original[flag.start : flag.end]
        found.append(Finding(*lines.position(flag.start), flag.rule, flag.reason, old, None))
    yield from sorted(found, key=lambda finding: finding[:3])


def render_concise(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
    """One line a finding: ``file:line:column: rule reason``."""
    return "".join(
        f"{style.paint(name, style.BOLD, on=color)}:{f.line}:{f.column}: "
        f"{style.paint(f.rule, style.RED, on=color)} {f.reason}"
        f"{'' if f.new is not None else ' (flag)'}\n"
        for name, result in results
        for f in findings(result)
    )


def render_full(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
    """The same with what stands there and what mtfix would write."""
    written = []
    for name, result in results:
        for finding in findings(result):
            place = style.paint(f"{name}:{finding.line}:{finding.column}", style.BOLD, on=color)
            rule = style.paint(finding.rule, style.RED, on=color)
            written.append(f"{place}: {rule} {finding.reason}")
            old = style.paint(shown(finding.old) or "(nothing)", style.RED, on=color)
            if finding.new is None:
                written.append(f"    {old}")
            else:
                new = style.paint(shown(finding.new) or "(nothing)", style.GREEN, on=color)
                written.append(f"    {old} → {new}")
    return "".join(f"{line}\n" for line in written)
