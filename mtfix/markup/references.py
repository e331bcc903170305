"""Character references in texts that are no HTML: ``L & # 39; ami`` in a message.

In plain text ``flags & lt;`` may be code, and what talks about HTML may mean what it says; so less
is certain here than in HTML.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.document import Document
from mtfix.edits import Edit
from mtfix.markup import entities
from mtfix.markup.detection import ABOUT_MARKUP
from mtfix.markup.links import is_code

_BRACKETS = ("&lt;", "&gt;")


def close_up(document: Document) -> Iterator[Edit]:
    """Close up the character references of a text that is no HTML.

    Args:
        document: a document; of HTML, whose references `entities` mends, nothing is looked at.

    Returns:
        Edits of the references that were pulled apart.

    >>> from mtfix.reading import read
    >>> [edit.replacement for edit in close_up(read("L & # 39; ami", "message"))]
    ['&#39;']
    """
    text = document.text
    if document.format == "html" or ("&" not in text and "＆" not in text):
        return
    meant = set(_written(document.source or ""))
    found = [
        edit
        for written, edit in zip(_written(text), entities.repair(text), strict=True)
        if written not in meant and not is_code(document, edit.start, edit.end)
    ]
    if not found or ABOUT_MARKUP.search(text):
        return
    opened, closed = (sum(e.replacement.lower() == sign for e in found) for sign in _BRACKETS)
    for edit in found:
        if opened == closed or edit.replacement.lower() not in _BRACKETS:
            yield edit


def _written(text: str) -> Iterator[str]:
    """The broken references of a text as they stand."""
    for edit in entities.repair(text):
        yield text[edit.start : edit.end].strip()
