"""Pairs of tags in messages whose closer came to stand before its opener, or that lack one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mtfix.edits import Cause, Edit
from mtfix.markup.placeholders import Placeholder

_WORD_START = re.compile(r"(?<!\S)\S")
_STOPS = " \t\n.,:;!?。！？…"


def ordered(
    text: str, source: str, found: Sequence[Placeholder], originals: Sequence[Placeholder]
) -> Iterator[Edit]:
    """Put openers before their closers, around as much of the text as in the source.

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
) -> Iterator[Edit]:
    """``a b</0> <0>c``: the opener goes to the left, at a word, as far as in the source."""
    opener, closer = original
    if not text[: closed.start].strip() and not text[opened.end :].strip():
        cause = Cause("source-placeholder", f"the source has {original[0].text} before its closer")
        yield Edit(closed.start, closed.end, opened.text, (cause,))
        yield Edit(opened.start, opened.end, closed.text, (cause,))
        return
    left = text[: closed.start]
    if "<" in left or not left.strip() or closer.end > len(source):
        return
    before = len(source[: opener.start])
    share = before / max(1, before + closer.start - opener.end)
    places = [match.start() for match in _WORD_START.finditer(left)]
    place = min(places, key=lambda at: abs(at - share * len(left)), default=None)
    if place is None:
        return
    cause = Cause("source-placeholder", f"the source has {opener.text} before {closer.text}")
    end = opened.end
    has_space = text[opened.start - 1 : opened.start].isspace()
    end += has_space and text[end : end + 1] == " "
    yield Edit(place, place, opened.text, (cause,))
    yield Edit(opened.start, end, "", (cause,))
