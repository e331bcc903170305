"""XML with the place of everything: elements and text, by offsets of the file's text.

Nothing is ever loaded or expanded: a file that declares entities is refused.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from mtfix.document import OBJECT
from mtfix.formats.files import Source, decode_declared
from mtfix.formats.files import decode as decode_text
from mtfix.formats.segments import Builder, FormatError

if TYPE_CHECKING:
    from lxml import etree

IsWhole = Callable[[str, Mapping[str, str]], bool]
"""Tells by name and attributes whether an inline element is opaque with all that is in it."""

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)""")
_START_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_REFUSED = "the file declares entities of its own, which are not read for safety"
_OBJECTS = re.compile(f"{OBJECT}+")


_EVENTS = (
    "StartElement", "EndElement", "CharacterData", "Comment", "ProcessingInstruction",
    "StartCdataSection", "EndCdataSection", "EntityDecl", "Default",
)  # fmt: skip


class Chunk(NamedTuple):
    """A piece of character data: what it says, and where it stands."""

    text: str
    start: int
    end: int
    is_cdata: bool


class Markup(NamedTuple):
    """A comment, a processing instruction, or a tag."""

    start: int
    end: int


class Content(NamedTuple):
    """What an element says.

    Attributes:
        builder: the string and its pieces.
        is_cdata: whether it is written in CDATA.
    """

    builder: Builder
    is_cdata: bool

    def stored(self, text: str) -> str:
        """New text as it has to be written there."""
        if self.is_cdata:
            return text
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def holds(self, text: str) -> bool:
        """Whether a string can stand there."""
        return not self.is_cdata or "]]>" not in text


@dataclass(eq=False)
class Element:
    """An element.

    Attributes:
        name: without prefix.
        prefix: before the colon; empty if there is none.
        attributes: by their names as written.
        parent: the element around it.
        start: where its start tag begins; `inner` where that ends.
        end: where its end tag ends; `inner_end` where that begins.
        children: what is in it, in order.
    """

    name: str
    prefix: str
    attributes: Mapping[str, str]
    parent: Element | None
    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    children: list[Element | Chunk | Markup] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[Element]:
        """The children that are elements, of these names if any are given."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, name: str) -> Element | None:
        """The first child of a name."""
        return next(self.elements(name), None)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names anywhere in it, in order, itself included."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting.extend(reversed(list(element.elements())))

    def above(self) -> Iterator[Element]:
        """The elements around it, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def inherited(self, attribute: str) -> str | None:
        """An attribute of it or of the nearest element around it that has one."""
        for element in (self, *self.above()):
            if attribute in element.attributes:
                return element.attributes[attribute]
        return None


def decode(data: bytes, name: str, encoding: str | None) -> Source:
    """The text of an XML file: its byte order mark or declaration tells the encoding."""
    match = _DECLARED.match(data) if encoding is None else None
    declared = match[1].decode("ascii") if match else "utf-8"
    if declared.lower().startswith(("utf-8", "utf-16")):
        return decode_text(data, name, encoding)
    return decode_declared(data, name, declared)


def scan(text: str) -> Element:
    """The root element of an XML text.

    Raises:
        FormatError: it is no XML, or declares entities.
    """
    if not text.strip():
        raise FormatError("the file is empty; expected XML", 0)
    return _Scanner(text).root()


class _Scanner:
    """Builds elements from what Expat meets, and where."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: Element | None = None
        self._open: Element | None = None
        self._pending: tuple[str, int] | None = None  # character data whose end is not yet known
        self._is_cdata = False

    def root(self) -> Element:
        from xml.parsers import expat

        data = self._text.encode("utf-8", "surrogatepass")
        starts = (byte & 0xC0 != 0x80 for byte in data)
        self._offsets = None if len(data) == len(self._text) else array("I", accumulate(starts))
        self._parser = expat.ParserCreate("utf-8")
        self._parser.ordered_attributes = False
        for event in _EVENTS:
            setattr(self._parser, f"{event}Handler", getattr(self, f"_{event.lower()}"))
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            at = self._offset(min(max(self._parser.ErrorByteIndex, 0), len(data)))
            raise FormatError(f"this is no XML: {expat.ErrorString(error.code)}", at) from None
        assert self._root is not None
        return self._root

    def _offset(self, index: int) -> int:
        if self._offsets is None:
            return index
        return self._offsets[index] - 1 if index < len(self._offsets) else len(self._text)

    def _here(self) -> int:
        """Where the parser is; what was pending ends there."""
        at = self._offset(self._parser.CurrentByteIndex)
        if self._pending is not None and self._open is not None:
            shown, start = self._pending
            self._open.children.append(Chunk(shown, start, at, self._is_cdata))
        self._pending = None
        return at

    def _startelement(self, name: str, attributes: Mapping[str, str]) -> None:
        at = self._here()
        prefix, _, local = name.rpartition(":")
        element = Element(local, prefix, attributes, self._open, at)
        tag = _START_TAG.match(self._text, at)
        assert tag is not None
        element.inner = tag.end()
        if self._open is None:
            self._root = element
        else:
            self._open.children.append(element)
        self._open = element

    def _endelement(self, _: str) -> None:
        at = self._here()
        element = self._open
        assert element is not None
        if self._text[element.inner - 2] == "/" and not element.children:
            element.inner_end = element.end = element.inner
        else:
            element.inner_end = at
            element.end = self._text.index(">", at) + 1
        self._open = element.parent

    def _characterdata(self, data: str) -> None:
        self._pending = (data, self._here())

    def _comment(self, _: str) -> None:
        at = self._here()
        self._markup(at, self._text.index("-->", at) + 3)

    def _processinginstruction(self, *_: str) -> None:
        at = self._here()
        self._markup(at, self._text.index("?>", at) + 2)

    def _markup(self, start: int, end: int) -> None:
        if self._open is not None:
            self._open.children.append(Markup(start, end))

    def _startcdatasection(self) -> None:
        self._here()
        self._is_cdata = True

    def _endcdatasection(self) -> None:
        self._here()
        self._is_cdata = False

    def _entitydecl(self, *_: object) -> None:
        raise FormatError(f"{_REFUSED}; expected a file without <!ENTITY", self._here())

    def _default(self, data: str) -> None:
        at = self._here()
        if self._open is not None and data.startswith("&"):
            raise FormatError(f"{data} is declared in another file, which is not read", at)


def content(text: str, element: Element, is_whole: IsWhole) -> Content:
    """What an element says, its inline elements as they are stored.

    Args:
        text: the text of the file.
        element: the element.
        is_whole: whether an inline element is opaque with all that is in it.
    """
    builder = Builder()
    kinds = set()
    waiting = list(reversed(element.children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, Chunk):
            _add(builder, text, child)
            if child.text.strip():
                kinds.add(child.is_cdata)
        elif isinstance(child, Markup) or is_whole(child.name, child.attributes):
            builder.element(text[child.start : child.end], child.start)
        else:
            builder.element(text[child.start : child.inner], child.start)
            if child.end > child.inner:
                waiting.append(Markup(child.inner_end, child.end))
            waiting.extend(reversed(child.children))
    return Content(builder, kinds == {True})


def _add(builder: Builder, text: str, chunk: Chunk) -> None:
    if text[chunk.start : chunk.end] == chunk.text:
        builder.copy(chunk.text, chunk.start)
    else:
        builder.escape(chunk.text, chunk.start, chunk.end)


def library_root(text: str) -> etree._Element:
    """The root element as lxml reads it, with nothing loaded and nothing expanded.

    Raises:
        FormatError: lxml finds no XML.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(f"not changed, for this is no XML: {error.msg}") from None


def local(node: etree._Element) -> str:
    """The name of an element of lxml without its namespace; empty for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def library_content(node: etree._Element, is_whole: IsWhole) -> str:
    """What an element of lxml says, with `OBJECT` for each run of inline elements."""
    from lxml import etree

    pieces: list[str] = []
    hidden = 0
    for event, child in etree.iterwalk(node, events=("start", "end", "comment", "pi")):
        if child is node:
            if event == "start":
                pieces.append(child.text or "")
            continue
        name = local(child)
        if event == "start":
            pieces.append("" if hidden else OBJECT)
            hidden += bool(hidden) or is_whole(name, child.attrib)
            pieces.append("" if hidden else child.text or "")
        else:
            hidden -= bool(hidden) and event == "end"
            pieces.append("" if hidden else OBJECT + (child.tail or ""))
    return _OBJECTS.sub(OBJECT, "".join(pieces))
