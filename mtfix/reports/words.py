"""A word-level diff: the lines that were edited, old and new words side by side in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtfix.edits import Edit
from mtfix.places import Lines, in_words, reasons
from mtfix.reports import style
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
    """Render results: removed words as ``[-so-]``, added ones as ``{+so+}``, or in colour.

    Args:
        results: names and results.
        color: whether to colour it for a terminal.
    """
    return "".join(_file(name, result, color=color) for name, result in results)


def _file(name: str, result: Result, *, color: bool) -> str:
    if not result.edits:
        return ""
    lines = Lines(result.original)
    written = [style.paint(f"── {name}", style.BOLD, on=color)]
    group: list[Edit] = []
    for edit in result.edits:
        if group and lines.index(edit.start) > lines.index(group[-1].end):
            written += _lines(lines, group, color=color)
            group = []
        group.append(edit)
    written += _lines(lines, group, color=color)
    return "\n".join(written) + "\n"


def _lines(lines: Lines, edits: Sequence[Edit], *, color: bool) -> list[str]:
    """The edited lines with the changes in place, and below them the reasons."""
    start, end = lines.span(lines.index(edits[0].start), lines.index(edits[-1].end))
    pieces: list[str] = []
    position = start
    for edit in edits:
        low, high, old, new = _widened(lines.text, edit, position, edits)
        pieces.append(lines.text[position:low])
        pieces.append(_change(old, new, color=color))
        position = high
    pieces.append(lines.text[position:end].rstrip("\r\n"))
    notes = [f"   {line}" for line in reasons(edits, lines.text)]
    return ["".join(pieces), *(style.paint(note, style.DIM, on=color) for note in notes), ""]


def _widened(
    text: str, edit: Edit, position: int, edits: Sequence[Edit]
) -> tuple[int, int, str, str]:
    """An edit with the rest of its word, unless a neighbour edits the same word."""
    old, new = in_words(text, edit)
    narrow = text[edit.start : edit.end]
    lead = old.find(narrow) if narrow else 0
    low, high = edit.start - lead, edit.start - lead + len(old)
    clash = any(other is not edit and other.start < high and other.end > low for other in edits)
    if clash or low < position:
        return edit.start, edit.end, narrow, edit.replacement
    return low, high, old, new


def _change(old: str, new: str, *, color: bool) -> str:
    if color:
        return style.paint(old, style.STRUCK_RED, on=True) + style.paint(
            new, style.BOLD_GREEN, on=True
        )
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
