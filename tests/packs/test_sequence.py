"""Sequences of tokens: what each step may say, and what they cost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mtfix.document import Document
from mtfix.edits import Edit, Flag, apply
from mtfix.packs.engine import RuleSet
from mtfix.packs.kinds.sequence import SequenceRule
from mtfix.packs.loader import PackError, load_pack
from mtfix.packs.trial import trial
from mtfix.reading import read


def _rule(*tokens: dict[str, Any], **more: Any) -> SequenceRule:
    return SequenceRule(id="own", pack="en/own", reason="We say so here.", tokens=tokens, **more)


def _flagged(rule: SequenceRule, text: str) -> list[str]:
    found = RuleSet([rule]).find(_document(text), "en")
    return [text[each.start : each.end] for each in found if isinstance(each, Flag)]


def _mended(rule: SequenceRule, text: str) -> str:
    found = RuleSet([rule]).find(_document(text), "en")
    return apply(text, [each for each in found if isinstance(each, Edit)])


def _document(text: str) -> Document:
    return read(text, "text")


@pytest.mark.parametrize(
    ("step", "fitting", "other"),
    [
        ({"word": ["oak", "elm"]}, "Oak", "pine"),
        ({"word": ["Oak"], "case_sensitive": "yes"}, "Oak", "oak"),
        ({"word": ["don't"]}, "don’t", "dont"),
        ({"regex": "o[ae]k"}, "OAK", "oaks"),
        ({"regex": "o[ae]k", "case_sensitive": "yes"}, "oak", "OAK"),
        ({"case": "lower"}, "oak", "Oak"),
        ({"case": "upper"}, "OAK", "Oak"),
        ({"case": "title"}, "Oak", "OAK"),
        ({"case": "mixed"}, "oAK", "oak"),
        ({"known": "yes"}, "table", "tabel"),
        ({"known": "no"}, "tabel", "table"),
        ({"except": ["oak"]}, "elm", "Oak"),
        ({"except_regex": "o.*"}, "elm", "oak"),
        ({"word": [","]}, ",", ";"),
    ],
    ids=str,
)
def test_a_step_says_what_a_token_must_be(step: dict[str, Any], fitting: str, other: str) -> None:
    rule = _rule({"word": ["before"]}, {**step, "mark": "yes"}, {"word": ["here"]})
    assert _flagged(rule, f"It stands before {fitting} here.") == [fitting]
    assert _flagged(rule, f"It stands before {other} here.") == []


def test_a_space_before_a_token_may_be_asked_for() -> None:
    comma = {"word": [","], "mark": "yes"}
    spaced = _rule({"word": ["oak"]}, {**comma, "space_before": "yes"})
    glued = _rule({"word": ["oak"]}, {**comma, "space_before": "no"})
    assert (_flagged(spaced, "The oak , it fell."), _flagged(spaced, "The oak, it fell.")) == (
        [","],
        [],
    )
    assert (_flagged(glued, "The oak , it fell."), _flagged(glued, "The oak, it fell.")) == (
        [],
        [","],
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is of great use.", ["of great use"]),
        ("This is of use.", ["of use"]),
        ("This is of great great use.", []),
    ],
)
def test_a_step_may_be_optional(text: str, found: list[str]) -> None:
    rule = _rule({"word": ["of"]}, {"word": ["great"], "optional": "yes"}, {"word": ["use"]})
    assert _flagged(rule, text) == found


def test_a_step_may_be_repeated() -> None:
    rule = _rule({"word": ["so"]}, {"word": ["very"], "most": 3}, {"word": ["good"]})
    assert _flagged(rule, "It is so very very very good.") == ["so very very very good"]
    assert _flagged(rule, "It is so very very very very good.") == []
    assert _flagged(rule, "It is so good.") == []


def test_tokens_may_be_skipped_within_a_sentence() -> None:
    rule = _rule({"word": ["either"], "skip": 3}, {"word": ["nor"], "mark": "yes"})
    assert _flagged(rule, "It is either red, nor blue.") == ["nor"]
    assert _flagged(rule, "It is either very dark red, nor blue.") == []
    assert _flagged(rule, "It was either. They nor we know.") == []


def test_optional_steps_may_lead() -> None:
    rule = _rule({"word": ["the"], "optional": "yes"}, {"word": ["zebra"]}, {"word": ["oak"]})
    assert _flagged(rule, "Under the zebra oak it is dark.") == ["the zebra oak"]
    assert _flagged(rule, "Under a zebra oak it is dark.") == ["zebra oak"]


def test_what_is_marked_is_replaced_and_the_rest_inserted_by_number() -> None:
    rule = _rule(
        {"word": ["of"], "mark": "yes"},
        {"word": ["very"], "optional": "yes", "mark": "yes"},
        {"regex": "[a-z]+", "mark": "yes"},
        {"word": ["kind"]},
        replace=r"\2 \3 of",
        case="keep",
    )
    assert _mended(rule, "It is of very rare kind.") == "It is very rare of kind."
    assert _mended(rule, "Of rare kind it is.") == "Rare of kind it is."


def test_what_is_taken_out_takes_its_space_along() -> None:
    rule = _rule({"word": ["oak"]}, {"word": ["tree"], "mark": "yes"}, replace="")
    assert _mended(rule, "The oak tree, it fell.") == "The oak, it fell."


def test_a_rule_is_silent_where_an_antipattern_overlaps() -> None:
    ago = {"tokens": [{"word": ["long"]}, {"word": ["ago"]}, {"word": ["since"]}]}
    rule = _rule({"word": ["ago"]}, {"word": ["since"]}, antipatterns=[ago])
    assert _flagged(rule, "It was two days ago since then.") == ["ago since"]
    assert _flagged(rule, "It was long ago since then.") == []


def test_a_pack_may_have_such_rules(tmp_path: Path) -> None:
    path = tmp_path / "en" / "own.yaml"
    path.parent.mkdir()
    path.write_text(
        """\
about: Ours.
rules:
  - id: in-case-of
    kind: token
    reason: The phrase needs its preposition here.
    safety: unsafe
    tokens:
      - word: [in]
      - {word: [case], mark: yes}
      - {regex: 'fires?|floods?'}
    antipatterns:
      - tokens: [{word: [just]}, {word: [in]}]
    replace: '\\2 of'
    fixes: [[Leave the house in case fire., Leave the house in case of fire.]]
    keeps: [Leave the house in case of fire., 'Leave, just in case fire comes.']
""",
        encoding="utf-8",
    )
    (rule,) = load_pack(path)
    assert list(trial(rule, RuleSet([rule]))) == []


def test_an_unknown_key_of_a_token_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "en" / "own.yaml"
    path.parent.mkdir()
    path.write_text(
        "rules:\n  - id: a\n    kind: token\n    reason: So.\n    keeps: [a]\n    tokens:\n"
        "      - wrod: [a]\n",
        encoding="utf-8",
    )
    with pytest.raises(PackError, match=r":7:9: unknown key wrod; did you mean word\?"):
        load_pack(path)


def test_a_template_may_name_only_steps_that_are_there() -> None:
    with pytest.raises(ValueError, match="own: replace names a step beyond the 1 given"):
        _rule({"word": ["oak"]}, replace=r"\2")


def test_one_token_at_least_must_stand_there() -> None:
    with pytest.raises(ValueError, match="own: no token of it"):
        _rule({"word": ["oak"], "optional": "yes"}, {"word": ["elm"], "most": 2})


def test_rules_look_only_where_their_rarest_words_stand() -> None:
    rule = _rule({"word": ["the"]}, {"regex": ".*"}, {"word": ["zebra", "don't"]})
    assert rule.hot_words == {"zebra", "don't", "don’t"}


def test_many_ways_to_match_do_not_multiply() -> None:
    loose = {"optional": "yes", "most": 10, "skip": 30}
    rule = _rule({"word": ["oak"]}, *[loose] * 12, {"word": ["elm"]})
    assert _flagged(rule, "The oak and " + "more of it " * 400 + "end.") == []


def test_time_grows_with_the_text_only() -> None:
    rule = _rule({"word": ["oak"], "skip": 30}, {"word": ["elm"]})
    assert _flagged(rule, "The oak and " + "oak " * 20_000 + "x" * 1_000_000 + " end.") == []
