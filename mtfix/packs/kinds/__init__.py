"""The kinds of rule: one file a kind, one line here."""

from __future__ import annotations

from collections.abc import Mapping

from mtfix.packs.kinds.pairs import PairsRule
from mtfix.packs.kinds.pattern import PatternRule
from mtfix.packs.kinds.repeat import RepeatRule
from mtfix.packs.kinds.words import WordsRule
from mtfix.packs.rule import Rule

_ALL: tuple[type[Rule], ...] = (
    PatternRule,
    WordsRule,
    RepeatRule,
    PairsRule,
)

KINDS: Mapping[str, type[Rule]] = {kind.KIND: kind for kind in _ALL}
"""The kinds by the name that packs give them."""
