"""Surnames: behind a given name, and wherever the text has introduced somebody.

What is told here is certain whatever the health of the text: engines lower rare surnames in a text
whose other names they keep. Surnames that are words too (Musk, Gates, Cook) are raised only
where the words around tell the person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mtfix.casing.context import Context, begins, is_glued
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.names import form_of
from mtfix.casing.shapes import LONGEST, base, is_english_formation
from mtfix.edits import Cause
from mtfix.tokens import Token

_SHORTEST = 3
_MANY = 5
_OTHER_NAMES = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM | Known.BRAND
_NO_GIVEN = Known.LOWER | _OTHER_NAMES
_AUXILIARIES = frozenset(
    """did does didn't doesn't has hasn't had hadn't will won't would wouldn't is isn't was wasn't
    can can't could""".split()
)
_PREPOSITIONS = frozenset("with by from for about like between against than including".split())
_BEHIND_PERSON = frozenset(
    "to in at on for with from now today again go as after before when who whose and".split()
)
_VERB_BEFORE = frozenset(
    """to will can could would should may might must not i you we they he she who don't
    didn't doesn't won't can't cannot please""".split()
)
_SPEAKING = frozenset("said told says wrote".split())


def hot(evidence: Evidence) -> set[str]:
    """Surnames of people whom the text introduces, and small words that may be a surname."""
    lexicon = evidence.lexicon
    found = {token for word in evidence.people for token in evidence.vocabulary.get(word, ())}
    for word, tokens in evidence.vocabulary.items():
        if word not in evidence.people and may_be_surname(lexicon, word):
            found.update(token for token in tokens if token[0].islower())
    return found


@lru_cache(maxsize=1 << 17)
def may_be_surname(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is no English one, as far as anybody knows.

    >>> from mtfix.casing.lexicon import english
    >>> [may_be_surname(english(), word) for word in ("shkaplerov", "table", "irrigators")]
    [True, False, False]
    """
    if (
        not _SHORTEST <= len(word) <= LONGEST
        or not word.isalpha()
        or word in words("name_particles")
    ):
        return False
    entry = lexicon.entry(word)
    if entry.is_word or entry.uses.odds < 0 or entry.known & _OTHER_NAMES:
        return False
    return bool(entry.known & Known.NAME) or not is_english_formation(word)


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise surnames."""
    for word, places in _small_places(evidence, tokens).items():
        is_word = bool(evidence.lexicon.knows(word) & Known.LOWER)
        judged = _judge_word(evidence, word, places) if is_word else _judge(evidence, word, places)
        for place, reason in judged:
            form = form_of(evidence.lexicon, word)
            cause = Cause("case-person", reason, "unsafe" if evidence.is_on_code else "safe")
            yield Finding(place.start, place.start + len(word), form, cause)


def _small_places(evidence: Evidence, tokens: Iterable[Token]) -> dict[str, Sequence[Context]]:
    """Where the words stand in lower case, in prose."""
    text = evidence.prose.text
    found: defaultdict[str, list[Context]] = defaultdict(list)
    for token in tokens:
        if token.text.islower() and not is_glued(text, *token.span):
            word = base(token.text.lower())
            if word in evidence.people or _may_follow_given(evidence, token):
                found[word].append(evidence.context(token))
    return dict(found)


def _may_follow_given(evidence: Evidence, token: Token) -> bool:
    before = evidence.around(token).before
    return bool(before) and (before[0][0].isupper() or before[0] in words("name_particles"))


def _judge(
    evidence: Evidence, word: str, places: Sequence[Context]
) -> Iterator[tuple[Context, str]]:
    """Places of a word that no dictionary lists: behind a given name, or of a known person."""
    name = evidence.people.get(word)
    if name and len(places) >= _MANY:
        name = None  # small again and again: a term, met once behind some given name
    for place in places:
        if place.is_quoted:
            continue
        if reason := _full_name(evidence, place):
            yield place, reason
        elif name:
            yield place, f"the text introduces {name}"


def _full_name(evidence: Evidence, place: Context) -> str:
    """What tells that a given name stands before; particles may stand between (van, al)."""
    names = list(place.before)
    while names and names[0].word in words("name_particles") and names[0].separator == " ":
        names.pop(0)
    if not names or names[0].separator != " ":
        return ""
    given = names[0].word
    # “Mark autopkgtest as superficial”: a verb may begin a sentence.
    is_verb = given in words("given_words") and (len(names) == 1 or begins(names[1].separator))
    if evidence.is_given(given) and not is_verb:
        return f"“{given}” before it is a given name"
    role = names[1].word.lower() if len(names) > 1 and names[1].separator == " " else ""
    is_unknown = given.istitle() and not evidence.lexicon.knows(given) & _NO_GIVEN
    if is_unknown and role in words("roles"):
        return f"“{role} {given}” before it introduces somebody"
    return ""


def _judge_word(
    evidence: Evidence, word: str, places: Sequence[Context]
) -> Iterator[tuple[Context, str]]:
    """Places of a surname that is a word too (Musk, Gates, Cook).

    Where one place is certain, the text has lost this name's capital, and places that fit the
    person are taken for it too; places that fit the common noun never are.
    """
    name = evidence.people.get(word)
    if not name or any(_is_common_noun(place) for place in places):
        return  # a text that says "the musk" somewhere may mean it elsewhere
    is_family = bool(evidence.lexicon.knows(word) & Known.FAMILY)
    told = [_told_by(place, is_family=is_family) for place in places]
    for place, certain in zip(places, told, strict=True):
        is_likely = any(told) and _fits_person(place)
        if reason := certain or ("it is written small elsewhere too" if is_likely else ""):
            yield place, f"the text introduces {name}; {reason}"


def _is_common_noun(context: Context) -> bool:
    previous = context.previous.lower()
    return previous in words("after_articles") or previous.isdigit()


def _told_by(context: Context, *, is_family: bool) -> str:
    """What tells that this is the person, in words; empty if nothing is certain."""
    previous = context.previous.lower()
    earlier = context.before[1].word.lower() if len(context.before) > 1 else ""
    if previous in _VERB_BEFORE and earlier != "according":
        return ""
    if is_family and base(context.word) != context.word:
        return "the possessive tells a person"
    if context.word.endswith("s"):  # a plural: gates will close
        return f"“{context.next}” tells a speaker" if context.next in _SPEAKING else ""
    if context.next in words("person_verbs"):
        return f"“{context.next}” behind it tells a person"
    if previous in words("person_objects") or (earlier, previous) == ("according", "to"):
        return f"“{previous}” before it tells a person"
    return ""


def _fits_person(context: Context) -> bool:
    previous = context.previous.lower()
    if previous in _VERB_BEFORE or context.word.endswith("s"):
        return False
    if context.next in _AUXILIARIES:
        return True
    behind = context.next in _BEHIND_PERSON or bool(re.match(r"[,.;:?!)]", context.right))
    return behind and (previous in _PREPOSITIONS or previous in words("person_objects_weak"))
