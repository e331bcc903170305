"""Damaged placeholders that can be nothing else, so that no source text is needed to mend them.

``5 % d`` may be prose or code and ``{ 1, 2 }`` a set; ``% 1 $ s`` and ``</ 1>`` are placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mtfix.markup import vocabulary
from mtfix.markup.answers import is_prose
from mtfix.markup.placeholders import KINDS, Placeholder, sightings

_SHAPES = frozenset(KINDS) - {"named", "literal", "underscored", "wrapped", "bracketed"}
_CODE = re.compile(
    r"\b(?:const|let|var|import|export|function|return|def|class|printf?)\b\s*[\w{(\"']"
    r"|=>|;\s*$|\w\(\)|[=!]=|:=|&&|\|\|",
    re.M,
)
_AFTER_NUMBER = re.compile(r"[\d٠-٩)\]][ \u00a0\u202f]*$")
_SIGN_IS_A_WORD = re.compile(r"[čšžřěůľťďđ]", re.I)
"""Letters of languages in which ``s`` is a word: ``10 % s DPH``."""
_POSITIONAL = re.compile(r"%\d+\$[,\d.]*[sdifu@]|%[\d,]*\.\d+f")
_PLAIN = re.compile(r"%(?:[sd@]|l[du])")
_PYTHON = re.compile(r"%\([A-Za-z_]\w*\)[\d.]*[sdifr]")
_IDENTIFIER = re.compile(r"\{(?:\d{1,2}|[$-]?[A-Za-z_][\w.]*)\}")
_DOTTED = re.compile(r"@:\w+(?:\.\w+)+")
_NESTED = re.compile(r"\$t\([\w-]+(?:[.:][\w-]+)+\)")
_GOES_ON = re.compile(r" [^\W\d_]|[.,;:!?)]|$")
"""What stands behind a placeholder between words, or that ends a clause: ``Hello, % s!``."""

_REACH = 8


class _Message(NamedTuple):
    """A text and what is known of all of it, so that no placeholder need look through the others.

    Attributes:
        text: the whole of it.
        intact: the kinds of which it has an intact placeholder.
        last: where each key stands for the last time.
        sign_is_a_word: whether it may be in a language that has the word ``s``.
    """

    text: str
    intact: frozenset[str]
    last: Mapping[str, int]
    sign_is_a_word: bool


def certain(text: str) -> Iterator[Placeholder]:
    r"""The damaged placeholders of a text that cannot be prose or code.

    >>> [found.clean for found in certain("% 1 $ s hat 5 % davon \\ n </ 1>")]
    ['%1$s', '\\n', '</1>']
    """
    if _CODE.search(text):
        return
    found = sightings(text, _SHAPES)
    tight = [one for one in found if one.kind == "brace" and _is_tight(one)]
    message = _Message(
        text,
        frozenset(one.kind for one in found if one.is_intact),
        {one.key: one.start for one in found},
        _SIGN_IS_A_WORD.search(text) is not None,
    )
    for one in found:
        if is_prose(one):
            continue
        if one.is_intact and one.kind == "brace" and tight and not _is_tight(one):
            if _IDENTIFIER.fullmatch(one.key) and "$" not in one.key:
                yield one._replace(clean="{" + one.text[1:-1].strip() + "}")
        elif not one.is_intact and _TESTS[one.kind](message, one):
            yield one


def _is_tight(one: Placeholder) -> bool:
    return one.is_intact and _IDENTIFIER.fullmatch(one.text) is not None


def _is_printf(message: _Message, one: Placeholder) -> bool:
    before = message.text[max(0, one.start - _REACH) : one.start]
    if one.text[0] not in "%％٪" or _AFTER_NUMBER.search(before):
        return False
    if _POSITIONAL.fullmatch(one.clean):
        return True
    if not _PLAIN.fullmatch(one.clean) or message.sign_is_a_word:
        return False
    if not before.strip() or not before[-1:].isspace():
        return message.text[one.end : one.end + 1] not in ("'", "’")
    return _GOES_ON.match(message.text, one.end) is not None


def _is_python(message: _Message, one: Placeholder) -> bool:
    before = message.text[max(0, one.start - _REACH) : one.start]
    return not _AFTER_NUMBER.search(before) and _PYTHON.fullmatch(one.clean) is not None


def _is_brace(_: _Message, one: Placeholder) -> bool:
    """``{0 }``, with a space on one side alone."""
    return one.text[0] == "{" and _IDENTIFIER.fullmatch(one.key) is not None


def _has_own_style(message: _Message, one: Placeholder) -> bool:
    """``$ {x}`` may be an amount; not where the text has a ``${y}``."""
    return one.kind in message.intact


def _is_tag(message: _Message, one: Placeholder) -> bool:
    """Closers and empty tags; openers whose closer is there."""
    name = one.clean.strip("</ >").partition(" ")[0].lower()
    if not (name.isdigit() or name in vocabulary.ELEMENTS) or " " in one.clean:
        return False
    if "/" in one.clean:
        return True
    return message.last.get(f"</{name}>", -1) > one.start


def _is_escape(message: _Message, one: Placeholder) -> bool:
    r"""``\ n`` behind a word or space, not in a path."""
    if one.text[0] not in "\\＼" or one.text[1:2] not in (" ", "\u00a0"):
        return False
    before = message.text[max(0, one.start - 2) : one.start]
    if ":" in before or "\\" in before:
        return False
    return one.clean[1] == "u" or one.text[-1] in "nrt\"'"


def _always(_: _Message, one: Placeholder) -> bool:
    return "\n" not in one.text


def _is_mustache(_: _Message, one: Placeholder) -> bool:
    """Signs that were parted; a space on one side alone does no harm."""
    inner = one.clean.strip("{ }")
    if not re.fullmatch(r"[#/^>&]?\w[\w. ]*", inner):
        return False
    return re.match(r"\{\{", one.text) is None or re.match(r"\{\{\s*[#/^]\s", one.text) is not None


def _is_linked(_: _Message, one: Placeholder) -> bool:
    return _DOTTED.fullmatch(one.clean) is not None


def _is_nested(_: _Message, one: Placeholder) -> bool:
    return _NESTED.fullmatch(one.clean) is not None


_TESTS: Mapping[str, Callable[[_Message, Placeholder], bool]] = {
    "printf": _is_printf,
    "python": _is_python,
    "brace": _is_brace,
    "dollar": _has_own_style,
    "percent": _has_own_style,
    "hash": _has_own_style,
    "tag": _is_tag,
    "escape": _is_escape,
    "erb": _always,
    "django": _always,
    "mustache": _is_mustache,
    "linked": _is_linked,
    "nested": _is_nested,
}
