"""A result as a piece of HTML, for notebooks: the text with its edits, and a table of their rules.

Colours are tints over whatever the page has, and the letters keep its colour, so that it can be
read in light and in dark. Nothing depends on colour alone: old words are struck, new ones
underlined.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mtfix.places import visible
from mtfix.reports.names import shown_name
from mtfix.reports.pieces import Piece, pieces
from mtfix.reports.statistics import counts
from mtfix.result import Result

_TEXT = "white-space: pre-wrap; overflow-wrap: anywhere; max-height: 40em; overflow: auto"
_OLD = "color: inherit; background: rgba(255, 80, 80, 0.25); text-decoration: line-through"
_NEW = "color: inherit; background: rgba(60, 190, 90, 0.28); text-decoration: underline"
_CELL = "text-align: left; padding: 0.1em 1em 0.1em 0; color: inherit"
_NUMBER = _CELL.replace("left", "right")
_HEAD = ("Findings", "Rule", "Trust", "What it does")


def render(results: Iterable[tuple[str, Result]], *, color: bool = True) -> str:  # noqa: ARG001
    """Render results; reasons show when the pointer rests on a change.

    Args:
        results: names and results; names are written if there are several.
        color: has no effect, HTML is always coloured.
    """
    files = list(results)
    texts = (_file(name if len(files) > 1 else "", result) for name, result in files)
    return f'<div class="mtfix">{"".join(texts)}{_table(files)}</div>'


def _file(name: str, result: Result) -> str:
    heading = f"<p><strong>{escape(shown_name(name))}</strong></p>" if name else ""
    found = pieces(result.original, 0, len(result.original), result.edits)
    body = "".join(map(_piece, found))
    return f'{heading}<div dir="auto" style="{_TEXT}">{body}</div>'


def _piece(piece: Piece) -> str:
    if piece.edit is None:
        return escape(visible(piece.old.replace("\r\n", "\n"), keep="\n\t"))
    causes = piece.edit.causes
    why = visible("; ".join(f"{cause.reason} [{cause.rule}]" for cause in causes))
    title = f'title="{escape(why)}"'
    old, new = _changed(piece.old).replace("\n", ""), _changed(piece.new)
    deleted = f'<del {title} style="{_OLD}">{old}</del>' if old else ""
    return deleted + (f'<ins {title} style="{_NEW}">{new}</ins>' if new else "")


def _changed(text: str) -> str:
    """Changed words, with their line ends made visible."""
    return escape(visible(text.replace("\r\n", "\n").replace("\n", "⏎\n"), keep="\n\t"))


def _table(files: list[tuple[str, Result]]) -> str:
    """How often each rule found something."""
    rows = counts(files)
    if not rows:
        return "<p>Nothing found.</p>"
    head = "".join(
        f'<th scope="col" style="{_CELL if number else _NUMBER}">{title}</th>'
        for number, title in enumerate(_HEAD)
    )
    body = "".join(
        f'<tr><td style="{_NUMBER}">{row.findings}</td>'
        + "".join(
            f'<td style="{_CELL}">{cell}</td>'
            for cell in (f"<code>{_said(row.rule)}</code>", _said(row.trust), _said(row.about))
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _said(text: str) -> str:
    return escape(visible(text))
