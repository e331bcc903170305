"""Findings for GitLab's code quality widget: a part of Code Climate's format."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from mtfix.findings import Finding, findings
from mtfix.reports.json_text import dumps, whole
from mtfix.reports.messages import last_line, message
from mtfix.reports.names import relative
from mtfix.result import Result

_SEVERITIES = {"info": "info", "warning": "minor", "error": "major"}


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results as one list, empty if nothing was found."""
    issues = [
        _issue(whole(relative(name)), finding)
        for name, result in results
        for finding in findings(result)
    ]
    return dumps(issues, indent=2) + "\n"


def _issue(path: str, finding: Finding) -> dict[str, Any]:
    mark = f"{path}\0{finding.fingerprint}".encode()  # GitLab wants it unique among all files
    return {
        "type": "issue",
        "check_name": whole(finding.rule),
        "description": whole(message(finding)),
        "categories": ["Style"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": blake2b(mark, digest_size=16).hexdigest(),
        "location": {
            "path": path,
            "lines": {"begin": finding.line, "end": last_line(finding)},
        },
    }
