"""Apple's ``.stringsdict``: a property list with a format and its plural forms."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from mtfix.formats.segments import FormatError, Options, Segment
from mtfix.formats.xml_scan import Content, Element, content, decode, scan

__all__ = ["confirmed", "decode", "segments"]

_FORMS = frozenset("NSStringLocalizedFormatKey zero one two few many other".split())


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The formats and plural forms.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no property list in XML.
    """
    del options
    root = scan(text)
    if root.name != "plist":
        raise FormatError(f"<{root.name}> is no property list; expected <plist>", root.start)
    paths = _paths(text, root)
    for value in root.all("string"):
        key = paths.get(value, "")
        if key.rpartition(".")[2] in _FORMS:
            yield _segment(content(text, value, _is_whole), key)


def _paths(text: str, root: Element) -> dict[Element, str]:
    """The keys that lead to the values of dictionaries."""
    paths = {root: ""}
    for parent in root.all("dict"):
        path = next(paths[e] for e in (parent, *parent.above()) if e in paths)
        paths[parent] = path
        for key, value in pairwise(parent.elements()):
            if key.name == "key":
                name = content(text, key, _is_whole).builder.text
                paths[value] = f"{path}.{name}" if path else name
    return paths


def _is_whole(*_: object) -> bool:
    return True


def _segment(found: Content, key: str) -> Segment:
    return Segment(
        found.builder.text,
        found.builder.pieces,
        found.stored,
        key=key,
        opaque=found.builder.opaque,
        holds=found.holds,
        is_plural_form=True,
    )


def confirmed(text: str, options: Options) -> list[str]:
    """The same strings as the standard library reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    waiting: list[tuple[str, Any]] = [("", plistlib.loads(text.encode("utf-8")))]
    found = []
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, Mapping):
            waiting.extend(reversed(list(value.items())))
        elif isinstance(value, list):
            waiting.extend(("", item) for item in reversed(value))
        elif isinstance(value, str) and key in _FORMS:
            found.append(value)
    return found
