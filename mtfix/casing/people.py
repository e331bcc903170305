"""Surnames: behind a given name, and wherever the text has introduced somebody.

What is told here is certain whatever the health of the text: engines lower rare surnames in a text
whose other names they keep. Surnames that are words too (Musk, Gates, Cook) are raised only
where the words around tell the person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from mtfix.casing.context import Context, begins, is_glued, word_before
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import LONGEST, base, is_english_formation
from mtfix.edits import Cause
from mtfix.language import FUNCTION_WORDS
from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHORTEST = 3
_LETTERS = (
    r"(?=[A-Zdmp])(?:"
    r"(?<![\w.])(?:[A-Z]\. ?){2,3}|\b(?P<given>[A-Z][a-z]+) (?:[A-HJ-UWYZ]\. ?){1,2}"
    r"|\b(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?|(?:mr|mrs|ms|dr|prof)\.) )"
)
"""Letters of given names (I, V and X may be numbers), or a title.

Their first letter is asked first: most places are then given up five times as fast.
"""

_ABBREVIATED = ("Mr", "Mrs", "Ms", "Dr", "Prof")
"""The only ones among them that need no stop."""

_INITIALS = compiled(rf"{_LETTERS}$")
_NAME_BEHIND_INITIALS = compiled(rf"{_LETTERS}(?P<word>[a-z][^\W\d_]+)")
_APPOSITION = compiled(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [^.!?;:,\n()\"“”]{3,60}, $")
_NO_INITIALS = frozenset(
    """A.D. A.M. B.C. C.V. D.C. E.U. I.D. L.A. M.P. N.B. N.Y. P.M. P.S. Q.C. T.V. U.K. U.N. U.S.
    U.S.A.""".split()
)
_SURE_ODDS = 2.0
_MANY = 5
_OTHER_NAMES = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM | Known.BRAND
_NO_GIVEN = Known.LOWER | _OTHER_NAMES
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
_SPEAKING = frozenset("said told says wrote".split())


def hot(evidence: Evidence) -> set[str]:
    """Surnames of people whom the text introduces, and small words that may be a surname."""
    lexicon = evidence.lexicon
    found = {token for word in evidence.people for token in evidence.vocabulary.get(word, ())}
    for word, tokens in evidence.vocabulary.items():
        if word not in evidence.people and may_be_surname(lexicon, word):
            found.update(token for token in tokens if token[0].islower())
    behind = _NAME_BEHIND_INITIALS.finditer(evidence.prose.text)
    return found.union({match["word"] for match in behind} - FUNCTION_WORDS)


@remembered
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
        return _is_double(lexicon, word)
    entry = lexicon.entry(word)
    if entry.is_word or entry.uses.odds < 0 or entry.known & _OTHER_NAMES:
        return False
    return bool(entry.known & Known.NAME) or not is_english_formation(word)


def _is_double(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is two surnames: ``smith-rowe``; not ``oslo-born``, ``second-hand``."""
    first, _, last = word.partition("-")
    if not (first.isalpha() and last.isalpha()) or len(word) > LONGEST:
        return False
    if lexicon.knows(word) & Known.LOWER or last in words("compound_ends"):
        return False
    if lexicon.entry(word).uses.odds > _SURE_ODDS:
        return True
    known = [lexicon.knows(part) for part in (first, last)]
    if any(each & Known.LOWER and not each & Known.FAMILY for each in known):
        return False
    if any(each & _OTHER_NAMES and not each & Known.FAMILY for each in known):
        return False
    return any(map(_is_surname, repeat(lexicon), (first, last)))


def _is_surname(lexicon: Lexicon, word: str) -> bool:
    """Whether one of two joined words is a surname for sure, and nothing else."""
    entry = lexicon.entry(word)
    if len(word) < _SHORTEST or entry.is_word:
        return False
    return bool(entry.known & (Known.FAMILY | Known.GIVEN)) or not is_english_formation(word)


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
    before = word_before(evidence.prose.text, token.start)
    if before[:1].isupper() or before in words("name_particles"):
        return True
    is_given = bool(evidence.lexicon.knows(before) & Known.GIVEN)
    if is_given and _is_introduced(evidence, evidence.around(token).before):
        return True
    may_be_letters = not before or before.endswith(_ABBREVIATED)
    return may_be_letters and _is_behind_initials(evidence.context(token))


def _is_introduced(evidence: Evidence, before: Sequence[str]) -> bool:
    """``maestro ricardo``: a role and a given name, which has lost its capital too."""
    if len(before) < len(("given", "role")) or before[1].lower() not in words("roles"):
        return False
    entry = evidence.lexicon.entry(before[0])
    is_given = entry.known & Known.GIVEN and not entry.known & _NO_GIVEN
    return before[0].islower() and bool(is_given) and entry.uses.odds > _SURE_ODDS


def _is_behind_initials(place: Context) -> bool:
    return _INITIALS.search(place.left) is not None


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
    initials = _INITIALS.search(place.left)
    word = base(place.word)
    is_family = evidence.lexicon.knows(word) & Known.FAMILY
    if (
        initials
        and word not in words("name_particles")
        and (may_be_surname(evidence.lexicon, word) or is_family)
    ):
        return f"“{initials[0].strip()}” before it is a title, or stands for given names"
    names = list(place.before)
    if _is_introduced(evidence, [it.word for it in names if it.separator == " "]):
        return f"“{names[1].word} {names[0].word}” before it introduces somebody"
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
    return _of_unknown(place, given, role) if is_unknown else ""


def _of_unknown(place: Context, given: str, role: str) -> str:
    """What tells that an unknown word with a capital is a given name."""
    if role in words("roles"):
        return f"“{role} {given}” before it introduces somebody"
    return f"“{given}” before it, and who that is" if _is_apposition(place, given) else ""


def _is_apposition(place: Context, given: str) -> bool:
    """``the director of the circus, Zlatko hurban, was ill``: a role tells who stands apart."""
    told = _APPOSITION.search(place.left.removesuffix(f"{given} "))
    is_closed = place.right[:1] == "," or place.right[:2] in (".", ".\n", ". ")
    if not told or not is_closed or len(given) < _SHORTEST:
        return False
    return not words("roles").isdisjoint(told[0].lower().split())


def _judge_word(
    evidence: Evidence, word: str, places: Sequence[Context]
) -> Iterator[tuple[Context, str]]:
    """Places of a surname that is a word too (Musk, Gates, Cook).

    Where one place is certain, the text has lost this name's capital, and places that fit the
    person are taken for it too; places that fit the common noun never are.
    """
    is_family = bool(evidence.lexicon.knows(word) & Known.FAMILY)
    for place in places:
        if is_family and (reason := _behind_initials(evidence, place)):
            yield place, reason
    name = evidence.people.get(word)
    if not name or any(_is_common_noun(place) for place in places):
        return  # a text that says "the musk" somewhere may mean it elsewhere
    is_person_noun = is_family and _is_somebody(evidence.lexicon, word)
    told = [
        _told_by(place, is_family=is_family) or (_bare_noun(place) if is_person_noun else "")
        for place in places
    ]
    for place, certain in zip(places, told, strict=True):
        is_likely = any(told) and _fits_person(place)
        if reason := certain or ("it is written small elsewhere too" if is_likely else ""):
            yield place, f"the text introduces {name}; {reason}"


def _behind_initials(evidence: Evidence, place: Context) -> str:
    """``W. B. Yeats``, ``mr. baker``, ``John F. kennedy``; not ``in class B. most``."""
    initials = _INITIALS.search(place.left)
    word = base(place.word)
    if not initials or word in words("name_particles"):
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


def _is_common_noun(context: Context) -> bool:
    if _is_clause_of(context):
        return False
    previous = context.previous.lower()
    is_number = previous.isdigit() and not _YEAR.fullmatch(previous)
    return previous in words("after_articles") or is_number


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
