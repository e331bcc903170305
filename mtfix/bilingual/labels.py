"""Labels of Markdown that were translated: of links, of notes, of headings; and keys in braces.

A label is told in one place and used in others, so it is restored everywhere or nowhere: the
labels of both texts are put side by side in the order in which they first stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mtfix.document import Document
from mtfix.edits import Cause, Edit

_LABEL = r"[^\[\]\n]{1,60}"
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,60})\]")
_DEFINITION = re.compile(rf"^ {{0,3}}\[(?!\^)(?P<label>{_LABEL})\]:(?=\s)", re.M)
_USE = re.compile(rf"(?<=[^\s\[\\]\]\[)(?P<label>{_LABEL})(?=\])")
_ID = re.compile(r"(?<=\{#)(?P<label>[^\s{}#.=]{1,60})(?=[\s}])")
_ANCHOR = re.compile(r"(?<=\]\(#)(?P<label>[^\s()]{1,60})(?=\))")
_PAIR = r"[^\W\d]\w*=(?:\"[^\"\n]*\"|[\w.%#-]+)"
_KEYS = re.compile(rf"(?<=[)\]`])\{{{_PAIR}(?: {_PAIR})* ?\}}")
_KEY = re.compile(r"(?P<label>[^\W\d]\w*)=(?P<value>\"[^\"\n]*\"|[\w.%#-]+)")


def restore(document: Document) -> Iterator[Edit]:
    r"""Restore the labels of a document in Markdown that has a source.

    >>> from mtfix.reading import read
    >>> text, source = "Ja[^Fuß].\n\n[^Fuß]: Text", "Yes[^foot].\\n\\n[^foot]: Text"
    >>> [edit.replacement for edit in restore(read(text, "markdown", source))]
    ['foot', 'foot']
    """
    if document.source is None or document.format != "markdown":
        return
    text, source = document.text, document.source
    notes = _names(_found(_NOTE, text), _found(_NOTE, source))
    yield from _renamed(_NOTE.finditer(text), notes)
    yield from _links(text, source)
    ids = _names(_found(_ID, text), _found(_ID, source))
    yield from _renamed(_ID.finditer(text), ids)
    yield from _renamed(_ANCHOR.finditer(text), ids)
    yield from _keys(text, source)


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    """The labels that a pattern finds, each once, in order."""
    return list(dict.fromkeys(match["label"] for match in pattern.finditer(text)))


def _names(ours: Sequence[str], theirs: Sequence[str]) -> Mapping[str, str]:
    """What each label that only the translation has is in the source, if they are as many."""
    extra = [it for it in ours if it not in theirs]
    missing = [it for it in theirs if it not in ours]
    if len(ours) != len(theirs) or len(extra) != len(missing):
        return {}
    return dict(zip(extra, missing, strict=True))


def _links(text: str, source: str) -> Iterator[Edit]:
    """Labels of links that are used and not defined, or defined and not used."""
    defined, used = _found(_DEFINITION, text), _found(_USE, text)
    known = {it.lower() for it in defined}
    theirs = {it.lower() for it in _found(_DEFINITION, source)}
    lost = [it for it in used if it.lower() not in known]
    spare = [it for it in _found(_USE, source) if it.lower() in theirs and it not in used]
    if lost and len(lost) == len(spare) and {it.lower() for it in spare} <= known:
        yield from _renamed(_USE.finditer(text), dict(zip(lost, spare, strict=True)))
    elif lost and {it.lower() for it in lost} <= theirs:
        idle = [it for it in defined if it.lower() not in {label.lower() for label in used}]
        if len(idle) == len(lost) and theirs.isdisjoint(it.lower() for it in idle):
            yield from _renamed(_DEFINITION.finditer(text), dict(zip(idle, lost, strict=True)))


def _keys(text: str, source: str) -> Iterator[Edit]:
    """``{ancho=50}`` behind an image: the keys of the source, where the values are its values."""
    ours, theirs = list(_KEYS.finditer(text)), list(_KEYS.finditer(source))
    for here, there in zip(ours, theirs, strict=True) if len(ours) == len(theirs) else ():
        own = list(_KEY.finditer(text, *here.span()))
        other = list(_KEY.finditer(source, *there.span()))
        if [it["value"] for it in own] == [it["value"] for it in other]:
            for one, two in zip(own, other, strict=True):
                yield from _renamed([one], {one["label"]: two["label"]})


def _renamed(matches: Iterable[re.Match[str]], names: Mapping[str, str]) -> Iterator[Edit]:
    for match in matches:
        name = names.get(match["label"], match["label"])
        if name != match["label"]:
            cause = Cause("source-label", f"the source has the label {name} here")
            yield Edit(*match.span("label"), name, (cause,))
