r"""The spaces around a placeholder that is restored: as the source has them.

Engines eat the space before ``%`` and add spaces beside ``\n``. Only where the characters around
are comparable does the source tell: scripts without spaces and French colons have their own ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause, Edit
from mtfix.markup.answers import Pair

_SPACES = " \t\u00a0\u202f"
SPACED = re.compile(r"[0-9A-Za-z\u00aa-\u0e00\u10a0-\u177f\u1e00-\u1fff\uac00-\ud7a3]")
"""Letters and figures of scripts that part words by spaces."""
_PREFIXING = re.compile(r"[\u0590-\u08ff]")
"""Hebrew, Arabic: short words are written together with the next."""
_LONG_WORD = re.compile(r"\w{3}$")
_OWN_WAYS = frozenset(":;!?»«%")
_POINTS = frozenset(".,:;!?")
_BREAKS = frozenset({"\\n", "\\t", "\\r"})
_EDGE = Cause("source-space", "the source begins or ends with this white space")
_REACH = 40
_NUMBERS = frozenset({"brace", "printf", "python", "dollar", "percent", "mustache"})
_GLUED = re.compile(r"[a-z\u00df-\u024f\u0430-\u04ff]{4,}(?!\w)")
_JOINING = re.compile(
    r"fach|mal|malig|jähr|seit|stünd|tägig|wöch|monat|minüt|prozent|teil|stell|stöck|köpf|voudig|maal|jarig"
    r"|daags|kant|dubb|sidig|årig|fald|gange|gånger"
)
"""Germanic words that are written together with a number."""
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}$")
_SPACE_AND_WORD = re.compile(r" [^\W\d_]")


def edges(text: str, source: str) -> Iterator[Edit]:
    """The white space that a message begins or ends with in its source, where it was lost.

    Programs put messages together, and scripts that write no spaces need none there.

    >>> [edit[:3] for edit in edges("Gesamt:", "Total: ")]
    [(7, 7, ' ')]
    """
    if not text.strip() or not source.strip():
        return
    lead, trail = _outer(source)
    first, last = (re.search(r"\w", part) for part in (text, text[::-1]))
    if not text[0].isspace() and text[0] not in _POINTS and _is_told(lead, first):
        yield Edit(0, 0, lead, (_EDGE,))
    if not text[-1].isspace() and _is_told(trail, last):
        yield Edit(len(text), len(text), trail, (_EDGE,))


def _outer(source: str) -> tuple[str, str]:
    """The white space that a text begins with, and that it ends with."""
    return source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :]


def _is_told(space: str, letter: re.Match[str] | None) -> bool:
    """Whether line breaks stand there, or one space by a script that has any; several align."""
    is_parting = letter is None or SPACED.match(letter[0]) is not None
    return bool(space) and (not space.strip("\n") or (space == " " and is_parting))


class Surroundings:
    """What stands around the placeholders of a translation and of its source.

    Args:
        text: the translation.
        source: its source.
        pairs: the placeholders that answer to each other.
    """

    def __init__(self, text: str, source: str, pairs: Sequence[Pair]) -> None:
        self._text = text
        self._source = source
        self._is_any_glued = any(
            _at(source, pair.there.start - 1).isalnum() for pair in pairs if pair.there.start
        )
        starts: dict[str, int] = {}
        for pair in pairs:
            starts.setdefault(pair.there.key, pair.here.start)
        self._start_of = starts
        self._starts = {pair.here.start for pair in pairs}
        self._ends = {(pair.here.end, pair.there.end) for pair in pairs}
        self._tight = {
            pair.here.end
            for pair in pairs
            if (_is_opener(pair) and self.is_padded(pair))
            or (_is_break(pair) and not pair.here.is_intact)
        }

    def before(self, pair: Pair) -> tuple[int, str]:
        """Where the edit of a restored placeholder begins, and the space it begins with."""
        text, source = self._text, self._source
        start, origin = _back(text, pair.here.start), _back(source, pair.there.start)
        if not origin and start == pair.here.start and self._lost_its_space(pair):
            return start, " "
        if not start or not origin:
            return pair.here.start, ""
        if start in self._tight:
            return pair.here.start, ""
        has, wants = start < pair.here.start, origin < pair.there.start
        ours, theirs = text[start - 1], source[origin - 1]
        meets = (start, origin) in self._ends
        is_apart = ours == theirs and ours not in _POINTS
        if wants and not has and (meets or is_apart or _is_word(text, start)):
            return start, source[origin : pair.there.start]
        is_inside = _is_break(pair) or pair.here.clean.startswith("</")
        if has and not wants and (is_inside or meets or _is_same(ours, theirs)):
            return start, ""
        return pair.here.start, ""

    def _lost_its_space(self, pair: Pair) -> bool:
        """Whether the space before a damaged placeholder came to stand behind its sign.

        A word before it is glued by that alone if no placeholder of the source is glued to one.
        """
        here, text = pair.here, self._text
        last = _at(text, here.start - 1)
        if here.is_intact:
            return False
        if last in (",", ";"):
            is_word = here.start > 1 and _is_word(text, here.start - 1)
            return is_word and here.text[0] in "%％٪" and f"{last}%" not in self._source
        is_moved = here.kind in _NUMBERS and here.text[1:2].isspace() and not self._is_any_glued
        is_word = _TWO_LETTERS.search(text[max(0, here.start - 2) : here.start]) is not None
        return is_moved and is_word and _is_word(text, here.start)

    def is_parted(self, pair: Pair) -> bool:
        """Whether a handle's sign, which the source writes together with it, stands apart."""
        here, there = pair.here.start, pair.there.start
        is_sign = there > 0 and self._source[there - 1] == "@" and here > 1
        return is_sign and self._text[here - 2 : here] == "@ "

    def is_glued(self, pair: Pair) -> bool:
        """Whether a word joins a placeholder that the source always has a space behind.

        Short ones are endings of many languages, and some words for times and years join numbers.
        """
        if pair.here.kind not in _NUMBERS or not pair.here.is_intact:
            return False
        word = _GLUED.match(self._text, pair.here.end)
        if word is None or _JOINING.match(word[0]):
            return False
        ends = [m.end() for m in re.finditer(re.escape(pair.there.text), self._source)]
        return all(_SPACE_AND_WORD.match(self._source, end) for end in ends)

    def behind(self, pair: Pair) -> tuple[int, str]:
        """Where the edit ends, and the space it ends with.

        The space before another placeholder is that one's, but for tags padded by it and breaks.
        """
        text, source, at = self._text, self._source, pair.here.end
        end, origin = _forth(text, at), _forth(source, pair.there.end)
        is_wanted = origin > pair.there.end
        if is_wanted and end == at and self.is_padded(pair) and text[end : end + 1].isalnum():
            return at, source[pair.there.end : origin]
        if is_wanted or (end in self._starts and at not in self._tight):
            return at, ""
        if end == len(text):
            return (end if _is_break(pair) and origin == len(source) else at), ""
        is_inside = _is_break(pair) or _is_opener(pair)
        return (end if is_inside or _is_same(text[end], source[origin : origin + 1]) else at), ""

    def is_padded(self, pair: Pair) -> bool:
        """Whether a tag has a space on its inner side that the source has not."""
        here, there = pair.here, pair.there
        name = there.key.strip("</>")
        opener, closer = (self._start_of.get(key) for key in (f"<{name}>", f"</{name}>"))
        if opener is None or closer is None or closer < opener:
            return False  # of a pair in the wrong order, the inner side is not known
        if _is_opener(pair):
            ours, theirs = _at(self._text, here.end), _at(self._source, there.end)
        elif here.kind == "tag" and here.clean.startswith("</") and here.start > 1:
            ours, theirs = _at(self._text, here.start - 1), _at(self._source, there.start - 1)
        else:
            return False
        return ours == " " != theirs


def _at(text: str, offset: int) -> str:
    return text[offset : offset + 1]


def _back(text: str, at: int) -> int:
    low = max(0, at - _REACH)
    return low + len(text[low:at].rstrip(_SPACES))


def _forth(text: str, at: int) -> int:
    near = text[at : at + _REACH]
    return at + len(near) - len(near.lstrip(_SPACES))


def _is_break(pair: Pair) -> bool:
    return pair.there.text in _BREAKS


def _is_word(text: str, end: int) -> bool:
    if text[end - 1] in _POINTS:
        end -= 1
    last = text[end - 1 : end]
    if _PREFIXING.match(last):
        return _LONG_WORD.search(text[max(0, end - 3) : end]) is not None
    return last.isalnum() and SPACED.match(last) is not None


def _is_opener(pair: Pair) -> bool:
    return pair.here.kind == "tag" and "/" not in pair.here.clean


def _is_same(ours: str, theirs: str) -> bool:
    return ours == theirs and not ours.isalnum() and ours not in _OWN_WAYS
