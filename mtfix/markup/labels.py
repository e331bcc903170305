"""The words of a link of Markdown in plain text: ``[ the plan ] (https://harbour.org/p)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import Document
from mtfix.edits import Cause, Edit
from mtfix.markup.links import is_code
from mtfix.patterns import compiled

_SIGN = compiled(r" \] ?\( ?(?:https?://|www\.)[^\s()<>\[\]]{4,2000} ?\)(?!\w)")
_WORDS = compiled(r"(?<![\w!\\\]])\[ (?=[^\s\[\]])[^\[\]\n]{0,200}[^\W_]{2}[^\[\]\n]{0,200}$")
_REACH = 400
_CLOSED = Cause("markup-link", "No space stands at the edges of a link's words and target.")


def find(document: Document) -> Iterator[Edit]:
    """Close up what pads the brackets of a link, if words and an address leave no doubt of it.

    Args:
        document: a document of any format; only plain text is looked at here, since the repair
            of Markdown knows more of it.

    Returns:
        Edits that take the spaces out.

    >>> from mtfix.reading import read
    >>> [(edit.start, edit.end) for edit in find(read("See [ it all ] (https://a.org).", "text"))]
    [(5, 6), (12, 13), (14, 15)]
    """
    text = document.text
    if document.format != "text" or " ]" not in text:
        return
    for target in _SIGN.finditer(text):
        start = text.rfind("[", max(0, target.start() - _REACH), target.start())
        words = _WORDS.match(text, start, target.start()) if start >= 0 else None
        if words is None or text[target.start() - 1] == " " or is_code(document, *target.span()):
            continue
        yield Edit(start + 1, start + 2, "", (_CLOSED,))
        for space in _spaces(target):
            yield Edit(space, space + 1, "", (_CLOSED,))


def _spaces(target: re.Match[str]) -> Iterator[int]:
    """Where spaces stand in ``] ( address )`` and before it."""
    return (at for at in range(*target.span()) if target.string[at] == " ")
