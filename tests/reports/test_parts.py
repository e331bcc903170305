"""The parts that reports are made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtfix
from mtfix.edits import Cause, Edit, Flag, apply
from mtfix.findings import findings
from mtfix.reports.messages import about, last_line
from mtfix.reports.names import relative, shown_name, uri
from mtfix.reports.pieces import pieces
from mtfix.reports.rdjson import positions
from mtfix.reports.registry import REPORTS
from mtfix.reports.statistics import counts
from tests.reports.results import result

_RULE = (Cause("rule", "…"),)


def test_names_are_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(str(tmp_path / "docs" / "a b.txt")) == "docs/a b.txt"
    assert uri(str(tmp_path / "docs" / "a b.txt")) == "docs/a%20b.txt"
    assert uri("/else where/é.txt") == "file:///else%20where/%C3%A9.txt"
    assert uri("../a.txt") == "../a.txt"
    assert uri("lone \ud800.txt") == "lone%20%3F.txt"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("::stop-commands::x", "./::stop-commands::x"),
        ("##vso[task.complete]", r"\x23#vso[task.complete]"),
        ("a ##[error]", r"a \x23#[error]"),
        ("## a [b]::c", "## a [b]::c"),
    ],
)
def test_no_name_is_a_command_for_a_build_server(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_what_a_rule_does_is_told_without_its_place() -> None:
    text = "ada said"
    found = result(
        text,
        [Edit(0, 1, "A", (Cause("case-person", "“Ada” is a given name"),))],
        [Flag(4, 8, "a-rule-of-a-pack", "Its reason.")],
    )
    assert [about(finding) for finding in findings(found)] == [
        "Given names and surnames have a capital.",
        "Its reason.",
    ]


def test_what_a_rule_of_a_pack_does_is_told_without_the_evidence_of_one_place() -> None:
    (found,) = findings(mtfix.fix("Prices rose by 6. 5 percent in May."))
    assert found.reason.startswith("No space stands in a decimal. A share")
    assert about(found) == "No space stands in a decimal."


def test_a_finding_that_ends_with_a_line_end_is_not_in_the_next_line() -> None:
    text = "one\n\ntwo\n"
    flags = [Flag(0, 4, "a", "…"), Flag(0, 5, "b", "…"), Flag(0, 6, "c", "…"), Flag(4, 4, "d", "…")]
    assert [last_line(f) for f in findings(result(text, flags=flags))] == [1, 2, 3, 2]


def test_rules_are_counted_once_a_finding() -> None:
    text = "a , b , c , d"
    safe, unsafe = Cause("space", "…"), Cause("space", "…", "unsafe")
    found = result(
        text,
        [
            Edit(1, 2, "", (safe, Cause("other", "…"))),
            Edit(5, 6, "", (unsafe,)),
        ],
        [Flag(9, 10, "other", "…", "info")],
    )
    rows = [row[:4] for row in counts([("a", found), ("b", result(text))])]
    assert rows == [(2, "error", "safe, unsafe", "space"), (1, "info", "flag", "other")]


@given(st.text(st.sampled_from("aé東👍\n\r")), st.lists(st.integers(0, 20)))
def test_positions_in_bytes(text: str, offsets: list[int]) -> None:
    offsets = [min(offset, len(text)) for offset in offsets]
    for offset, place in positions(text, offsets).items():
        at = offset - (text[offset - 1 : offset + 1] == "\r\n")
        lines = text[:at].encode().split(b"\n")
        assert place == {"line": len(lines), "column": len(lines[-1]) + 1}


@given(st.data())
def test_pieces_hold_the_text_before_and_after(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab ,.’-é"), min_size=1))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [
        Edit(start, end, data.draw(st.sampled_from(["", "x", ", ", "Y z"])), _RULE)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    found = list(pieces(text, 0, len(text), edits))
    assert "".join(piece.old for piece in found) == text
    assert "".join(piece.new for piece in found) == apply(text, edits)
    assert [piece.edit for piece in found if piece.edit] == edits


def test_words_that_repeat_their_first_letter_are_shown_whole() -> None:
    found = list(pieces("a mammoth", 0, 9, [Edit(4, 5, "M", _RULE)]))
    assert [(piece.old, piece.new) for piece in found] == [
        ("a ", "a "),
        ("mammoth", "maMmoth"),
    ]


def test_each_report_can_be_loaded_by_its_name() -> None:
    names = "full concise grouped json jsonl sarif github gitlab junit rdjson azure html"
    assert list(REPORTS) == names.split()
    assert "All is well." in REPORTS["html"].render([("a.txt", result("All is well."))])
