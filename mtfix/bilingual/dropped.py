"""Tokens of which nothing is left, where what is left beside them tells their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mtfix.bilingual.match import Match
from mtfix.bilingual.rewriting import is_markup, name_of
from mtfix.bilingual.tokens import Placeable
from mtfix.document import Span

_BRACKET = re.compile(r"[<＜‹]")
_LEAST_LETTERS = 8
_MARKS = '.!?…:。！？：)"”'


def dropped(
    missing: Sequence[Placeable], found: Sequence[Match], source: str, target: str
) -> Iterator[Match]:
    """What becomes of tokens that the translation has lost; most have no place.

    A URL at the very end goes behind a translation that has come to its end. A tag goes to its
    partner that is left, if nothing stands between the two or if they are around all of the block.

    Args:
        missing: the lost tokens.
        found: what has become of the others.
        source: a block of the source.
        target: the block of the translation.
    """
    kinds = Counter(token.kind for token in missing)
    left: dict[str, list[Match]] = {}
    tags = [match for match in found if match.token.kind == "tag"]
    for match in tags if len(tags) == len(_BRACKET.findall(target)) else ():
        left.setdefault(name_of(match.token.text), []).append(match)
    for token in missing:
        place, written = None, ""
        if token.kind == "url" and kinds["url"] == 1 and _ends_before(source, token, target):
            place, written = len(target.rstrip()), f" {token.text}"
        elif token.kind == "tag" and is_markup(token.text, source):
            place, written = _beside(token, left, source, target), token.text
        if place is None:
            yield Match(token, None, "")
        else:
            yield Match(token, Span(place, place), written, damage="dropped")


def _ends_before(source: str, url: Placeable, target: str) -> bool:
    """Whether a text ends with a URL, and the translation is whole but for it."""
    if source[url.end :].strip() or "://" in target or "www" in target.lower():
        return False
    before = source[: url.start].rstrip()
    letters, ours = (sum(map(str.isalpha, it)) for it in (before, target))
    is_whole = letters >= _LEAST_LETTERS and 0.6 * letters <= ours <= 1.8 * letters
    is_stopped = before[-1:] in _MARKS
    return is_whole and is_stopped == (target.rstrip()[-1:] in _MARKS)


def _beside(
    tag: Placeable, left: Mapping[str, Sequence[Match]], source: str, target: str
) -> int | None:
    """Where a lost tag belongs, by the only one of its name that is left; None if unknown."""
    same = left.get(name_of(tag.text), ())
    if len(same) != 1 or same[0].span is None:
        return None
    partner, span = same[0].token, same[0].span
    if _is_closer(partner.text) == _is_closer(tag.text):
        return None
    is_last = _is_closer(tag.text)
    opener, closer = (partner, tag) if is_last else (tag, partner)
    if opener.end == closer.start:
        return span.end if is_last else span.start
    if source[: opener.start].strip() or source[closer.end :].strip():
        return None
    before, after = target[: span.start].strip(), target[span.end :].strip()
    if is_last:
        return len(target.rstrip()) if after and not before else None
    return len(target) - len(target.lstrip()) if before and not after else None


def _is_closer(tag: str) -> bool:
    return tag.startswith("</")
