"""The stage for Markdown: what was pulled apart is put together, what was not is not touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mtfix.document import Document
from mtfix.edits import Edit, Flag
from mtfix.markup.md import (
    bold,
    callouts,
    code,
    confirm,
    emphasis,
    fences,
    headings,
    links,
    lists,
    matter,
    original,
    quotes,
    tables,
    tags,
)
from mtfix.markup.md.page import Page, Repair

_FINDERS: tuple[Callable[[Page], Iterator[Repair]], ...] = (
    links.find,
    tags.find,
    code.find,
    headings.find,
    lists.find,
    tables.find,
    emphasis.find,
    bold.find,
    callouts.find,
    quotes.find,
    original.find,
)
"""The first wins where two would change the same place; the other has its turn in a later round."""


def mend(document: Document) -> Iterator[Edit | Flag]:
    r"""Mend the Markdown of a document.

    Front matter and fences come first and alone: until they are whole, nobody can tell what else
    is text and what is code.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> text = "##Use\n\nSee [the map] (map.png)."
    >>> apply(text, sorted(mend(read(text, "markdown"))))
    '## Use\n\nSee [the map](map.png).'
    """
    if document.format != "markdown":
        return
    page = Page(document.text, document.source, document.spared)
    borders = [*matter.find(page), *fences.find(page)]
    repairs = [found for found in borders if isinstance(found, Repair)]
    yield from (found for found in borders if isinstance(found, Flag))
    if not repairs and not any(isinstance(found, Flag) for found in borders):
        repairs = [found for find in _FINDERS for found in find(page)]
    yield from confirm.confirmed(page, sorted(_apart(repairs), key=_start))


def _start(repair: Repair) -> int:
    return repair.edits[0].start


def _apart(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Repairs that do not touch those before: half a repair is worse than none."""
    taken: set[int] = set()
    for repair in repairs:
        places = {at for edit in repair.edits for at in range(edit.start, edit.end + 1)}
        if taken.isdisjoint(places):
            taken |= places
            yield repair
