"""A word-level diff: the lines that were edited, old and new words side by side in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtfix.edits import Edit
from mtfix.places import Lines, defused, reasons, visible
from mtfix.reports import style
from mtfix.reports.names import shown_name
from mtfix.reports.pieces import Piece, pieces
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
    written = [style.paint(f"── {shown_name(name)}", style.BOLD, on=color)]
    for group in by_lines(lines, result.edits):
        written += _lines(lines, group, color=color)
    return "\n".join(written) + "\n"


def by_lines(lines: Lines, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that stand in the same lines, together."""
    group: list[Edit] = []
    for edit in edits:
        if group and lines.index(edit.start) > lines.index(group[-1].end):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _lines(lines: Lines, edits: Sequence[Edit], *, color: bool) -> list[str]:
    """The edited lines with the changes in place, and below them the reasons."""
    start, end = lines.span(lines.index(edits[0].start), lines.index(edits[-1].end))
    found = pieces(lines.text, start, end, edits)
    line = "".join(_piece(piece, color=color) for piece in found).rstrip("\n")
    notes = [f"   {note}" for note in reasons(edits, lines)]
    return [defused(line), *(style.paint(note, style.DIM, on=color) for note in notes), ""]


def _piece(piece: Piece, *, color: bool) -> str:
    old, new = _shown(piece.old), _shown(piece.new)
    if piece.edit is None:
        return old
    if color:
        return style.paint(old, style.STRUCK_RED, on=True) + style.paint(
            new, style.BOLD_GREEN, on=True
        )
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")


def _shown(text: str) -> str:
    return visible(text.replace("\r\n", "\n"), keep="\n\t")
