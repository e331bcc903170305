"""Findings as SARIF 2.1.0, which code scanning services and editors read, fixes included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mtfix.findings import Finding, findings
from mtfix.reports.json_text import dumps, whole
from mtfix.reports.messages import about, message
from mtfix.reports.names import uri
from mtfix.result import Result

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"info": "note", "warning": "warning", "error": "error"}


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results as one log with one run; all files that were read are its artifacts."""
    rules: dict[str, Finding] = {}
    files: list[str] = []
    found = []
    for name, result in results:
        files.append(uri(name))
        for finding in findings(result):
            rules.setdefault(finding.rule, finding)
            found.append((len(files) - 1, finding))
    numbers = {rule: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [{"location": {"uri": file}, "roles": ["analysisTarget"]} for file in files],
        "results": [_result(files[at], at, numbers[f.rule], f) for at, f in found],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(rules: Mapping[str, Finding]) -> dict[str, Any]:
    from mtfix import __version__

    return {
        "name": "mtfix",
        "version": __version__,
        "rules": [_rule(rule, first) for rule, first in rules.items()],
    }


def _rule(id_: str, first: Finding) -> dict[str, Any]:
    told = about(first)
    return {
        "id": whole(id_),
        "shortDescription": {"text": _text(told)},
        "help": {"text": _text(f"{told} More is told by: mtfix explain {id_}")},
        "defaultConfiguration": {"level": _LEVELS[first.severity]},
    }


def _result(file: str, index: int, rule: int, finding: Finding) -> dict[str, Any]:
    place = {"uri": file, "index": index}
    location = {"artifactLocation": place, "region": _region(finding)}
    result: dict[str, Any] = {
        "ruleId": whole(finding.rule),
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _text(message(finding))},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"mtfixFinding/v1": finding.fingerprint},
    }
    if finding.replacement is not None:
        replacement = {
            "deletedRegion": _region(finding),
            "insertedContent": {"text": whole(finding.replacement)},
        }
        change = {"artifactLocation": place, "replacements": [replacement]}
        description = {"text": _text(finding.reason)}
        result["fixes"] = [{"description": description, "artifactChanges": [change]}]
    return result


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _text(text: str) -> str:
    """A text as messages have it: braces would be placeholders, ``[a](1)`` a link."""
    return whole(text).replace("{", "{{").replace("}", "}}").replace("](", r"\](")
