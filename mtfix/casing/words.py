"""Single words: dates, nationalities, places, brands, acronyms, and names of people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence, base
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, english
from mtfix.casing.lists import words
from mtfix.edits import Cause
from mtfix.tokens import Token

_SURE = (
    (Known.DATE, "case-date", "a month or weekday"),
    (Known.DEMONYM, "case-nationality", "a nationality or language"),
    (Known.PLACE, "case-place", "a place that no dictionary lists in lower case"),
    (Known.BRAND, "case-brand", "a company or product that no dictionary lists in lower case"),
    (Known.ACRONYM, "case-acronym", "an acronym that no dictionary lists in lower case"),
)
_ENDINGS = ("", "'s", "’s")
_OF_COMPANIES = frozenset("shares share stock stocks founder subsidiary employees".split())
_SHORTEST_PLACE = 5
_SHORTEST_NAME = 3
_MONTHS_TOO = frozenset({"may", "march", "august"})
_PRONOUN_NEXT = frozenset(
    """am was have had will would can could do did don't didn't think thought just want
    wanted know knew believe hope said say saw love like need feel felt got get went never
    always also really""".split()
)
_PLURAL_NEXT = frozenset("said told says wrote founded".split())
_PREPOSITIONS = frozenset("with by from for about like between against than including".split())
_BEHIND_PERSON = frozenset(
    """to in at on for with from now today again go as after before when who whose and""".split()
)
_VERB_BEFORE = frozenset(
    """to will can could would should may might must not i you we they he she who don't
    didn't doesn't won't can't cannot let's please""".split()
)


def hot(evidence: Evidence) -> set[str]:
    """The distinct words that may be names in lower case, and the same with their capital."""
    tokens = evidence.prose.tokens.words
    names = {token for token in tokens if may_be_name(token)}
    return names | (tokens & {english().entry(base(name)).form for name in names})


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise single words."""
    people = {name + ending for name in evidence.people for ending in _ENDINGS}
    surnames = (people & evidence.prose.tokens.words) - hot(evidence)
    places: defaultdict[str, list[Context]] = defaultdict(list)
    for token in chain(tokens, evidence.places(surnames)):
        if not token.text[0].islower():
            continue
        context = Context(evidence.prose.text, *token.span)
        if not context.is_glued and not context.is_quoted:
            places[base(token.text)].append(context)
    for word, contexts in places.items():
        for context, cause in _judge(word, contexts, evidence):
            form = english().entry(word).form if word != "i" else "I"
            yield Finding(context.start, context.start + len(word), form, cause)


@lru_cache(maxsize=1 << 17)
def may_be_name(token: str) -> bool:
    """Whether a token is a lower-case word that is not simply a dictionary word.

    >>> [may_be_name(word) for word in ("monday", "table", "shkaplerov", "Monday", "x2")]
    [True, False, True, False, False]
    """
    if not token[:1].islower():
        return False
    word = base(token)
    if word == "i" or word in _MONTHS_TOO:
        return True
    if len(word) < _SHORTEST_NAME or not word.isalpha() or not word.islower():
        return False
    known = english().knows(word)
    return not known & Known.LOWER or bool(known & Known.DEMONYM)


def _judge(
    word: str, contexts: list[Context], evidence: Evidence
) -> Iterator[tuple[Context, Cause]]:
    known = english().knows(word)
    if word == "i":
        yield from _pronouns(contexts)
    elif word in _MONTHS_TOO:
        yield from _months(contexts)
    elif sure := _sure_cause(word, known):
        yield from ((context, sure) for context in contexts if not _is_common(context, known))
    elif word in evidence.people and known & Known.LOWER:
        yield from _surnames_that_are_words(word, contexts, evidence)
    elif known & Known.BRAND and word in words("not_raised"):
        cause = Cause("case-brand", f"a company: “{word}” with shares or staff")
        yield from ((context, cause) for context in contexts if _is_company(context))
    elif not known & Known.LOWER:
        yield from _people(word, known, contexts, evidence)


def _is_common(context: Context, known: int) -> bool:
    """French fries and three tesla: what names have become common nouns."""
    if context.next.lower() in words("compounds"):
        return True
    counted = context.previous.isdigit() or context.previous.lower() in ("a", "an", "per")
    return bool(known & Known.BRAND) and counted


def _is_company(context: Context) -> bool:
    """``shares of tesla``: a name that is a unit too, where only the company fits."""
    before = [neighbour.word.lower() for neighbour in context.before[:2]]
    return len(before) == 2 and before[0] in ("of", "in") and before[1] in _OF_COMPANIES


def _sure_cause(word: str, known: int) -> Cause | None:
    """The cause if the lexicon alone is enough."""
    for flag, rule, reason in _SURE:
        if not known & flag or word in words("not_raised") | words("abbreviations"):
            continue
        if flag is Known.PLACE and len(word) < _SHORTEST_PLACE:
            continue
        if not known & Known.LOWER or flag is Known.DEMONYM:
            return Cause(rule, f"“{word}” is {reason}")
    return None


def _pronouns(contexts: list[Context]) -> Iterator[tuple[Context, Cause]]:
    cause = Cause("case-pronoun", "the pronoun I is written with a capital")
    for context in contexts:
        contracted = re.match(r"['’](?:m|ve|ll|d)\b", context.right)
        spaced = context.left[-1:] in ("", " ", '"', "“", "‘", "\n")
        if spaced and (contracted or context.next in _PRONOUN_NEXT):
            yield context, cause


_MONTH_BEFORE = frozenset("early late mid since until by of last next".split())
_MONTH_BEHIND = re.compile(r"[,.;:)]|$| (?:\d{1,2}(?:,|\b)|\d{4}|the\b|and\b|of\b|to\b)")


def _months(contexts: list[Context]) -> Iterator[tuple[Context, Cause]]:
    cause = Cause("case-date", "a month: the words around it tell a date")
    for context in contexts:
        before = context.previous
        dated = before in _MONTH_BEFORE and bool(_MONTH_BEHIND.match(context.right))
        dated = dated or (before == "in" and bool(_MONTH_BEHIND.match(context.right)))
        if dated or _is_day(context):
            yield context, cause


def _is_day(context: Context) -> bool:
    """``on 12 may``; after a bare number ``may`` is a verb."""
    day = context.previous
    if not re.fullmatch(r"[12]?\d|3[01]", day) or not _MONTH_BEHIND.match(context.right):
        return False
    earlier = context.before[1].word.lower() if len(context.before) > 1 else ""
    return context.word != "may" or earlier in ("on", "until", "since", "from", "by")


def _people(
    word: str, known: int, contexts: list[Context], evidence: Evidence
) -> Iterator[tuple[Context, Cause]]:
    """Words that no dictionary lists: raised behind a given name or role, or if introduced."""
    if word in words("not_raised"):
        return
    form = english().entry(word).form
    times = evidence.times_capitalised(form) if known & Known.NAME else 0
    for context in contexts:
        cause = _full_name_cause(context, evidence)
        if cause is None and word in evidence.people:
            cause = Cause("case-person", f"the text introduces {evidence.people[word]}")
        elif cause is None and times >= 2 and times > len(contexts):
            cause = Cause("case-name", f"“{form}” has its capital {times} times in the text")
        if cause is not None:
            yield context, cause


def _full_name_cause(context: Context, evidence: Evidence) -> Cause | None:
    previous = context.previous
    if context.word in words("name_particles") or not (
        previous[:1].isupper() or previous in words("roles") | words("name_particles")
    ):
        return None
    names = list(context.before)
    while names and names[0].word in words("name_particles") and names[0].separator == " ":
        names.pop(0)
    if not names or names[0].separator != " ":
        return None
    given = names[0].word
    role = names[1].word.lower() if len(names) > 1 and names[1].separator == " " else ""
    if evidence.is_given(given):
        return Cause("case-person", f"a name: “{given}” before it is a given name")
    if given[:1].isupper() and role in words("roles") and not _is_word(given):
        return Cause("case-person", f"a name: “{role} {given}” before it introduces somebody")
    is_role = given in words("roles")
    if is_role and english().knows(context.word) & Known.GIVEN and _next_is_name(context):
        return Cause("case-person", f"a given name behind “{given}” and before a name")
    return None


def _is_word(word: str) -> bool:
    return bool(english().knows(word) & Known.LOWER)


def _next_is_name(context: Context) -> bool:
    return len(context.next) >= _SHORTEST_NAME and not _is_word(base(context.next))


def _surnames_that_are_words(
    word: str, contexts: list[Context], evidence: Evidence
) -> Iterator[tuple[Context, Cause]]:
    """``musk``, ``gates``, ``cook``: only where the words around tell that it is the person.

    Where one place is certain, the text has lost this name's capital, and places that fit the
    person are taken for it too; places that fit the common noun never are.
    """
    name = evidence.people[word]
    certain = [_acts_as_person(context) for context in contexts]
    is_lost = any(certain)
    for context, is_certain in zip(contexts, certain, strict=True):
        if is_certain:
            yield context, Cause("case-person", f"the text introduces {name}; {_told_by(context)}")
        elif is_lost and _fits_person(context):
            yield (
                context,
                Cause("case-person", f"the text introduces {name}, written small elsewhere too"),
            )


def _is_common_noun(context: Context) -> bool:
    previous = context.previous.lower()
    return previous in words("after_articles") or previous in _VERB_BEFORE or previous.isdigit()


def _acts_as_person(context: Context) -> bool:
    if _is_common_noun(context):
        return False
    if context.word.endswith("s"):  # a plural: gates will close
        return bool(re.match(r"['’] ", context.right)) or context.next in _PLURAL_NEXT
    if re.match(r"['’]s\b", context.right):
        return True
    return context.next in words("person_verbs") or _object_of(context) != ""


def _object_of(context: Context) -> str:
    previous = context.previous.lower()
    if previous in words("person_objects"):
        return previous
    if previous == "to" and len(context.before) > 1 and context.before[1].word == "according":
        return "according to"
    return ""


def _told_by(context: Context) -> str:
    if context.word.endswith(("'s", "’s", "'", "’")) or context.right[:1] in "'’":
        return "the possessive tells a person"
    if context.next in words("person_verbs"):
        return f"“{context.next}” behind it tells a person"
    return f"“{_object_of(context)}” before it tells a person"


def _fits_person(context: Context) -> bool:
    if _is_common_noun(context) or context.word.endswith("s"):
        return False
    behind = context.next in _BEHIND_PERSON or bool(re.match(r"[,.;:?!)]", context.right))
    return context.previous.lower() in _PREPOSITIONS and behind
