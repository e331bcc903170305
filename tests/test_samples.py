"""Law 5 on the negative corpus, and the sample articles from raw to repaired."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtfix
from mtfix.formats.files import decode
from mtfix.verify import violations

_SAMPLES = Path(__file__).parents[1] / "samples"
_NEGATIVE = sorted((_SAMPLES / "negative").iterdir())
_RAW = sorted((_SAMPLES / "raw").iterdir())


@pytest.mark.parametrize("path", _NEGATIVE, ids=lambda path: path.name)
def test_clean_text_comes_back_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    source = decode(data, path.name)
    result = mtfix.fix(source.text)
    assert [(edit, edit.causes[0].rule) for edit in result.edits] == []
    assert source.encode(result.text) == data


@pytest.mark.parametrize("path", _RAW, ids=lambda path: path.name)
def test_articles_come_out_as_an_editor_would_repair_them(path: Path) -> None:
    expected = (_SAMPLES / "expected" / path.name).read_text(encoding="utf-8")
    assert mtfix.fix(path.read_text(encoding="utf-8"), to="text").text == expected


@pytest.mark.parametrize("path", _RAW, ids=lambda path: path.name)
def test_the_promises_hold_on_articles(path: Path) -> None:
    result = mtfix.fix(path.read_text(encoding="utf-8"), to="text")
    assert violations(result, mtfix.fix) == []


@pytest.mark.parametrize("path", _RAW, ids=lambda path: path.name)
def test_repaired_articles_are_clean(path: Path) -> None:
    expected = (_SAMPLES / "expected" / path.name).read_text(encoding="utf-8")
    assert mtfix.fix(expected).edits == ()
