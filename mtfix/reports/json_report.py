"""Results as JSON; all offsets are code points of the original text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mtfix.edits import Edit
from mtfix.findings import Finding, findings
from mtfix.places import Lines
from mtfix.reports.json_text import dumps
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """A list of files; a single one as an object."""
    files = [_file(name, result) for name, result in results]
    body = files[0] if len(files) == 1 else files
    return dumps(body, indent=2) + "\n"


def _file(name: str, result: Result) -> dict[str, Any]:
    found = list(findings(result))
    edits = [finding for finding in found if finding.kind == "edit"]
    lines = Lines(result.original)
    return {
        "file": name,
        "format": result.format,
        "stable": result.stable,
        "edits": [
            {**_edit(edit, result.original), **_place(finding)}
            for edit, finding in zip(result.edits, edits, strict=True)  # both in their order
        ],
        "flags": [_flag(finding) for finding in found if finding.kind == "flag"],
        "withheld": [
            {
                **_edit(item.edit, result.original),
                "why": item.why,
                **dict(zip(("line", "column"), lines.position(item.edit.start), strict=True)),
            }
            for item in result.withheld
        ],
    }


def _edit(edit: Edit, original: str) -> dict[str, Any]:
    return {
        "start": edit.start,
        "end": edit.end,
        "original": original[edit.start : edit.end],
        "replacement": edit.replacement,
        "causes": [cause._asdict() for cause in edit.causes],
    }


def _flag(finding: Finding) -> dict[str, Any]:
    return {
        "start": finding.start,
        "end": finding.end,
        "rule": finding.rule,
        "reason": finding.reason,
        **_place(finding),
    }


def _place(finding: Finding) -> dict[str, Any]:
    return {
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity,
        "fingerprint": finding.fingerprint,
    }
