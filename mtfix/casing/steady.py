"""Names of several words that are hardly ever written small: ``the white house``, ``new jersey``.

Their words are common ones, so each alone tells little. Edited text was counted instead
(``data/en/steady_names.txt``): behind “the”, or without any determiner, these are written with
their capitals 99 times in 100. Behind another determiner nothing is told (``a white house``), nor
in a text that speaks of such a thing somewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Lexicon
from mtfix.casing.lists import entries, words
from mtfix.casing.neighbours.firms import is_surely_firm
from mtfix.casing.truecasing.common_nouns import is_contrasted
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled
from mtfix.tokens import Token

_THE = "the "
_SOMETIMES = "?"
_LONGEST = 100
_GOES_ON = compiled(r"\w|[-/@_]\w")

_PLACED = compiled(
    r" (?:(?:at|behind|beside|by|down|in|near|next to|on|opposite|up)"
    r" (?:the|an?|our|my|his|her|their) (?:\w+ )?(?:bottom|corner|door|edge|end|garden|hill|lane"
    r"|left|photo|picture|right|river|road|side|square|street|table|top|wall|window|woods)"
    r"|of|with (?:an?|the)|next door|opposite)\b"
)
"""What, where or how a thing is, which of a name nobody needs to say: ``red sea of poppies``."""


def is_hot(token: str, _lexicon: Lexicon) -> bool:
    """Whether a word is the first of such names."""
    return token in _by_first_word()


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise the names that stand in lower case as a whole, within a sentence."""
    text = evidence.prose.text
    for token in tokens:
        window = text[token.start : token.start + _LONGEST]
        for name in _by_first_word()[token.text]:
            if window.startswith(name) and not _GOES_ON.match(window, len(name)):
                if _is_steady(evidence, evidence.context(token), name):
                    yield _finding(evidence, token.start, name)
                break


def _finding(evidence: Evidence, start: int, name: str) -> Finding:
    form = evidence.lexicon.phrase(name)
    safety: Safety = "unsafe" if evidence.is_on_code else "safe"
    reason = f"edited text nearly always writes “{form}” where it stands so"
    return Finding(start, start + len(name), form, Cause("case-multiword", reason, safety))


def _is_steady(evidence: Evidence, context: Context, name: str) -> bool:
    """Whether the article before, and the rest of the text, leave no doubt."""
    if not context.separator.isspace() or context.starts_sentence or context.is_glued:
        return False
    before = context.previous.lower()
    is_the = f"{before} " == _THE
    if not is_the and before in words("after_articles") - {"of", "that"}:
        return False
    is_always = _steady().get(_THE + name if is_the else name)
    if is_always is None and is_the and is_surely_firm(context.word, evidence.lexicon):
        is_always = _steady().get(name)  # the google play store
    if is_always is None or (evidence.is_healthy and not is_always):
        return False
    if _PLACED.match(evidence.prose.text, context.start + len(name)):
        return False
    if is_contrasted(evidence, context.start, evidence.lexicon.phrase(name)):
        return False
    return not evidence.is_title(context.start) and not _is_thing(evidence, name)


def _is_thing(evidence: Evidence, name: str) -> bool:
    """``A white house`` somewhere in the text: there is one of the kind."""
    kinds = re.compile(rf"\b(?:[Aa]n?|[Aa]nother|[Ee]very) {re.escape(name)}\b")
    return kinds.search(evidence.prose.text) is not None


@cache
def _steady() -> Mapping[str, bool]:
    """The names, with “the” if they stand behind it, and whether they always had capitals."""
    return {entry.rstrip(_SOMETIMES): entry[-1] != _SOMETIMES for entry in entries("steady_names")}


@cache
def _by_first_word() -> Mapping[str, list[str]]:
    """The names without their article by their first word, the longest first."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in _steady():
        name = entry.removeprefix(_THE)
        found[name.partition(" ")[0]].add(name)
    return {first: sorted(names, key=len, reverse=True) for first, names in found.items()}
