"""Which of LanguageTool's rules may edit, and what holds for those that nobody has measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtfix.grammar import allowed


@pytest.mark.parametrize(
    ("rule", "category", "type_", "wanted"),
    [
        ("NEVER_MET", "GRAMMAR", "grammar", "flag"),
        ("NEVER_MET", "GRAMMAR", "style", "off"),
        ("NEVER_MET", "REDUNDANCY", "uncategorized", "off"),
        ("NEVER_MET", "TYPOS", "misspelling", "off"),
        ("HUNSPELL_RULE", "ANY", "misspelling", "off"),
        ("COMMA_COMPOUND_SENTENCE", "PUNCTUATION", "uncategorized", "off"),
        ("EN_A_VS_AN", "MISC", "misspelling", "flag"),
    ],
)
def test_trust(rule: str, category: str, type_: str, wanted: str) -> None:
    assert allowed.trust(rule, category, type_) == wanted


def test_a_rule_that_is_listed_goes_before_its_category(tmp_path: Path) -> None:
    rules = {"LISTED": {"trust": "unsafe", "human": 3, "raw": 40, "judged": 12}}
    path = written(tmp_path, {"words": {"human": 5}, "categories": {"C": "off"}, "rules": rules})
    known = allowed.read(path)
    assert known.rules["LISTED"] == allowed.Measured("unsafe", 3, 40, 12)
    assert known.categories == {"C": "off"}
    assert known.words == {"human": 5}


@pytest.mark.parametrize(
    "told",
    [
        {"words": {}, "categories": {}},
        {"words": {}, "categories": {"C": "perhaps"}, "rules": {}},
        {"words": {}, "categories": {}, "rules": {"R": {"human": 1}}},
        {"words": {}, "categories": {}, "rules": {"R": {"trust": "safe", "humans": 1}}},
        {"words": {"human": "many"}, "categories": {}, "rules": {}},
        [],
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, told: object) -> None:
    path = written(tmp_path, told)
    with pytest.raises(ValueError, match=r"allowed\.json"):
        allowed.read(path)


def test_every_rule_that_edits_was_read_by_a_person() -> None:
    path = Path(allowed.__file__).with_name("allowed.json")
    known = allowed.read(path)
    safe = {rule: it for rule, it in known.rules.items() if it.trust == "safe"}
    unsafe = {rule: it for rule, it in known.rules.items() if it.trust == "unsafe"}
    assert safe
    for rule, it in safe.items():
        assert it.wrong + it.taste <= it.judged / 100, rule
        assert it.judged >= 30 or it.why, rule
    for rule, it in unsafe.items():
        assert it.wrong + it.taste <= it.judged / 10, rule


def written(folder: Path, told: object) -> Path:
    """A file of measurements that says so."""
    path = folder / "allowed.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path
