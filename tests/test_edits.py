"""The algebra of edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.edits import Cause, Edit, Origin, apply, compose, invert, minimal, order, resolve

_CAUSE = Cause("some-rule", "some reason")


@st.composite
def steps(draw: st.DrawFn, text: str) -> list[Edit]:
    """Resolved edits of a text."""
    proposals = []
    for index in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        written = draw(st.text("abc", max_size=3))
        proposals.append(Edit(start, end, written, (Cause(f"rule-{index}", "a reason"),)))
    return resolve(text, proposals)[0]


@st.composite
def two_steps(draw: st.DrawFn) -> tuple[str, list[Edit], list[Edit]]:
    """A text, edits of it, and edits of what they make of it."""
    text = draw(st.text("abcde", max_size=10))
    first = draw(steps(text))
    return text, first, draw(steps(apply(text, first)))


@given(two_steps())
def test_composed_edits_lead_where_both_steps_lead(
    case: tuple[str, list[Edit], list[Edit]],
) -> None:
    text, first, second = case
    assert apply(text, compose(text, first, second)) == apply(apply(text, first), second)


@given(two_steps())
def test_composed_edits_are_ordered_disjoint_minimal_and_keep_their_causes(
    case: tuple[str, list[Edit], list[Edit]],
) -> None:
    text, first, second = case
    known = {cause for edit in [*first, *second] for cause in edit.causes}
    end = 0
    for edit in compose(text, first, second):
        assert edit.start >= end
        assert minimal(text, edit) == edit
        assert edit.causes
        assert set(edit.causes) <= known
        end = edit.end


@given(two_steps())
def test_inverted_edits_lead_back(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, first, _ = case
    assert apply(apply(text, first), invert(text, first)) == text


@given(two_steps())
def test_a_step_and_its_inverse_cancel_out(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, first, _ = case
    assert compose(text, first, invert(text, first)) == []


@given(st.data())
def test_resolving_does_not_depend_on_the_order_of_proposals(data: st.DataObject) -> None:
    text = data.draw(st.text("abc", max_size=8))
    proposals = data.draw(steps(text)) + data.draw(steps(text))
    shuffled = data.draw(st.permutations(proposals))
    assert resolve(text, proposals)[0] == resolve(text, shuffled)[0]


def test_apply_refuses_edits_out_of_order() -> None:
    with pytest.raises(ValueError, match="out of order"):
        apply("abc", [Edit(2, 3, "x", (_CAUSE,)), Edit(0, 1, "y", (_CAUSE,))])


def test_apply_refuses_edits_outside_the_text() -> None:
    with pytest.raises(ValueError, match="out of the text"):
        apply("abc", [Edit(2, 9, "x", (_CAUSE,))])


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (Edit(0, 2, "x", (_CAUSE,)), Edit(1, 3, "y", (_CAUSE,))),
        (Edit(0, 3, "x", (_CAUSE,)), Edit(0, 2, "y", (_CAUSE,))),
        (Edit(0, 0, "x", (Cause("a", "r"),)), Edit(0, 0, "x", (Cause("b", "r"),))),
        (Edit(1, 1, "x", (_CAUSE,)), Edit(1, 4, "y", (_CAUSE,))),
    ],
    ids=["earlier", "longer", "rule name", "insertion first"],
)
def test_the_order_of_conflicting_edits(winner: Edit, loser: Edit) -> None:
    assert order(winner) < order(loser)


def test_equal_edits_of_two_rules_become_one_with_both_causes() -> None:
    causes = Cause("a", "one"), Cause("b", "two")
    kept, withheld = resolve("musk", [Edit(0, 1, "M", (cause,)) for cause in causes])
    assert kept == [Edit(0, 1, "M", causes)]
    assert withheld == []


def test_the_loser_of_a_conflict_is_withheld_and_names_the_winner() -> None:
    edits = [Edit(0, 2, "x", (Cause("a", "r"),)), Edit(1, 3, "y", (Cause("b", "r"),))]
    _, withheld = resolve("hello", edits)
    assert [(item.edit.causes[0].rule, item.why) for item in withheld] == [
        ("b", "conflicts with a")
    ]


def test_touching_edits_are_both_made() -> None:
    edits = [Edit(0, 1, "x", (_CAUSE,)), Edit(1, 2, "y", (_CAUSE,))]
    assert resolve("ab", edits)[0] == edits


@pytest.mark.parametrize(
    ("edits", "span", "origin"),
    [
        ([Edit(5, 6, "", ())], (6, 11), (7, 12)),
        ([Edit(5, 6, "", ())], (0, 5), (0, 5)),
        ([Edit(2, 2, "xx", ())], (3, 4), (2, 2)),
        ([Edit(2, 4, "xyz", ())], (2, 5), (2, 4)),
    ],
    ids=["behind a deletion", "before it", "inside an insertion", "a replacement"],
)
def test_spans_lead_back_to_the_original(
    edits: list[Edit], span: tuple[int, int], origin: tuple[int, int]
) -> None:
    assert Origin(edits).span(*span) == origin
