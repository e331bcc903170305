"""Findings by file, one line each, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.findings import findings
from mtfix.places import visible
from mtfix.reports import style
from mtfix.reports.names import shown_name
from mtfix.reports.width import padded, width
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
    """Render results; files without findings are not named.

    Args:
        results: names and results.
        color: whether to colour it for a terminal.
    """
    return "".join(
        f"{line}\n" for name, result in results for line in _file(name, result, color=color)
    )


def _file(name: str, result: Result, *, color: bool) -> Iterator[str]:
    found = list(findings(result))
    if not found:
        return
    rows = [(f"{f.line}:{f.column}", f.severity, visible(f.rule)) for f in found]
    sizes = [max(map(width, column)) for column in zip(*rows, strict=True)]
    yield style.paint(shown_name(name), style.BOLD, on=color)
    for finding, row in zip(found, rows, strict=True):
        place, severity, rule = (padded(*cell) for cell in zip(row, sizes, strict=True))
        severity = style.paint(severity, style.of_severity(finding.severity), on=color)
        yield f"  {place}  {severity}  {rule}  {visible(finding.reason)}"
    yield ""
