"""Outcomes as bytes: what goes in comes out, and nothing else is believed."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mtfix.edits import Cause, Edit, Flag, Withheld, apply
from mtfix.formats.files import Source, decode
from mtfix.result import Result
from mtfix.runs.records import RecordError, recalled, record

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@st.composite
def _outcomes(draw: st.DrawFn) -> tuple[bytes, Source, Result]:
    text = draw(_TEXTS)
    codec = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
    # The byte order mark of UTF-16 and a NUL are that of UTF-32.
    assume(codec != "utf-16" or not text.startswith("\0"))
    source = decode(text.encode(codec), "a.txt")
    size = len(source.text)
    cuts = sorted(draw(st.sets(st.integers(0, size), max_size=6)))
    causes = (Cause("a-rule", draw(st.text(max_size=9))), Cause("b-rule", "why", "unsafe"))
    edits = tuple(
        Edit(start, end, draw(st.text(max_size=5)), causes)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    flags = (Flag(0, size, "c-rule", "look", draw(st.sampled_from(["info", "warning", "error"]))),)
    withheld = (Withheld(Edit(0, 0, "x", causes), "unsafe"),)
    fixed = apply(source.text, edits)
    stable, notes = draw(st.booleans()), ("not asked",)
    result = Result(source.text, fixed, edits, flags, withheld, stable, "text", notes=notes)
    return text.encode(codec), source, result


@given(_outcomes())
def test_what_is_recorded_comes_back(outcome: tuple[bytes, Source, Result]) -> None:
    data, source, result = outcome
    assert recalled(data, "a.txt", record(source, result)) == (source, result)


def _edited(**changes: object) -> bytes:
    told = {
        "encoding": "utf-8", "bom": "", "format": "text", "stable": True,
        "edits": [[0, 1, "A", [["a-rule", "why", "safe"]]]], "flags": [], "withheld": [],
        "notes": [],
    }  # fmt: skip
    return zlib.compress(json.dumps({**told, **changes}).encode())


def test_a_sound_record_is_taken() -> None:
    assert recalled(b"abc", "a.txt", _edited())[1].text == "Abc"


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"no zlib",
        zlib.compress(b"no JSON"),
        zlib.compress(b"[1, 2]"),
        zlib.compress(b"{}"),
        _edited(edits=[[0, 99, "A", []]]),
        _edited(edits=[[2, 1, "A", []]]),
        _edited(edits=[[1, 2, "A", []], [0, 1, "B", []]]),
        _edited(edits=[["0", 1, "A", []]]),
        _edited(edits=[[0, 1]]),
        _edited(flags=[[1]]),
        _edited(encoding="klingon"),
        _edited(encoding="utf-16"),
        _edited(bom="efbbbf"),
        _edited(bom="xyz"),
    ],
)
def test_a_damaged_record_is_refused(written: bytes) -> None:
    with pytest.raises(RecordError):
        recalled(b"abc", "a.txt", written)
