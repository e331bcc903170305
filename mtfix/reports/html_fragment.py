"""A result as a piece of HTML, for notebooks: the text with its edits and their reasons."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = True) -> str:  # noqa: ARG001
    """Render results; reasons show when the pointer rests on a change."""
    return "".join(_file(result) for _, result in results)


def _file(result: Result) -> str:
    pieces: list[str] = []
    position = 0
    for edit in result.edits:
        why = escape("; ".join(f"{cause.reason} [{cause.rule}]" for cause in edit.causes))
        old = escape(result.original[edit.start : edit.end])
        pieces.append(escape(result.original[position : edit.start]))
        pieces.append(f'<span title="{why}">')
        pieces.append(f"<del>{old}</del>" if old else "")
        pieces.append(f"<ins>{escape(edit.replacement)}</ins>" if edit.replacement else "")
        pieces.append("</span>")
        position = edit.end
    pieces.append(escape(result.original[position:]))
    return f'<div style="white-space: pre-wrap">{"".join(pieces)}</div>'
