"""Writing Markdown (CommonMark) where HTML has tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from mtfix.markup import vocabulary
from mtfix.markup.junctions import Junction, border
from mtfix.markup.tags import Tag

_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`", "kbd": "`", "tt": "`"}
_SIGNS = re.compile(
    r"[*`]|(?<!\w)_|_(?!\w)|\[(?=[^\]]*\]\()|(?<=.)\](?=\()|^(?=#{1,6} |> |[-+] )|^\d+(?=\. )", re.M
)
_FENCE = "```"


class _Escaper:
    """Puts a backslash before signs that Markdown would take for its own."""

    def __call__(self, character: str) -> str:
        """One character that a reference stood for."""
        return f"\\{character}" if character in "<*_`[" else character

    def places(self, text: str) -> Iterator[int]:
        """Where backslashes are needed in a text."""
        for match in _SIGNS.finditer(text):
            yield match.end() if match[0].isdigit() else match.start()


escaped = _Escaper()


class MarkdownWriter:
    """Writes one junction after the other, and keeps what it must know of open elements.

    Args:
        length: of the document.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._lists: list[str] = []
        self._links: list[str] = []
        self._quotes = 0
        self._is_preformatted = False

    def write(self, junction: Junction) -> str:
        """What Markdown has in place of a junction."""
        segments: list[list[str]] = [[]]
        prefixes = [""]
        quotes = self._quotes
        suffix = ""
        for tag in junction.tags:
            if not tag.is_block:
                segments[-1].append(self._inline(tag))
                continue
            if tag.name == "pre" and tag.kind == "close":
                suffix = f"\n{_FENCE}"
            prefix = self._block(tag)
            if any(segments[-1]) or len(segments) == 1:
                segments.append([])
                prefixes.append(prefix)
            else:
                prefixes[-1] += prefix
        if len(segments) == 1:
            signs = zip(junction.tags, segments[0], strict=True)
            return _spaced(list(signs), has_space=junction.has_space)
        return self._joined(junction, segments, prefixes, suffix, quotes)

    def _joined(
        self,
        junction: Junction,
        segments: list[list[str]],
        prefixes: list[str],
        suffix: str,
        quotes: int,
    ) -> str:
        gap = "> " * self._quotes if junction.start == 0 else self._gap(junction, quotes)
        shown = "".join(segments[0]) + suffix
        is_end = junction.end == self._length
        for index, (segment, prefix) in enumerate(zip(segments[1:], prefixes[1:], strict=True)):
            content = "".join(segment)
            is_last = index == len(segments) - 2
            if not content and is_last and is_end:
                continue
            shown += gap + prefix + content
            gap = "\n\n"
        return shown + "\n" if is_end and (shown or junction.start) else shown

    def _gap(self, junction: Junction, quotes: int) -> str:
        parting = border(junction)
        if parting.startswith("\t"):
            return " | "
        shared = min(quotes, self._quotes)
        if shared and parting == "\n\n":
            parting = "\n" + "> " * (shared - 1) + ">\n"
        return (parting if "\n" in parting else "\n\n") + "> " * self._quotes

    def _inline(self, tag: Tag) -> str:
        if tag.name == "img":
            return f"![{_attribute(tag.clean, 'alt')}]({_target(tag.clean, 'src')})"
        if tag.name == "a" and tag.kind == "open":
            self._links.append(_target(tag.clean, "href"))
            return "["
        if tag.name == "a":
            return f"]({self._links.pop() if self._links else ''})"
        if tag.name == "br":
            return "\\\n" + "> " * self._quotes
        return "" if self._is_preformatted else _EMPHASIS.get(tag.name, "")

    def _block(self, tag: Tag) -> str:
        opens = tag.kind == "open"
        if tag.name in {"ul", "ol"}:
            if opens:
                self._lists.append(tag.name)
            elif self._lists:
                self._lists.pop()
        elif tag.name == "blockquote":
            self._quotes = max(0, self._quotes + (1 if opens else -1))
        elif tag.name == "pre":
            self._is_preformatted = opens
            return f"{_FENCE}\n" if opens else ""
        elif tag.name == "li" and opens:
            outer = "".join("   " if name == "ol" else "  " for name in self._lists[:-1])
            return outer + ("1. " if self._lists[-1:] == ["ol"] else "- ")
        elif tag.name in vocabulary.HEADINGS and opens:
            return "#" * int(tag.name[1]) + " "
        return "---\n\n" if tag.name == "hr" else ""


def _spaced(signs: list[tuple[Tag, str]], *, has_space: bool) -> str:
    """Signs between two words; a space stands outside of what they close and open."""
    closing = 0
    while closing < len(signs) and signs[closing][0].kind == "close":
        closing += 1
    opening = len(signs)
    while opening > closing and signs[opening - 1][0].kind == "open":
        opening -= 1
    parts = (signs[:closing], signs[closing:opening], signs[opening:])
    before, inside, behind = ("".join(sign for _, sign in part) for part in parts)
    if not has_space or inside.startswith("\\"):
        return before + inside + behind
    return f"{before} {inside} {behind}" if inside else f"{before} {behind}"


def _target(tag: str, name: str) -> str:
    """A link's target; one with spaces stands in angle brackets."""
    target = _attribute(tag, name)
    return f"<{target}>" if re.search(r"[\s()]", target) else target


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", tag, re.I)
    return unescape(next(filter(None, match.groups()), "")) if match else ""
