"""The stage for messages of user interfaces: their placeholders are mended.

Start reading at `mend`. Without a source only what can be nothing but a damaged placeholder is
closed up. With one, each placeholder of the source has to be found again: damaged and renamed
ones are restored, lost ones and those too many are flagged, never guessed.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mtfix.document import OBJECT, Document, Span
from mtfix.edits import Cause, Edit, Flag
from mtfix.markup import brackets, branches, escapes, icu, originals, percent, tagpairs
from mtfix.markup.answers import Answers, Pair, answers, is_component, is_shouted, is_variable
from mtfix.markup.certain import certain
from mtfix.markup.placeholders import Placeholder, placeholders, sightings
from mtfix.markup.spaces import Surroundings, edges

_SIGNS = re.compile(r"[%％٪{}｛｝$＄<＜‹\\＼@＠:：#&/]|_ ?_|\[ ?\[")
_ENTITY = re.compile(r"&(?:#39|#34|#x27|apos|quot|amp|lt|gt);")
_ANY_ENTITY = re.compile(r"&#?\w+;")
_ESCAPED_SIGN = re.compile(r"\\(?=[{}\[\]_*$%#<>])")
_DATES = re.compile(r"%[-_^0#]?[YHMBbIyjZ](?![a-z])|%m[-/.]|[-/.]%m")
_ANGLED = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_NEVER_MISSED = frozenset({"escape", "literal"})
_VALUES = frozenset(
    "erb django mustache dollar percent brace python printf named linked nested wrapped".split()
)
_CLOSED = Cause("markup-placeholder", "no space stands in a placeholder, and its signs are plain")
_WORD_END = re.compile(r"[a-zß-ɏ]{2}$")
"""What a sign is glued to whose space went behind it: ``from% s``."""


_TOGETHER = Cause("source-placeholder", "the source has no space between this sign and its name")
_APART = Cause("source-placeholder", "the source has a space behind this placeholder")


def opaque(text: str) -> Iterator[Span]:
    """What of a message is no prose: placeholders, and the syntax around ICU's branches.

    >>> [(span.start, span.end) for span in sorted(opaque("{n, plural, other {# of %s}}"))]
    [(0, 19), (19, 20), (24, 26), (26, 28)]
    """
    message = icu.parse(text)
    masked = text
    if message is not None and message.is_whole:
        syntax = sorted(span for argument in message.arguments for span in argument.syntax())
        masked = _masked(text, syntax)
        yield from syntax
        yield from (Span(*match.span()) for match in re.finditer("#", masked))
    yield from (Span(one.start, one.end) for one in sightings(masked, ()))
    yield from (Span(*match.span()) for match in _ANGLED.finditer(masked))
    yield from (Span(*match.span()) for match in re.finditer("%%", masked))


def _masked(text: str, spans: Sequence[Span]) -> str:
    """A text of the same length without what spans hold; spans are in order."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], OBJECT * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def mend(document: Document) -> Iterator[Edit | Flag]:
    """Mend the placeholders of a message, from its source if there is one.

    >>> from mtfix.reading import read
    >>> [edit.replacement for edit in mend(read("Kupon% 1 $ s", "message", "Coupon %1$s"))]
    [' %1$s']
    """
    text, source = document.text, document.source
    if source is None:
        if _SIGNS.search(text):
            yield from _mend_alone(text)
        return
    yield from edges(text, source)
    if not (_SIGNS.search(source) or _SIGNS.search(text)):
        return
    yield from originals.entities(text, source)
    unescaped = [*_unescaped(text, source), *originals.escaped_twice(text, source)]
    if unescaped:  # what they hide is looked at in the next round
        yield from unescaped
        return
    yield from _mend_from(text, source)


def _mend_alone(text: str) -> Iterator[Edit | Flag]:
    message = icu.parse(text)
    if message is not None:
        yield from branches.doubts(text, message)
        if not message.is_whole:
            return
        text = _masked(
            text, sorted(span for argument in message.arguments for span in argument.syntax())
        )
    for one in certain(text):
        lead = " " if one.text[1:2].isspace() and _WORD_END.search(text[: one.start]) else ""
        yield Edit(one.start, one.end, lead + one.clean, (_CLOSED,))


def _unescaped(text: str, source: str) -> Iterator[Edit]:
    r"""Signs that the engine escaped: ``&apos;``, ``\{``, where the source has no such thing."""
    if not _ANY_ENTITY.search(source):
        for match in _ENTITY.finditer(text):
            sign = html.unescape(match[0])
            if sign in "'\"" or sign in source:
                cause = Cause("source-escape", f"the source has plain signs, no {match[0]}")
                yield Edit(*match.span(), sign, (cause,))
    if "\\" not in source:
        for match in _ESCAPED_SIGN.finditer(text):
            sign = text[match.end()]
            if sign in source:
                cause = Cause("source-escape", f"the source has {sign} without a backslash")
                yield Edit(*match.span(), "", (cause,))


def _mend_from(text: str, source: str) -> Iterator[Edit | Flag]:
    here, there = icu.parse(text), icu.parse(source)
    if there is None and here is None:
        yield from _compare(text, source, Span(0, len(text)))
        return
    if here and there and here.lacks_last and _is_nearly(here, there, source):
        at = len(text.rstrip())
        cause = Cause("source-selector", "the source ends with the brace of its argument")
        yield Edit(at, at, "}", (cause,))
        return
    if here is None or there is None or not (here.is_whole and there.is_whole):
        if there is None or there.is_whole:
            yield Flag(
                0, len(text), "markup-message",
                "the braces of this message do not pair as those of its source do",
            )  # fmt: skip
        return
    yield from branches.restored(text, here, source, there)
    for ours, theirs in branches.matched(text, here, source, there):
        region = Span(ours.start, ours.end)
        yield from _compare(_shown(text, ours), _shown(source, theirs), region)


def _is_nearly(here: icu.Message, there: icu.Message, source: str) -> bool:
    """Whether a last brace makes of it what the source is: one argument, no branch too few."""
    if not there.ends_with_one(source):
        return False
    return len(here.arguments[0].branches) >= len(there.arguments[0].branches)


def _shown(text: str, branch: icu.Branch) -> str:
    """The text of a branch, arguments with branches masked."""
    inner = [Span(one.start - branch.start, one.end - branch.start) for one in branch.arguments]
    return _masked(text[branch.start : branch.end], inner)


def _compare(text: str, source: str, region: Span) -> Iterator[Edit | Flag]:
    """Mend a message without branches; `region` is where it stands in the whole."""
    for found in _mended(text, source):
        yield found._replace(start=found.start + region.start, end=found.end + region.start)


def _mended(text: str, source: str) -> Iterator[Edit | Flag]:
    originals = [one for one in placeholders(source) if is_variable(source, one)]
    if _DATES.search(source):
        originals = [one for one in originals if one.kind != "printf"]
    loose = {one.kind for one in originals}
    if _colons(text) < _colons(source):  # then one of prose may be taken for one that was lost
        loose.discard("named")
    found = sightings(text, loose)
    is_whole = len(originals) == 1 and originals[0].text == source.strip()
    if is_whole and not found and text.strip() and originals[0].kind in _VALUES:
        yield _whole(text, originals[0])
        return
    outcome = escapes.completed(text, source, answers(text, found, originals))
    outcome = brackets.completed(text, source, outcome)
    around = Surroundings(text, source, outcome.pairs)
    pairs = [pair for pair in outcome.pairs if not escapes.is_quote(pair)]
    edits = [edit for pair in pairs for edit in _restored(pair, around)]
    edits += percent.doubled(text, source, outcome.pairs)
    edits += escapes.quotes(text, source)
    yield from edits
    if not edits:
        yield from tagpairs.ordered(text, source, found, originals)
        yield from _flags(text, source, outcome)


def _colons(text: str) -> int:
    return text.count(":") + text.count("：")


def _whole(text: str, original: Placeholder) -> Edit:
    start = len(text) - len(text.lstrip())
    cause = Cause("source-placeholder", f"the source is nothing but {original.text}")
    return Edit(start, start + len(text.strip()), original.text, (cause,))


def _restored(pair: Pair, around: Surroundings) -> Iterator[Edit]:
    here, there = pair.here, pair.there
    written = _written(pair)
    if written == here.text and around.is_parted(pair):
        yield Edit(here.start - 1, here.start, "", (_TOGETHER,))
    if written == here.text and around.is_glued(pair):
        yield Edit(here.end, here.end, " ", (_APART,))
    if written == here.text and not around.is_padded(pair):
        return
    why = "its name was changed" if pair.is_renamed else "it was damaged"
    cause = Cause("source-placeholder", f"the source has {there.text} here; {why}")
    if pair.is_renamed and here.is_intact:
        yield Edit(here.start, here.end, written, (cause,))
        return
    (start, before), (end, behind) = around.before(pair), around.behind(pair)
    yield Edit(start, end, before + written + behind, (cause,))


def _written(pair: Pair) -> str:
    """How the placeholder is to be written: its own attributes, width and format stay."""
    here, there = pair.here, pair.there
    if here.kind == "tag" and not pair.is_renamed:
        return there.text if is_component(there) and _is_bare(there) else here.clean
    if pair.is_renamed or not here.is_intact:
        return there.text
    if here.kind == "printf" and here.text[-1] not in "SDU":
        return here.text
    if here.kind == "brace" and icu.is_foreign_style(here.text, there.text):
        return there.text
    return there.text if _squeezed(here) == _squeezed(there) else here.text


def _is_bare(one: Placeholder) -> bool:
    """Whether a tag has no attributes, which a translation may have changed."""
    return " " not in one.text


def _squeezed(one: Placeholder) -> str:
    return "".join(one.text.split()).lower()


def _flags(text: str, source: str, outcome: Answers) -> Iterator[Flag]:
    for there in outcome.missing:
        if there.kind not in _NEVER_MISSED and _is_value(there):
            reason = f"the source has {there.text}; the translation lacks it"
            yield Flag(0, len(text), "source-placeholder-lost", reason)
    kinds = {one.kind for one in outcome.missing} | {pair.there.kind for pair in outcome.pairs}
    signs = Counter(one.text for one in placeholders(source))
    for here in outcome.extra:
        is_known = here.kind in kinds or here.kind not in ("named", "linked", "printf")
        if _is_value(here) and is_known and here.kind not in _NEVER_MISSED:
            more = "more often in the translation" if signs[here.text] else "not in the source"
            reason = f"{here.text} stands {more}"
            yield Flag(here.start, here.end, "source-placeholder-extra", reason)


def _is_value(one: Placeholder) -> bool:
    """Whether it stands for something, as words in braces or angle brackets may not."""
    if one.kind in _VALUES:
        return is_variable("", one) and not is_shouted(one)
    return one.kind == "tag" and one.key.strip("</>").isdigit()
