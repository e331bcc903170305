"""Findings for people: place, rule and reason, then the line with carets and the new words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.findings import Finding, findings
from mtfix.places import Lines, quoted, visible
from mtfix.reports import style
from mtfix.reports.excerpt import excerpt
from mtfix.reports.names import shown_name
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
    """Render results.

    Args:
        results: names and results.
        color: whether to colour it for a terminal.
    """
    return "".join(
        f"{line}\n"
        for name, result in results
        for line in _file(shown_name(name), result, color=color)
    )


def _file(name: str, result: Result, *, color: bool) -> Iterator[str]:
    lines = Lines(result.original)
    for finding in findings(result):
        place = style.paint(f"{name}:{finding.line}:{finding.column}", style.BOLD, on=color)
        severity = style.paint(finding.severity, style.of_severity(finding.severity), on=color)
        rule = style.paint(visible(finding.rule), style.BOLD, on=color)
        yield f"{place}: {severity} {rule} {visible(finding.reason)}"
        yield from _shown_place(lines, finding, color=color)
        yield ""


def _shown_place(lines: Lines, finding: Finding, *, color: bool) -> Iterator[str]:
    """The line and, below it, carets and what the words become."""
    number = str(finding.line)
    found = excerpt(lines, finding)
    gutters = (f" {number} |", f" {' ' * len(number)} |")
    bars = [style.paint(gutter, style.DIM, on=color) for gutter in gutters]
    place = style.paint(found.place, style.of_severity(finding.severity), on=color)
    yield f"{bars[0]} {found.before}{place}{found.behind}"
    carets = style.paint(found.carets, style.of_severity(finding.severity), on=color)
    if finding.new is None:
        yield f"{bars[1]} {carets}"
    else:
        new = style.paint(quoted(finding.new), style.GREEN, on=color)
        yield f"{bars[1]} {carets} {quoted(finding.old)} → {new}"
