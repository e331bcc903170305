"""Every shipped rule does what its examples say, and keeps what the whole pack must keep."""

from __future__ import annotations

import pytest

from mtfix.packs.engine import rule_set
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
