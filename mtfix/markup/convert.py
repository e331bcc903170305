"""From one kind of markup to another, as edits, so that every law holds for them too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape

from mtfix.document import Document, Format
from mtfix.edits import Cause, Edit
from mtfix.markup.entities import ENTITY
from mtfix.markup.junctions import Junction, Texts, border
from mtfix.markup.markdown import MarkdownWriter, escaped
from mtfix.markup.tags import Tag

_TO_TEXT = Cause("to-text", "plain text has no tags")
_TO_HTML = Cause("to-html", "in HTML each paragraph is an element on a line of its own")
_TO_MARKDOWN = Cause("to-markdown", "Markdown writes this with its own signs")
_CHARACTER = Cause("to-text", "the character that the reference stands for")

_BLANK = re.compile(r"\s*\n\s*|[ \t]{2,}")


class ConversionError(ValueError):
    """There is no way from the one format to the other."""


def convert(document: Document, to: Format) -> Iterator[Edit]:
    """The edits that change the markup of a repaired document.

    Markdown and messages are plain text already.

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
    text = document.text
    for junction in Texts(text, blank_entities=False).junctions():
        is_edge = junction.start == 0 or junction.end == len(text)
        if is_edge or any(tag.is_block for tag in junction.tags):
            shown = _lined_up(text, junction)
            yield Edit(junction.start, junction.end, shown, (_TO_HTML,))


def _html_to_text(text: str) -> Iterator[Edit]:
    texts = Texts(text)
    for junction in texts.junctions():
        yield Edit(junction.start, junction.end, _border(text, junction), (_TO_TEXT,))
    yield from _characters(texts, lambda character: character)


def _border(text: str, junction: Junction) -> str:
    if junction.start == 0:
        return ""
    if junction.end == len(text):
        return "\n" if junction.tags or text.endswith("\n") else ""
    return border(junction)


def _characters(texts: Texts, written: Callable[[str], str]) -> Iterator[Edit]:
    """Runs of white space and character references, as the new format writes them."""
    for start, end, is_code in texts:
        content = texts.text[start:end]
        if not is_code:
            for blank in _BLANK.finditer(content):
                yield Edit(start + blank.start(), start + blank.end(), " ", (_TO_TEXT,))
        for entity in ENTITY.finditer(content):
            shown = unescape(entity[0])
            if shown != entity[0]:
                shown = shown if is_code else written(shown)
                yield Edit(start + entity.start(), start + entity.end(), shown, (_CHARACTER,))


def _lined_up(text: str, junction: Junction) -> str:
    """One junction of an HTML article: paragraphs made elements, blocks put on lines."""
    borders = [index for index, tag in enumerate(junction.tags) if tag.is_block]
    first = borders[0] if borders else len(junction.tags)
    last = borders[-1] + 1 if borders else first
    is_start, is_end = junction.start == 0, junction.end == len(text)
    if is_start and not borders:
        first = last = 0
    inner, outer = _written(text, junction.tags[:first]), junction.tags[first:last]
    closes = "</p>" if junction.before == "" and not is_start else ""
    opens = "<p>" if junction.after == "" and not is_end else ""
    shown = inner + closes + _on_lines(text, outer, behind=bool(closes or inner))
    if opens and shown:
        shown += "\n"
    shown += opens + _written(text, junction.tags[last:])
    return shown.rstrip("\n") + "\n" if is_end and shown else shown


def _written(text: str, tags: Sequence[Tag]) -> str:
    return "".join(text[tag.start : tag.end] for tag in tags)


def _on_lines(text: str, tags: Sequence[Tag], *, behind: bool) -> str:
    """Tags with a line break before each block that opens and behind lists that close."""
    shown = ""
    for tag in tags:
        begins = (tag.is_block and tag.kind != "close") or not tag.name
        ends_list = tag.kind == "close" and shown.endswith(("</li>", "</tr>", "-->"))
        if (shown or behind) and (begins or ends_list):
            shown += "\n"
        shown += text[tag.start : tag.end]
    return shown


def _text_to_html(document: Document) -> Iterator[Edit]:
    text = document.text
    end = 0
    for block in document.prose.blocks:
        low, high = document.prose.origin(block.start, block.end)
        yield Edit(end, low, "</p>\n<p>" if end else "<p>", (_TO_HTML,))
        end = high
    if end:
        yield Edit(end, len(text), "</p>\n", (_TO_HTML,))
    for match in re.finditer(r"[&<>]", text):
        yield Edit(match.start(), match.end(), escape(match[0]), (_TO_HTML,))


def _html_to_markdown(text: str) -> Iterator[Edit]:
    texts = Texts(text)
    writer = MarkdownWriter(len(text))
    for junction in texts.junctions():
        yield Edit(junction.start, junction.end, writer.write(junction), (_TO_MARKDOWN,))
    yield from _characters(texts, escaped)
    for start, end, is_code in texts:
        if not is_code:
            for at in escaped.places(text[start:end]):
                yield Edit(start + at, start + at, "\\", (_TO_MARKDOWN,))
