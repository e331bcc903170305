"""A second opinion: markdown-it-py parses the paragraph and must see what the repair means.

It confirms and does not repair: where the parser does not see the element that was meant, or a
letter would be lost, the repair is withheld and flagged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtfix.document import Span
from mtfix.edits import Edit, Flag, apply
from mtfix.markup.md.page import Page, Repair

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Element = tuple[str, str]
"""A kind of element and what tells it from others: the target, the level, the words."""

_LONGEST = 20_000
"""Longer paragraphs are no prose; to parse them is not worth the time."""

_MOST = 12
"""How many repairs of a paragraph are tried one by one when they are not right together."""

_SPANS = {"strong": "strong", "em": "em", "s": "s"}
_WORDS = re.compile(r"\w+")


class View(NamedTuple):
    """What a parser sees: the elements, and every letter with the targets of links."""

    elements: Counter[Element]
    letters: Counter[str]


def confirmed(page: Page, repairs: Iterable[Repair]) -> Iterator[Edit | Flag]:
    """The edits of the repairs that a parser agrees with, and a flag for each paragraph of others.

    Without markdown-it-py, the repairs that do not need it are made and the others are flagged.

    Args:
        page: the text before the repair.
        repairs: in order and disjoint.
    """
    groups: dict[int, list[Repair]] = {}
    starts = [chunk.start for chunk in page.chunks]
    for repair in repairs:
        if repair.means:
            chunk = bisect_right(starts, repair.edits[0].start) - 1
            groups.setdefault(chunk, []).append(repair)
        else:
            yield from repair.edits
    for chunk, group in groups.items():
        right = _right(page.text, page.chunks[chunk], group) if chunk >= 0 else ()
        yield from (edit for repair in right for edit in repair.edits)
        if len(right) < len(group):
            yield _flag([repair for repair in group if repair not in right])


def _right(text: str, chunk: Span, group: Sequence[Repair]) -> Sequence[Repair]:
    """All of the repairs, if the parser agrees with them together; else those that it takes."""
    if _is_right(text, chunk, group):
        return group
    right: list[Repair] = []
    for repair in group[:_MOST]:
        if _is_right(text, chunk, [*right, repair]):
            right.append(repair)
    return right


def _flag(group: Sequence[Repair]) -> Flag:
    start, end = group[0].edits[0].start, group[-1].edits[-1].end
    reason = "the signs of Markdown are damaged here; what they meant is not certain"
    return Flag(start, end, "markup-md-unclear", reason)


def _is_right(text: str, chunk: Span, group: Sequence[Repair]) -> bool:
    if parser() is None:
        return not any(repair.needs_parser for repair in group)
    edits = [edit for repair in group for edit in repair.edits]
    if chunk.end - chunk.start > _LONGEST or edits[-1].end > chunk.end:
        return False
    before = text[chunk.start : chunk.end]
    here = [e._replace(start=e.start - chunk.start, end=e.end - chunk.start) for e in edits]
    old, new = seen(_dedented(before)), seen(_dedented(apply(before, sorted(here))))
    meant = Counter(element for repair in group for element in repair.means)
    return old.letters == new.letters and not meant - (new.elements - old.elements)


def _dedented(text: str) -> str:
    """Without the indentation that all lines share: the text of an item is no code."""
    lines = text.split("\n")
    shared = min(len(line) - len(line.lstrip()) for line in lines)
    return "\n".join(line[shared:] for line in lines)


@cache
def parser() -> MarkdownIt | None:
    """A parser that takes every target as it stands; None if there is none."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        return None
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for name, answer in (("validateLink", lambda _: True), ("normalizeLink", str)):
        setattr(made, name, answer)
    return made


def seen(text: str) -> View:
    r"""Parse a text; an empty view if no parser is installed.

    >>> sorted(seen("# A\n\n**b** [c](d.md)").elements)
    [('heading', '1'), ('link', 'd.md'), ('strong', 'b')]
    """
    view = View(Counter(), Counter())
    made = parser()
    if made is None:
        return view
    env: dict[str, object] = {}
    for token in made.parse(text, env):
        _take_block(view, token)
    references = env.get("references")
    if isinstance(references, dict):
        for label, target in references.items():
            view.elements["reference", target["href"]] += 1
            _count(view, label, target["href"], target["title"])
    for target in _dicts(env.get("duplicate_refs")):
        _count(view, *map(str, (target.get("label"), target.get("href"), target.get("title"))))
    return view


def _dicts(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _count(view: View, *texts: str) -> None:
    for text in texts:
        view.letters.update(letter for letter in text.casefold() if letter.isalnum())


def _take_block(view: View, token: Token) -> None:
    if token.type == "inline":
        _take_inline(view, token.children or ())
    elif token.type == "heading_open":
        view.elements["heading", token.tag[1:]] += 1
    elif token.type == "list_item_open":
        view.elements["item", token.info] += 1
        _count(view, token.info)
    elif token.type == "table_open":
        view.elements["table", ""] += 1
    elif token.type == "html_block" and "<!--" in token.content:
        view.elements["comment", ""] += 1
    if token.type in ("fence", "code_block", "html_block"):
        _count(view, token.info, token.content)


def _take_inline(view: View, tokens: Iterable[Token]) -> None:
    spans: list[tuple[str, list[str]]] = []
    for token in tokens:
        kind = token.type.rpartition("_")[0]
        if token.type in ("text", "code_inline", "html_inline", "image"):
            _count(view, token.content)
            for _, words in spans:
                words.append(token.content)
        if token.type == "image":
            _take_target(view, "image", token, "src")
        elif token.type == "link_open" and token.info == "auto":
            view.elements["link", str(token.attrGet("href"))] += 1  # its words are the target
        elif token.type == "link_open":
            _take_target(view, "link", token, "href")
        elif token.type == "code_inline":
            view.elements["code", token.content] += 1
        elif token.type == "html_inline" and token.content.startswith("<!--"):
            view.elements["comment", ""] += 1
        elif kind in _SPANS and token.nesting == 1:
            spans.append((kind, []))
        elif kind in _SPANS and spans:
            kind, words = spans.pop()
            view.elements[kind, shown("".join(words))] += 1


def _take_target(view: View, kind: str, token: Token, attribute: str) -> None:
    target = str(token.attrGet(attribute) or "")
    view.elements[kind, target] += 1
    _count(view, target, str(token.attrGet("title") or ""))


def shown(text: str) -> str:
    """Words to compare by: their letters and digits alone.

    >>> shown("**a b**")
    'ab'
    """
    return "".join(_WORDS.findall(text.replace("_", "")))
