"""Findings as workflow commands of GitHub Actions, which become annotations of a change.

GitHub shows ten errors, ten warnings and ten notices of a step, and fifty annotations of a job, the
first ones; the log has them all. The format sarif knows no such limit.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.findings import Finding, findings
from mtfix.places import visible
from mtfix.reports.messages import last_line, message
from mtfix.reports.names import relative
from mtfix.result import Result

_COMMANDS = {"info": "notice", "warning": "warning", "error": "error"}


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results, a command a line."""
    return "".join(
        _command(relative(name), finding)
        for name, result in results
        for finding in findings(result)
    )


def _command(path: str, finding: Finding) -> str:
    last = last_line(finding)
    properties: dict[str, object] = {"file": path, "line": finding.line, "endLine": last}
    if finding.end_line == finding.line:  # GitHub wants columns only within a line
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    properties["title"] = f"mtfix: {finding.rule}"
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message(finding))}\n"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
