"""From one kind of markup to another, as edits, so that every law holds for them too.

HTML is cut into *texts* and *junctions*: a junction is all that stands between two letters that
a reader sees with tags between them. Each junction becomes what the new kind writes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import NamedTuple

from mtfix.document import Document, Format
from mtfix.edits import Cause, Edit
from mtfix.markup import vocabulary
from mtfix.markup.entities import ENTITY
from mtfix.markup.reading import protected
from mtfix.markup.scanner import Tag, scan

_TO_TEXT = Cause("to-text", "plain text has no tags")
_TO_HTML = Cause("to-html", "in HTML each paragraph is an element on a line of its own")
_TO_MARKDOWN = Cause("to-markdown", "Markdown writes this with its own signs")
_CHARACTER = Cause("to-text", "the character that the reference stands for")

_BLANK = re.compile(r"\s*\n\s*|[ \t]{2,}")
_LINES = frozenset("li tr dt dd option".split())
_CELLS = frozenset({"td", "th"})
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`", "kbd": "`", "tt": "`"}
_MARKDOWN_SIGNS = re.compile(r"[*`]|(?<!\w)_|_(?!\w)|^(?=#{1,6} |> |[-+] )|^(\d+)(?=\. )", re.M)


class ConversionError(ValueError):
    """There is no way from one format to the other."""


def convert(document: Document, to: Format) -> Iterator[Edit]:
    """The edits that change the markup of a repaired document.

    Args:
        document: the document, already mended.
        to: the kind of markup that is wanted.

    Raises:
        ConversionError: mtfix does not convert between these two.
    """
    if document.format == to or (to == "text" and document.format != "html"):
        return
    if document.format == "html" and to == "text":
        yield from _html_to_text(document.text)
    elif document.format == "html" and to == "markdown":
        yield from _html_to_markdown(document.text)
    elif document.format == "text" and to == "html":
        yield from _text_to_html(document)
    elif document.format != "text" or to != "markdown":
        raise ConversionError(f"{document.format} cannot be converted to {to}")


def arrange(document: Document) -> Iterator[Edit]:
    """HTML as an article: each top-level paragraph an element, each block on its own line."""
    texts = _Texts(document.text)
    for junction in texts.junctions():
        yield from _lined_up(document.text, junction)


class Junction(NamedTuple):
    """What stands between two texts: a span of the document, and the tags in it."""

    start: int
    end: int
    tags: Sequence[Tag]
    before: str
    """The block that the text before is in: its name, or "" at the top level."""
    after: str


class _Texts:
    """A walk over the texts of an HTML document and what is between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags = scan(text)
        self.code = {span.start: span.end for span in protected(self.tags)}

    def junctions(self) -> Iterator[Junction]:
        text, blocks = self.text, [""]
        pending: list[Tag] = []
        start = position = 0
        before = ""
        skip_to = 0
        for tag in self.tags:
            if tag.start < skip_to:
                pending.append(tag)
                position = tag.end
                continue
            if _is_seen(text[position : tag.start]):
                first = tag.start - len(text[position : tag.start].lstrip())
                yield Junction(start, first, pending, before, blocks[-1])
                start = position + len(text[position : tag.start].rstrip())
                pending, before = [], blocks[-1]
            pending.append(tag)
            position = tag.end
            _track(blocks, tag)
            if tag.end in self.code and tag.name in vocabulary.HIDDEN:
                skip_to = position = self.code[tag.end]
        if _is_seen(text[position:]):
            yield Junction(
                start, len(text) - len(text[position:].lstrip()), pending, before, blocks[-1]
            )
            start, pending, before = len(text.rstrip()), [], blocks[-1]
        yield Junction(start, len(text), pending, before, "")

    def inside(self) -> Iterator[tuple[int, int, bool]]:
        """The texts themselves, and whether white space counts there."""
        position = 0
        for tag in [*self.tags, None]:
            end = len(self.text) if tag is None else tag.start
            if position < end:
                yield position, end, position in self.code
            position = end if tag is None else tag.end


def _is_seen(text: str) -> bool:
    """Whether a reader sees anything of it: a paragraph of ``&nbsp;`` is empty."""
    return bool(text.strip()) and bool(unescape(text).strip())


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


def _html_to_text(text: str) -> Iterator[Edit]:
    texts = _Texts(text)
    for junction in texts.junctions():
        shown = _border(text, junction, line="\n")
        yield Edit(junction.start, junction.end, shown, (_TO_TEXT,))
    yield from _plain_characters(texts)


def _plain_characters(texts: _Texts) -> Iterator[Edit]:
    for start, end, is_code in texts.inside():
        content = texts.text[start:end]
        if not content.strip():
            continue
        if not is_code:
            lead = len(content) - len(content.lstrip())
            for blank in _BLANK.finditer(content.rstrip(), lead):
                yield Edit(start + blank.start(), start + blank.end(), " ", (_TO_TEXT,))
        for entity in ENTITY.finditer(content):
            shown = unescape(entity[0])
            if shown != entity[0]:
                yield Edit(start + entity.start(), start + entity.end(), shown, (_CHARACTER,))


def _border(text: str, junction: Junction, *, line: str) -> str:
    """What parts two texts: nothing, a space, a tab, a line or a blank line."""
    if junction.start == 0:
        return ""
    if junction.end == len(text):
        return "\n" if junction.tags or text.endswith("\n") else ""
    return _border_inside(text, junction, line=line)


def _border_inside(text: str, junction: Junction, *, line: str) -> str:
    names = [tag.name for tag in junction.tags]
    blocks = {tag.name for tag in junction.tags if tag.is_block}
    if blocks - _LINES - _CELLS - {"ul", "ol", "tbody", "thead", "tfoot"}:
        return "\n\n"
    if blocks & {"ul", "ol"}:
        return line * 2 if len(junction.before) == 0 or junction.after != junction.before else line
    if blocks & _LINES:
        return line
    if blocks & _CELLS:
        return "\t"
    if "br" in names:
        return "\n"
    return " " if _has_space(text, junction) else ""


def _has_space(text: str, junction: Junction) -> bool:
    position = junction.start
    for tag in junction.tags:
        if text[position : tag.start].strip() != text[position : tag.start]:
            return True
        position = tag.end
    return text[position : junction.end][:1].isspace()


def _lined_up(text: str, junction: Junction) -> Iterator[Edit]:
    """One junction of an HTML article: paragraphs made elements, blocks put on lines."""
    is_top = (junction.before == "", junction.after == "")
    first, last = junction.start == 0, junction.end == len(text)
    borders = [tag for tag in junction.tags if tag.is_block]
    if not borders and not first and not last:
        return
    pieces: list[str] = []
    if is_top[0] and not first:
        pieces.append("</p>")
    pieces += [text[tag.start : tag.end] for tag in _outer(junction.tags, first=first)]
    inner = [
        text[t.start : t.end] for t in junction.tags[len(pieces) - (is_top[0] and not first) :]
    ]
    if is_top[1] and not last:
        pieces.append("<p>")
    shown = _one_a_line(pieces) + "".join(inner)
    if last:
        shown = shown.rstrip("\n") + "\n"
    yield Edit(junction.start, junction.end, shown, (_TO_HTML,))


def _outer(tags: Sequence[Tag], *, first: bool) -> Sequence[Tag]:
    """The tags up to the last block border; inline tags behind it belong to the next text."""
    index = max((i for i, tag in enumerate(tags) if tag.is_block), default=-1)
    if first and index < 0:
        return ()
    return tags[: index + 1]


def _one_a_line(pieces: Sequence[str]) -> str:
    """A line break before each opened block that follows a closed or another opened one."""
    shown = ""
    for piece in pieces:
        if (shown and not piece.startswith("</")) or shown.endswith(("</li>", "</tr>")):
            shown += "\n"
        shown += piece
    return shown


def _text_to_html(document: Document) -> Iterator[Edit]:
    text = document.text
    end = 0
    for block in document.prose.blocks:
        low, high = document.prose.origin(block.start, block.end)
        border = "<p>" if low == 0 or end == 0 else "</p>\n<p>"
        yield Edit(end, low, border, (_TO_HTML,))
        end = high
    if end:
        yield Edit(end, len(text), "</p>\n", (_TO_HTML,))
    for match in re.finditer(r"[&<>]", text):
        yield Edit(match.start(), match.end(), escape(match[0]), (_TO_HTML,))


def _html_to_markdown(text: str) -> Iterator[Edit]:
    texts = _Texts(text)
    writer = _MarkdownWriter(text)
    for junction in texts.junctions():
        yield Edit(junction.start, junction.end, writer.junction(junction), (_TO_MARKDOWN,))
    yield from _plain_characters(texts)
    for start, end, is_code in texts.inside():
        if is_code:
            continue
        for sign in _MARKDOWN_SIGNS.finditer(text[start:end]):
            at = start + sign.end()
            if sign[1] is None:
                at = start + sign.start()
            yield Edit(at, at, "\\", (_TO_MARKDOWN,))


class _MarkdownWriter:
    """Keeps what Markdown needs to know of the elements around: lists and links."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lists: list[str] = []
        self._links: list[str] = []

    def junction(self, junction: Junction) -> str:
        borders = [index for index, tag in enumerate(junction.tags) if tag.is_block]
        if not borders:
            shown = "".join(map(self._inline, junction.tags))
            space = " " if _has_space(self._text, junction) else ""
            return shown if not space else self._spaced(junction, shown)
        first, last = borders[0], borders[-1]
        closing = "".join(map(self._inline, junction.tags[:first]))
        prefix = "".join(map(self._block, junction.tags[first : last + 1]))
        opening = "".join(map(self._inline, junction.tags[last + 1 :]))
        return closing + self._border(junction) + prefix + opening

    def _border(self, junction: Junction) -> str:
        if junction.start == 0:
            return ""
        if junction.end == len(self._text):
            return "\n"
        return _border(self._text, junction, line="\n").replace("\t", " | ") or "\n\n"

    def _spaced(self, junction: Junction, shown: str) -> str:
        before = self._text[junction.start : junction.start + 1].isspace()
        return f" {shown}" if before else f"{shown} "

    def _inline(self, tag: Tag) -> str:
        if tag.name == "a":
            if tag.kind == "open":
                self._links.append(_attribute(tag.clean, "href"))
                return "["
            return f"]({self._links.pop() if self._links else ''})"
        if tag.name == "img":
            return f"![{_attribute(tag.clean, 'alt')}]({_attribute(tag.clean, 'src')})"
        return "\\\n" if tag.name == "br" else _EMPHASIS.get(tag.name, "")

    def _block(self, tag: Tag) -> str:
        if tag.name in ("ul", "ol"):
            if tag.kind == "open":
                self._lists.append(tag.name)
            elif self._lists:
                self._lists.pop()
            return ""
        if tag.kind == "close":
            return ""
        if tag.name in vocabulary.HEADINGS:
            return "#" * int(tag.name[1]) + " "
        if tag.name == "li":
            indent = "  " * (len(self._lists) - 1)
            return indent + ("1. " if self._lists[-1:] == ["ol"] else "- ")
        return {"blockquote": "> ", "hr": "---\n\n"}.get(tag.name, "")


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", tag, re.I)
    return unescape(next(filter(None, match.groups()), "")) if match else ""
