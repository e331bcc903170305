"""Stray capitals in mid-sentence, lowered on positive evidence only.

`function_words` and `commas` look at one place, `shadows` at those of a sentence together, `lone`
at what the text does with a plain word elsewhere, `seasons` at words that English writes small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Lexicon
from mtfix.casing.lists import words
from mtfix.casing.overcap import (
    commas,
    function_words,
    locatives,
    lone,
    modals,
    seasons,
    shadows,
)
from mtfix.casing.overcap.joined import JOINING
from mtfix.casing.overcap.surroundings import is_uncapitalised
from mtfix.edits import Cause
from mtfix.tokens import Token


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a word is a capitalised function word, verb or adverb, or plain and no name."""
    return _is_always_hot(token) or lone.is_plain(token, lexicon)


def in_text(evidence: Evidence, hot: Sequence[str]) -> Iterator[str]:
    """Of plain words only those that the text has in lower case too, and verbs and adverbs."""
    vocabulary = evidence.prose.tokens.words
    for token in hot:
        if token.endswith(("ing", "ly")) or token.lower() in vocabulary or _is_always_hot(token):
            yield token


def _is_always_hot(token: str) -> bool:
    return token in _hot_forms() or is_uncapitalised(token)


_HOT_LISTS = ("auxiliaries", "sentence_words", "verbs")


@cache
def _hot_forms() -> frozenset[str]:
    lists = map(words, _HOT_LISTS)
    return frozenset().union(*lists, commas.HOT, function_words.HOT, modals.HOT, seasons.SEASONS)


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Lower capitals that belong to no name.

    A pronoun with its capital more than once is meant so: contracts write You, prayers write He.
    """
    text = evidence.prose.text
    inside = [token for token in tokens if _is_inside_sentence(text, token)]
    times = Counter(token.text for token in inside)
    is_divine = _is_divine(evidence)
    alone = {} if is_divine else lone.causes(evidence, inside)
    judged = [it for it in inside if not _is_meant(it.text, times, is_divine=is_divine)]
    closed = [it for it in judged if it.text in words("sentence_words") | words("auxiliaries")]
    together = shadows.judged_together(text, closed, _cause_at)
    for token in judged:
        cause = (
            _cause_at(text, token)
            or together.get(token.start)
            or alone.get(token.start)
            or seasons.cause(evidence, Context(text, *token.span))
            or locatives.cause(Context(text, *token.span), evidence.lexicon)
        )
        if cause is not None and not evidence.is_title(token.start):
            yield Finding(token.start, token.start + 1, token.text[0].lower(), cause)


def _is_meant(word: str, times: Counter[str], *, is_divine: bool) -> bool:
    return word in words("personal") and (times[word] > 1 or is_divine)


def _cause_at(text: str, token: Token, word: str = "") -> Cause | None:
    """Why the word at a token loses its capital.

    Args:
        text: the prose.
        token: where the word stands.
        word: how it is written, if the prose is another there.
    """
    context = Context(text, *token.span)
    context.word = word or context.word
    if context.next in words("labels") or context.previous in words("pressed"):
        return None  # on the About page, click File
    if context.word in commas.INCLUDING and context.left[-2:] == ", ":
        return commas.including(context)
    is_followed = context.right[:1] == " " and context.right[1:2].islower()
    if not is_followed or not context.next.islower():
        return None
    if context.left[-2:] == ", ":
        return commas.cause(context)
    if context.left[-2:] == "; ":
        return commas.behind_semicolon(context)
    return function_words.cause(context)


def _is_inside_sentence(text: str, token: Token) -> bool:
    before = text[token.start - 2 : token.start]
    if before[-1:] != " ":
        return False
    is_behind_name = token.text in JOINING and before[0].isalnum()
    is_behind_year = token.text in function_words.BEHIND_YEARS and before[0].isdigit()
    return before[0].islower() or before[0] in ",;" or is_behind_name or is_behind_year


def _is_divine(evidence: Evidence) -> bool:
    """Whether a text may speak of a god, whose pronouns have capitals."""
    vocabulary = evidence.prose.tokens.words
    return any(form in vocabulary for word in words("divine") for form in (word, word.title()))
