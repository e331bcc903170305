"""The texts between tags, and the spaces at their edges that came with damaged tags.

Such a space goes, or moves out of the element. What was not damaged keeps its spaces, and line
breaks stay everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.edits import Cause, Edit
from mtfix.markup import entities, vocabulary
from mtfix.markup.pads import are_added
from mtfix.markup.tags import Damage
from mtfix.markup.tree import Mark

_SPACE = Cause("markup-space", "spaces do not stand at this edge of an element")

_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_BEFORE_PUNCTUATION = re.compile(r"[ \t]+(?=[,.;:!?)،؛؟](?!\w))")
_BEFORE_STOP = re.compile(r"[ \t]+(?=[,.)،؛؟](?!\w))")
"""Where French and the like set ``:``, ``;``, ``!`` and ``?`` apart."""
_BEFORE_LAST_COLON = re.compile(r"(?<=\w)[ \t](?=:$)")
_LONGEST_ENTITY = 34
_ENDS = ",.;:!?،؛؟)]}”’»%"
_TIED = ",.;:!?،؛؟)]}”’»…%-–—/'\""
"""What ends a word, and what stands close to the word before it."""
_ANCHOR = re.compile(r"[#¶§🔗]")
"""All that a heading's link to itself shows; it stands close to the heading."""
_ENDING = re.compile(r"(?:s|es|ed|er|ers|able)\b(?!['’])")
"""What English writes behind names of types, and no word."""
_SET_CLOSE = frozenset({"sub", "sup"})
_FRENCH_LABEL = re.compile(
    r"(?:remarques?|avertissement|exemples?|conseils?|astuces?|réponses?|à (?:noter|savoir)"
    r"|mise en garde|voir aussi) :\s*$",
    re.I,
)
"""Words of French that stand before colons, where the text is too short to tell its language."""
_REACH = 8
"""How far the letter on the other side of a tag is looked for, in letters or tags."""


class Gap(NamedTuple):
    """The text between two neighbouring marks."""

    start: int
    end: int
    before: Mark | None
    after: Mark | None

    @property
    def is_code(self) -> bool:
        """Whether it is the content of a protected element."""
        before, after = self.before, self.after
        return (
            before is not None
            and after is not None
            and before.name in vocabulary.PROTECTED
            and (before.name, before.kind, after.kind) == (after.name, "open", "close")
        )


def gaps(text: str, marks: Sequence[Mark]) -> Iterator[Gap]:
    """The texts between the marks, the empty ones too."""
    start, before = 0, None
    for mark in marks:
        yield Gap(start, mark.start, before, mark)
        start, before = mark.end, mark
    yield Gap(start, len(text), before, None)


def trimmed(text: str, gaps: Sequence[Gap], *, colons_stand_apart: bool) -> Iterator[Edit]:
    """Trim block edges and the inside of inline elements; no space before punctuation.

    Args:
        text: the text.
        gaps: all of its pieces between marks.
        colons_stand_apart: whether the language writes a space before a colon, as French does.
    """
    pads = are_added(text, gaps)
    for index, gap in enumerate(gaps):
        content = text[gap.start : gap.end]
        if not content:
            continue
        if content.isspace():
            if not gap.is_code and (_trims_after(gap.before) or _trims_before(gap.after)):
                yield from _dropped(text, gap.start, gap.end)
            continue
        apart = colons_stand_apart or _is_french(content)
        edges = _Edges(text, gaps, index, pads=pads, colons_stand_apart=apart)
        yield from edges.of_code() if gap.is_code else edges.of_text()
        if not gap.is_code and not apart:
            yield from edges.before_colon()


class _Edges:
    """The two edges of a gap that is not blank.

    Args:
        text: the text.
        gaps: all of its pieces between marks.
        index: the one to look at.
        pads: whether inner spaces were added everywhere, so that none has to move out.
        colons_stand_apart: whether the language writes a space before a colon.
    """

    def __init__(
        self, text: str, gaps: Sequence[Gap], index: int, *, pads: bool, colons_stand_apart: bool
    ) -> None:
        self._text, self._gaps, self._index, self._pads = text, gaps, index, pads
        self._close = _BEFORE_STOP if colons_stand_apart else _BEFORE_PUNCTUATION
        self._gap = gap = gaps[index]
        content = text[gap.start : gap.end]
        self._lead = gap.end - len(content.lstrip())
        self._trail = gap.start + len(content.rstrip())

    def of_text(self) -> Iterator[Edit]:
        """Spaces at the edges of prose."""
        text, gap = self._text, self._gap
        if _trims_after(gap.before):
            yield from self._trimmed_lead()
        elif self._is_before_punctuation() or _is_within_cjk(text, gap.before, "close", self._lead):
            yield from _dropped(text, gap.start, self._lead)
        if _trims_before(gap.after):
            yield from self._trimmed_trail()
        elif _is_within_cjk(text, gap.after, "open", self._trail):
            yield from _dropped(text, self._trail, gap.end)

    def of_code(self) -> Iterator[Edit]:
        """A space at the edge of code in a line; of a block of code, one beside a damaged tag.

        Pictures and scripts keep theirs: nobody sees them.
        """
        text, gap = self._text, self._gap
        if gap.before is None or gap.after is None or gap.before.name in vocabulary.HIDDEN:
            return
        if not gap.before.is_block:
            if gap.before.is_active:
                yield from self._trimmed_lead()
                yield from self._trimmed_trail()
            return
        if gap.before.damage >= Damage.PADDED and text[gap.start] == " ":
            yield from _dropped(text, gap.start, gap.start + 1)
        if gap.after.damage >= Damage.PADDED and text[gap.end - 1] == " ":
            yield from _dropped(text, gap.end - 1, gap.end)

    def before_colon(self) -> Iterator[Edit]:
        """``Note : </ b>``: the space before a colon that ends a damaged element."""
        if not _trims_before(self._gap.after):
            return
        start = max(self._gap.start, self._trail - _REACH)
        match = _BEFORE_LAST_COLON.search(self._text[start : self._trail])
        if match:
            yield from _dropped(self._text, start + match.start(), start + match.end())

    def _trimmed_lead(self) -> Iterator[Edit]:
        """Take out a space; if words would be glued, put it before the inline tag."""
        text, mark, start = self._text, self._gap.before, self._gap.start
        if start == self._lead or "\n" in text[start : self._lead]:
            return
        yield from _dropped(text, start, self._lead)
        if mark is None or mark.kind != "open" or mark.is_block or mark.is_inserted:
            return
        if mark.name in _SET_CLOSE and text[mark.start - 1 : mark.start].strip():
            return  # 30 m< sup > 2: there the text has no space
        at = mark.start
        for gap in reversed(self._gaps[max(0, self._index - _REACH) : self._index]):
            if gap.start < gap.end and not _is_dropped(text, gap):
                if self._are_apart(text[gap.start : gap.end], text[self._lead : self._gap.end]):
                    yield Edit(at, at, " ", (_SPACE,))
                return
            if _is_border(gap.before) or _is_set(gap.before):
                return
            at = gap.before.start if gap.before and gap.before.kind == "open" else at

    def _trimmed_trail(self) -> Iterator[Edit]:
        """The same on the other side."""
        text, mark, end = self._text, self._gap.after, self._gap.end
        if self._trail == end or "\n" in text[self._trail : end]:
            return
        yield from _dropped(text, self._trail, end)
        if mark is None or mark.kind != "close" or mark.is_block or mark.is_inserted:
            return
        is_formula = mark.name == "sub" and text[self._lead : self._trail].isdigit()
        if is_formula and text[mark.end : mark.end + 1].isupper():
            return  # H< sub > 2 < / sub >O
        at = mark.end
        for gap in self._gaps[self._index + 1 : self._index + 1 + _REACH]:
            content = text[gap.start : gap.end]
            if content and not _is_dropped(text, gap):
                # A space that the next element loses as well is put back here, once.
                is_lost = _trims_after(gap.before) and "\n" not in content
                far = content.lstrip() if is_lost else content
                if far and self._are_apart(text[self._gap.start : self._trail], far):
                    yield Edit(at, at, " ", (_SPACE,))
                return
            if _is_border(gap.after) or _is_set(gap.after):
                return
            at = gap.after.end if gap.after and gap.after.kind == "close" else at

    def _are_apart(self, before: str, behind: str) -> bool:
        """Whether a space belongs between two texts whose tag had one on its inner side."""
        if not _are_words(before, behind) or _ANCHOR.fullmatch(behind.strip()):
            return False
        if not self._pads:
            return True
        is_ending = _ENDING.match(behind) is not None and before[-1].isalpha()
        return behind[0].isalnum() and not is_ending and before[-1] not in "\"'"

    def _is_before_punctuation(self) -> bool:
        mark = self._gap.before
        if mark is None or not mark.is_active or mark.kind != "close":
            return False
        return self._close.match(self._text, self._gap.start) is not None


def _is_french(content: str) -> bool:
    return _FRENCH_LABEL.search(content[-40:]) is not None


def _dropped(text: str, start: int, end: int) -> Iterator[Edit]:
    if start < end and "\n" not in text[start:end]:
        yield Edit(start, end, "", (_SPACE,))


def _is_border(mark: Mark | None) -> bool:
    return mark is None or mark.is_block or mark.name == "br"


def _is_set(mark: Mark | None) -> bool:
    """Whether a sign set high or low begins: it stands close to what is before it."""
    return mark is not None and mark.kind == "open" and mark.name in _SET_CLOSE


def _trims_after(mark: Mark | None) -> bool:
    if mark is None or not mark.is_active:
        return False
    return _is_border(mark) or (mark.kind == "open" and mark.name not in vocabulary.MEDIA)


def _trims_before(mark: Mark | None) -> bool:
    if mark is None or not mark.is_active:
        return False
    return _is_border(mark) or (mark.kind == "close" and bool(mark.clean))


def _is_dropped(text: str, gap: Gap) -> bool:
    """Whether a gap is blank, and goes."""
    content = text[gap.start : gap.end]
    trims = _trims_after(gap.before) or _trims_before(gap.after)
    return trims and content.isspace() and "\n" not in content


def _are_words(before: str, behind: str) -> bool:
    """Whether a space belongs between two texts that stood apart."""
    left = entities.shown(before[-_LONGEST_ENTITY:])[-1]
    right = entities.shown(behind[:_LONGEST_ENTITY])[0]
    if _CJK.match(left) or _CJK.match(right):
        return False
    return (left.isalnum() or left in _ENDS) and not right.isspace() and right not in _TIED


def _is_within_cjk(text: str, mark: Mark | None, kind: str, at: int) -> bool:
    """Whether an inline tag stands between two letters of a script that writes no spaces.

    Args:
        text: the text.
        mark: the tag at the edge of a gap.
        kind: the side: a tag that opens an element behind the gap, or closes one before it.
        at: where the text of the gap begins behind the tag, or ends before it.
    """
    if mark is None or not mark.is_active or mark.is_block or mark.kind != kind:
        return False
    if kind == "open":
        near, far = text[at - 1], text[mark.end : mark.end + _REACH].lstrip()[:1]
    else:
        near, far = text[at], text[max(0, mark.start - _REACH) : mark.start].rstrip()[-1:]
    return bool(_CJK.match(near) and _CJK.match(far))
