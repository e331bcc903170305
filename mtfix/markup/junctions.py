"""HTML as texts and *junctions*: all that stands between two letters that a reader sees.

Every conversion writes something else into the junctions and leaves the texts alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from mtfix.markup import vocabulary
from mtfix.markup.reading import protected
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Damage, Tag


class Junction(NamedTuple):
    """What stands between two texts: a span of the document and the tags in it."""

    start: int
    end: int
    tags: Sequence[Tag]
    has_space: bool
    """Whether white space stands anywhere between the two texts."""
    before: str
    """The block that the text before is in: its name, or "" at the top level."""
    after: str


class Text(NamedTuple):
    """A text between two tags."""

    start: int
    end: int
    is_code: bool
    """White space counts in it."""


class Texts:
    """A walk over the texts of an HTML document and over what is between them.

    Args:
        text: the document, its tags mended.
        blank_entities: whether a text of ``&nbsp;`` alone is nothing to see.
    """

    def __init__(self, text: str, *, blank_entities: bool = True) -> None:
        self.text = text
        self.tags = list(_all_tags(text))
        self._protected = {span.start: span.end for span in protected(scan(text))}
        self._blank_entities = blank_entities

    def __iter__(self) -> Iterator[Text]:
        """The texts that are not blank, in order; what scripts and pictures hold is none."""
        hidden_until = code_until = position = 0
        for tag in [*self.tags, None]:
            end = len(self.text) if tag is None else tag.start
            if hidden_until <= position < end and self._is_seen(self.text[position:end]):
                yield self._trimmed(position, end, is_code=position < code_until)
            if tag is None:
                return
            position = tag.end
            content_end = self._protected.get(position, 0) if tag.kind == "open" else 0
            if tag.name in vocabulary.HIDDEN:
                hidden_until = max(hidden_until, content_end)
            else:
                code_until = max(code_until, content_end)

    def junctions(self) -> Iterator[Junction]:
        """What is before, between and behind the texts."""
        blocks = [""]
        start, before, index = 0, "", 0
        for text in [*self, None]:
            end = len(self.text) if text is None else text.start
            first = index
            while index < len(self.tags) and self.tags[index].start < end:
                _track(blocks, self.tags[index])
                index += 1
            tags = self.tags[first:index]
            after = "" if text is None else blocks[-1]
            yield Junction(start, end, tags, self._has_space(start, end, tags), before, after)
            if text is not None:
                start, before = text.end, blocks[-1]

    def _is_seen(self, text: str) -> bool:
        return bool(text.strip()) and (not self._blank_entities or bool(unescape(text).strip()))

    def _trimmed(self, start: int, end: int, *, is_code: bool) -> Text:
        content = self.text[start:end]
        lead = content[:1] == "\n" if is_code else len(content) - len(content.lstrip())
        return Text(start + lead, start + len(content.rstrip()), is_code)

    def _has_space(self, start: int, end: int, tags: Sequence[Tag]) -> bool:
        position = start
        for tag in tags:
            if self.text[position : tag.start].strip() != self.text[position : tag.start]:
                return True
            position = tag.end
        return self.text[position:end].strip() != self.text[position:end]


def _all_tags(text: str) -> Iterator[Tag]:
    """The tags of a text, those inside code included (``<pre><code>``)."""
    tags = scan(text)
    inside = {span.start: span.end for span in protected(tags)}
    for tag in tags:
        yield tag
        if tag.end in inside and tag.kind == "open" and tag.name not in vocabulary.HIDDEN:
            for inner in _all_tags(text[tag.end : inside[tag.end]]):
                if inner.damage == Damage.NONE:
                    yield inner._replace(start=inner.start + tag.end, end=inner.end + tag.end)


def _track(blocks: list[str], tag: Tag) -> None:
    if tag.name not in vocabulary.BLOCK or tag.kind == "void":
        return
    if tag.kind == "open":
        if tag.name not in vocabulary.INSIDE_P and blocks[-1] == "p":
            blocks.pop()
        blocks.append(tag.name)
    elif tag.name in blocks[-64:]:
        while blocks.pop() != tag.name:
            pass


_LINES = frozenset("li tr dt dd option".split())
_CELLS = frozenset({"td", "th"})
_LISTS = frozenset("ul ol dl table tbody thead tfoot colgroup col select".split())


def border(junction: Junction) -> str:
    """What parts two texts in plain text: nothing, a space, a tab, a line or a blank line.

    Args:
        junction: what stands between them, at neither end of the document.
    """
    blocks = {tag.name for tag in junction.tags if tag.is_block}
    if blocks - _LINES - _CELLS - _LISTS:
        return "\n\n"
    if blocks & _LISTS:
        is_inside = junction.before in _LINES | _CELLS and junction.after in _LINES | _CELLS
        return "\n" if is_inside else "\n\n"
    if blocks & _LINES:
        return "\n"
    if blocks & _CELLS:
        return "\t" * sum(tag.kind == "open" and tag.name in _CELLS for tag in junction.tags)
    breaks = sum(tag.name == "br" for tag in junction.tags)
    return "\n" * breaks if breaks else " " * junction.has_space
