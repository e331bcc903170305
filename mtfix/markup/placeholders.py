r"""Placeholders of messages, intact and damaged, in one vocabulary.

A kind of placeholder is told once, as a list of parts. Joined as they are, they find it intact;
joined with room for spaces, and with signs of full width for its own, they find what engines
make of it. `Placeholder.key` is the same for both, so that ``% 1 $ s`` answers to ``%1$s``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mtfix.markup import vocabulary
from mtfix.markup.cleaning import cleaned, key

_Part = str | tuple[str, ...]

_SIGNS = {
    "%": "[%％٪]",
    "$": "[$＄]",
    "{": "[{｛]",
    "}": "[}｝]",
    "(": "[(（]",
    ")": "[)）]",
    "<": "[<＜‹]",
    ">": "[>＞›]",
    "[": "[\\[［]",
    "]": "[\\]］]",
    "#": "[#＃]",
    "@": "[@＠]",
    ":": "[:：]",
    "\\": r"[\\＼]",
    "/": "[/／]",
    "=": "[=＝]",
}
_GAP = "[ \u00a0\u202f]{0,2}"
_INNER = r"[^{}｛｝\n]{1,200}?"
_NAME = r"[A-Za-z_][A-Za-z0-9_]{0,60}|[^\W\d]\w{0,60}"

_PARTS: Mapping[str, Sequence[Sequence[_Part]]] = {
    "erb": [["<", "%", ("=",), r"[^<>%\n]{1,200}", "%", ">"]],
    "django": [["{", "%", rf"{_INNER}", "%", "}"]],
    "mustache": [["{", "{", ("{",), _INNER, ("}",), "}", "}"]],
    "dollar": [["$", "{", _INNER, "}"]],
    "percent": [["%", "{", _INNER, "}"]],
    "hash": [["#", "{", _INNER, "}"]],
    "literal": [["{", r"'[^'\n]{0,80}'", "}"], ["{", r'"[^"\n]{0,80}"', "}"]],
    "brace": [["{", r"(?!\s*[%％])[^{}｛｝\n]{0,200}", "}"]],
    "wrapped": [["%", r"(?!(?:hh|ll|[hlqjzt])[a-zA-Z][%％٪])[^\W\d_][\w.-]{1,60}", "%"]],
    "bracketed": [["[", "[", r"[^\W\d_]\w{1,40}", "]", "]"]],
    "python": [
        [
            "%",
            "(",
            r"[^()（）%\n]{1,60}",
            ")",
            ("[-+#0]{1,4}",),
            (r"\d{1,3}",),
            (r"\.", r"\d{1,3}"),
            "[diouxXeEfFgGcrsa]",
        ]
    ],
    "printf": [
        [
            "%",
            (r"\d{1,2}", "$"),
            r"[-+#0,']{0,4}",
            (r"\d{1,3}|\*",),
            (r"\.", r"\d{1,3}|\*"),
            ("hh|ll|[hlLqjzt]",),
            "[diouxXeEfFgGcCrsSaADU@]",
        ]
    ],
    "tag": [
        ["<", ("/",), r"\d{1,3}", ("/",), ">"],
        ["<", ("/",), r"[A-Za-z][\w.-]{0,30}(?:\s[^<>\n]{0,300}?)?", ("/",), ">"],
    ],
    "escape": [["\\", r"u[0-9a-fA-F]{4}|[nrtbfv0\"'/\\]"]],
    "nested": [["$", "t", "(", r"[^()（）\n]{1,120}", ")"]],
    "underscored": [["_", "_", r"[^\W\d_][\w .-]{0,60}?", "_", "_"]],
    "linked": [["@", (r"\.\w{1,20}",), ":", r"[\w-]{1,40}(?:\.[\w-]{1,40})*"]],
    "named": [[":", _NAME]],
}
"""The parts of each kind, in the order in which they are tried; a tuple may be missing."""

KINDS = tuple(_PARTS)
"""What placeholders there are."""

_BEFORE = {
    "named": r"(?<![^\s(\"'`„“«‘#])",
    "linked": r"(?<![\w.])",
    "nested": r"(?<!\w)",
    "underscored": r"(?<![A-Za-z0-9_])",
    "wrapped": r"(?<![\d%])",
}
_BEHIND = {
    "named": r"(?![A-Za-z0-9_]|:[:\w])",
    "underscored": r"(?![A-Za-z0-9_])",
    "wrapped": r"(?![\w%])",
}
_BEHIND_LOOSE = {
    "printf": r"(?![A-Za-z\u00c0-\u024f0-9_])",
    "python": r"(?!['’]?[A-Za-z\u00c0-\u024f0-9_])",
    "escape": r"(?:(?<![a-z])|(?![a-z\u00df-\u024f]))",
    **_BEHIND,
}
_LOOSE_ONLY = {
    "printf": rf"(?<!\w)(?:\d{{1,2}}{_GAP}[$＄]{_GAP}[sd@]{_GAP}[%٪]|[sd@]{_GAP}٪|[sd]%)(?![\w%])"
    rf"|[%％٪]{_GAP}[^\W\d_A-Za-z](?!\w)|[%％]{_GAP}[$＄]{_GAP}\d{{1,2}}{_GAP}[sd@](?!\w)",
    "escape": rf"[\\＼]{_GAP}(?:[NRT“”„«»](?![a-z])|[uU]{_GAP}[0-9a-fA-F]{{4}})"
    rf"|(?<![\w/.])[/／]{_GAP}[nN](?![\w/])",
    "named": rf"(?<=\w)[:：] ?(?:{_NAME})(?![A-Za-z0-9_]|:[:\w])",
}
"""Shapes that only damage makes: ``s%``, ``%$1s``, ``%с``, ``/n``, ``from: min``."""


_STYLED = frozenset({"erb", "django", "mustache", "brace", "dollar", "percent", "hash"})
"""Kinds that are found by their outer signs alone, so that what is inside tells of damage."""


class Placeholder(NamedTuple):
    """A placeholder at a place of a message.

    Attributes:
        start: its first code point.
        end: one past its last.
        text: as it stands there.
        kind: one of `KINDS`.
        key: what it has in common with another that means the same, intact or damaged.
        clean: as it is written intact; the same as `text` if it is intact.
    """

    start: int
    end: int
    text: str
    kind: str
    key: str
    clean: str

    @property
    def is_intact(self) -> bool:
        """Whether nothing in it was damaged."""
        return self.text == self.clean


def placeholders(text: str) -> list[Placeholder]:
    """The intact placeholders of a text, in order.

    >>> [found.key for found in placeholders("%1$s has {count} of {{ all }}</0>")]
    ['%1$s', '{count}', '{{all}}', '</0>']
    """
    return [found for found in sightings(text, frozenset()) if found.is_intact]


def damaged(text: str) -> list[Placeholder]:
    """What may be damaged placeholders, in order; ``5 % d`` of prose is among them.

    >>> [(found.text, found.clean) for found in damaged("Kupon% 1 $ s, {0 } und </ 1>")]
    [('% 1 $ s', '%1$s'), ('{0 }', '{0}'), ('</ 1>', '</1>')]
    """
    return [found for found in sightings(text, frozenset(KINDS)) if not found.is_intact]


def sightings(text: str, loose: Collection[str]) -> list[Placeholder]:
    """Placeholders in order: intact ones of all kinds, and damaged ones of some.

    Args:
        text: the text.
        loose: the kinds that are looked for in damaged shapes too.
    """
    return list(_without_words(list(_sightings(text, frozenset(loose)))))


def _without_words(found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """``<file>`` of usage texts is prose; tags are numbered, known, or have a closer."""
    keys = {one.key for one in found}
    for one in found:
        name = one.key.strip("</>")
        is_known = name.isdigit() or name in vocabulary.ELEMENTS or one.key.endswith("/>")
        if one.kind != "tag" or is_known or {f"<{name}>", f"</{name}>"} <= keys:
            yield one


def _sightings(text: str, loose: frozenset[str]) -> Iterator[Placeholder]:
    for one in _outer(text, loose):
        yield one
        if one.kind == "tag" and "=" in one.text:  # placeholders in its attributes
            for inner in _outer(one.text[1:-1], loose):
                start = one.start + 1 + inner.start
                yield inner._replace(start=start, end=start + len(inner.text))


def _outer(text: str, loose: frozenset[str]) -> Iterator[Placeholder]:
    for match in _finder(loose).finditer(text):
        group = match.lastgroup or ""
        kind = group.removesuffix("_loose")
        if kind == "percent_sign":
            continue
        shown = match[0]
        clean = shown if group == kind and kind not in _STYLED else cleaned(kind, shown)
        yield Placeholder(*match.span(), shown, kind, key(kind, clean), clean)


@cache
def _finder(loose: frozenset[str]) -> re.Pattern[str]:
    """One pattern for all; an intact placeholder goes before a damaged one at the same place."""
    # Damaged ones with two signs go first: ``$ {x}`` has an intact ``{x}`` in it.
    alternatives = ["(?P<percent_sign>%%)"]
    for kind, shapes in _PARTS.items():
        before = _BEFORE.get(kind, "")
        intact = "|".join(_joined(shape, "") for shape in shapes)
        alternatives.append(f"(?P<{kind}>{before}(?:{intact}){_BEHIND.get(kind, '')})")
    for kind in (kind for kind in KINDS if kind in loose):
        before = _BEFORE.get(kind, "")
        shapes = _PARTS[kind]
        any_ = "|".join(_joined(shape, _GAP) for shape in shapes)
        found = f"{before}(?:{any_}){_BEHIND_LOOSE.get(kind, '')}"
        more = f"|{_LOOSE_ONLY[kind]}" if kind in _LOOSE_ONLY else ""
        alternatives.append(f"(?P<{kind}_loose>{found}{more})")
    return re.compile("|".join(alternatives))


def _joined(parts: Sequence[_Part], gap: str) -> str:
    pieces: list[str] = []
    for part in parts:
        room = gap if pieces else ""
        if isinstance(part, str):
            pieces.append(room + _piece(part, gap))
        else:
            inner = "".join(_piece(one, gap) + gap * (one != part[-1]) for one in part)
            pieces.append(f"(?:{room}{inner})?")
    return "".join(pieces)


def _piece(part: str, gap: str) -> str:
    if part in _SIGNS:
        return _SIGNS[part] if gap else re.escape(part)
    return f"(?:{part})"
