"""Names of people: behind a given name or a role, and wherever the text has introduced somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence, base
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, english
from mtfix.casing.lists import words
from mtfix.casing.shapes import is_english_formation
from mtfix.casing.words import is_sure, may_be_name, small_places
from mtfix.edits import Cause
from mtfix.tokens import Token

_ENDINGS = ("", "'s", "’s")
_SHORTEST = 3
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
_MANY = 5


def hot(evidence: Evidence) -> set[str]:
    """Words in lower case that may be surnames, and the same with their capital."""
    tokens = evidence.prose.tokens.words
    names = {token for token in tokens if may_be_name(token) and not is_sure(token)}
    return names | (tokens & {english().entry(base(name)).form for name in names})


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise surnames."""
    people = {name + ending for name in evidence.people for ending in _ENDINGS}
    surnames = (people & evidence.prose.tokens.words) - hot(evidence)
    places = small_places(evidence, chain(tokens, evidence.places(surnames)))
    for word, contexts in places.items():
        for context, cause in _judge(word, contexts, evidence):
            form = english().entry(word).form
            yield Finding(context.start, context.start + len(word), form, cause)


def _judge(
    word: str, contexts: Sequence[Context], evidence: Evidence
) -> Iterator[tuple[Context, Cause]]:
    if word in words("not_raised") or word in words("name_particles") or len(word) < _SHORTEST:
        return
    if any(_is_common_noun(context) for context in contexts):
        return  # a text that says "the musk" somewhere may mean it elsewhere
    known = english().knows(word)
    if not known & Known.LOWER:
        yield from _surnames(word, known, contexts, evidence)
    elif word in evidence.people:
        yield from _surnames_that_are_words(word, known, contexts, evidence)


def _surnames(
    word: str, known: int, contexts: Sequence[Context], evidence: Evidence
) -> Iterator[tuple[Context, Cause]]:
    """Words that no dictionary lists."""
    if not known & Known.NAME and is_english_formation(word):
        return
    form = english().entry(word).form
    times = evidence.times_capitalised(form)
    introduced = evidence.people.get(word)
    if introduced and len(contexts) >= _MANY > times:
        introduced = None  # small everywhere: a term, met once behind some given name
    for context in contexts:
        cause = _full_name_cause(context, evidence)
        if cause is None and introduced:
            cause = Cause("case-person", f"the text introduces {introduced}")
        elif cause is None and known & Known.NAME and times >= 2 and times > len(contexts):
            cause = Cause("case-name", f"“{form}” has its capital {times} times in the text")
        if cause is not None:
            yield context, cause


def _full_name_cause(context: Context, evidence: Evidence) -> Cause | None:
    previous = context.previous
    is_name = previous[:1].isupper() or previous in words("name_particles")
    if not is_name and previous not in words("roles"):
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
    if given.istitle() and role in words("roles") and not english().knows(given) & Known.LOWER:
        return Cause("case-person", f"a name: “{role} {given}” before it introduces somebody")
    if given in words("roles") and _is_whole_name(context):
        return Cause("case-person", f"a given name behind “{given}” and before a name")
    return None


def _is_whole_name(context: Context) -> bool:
    """``alessandro volta``: a given name, and behind it a word that is no English one."""
    surname = base(context.next)
    if not english().knows(context.word) & Known.GIVEN or len(surname) < _SHORTEST:
        return False
    known = english().knows(surname)
    return bool(known & Known.NAME) and not known & Known.LOWER


def _surnames_that_are_words(
    word: str, known: int, contexts: Sequence[Context], evidence: Evidence
) -> Iterator[tuple[Context, Cause]]:
    """``musk``, ``gates``, ``cook``: only where the words around tell that it is the person.

    Where one place is certain, the text has lost this name's capital, and places that fit the
    person are taken for it too; places that fit the common noun never are.
    """
    name = evidence.people[word]
    is_family = bool(known & Known.FAMILY)
    told = [_told_by(context, is_family=is_family) for context in contexts]
    for context, evidence_found in zip(contexts, told, strict=True):
        if evidence_found:
            reason = f"the text introduces {name}; {evidence_found}"
            yield context, Cause("case-person", reason)
        elif any(told) and _fits_person(context):
            reason = f"the text introduces {name}, written small elsewhere too"
            yield context, Cause("case-person", reason)


def _is_common_noun(context: Context) -> bool:
    previous = context.previous.lower()
    return previous in words("after_articles") or previous.isdigit()


def _told_by(context: Context, *, is_family: bool) -> str:
    """What tells that this is the person, in words; empty if nothing is certain."""
    previous = context.previous.lower()
    earlier = context.before[1].word.lower() if len(context.before) > 1 else ""
    if previous in _VERB_BEFORE and earlier != "according":
        return ""
    if is_family and re.match(
        r"['’] " if context.word.endswith("s") else r"['’]s\b", context.right
    ):
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
