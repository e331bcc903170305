"""Designations (``MS-19``, ``Su-57``, 5G), names told by a head noun, and product families."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from mtfix.casing import products
from mtfix.casing.context import Context
from mtfix.casing.designations import key, variant, written
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import entries, heads, words
from mtfix.edits import Cause
from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import WORD, Token

_CHUNK = compiled(r"\w+(?:['’.\-/]\w+)*")
"""A designation may have signs that part words: ``soyuz-2.1b``, ``f/a-18``."""

_UNLISTED = compiled(r"([b-df-hj-np-tv-z]{2,3})-\d{1,4}")
"""Letters that make no word; those of units (``km-5``) are no series either."""

_MARK = compiled(r"[b-df-hj-np-tv-z]{2,4}-(?:ii|iii|iv|vi|vii|viii)")
"""The same with a Roman number: ``kss-iii``. Edited text has none of them small."""

_TYPE = compiled(r"(?!i\d|v\d|x\d)(?P<letters>[a-z]{1,3})\d{1,4}[a-z]{0,2}")
"""A type without a hyphen (``cr2032``); not ``i7``, ``v2``, ``x86``, which many write so."""

_NUMBERED = compiled(r"(?P<name>[a-z]{4,})-(?P<number>[a-z]?\d{1,2})")
"""A name with a number: a probe ``karelin-2``, ``karelin-l1``."""

_NAME_ODDS, _FEWEST = 2.0, 8
_VOWEL = compiled("[aeiouy]")
_TYPES_BEHIND = compiled(
    r"(?:,? (?:and|or) [a-zA-Z]{1,3}\d{1,4}[a-zA-Z]{0,2})? (?P<noun>[a-z]+)(?: (?P<later>[a-z]+))?"
)
_HARDWARE = frozenset(
    """accelerator accelerators airframe airframes gpu gpus processor processors turbine
    turbines""".split()
)
_NO_HARDWARE = frozenset("board boards console model module prototype series station".split())
"""Nouns of programs, too: ``the t5 model``."""

_GOES_ON = compiled(r" [a-z\d]")
"""What follows a name in whose row of words something may be small."""

_BEFORE_GENERATION = frozenset(
    "and for from in of offer offers on or over support supports to use uses using via with".split()
)
_TELECOMS = frozenset(
    """antenna antennas broadband handset handsets internet lte mobile modem modems network
    networks operator operators phone phones router routers smartphone smartphones telecom
    wifi""".split()
)
_SENTENCE_END = compiled(r"[.!?](?: |$)|\n")
_GENERATION = compiled(r"[2-6]g")


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a word is a designation, a product family, or a name that is a word too."""
    if products.is_family(token) or token in heads() or token in _beginnings():
        return True
    if token in _series() if token.isalpha() else model(token)[0]:
        return True
    return is_type(token, lexicon) or bool(_numbered(token, lexicon))


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise model designations, product names, and names before their head nouns."""
    text = evidence.prose.text
    for token in tokens:
        if token.text[0].isupper() and not _GOES_ON.match(text, token.end):
            continue
        chunk = _CHUNK.match(text, token.start)
        context = Context(text, *chunk.span()) if chunk else None
        if context is None or context.is_glued:
            continue
        yield from chain(
            _designation(context),
            _type(evidence, context),
            _with_number(evidence, context),
            _headed(context),
            products.at(evidence, context),
        )


def _designation(context: Context) -> Iterator[Finding]:
    word = context.word
    name, is_sure = model(word)
    if not name or not (is_sure or _is_told(context)):
        return
    if word[-1] == "s" and name[-1] == "S" and not _is_machine(context.next):
        name = name[:-1] + "s"  # two F-16s, but a Su-35S fighter
    cause = Cause("case-model", f"“{name}” is the designation of a model or series")
    yield Finding(context.start, context.start + len(word), name, cause)


def _type(evidence: Evidence, context: Context) -> Iterator[Finding]:
    """``the cr2032 battery``, ``h100 and b200 accelerators``, ``lm2500 gas turbines``."""
    behind = _TYPES_BEHIND.match(context.right)
    if evidence.is_on_code or not behind or not is_type(context.word, evidence.lexicon):
        return
    noun = next((word for word in behind.groups() if word and _is_hardware(word)), None)
    if noun and not model(context.word)[0]:
        name = context.word.upper()
        cause = Cause("case-model", f"“{noun}” behind it: “{name}” is a type")
        yield Finding(context.start, context.start + len(name), name, cause)


def _with_number(evidence: Evidence, context: Context) -> Iterator[Finding]:
    """``the rocket vikram-1``: in a text that has lost the capitals of its names."""
    name = _numbered(context.word, evidence.lexicon)
    if name and evidence.is_damaged and not evidence.is_on_code and not model(context.word)[0]:
        cause = Cause("case-model", f"“{name.partition('-')[0]}” is a name, here with a number")
        yield Finding(context.start, context.start + len(name), name, cause)


def _numbered(word: str, lexicon: Lexicon) -> str:
    """How a name with a number is written; empty for other words.

    >>> from mtfix.casing.lexicon import english
    >>> [_numbered(word, english()) for word in ("galileo-2", "caspase-3", "version-2")]
    ['Galileo-2', '', '']
    """
    found = _NUMBERED.fullmatch(word)
    entry = lexicon.entry(found["name"]) if found else None
    if not found or not entry or entry.is_word or entry.form.isupper():
        return ""
    is_name = entry.uses.total >= _FEWEST and entry.uses.odds > _NAME_ODDS
    return f"{entry.form}-{found['number'].upper()}" if is_name else ""


def is_type(word: str, lexicon: Lexicon) -> bool:
    """Whether a word looks like a type: letters that are no word, and a number.

    >>> from mtfix.casing.lexicon import english
    >>> [is_type(word, english()) for word in ("cr2032", "k9", "gen3", "x86")]
    [True, True, False, False]
    """
    found = _TYPE.fullmatch(word)
    if not found or found["letters"] in words("abbreviations"):
        return False
    if found["letters"] in words("units") and word[-2:-1].isalpha():
        return False  # of 900 cm3, but an lm2500
    is_word = lexicon.knows(found["letters"]) & Known.LOWER and _VOWEL.search(found["letters"])
    return len(found["letters"]) == 1 or not is_word


def _is_hardware(word: str) -> bool:
    return word in _HARDWARE or (_is_machine(word) and word not in _NO_HARDWARE)


def _is_told(context: Context) -> bool:
    """Whether a machine stands beside: projects write ``gcc-12`` small on purpose."""
    if _GENERATION.fullmatch(context.word):
        return context.next in words("networks") or _is_of_phones(context)
    return _is_machine(context.next) or _is_machine(context.previous)


def _is_of_phones(context: Context) -> bool:
    """``Both phones use 5g``, ``networks from 4g to 5g``; not ``it weighs 5g``, ``4g of salt``."""
    if context.previous not in _BEFORE_GENERATION or context.next == "of":
        return False
    sentence = _SENTENCE_END.split(context.left)[-1] + _SENTENCE_END.split(context.right)[0]
    return not _TELECOMS.isdisjoint(sentence.lower().replace(",", " ").split())


def _is_machine(word: str) -> bool:
    return word in words("vehicles")


def _headed(context: Context) -> Iterator[Finding]:
    name, nouns = heads().get(context.word, ("", frozenset()))
    if context.next in nouns:
        cause = Cause("case-product", f"“{context.next}” behind it: {name} is a name here")
        yield Finding(context.start, context.start + len(name), name, cause)


@remembered
def model(word: str) -> tuple[str, bool]:
    """A word as a designation, and whether it is one whatever stands beside it.

    >>> model("su-30mki"), model("rs-28"), model("top-10"), model("km-5")
    (('Su-30MKI', True), ('RS-28', True), ('', False), ('', False))
    """
    if not word.islower():
        return "", False
    if entry := _entry(word):
        return written(word, entry.rstrip("?")), not entry.endswith("?")
    stem, letters = variant(word)
    if letters and (entry := _entry(stem)):
        return written(stem, entry.rstrip("?")) + letters.upper(), not entry.endswith("?")
    if _MARK.fullmatch(word):
        return word.upper(), True
    unlisted = _UNLISTED.fullmatch(word)
    is_series = unlisted is not None and unlisted[1] not in words("units")
    return (word.upper() if is_series or _GENERATION.fullmatch(word) else ""), False


def _entry(word: str) -> str:
    return _series().get(word) or _series().get(key(word), "")


@cache
def _series() -> dict[str, str]:
    """Designations by their keys; those that end in “?” need a noun beside them."""
    names = " ".join(entries("series")).split()
    return {name.lower().rstrip("?"): name for name in names}


@cache
def _beginnings() -> frozenset[str]:
    """The first words of designations that have signs between words (``h.264``)."""
    parts = {name: WORD.split(name) for name in _series()}
    return frozenset(words[1] for words in parts.values() if len(words) > 3)
