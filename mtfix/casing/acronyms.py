"""Acronyms in brackets behind the name that spells them: ``the World Food Programme (wfp)``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled
from mtfix.tokens import Token

_IN_BRACKETS = compiled(r"[(（]([a-z]{2,7})[)）]")
_REACH = 120
_NAME = compiled(r"(?:[^\W\d_][\w'’-]*[ ])*[^\W\d_][\w'’-]* ?[(（]$")
_SURE_LENGTH = 3
"""Two letters may be anybody's: ``Jane Smith (js)``."""

_FEW_USES = 30
_KNOWN_ODDS = 2.0
_PER = "per"
_FEWEST_CAPITALS = 2


def in_text(evidence: Evidence, _hot: Sequence[str]) -> set[str]:
    """Words of a few letters that stand alone in brackets."""
    return set(_IN_BRACKETS.findall(evidence.prose.text))


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise those that the capitals right before them spell."""
    text = evidence.prose.text
    small = [token for token in tokens if _IN_BRACKETS.match(text, max(0, token.start - 1))]
    evidence.count(token.text for token in small)
    for token in small:
        name = _NAME.search(text, max(0, token.start - _REACH), token.start)
        before = name[0][:-1].split() if name else []
        if not before or before[-1].lower() == token.text:  # it is said again: MEMORY (memory)
            continue
        if _is_meant_small(evidence, token):
            continue
        spelled = _spelling(before, token.text) or _plainly(evidence, before, token.text)
        if spelled and not evidence.is_given(spelled[0]):
            yield _finding(evidence, token, spelled)


def _finding(evidence: Evidence, token: Token, spelled: Sequence[str]) -> Finding:
    form = form_of(evidence.lexicon, token.text)
    is_whole = len(_initials(spelled)) == len(token.text)
    is_mixed = sum(map(str.isupper, form)) >= _FEWEST_CAPITALS
    written = form if is_mixed else token.text.upper()
    is_sure = (is_whole or is_mixed) and not evidence.is_on_code
    safety: Safety = "safe" if is_sure else "unsafe"  # Council of Europe (CoE)
    is_spelled = token.text in (_all_initials(spelled), _initials(spelled))
    told = "before it spells it" if is_spelled else "before it, and a known acronym in brackets"
    reason = f"“{' '.join(spelled)}” {told}"
    return Finding(*token.span, written, Cause("case-acronym", reason, safety))


def _is_meant_small(evidence: Evidence, token: Token) -> bool:
    """``rpm``, ``plc``, a program's name; of two letters, or in a heading, all but known ones."""
    word, tally = token.text, evidence.tally(token.text)
    entry = evidence.lexicon.entry(word)
    is_short = len(word) < _SURE_LENGTH or evidence.is_title(token.start)
    if is_short and not entry.known & Known.ACRONYM:
        return True
    if entry.is_word:
        return False  # “who” as a word is small everywhere
    is_used_small = entry.uses.odds < 0 and entry.uses.total > _FEW_USES
    is_small_here = tally.small > 1 and not tally.raised and not evidence.health[0]
    is_listed = word in words("units") or word in words("not_raised")
    return is_listed or is_used_small or is_small_here


def _spelling(before: Sequence[str], acronym: str) -> Sequence[str]:
    """The last of some words whose initials are an acronym; none if there are no such words.

    >>> _spelling("the World Bank of Life".split(), "wbl")
    ['World', 'Bank', 'of', 'Life']
    """
    lengths = range(1, 2 * len(acronym) + 1)
    for spelled in (before[-length:] for length in lengths if length <= len(before)):
        if spelled[0][0].isupper() and acronym in (_initials(spelled), _all_initials(spelled)):
            return spelled
    return ()


def _plainly(evidence: Evidence, before: Sequence[str], acronym: str) -> Sequence[str]:
    """Small words that spell a known acronym (``exchange-traded funds (etf)``).

    In a text that has lost the capitals of names, such an acronym needs no spelling.
    """
    entry = evidence.lexicon.entry(acronym)
    is_known = entry.known & Known.ACRONYM and entry.uses.odds > _KNOWN_ODDS
    if not is_known or entry.is_word or len(acronym) < _SURE_LENGTH:
        return ()
    for spelled in (before[-length:] for length in range(1, len(acronym) + 1)):
        if "".join(_first_letters(spelled)).lower() == acronym:
            return spelled
    return before[-1:] if evidence.is_damaged else ()


def _first_letters(spelled: Sequence[str]) -> Iterator[str]:
    return (part[:1] for word in spelled for part in word.split("-"))


def _initials(spelled: Sequence[str]) -> str:
    """The initials of words with capitals, in lower case; small words must be function words."""
    is_name = all(word[0].isupper() or word in words("small_words") for word in spelled)
    is_rate = any(word.lower() == _PER for word in spelled)
    parts = (_own_letters(part) for word in spelled for part in word.split("-"))
    return "".join(parts).lower() if is_name and not is_rate else ""


def _own_letters(part: str) -> str:
    """A word's first letter if it is a capital; of ``US``, both."""
    return part if part.isupper() else part[:1] if part[:1].isupper() else ""


def _all_initials(spelled: Sequence[str]) -> str:
    """The initials of all words: ``Department of Defense (dod)``."""
    return "".join(word[0] for word in spelled).lower() if _initials(spelled) else ""
