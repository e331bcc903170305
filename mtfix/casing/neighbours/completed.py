"""Names of which a part is written already, or that the words right beside them tell.

The model weighs what it finds. What is told here needs no weighing: a title before a name, a mount
before its name, the rest of a listed name, a firm among firms, a prefix before a nationality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from mtfix.casing.context import Context, begins_behind
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.neighbours import firms, institutions, media, nations, offices, tools
from mtfix.casing.shapes import base
from mtfix.edits import Cause, Safety
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled
from mtfix.tokens import Token

_TITLES = frozenset("dr mr mrs ms prof messrs".split())
_RANKS = frozenset("capt col gen gov lt maj rep rev sen sgt".split())
_SAINT = frozenset({"st"})
_NAME_BEHIND = compiled(r"\.? ([A-Z][\w’'-]+)")
_NAME_BEHIND_STOP = compiled(r"\. ([A-Z][\w’'-]+)")
_PERSON = Known.GIVEN | Known.FAMILY
_NO_PERSON = Known.DATE | Known.DEMONYM | Known.ACRONYM
_SAINTS = Known.GIVEN | Known.PLACE
_HEIGHTS = frozenset({"cape", "fort", "lake", "mount"})
_STORMS = frozenset({"hurricane", "typhoon"})
"""Newspapers write cyclone Larry."""

_PLACE_PREPOSITIONS = frozenset(
    """above across along around at below beneath by climb climbed climbing from in into near of off
    on over passed reach reached round to toward towards up via visit visited""".split()
)
_AREA = compiled(r" [A-Z][\w’'-]+ (?:area|basin|district|national park|range|region)\b")
_SMALL_PLATFORMS = frozenset({"android", "chrome", "firefox", "safari", "windows"})
"""Those that may be small by mistake only; many write linux."""

_NO_THINGS = frozenset({"android", "firefox"})

_RUNNING = compiled(
    r"\b(?:app|apps|application|applications|available|browser|browsers|client|compatible|device"
    r"|devices|download|extension|game|games|installed|phone|phones|program|programs|released|run"
    r"|running|runs|ran|software|support|supports|tablet|tablets|update|version|versions|work"
    r"|works|working)(?: (?:now|only|also|well|best|both|smoothly))? (?:for|in|of|on|under|with)"
    r"(?: [\w ]{2,20}(?: and|,)(?: on| for)?)? $"
)
_RUNNING_PROGRAM = compiled(
    r"\b(?:(?:run|runs|running|ran)(?: also| only)? on|(?:apps?|browsers?|software) (?:for|on)) $"
)
_PLATFORM_END = compiled(
    r"[.,;:!?)]| (?:[Aa]nd|are|arrives|as|brings|but|can|comes|has|is|needs|only|or|was|were|will"
    r"|smartphones?|phones?|tablets?|devices?|\d{1,2})\b"
)
_PREFIXES = frozenset("all anti ex half near non part post pre pro quarter quasi semi un".split())
_FEWEST_USES = 0.0
_ARABIC = frozenset({"Al", "El"})
_LONG = 4
_FIRMS = frozenset("group company corporation founder headquarters subsidiary".split())
_LISTED_BEHIND = compiled(r"(?:,| and| or|, and|, or) ([A-Z][\w’'-]+)")
_LISTED_BEHIND_ANY = compiled(r"(?:,| and| or|, and|, or)(?: on| for)? ([\w’'-]+)")
_ARTICLES = frozenset({"a", "an", "the"})
_LISTED_BEFORE = compiled(r"([A-Z][\w’'-]+)(?:,| and| or|, and|, or) $")


_HOT_FORMS = _TITLES | _RANKS | _SAINT | _HEIGHTS | _STORMS | _SMALL_PLATFORMS | institutions.HOT


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a name may complete a small word, or a large one that is half a name."""
    if not token[1:].islower():
        return False
    if token[0].isupper():
        return bool(_nationality(token, lexicon) or _arabic(token, lexicon))
    if token in _HOT_FORMS:
        return True
    return (
        bool(_nationality(token, lexicon) or nations.compound(token, lexicon))
        or nations.is_people_word(token, lexicon)
        or token in tools.hot()
        or media.may_be_outlet(token, lexicon)
        or (_is_half(token, lexicon) or firms.is_surely_firm(token, lexicon))
    )


def in_text(evidence: Evidence, hot: Sequence[str]) -> set[str]:
    """The same, and the firms and departments that a text like this one may have."""
    return {*hot, *firms.hot(evidence), *offices.hot(evidence)}


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise them."""
    for token in tokens:
        context = evidence.context(token)
        if context.is_glued or context.is_quoted:
            continue
        found = (
            _title(evidence, context)
            or _geographic(evidence, context)
            or _storm(evidence, context)
            or _half(evidence, context)
            or _compound(evidence, context)
            or _firm(evidence, context)
            or _platform(context)
            or firms.at(evidence, context)
            or offices.at(evidence, context)
            or institutions.at(evidence, context)
            or tools.at(evidence, context)
            or media.at(evidence, context)
        )
        if found:
            form, rule, reason = found
            safety: Safety = "unsafe" if evidence.is_on_code else "safe"
            yield Finding(token.start, token.start + len(form), form, Cause(rule, reason, safety))


_Found = tuple[str, str, str] | None
"""How a word is written, the rule, and the reason; None where nothing tells."""


def _title(evidence: Evidence, context: Context) -> _Found:
    """``dr. Mbeki``, ``in st. Petersburg``."""
    word = context.word
    pattern = _NAME_BEHIND if word in _TITLES else _NAME_BEHIND_STOP
    name = pattern.match(context.right)
    if not name or word not in _TITLES | _RANKS | _SAINT or context.previous.isdigit():
        return None
    if name[1].lower() in FUNCTION_WORDS | words("starters"):
        return None  # He met the prof. She left.
    known = evidence.lexicon.knows(base(name[1]))
    is_person = bool(known & _PERSON) or not known & (Known.LOWER | Known.PLACE)
    if word in _SAINT:
        is_told = context.previous in words("prepositions") and bool(known & _SAINTS)
    else:
        is_told = is_person and not known & _NO_PERSON & ~Known.LOWER
    if word in _RANKS:
        is_told = is_told and not known & Known.LOWER
    if word not in _TITLES and context.previous[:1].isupper():
        is_told = False  # Elm st. Mary said
    return (word.capitalize(), "case-person", f"a title before “{name[1]}”") if is_told else None


def _geographic(evidence: Evidence, context: Context) -> _Found:
    """``of mount Elbrus``, ``on lake Como``; not ``the lake Anna loves``, ``to mount Everest``."""
    name = context.next
    is_area = context.previous == "the" and _AREA.match(context.right)
    is_told = is_area or context.previous in _PLACE_PREPOSITIONS
    if context.word not in _HEIGHTS or not is_told:
        return None
    if (context.word == "mount" and context.previous == "to") or not name.istitle():
        return None
    known = evidence.lexicon.knows(name)
    if known & (Known.DATE | Known.DEMONYM) or (known & Known.LOWER and not known & Known.PLACE):
        return None
    reason = f"“{context.word.capitalize()} {name}” is a place, by the words around it"
    return context.word.capitalize(), "case-place", reason


def _storm(evidence: Evidence, context: Context) -> _Found:
    """``after hurricane Irma``; not ``the hurricane Mexico feared``."""
    name = context.next
    if context.word not in _STORMS or not name.istitle() or context.previous in _ARTICLES:
        return None
    known = evidence.lexicon.knows(base(name))
    is_told = not known & (Known.PLACE | Known.DATE | Known.DEMONYM | Known.LOWER)
    reason = f"“{name}” behind it is a storm’s name"
    return (context.word.capitalize(), "case-name", reason) if is_told else None


def _half(evidence: Evidence, context: Context) -> _Found:
    """``tel Aviv``: the rest of a listed name has kept its capital."""
    if not context.next[:1].isupper() or not _is_half(context.word, evidence.lexicon):
        return None
    first, *more = evidence.lexicon.phrase(f"{context.word} {context.next.lower()}").split() or [""]
    if not more or first == context.word or more != [context.next]:
        return None
    return first, "case-multiword", f"“{first} {context.next}” is a name"


def _is_half(token: str, lexicon: Lexicon) -> bool:
    """Whether a word that the model never looks at may begin a name of several words."""
    if token not in words("abbreviations") or token in words("name_particles"):  # al Qaeda
        return False
    return bool(lexicon.knows(token) & Known.BEGINS)


def _compound(evidence: Evidence, context: Context) -> _Found:
    """``half-italian``"""
    lexicon = evidence.lexicon
    if reason := nations.officer(context, lexicon) or nations.among(context, lexicon):
        return form_of(lexicon, context.word), "case-nationality", reason
    if form := _arabic(context.word, lexicon):
        return form, "case-name", f"“{form}” begins with an article of Arabic"
    form = _nationality(context.word, lexicon) or nations.compound(context.word, lexicon)
    return (form, "case-nationality", f"“{form}” has a nationality") if form else None


def _nationality(token: str, lexicon: Lexicon) -> str:
    """How a prefix with a nationality is written; empty for other words.

    >>> from mtfix.casing.lexicon import english
    >>> _nationality("half-italian", english()), _nationality("half-polished", english())
    ('half-Italian', '')
    """
    prefix, _, people = token.partition("-")
    is_known = lexicon.knows(token) & Known.LOWER
    if prefix.lower() not in _PREFIXES or not (people.isalpha() and people.islower()) or is_known:
        return ""
    entry = lexicon.entry(people)
    is_people = entry.known & Known.DEMONYM and entry.uses.odds > _FEWEST_USES
    return f"{prefix}-{form_of(lexicon, people)}" if is_people else ""


def _arabic(token: str, lexicon: Lexicon) -> str:
    """How a name with an Arabic article is written: ``Al-hilal``; empty for other words."""
    article, _, name = token.partition("-")
    if article not in _ARABIC or len(name) < _LONG or not (name.isalpha() and name.islower()):
        return ""
    return "" if lexicon.knows(name) & Known.LOWER else f"{article}-{name.capitalize()}"


@cache
def _platforms() -> dict[str, str]:
    return {name.lower(): name for name in words("platforms")}


def _platform(context: Context) -> _Found:
    """``runs on android``, ``a version for windows and iOS``; not ``looks on android hands``."""
    if context.word not in _SMALL_PLATFORMS or not _PLATFORM_END.match(context.right):
        return None
    name = _platforms()[context.word]
    is_thing = context.word not in _NO_THINGS  # he works with windows
    if running := (_RUNNING_PROGRAM if is_thing else _RUNNING).search(context.left):
        return name, "case-product", f"“{running[0].strip()}” before it tells a system"
    beside = _LISTED_BEHIND_ANY.match(context.right) or _LISTED_BEFORE.search(context.left)
    if beside and beside[1] in words("platforms") and context.previous not in _ARTICLES:
        return name, "case-product", f"it is listed with “{beside[1]}”"
    return None


def _firm(evidence: Evidence, context: Context) -> _Found:
    """``by bayer, Roche and Pfizer``, ``the bayer group``."""
    word, lexicon = context.word, evidence.lexicon
    if not firms.is_surely_firm(word, lexicon):
        return None
    if not context.separator.isspace() and context.separator != ", ":
        return _first_firm(evidence, context) if context.separator == ". " else None
    if context.previous in words("after_articles") - {"of"} and context.next not in _FIRMS:
        return None
    form = form_of(lexicon, word)
    if context.next in _FIRMS:
        return form, "case-brand", f"“{context.next}” behind it tells a firm"
    beside = _listed_with(context)
    if beside and lexicon.knows(beside) & Known.BRAND:
        return form, "case-brand", f"it is listed with “{beside}”"
    return None


def _first_firm(evidence: Evidence, context: Context) -> _Found:
    """``Prices rose. hyundai motor is pleased.``: the sentence's capital alone would halve it."""
    name = evidence.lexicon.phrase(f"{context.word} {context.next}")
    if not name.istitle() or not evidence.starts_with_capitals:
        return None
    return name, "case-multiword", f"“{name}” is a name"


def _listed_with(context: Context) -> str:
    """A name that stands beside in a list: ``, Bosch``, ``Bosch and``; not a sentence's first."""
    if behind := _LISTED_BEHIND.match(context.right):
        return behind[1]
    before = _LISTED_BEFORE.search(context.left)
    return before[1] if before and not begins_behind(context.left, before.start()) else ""
