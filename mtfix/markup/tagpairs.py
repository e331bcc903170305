"""Pairs of tags in messages whose closer came to stand before its opener, or that lack one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mtfix.edits import Cause, Edit, Flag
from mtfix.markup.placeholders import Placeholder

_WORD_START = re.compile(r"(?<!\S)\S")
_TAG_SIGN = re.compile("[<>]")
_STOPS = " \t\n.,:;!?。！？…"


def ordered(
    text: str, source: str, found: Sequence[Placeholder], originals: Sequence[Placeholder]
) -> Iterator[Edit | Flag]:
    """Put openers before their closers, where it is plain what they enclose.

    Args:
        text: the translation.
        source: its source.
        found: the tags and other placeholders of the translation.
        originals: those of the source.
    """
    ours, theirs = _tags(found), _tags(originals)
    lead, lead_there = _lead(text), _lead(source)
    trail, trail_there = _trail(text), _trail(source)
    for key, opener in theirs.items():
        closer = theirs.get(f"</{key[1:]}")
        if closer is None or closer.start < opener.start:
            continue
        opened, closed = ours.get(key), ours.get(closer.key)
        if opened is not None and closed is not None and closed.start < opened.start:
            yield from _swapped(text, source, opened, closed, (opener, closer))
        elif opened is None and closed is not None and opener.start <= lead_there:
            yield _insertion(lead, opener)
        elif closed is None and opened is not None and closer.end >= trail_there:
            yield _insertion(max(trail, opened.end), closer)


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


def _trail(text: str) -> int:
    return len(text.rstrip(_STOPS))


def _insertion(at: int, tag: Placeholder) -> Edit:
    cause = Cause("source-placeholder", f"the source has {tag.text} here; it was lost")
    return Edit(at, at, tag.text, (cause,))


def _tags(found: Sequence[Placeholder]) -> Mapping[str, Placeholder]:
    """Tags that stand once, by their keys."""
    tags = [one for one in found if one.kind == "tag" and one.is_intact]
    times = Counter(one.key for one in tags)
    return {one.key: one for one in tags if times[one.key] == 1}


def _swapped(
    text: str,
    source: str,
    opened: Placeholder,
    closed: Placeholder,
    original: tuple[Placeholder, Placeholder],
) -> Iterator[Edit | Flag]:
    """``a</0> b <0>c``: the two change places, if what is between them is what they enclose."""
    opener, closer = original
    cause = Cause("source-placeholder", f"the source has {opener.text} before {closer.text}")
    start, end = closed.start, opened.end
    inner = text[closed.end : opened.start]
    if _encloses_as_much(inner, source[opener.end : closer.start]):
        low = closed.end + len(inner) - len(inner.lstrip())
        high = closed.end + len(inner.rstrip())
        yield Edit(start, low, _outer_space(text[:start], inner, 1) + opened.text, (cause,))
        yield Edit(high, end, closed.text + _outer_space(inner, text[end:], -1), (cause,))
    elif not inner.strip() and (place := _start_in(text[:start], original)) is not None:
        yield Edit(place, place, opened.text, (cause,))
        yield Edit(closed.end, end, inner if text[end : end + 1].isalnum() else "", (cause,))
    else:
        reason = f"the source has {opener.text} before {closer.text}, around other words"
        yield Flag(start, end, "source-placeholder", reason)


def _start_in(left: str, original: tuple[Placeholder, Placeholder]) -> int | None:
    """The word before a closer at which its opener goes in, as far on as in the source."""
    if "<" in left:
        return None
    opener, closer = original
    share = opener.start / max(1, opener.start + closer.start - opener.end)
    places = [match.start() for match in _WORD_START.finditer(left)]
    return min(places, key=lambda at: abs(at - share * len(left)), default=None)


def _encloses_as_much(inner: str, original: str) -> bool:
    """Whether a translation has about as many words as its source; of one word, one."""
    here, there = len(inner.split()), len(original.split())
    return here > 0 and not _TAG_SIGN.search(inner) and abs(here - there) <= (there > 1)


def _outer_space(before: str, behind: str, side: int) -> str:
    """The space of an element's edge, for the outside; none beside another one or a stop."""
    inner, outer = (behind[:1], before[-1:]) if side > 0 else (before[-1:], behind[:1])
    is_needed = inner.isspace() and outer and not outer.isspace()
    return inner if is_needed and not (side < 0 and outer in _STOPS) else ""
