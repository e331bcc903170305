"""Findings as logging commands of Azure Pipelines, which list them as issues of a run."""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.findings import Finding, findings
from mtfix.places import visible
from mtfix.reports.messages import message
from mtfix.reports.names import relative
from mtfix.result import Result

_TYPES = {"info": "warning", "warning": "warning", "error": "error"}
"""Azure knows these two."""


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results, a command a line."""
    return "".join(
        _command(relative(name), finding)
        for name, result in results
        for finding in findings(result)
    )


def _command(path: str, finding: Finding) -> str:
    properties: dict[str, object] = {
        "type": _TYPES[finding.severity],
        "sourcepath": path,
        "linenumber": finding.line,
        "columnnumber": finding.column,
        "code": finding.rule,
    }
    written = "".join(f"{key}={_property(str(value))};" for key, value in properties.items())
    return f"##vso[task.logissue {written}]{_data(message(finding))}\n"


def _data(text: str) -> str:
    return visible(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
