"""Decisions: they replay to the same bytes, are read back whole, and refuse other texts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix import decisions as deciding
from mtfix.decisions import Decision, Decisions, StaleDecisions, digest
from mtfix.edits import Cause, Edit
from mtfix.formats.files import InputError

_CAUSE = Cause("spaces", "no space before a comma")
_TEXT = "One , two , three , four\n"


def _decision(text: str, start: int, end: int, new: str, state: str = "accepted") -> Decision:
    edit = Edit(start, end, new, (_CAUSE,))
    return Decision(edit, text[start:end], state)  # type: ignore[arg-type]


def _decisions(text: str = _TEXT, data: bytes | None = None) -> Decisions:
    listed = (
        _decision(text, 3, 4, ""),
        _decision(text, 9, 10, "", "rejected"),
        _decision(text, 17, 18, ""),
    )
    return Decisions("a.txt", digest(text.encode() if data is None else data), listed)


def test_only_accepted_edits_are_made() -> None:
    assert deciding.apply(_TEXT, _decisions()) == "One, two , three, four\n"


def test_what_was_made_is_not_made_twice() -> None:
    once = deciding.apply(_TEXT, _decisions())
    assert deciding.apply(once, _decisions()) == once
    assert deciding.reviewed(once, _decisions()) == _TEXT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Won , two , three , four\n", "something else has changed"),
        ("One, two , three , four\n", "at line 1, column 4, “,” stands where “ ” stood"),
        ("One , two , three , four\r\n", "line ends were LF and are CRLF now"),
        ("On", "at line 1, column 3, nothing stands where “ ” stood"),
        ("", "nothing stands"),
        ("One, two , three, five\n", "column 4"),
    ],
)
def test_another_text_is_refused_and_the_difference_is_told(text: str, told: str) -> None:
    with pytest.raises(StaleDecisions, match="this is not the text that was rev") as caught:
        deciding.apply(text, _decisions())
    assert told in str(caught.value)
    assert "review it anew with mtfix review" in str(caught.value)


def test_decisions_that_were_changed_by_hand_must_fit_the_text() -> None:
    bad = replace(_decisions(), decisions=(_decision("x" * 99, 40, 41, ""),))
    with pytest.raises(InputError, match="the decisions were changed"):
        deciding.apply(_TEXT, bad)


def test_the_bom_and_the_encoding_count(tmp_path: Path) -> None:
    data = b"\xff\xfe" + _TEXT.encode("utf-16-le")
    made = Decisions("a.txt", digest(data), _decisions().decisions, "utf-16-le", b"\xff\xfe")
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    source = deciding.opened(path, made)
    assert source.encode(deciding.apply(source.text, made)).startswith(b"\xff\xfeO\x00")
    path.write_bytes(_TEXT.encode())
    with pytest.raises(StaleDecisions):
        deciding.apply(deciding.opened(path, made).text, made)


def test_bytes_of_another_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Käse , bitte".encode("latin-1"))
    with pytest.raises(StaleDecisions, match="it was in UTF-8 and is not any more"):
        deciding.opened(path, _decisions())


def test_each_decision_has_its_line_and_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    deciding.write(path, _decisions())
    rows = [line for line in path.read_text().splitlines() if '"state"' in line]
    assert len(rows) == 3
    assert json.loads(rows[1].rstrip(","))["state"] == "rejected"
    assert deciding.read(path) == _decisions()


_texts = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.tuples(_texts, _texts, st.sampled_from(["accepted", "rejected"]), _texts)))
def test_whatever_is_decided_replays_and_is_read_back(
    rows: list[tuple[str, str, str, str]],
) -> None:
    text = outcome = ""
    listed = []
    for old, new, state, note in rows:
        start = len(text) + 1
        edit = Edit(start, start + len(old), new, (_CAUSE,))
        listed.append(Decision(edit, old, state, note))  # type: ignore[arg-type]
        text += f".{old}"
        outcome += f".{new if state == 'accepted' else old}"
    made = Decisions("ä\n.txt", digest(text.encode()), tuple(listed))
    assert deciding.apply(text, made) == outcome
    assert deciding.reviewed(outcome, made) == text
    assert deciding.file.parsed(deciding.render(made), "x") == made


_GOOD = json.loads(deciding.render(_decisions()))


def _with_row(**values: object) -> dict[str, object]:
    return {**_GOOD, "decisions": [{**_GOOD["decisions"][0], **values}]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "d.json:1: this is no JSON"),
        ("[" * 100_000, "d.json: this is nested too deeply"),
        ("[]", "expected an object with “mtfix-decisions”"),
        ({**_GOOD, "mtfix-decisions": 2}, "version 2 of decisions is not known here"),
        ({**_GOOD, "sha256": "abc"}, "“sha256” is damaged: 'abc'"),
        ({**_GOOD, "encoding": "klingon"}, "there is no encoding 'klingon'"),
        ({**_GOOD, "encoding": "hex"}, "there is no encoding 'hex'"),
        ({**_GOOD, "name": 3}, "expected a text as “name”, found 3"),
        ({**_GOOD, "decisions": {}}, "expected a list as “decisions”"),
        ({**_GOOD, "decisions": [3]}, "decision 1: expected an object"),
        (_with_row(state="maybe"), "expected “accepted” or “rejected” as “state”, found 'maybe'"),
        (_with_row(start=True), "expected a number as “start”, found True"),
        (_with_row(end=9), "expected “start” and “end” around “old”, found 3, 9"),
        (_with_row(start=-1, end=0), "around “old”, found -1, 0"),
        (_with_row(causes=[1]), "expected objects as “causes”"),
        ({**_GOOD, "decisions": _GOOD["decisions"][:1] * 2}, "edits at 3 and 3 overlap"),
    ],
)
def test_a_damaged_file_is_refused_in_words(tmp_path: Path, content: object, told: str) -> None:
    path = tmp_path / "d.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(InputError) as caught:
        deciding.read(path)
    assert told in str(caught.value)
    assert str(caught.value).startswith(f"{path}:")


def test_a_missing_file_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        deciding.read(tmp_path / "d.json")
    (tmp_path / "d.json").write_bytes(b"\xff\xff")
    with pytest.raises(InputError, match="this is no UTF-8"):
        deciding.read(tmp_path / "d.json")
