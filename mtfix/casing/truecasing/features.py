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
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known, Lexicon, key_of
from mtfix.casing.shapes import base, is_english_formation
from mtfix.casing.tally import Tally
from mtfix.casing.truecasing.pairs import Pair, Pairs, odds_between, pair_before, pair_behind
from mtfix.casing.truecasing.phrases import Phrase, phrase_at
from mtfix.casing.truecasing.traits import class_of, kind_of, odds_of, traits
from mtfix.memos import remembered

Group = Literal["word", "text", "phrase", "left", "right", "health"]

_FREQUENCY = (0.3, 0.6, 1, 1.5, 2, 3, 4)
_FLAGS = ("NAME", "GIVEN", "FAMILY", "PLACE", "DEMONYM", "DATE", "ACRONYM", "BRAND")
_LINKS = frozenset("of and for the de".split())
_FREQUENT = 30


def group(feature: str) -> Group:
    """What a feature is about.

    >>> group("left:word=invited")
    'left'
    """
    name: Group = feature.partition(":")[0]  # type: ignore[assignment]
    return name


def of_word(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """What the word is, whatever the text.

    Args:
        lexicon: what is known of words.
        word: a word in lower case without a possessive ending.
    """
    entry = lexicon.entry(word)
    kind, odds, known = kind_of(entry), odds_of(entry), entry.known & ~Known.BEGINS
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
        yield f"word:part={kind_of(entry)}{odds_of(entry)}"


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
    before = pair_before(lexicon, word, previous, begins)
    behind = pair_behind(lexicon, word, following)
    all_odds = odds_between(lexicon, word, before, behind)
    pairs = Pairs(kind, before.given, behind.given, all_odds)
    yield from of_pairs(pairs, evidence.health_class)
    if sort:
        sign = key_of(following) or around.sign
        yield f"left:is+sort={left}{sort}"
        yield f"left:word+sort={key_of(previous)} {sort}"
        yield f"right:is+sort={right}{sort}"
        yield f"right:word+sort={sign} {sort}"
        yield f"left:words+sort={key_of(previous)}_{sign} {sort}"
    yield f"text:all-odds={kind}{all_odds}.{min(tally.raised, 2)}.{min(tally.small, 2)}"
    if around.before:
        yield from _of_left(lexicon, around, subject, before)
        if before.is_raised:
            yield f"left:raised={left}{evidence.health_class[0]}"
        if around.behind:
            yield f"left:words={key_of(previous)}_{key_of(following)}"
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


def _of_left(lexicon: Lexicon, around: Around, subject: _Subject, pair: Pair) -> Iterator[str]:
    _, kind, _, tally = subject
    before = key_of(around.before[0])
    yield f"left:word={before}"
    yield f"left:word+kind={before}{kind}"
    yield f"text:behind={kind}{min(tally.behind[base(before)], 2)}.{min(tally.small, 2)}"
    yield from _of_pair("left", subject.kind, subject.coarse, pair)
    if len(around.before) > 1:
        second = key_of(around.before[1])
        found = class_of(lexicon, around.before[1], begins=around.begins[1])
        yield f"left:second={second}"
        yield f"left:second+first={second} {before}"
        yield f"left:second-is={found}{kind}"
        if before in _LINKS:
            yield f"left:link={before}{found}{kind}"


def _of_right(lexicon: Lexicon, around: Around, subject: _Subject, pair: Pair) -> Iterator[str]:
    _, kind, _, tally = subject
    behind = key_of(around.behind[0])
    yield f"right:word={behind}"
    yield f"right:word+kind={behind}{kind}"
    yield f"text:before={kind}{min(tally.before[base(behind)], 2)}.{min(tally.small, 2)}"
    yield from _of_pair("right", subject.kind, subject.coarse, pair)
    if len(around.behind) > 1:
        found = class_of(lexicon, around.behind[1], begins=False)
        yield f"right:second={key_of(around.behind[1])}"
        yield f"right:second-is={found}{kind}"
        if behind in _LINKS:
            yield f"right:link={behind}{found}{kind}"


def _of_pair(side: Group, kind: str, coarse: str, pair: Pair) -> tuple[str, ...]:
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


def _left_class(lexicon: Lexicon, around: Around) -> str:
    if not around.before:
        return "sign" + around.separator.strip()[:1]
    return class_of(lexicon, around.before[0], begins=around.begins[0])


def _right_class(lexicon: Lexicon, around: Around) -> str:
    if not around.behind:
        return "sign" + around.sign.strip()[:1]
    return class_of(lexicon, around.behind[0], begins=False)


def _nearest(words_there: Sequence[str]) -> str:
    return words_there[0] if words_there else ""
