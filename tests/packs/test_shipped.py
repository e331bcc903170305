"""Every shipped rule does what its examples say, and keeps what the whole pack must keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtfix.packs.engine import RuleSet, rule_set
from mtfix.packs.kinds.pattern import PatternRule
from mtfix.packs.rule import Rule
from mtfix.packs.trial import trial

_RULES = rule_set().rules


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_the_examples_of_the_rule_hold(rule: Rule) -> None:
    assert [failure[1:] for failure in trial(rule, rule_set())] == []


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_the_rule_gives_a_reason_in_a_sentence(rule: Rule) -> None:
    assert rule.reason.endswith(".")
    assert len(rule.reason.split()) > 4
    assert all(said.endswith(".") for said in rule.evidence)


@pytest.mark.parametrize(
    "rule",
    [rule for rule in _RULES if isinstance(rule, PatternRule) and rule.contexts],
    ids=lambda rule: rule.id,
)
def test_each_context_of_the_rule_has_an_example(rule: PatternRule) -> None:
    for context in rule.contexts:
        alone = replace(rule, contexts=(context,), known={}, keeps=())
        examples = [
            *(replace(alone, fixes=(pair,), flags=()) for pair in rule.fixes),
            *(replace(alone, fixes=(), flags=(pair,)) for pair in rule.flags),
        ]
        assert any(not list(trial(example, RuleSet([example]))) for example in examples)
