"""All rules that there are: those of packs and those that are code, in one form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import NamedTuple

import click

from mtfix import rulebook
from mtfix.config import Config
from mtfix.packs import loader, measured
from mtfix.packs.rule import Rule

_FEW = 12
"""So many names can be told in a message."""

_NO_CHOICES = Config()
OFF = ("off",)
"""How a rule is trusted that is not wanted."""


class Known(NamedTuple):
    """A rule as lists show it.

    Attributes:
        id: its name.
        language: the language it is for, or "any".
        family: its pack, or the part of mtfix that it belongs to.
        kind: its kind; "code" for rules that stand in no pack and that no file makes.
        safety: how it is trusted; each place decides, where there are several; "off" for a rule
            that is not wanted.
        reason: why it edits or flags.
        rate: what was measured of it, if anything was.
        rule: the rule, if it stands in a pack.
    """

    id: str
    language: str
    family: str
    kind: str
    safety: Sequence[str]
    reason: str
    rate: measured.Rate | None
    rule: Rule | None = None

    @property
    def is_tractable(self) -> bool:
        """Whether it can be trusted otherwise; the edits of code say each for itself how far."""
        return self.kind != "code"


def known(config: Config = _NO_CHOICES) -> list[Known]:
    """All rules, by language, family and name.

    Args:
        config: which packs there are beside the shipped ones, and which rules are trusted otherwise
            or not wanted.

    Raises:
        PackError: a pack has a mistake.
    """
    rates = measured.rates()
    rules = loader.chosen(replace(config, disable=frozenset(), glossaries=()))
    found = [
        *(_of_code(entry, rates, config) for entry in rulebook.ENTRIES.values()),
        *(_of_pack(rule, rates) for rule in rules),
    ]
    wanted = (rule if config.wants(rule.id) else rule._replace(safety=OFF) for rule in found)
    return sorted(wanted, key=lambda rule: (rule.language, rule.family, rule.id))


def _of_pack(rule: Rule, rates: Mapping[str, measured.Rate]) -> Known:
    return Known(
        rule.id, rule.language, rule.family, rule.KIND, (rule.safety,), rule.reason,
        rates.get(rule.id), rule,
    )  # fmt: skip


def _of_code(entry: rulebook.Entry, rates: Mapping[str, measured.Rate], config: Config) -> Known:
    chosen = dict(config.safety)
    trust = chosen.get(entry.id) or chosen.get(entry.family)
    safety = (trust,) if trust else entry.safety
    return Known(
        entry.id, entry.language, entry.family, entry.kind, safety, entry.about,
        rates.get(entry.id),
    )  # fmt: skip


def named(id_: str, rules: Sequence[Known]) -> Known:
    """The rule of a name.

    Raises:
        UsageError: there is none; the nearest names are told.
    """
    found = next((rule for rule in rules if rule.id == id_), None)
    if found is None:
        raise click.UsageError(_unknown(id_, [rule.id for rule in rules], "rule"))
    return found


def chosen(rules: Iterable[Known], **wanted: str | None) -> list[Known]:
    """The rules of one language, family, or safety.

    Args:
        rules: all of them.
        **wanted: what an attribute of a rule must be, or hold; None for anything.

    Raises:
        UsageError: no rule has what is wanted.
    """
    found = list(rules)
    for name, value in wanted.items():
        if value is not None:
            there = sorted({each for rule in found for each in _values(rule, name)})
            found = [rule for rule in found if value in _values(rule, name)]
            if not found:
                raise click.UsageError(_unknown(value, there, name))
    return found


def _values(rule: Known, name: str) -> Sequence[str]:
    value: str | Sequence[str] = getattr(rule, name)
    return (value,) if isinstance(value, str) else value


def _unknown(name: str, there: Sequence[str], what: str) -> str:
    near = get_close_matches(name, there, 3)
    others = f"there are {', '.join(there)}" if len(there) < _FEW else "mtfix rules lists them"
    hint = f"did you mean {' or '.join(near)}?" if near else others
    return f"there is no {what} “{name}”; {hint}"
