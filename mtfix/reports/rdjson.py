"""Findings in the diagnostic format of reviewdog, with suggestions that it can post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mtfix.findings import Finding, findings
from mtfix.places import Lines
from mtfix.reports.json_text import dumps, whole
from mtfix.reports.messages import message
from mtfix.reports.names import relative
from mtfix.result import Result

_Position = dict[str, int]


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results as one object."""
    found = [diagnostic for name, result in results for diagnostic in _file(name, result)]
    return dumps({"source": {"name": "mtfix"}, "diagnostics": found}, indent=2) + "\n"


def _file(name: str, result: Result) -> Iterator[dict[str, Any]]:
    found = list(findings(result))
    places = positions(result.original, (at for f in found for at in (f.start, f.end)))
    for finding in found:
        yield _diagnostic(whole(relative(name)), finding, places)


def _diagnostic(path: str, finding: Finding, places: Mapping[int, _Position]) -> dict[str, Any]:
    range_ = {"start": places[finding.start], "end": places[finding.end]}
    diagnostic: dict[str, Any] = {
        "message": whole(message(finding)),
        "location": {"path": path, "range": range_},
        "severity": finding.severity.upper(),
        "code": {"value": whole(finding.rule)},
    }
    if finding.replacement is not None:
        diagnostic["suggestions"] = [{"range": range_, "text": whole(finding.replacement)}]
    return diagnostic


def positions(text: str, offsets: Iterable[int]) -> dict[int, _Position]:
    """Places as reviewdog counts them: columns are bytes of UTF-8, from 1.

    It reads lines without their ends, and fails at a column behind: a place within CRLF is the one
    before it.

    Args:
        text: the text.
        offsets: in any order; the text is encoded once, however many they are.

    >>> positions("a𐐀b", [2])
    {2: {'line': 1, 'column': 6}}
    """
    lines = Lines(text)
    places = {}
    position = size = 0
    for offset in sorted(set(offsets)):
        index = lines.index(offset)
        if lines.starts[index] > position:
            position, size = lines.starts[index], 0
        at = offset - (text[offset - 1 : offset + 1] == "\r\n")
        size += len(text[position:at].encode("utf-8", "surrogatepass"))
        position = at
        places[offset] = {"line": index + 1, "column": size + 1}
    return places
