"""How far a match of LanguageTool is trusted: what was measured, and what the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from mtfix.casing.layers import layered
from mtfix.casing.lexicon import Known, Lexicon, key_of
from mtfix.config import GUEST, Config, Grammar
from mtfix.grammar.allowed import Trust, is_spelling, trust
from mtfix.grammar.client import Match

_PAGE = "https://community.languagetool.org/rule/show/{rule}?lang={language}"
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")


def rule_of(id_: str) -> str:
    """The id under which mtfix tells of a rule of LanguageTool.

    >>> rule_of("EN_A_VS_AN")
    'lt-en-a-vs-an'
    """
    return f"{GUEST}-{_slug(id_)}"


def page_of(id_: str, language: str) -> str:
    """The address where LanguageTool explains a rule.

    >>> page_of("EN_A_VS_AN", "en")
    'https://community.languagetool.org/rule/show/EN_A_VS_AN?lang=en'
    """
    from urllib.parse import quote

    return _PAGE.format(rule=quote(id_, safe=""), language=language)


def trusted(match: Match, language: str, grammar: Grammar) -> Trust:
    """How far a match is trusted.

    Args:
        match: the match.
        language: the code of the text's language; only rules of English were measured.
        grammar: the user's choices: a rule's id counts before its category.
    """
    chosen = _chosen(grammar.rules)
    wanted = chosen.get(_slug(match.rule)) or chosen.get(_slug(match.category))
    if wanted:
        return wanted
    measured = trust(match.rule, match.category, match.type)
    if is_spelling(match.rule, match.category):
        return "flag" if grammar.has_spelling else "off"
    if measured == "off" and grammar.is_picky:
        return "flag"
    return "flag" if language != "en" and measured in ("safe", "unsafe") else measured


def is_known(words: str, config: Config) -> bool:
    """Whether each word of a text is a name that mtfix knows, or a word of the user's.

    Args:
        words: what LanguageTool's dictionary does not know.
        config: the user's choices.

    >>> is_known("SpaceX", Config()), is_known("teh", Config())
    (True, False)
    """
    own = _own(config.names, config.keep)
    lexicon = layered(config.lexicons)
    found = _WORD.findall(words)
    return bool(found) and all(_is_known(word, own, lexicon) for word in found)


def _is_known(word: str, own: frozenset[str], lexicon: Lexicon) -> bool:
    word = _POSSESSIVE.sub("", word)
    is_raised = word != word.lower()
    return key_of(word) in own or (is_raised and bool(lexicon.knows(key_of(word)) & Known.NAME))


@lru_cache(maxsize=16)
def _own(names: tuple[str, ...], keep: frozenset[str]) -> frozenset[str]:
    return frozenset(key_of(word) for text in (*names, *keep) for word in _WORD.findall(text))


@lru_cache(maxsize=16)
def _chosen(rules: tuple[tuple[str, Trust], ...]) -> Mapping[str, Trust]:
    return {_slug(name).removeprefix(f"{GUEST}-"): wanted for name, wanted in rules}


def _slug(id_: str) -> str:
    return _NO_SLUG.sub("-", id_.lower()).strip("-")
