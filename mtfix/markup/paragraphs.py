"""The two ends of paragraphs at damaged borders: first letters and lost stops put back.

Without a source both are judged by the words; with one, by what the source has there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.edits import Cause, Edit
from mtfix.language import language
from mtfix.markup import entities, vocabulary
from mtfix.markup.gaps import Gap
from mtfix.markup.stops import lost_stop, of_script, stop_is_outside
from mtfix.markup.tags import Damage
from mtfix.markup.tree import Mark
from mtfix.markup.witness import Ending, Witness, ending

_RAISED = Cause("sentence-start", "a paragraph begins here, its border was broken")
_FIRST_WORD = re.compile(r"[\"“‘'(\[]{0,2}([^\W\d_]+)(?![\w@(]|\.\w|://|-\w+\()")
_FIRST_LETTER = re.compile(r"[^\w\s]{0,3}([^\W\d_])")
_GEORGIAN = frozenset(map(chr, range(0x10D0, 0x1100)))  # its capitals begin no sentences
_DOTTED = frozenset({"tr", "az"})
"""Languages whose capital i keeps its dot."""
_RAISING = vocabulary.HEADINGS | {"p", "blockquote"}
_INTERRUPTING = frozenset("pre ul ol dl table figure".split())
"""Blocks behind which a sentence may go on."""
_SENTENCE_ENDS = frozenset(".!?。！？")
_NEXT_CAPITAL = re.compile(r"\w+ [A-Z][a-z]")
"""In a heading such as “zlib Usage Example” the small letter is meant."""
_ENTRY = re.compile(r"[\w.:+-]+(?:\(\w{1,3}\))? (?:-{1,2}|[–—]) \S")
"""``git-log - show the log``: what a manual begins with, and how it writes its subject."""
_PIECE = rf"(?:{entities.ENTITY.pattern}|.)"
_QUOTES = frozenset("\"”’»」』'")


class _Paragraph(NamedTuple):
    """The text between two borders of blocks.

    Attributes:
        before: the border before the one that it begins with.
        opener: the border that it begins with.
        run: its pieces.
        closer: the border that it ends with.
        has_media: whether pictures stand in it.
    """

    before: Mark | None
    opener: Mark | None
    run: Sequence[Gap]
    closer: Mark | None
    has_media: bool


def edges(text: str, found: Sequence[Gap], lang: str, witness: Witness | None) -> Iterator[Edit]:
    """First letters and lost stops, paragraph by paragraph.

    Args:
        text: the text.
        found: all of its pieces between tags.
        lang: its language, as far as it is known.
        witness: the source, if there is one.
    """
    habits = stop_is_outside(text), witness is not None and stop_is_outside(witness.text)
    last = ""
    for each in _paragraphs(found):
        shown = "".join(text[gap.start : gap.end] for gap in each.run)
        yield from _start(text, each, lang, witness, is_ended=last in _SENTENCE_ENDS)
        closer = each.closer
        if closer is not None and closer.kind == "close" and not each.has_media:
            there = None if witness is None else witness.ending(closer)
            if there is None:
                yield from _stop(text, closer, each.run, shown, outside=habits[0])
            else:
                yield from _stop_of_source(text, each, shown, there, habits)
        last = shown.rstrip()[-1:] or last


def _paragraphs(found: Sequence[Gap]) -> Iterator[_Paragraph]:
    run: list[Gap] = []
    before: Mark | None = None
    opener: Mark | None = None
    has_media = False
    for gap in found:
        run.append(gap)
        mark = gap.after
        if mark is not None and not mark.is_block:
            has_media = has_media or mark.name in vocabulary.MEDIA
            continue
        yield _Paragraph(before, opener, run, mark, has_media)
        run, before, opener, has_media = [], opener, mark, False


# First letters


def _start(
    text: str, paragraph: _Paragraph, lang: str, witness: Witness | None, *, is_ended: bool
) -> Iterator[Edit]:
    """The first letter of a paragraph; what the source has there beats all else."""
    before, opener, run, _, _ = paragraph
    if opener is None or not opener.clean or opener.kind != "open":
        return
    gap = next((it for it in run if text[it.start : it.end].strip()), None)
    if gap is None or (gap.before is not None and gap.before.name in _CODE):
        return
    content = text[gap.start : gap.end].lstrip()
    told = witness.shown_behind(opener) if witness is not None else None
    original = _FIRST_LETTER.match(told) if told else None
    if told and original is not None and original[1].islower():
        return  # nothing begins there
    match = None
    if told and original is not None and _is_same_word(content, told):
        match = _FIRST_LETTER.match(content) if _is_broken(opener, before) else None
    elif _begins_sentence(opener, before, is_ended=is_ended) and _is_phrase(text, paragraph):
        match = _FIRST_WORD.match(content)
        if match is None or not may_be_raised(match[1]) or _is_term(opener, content):
            return
    if match is not None and match[1][0].islower():
        at = gap.end - len(content) + match.start(1)
        is_dotted = text[at] == "i" and lang in _DOTTED
        yield Edit(at, at + 1, "İ" if is_dotted else text[at].upper(), (_RAISED,))


_CODE = vocabulary.PROTECTED | {"var"}


def _is_same_word(content: str, told: str) -> bool:
    """Whether two texts begin with the same word, in any case."""
    here, there = entities.shown(content).casefold().split(), told.casefold().split()
    return here[:1] == there[:1] != []


def _is_phrase(text: str, paragraph: _Paragraph) -> bool:
    """Whether a paragraph lost a border, or has more than one word, as sentences have.

    ``name`` alone in a manual is none.
    """
    before, run = paragraph.before, paragraph.run
    is_lost = before is not None and before.damage == Damage.LOST
    words = "".join(text[gap.start : gap.end] for gap in run).split(None, 2)
    return is_lost or len(words) > 1


def _is_broken(opener: Mark, before: Mark | None) -> bool:
    """Whether one of the tags of a border is damaged."""
    return opener.damage >= Damage.PADDED or (before is not None and before.damage >= Damage.PADDED)


def _begins_sentence(opener: Mark, border: Mark | None, *, is_ended: bool) -> bool:
    """Whether a paragraph begins behind a broken border, and with it a sentence.

    Args:
        opener: the tag that opens it.
        border: the block tag before that.
        is_ended: whether the text before ends a sentence, as the items of a list may.
    """
    if opener.kind != "open" or opener.name not in _RAISING or not opener.clean:
        return False
    damage = border.damage if border is not None and border.kind == "close" else None
    if damage == Damage.LOST:
        return True
    if opener.damage < Damage.PADDED or opener.name in vocabulary.HEADINGS:
        return opener.damage == Damage.LOST
    if border is not None and border.name in _INTERRUPTING:
        is_list = border.name in ("ul", "ol") and border.damage >= Damage.PADDED
        return is_list and is_ended and opener.takes_stop
    return opener.takes_stop and damage != Damage.PADDED


def may_be_raised(word: str) -> bool:
    """Whether a lower-case word may take a capital: not ``iPhone``, not a variable ``x``.

    >>> [may_be_raised(word) for word in ("recently", "a", "iPhone", "x", "Now")]
    [True, True, False, False, False]
    """
    has_capital = len(word[0].upper()) == 1 and word[0] not in _GEORGIAN
    return word.islower() and (len(word) > 1 or word in "ai") and has_capital


def _is_term(opener: Mark, content: str) -> bool:
    """Whether a heading is a title in its own way, or a paragraph begins with what it explains."""
    is_title = opener.name in vocabulary.HEADINGS and _NEXT_CAPITAL.match(content)
    return bool(is_title or _ENTRY.match(content))


# Stops


def _stop(
    text: str, mark: Mark, run: Sequence[Gap], shown: str, *, outside: bool
) -> Iterator[Edit]:
    if mark.name not in ("p", "blockquote") or mark.is_inserted or mark.damage < Damage.SPLIT:
        return
    damage = mark.damage
    if not mark.takes_stop:  # a paragraph of an item or a cell, which may be a label
        if damage < Damage.LOST:
            return
        damage = Damage.SPLIT
    found = lost_stop(shown, damage, outside=outside)
    if found is None:
        return
    behind, stop, reason = found
    at = _from_end(text, run, behind)
    yield Edit(at, at, stop, (Cause("lost-stop", reason),))


def _stop_of_source(
    text: str, paragraph: _Paragraph, shown: str, there: Ending, habits: tuple[bool, bool]
) -> Iterator[Edit]:
    """The mark that the source ends a block with, where the closer behind it is damaged.

    Args:
        text: the text.
        paragraph: a paragraph that ends with a closer.
        shown: what stands in it.
        there: how the source ends the block.
        habits: whether the text, and whether the source, puts stops behind quotation marks.
    """
    closer, read = paragraph.closer, entities.shown(shown).rstrip()
    if closer is None or closer.is_inserted or closer.damage < Damage.SPLIT or not there.marks:
        return
    here = ending(read)
    last = read[: len(read) - len(here.closers)][-1:]
    if here.marks or not last or last in _OPEN:
        return
    stop = "".join(of_script(mark, read) for mark in there.marks)
    if not stop or (stop == "?" and "¿" not in read and language(read) == "es"):
        return  # where the question begins is not told
    tail = re.search(rf"{_PIECE}{{{_behind(here, there, habits)}}}\Z", shown.rstrip(), re.S)
    at = _from_end(text, paragraph.run, len(tail[0]) if tail else 0)
    reason = f"the source ends this block with “{there.marks}”, the closing tag was broken"
    yield Edit(at, at, stop, (Cause("lost-stop", reason),))


_OPEN = frozenset(",;-–—(")
"""Signs that no sentence ends with: what follows was lost as well, or stands elsewhere."""


def _behind(here: Ending, there: Ending, habits: tuple[bool, bool]) -> int:
    """How many closing marks stand behind the stop: as in the source, but for quotation marks
    if the two texts have other habits.
    """
    if habits[0] != habits[1] and _QUOTES & {*here.closers}:
        is_bracketed = any(mark not in _QUOTES for mark in here.closers)
        return 0 if habits[0] or is_bracketed else len(here.closers)
    return min(len(here.closers), len(there.closers))


def _from_end(text: str, run: Sequence[Gap], behind: int) -> int:
    """The place so many characters from the end of a paragraph, inside its inline elements.

    A stop at the very end stands behind them.
    """
    if not behind:
        last = run[-1]
        return last.start + len(text[last.start : last.end].rstrip())
    is_end = True
    for gap in reversed(run):
        content = text[gap.start : gap.end]
        shown = content.rstrip() if is_end else content
        if len(shown) > behind:
            return gap.start + len(shown) - behind
        behind -= len(shown)
        is_end = is_end and not shown
    return run[0].start
