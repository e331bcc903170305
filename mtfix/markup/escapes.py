r"""Escapes of messages: ``\n`` of which engines make ``\N`` and ``/n``, ``\"`` and ``\'``.

``/n`` is also prose (``und/nicht``). So the source must have ``\n`` at that place, and its
slashes and backslashes must tell that nothing else can have been written there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause, Edit
from mtfix.markup.answers import Answers, Pair
from mtfix.markup.placeholders import Placeholder

_LETTERS = {"n": "nNнН", "t": "tTтТ", "r": "rRрР"}
_SLASHES = re.compile(r"[/／]")
_BACKSLASHES = re.compile(r"[\\＼]")
_FARTHEST = 0.2
"""How far from its place in the source, as a share of the text, an escape may have come."""

_WORDS = frozenset(
    """na nach nada nao não ne nebo nei nein nej nel nella nem nen neque ni nicht nie niet nije no
    noch non nor not nothing nous nu null nur""".split()
)
"""Words that stand behind a slash in prose: ``und/nicht``."""

_WORD = re.compile(r"[^\W\d_]*")
_QUOTE = re.compile(r"[\\＼](?P<gap>[ \u00a0]{0,2})(?P<sign>[\"'])")
_ELISION = re.compile(
    r"(?<![^\W\d_])(?:[ldnjmtsc]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|all|dell|nell|sull|dall"
    r"|quest|quell|sant)$",
    re.I,
)
_CONTRACTION = re.compile(r"(?:t|s|re|ve|ll|d|m)(?![^\W\d_])")
_CAUSE = Cause("source-escape", "the source has a backslash right before this quotation mark")


def completed(text: str, source: str, outcome: Answers) -> Answers:
    r"""Add the pairs of line breaks that are missing and that the translation has in a wrong form.

    Args:
        text: the translation.
        source: its source.
        outcome: the pairs that are known.

    >>> from mtfix.markup.placeholders import placeholders
    >>> found = completed(r"Ein/nTag", r"The\nday", Answers([], placeholders(r"The\nday"), []))
    >>> [(pair.here.text, pair.there.text) for pair in found.pairs]
    [('/n', '\\n')]
    """
    more: list[Pair] = []
    for letter, forms in _LETTERS.items():
        missing = [one for one in outcome.missing if one.text == f"\\{letter}"]
        if missing:
            found = list(_candidates(text, source, forms, outcome.pairs))
            pairs = list(map(Pair, found, missing))
            if len(found) == len(missing) and all(_is_near(text, source, it) for it in pairs):
                more += pairs
    if not more:
        return outcome
    answered = {pair.there for pair in more}
    missing = [one for one in outcome.missing if one not in answered]
    return Answers([*outcome.pairs, *more], missing, outcome.extra)


def _candidates(text: str, source: str, forms: str, pairs: Sequence[Pair]) -> Iterator[Placeholder]:
    """Signs with a letter behind; none if there are more such signs than the source leaves room."""
    taken = {at for pair in pairs for at in range(pair.here.start, pair.here.end)}
    signs = r"[\\＼]"
    if _count(_BACKSLASHES, text) != _count(_BACKSLASHES, source):
        lacking = _count(_BACKSLASHES, source) - _count(_BACKSLASHES, text)
        if lacking != _count(_SLASHES, text) - _count(_SLASHES, source):
            return
        signs = r"[\\＼/／]"
    for match in re.finditer(rf"(?<!\b[A-Za-z]:){signs} ?[{forms}]", text):
        if match.start() not in taken and not _is_word(text, match):
            yield Placeholder(*match.span(), match[0], "escape", match[0], f"\\{forms[0]}")


def _is_word(text: str, match: re.Match[str]) -> bool:
    word = _WORD.match(text, match.end() - 1)
    return word is not None and match[0][0] in "/／" and word[0].lower() in _WORDS


def _count(sign: re.Pattern[str], text: str) -> int:
    return len(sign.findall(text))


def _is_near(text: str, source: str, pair: Pair) -> bool:
    here, there = pair.here.start / len(text), pair.there.start / len(source)
    return abs(here - there) <= _FARTHEST


def quotes(text: str, source: str) -> Iterator[Edit]:
    r"""Close up ``\ "`` and ``\ '``, and what they are written together with.

    Args:
        text: the translation.
        source: its source.

    >>> from mtfix.edits import apply
    >>> text, source = 'Er rief \\ "Halt \\ ".', 'He cried \\"Stop\\".'
    >>> print(apply(text, quotes(text, source)))
    Er rief \"Halt\".
    """
    for sign in "\"'":
        theirs = [match for match in _QUOTE.finditer(source) if match["sign"] == sign]
        found = [match for match in _QUOTE.finditer(text) if match["sign"] == sign]
        if any(match["gap"] for match in theirs) or not theirs:
            continue
        outer = [match for match in found if sign == '"' or not _is_inside_word(match)]
        places = {match.start(): index for index, match in enumerate(outer)}
        for match in found:
            place = places.get(match.start(), -1)
            is_paired = place >= 0 and len(outer) % 2 == 0
            if match["gap"]:
                yield from _closed(match, joins=place < 0 or (is_paired and place % 2 == 1))
            if is_paired and place % 2 == 0:
                yield from _without_padding(match, outer[place + 1], theirs)


def is_quote(pair: Pair) -> bool:
    """Whether a pair is left to `quotes`."""
    return _QUOTE.fullmatch(pair.here.text) is not None


def _is_inside_word(match: re.Match[str]) -> bool:
    """Whether an apostrophe stands for a letter that was left out."""
    text, end = match.string, match.end()
    before = text[max(0, match.start() - 9) : match.start()].rstrip(" ")
    if not before[-1:].isalpha() or not text[end : end + 1].isalpha():
        return False
    is_contraction = text.isascii() and _CONTRACTION.match(text, end) is not None
    return is_contraction or _ELISION.search(before) is not None


def _closed(match: re.Match[str], *, joins: bool) -> Iterator[Edit]:
    """Close up one; it joins what stands before it if it is no opening mark."""
    text, start = match.string, match.start()
    if joins and start > 1 and text[start - 1] == " " and not text[start - 2].isspace():
        yield Edit(start - 1, start, "", (_CAUSE,))
    yield Edit(*match.span("gap"), "", (_CAUSE,))


def _without_padding(
    opener: re.Match[str], closer: re.Match[str], theirs: Sequence[re.Match[str]]
) -> Iterator[Edit]:
    """The spaces on the inner sides of a pair of marks, if one of it was pulled apart."""
    text, start, end = opener.string, opener.end(), closer.start()
    if not (opener["gap"] or closer["gap"]):
        return
    if text[start : start + 1] == " " and start + 1 < end:
        yield Edit(start, start + 1, "", (_CAUSE,))
    is_tight = all(it.string[it.start() - 1] != " " for it in theirs[1::2])
    is_padded = text[end - 1] == " " and not closer["gap"]  # with a gap, it joins by itself
    if is_padded and is_tight and end - start > 2 and text[end - 2] != " ":
        yield Edit(end - 1, end, "", (_CAUSE,))
