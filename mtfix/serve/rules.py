"""The rules of mtfix as LanguageTool's clients know rules: by an id in capitals and a category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from mtfix.config import Config

Kind = Literal["typographical", "misspelling", "grammar", "style"]


class Category(NamedTuple):
    """A category: LanguageTool's own where it has one that fits."""

    id: str
    name: str
    kind: Kind


_CASING = Category("CASING", "Capitalization", "misspelling")
_TYPOGRAPHY = Category("TYPOGRAPHY", "Typography", "typographical")
_PUNCTUATION = Category("PUNCTUATION", "Punctuation", "typographical")
_GRAMMAR = Category("GRAMMAR", "Grammar", "grammar")
_TYPOS = Category("MTFIX_WORDS", "Words damaged by machine translation", "misspelling")
_STYLE = Category("STYLE", "Style", "style")
_MARKUP = Category("MTFIX_MARKUP", "Damaged markup", "typographical")
_SOURCE = Category("MTFIX_SOURCE", "Differs from the original text", "typographical")
_TERMS = Category("MTFIX_TERMINOLOGY", "Terminology", "style")
OTHERS = Category("MISC", "Miscellaneous", "style")
"""For the rules of packs that users add."""

_CATEGORIES: Mapping[str, Category] = {
    "casing": _CASING,
    "names": _CASING,
    "markup": _MARKUP,
    "links": _MARKUP,
    "source": _SOURCE,
    "conversion": _MARKUP,
    "glossary": _TERMS,
    "suppression": _MARKUP,
    "characters": _TYPOGRAPHY,
    "fullwidth": _TYPOGRAPHY,
    "arabic": _TYPOGRAPHY,
    "markdown": _TYPOGRAPHY,
    "spacing": _TYPOGRAPHY,
    "quotes": _TYPOGRAPHY,
    "figures": _TYPOGRAPHY,
    "numbers": _TYPOGRAPHY,
    "units": _TYPOGRAPHY,
    "punctuation": _PUNCTUATION,
    "sentences": _PUNCTUATION,
    "hyphens": _TYPOS,
    "glued": _TYPOS,
    "grammar": _GRAMMAR,
    "articles": _GRAMMAR,
    "pronouns": _GRAMMAR,
    "repetition": _GRAMMAR,
    "idioms": _STYLE,
    "boilerplate": _STYLE,
    "residue": _STYLE,
}
"""By family; `tests/serve` makes sure that no shipped family is forgotten."""


class ServedRule(NamedTuple):
    """A rule as clients know it.

    Attributes:
        id: ``MTFIX_`` and the id of mtfix in capitals.
        description: what it does.
        category: what it belongs to.
    """

    id: str
    description: str
    category: Category


class ServedRules:
    """The rules of a configuration.

    Args:
        config: which packs and glossaries there are.

    Raises:
        PackError: a pack has a mistake.
        InputError: a glossary has one.

    >>> ServedRules(Config())["lost-stop"].id
    'MTFIX_LOST_STOP'
    """

    def __init__(self, config: Config) -> None:
        from mtfix.packs.loader import chosen
        from mtfix.rulebook import ENTRIES

        self._rules = {
            entry.id: _served(entry.id, entry.about, entry.family) for entry in ENTRIES.values()
        }
        for rule in chosen(replace(config, disable=frozenset())):
            self._rules[rule.id] = _served(rule.id, rule.reason, rule.family)

    def __getitem__(self, rule: str) -> ServedRule:
        """The rule that mtfix calls so."""
        return self._rules.get(rule) or _served(rule, rule, "")

    def __iter__(self) -> Iterator[ServedRule]:
        return iter(self._rules.values())


def _served(rule: str, description: str, family: str) -> ServedRule:
    return ServedRule(served_id(rule), description, _CATEGORIES.get(family, OTHERS))


def served_id(rule: str) -> str:
    """What clients call a rule.

    >>> served_id("article-a")
    'MTFIX_ARTICLE_A'
    """
    return f"MTFIX_{rule.upper().replace('-', '_').replace('.', '_')}"
