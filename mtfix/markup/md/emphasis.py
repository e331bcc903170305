"""Emphasis by pairing: ``** bold **``, ``word** bold**``, ``~~ old ~~``; never ``2 ** 3``.

The runs of one sign are paired in the order of the paragraph. Unless each pair can be emphasis,
whole or damaged, nothing is done in that paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtfix.document import Span, disjoint
from mtfix.edits import Cause
from mtfix.markup.md import confirm, targets
from mtfix.markup.md.page import Change, Page, Repair
from mtfix.markup.md.regions import meets
from mtfix.markup.md.shapes import Run, Shape, is_lone_pair, is_word, shape_of
from mtfix.reading import links

_EMPHASIS = Cause("markup-md-emphasis", "the signs of emphasis stand at its words, spaces outside")

_RUN = re.compile(r"(?<![*\\])\*++|(?<!~)~~(?!~)|\\.")
_RULE = re.compile(r"[ \t>]*(?:\*[ \t]*){3,}$")
_MARKER = re.compile(r"[ \t>]*(?:(?:[-+]|\d{1,9}[.)])[ \t]+)*\*(?=[ \t])(?!\*)")
_UNIT = re.compile(r"(?<=\n)[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]|\||#)")
_TARGET = re.compile(r"\]\([^()\n]{0,2000}\)")
_PARENTHESIS = re.compile(r"\(([^()\n]{1,2000})\)")
_FOOTNOTE = re.compile(r"^[ \t]*\*\*(?!\*)[^*\n]*$", re.M)
_URL_END = re.compile(r"\*\*|\]")
_BRACKET = re.compile(r"[\[\]]")
_KINDS = {"**": "strong", "***": "strong", "~~": "s", "*": "em"}


def find(page: Page) -> Iterator[Repair]:
    """Damaged emphasis, paragraph by paragraph.

    >>> [edit[:3] for edit in next(find(Page("It is ** very ** far."))).edits]
    [(8, 9, ''), (13, 14, '')]
    """
    if "*" not in page.text and "~~" not in page.text:
        return
    closed = shut(page)
    certain: list[Repair] = []
    doubtful: list[Repair] = []
    for unit in _units(page):
        for sign, runs in _runs(page, unit, closed).items():
            found = list(_repairs(page, sign, runs))
            certain += (repair for repair, shape in found if shape == "damaged")
            doubtful += (repair for repair, shape in found if shape == "doubtful")
    if _FOOTNOTE.search(page.text):
        doubtful += (made for made in certain if _moves_before(made))
        certain = [made for made in certain if not _moves_before(made)]
    yield from certain
    if doubtful and source_has(page, doubtful):
        yield from doubtful


def _moves_before(made: Repair) -> bool:
    """``word** more**``, which footnotes look like: a space goes in before the first sign."""
    return made.edits[0].start == made.edits[0].end


def shut(page: Page) -> Sequence[Span]:
    """Targets of links and URLs: signs in them are no emphasis."""
    targets = (Span(*match.span()) for match in _TARGET.finditer(page.text))
    return disjoint([*_urls(page.text), *targets])


def _urls(text: str) -> Iterator[Span]:
    """URLs, up to signs that may be Markdown's."""
    for start, end in links(text):
        sign = _URL_END.search(text, start, end)
        yield Span(start, sign.start() if sign else end)


def _units(page: Page) -> Iterator[Span]:
    """The texts that emphasis stays inside of: paragraphs, items, rows of tables."""
    for chunk in page.chunks:
        starts = [chunk.start]
        starts += (match.start() for match in _UNIT.finditer(page.text, chunk.start + 1, chunk.end))
        for start, end in pairwise((*starts, chunk.end)):
            yield Span(start, end)


def source_has(page: Page, doubtful: Sequence[Repair]) -> bool:
    """Whether the original has just as much more emphasis as the doubtful pairs would be."""
    if page.source is None:
        return False
    kinds = {repair.means[0][0] for repair in doubtful}
    here, there = confirm.seen(page.text).elements, confirm.seen(page.source).elements
    for kind in kinds:
        missing = sum(n for (k, _), n in there.items() if k == kind)
        missing -= sum(n for (k, _), n in here.items() if k == kind)
        if missing != sum(repair.means[0][0] == kind for repair in doubtful):
            return False
    return True


def _runs(page: Page, unit: Span, closed: Sequence[Span]) -> dict[str, list[Run]]:
    """The runs of each sign, without rules, markers of lists, code and targets."""
    text = page.text
    found: dict[str, list[Run]] = {}
    start = unit.start
    for line in text[unit.start : unit.end].split("\n"):
        end = start + len(line)
        marker = _MARKER.match(text, start, end)
        begin = marker.end() if marker else start
        if not _RULE.match(line.rstrip("\r")):
            for match in _RUN.finditer(text, begin, end):
                sign = match[0]
                if sign in _KINDS and not page.is_closed(*match.span()):
                    found.setdefault(sign, []).append(Run(*match.span()))
        start = end + 1
    return {sign: [run for run in runs if not meets(closed, *run)] for sign, runs in found.items()}


def _repairs(page: Page, sign: str, runs: Sequence[Run]) -> Iterator[tuple[Repair, Shape]]:
    text = page.text
    pairs = list(zip(runs[::2], runs[1::2], strict=False))
    shapes = [shape_of(text, sign, *pair) for pair in pairs]
    if len(runs) == 2 and sign == "**" and is_lone_pair(text, *runs):
        shapes = ["damaged"]
    if len(runs) % 2 or "none" in shapes:
        return
    for (opener, closer), shape in zip(pairs, shapes, strict=True):
        yield from ((made, "damaged") for made in _late(page, opener, closer))
        means = [(_KINDS[sign], confirm.shown(_visible(text[opener.end : closer.start])))]
        changes = _crossed(text, sign, opener, closer)
        if shape in ("damaged", "doubtful"):
            changes = list(_changes(text, opener, closer))
        for made in page.repair(changes, _EMPHASIS, means, needs_parser=len(pairs) > 1):
            yield made, "damaged" if shape == "whole" else shape


def _crossed(text: str, sign: str, opener: Run, closer: Run) -> list[Change]:
    """``[**a](u) b**``: the sign that stands inside a link goes outside."""
    inner = text[opener.end : closer.start]
    depth = lowest = 0
    for match in _BRACKET.finditer(inner):
        depth += 1 if match[0] == "[" else -1
        lowest = min(lowest, depth)
    if (depth, lowest) == (-1, -1) and text[opener.start - 1 : opener.start] == "[":
        is_link = _TARGET.search(inner) is not None
        return [(opener.start - 1, opener.end, sign + "[")] if is_link else []
    target = _TARGET.match(text, closer.end)
    if (depth, lowest) == (1, 0) and target is not None:
        return [(closer.start, target.end(), target[0] + sign)]
    return []


def _late(page: Page, opener: Run, closer: Run) -> Iterator[Repair]:
    """``[**a] b**(u)``: the bracket goes behind the sign, where the target of the link is."""
    text = page.text
    behind, start = _PARENTHESIS.match(text, closer.end), opener.start - 1
    inner = text[opener.end : closer.start]
    if behind is None or text[start : start + 1] != "[" or text[start - 1 : start].isalnum():
        return
    target, at = behind[1], opener.end + inner.find("]")
    is_late = _BRACKET.findall(inner) == ["]"] and text[at + 1] == " "
    if is_late and targets.mended(target) == target:
        changes = [(at, at + 1, ""), (closer.end, closer.end, "]")]
        yield from page.repair(changes, _EMPHASIS, [("link", target)], needs_parser=True)


def _visible(inner: str) -> str:
    """Roughly what is shown of it; the parser has the last word."""
    return _TARGET.sub("]", inner)


def _changes(text: str, opener: Run, closer: Run) -> Iterator[Change]:
    """The spaces go out of the pair, and stay where words would be glued."""
    inner = text[opener.end : closer.start]
    lead = len(inner) - len(inner.lstrip())
    trail = len(inner) - len(inner.rstrip())
    if lead:
        if is_word(text[opener.start - 1 : opener.start]):
            yield opener.start, opener.start, " "
        yield opener.end, opener.end + lead, ""
    if trail:
        yield closer.start - trail, closer.start, ""
        if is_word(text[closer.end : closer.end + 1]):
            yield closer.end, closer.end, " "
