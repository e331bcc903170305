"""Every shipped rule does what its examples say, and keeps what the whole pack must keep."""

from __future__ import annotations

import pytest

from mtfix.edits import Edit, apply, resolve
from mtfix.packs.engine import RuleSet, rule_set
from mtfix.packs.pattern import PatternRule
from mtfix.reading import read

_RULES = rule_set().rules


def _run(rules: RuleSet, text: str) -> str:
    found = rules.find(read(text, "text"))
    return apply(text, resolve(text, [edit for edit in found if isinstance(edit, Edit)])[0])


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_the_rule_alone_makes_its_fixes(rule: PatternRule) -> None:
    alone = RuleSet([rule])
    for broken, repaired in rule.fixes:
        assert _run(alone, broken) == repaired


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_all_rules_keep_what_the_rule_keeps_and_what_it_has_repaired(rule: PatternRule) -> None:
    for text in [*rule.keeps, *(repaired for _, repaired in rule.fixes)]:
        assert _run(rule_set(), text) == text


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_the_rule_gives_a_reason_in_a_sentence(rule: PatternRule) -> None:
    assert rule.reason.endswith(".")
    assert len(rule.reason.split()) > 4
