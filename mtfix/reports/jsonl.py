"""Findings as JSON Lines: one object each, for pipes and databases."""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.findings import findings
from mtfix.reports.json_text import dumps
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results; the keys are the file and all that `mtfix.findings.Finding` knows."""
    return "".join(
        dumps({"file": name, **vars(finding)}) + "\n"
        for name, result in results
        for finding in findings(result)
    )
