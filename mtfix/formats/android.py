r"""Android's string resources: ``strings.xml`` with plurals and arrays.

Above the XML lies a second layer: ``\'``, ``\n``, ``\u00e9``, quotation marks that keep white
space, and white space that is made single outside of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mtfix.document import Span
from mtfix.formats.segments import Builder, FormatError, Options, Segment
from mtfix.formats.xml_scan import (
    Content,
    Element,
    content,
    decode,
    library_content,
    library_root,
    scan,
)

__all__ = ["confirmed", "decode", "segments"]

_LISTS = frozenset({"plurals", "string-array", "array"})
_TOKEN = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|\s+|\"|[^\\\s\"]+(?: [^\\\s\"]+)*+|\\", re.S)
_SPECIAL = re.compile(r"[\\'\"]")
_ESCAPED = {"n": "\n", "t": "\t"}
_REFERENCE = re.compile(r"\s*[@?](?:[\w.]+:)?(?:[\w.]+/)?[\w.]+\s*")


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The strings that are to be translated.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no file of resources.
    """
    del options
    root = scan(text)
    if root.name != "resources":
        raise FormatError(f"<{root.name}> is no file of strings; expected <resources>", root.start)
    places: Counter[Element] = Counter()
    for element in root.all("string", "item"):
        parent = element.parent
        if parent is None or not _is_place(element.name, parent.name):
            continue
        places[parent] += 1
        if element.inherited("translatable") != "false":
            found = content(text, element, _is_whole)
            segment = _segment(found, _key(element, parent, places[parent]))
            yield replace(segment, is_plural_form=parent.name == "plurals")


def confirmed(text: str, options: Options) -> list[str]:
    """The same strings as lxml reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    found = []
    for node in library_root(text).iter("string", "item"):
        above = node.getparent()
        if above is None or not _is_place(node.tag, above.tag):
            continue
        marks = (n.get("translatable") for n in (node, *node.iterancestors()))
        if next(filter(None, marks), "") != "false":
            found.append(_decoded(library_content(node, _is_whole), ()).text)
    return found


def _is_place(name: str, parent: str) -> bool:
    return parent == "resources" if name == "string" else parent in _LISTS


def _is_whole(name: str, attributes: Mapping[str, str]) -> bool:
    return name == "g" or attributes.get("translatable") == "false"


def _key(element: Element, parent: Element, place: int) -> str:
    if element.name == "string":
        return element.attributes.get("name", "")
    return f"{parent.attributes.get('name', '')}.{element.attributes.get('quantity', place - 1)}"


def _segment(found: Content, key: str) -> Segment:
    builder = _decoded(found.builder.text, found.builder.opaque).lifted(found.builder)
    return Segment(
        builder.text,
        builder.pieces,
        lambda new: found.stored(_encoded(new)),
        key=key,
        opaque=builder.opaque,
        holds=lambda new: found.holds(new) and _holds(new, found.builder.text.strip()),
    )


def _holds(new: str, written: str) -> bool:
    """Whether white space comes back as it is, and nothing is taken for a reference."""
    if new.startswith(("@", "?")):
        return False
    is_quoted = len(written) > 1 and written[0] == written[-1] == '"'
    return is_quoted or _decoded(_encoded(new), ()).text == new


def _encoded(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _decoded(text: str, opaque: Sequence[Span]) -> Builder:
    """The string that is meant, in offsets of the XML's text; a reference is no string."""
    reader = _Reader()
    at = 0
    if not _REFERENCE.fullmatch(text):
        for span in (*opaque, Span(len(text), len(text))):
            for match in _TOKEN.finditer(text, at, span.start):
                reader.take(match)
            reader.element(text[span.start : span.end], span.start)
            at = span.end
    return reader.builder


class _Reader:
    """Undoes the second layer, sign by sign."""

    def __init__(self) -> None:
        self.builder = Builder()
        self._space: Span | None = None  # white space, shown if anything follows
        self._is_quoted = False

    def element(self, text: str, start: int) -> None:
        if text:
            self._show_space()
            self.builder.element(text, start)

    def take(self, match: re.Match[str]) -> None:
        sign = match[0]
        if sign == '"':
            self._is_quoted = not self._is_quoted
        elif sign.isspace() and not self._is_quoted:
            self._space = Span(*match.span())
        else:
            self._show_space()
            if sign.startswith("\\") and len(sign) > 1:
                self.builder.escape(_unescaped(sign), *match.span())
            else:
                self.builder.copy(sign, match.start())

    def _show_space(self) -> None:
        if self._space is not None and self.builder.pieces:
            self.builder.escape(" ", *self._space)
        self._space = None


def _unescaped(sign: str) -> str:
    return chr(int(sign[2:], 16)) if len(sign) > 2 else _ESCAPED.get(sign[1], sign[1])
