"""Places are the same for the editor and for mtfix, whatever the text and the encoding."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from mtfix.edits import Edit, apply
from mtfix.lsp.positions import Positions
from tests.lsp.editor import made
from tests.lsp.editor import offset as editors_offset

_ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])
_TEXTS = st.text(alphabet="ab é€😀𝒜\r\n\u2028\x0c\x85", max_size=30)


@pytest.mark.parametrize(
    ("encoding", "column"), [("utf-8", 10), ("utf-16", 6), ("utf-32", 4)], ids=str
)
def test_columns_count_the_units_of_the_encoding(encoding: str, column: int) -> None:
    # U+1F600 takes four bytes, two units of UTF-16, one code point; so does U+1D49C.
    positions = Positions("😀 𝒜 musk", encoding)
    assert positions.position(4) == Position(0, column)
    assert positions.offset(Position(0, column)) == 4


def test_lines_end_where_the_protocol_says() -> None:
    positions = Positions("a\u2028b\x0cc\rd\r\ne\nf")
    assert [positions.position(at) for at in (4, 6, 9, 11)] == [
        Position(0, 4), Position(1, 0), Position(2, 0), Position(3, 0),
    ]  # fmt: skip


def test_places_out_of_the_text_are_moved_into_it() -> None:
    positions = Positions("ab\ncd")
    assert positions.offset(Position(0, 99)) == 2
    assert positions.offset(Position(9, 0)) == 5


@given(_TEXTS, _ENCODINGS)
def test_every_offset_has_a_place_that_leads_back(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    for at in range(len(text) + 1):
        place = positions.position(at)
        back = at - 1 if text[max(0, at - 1) : at + 1] == "\r\n" else at
        assert positions.offset(place) == editors_offset(text, place, encoding) == back


@given(_TEXTS, _ENCODINGS, st.data())
def test_edits_do_in_the_editor_what_they_do_here(
    text: str, encoding: str, data: st.DataObject
) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    new = st.text(alphabet="x😀\r\n", max_size=3)
    edits = [Edit(start, end, data.draw(new), ()) for start, end in pairwise(ends)]
    there = made(text, Positions(text, encoding).text_edits(edits), encoding)
    assert there == apply(text, edits)
