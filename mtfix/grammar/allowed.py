"""Which of LanguageTool's rules may edit.

``benchmarks/grammar.py`` asks LanguageTool about text that people wrote and about outputs of
translation systems; its proposals are read by a person, and ``allowed.json`` is made from what was
found. `benchmarks/README.md` tells the criterion and the figures. The rules are those of English;
what nobody has measured, and that is most of LanguageTool, is a flag.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeGuard, get_args

Trust = Literal["safe", "unsafe", "flag", "off"]
"""It edits; it proposes edits; it reports; it is silent unless asked for."""

_FILE = Path(__file__).with_name("allowed.json")
_SPELLING = frozenset({"TYPOS", "MULTITOKEN_SPELLING"})
_DICTIONARIES = ("MORFOLOGIK_RULE_", "HUNSPELL_", "GERMAN_SPELLER_RULE")
_TASTE = frozenset({"style", "register", "locale-violation"})


class Measured(NamedTuple):
    """What is known of a rule.

    Attributes:
        trust: what it may do.
        human: how many matches it has in text that people wrote.
        raw: how many in outputs of systems.
        judged: how many of its proposals a person has read.
        wrong: how many of these are wrong.
        taste: how many are a matter of taste.
        why: the reason, where it is not the figures.
    """

    trust: Trust
    human: int = 0
    raw: int = 0
    judged: int = 0
    wrong: int = 0
    taste: int = 0
    why: str = ""


class Allowed(NamedTuple):
    """The whole file: what was measured, and on how much.

    Attributes:
        rules: what is known of a rule, by its id.
        categories: what the rules of a category may do, unless they are listed themselves.
        words: how many words were read: ``human`` and ``raw``.
    """

    rules: Mapping[str, Measured]
    categories: Mapping[str, Trust]
    words: Mapping[str, int]


def trust(rule_id: str, category_id: str, issue_type: str) -> Trust:
    """What a match of LanguageTool may do here.

    Only matches with exactly one suggestion can edit; others are flags at most.

    Args:
        rule_id: the id of LanguageTool's rule.
        category_id: the id of its category.
        issue_type: its issue type, as the Internationalization Tag Set names them.

    Returns:
        What was measured of the rule. If nothing was: off for spelling, for a category that is off
        and for types of issue that are matters of taste; a flag for everything else.

    Raises:
        ValueError: the file of measurements is damaged.

    >>> trust("NO_SUCH_RULE", "GRAMMAR", "grammar")
    'flag'
    >>> trust("MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling")
    'off'
    """
    allowed = read(_FILE)
    if is_spelling(rule_id, category_id):
        return "off"
    if rule_id in allowed.rules:
        return allowed.rules[rule_id].trust
    default: Trust = "off" if issue_type in _TASTE else "flag"
    return allowed.categories.get(category_id, default)


def is_spelling(rule_id: str, category_id: str) -> bool:
    """Whether a rule is a spelling checker; these are asked for apart from all others.

    >>> is_spelling("MORFOLOGIK_RULE_EN_US", "TYPOS"), is_spelling("EN_A_VS_AN", "MISC")
    (True, False)
    """
    return category_id in _SPELLING or rule_id.startswith(_DICTIONARIES)


@cache
def read(path: Path) -> Allowed:
    """What a file of measurements says.

    Args:
        path: the file, as ``benchmarks/grammar.py --allow`` writes it.

    Raises:
        ValueError: it has another form.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        rules = {rule: _measured(**figures) for rule, figures in stored["rules"].items()}
        categories = {name: _known(value) for name, value in stored["categories"].items()}
        words = {side: int(number) for side, number in stored["words"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path}: this is no list of what rules may do: {error!r}") from None
    return Allowed(rules, categories, words)


def _measured(trust: str, why: str = "", **figures: int) -> Measured:
    counts = {name: int(number) for name, number in figures.items()}
    return Measured(trust=_known(trust), why=str(why), **counts)


def _known(word: str) -> Trust:
    if not _is_trust(word):
        raise ValueError(f"“{word}” is none of {', '.join(get_args(Trust))}")
    return word


def _is_trust(word: str) -> TypeGuard[Trust]:
    return word in get_args(Trust)
