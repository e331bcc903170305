"""A second opinion: lxml parses the mended text and must see what the scanner means.

The scanner and libxml2 share no code. Where they disagree, on the text or on which text an
element holds, the repair is not trusted and the caller withholds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape

from mtfix.edits import Edit, apply
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Tag
from mtfix.markup.tree import is_sick

_IMPLIED = frozenset({"html", "head", "body", "tbody"})
_RAW = frozenset({"script", "style"})
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), " ")

Extents = Counter[tuple[str, int, int]]
"""Elements by name, and by how much text stands before their start and their end."""


def doubt(text: str, edits: Sequence[Edit]) -> str | None:
    """Why the mended text cannot be trusted; None if lxml agrees with the scanner.

    Args:
        text: the text before the repair.
        edits: the repair.
    """
    mended = _parsable(apply(text, edits))
    tags = scan(mended)
    if is_sick(tags):
        return None  # another round will go on; its outcome is judged then
    meant, seen = _meant(mended, tags), _seen(_laid_open(mended, tags))
    if meant.text != seen.text:
        return "the markup is too damaged: a parser would lose text, nothing was changed"
    if misread := meant.extents - seen.extents:
        # Slips of whoever wrote the page are none of ours.
        new = _names(misread) - _names(_misread_before(_parsable(text)))
        if new:
            return f"the markup is too damaged: <{min(new)}> would hold other text"
    return None


class _View:
    """A text without its white space, and the extents of elements in it."""

    def __init__(self) -> None:
        self._shown: list[str] = []
        self.length = 0
        self.extents: Extents = Counter()

    @property
    def text(self) -> str:
        """All that is shown."""
        return "".join(self._shown)

    def show(self, text: str) -> None:
        """Add a piece of text."""
        solid = "".join(text.split())
        self._shown.append(solid)
        self.length += len(solid)


def _misread_before(text: str) -> Extents:
    tags = scan(text)
    return _meant(text, tags).extents - _seen(_laid_open(text, tags)).extents


def _names(extents: Extents) -> Counter[str]:
    return Counter(name for name, _, _ in extents.elements())


def _parsable(text: str) -> str:
    """A text of the same length that lxml takes: no NUL, lone surrogate or byte order mark."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.translate(_SURROGATES)
    return text.replace("\0", " ").replace("\ufeff", " ")


def _texts(text: str, tags: Sequence[Tag]) -> Iterator[tuple[str, Tag | None]]:
    """The texts between the tags, scripts and styles aside, each with the tag behind it."""
    position = 0
    is_raw = False
    for tag in tags:
        yield "" if is_raw else text[position : tag.start], tag
        position = tag.end
        is_raw = tag.kind == "open" and tag.name in _RAW
    yield text[position:], None


def _meant(text: str, tags: Sequence[Tag]) -> _View:
    """What the scanner sees: the text, and the extents of elements that are closed by hand."""
    view = _View()
    opened: dict[str, list[int]] = {}
    for before, tag in _texts(text, tags):
        view.show(unescape(before) if "&" in before else before)
        if tag is None or tag.name in _IMPLIED:
            continue
        if tag.kind == "open":
            opened.setdefault(tag.name, []).append(view.length)
        elif tag.kind == "close" and opened.get(tag.name):
            start = opened[tag.name].pop()
            if start < view.length:  # empty elements may stand anywhere
                view.extents[tag.name, start, view.length] += 1
    return view


def _laid_open(text: str, tags: Sequence[Tag]) -> str:
    """The text as lxml shall read it: what the scanner takes for no tag is escaped.

    ``x < y`` and ``List<String>`` are text to the scanner. Comments and scripts, which show
    nothing, are left out: libxml2 ends some of them elsewhere.
    """
    pieces: list[str] = []
    for before, tag in _texts(text, tags):
        pieces.append(before.replace("<", "&lt;"))
        if tag is not None and tag.name:
            pieces.append(text[tag.start : tag.end])
    return "".join(pieces)


class _Outline(_View):
    """A parser target that collects the same from lxml's events."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, int]] = []

    def start(self, name: str, _attributes: object) -> None:
        self._open.append((name, self.length))

    def end(self, name: str) -> None:
        opened, start = self._open.pop()
        if opened == name and name not in _IMPLIED:
            self.extents[name, start, self.length] += 1

    def data(self, text: str) -> None:
        self.show(text)

    def close(self) -> None:
        return None


def _seen(text: str) -> _View:
    from lxml import etree

    outline = _Outline()
    parser = etree.HTMLParser(target=outline, huge_tree=True, encoding="utf-8")
    if text.strip():
        parser.feed(text.encode())
        parser.close()
    return outline
