"""The kind ``variants``: one name that a text spells in two ways."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, combinations, islice, zip_longest
from typing import ClassVar

from mtfix.casing.lexicon import Known, english
from mtfix.document import Document, Prose
from mtfix.packs.rule import Found, Key, Rule
from mtfix.patterns import compiled

_SHORTEST, _LONG = 5, 9
"""Names have five letters at least; from nine letters on two of them may differ."""

_MOST_NAMES = 800
_MOST_PLACES = 20_000
_MOST_ALIKE = 20
_KNOWN_USES = 3
"""A name that edited text uses is no misspelling of another such name."""

_NO_VARIANTS = Known.LOWER | Known.DEMONYM | Known.DATE
_MANY = 3
"""So many partners two names have together when the text has a third that is like one of them."""

_PARTED = 25
"""Names nearer than this to each other are told apart by the text itself."""

_ENDINGS = frozenset(
    [
        "",
        *"a e i o s u y j n ah an as er es ia ian ians ic ie in ina is ish ka ko na ns o ov ova"
        " ra rs skaya sky ski us".split(),
    ]
)
"""Forms of one word, or names of men and women, differ so: Russia and Russian, Maria and Mario."""
_SAME_SOUND = {"i", "y"}
"""Endings that are written for each other: Zawadski, Zawadsky."""
_ALIKE = str.maketrans("czsqwfdbgjy", "ksskvvtpkii", "aeiouh")
_DOUBLED = compiled(r"(.)\1")
_NEIGHBOUR_BEFORE = compiled(r"([A-Z]\w+) $")
_NEIGHBOUR_BEHIND = compiled(r"(?:['’]s)? ([A-Z]\w+)")


@dataclass
class _Name:
    """A name of the text: where it stands, and which names stand beside it."""

    word: str
    places: list[int] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)
    is_inside: bool = False
    """Whether it is a name for sure: by its capital in mid-sentence, or since people have it."""

    @property
    def is_surname(self) -> bool:
        return bool(english().knows(self.word) & Known.FAMILY)

    @property
    def is_given(self) -> bool:
        return bool(english().knows(self.word) & Known.GIVEN)

    @property
    def is_known(self) -> bool:
        return english().entry(self.word).uses.raised >= _KNOWN_USES


@dataclass(frozen=True, kw_only=True)
class VariantsRule(Rule):
    """Flag the rarer spelling of a name that the text spells in two ways."""

    KIND: ClassVar[str] = "variants"
    KEYS: ClassVar[Mapping[str, Key]] = {}

    def find(self, document: Document) -> Iterator[Found]:
        """The places of names that look like a misspelling of another name of the text."""
        words = islice(filter(_may_be, document.prose.tokens.words), _MOST_NAMES)
        alike = list(_spelled_alike(words))
        if not alike:
            return
        names = _names(document.prose, set(chain.from_iterable(alike)))
        for rare, other in _pairs(alike, names):
            reason = f"“{rare.word}” may be the “{other.word}” of this text."
            for place in rare.places:
                yield Found(place, place + len(rare.word), reason=reason)


def _names(prose: Prose, words: Set[str]) -> Mapping[str, _Name]:
    """What the text tells of some words."""
    found = {word: _Name(word) for word in words}
    for token in islice(prose.tokens.at(words), _MOST_PLACES):
        name, text = found[token.text], prose.text
        before = text[max(0, token.start - 30) : token.start]
        name.places.append(token.start)
        is_behind_word = before[-1:] == " " and (before[-2:-1].isalpha() or before[-2:-1] == ",")
        name.is_inside |= is_behind_word or name.is_surname
        for beside in (_NEIGHBOUR_BEFORE.search(before), _NEIGHBOUR_BEHIND.match(text, token.end)):
            if beside is not None and not english().knows(beside[1]) & Known.LOWER:
                name.beside.add(beside[1])
    return found


def _may_be(word: str) -> bool:
    """Whether a word is a name by its form, and no dictionary lists it otherwise."""
    is_name = word.istitle() and len(word) >= _SHORTEST and word.isalpha()
    return is_name and not english().knows(word) & _NO_VARIANTS


def _pairs(
    alike: Sequence[tuple[str, str]], names: Mapping[str, _Name]
) -> Iterator[tuple[_Name, _Name]]:
    """The rarer and the more frequent spelling of each name that has two."""
    told: set[str] = set()
    partners = Counter(chain.from_iterable(alike))
    for first, second in alike:
        rare, other = sorted((names[first], names[second]), key=_weight)
        are_many = partners[first] + partners[second] >= _MANY
        if rare.word not in told and _are_one(rare, other, are_many=are_many):
            told.add(rare.word)
            yield rare, other


def _weight(name: _Name) -> tuple[int, float, int]:
    return len(name.places), english().entry(name.word).uses.raised, -name.places[0]


def _spelled_alike(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that differ little: they share what is left when letters are taken out."""
    by_rest: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for rest in _rests(word.lower()):
            by_rest[rest].append(word)
    groups = [group[:_MOST_ALIKE] for group in by_rest.values() if len(group) > 1]
    for first, second in dict.fromkeys(chain.from_iterable(combinations(g, 2) for g in groups)):
        if _are_spelled_alike(first.lower(), second.lower()):
            yield first, second


def _rests(word: str) -> Sequence[str]:
    """A word with a letter taken out, of a long one two; in one order in every run."""
    once = {word, _DOUBLED.sub(r"\1", word), *_without_one(word)}
    return sorted(once.union(*map(_without_one, once)) if len(word) >= _LONG else once)


def _without_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _are_one(rare: _Name, other: _Name, *, are_many: bool) -> bool:
    """Whether two similar names may be one, and not two people, places or forms of a word.

    Two names that people have are two, unless the text has a third that is like them.
    """
    shared = rare.beside & other.beside
    are_two = not (shared or are_many) or rare.is_given or other.is_given
    if rare.is_known and other.is_known and are_two:
        return False
    if rare.beside and other.beside and not shared:
        return False
    return (rare.is_inside or other.is_inside) and not _are_told_apart(rare.places, other.places)


def _are_told_apart(rare: list[int], other: list[int]) -> bool:
    """Whether two names stand side by side somewhere: the text knows that they are two."""
    for place in rare:
        at = bisect_left(other, place)
        if any(abs(place - near) < _PARTED for near in other[max(0, at - 1) : at + 1]):
            return True
    return False


def _are_spelled_alike(first: str, second: str) -> bool:
    """Whether two words differ in a letter or two, but not in their endings alone.

    >>> _are_spelled_alike("larsen", "larson"), _are_spelled_alike("sarif", "zarif")
    (True, True)
    >>> _are_spelled_alike("zawadski", "zawadsky")
    True
    >>> _are_spelled_alike("russia", "russian"), _are_spelled_alike("kevin", "devin")
    (False, False)
    """
    most = 2 if min(len(first), len(second)) >= _LONG else 1
    stem = next((at for at, (a, b) in enumerate(zip_longest(first, second)) if a != b), len(first))
    endings = {first[stem:], second[stem:]}
    if _ENDINGS.issuperset(endings) and not (endings == _SAME_SOUND and len(first) > _SHORTEST):
        return False
    if _distance(first, second) > most and _DOUBLED.sub(r"\1", first) != _DOUBLED.sub(
        r"\1", second
    ):
        return False
    return first[0] == second[0] or first.translate(_ALIKE) == second.translate(_ALIKE)


def _distance(first: str, second: str) -> int:
    """The letters to change, drop, add or swap with the next one to make one word the other.

    >>> _distance("brian", "brain"), _distance("theranos", "teranos")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(second, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if last and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]
