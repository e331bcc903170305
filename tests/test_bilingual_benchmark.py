"""How the benchmark of repair from a source counts damaged tokens."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from bilingual_corpora import Translation
from bilingual_left import read_reasons
from bilingual_tokens import fates

import mtfix


def _counts(source: str, text: str) -> list[tuple[str, int, int, int]]:
    segment = Translation("corpus", "de", "system", is_human=False, source=source, text=text)
    result = mtfix.fix(text, format="text", source=source)
    return [(it.kind, it.damaged, it.dropped, it.silent) for it in fates(segment, result)]


@pytest.mark.parametrize(
    ("text", "damaged", "dropped"),
    [
        ("Mehr: https://port.example/a", 0, 0),
        ("Mehr: https: // www.hafen.example / a", 1, 0),
        ("Mehr dazu", 0, 1),
    ],
)
def test_a_token_is_damaged_if_a_piece_is_left(text: str, damaged: int, dropped: int) -> None:
    assert _counts("More: https://port.example/a", text) == [("url", damaged, dropped, 0)]


def test_a_piece_is_left_of_one_token() -> None:
    assert _counts("<div id=a>text</div> there", "<Kasten Text da") == [("tag", 1, 1, 0)]


def test_an_unknown_reason_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "left.tsv"
    path.write_text("key\treason\n0a\tno place\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        read_reasons(path)
