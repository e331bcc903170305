"""ICU's keywords and selectors in a translation: restored from the source, else flagged.

Languages have their own plural categories, so those of CLDR are right whatever the source has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtfix.document import Span
from mtfix.edits import Cause, Edit, Flag
from mtfix.markup.icu import CATEGORIES, KEYWORDS, Argument, Branch, Message


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


def _odd_selectors(text: str, argument: Argument) -> Iterator[Flag]:
    for branch in argument.branches:
        selector = text[slice(*branch.selector)]
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
        for branch in ours.branches:
            yield from _word(text, branch.selector, wanted[branch.start])
        if not any(wanted[branch.start] == "other" for branch in ours.branches):
            reason = "an argument of ICU needs a branch for “other”"
            yield Flag(ours.start, ours.end, "markup-message", reason)
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
        if selector not in known and tight in known:
            wanted[index] = tight
    unknown = [index for index, selector in wanted.items() if not _fits(selector, known, is_plural)]
    missing = [selector for selector in there if selector not in wanted.values()]
    if len(unknown) == len(missing):
        wanted.update(zip(unknown, missing, strict=True))
    elif unknown and is_plural and unknown[-1] == len(here) - 1 and "other" in missing:
        wanted[unknown[-1]] = "other"
    return {branch.start: wanted[index] for index, branch in enumerate(ours.branches)}


def _fits(selector: str, known: set[str] | frozenset[str], is_plural: bool) -> bool:
    return selector in known or (is_plural and _is_exact(selector))


def _word(text: str, here: Span, word: str) -> Iterator[Edit]:
    found = text[slice(*here)]
    if "".join(found.split()) != word:
        cause = Cause("source-selector", f"the source has “{word}” here, which is no prose")
        yield Edit(*here, word, (cause,))
