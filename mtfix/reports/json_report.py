"""Results as JSON; all offsets are code points of the original text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mtfix.edits import Edit
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """A list of files; a single one as an object."""
    files = [_file(name, result) for name, result in results]
    body = files[0] if len(files) == 1 else files
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _file(name: str, result: Result) -> dict[str, Any]:
    return {
        "file": name,
        "format": result.format,
        "stable": result.stable,
        "edits": [_edit(edit, result.original) for edit in result.edits],
        "flags": [flag._asdict() for flag in result.flags],
        "withheld": [
            {**_edit(item.edit, result.original), "why": item.why} for item in result.withheld
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
