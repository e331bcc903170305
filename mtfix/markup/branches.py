"""ICU's keywords and selectors in a translation: restored from the source, else flagged.

Languages have their own plural categories, so those of CLDR are right whatever the source has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mtfix.document import Span
from mtfix.edits import Cause, Edit, Flag
from mtfix.markup.icu import CATEGORIES, KEYWORDS, Argument, Branch, Message
from mtfix.markup.plurals import categories


def doubts(text: str, message: Message) -> Iterator[Flag]:
    """What cannot be right in a message, though only its source could tell what is.

    >>> from mtfix.markup.icu import parse
    >>> text = "{n, plurale, uno {a} other {b}}"
    >>> [flag.reason for flag in doubts(text, parse(text))]
    ['“plurale” is no keyword of ICU; the source may tell which one it was']
    """
    if not message.is_whole:
        reason = "the braces of this message do not pair"
        yield Flag(0, len(text), "markup-message", reason)
    for argument in message.arguments:
        keyword = text[slice(*argument.keyword)]
        if keyword not in KEYWORDS:
            reason = f"“{keyword}” is no keyword of ICU; the source may tell which one it was"
            yield Flag(*argument.keyword, "markup-message", reason)
        elif keyword != "select":
            yield from _odd_selectors(text, argument)


def _odd_selectors(
    text: str, argument: Argument, wanted: Mapping[int, str] | None = None
) -> Iterator[Flag]:
    """Selectors of a plural that are none, unless it is known what they are to be."""
    for branch in argument.branches:
        selector = wanted[branch.start] if wanted else text[slice(*branch.selector)]
        if selector not in CATEGORIES and not _is_exact(selector):
            reason = f"“{selector}” is no plural category; the source may tell which one it was"
            yield Flag(*branch.selector, "markup-message", reason)


def _is_exact(selector: str) -> bool:
    return selector[:1] == "=" and selector[1:].isdecimal()


def restored(text: str, message: Message, source: str, original: Message) -> Iterator[Edit | Flag]:
    """Restore names, keywords and selectors of the arguments that answer to each other."""
    pairs = list(_answering(message.root, original.root))
    for ours, theirs in pairs:
        for here, there in ((ours.name, theirs.name), (ours.keyword, theirs.keyword)):
            yield from _word(text, here, source[slice(*there)])
        if ours.offset is not None and theirs.offset is not None:
            yield from _word(text, ours.offset, source[slice(*theirs.offset)])
        wanted = _selectors(text, ours, source, theirs)
        yield from _separators(text, ours, source, theirs)
        for branch in ours.branches:
            yield from _word(text, branch.selector, wanted[branch.start])
        if source[slice(*theirs.keyword)] != "select":
            yield from _odd_selectors(text, ours, wanted)
        if not any(wanted[branch.start] == "other" for branch in ours.branches):
            reason = "an argument of ICU needs a branch for “other”"
            yield Flag(ours.start, ours.end, "markup-message", reason)
    for here_, there_ in matched(text, message, source, original):
        if here_ is not message.root:
            yield from _padding(text, here_, source, there_)
    known = {ours.start for ours, _ in pairs}
    for argument in message.arguments:
        if argument.start not in known:
            reason = "the source has no such argument, or others beside it"
            yield Flag(argument.start, argument.end, "markup-message", reason)


def matched(
    text: str, message: Message, source: str, original: Message
) -> Iterator[tuple[Branch, Branch]]:
    """The branches that say the same, and the whole messages."""
    yield message.root, original.root
    for ours, theirs in _answering(message.root, original.root):
        wanted = _selectors(text, ours, source, theirs)
        by_selector = {source[slice(*branch.selector)]: branch for branch in theirs.branches}
        fallback = by_selector.get("other", theirs.branches[-1])
        for branch in ours.branches:
            yield branch, by_selector.get(wanted[branch.start], fallback)


def _answering(ours: Branch, theirs: Branch) -> Iterator[tuple[Argument, Argument]]:
    """Arguments by their order, in branches by the branches' order or the last one's."""
    waiting = [(ours, theirs)]
    while waiting:
        here, there = waiting.pop()
        if len(here.arguments) != len(there.arguments):
            continue
        for one, other in zip(here.arguments, there.arguments, strict=True):
            yield one, other
            last = len(other.branches) - 1
            waiting += (
                (branch, other.branches[min(index, last)])
                for index, branch in enumerate(one.branches)
            )


def _selectors(text: str, ours: Argument, source: str, theirs: Argument) -> Mapping[int, str]:
    """What each branch (by its start) is to be selected by."""
    here = [text[slice(*branch.selector)] for branch in ours.branches]
    there = [source[slice(*branch.selector)] for branch in theirs.branches]
    is_plural = source[slice(*theirs.keyword)] != "select"
    known = CATEGORIES | set(there) if is_plural else set(there)
    wanted = dict(enumerate(here))
    for index, selector in enumerate(here):
        tight = selector.replace(" ", "").lower()
        if selector not in known and _fits(tight, known, is_plural):
            wanted[index] = tight
    unknown = [index for index, selector in wanted.items() if not _fits(selector, known, is_plural)]
    missing = [selector for selector in there if selector not in wanted.values()]
    fitting = {selector for selector in wanted.values() if _fits(selector, known, is_plural)}
    own = categories([wanted[index] for index in unknown]) if is_plural else None
    if own is not None and fitting.isdisjoint(own) and "other" in {*fitting, *own}:
        wanted.update(zip(unknown, own, strict=True))
    elif len(unknown) == len(missing):
        wanted.update(zip(unknown, missing, strict=True))
    elif unknown and is_plural and unknown[-1] == len(here) - 1 and "other" in missing:
        wanted[unknown[-1]] = "other"
    return {branch.start: wanted[index] for index, branch in enumerate(ours.branches)}


def _fits(selector: str, known: set[str] | frozenset[str], is_plural: bool) -> bool:
    return selector in known or (is_plural and _is_exact(selector))


def _word(text: str, here: Span, word: str) -> Iterator[Edit]:
    if text[slice(*here)] != word:
        cause = Cause("source-selector", f"the source has “{word}” here, which is no prose")
        yield Edit(*here, word, (cause,))


_WIDE = re.compile(r"[，、；]")
_CAUSE = Cause("source-selector", "the source has no such spaces and signs in the syntax of ICU")


def _separators(text: str, ours: Argument, source: str, theirs: Argument) -> Iterator[Edit]:
    """The spaces and commas around names, keywords and selectors, where engines changed them."""
    for here, there in zip(_gaps(ours), _gaps(theirs), strict=False):
        found, written = text[slice(*here)], source[slice(*there)]
        is_spaced = found[:1] == " " and not written[:1].isspace()
        if is_spaced or _WIDE.search(found):
            yield Edit(*here, written, (_CAUSE,))
    between = zip(ours.branches, ours.branches[1:], strict=False)
    for one, other in between:
        gap = text[one.end + 1 : other.selector.start]
        if gap.strip():
            yield Edit(one.end + 1, other.selector.start, " ", (_CAUSE,))
    tail = Span(ours.branches[-1].end + 1, ours.end - 1)
    if text[slice(*tail)] == " " != source[theirs.end - 2]:
        yield Edit(*tail, "", (_CAUSE,))


def _gaps(argument: Argument) -> Iterator[Span]:
    """What stands between the brace and the parts of a header."""
    parts = [argument.name, argument.keyword]
    parts += [argument.offset] if argument.offset else []
    at = argument.start + 1
    for part in (*parts, argument.branches[0].selector):
        yield Span(at, part.start)
        at = part.end


def _padding(text: str, ours: Branch, source: str, theirs: Branch) -> Iterator[Edit]:
    """The spaces on both inner sides of a branch."""
    found, there = text[ours.start : ours.end], source[theirs.start : theirs.end]
    if len(found) > 2 and found[0] == found[-1] == " " and there == there.strip():
        yield Edit(ours.start, ours.start + 1, "", (_CAUSE,))
        yield Edit(ours.end - 1, ours.end, "", (_CAUSE,))
