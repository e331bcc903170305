"""Compounds whose second noun has a stray capital: ``the trade Union of bakers``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.casing.context import Context, word_before
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.overcap.clauses import is_closed
from mtfix.edits import Cause, Safety
from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHORTEST = 4
_OFTEN = 300
_FEWEST_PAIRS = 40
_NAMES_TO_COMPOUNDS = 3
"""A compound is met so many times as often as a name of the same words."""

_STRAYS = 0.01
_BOUND = 0.02
"""The least share of a word's uses in which it stands with the other: no ``good Answer``."""

_ADJECTIVES = (
    "able",
    "al",
    "an",
    "ary",
    "ed",
    "ent",
    "ern",
    "ful",
    "ible",
    "ic",
    "ing",
    "ive",
    "ous",
)
_NO_NOUNS = frozenset({"other", "own"})
_HOUSE_STYLE = frozenset(
    """board church committee council court government law member members minister nation nations
    parliament party state states treaty""".split()
)
"""Nouns that lawyers and diplomats capitalise by themselves: ``a sovereign State``."""

_SMALL_BEFORE = compiled(
    r"(?:^|[.!?] |\n)(?:[A-Z][a-z]* )?(?:[a-z][a-z'’-]*,? )*$|(?: [a-z]+){3} $"
)
_SMALL_BEHIND = compiled(r"(?:[.,;:?!](?= [a-z]|$|\n)|(?:,? [a-z][a-z'’-]*){2}(?! [A-Z])|[.]( |$))")


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a frequent word with a capital may end a compound."""
    if len(token) < _SHORTEST or not token.istitle() or not token.isalpha():
        return False
    entry = lexicon.entry(token.lower())
    if not entry.is_word or entry.known & Known.GIVEN or token.lower() in _HOUSE_STYLE:
        return False
    return entry.uses.lower > _OFTEN


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Lower them where no other capital is near, and the text does so but once."""
    text = evidence.prose.text
    found = [
        (token, context)
        for token in tokens
        if _may_be_noun(word_before(text, token.start))
        and _is_compound(evidence.lexicon, context := Context(text, *token.span))
    ]
    evidence.count({token.text.lower() for token, _ in found})
    for token, context in found:
        word = token.text.lower()
        if evidence.tally(word).raised > 1 or evidence.is_title(token.start):
            continue
        reason = f"“{context.previous} {word}” is a compound, and no name is near"
        safety: Safety = "unsafe" if evidence.is_on_code else "safe"
        yield Finding(token.start, token.start + 1, word[0], Cause("overcap", reason, safety))


def _is_compound(lexicon: Lexicon, context: Context) -> bool:
    """Whether hardly anybody writes two words so: ``trade Union``, but not ``post Office``."""
    first = context.previous
    uses = lexicon.pair(first, context.word.lower())
    if uses.neither < max(_FEWEST_PAIRS, _NAMES_TO_COMPOUNDS * uses.both):
        return False
    if uses.second > _STRAYS * uses.neither:
        return False
    rarer = min(lexicon.entry(word).uses.lower for word in (first, context.word.lower()))
    if uses.neither < _BOUND * rarer:
        return False
    left = context.left.removesuffix(f"{first} ")
    return bool(_SMALL_BEFORE.search(left) and _SMALL_BEHIND.match(context.right))


@remembered
def _may_be_noun(word: str) -> bool:
    """Whether a small word is no adjective, as far as its form tells."""
    if not (word.islower() and word.isalpha()) or word.endswith(_ADJECTIVES) or word in _NO_NOUNS:
        return False
    lists = ("common_adjectives", "determiners", "prepositions", "finite_verbs")
    return not is_closed(word) and not any(word in words(name) for name in lists)
