"""What speaks for and against a capital at one place, as named features for the model.

A feature is a short string, ``group:kind=value``. The group tells what it is about (`Group`), so
that a decision can be explained. The same functions serve the training script and the stage, so
that both see the same.

The features cross what the lexicon knows of the word with what stands around it, with what the
text does elsewhere, and with the *health* of the text: a text that keeps its sure names capitalised
means a word in lower case as it is; one that has lost some has lost others too.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from mtfix.casing.context import Around
from mtfix.casing.evidence import Evidence, Tally
from mtfix.casing.lexicon import Entry, Known, Lexicon, key_of
from mtfix.casing.lists import words
from mtfix.casing.shapes import base, is_english_formation
from mtfix.language import FUNCTION_WORDS
from mtfix.memos import remembered

Group = Literal["word", "text", "phrase", "left", "right", "health"]

_ODDS = (-5, -4, -3, -2.2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6)
_FREQUENCY = (0.3, 0.6, 1, 1.5, 2, 3, 4)
_COARSE = (-4, -2, -0.5, 1, 2.5)
_PAIR_ODDS = (-4, -2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5, 4)
_UNSEEN_PAIR = 0.2
_SHRUNK = 2.0
_SHARE_OF_WORDS, _SHARE_OF_OTHERS = 0.05, 0.7
_STEPS, _MOST_ODDS = 1.5, 10
_FLAGS = ("NAME", "GIVEN", "FAMILY", "PLACE", "DEMONYM", "DATE", "ACRONYM", "BRAND")
_NAME_SORTS = (
    (Known.DATE, "date"),
    (Known.DEMONYM, "people"),
    (Known.PLACE, "place"),
    (Known.BRAND, "brand"),
    (Known.GIVEN, "given"),
    (Known.FAMILY, "family"),
    (Known.ACRONYM, "acronym"),
)
_LINKS = frozenset("of and for the de".split())
_FREQUENT = 30
_LONGEST_PHRASE = 6
_ARTICLES = {"a": "a", "an": "a", "the": "the"}


def group(feature: str) -> Group:
    """What a feature is about.

    >>> group("left:word=invited")
    'left'
    """
    name: Group = feature.partition(":")[0]  # type: ignore[assignment]
    return name


class Traits(NamedTuple):
    """What the lexicon tells of a word, in the classes that features are made of."""

    kind: str
    """``c``: a common dictionary word, ``l``: a rarer one, ``n``: none."""
    coarse: str
    """The kind, and the odds of a capital in six classes."""
    share: float
    """The share of its uses that have a capital, never quite 0 or 1."""
    odds: float
    """The logarithm of the odds that this share means."""
    sort: str
    """What a dictionary word is when it is a name."""


@remembered
def traits(lexicon: Lexicon, word: str) -> Traits:
    """The traits of a word in lower case without a possessive ending."""
    entry = lexicon.entry(word)
    default = _SHARE_OF_WORDS if entry.is_word else _SHARE_OF_OTHERS
    share = (entry.uses.raised + default) / (entry.uses.total + 1)
    sort = _name_sort(entry) if entry.is_word else ""
    return Traits(_kind(entry), _coarse(entry), share, math.log(share / (1 - share)), sort)


@remembered
def of_word(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """What the word is, whatever the text.

    Args:
        lexicon: what is known of words.
        word: a word in lower case without a possessive ending.
    """
    entry = lexicon.entry(word)
    kind, odds, known = _kind(entry), _odds(entry), entry.known & ~Known.BEGINS
    often = bisect(_FREQUENCY, math.log10(entry.uses.total + 1)) if entry.uses.total else "?"
    found = [
        f"word:kind={kind}",
        f"word:odds={kind}{odds}",
        f"word:often={kind}{often}",
        f"word:odds+often={kind}{odds}.{often}",
        f"word:known={kind}{known >> 2}",
    ]
    found += [f"word:is={kind}{flag}" for flag in _FLAGS if known & getattr(Known, flag)]
    if entry.uses.total > _FREQUENT:
        found.append(f"word:self={word}")
    if kind == "n":
        found.append(f"word:end3={word[-3:]}")
        found.append(f"word:end2={word[-2:]}")
        found.append(f"word:long={min(len(word), 8)}")
        found.append(f"word:english={is_english_formation(word)}")
    if "-" in word:
        found += _of_hyphenated(lexicon, word)
    elif not word.isalpha():
        found.append("word:digits")
    if entry.form[1:] != entry.form[1:].lower():
        found.append(f"word:mixed={kind}")
    return tuple(found)


def _of_hyphenated(lexicon: Lexicon, word: str) -> Iterator[str]:
    yield "word:hyphen"
    if not word.replace("-", "").isalpha():
        yield "word:hyphen+digits"
        return
    for part in word.split("-")[:2]:
        entry = lexicon.entry(part)
        yield f"word:part={_kind(entry)}{_odds(entry)}"


class Seen(NamedTuple):
    """How often the text writes a word in each state, as far as it matters: three times at most."""

    raised: int
    small: int
    at_start: int


def seen_of(tally: Tally) -> Seen:
    """What the features take from a tally."""
    return Seen(min(tally.raised, 3), min(tally.small, 3), min(tally.at_start, 1))


def of_health(kind: str, coarse: str, health_class: str) -> tuple[str, ...]:
    """Whether the text has lost capitals, and what that means for words of some `Traits`."""
    return (
        f"health:is={health_class}",
        f"health:kind={health_class}{kind}",
        f"health:odds={health_class}{coarse}",
    )


def of_text(kind: str, coarse: str, health_class: str, times: Seen) -> tuple[str, ...]:
    """How the text writes a word of some `Traits` elsewhere."""
    raised, small, at_start = times
    two = min(raised, 2)
    return (
        f"text:raised={kind}{raised}.{small}",
        f"text:raised+odds={coarse}.{two}.{min(small, 2)}",
        f"text:start={kind}{at_start}{min(raised, 1)}",
        f"text:raised+health={health_class[0]}{kind}{two}.{min(small, 2)}",
    )


class _Subject(NamedTuple):
    """The word whose place is looked at."""

    word: str
    kind: str
    coarse: str
    tally: Tally


class _Pair(NamedTuple):
    """What pairs of words tell of the word, as classes of odds."""

    whole: str
    """Whatever the case of the neighbour."""
    given: str
    """Given the case that the neighbour has."""
    is_raised: bool
    """Whether the neighbour has a capital that tells something."""
    odds: float = 0
    """What it adds to the logarithm of the odds that the word has a capital."""


_NO_PAIR = _Pair("", "", is_raised=False)
_SmallRaised = tuple[float, float]
"""How often the word has no capital beside a neighbour, and how often it has one."""


class Pairs(NamedTuple):
    """What the pairs with both neighbours tell of a word."""

    kind: str
    """The kind of the word, as in `Traits`."""
    before: str
    """The pair with the word before it, as a class of odds."""
    behind: str
    """The pair with the word behind it."""
    odds: int
    """The odds of a capital between both, taken as independent, as a class from -10 to 10."""


def pairs_between(
    lexicon: Lexicon, word: str, before: str, behind: str, *, begins: bool = False
) -> Pairs:
    """What the pairs with both neighbours tell.

    Args:
        lexicon: what is known of words.
        word: a word in lower case without a possessive ending.
        before: the word before it as it is written; may be empty.
        behind: the word behind it.
        begins: whether the capital of the word before tells nothing.
    """
    pairs = _pair_before(lexicon, word, before, begins), _pair_behind(lexicon, word, behind)
    return Pairs(
        traits(lexicon, word).kind,
        pairs[0].given,
        pairs[1].given,
        _odds_class(lexicon, word, *pairs),
    )


def _odds_class(lexicon: Lexicon, word: str, before: _Pair, behind: _Pair) -> int:
    odds = round(_STEPS * (traits(lexicon, word).odds + before.odds + behind.odds))
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))


@remembered
def of_pairs(pairs: Pairs, health_class: str) -> tuple[str, ...]:
    """The features that pairs alone make, in a text of some health."""
    kind, before, behind, odds = pairs
    return (
        f"left:pairs={kind}{before}.{behind}",
        f"left:all-odds={kind}{odds}",
        f"left:all-odds+health={kind}{odds}{health_class}",
    )


def of_place(evidence: Evidence, around: Around, word: str, tally: Tally) -> Iterator[str]:
    """What stands around one place.

    Args:
        evidence: the text's.
        around: the words around the place.
        word: the word in lower case without a possessive ending.
        tally: how the text writes it.
    """
    lexicon = evidence.lexicon
    kind, coarse, _, _, sort = traits(lexicon, word)
    subject = _Subject(word, kind, coarse, tally)
    left, right = _left_class(lexicon, around), _right_class(lexicon, around)
    yield from _of_classes(left, right, kind, coarse)
    previous, following = _nearest(around.before), _nearest(around.behind)
    begins = bool(around.begins) and around.begins[0]
    before = _pair_before(lexicon, word, previous, begins)
    behind = _pair_behind(lexicon, word, following)
    all_odds = _odds_class(lexicon, word, before, behind)
    pairs = Pairs(kind, before.given, behind.given, all_odds)
    yield from of_pairs(pairs, evidence.health_class)
    if sort:
        sign = _lower(following) or around.sign
        yield f"left:is+sort={left}{sort}"
        yield f"left:word+sort={_lower(previous)} {sort}"
        yield f"right:is+sort={right}{sort}"
        yield f"right:word+sort={sign} {sort}"
        yield f"left:words+sort={_lower(previous)}_{sign} {sort}"
    yield f"text:all-odds={kind}{all_odds}.{min(tally.raised, 2)}.{min(tally.small, 2)}"
    if around.before:
        yield from _of_left(lexicon, around, subject, before)
        if before.is_raised:
            yield f"left:raised={left}{evidence.health_class[0]}"
        if around.behind:
            yield f"left:words={_lower(previous)}_{_lower(following)}"
    if around.behind:
        yield from _of_right(lexicon, around, subject, behind)
    else:
        yield f"right:sign={around.sign}"
    if phrase := phrase_at(lexicon, around, word):
        yield from _of_phrase(phrase, subject)
    if word in evidence.people:
        yield f"text:person={kind}"
        yield f"text:person+odds={coarse}"
    if around.is_possessive:
        yield f"right:possessive={kind}"
        yield f"right:possessive+odds={coarse}"


@remembered
def _of_classes(left: str, right: str, kind: str, coarse: str) -> tuple[str, ...]:
    """What the sorts of the words beside a word make, and its own."""
    return (
        f"left:is={left}",
        f"left:is+kind={left}{kind}",
        f"left:is+odds={left}{coarse}",
        f"right:is={right}",
        f"right:is+kind={right}{kind}",
        f"right:is+odds={right}{coarse}",
        f"left:right={left}{right}{kind}",
    )


def _of_left(lexicon: Lexicon, around: Around, subject: _Subject, pair: _Pair) -> Iterator[str]:
    _, kind, _, tally = subject
    before = _lower(around.before[0])
    yield f"left:word={before}"
    yield f"left:word+kind={before}{kind}"
    yield f"text:behind={kind}{min(tally.behind[base(before)], 2)}.{min(tally.small, 2)}"
    yield from _of_pair("left", subject.kind, subject.coarse, pair)
    if len(around.before) > 1:
        second = _lower(around.before[1])
        found = _class(lexicon, around.before[1], begins=around.begins[1])
        yield f"left:second={second}"
        yield f"left:second+first={second} {before}"
        yield f"left:second-is={found}{kind}"
        if before in _LINKS:
            yield f"left:link={before}{found}{kind}"


def _of_right(lexicon: Lexicon, around: Around, subject: _Subject, pair: _Pair) -> Iterator[str]:
    _, kind, _, tally = subject
    behind = _lower(around.behind[0])
    yield f"right:word={behind}"
    yield f"right:word+kind={behind}{kind}"
    yield f"text:before={kind}{min(tally.before[base(behind)], 2)}.{min(tally.small, 2)}"
    yield from _of_pair("right", subject.kind, subject.coarse, pair)
    if len(around.behind) > 1:
        found = _class(lexicon, around.behind[1], begins=False)
        yield f"right:second={_lower(around.behind[1])}"
        yield f"right:second-is={found}{kind}"
        if behind in _LINKS:
            yield f"right:link={behind}{found}{kind}"


def _of_pair(side: Group, kind: str, coarse: str, pair: _Pair) -> tuple[str, ...]:
    return (
        f"{side}:pair={kind}{pair.whole}",
        f"{side}:pair+state={kind}{pair.given}{pair.is_raised:d}",
        f"{side}:pair+odds={coarse}{pair.given}",
    )


def _of_phrase(phrase: Phrase, subject: _Subject) -> Iterator[str]:
    kind, any_raised = subject.kind, min(phrase.raised, 1)
    yield f"phrase:state={phrase.raised}{kind}"
    yield f"phrase:state+odds={any_raised}{subject.coarse}"
    yield f"phrase:article={phrase.before}{kind}{any_raised}"
    yield f"phrase:long={min(phrase.length, 4)}{kind}"


@remembered
def _pair_before(lexicon: Lexicon, word: str, before: str, begins: bool) -> _Pair:
    if not before:
        return _NO_PAIR
    neither, second, first, both = lexicon.pair(base(_lower(before)), word)
    beside = (first, both) if before[0].isupper() and not begins else None
    return _pair(traits(lexicon, word), (neither + first, second + both), beside)


@remembered
def _pair_behind(lexicon: Lexicon, word: str, behind: str) -> _Pair:
    if not behind:
        return _NO_PAIR
    neither, second, first, both = lexicon.pair(word, base(_lower(behind)))
    beside = (second, both) if behind[0].isupper() else None
    return _pair(traits(lexicon, word), (neither + second, first + both), beside)


def _pair(word: Traits, whole: _SmallRaised, beside: _SmallRaised | None) -> _Pair:
    """What the uses of a pair tell, whatever the case of the neighbour, and beside a raised one.

    They are shrunk to what the word tells alone, by as much as they are rare.
    """
    small, raised = beside or whole
    raised, small = raised + _SHRUNK * word.share, small + _SHRUNK * (1 - word.share)
    odds = math.log(raised / small) - word.odds
    given = _pair_class(*(beside or whole))
    return _Pair(_pair_class(*whole), given, is_raised=beside is not None, odds=odds)


class Phrase(NamedTuple):
    """A listed name of several words that the text has at a place, in whatever state."""

    form: str
    """How the word at the place is written in it."""
    name: str
    """The whole name."""
    length: int
    """How many words it has."""
    raised: int
    """How many of the other words have a capital, 2 at most."""
    before: str
    """The article before it: ``a``, ``the`` or nothing."""
    offset: int
    """How many code points of it stand before the word."""


def phrase_at(lexicon: Lexicon, around: Around, word: str) -> Phrase | None:
    """The longest listed name around a place, if the word has a capital in it.

    >>> from mtfix.casing.context import around
    >>> from mtfix.casing.lexicon import english
    >>> phrase_at(english(), around("to the White house.", 13, 18), "house").name
    'White House'
    """
    at = len(around.before)
    written = [*reversed(around.before), word, *around.behind]
    begins = [index for index in range(at + 1) if _begins_name(lexicon, written[index])]
    if not begins:
        return None
    line = [_lower(found) for found in written]
    longest = at + 1 if around.is_possessive else len(line)  # the state's department
    for begin in begins:
        last = min(longest, begin + _LONGEST_PHRASE)
        for end in range(last, max(at + 1, begin + 2) - 1, -1):
            name = lexicon.phrase(" ".join([*line[begin : end - 1], base(line[end - 1])]))
            forms = name.split()
            if name and forms[at - begin] != word:
                others = written[begin:at] + written[at + 1 : end]
                raised = min(2, sum(other[0].isupper() for other in others))
                article = _ARTICLES.get(line[begin - 1], "") if begin else ""
                offset = sum(len(before) + 1 for before in written[begin:at])
                return Phrase(forms[at - begin], name, end - begin, raised, article, offset)
    return None


@remembered
def _begins_name(lexicon: Lexicon, written: str) -> bool:
    return bool(lexicon.knows(_lower(written)) & Known.BEGINS)


def _left_class(lexicon: Lexicon, around: Around) -> str:
    if not around.before:
        return "sign" + around.separator.strip()[:1]
    return _class(lexicon, around.before[0], begins=around.begins[0])


def _right_class(lexicon: Lexicon, around: Around) -> str:
    if not around.behind:
        return "sign" + around.sign.strip()[:1]
    return _class(lexicon, around.behind[0], begins=False)


@remembered
def _class(lexicon: Lexicon, written: str, *, begins: bool) -> str:
    """What kind of word a neighbour is, by its letters and by what is known of it."""
    if not written[0].isalpha():
        return "number" if written[0].isdigit() else "other"
    word = base(key_of(written))
    entry = lexicon.entry(word)
    kind = _kind(entry)
    if written[0].isupper():
        return f"Start{kind}" if begins else f"Name{kind}{_sort(entry, written)}"
    if kind == "n":
        return f"new{_odds_sort(entry)}{_sort(entry, written)}"
    if word in words("roles"):
        return "role"
    if word in FUNCTION_WORDS:
        return "function"
    return f"plain{_odds_sort(entry)}"


def _sort(entry: Entry, written: str) -> str:
    for flag, sort in ((Known.GIVEN, "G"), (Known.PLACE, "P"), (Known.DEMONYM, "D")):
        if entry.known & flag:
            return sort
    return "A" if written.isupper() and len(written) > 1 else ""


def _name_sort(entry: Entry) -> str:
    """What a word is when it is a name: the first that fits."""
    for flag, sort in _NAME_SORTS:
        if entry.known & flag:
            return sort
    return ""


def _odds_sort(entry: Entry) -> str:
    return "abc"[bisect((-3, -1), entry.uses.odds)]


def _kind(entry: Entry) -> str:
    """Common dictionary word, listed one, or none."""
    if entry.known & Known.COMMON:
        return "c"
    return "l" if entry.known & Known.LOWER else "n"


def _odds(entry: Entry) -> str:
    return str(bisect(_ODDS, entry.uses.odds)) if entry.uses.total else "?"


def _coarse(entry: Entry) -> str:
    return _kind(entry) + (str(bisect(_COARSE, entry.uses.odds)) if entry.uses.total else "?")


def _pair_class(small: float, raised: float) -> str:
    if not small and not raised:
        return "?"
    odds = math.log((raised + _UNSEEN_PAIR) / (small + _UNSEEN_PAIR))
    return str(bisect(_PAIR_ODDS, odds))


def _nearest(words_there: Sequence[str]) -> str:
    return words_there[0] if words_there else ""


def _lower(word: str) -> str:
    return word.lower().replace("’", "'")
