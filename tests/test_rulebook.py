"""The rules that are code: all of them are told, and their examples are true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mtfix
from mtfix.config import GUEST
from mtfix.packs.kinds.terms import CHECKS
from mtfix.packs.loader import chosen
from mtfix.rulebook import ENTRIES, FAMILIES, Entry

_PACKAGE = Path(mtfix.__file__).parent
_ID = re.compile(
    r"(?:case|sentence|lost|markup|source|suppression|to)-[a-z-]+[a-z]|overcap|unused-suppression"
)


def _ids_in(path: Path) -> Iterator[str]:
    """Whatever is written like a rule id, and what is given to `Cause` as one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=str(text)) if _ID.fullmatch(text):
                yield text
            case ast.Call(func=ast.Name(id="Cause"), args=[ast.Constant(value=str(text)), *_]):
                yield text


def _sources() -> list[Path]:
    parts = ("casing", "markup", "bilingual", "suppression")
    return [path for part in parts for path in sorted((_PACKAGE / part).rglob("*.py"))]


def test_every_rule_of_the_sources_is_told_and_no_other() -> None:
    found = {id_ for path in _sources() for id_ in _ids_in(path)}
    assert found | {f"term-{check}" for check in CHECKS} | {GUEST} == set(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.id)
def test_its_example_is_true(entry: Entry, tmp_path: Path) -> None:
    example = entry.example
    if example is None:
        assert entry.safety == ("flag",) or entry.id == GUEST
        return
    glossary = tmp_path / "ours.csv"
    glossary.write_text(example.glossary)
    glossaries = (glossary,) if example.glossary else ()
    result = mtfix.fix(
        example.before,
        format=example.format,
        to=example.to,
        source=example.source,
        unsafe="unsafe" in entry.safety,
        config=mtfix.Config(names=example.names, glossaries=glossaries),
    )
    assert result.text == example.after
    assert entry.id in {cause.rule for edit in result.edits for cause in edit.causes}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.id)
def test_it_is_told_in_a_sentence(entry: Entry) -> None:
    assert entry.about.endswith(".")
    assert len(entry.about.split()) > 4


def test_each_rule_has_one_family() -> None:
    assert sorted(id_ for ids in FAMILIES.values() for id_ in ids) == sorted(ENTRIES)


def test_its_names_are_those_of_no_pack() -> None:
    rules = chosen(mtfix.Config())
    assert set(ENTRIES).isdisjoint(rule.id for rule in rules)
    assert set(FAMILIES).isdisjoint(rule.family for rule in rules)
