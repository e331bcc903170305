"""Texts with markup: what rules read, and the way back."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtfix
from mtfix.edits import Edit, apply
from mtfix.serve.annotated import Annotated, Part, annotated, parts_of
from mtfix.serve.errors import ApiError
from mtfix.serve.matches import matches

_PARTS = st.lists(
    st.one_of(
        st.builds(Part, st.sampled_from(["Elon ", "musk", " , ", "a  b", "😀", " said .", "i "])),
        st.builds(
            Part,
            st.sampled_from(["<b>", "</p>", "\\cite{a}", "**", "<br/>", ""]),
            st.just(True),
            st.sampled_from([None, "", " ", "\n", "Dummy"]),
        ),
    ),
    max_size=12,
)


def _text(*parts: str | tuple[str, str | None]) -> Annotated:
    """Strings are text; pairs are markup and its meaning."""
    return annotated(
        [Part(part) if isinstance(part, str) else Part(part[0], True, part[1]) for part in parts]
    )


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        (("<b>", None), "ab"),
        (("</p>", None), "a\n\nb"),
        (("<br/>", None), "a\nb"),
        (("<picture>", None), "ab"),
        (("**", None), "ab"),
        (("\\cite{x}", "X1"), "aX1b"),
        (("", None), "ab"),
    ],
)
def test_what_stands_for_markup(markup: tuple[str, str | None], read: str) -> None:
    assert _text("a", markup, "b").read == read


def test_markup_that_touches_no_word_is_an_opaque_run() -> None:
    assert _text("see ", ("\\cite{x}", None), ", and").read == "see \ufffc, and"
    assert _text("is ", ("\\emph{", None), "it", ("}", None), " so").read == "is it so"


def test_markup_is_never_an_error_of_spacing() -> None:
    text = _text("They see ", ("\\cite{x}", None), ", and ", ("$a$", None), " in the book.")
    assert matches(mtfix.fix(text.read, "text"), text) == []


def test_an_edit_within_text_is_offered_and_one_across_markup_is_only_told() -> None:
    text = _text("He saw", (" <i> ", " "), ", but")
    across = text.place(5, 8)
    assert across is not None
    assert (across.start, across.end, across.is_text) == (5, 12, False)
    assert text.place(6, 7) is None  # nothing but markup


def test_an_insertion_at_a_border_belongs_to_text() -> None:
    text = _text(("<p>", ""), "One", ("</p>", "\n"), "Two")
    assert [text.place(at, at) for at in (0, 3, 4)] == [
        (3, 3, 3, 6, True),
        (6, 6, 3, 6, True),
        (10, 10, 10, 13, True),
    ]


def test_text_in_several_parts_is_one_text() -> None:
    text = _text("Elon mu", "sk, ", "he said.")
    assert text.place(5, 9) == (5, 9, 0, 19, True)


@given(_PARTS)
def test_matches_stay_out_of_markup_and_apart(parts: list[Part]) -> None:
    text = annotated(parts)
    found = matches(mtfix.fix(text.read, "text"), text)
    inside = [False] * len(text.whole)
    at = 0
    for part in parts:
        inside[at : at + len(part.text)] = [part.is_markup] * len(part.text)
        at += len(part.text)
    changes = [match for match in found if match.replacement is not None]
    assert all(0 <= match.start < match.end <= len(text.whole) for match in found)
    assert not any(any(inside[match.start : match.end]) for match in changes)
    assert all(a.end <= b.start for a, b in pairwise(changes))


@given(st.lists(st.sampled_from(["Elon musk ", ", he", " . ", "a the ", "😀 i ", "\n\n"])))
def test_making_all_matches_of_plain_text_is_what_mtfix_does(pieces: list[str]) -> None:
    text = annotated([Part("".join(pieces))])
    result = mtfix.fix(text.read, "text")
    found = matches(result, text, has_hints=False)
    edits = [Edit(m.start, m.end, m.replacement, ()) for m in found if m.replacement is not None]
    assert apply(text.whole, edits) == result.text


@pytest.mark.parametrize(
    "data",
    ["", "{", "[]", "5", '{"x": 1}', '{"annotation": 5}', '{"annotation": [5]}', "[" * 100_000,
     '{"annotation": [{"foo": "a"}]}', '{"annotation": [{"text": "a", "markup": "b"}]}',
     '{"annotation": [{"text": "a", "interpretAs": "b"}]}', '{"annotation": [{"text": 5}]}',
     '{"annotation": [{"markup": "a", "interpretAs": null}]}', '{"text": 5}', "9" * 10_000],
)  # fmt: skip
def test_what_is_no_annotated_text_is_refused(data: str) -> None:
    with pytest.raises(ApiError) as refused:
        parts_of(data)
    assert refused.value.status == 400


def test_a_text_may_come_as_data_too() -> None:
    assert parts_of(json.dumps({"text": "A <b>"})) == [Part("A <b>")]
