"""Surnames: behind a given name, and wherever the text has introduced somebody.

What is told here is certain whatever the health of the text: engines lower rare surnames in a text
whose other names they keep. Surnames that are words too (Musk, Gates, Cook) are raised only
where the words around tell the person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from mtfix.casing import korean, namesakes
from mtfix.casing.context import Context, begins, is_cut, is_glued, word_before
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.namesakes import (
    INITIALS,
    LETTERS,
    is_academic,
    is_family_word,
    is_introduced,
)
from mtfix.casing.shapes import LONGEST, base, is_english_formation
from mtfix.edits import Cause
from mtfix.language import FUNCTION_WORDS, is_latin
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHORTEST = 3
_LONG = 5
"""Shorter surnames may be words of other languages: ``the rank of tai fu``."""

_ABBREVIATED = ("Mr", "Mrs", "Ms", "Dr", "Prof")
"""The only ones among them that need no stop."""

_NAME_BEHIND_INITIALS = compiled(rf"{LETTERS}(?P<word>[a-z][^\W\d_]+)")
_APPOSITION = compiled(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [^.!?;:,\n()\"“”]{3,60}, $")
_MADE_BY = compiled(
    r"\b(?:chaired|coached|composed|directed|edited|founded|headed|painted|written) by [A-Z]\w+ $"
)
_SURE_ODDS = 2.0
_MANY = 5
_OTHER_NAMES = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM | Known.BRAND
_NO_GIVEN = Known.LOWER | _OTHER_NAMES


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a small word may be a surname."""
    word = base(token.lower())
    if not token[0].islower() or not is_latin(token):
        return False
    is_surname = is_family_word(lexicon, word) or may_be_surname(lexicon, word)
    return is_surname or korean.may_be_given(lexicon, word)


def in_text(evidence: Evidence, hot: Sequence[str]) -> set[str]:
    """The same, the surnames of people whom the text introduces, and what stands behind letters."""
    introduced = (evidence.vocabulary.get(word, ()) for word in evidence.people)
    behind = _NAME_BEHIND_INITIALS.finditer(evidence.prose.text)
    behind_letters = {match["word"] for match in behind} - FUNCTION_WORDS
    return behind_letters.union(hot, *introduced)


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
        judged = (
            namesakes.judge(evidence, word, places) if is_word else _judge(evidence, word, places)
        )
        for place, reason in judged:
            is_korean = korean.may_be_given(evidence.lexicon, word)
            form = word.capitalize() if is_korean else form_of(evidence.lexicon, word)
            cause = Cause("case-person", reason, "unsafe" if evidence.is_on_code else "safe")
            yield Finding(place.start, place.start + len(word), form, cause)


def _small_places(evidence: Evidence, tokens: Iterable[Token]) -> dict[str, Sequence[Context]]:
    """Where the words stand in lower case, in prose."""
    text = evidence.prose.text
    found: defaultdict[str, list[Token]] = defaultdict(list)
    for token in tokens:
        is_whole = not is_glued(text, *token.span) and not is_cut(text, *token.span)
        if token.text.islower() and is_whole:
            found[base(token.text.lower())].append(token)
    return {
        word: [evidence.context(place) for place in places]
        for word, places in found.items()
        if word in evidence.people
        or any(_may_follow_given(evidence, place) for place in places)
        or _raised_places(evidence, word)
    }


def _raised_places(evidence: Evidence, word: str) -> Sequence[Context]:
    """Where a word that no dictionary lists has its capital behind another capital."""
    if evidence.lexicon.knows(word) & Known.LOWER:
        return ()
    raised = {token for token in evidence.vocabulary[word] if token.istitle()}
    contexts = map(evidence.context, evidence.prose.tokens.at(raised))
    return [context for context in contexts if context.previous.istitle()]


def _may_follow_given(evidence: Evidence, token: Token) -> bool:
    before = word_before(evidence.prose.text, token.start)
    if before[:1].isupper() or before in words("name_particles"):
        return True
    is_given = bool(evidence.lexicon.knows(before) & Known.GIVEN)
    if is_given and (evidence.is_damaged or is_introduced(evidence, evidence.around(token).before)):
        return True
    may_be_letters = not before or before.endswith(_ABBREVIATED)
    return may_be_letters and _is_behind_initials(evidence.context(token))


def _is_behind_initials(place: Context) -> bool:
    return INITIALS.search(place.left) is not None


def _judge(
    evidence: Evidence, word: str, places: Sequence[Context]
) -> Iterator[tuple[Context, str]]:
    """Places of a word that no dictionary lists: behind a given name, or of a known person."""
    full = [_full_name(evidence, place) for place in places]
    named = (place for place, reason in zip(places, full, strict=True) if reason)
    name = evidence.people.get(word) or _introduced(evidence, word) or _named(next(named, None))
    if name and len(places) >= _MANY and not evidence.is_damaged:
        name = ""  # small again and again: a term, met once behind some given name
    for place, reason in zip(places, full, strict=True):
        if (reason or name) and not place.is_quoted:
            yield place, reason or f"the text introduces {name}"


def _introduced(evidence: Evidence, word: str) -> str:
    """The full name of somebody whom the text has with capitals: ``the coach Arvo Pelgulinn``."""
    is_family = evidence.lexicon.knows(word) & Known.FAMILY and len(word) >= _LONG
    for place in _raised_places(evidence, word):
        is_unknown = not evidence.lexicon.knows(place.previous) & _NO_GIVEN & ~Known.ACRONYM
        if (is_family and is_unknown) or _full_name(evidence, place):
            return _named(place)
    return ""


def _named(place: Context | None) -> str:
    if place is None:
        return ""
    return f"{place.previous} {base(place.word).capitalize()}".lstrip()


def _full_name(evidence: Evidence, place: Context) -> str:
    """What tells that a given name stands before; particles may stand between (van, al)."""
    initials = INITIALS.search(place.left)
    word = base(place.word)
    if korean.is_given_name(place, evidence.lexicon):
        return f"“{place.previous}” before it is a Korean surname"
    is_family = evidence.lexicon.knows(word) & Known.FAMILY
    if (
        initials
        and not is_academic(place)
        and word not in words("name_particles")
        and (may_be_surname(evidence.lexicon, word) or is_family)
    ):
        return f"“{initials[0].strip()}” before it is a title, or stands for given names"
    names = list(place.before)
    if is_introduced(evidence, [it.word for it in names if it.separator == " "]):
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
    if made := _MADE_BY.search(place.left):
        return f"“{made[0].strip()}” before it tells a person"
    return f"“{given}” before it, and who that is" if _is_apposition(place, given) else ""


def _is_apposition(place: Context, given: str) -> bool:
    """``the director of the circus, Zlatko hurban, was ill``: a role tells who stands apart."""
    told = _APPOSITION.search(place.left.removesuffix(f"{given} "))
    is_closed = place.right[:1] == "," or place.right[:2] in (".", ".\n", ". ")
    if not told or not is_closed or len(given) < _SHORTEST:
        return False
    return not words("roles").isdisjoint(told[0].lower().split())
