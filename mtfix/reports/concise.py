"""Findings as a checker lists them: one line each, ``file:line:column: rule reason``."""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.findings import findings
from mtfix.places import visible
from mtfix.reports import style
from mtfix.reports.names import shown_name
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
    """Render results.

    Args:
        results: names and results.
        color: whether to colour it for a terminal.
    """
    return "".join(
        f"{style.paint(shown_name(name), style.BOLD, on=color)}:{f.line}:{f.column}: "
        f"{style.paint(visible(f.rule), style.of_severity(f.severity), on=color)} "
        f"{visible(f.reason)}{' (flag)' if f.kind == 'flag' else ''}\n"
        for name, result in results
        for f in findings(result)
    )
