"""Surnames that are words too (Musk, Gates, Cook): raised where the words around tell a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.casing.context import Context, word_before
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.casing.truecasing.common_nouns import before_common_noun
from mtfix.language import FUNCTION_WORDS
from mtfix.memos import remembered
from mtfix.patterns import compiled

LETTERS = (
    r"(?=[A-Zdmp])(?:"
    r"(?<![\w.])(?:[A-Z]\. ?){2,3}|\b(?P<given>[A-Z][a-z]+) (?:[A-HJ-UWYZ]\. ?){1,2}"
    r"|\b(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?|(?:mr|mrs|ms|dr|prof)\.) )"
)
"""Letters of given names (I, V and X may be numbers), or a title.

Their first letter is asked first: most places are then given up five times as fast.
"""

INITIALS = compiled(rf"{LETTERS}$")
_NO_INITIALS = frozenset(
    """A.D. A.M. B.C. C.V. D.C. E.U. I.D. L.A. M.P. N.B. N.Y. P.M. P.S. Q.C. T.V. U.K. U.N. U.S.
    U.S.A.""".split()
)
_SURE_ODDS, _NEVER_SMALL_ODDS = 2.0, 5.0
_OTHER_NAMES = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM | Known.BRAND
_NO_GIVEN = Known.LOWER | _OTHER_NAMES
_NO_SURNAME = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM
_AUXILIARIES = frozenset(
    """did does didn't doesn't has hasn't had hadn't will won't would wouldn't is isn't was wasn't
    can can't could""".split()
)
_PERFECT = frozenset("had has hadn't hasn't will would wouldn't".split())
_OWNER_END = compiled(r"['’] [a-z]")
"""Behind a name in s: ``according to gates' lawyer``."""

_PREPOSITIONS = frozenset("with by from for about like between against than including".split())
_BEHIND_PERSON = frozenset(
    "to in at on for with from now today again go as after before when who whose and".split()
)
_VERB_BEFORE = frozenset(
    """to will can could would should may might must not i you we they he she who don't
    didn't doesn't won't can't cannot please""".split()
)
_AGENTS = ("er", "or", "man", "smith", "wright")
_CRAFTS = frozenset("abbot butcher cook dean knight mason monk shepherd squire".split())
_LEAST_PLURAL = 0.25
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_YEAR = compiled(r"[12]\d{3}")
_PAST = compiled(r"[a-z]{2,}ed")
_AND_HIS = compiled(r" and (?:his|her|their)\b")
_WITH = frozenset({"against", "with"})
_OBJECT_END = compiled(r"[.,;:?!)]| (?:and|as|at|in|on|until|when|who)\b")
_SAINTS = frozenset({"st", "saint"})
_ACADEMIC = compiled(r"\b(?:[Dd]r|[Pp]rof)\.? $")
_BEHIND_STOP = compiled(r"\. ?([^\W\d_]+)")
_LONGEST_OF_TITLE = 5
_SPEAKING = frozenset("said told says wrote".split())


def is_family_word(lexicon: Lexicon, word: str) -> bool:
    """Whether a dictionary has a word that is a surname, or some name, more often.

    >>> from mtfix.casing.lexicon import english
    >>> [is_family_word(english(), word) for word in ("garner", "mistral", "table", "monday")]
    [True, True, False, False]
    """
    entry = lexicon.entry(word)
    if not entry.is_word or word in words("name_particles"):
        return False
    if entry.known & Known.FAMILY:
        return entry.uses.odds > 0
    is_name = entry.known & Known.NAME and not entry.known & _NO_SURNAME
    return bool(is_name) and entry.uses.odds > _SURE_ODDS


def is_introduced(evidence: Evidence, before: Sequence[str]) -> bool:
    """``maestro ricardo``: a role and a given name, which has lost its capital too.

    Args:
        evidence: of the text.
        before: the words before a surname, the nearest first.
    """
    if len(before) < len(("given", "role")) or before[1].lower() not in words("roles"):
        return False
    entry = evidence.lexicon.entry(before[0])
    is_given = entry.known & Known.GIVEN and not entry.known & _NO_GIVEN
    return before[0].islower() and bool(is_given) and entry.uses.odds > _SURE_ODDS


def judge(
    evidence: Evidence, word: str, places: Sequence[Context]
) -> Iterator[tuple[Context, str]]:
    """Places of a surname that is a word too (Musk, Gates, Cook).

    Where one place is certain, the text has lost this name's capital, and places that fit the
    person are taken for it too; places that fit the common noun never are.

    Args:
        evidence: of the text.
        word: the surname in lower case.
        places: where it stands so.
    """
    entry = evidence.lexicon.entry(word)
    is_family = bool(entry.known & Known.FAMILY)
    for place in places:
        initials = _behind_initials(evidence, place) if is_family else ""
        introduced = initials or _behind_stranger(evidence, place)
        if reason := introduced or _given(evidence, place, places):
            yield place, reason
    name = evidence.people.get(word)
    if not name:
        return
    articles = before_common_noun(entry)
    if any(_is_common_noun(place, articles) for place in places):
        # a text that says "the musk" somewhere may mean it elsewhere
        places = [it for it in places if is_family and it.next in _SPEAKING and _is_bare(it)]
    is_person_noun = is_family and _is_somebody(evidence.lexicon, word)
    is_seldom_small = is_family and entry.uses.odds > _NEVER_SMALL_ODDS
    told = [
        _told_by(place, is_family=is_family)
        or (_bare_noun(place) if is_person_noun else "")
        or ("edited text hardly ever has it small" if is_seldom_small else "")
        for place in places
    ]
    for place, certain in zip(places, told, strict=True):
        is_likely = any(told) and _fits_person(place)
        if reason := certain or ("it is written small elsewhere too" if is_likely else ""):
            yield place, f"the text introduces {name}; {reason}"


def _is_bare(context: Context) -> bool:
    """``trump wrote``, at the start of a clause: nothing before it could own or describe it."""
    return not context.previous or context.previous.lower() in words("subject_openers")


def is_academic(place: Context) -> bool:
    """Whether a word belongs to a title: ``Dr. med. Weiss``, ``Dr. rer. nat.``, ``Prof. emer.``.

    A short surname may end a sentence there too (``saw Dr. roth. Anna left``); only what begins
    with a function word is surely another one.

    Args:
        place: of a word behind a title.
    """
    following = _BEHIND_STOP.match(place.right)
    if not following or len(place.word) > _LONGEST_OF_TITLE or not _ACADEMIC.search(place.left):
        return False
    return following[1].islower() or following[1].lower() not in FUNCTION_WORDS


def _behind_initials(evidence: Evidence, place: Context) -> str:
    """``W. B. Yeats``, ``mr. baker``, ``John F. kennedy``; not ``in class B. most``."""
    initials = INITIALS.search(place.left)
    word = base(place.word)
    if not initials or word in words("name_particles") or is_academic(place):
        return ""  # Mr von Lindt
    if word in FUNCTION_WORDS | words("starters") | words("finite_verbs"):
        return ""
    if initials["given"] and not evidence.is_given(initials["given"]):
        return ""
    if word_before(place.left, initials.start()).lower() in words("after_articles") - {"of"}:
        return ""  # their M.D. friend
    if initials[0].replace(" ", "") in _NO_INITIALS:
        return ""
    return f"“{initials[0].strip()}” before it is a title, or stands for given names"


def _given(evidence: Evidence, place: Context, places: Sequence[Context]) -> str:
    """``Ludmila cameron``: in a text that has lost capitals, a word that is rarer than its name."""
    given = place.previous
    if not is_family_word(evidence.lexicon, base(place.word)):
        return ""
    if is_introduced(evidence, [it.word for it in place.before if it.separator == " "]):
        return f"“{place.before[1].word} {given}” before it introduces somebody"
    if evidence.is_damaged:
        given = given.capitalize()  # it may have lost its own
    if len(place.before) > 1 and place.before[1].word.lower() in words("determiners"):
        return ""  # that Ryan guy
    is_saint = len(place.before) > 1 and place.before[1].word.lower() in _SAINTS
    is_told = bool(given) and evidence.is_given(given) and given not in words("given_words")
    if not is_told or is_saint or evidence.is_title(place.start):
        return ""
    surname = base(place.word).capitalize()
    is_name = evidence.lexicon.phrase(f"{given} {surname}".lower()) == f"{given} {surname}"
    if is_name and (evidence.is_healthy or _is_said_alone(evidence, place, places)):
        return f"“{given} {surname}” is a name"
    return f"“{given}” before it is a given name" if evidence.health[0] > 0 else ""


def _behind_stranger(evidence: Evidence, place: Context) -> str:
    """``the economist Zerlina gill``: a role, a word that nobody knows, and a surname.

    No verb stands there: not ``president Sukarno rose``.
    """
    given, word = place.previous, place.word
    if not given.istitle() or len(place.before) < len(("given", "role")) or word.endswith("s"):
        return ""
    role = place.before[1].word
    is_apart = place.before[0].separator == " " == place.before[1].separator
    if not is_apart or role.lower() not in words("roles") or not evidence.health[0]:
        return ""
    is_verb = word in FUNCTION_WORDS | words("finite_verbs") or word.capitalize() in words("verbs")
    is_unknown = not evidence.lexicon.entry(given.lower()).uses.total
    is_stranger = is_unknown and not evidence.lexicon.knows(given) & _NO_GIVEN
    if not is_stranger or is_verb or not is_family_word(evidence.lexicon, base(word)):
        return ""
    return f"“{role} {given}” before it introduces somebody"


def _is_said_alone(evidence: Evidence, place: Context, places: Sequence[Context]) -> bool:
    """Whether a surname stands without the given name too: the model doubts it then."""
    times = map(evidence.prose.tokens.times, evidence.vocabulary.get(base(place.word), ()))
    return sum(times) > sum(it.previous == place.previous for it in places)


@remembered
def _is_somebody(lexicon: Lexicon, word: str) -> bool:
    """Whether a noun names somebody, so that it stands with an article: a baker; but rice, lamb."""
    singular, plural = lexicon.entry(word).uses, lexicon.entry(word + "s").uses
    is_somebody = word.endswith(_AGENTS) or word in words("roles") or word in _CRAFTS
    return is_somebody and plural.lower > _LEAST_PLURAL * max(1, singular.lower)


def _bare_noun(context: Context) -> str:
    """What tells that a noun that needs an article, and has none, is a person."""
    previous, following = context.previous.lower(), context.next
    reason = "no article is before it"
    if previous in words("after_articles") or context.word.endswith("s"):
        return ""
    is_date = _YEAR.fullmatch(previous) or previous in _DAYS
    is_opened = previous in words("subject_openers") or is_date
    if is_opened and (following in words("finite_verbs") or _PAST.fullmatch(following)):
        return f"it is a subject, and {reason}"
    if is_opened and _AND_HIS.match(context.right):
        return f"“and {context.right.split()[1]}” behind it tells a person"
    is_object = previous in _WITH and _OBJECT_END.match(context.right)
    return f"“{previous}” before it, and {reason}" if is_object else ""


def _is_clause_of(context: Context) -> bool:
    """``knew that bush had recorded it``: “that” begins a clause behind such a verb."""
    earlier = context.before[1].word if len(context.before) > 1 else ""
    is_clause = context.previous == "that" and earlier in words("that_heads")
    return is_clause and context.next in _PERFECT and not context.word.endswith("s")


def _is_common_noun(context: Context, articles: frozenset[str]) -> bool:
    if _is_clause_of(context):
        return False
    previous = context.previous.lower()
    is_number = previous.isdigit() and not _YEAR.fullmatch(previous)
    return previous in articles or is_number


def _told_by(context: Context, *, is_family: bool) -> str:
    """What tells that this is the person, in words; empty if nothing is certain."""
    previous = context.previous.lower()
    earlier = context.before[1].word.lower() if len(context.before) > 1 else ""
    if previous in _VERB_BEFORE and earlier != "according":
        return ""
    is_owner = base(context.word) != context.word or _is_owner_in_s(context)
    if is_family and is_owner:
        return "the possessive tells a person"
    if context.word.endswith("s"):  # a plural: gates will close
        return f"“{context.next}” tells a speaker" if context.next in _SPEAKING else ""
    if is_family and _is_clause_of(context):
        return f"“that” before it and “{context.next}” behind it tell a subject"
    if context.next in words("person_verbs"):
        return f"“{context.next}” behind it tells a person"
    is_object = previous in words("person_objects") or (earlier, previous) == ("according", "to")
    return f"“{previous}” before it tells a person" if is_object else ""


def _is_owner_in_s(context: Context) -> bool:
    """``according to gates' lawyer``; not ``the phrase 'food miles' is``."""
    is_quoted = "'" in context.left or "‘" in context.left
    return _OWNER_END.match(context.right) is not None and not is_quoted


def _fits_person(context: Context) -> bool:
    previous = context.previous.lower()
    if previous in _VERB_BEFORE or context.word.endswith("s"):
        return False
    if context.next in _AUXILIARIES:
        return True
    behind = context.next in _BEHIND_PERSON or bool(re.match(r"[,.;:?!)]", context.right))
    return behind and (previous in _PREPOSITIONS or previous in words("person_objects_weak"))
