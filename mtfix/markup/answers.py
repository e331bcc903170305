"""Which placeholder of a translation answers to which of its source.

Those that are equal are put together first, then those with the same key, then those that are
left: engines translate names, so the ones that remain of a kind answer in their order.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, groupby
from typing import NamedTuple

from mtfix.markup import vocabulary
from mtfix.markup.placeholders import Placeholder

_NAMED_KINDS = frozenset(
    """brace python dollar percent hash mustache django erb nested underscored linked named tag
    printf wrapped bracketed""".split()
)
_IN_BRACES = frozenset({"brace", "dollar", "percent", "hash"})
_NUMBERED = re.compile(r"%\d+\$")
_FOREIGN = re.compile(r"%(?:\d+\$)?[^\W\d_A-Za-z]")
_AFTER_NUMBER = re.compile(r"\d[ \u00a0\u202f]*$")
_LONGEST = r"[^{}|\n]{0,80}"
_VARIABLE = re.compile(
    r"[$%#]?\{\s?[$-]?(?:[^\W\d_]\w*|_\w+|\d*)(?:\.\w+)*(?:-\w+)?\s?"
    rf"(?:[!:]{_LONGEST}|,\s?(?:number|date|time|ordinal|spellout|duration)\b{_LONGEST})?\}}"
)
_RENAMED = re.compile(rf"[$%#]?\{{\s?[$-]?\s?[^\W\d_][\w .-]*(?:[,:!]{_LONGEST})?\}}")
"""What a placeholder in braces may have become: its name may be two words now."""
_NAMED = re.compile(r"[$%#@(:<>/{}\s^&=_-]*[^\W\d_][^\n]*", re.S)
_IDENTIFIER = re.compile(r"(?:__|\[\[)(?:[a-z]+(?:_[a-z\d]+|[A-Z\d])|[A-Z]+_)\w*(?:__|\]\])")
_WORDS_TOO = frozenset({"underscored", "bracketed"})
"""Kinds whose signs are put around words too: bold type, links of a wiki."""
_VARIABLES = frozenset(
    """amount author code count currency date day days domain email error field file filename host
    hours id item items key language limit link locale max message min minutes month months name
    number ns page path percent price product project quantity seconds size state status time title
    total type url user username value version week weeks year years""".split()
)
"""Names that ``__name__`` has as a variable; of other words it makes bold type."""
_TAG_NAME = re.compile(r"</?([A-Za-z][\w.-]*)")
_ARGUMENT = re.compile(r"\{\s*(\w+)\s*,\s*[^\W\d_]+")
_TYPED = re.compile(r"\{\s*\w+\s*,\s*(?:number|date|time|ordinal|spellout|duration)\b[^{}]*\}")
_LEAST_LIKENESS = 0.6
_MOST_COMPARED = 40
_FEW = 8


class Pair(NamedTuple):
    """A placeholder of the translation and the one of the source that it answers to."""

    here: Placeholder
    there: Placeholder
    is_renamed: bool = False


class Answers(NamedTuple):
    """How the placeholders of two texts belong together."""

    pairs: Sequence[Pair]
    missing: Sequence[Placeholder]
    """Of the source."""
    extra: Sequence[Placeholder]
    """Of the translation, intact ones alone: a damaged one without partner may be prose."""


def answers(text: str, found: Sequence[Placeholder], originals: Sequence[Placeholder]) -> Answers:
    """Put the placeholders of a translation and of its source together.

    Args:
        text: the translation.
        found: its placeholders, intact and damaged.
        originals: those of the source.

    >>> from mtfix.markup.placeholders import placeholders
    >>> found = answers("", placeholders("{Uhr} {x}"), placeholders("{x} {clock}"))
    >>> [(pair.here.text, pair.there.text) for pair in found.pairs]
    [('{x}', '{x}'), ('{Uhr}', '{clock}')]
    """
    known = {one.text for one in originals}
    found = [one for one in found if not _is_glued(text, one) or one.clean in known]
    pairs, found, originals = _equal(found, originals)
    more, found, originals = _alike(text, found, originals)
    renamed, found, originals = _renamed(text, found, originals)
    extra = [one for one in found if one.is_intact]
    if any(_NUMBERED.match(one.key) for one in extra):
        extra, originals = _without_renumbered(extra, originals)
    return Answers([*pairs, *more, *renamed], originals, extra)


_Step = tuple[list[Pair], Sequence[Placeholder], Sequence[Placeholder]]


def _rest(
    pairs: list[Pair], found: Sequence[Placeholder], originals: Sequence[Placeholder]
) -> _Step:
    here = {pair.here for pair in pairs}
    there = {pair.there for pair in pairs}
    return (
        pairs,
        [one for one in found if one not in here],
        [one for one in originals if one not in there],
    )


def _equal(found: Sequence[Placeholder], originals: Sequence[Placeholder]) -> _Step:
    waiting: dict[str, deque[Placeholder]] = defaultdict(deque)
    for there in originals:
        waiting[there.text].append(there)
    pairs = [
        Pair(here, waiting[here.text].popleft())
        for here in found
        if here.is_intact and waiting.get(here.text)
    ]
    return _rest(pairs, found, originals)


def _alike(text: str, found: Sequence[Placeholder], originals: Sequence[Placeholder]) -> _Step:
    """By key, those that are likelier placeholders first; none if it is open which they are."""
    candidates: dict[str, list[Placeholder]] = defaultdict(list)
    for here in found:
        candidates[here.key].append(here)
    pairs: list[Pair] = []
    for key, there in _by_key(originals):
        chosen: list[Placeholder] = []
        ranked = sorted(candidates.get(key, ()), key=lambda one: _rank(text, one))
        for rank, group in groupby(ranked, key=lambda one: _rank(text, one)):
            members = list(group)
            room = len(there) - len(chosen)
            if len(members) <= room or rank == 0:
                chosen += members[:room]
        pairs += map(Pair, sorted(chosen), there)
    return _rest(pairs, found, originals)


def _by_key(originals: Sequence[Placeholder]) -> Iterator[tuple[str, list[Placeholder]]]:
    groups: dict[str, list[Placeholder]] = defaultdict(list)
    for there in originals:
        groups[there.key].append(there)
    yield from groups.items()


def _rank(text: str, one: Placeholder) -> int:
    """How far a damaged placeholder is to be doubted: ``5 % d`` more than ``% d``."""
    if one.is_intact:
        return 0
    before = text[max(0, one.start - 6) : one.start]
    is_percentage = one.kind == "printf" and _AFTER_NUMBER.search(before) is not None
    return 2 if is_percentage or _is_glued(text, one) else 1


def _is_glued(text: str, one: Placeholder) -> bool:
    """``from: min``: prose, unless the source has ``:min``."""
    return one.kind == "named" and text[max(0, one.start - 1) : one.start].isalnum()


def _renamed(text: str, found: Sequence[Placeholder], originals: Sequence[Placeholder]) -> _Step:
    pairs = [*_reformatted(text, found, originals), *_retyped(found, originals)]
    found, originals = _rest(pairs, found, originals)[1:]
    for kind in sorted(_NAMED_KINDS):
        here = [one for one in found if one.kind == kind and _may_be_renamed(one)]
        there = [one for one in originals if one.kind == kind and _has_name(one)]
        if not here or not there or len(there) > _MOST_COMPARED:
            continue
        if len(here) == len(there):
            pairs += (Pair(*pair, is_renamed=True) for pair in _in_order(here, there))
        elif len(here) < _MOST_COMPARED:
            pairs += _most_alike([one for one in here if _keeps_its_sign(one)], there)
    return _rest(pairs, found, originals)


def _reformatted(
    text: str, found: Sequence[Placeholder], originals: Sequence[Placeholder]
) -> Iterator[Pair]:
    """``%s`` for ``%d``, if all the others have their partners and no argument has two forms."""
    here = [one for one in found if one.kind == "printf" and one.is_intact]
    there = [one for one in originals if one.kind == "printf"]
    if len(here) == len(there) == 1 and _number(here[0]) == _number(there[0]):
        start, end = here[0].start, here[0].end
        if not (text[max(0, start - 1) : start].isdigit() or text[end : end + 1].isalpha()):
            yield Pair(here[0], there[0], is_renamed=True)


def _retyped(found: Sequence[Placeholder], originals: Sequence[Placeholder]) -> Iterator[Pair]:
    """``{0, Zahl}`` for ``{0, number}``: the type of the only argument of this name."""
    here, there = _by_argument(found), _by_argument(originals)
    for name, ours in here.items():
        theirs = there.get(name, [])
        is_one = len(ours) == len(theirs) == 1
        is_typed = is_one and _TYPED.fullmatch(theirs[0].clean) is not None
        if is_typed and not _TYPED.fullmatch(ours[0].clean):
            yield Pair(ours[0], theirs[0], is_renamed=True)


def _by_argument(some: Sequence[Placeholder]) -> dict[str, list[Placeholder]]:
    """Placeholders that name an argument and a type, by the argument."""
    arguments: dict[str, list[Placeholder]] = defaultdict(list)
    for one in some:
        match = _ARGUMENT.match(one.clean) if one.kind == "brace" else None
        if match is not None:
            arguments[match[1]].append(one)
    return arguments


def _number(one: Placeholder) -> str:
    match = _NUMBERED.match(one.key)
    return match[0] if match else ""


def is_variable(source: str, one: Placeholder) -> bool:
    """Whether what a source has in braces is a placeholder; usage texts have ``{start|stop}``.

    >>> from mtfix.markup.placeholders import placeholders
    >>> [is_variable("", one) for one in placeholders("{name} {a|b} {a,b} {0:d}")]
    [True, False, False, True]
    """
    if is_prose(one):
        return False
    if one.kind not in _IN_BRACES:
        return True
    is_part = _ESCAPE_BEFORE.search(source[max(0, one.start - 3) : one.start]) is not None
    is_part |= _WORD_BEHIND.match(source, one.end) is not None
    is_part |= is_shouted(one) and _USAGE.search(source) is not None
    return _VARIABLE.fullmatch(one.text) is not None and not is_part


_WORD_BEHIND = re.compile(r"[a-z]{3}")
_USAGE = re.compile(r"(?<!\w)--?[A-Za-z]|\w\|\w|%[sdiuc(]")
"""Options, choices, and placeholders of another style: capitals in braces are words there."""
_ESCAPE_BEFORE = re.compile(r"(?<!\\)\\[A-Za-mo-qsu-z]$")
r"""``\x{41}`` is a character of its own, ``\n{name}`` a line break and a placeholder."""


def is_prose(one: Placeholder) -> bool:
    """``{ and }``: two signs that a text speaks of, and a word between them.

    >>> from mtfix.markup.placeholders import placeholders
    >>> [is_prose(one) for one in placeholders("{ and } { user } {and}")]
    [True, False, False]
    """
    word = _BETWEEN_SIGNS.fullmatch(one.text)
    return word is not None and word[1].lower() in _JOINING


_BETWEEN_SIGNS = re.compile(r"[$%#]?[{<%]+\s+([^\W\d_]+)\s+[>}%]+")
_JOINING = frozenset(
    """and or nor with und oder mit et ou avec y e o u con ed od com en of met og eller och med ja
    tai i lub oraz a nebo alebo se s și sau cu és vagy ve veya и или с та або і й και ή
    和 或 と や 및 또는 و أو và hoặc dan atau""".split()
)
"""What stands between two signs: words for “and”, “or” and “with”."""


def is_shouted(one: Placeholder) -> bool:
    """``{FILE}``: a word that translators translate."""
    return one.key != (shouted := one.key.upper()) and one.text.replace(" ", "") == shouted


def _has_name(one: Placeholder) -> bool:
    if one.kind == "tag":
        return not _is_element(one)
    if one.kind in _WORDS_TOO:
        is_identifier = _IDENTIFIER.fullmatch(one.text) is not None
        return one.text.strip("_[]") in _VARIABLES or is_identifier
    if one.kind == "brace":
        return _NAMED.fullmatch(one.clean) is not None
    return _NAMED.fullmatch(one.clean) is not None and not is_shouted(one)


def _may_be_renamed(one: Placeholder) -> bool:
    if one.kind == "printf":
        return _FOREIGN.fullmatch(one.clean) is not None
    if one.kind in _IN_BRACES:
        return _RENAMED.fullmatch(one.clean) is not None
    if one.kind in _WORDS_TOO:
        return True
    return _has_name(one)


def _keeps_its_sign(one: Placeholder) -> bool:
    """Not `` : nombre``, which may be a colon of prose unless as many are looked for."""
    return one.kind != "named" or one.is_intact


def _is_element(one: Placeholder) -> bool:
    """Whether HTML knows it; ``<Link>`` is a component of a program's own."""
    return one.key.strip("</>") in vocabulary.ELEMENTS and not is_component(one)


def is_component(one: Placeholder) -> bool:
    """Whether a tag has a name in capitals and small letters, as components have.

    >>> from mtfix.markup.placeholders import placeholders
    >>> [is_component(one) for one in placeholders("<Link>a</Link><b>c</b>")]
    [True, True, False, False]
    """
    name = _TAG_NAME.match(one.clean) if one.kind == "tag" else None
    return name is not None and not (name[1].islower() or name[1].isupper())


def _in_order(
    here: Sequence[Placeholder], there: Sequence[Placeholder]
) -> Iterator[tuple[Placeholder, Placeholder]]:
    """Pairs by position, but for two names that are plainly each other's."""
    order = list(there)
    if len(here) <= _FEW:
        for i, j in combinations(range(len(here)), 2):
            crossed = min(_likeness(here[i], order[j]), _likeness(here[j], order[i]))
            straight = max(_likeness(here[i], order[i]), _likeness(here[j], order[j]))
            if crossed >= _LEAST_LIKENESS > straight:
                order[i], order[j] = order[j], order[i]
    yield from zip(here, order, strict=True)


def _most_alike(here: Sequence[Placeholder], there: Sequence[Placeholder]) -> Iterator[Pair]:
    """Names that are much like exactly one that the translation lacks."""
    left = list(there)
    for one in here:
        alike = [other for other in left if _likeness(one, other) >= _LEAST_LIKENESS]
        if len(alike) == 1:
            left.remove(alike[0])
            yield Pair(one, alike[0], is_renamed=True)


def _likeness(one: Placeholder, other: Placeholder) -> float:
    here, there = (_NON_NAME.sub("", key)[:40] for key in (one.key, other.key))
    return SequenceMatcher(None, here, there, autojunk=False).ratio() if here and there else 0.0


_NON_NAME = re.compile(r"\W|_")


def _without_renumbered(
    extra: list[Placeholder], originals: Sequence[Placeholder]
) -> tuple[list[Placeholder], Sequence[Placeholder]]:
    """``%2$s`` of a translation with another order answers to a ``%s`` of the source."""
    numbered = [one for one in extra if one.kind == "printf" and _NUMBERED.match(one.key)]
    plain = [one for one in originals if one.kind == "printf" and not _NUMBERED.match(one.key)]
    signs = sorted(_NUMBERED.sub("%", one.key) for one in numbered)
    if signs != sorted(one.key for one in plain):
        return extra, originals
    return (
        [one for one in extra if one not in numbered],
        [one for one in originals if one not in plain],
    )
