"""The baseline: what was there before is known again, what is new is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.baseline import Baseline, Entry, entries
from mtfix.edits import apply
from mtfix.formats.files import InputError
from mtfix.result import Result

ONE = "He met Elon musk in the old house by the river that day."
TWO = "The buses were late , and nobody at the station knew why."
CLEAN = "It rained on all the roads of the county, and the lake rose."
_QUICK = settings(max_examples=60, deadline=None)


def _fix(*lines: str, gap: str = "\n\n") -> Result:
    config = mtfix.Config(disable=frozenset({"caption-repeated"}))  # these tests repeat lines
    return mtfix.fix(gap.join(lines), format="text", config=config)


def _of(result: Result, name: str = "a.md", folder: Path = Path("/p")) -> Baseline:
    return Baseline(folder, {name: entries(result)})


def _left(baseline: Baseline, result: Result, path: str = "/p/a.md") -> list[str]:
    """The rules of what is new."""
    new = baseline.without_known(path, result)
    return [*(edit.causes[0].rule for edit in new.edits), *(flag.rule for flag in new.flags)]


def test_what_is_known_is_not_listed_and_not_made() -> None:
    result = _fix(ONE, TWO)
    new = _of(result).without_known("/p/a.md", result)
    assert (new.edits, new.flags, new.text) == ((), (), result.original)
    assert {item.why for item in new.withheld} == {"it is in the baseline"}


_FILLERS = st.lists(st.sampled_from([CLEAN, "A table.", "The hotel is open all year."]), max_size=3)


@_QUICK
@given(_FILLERS, _FILLERS, st.sampled_from(["\n\n", "\n\n\n", "\r\n\r\n"]))
def test_lines_that_are_added_elsewhere_change_nothing(
    above: list[str], below: list[str], gap: str
) -> None:
    around = [CLEAN, ONE, CLEAN, TWO, CLEAN]
    known = _of(_fix(*around))
    moved = _fix(*above, *around, *below, gap=gap)
    assert len(moved.edits) == 2
    assert _left(known, moved) == []


@_QUICK
@given(st.lists(st.booleans(), min_size=len(ONE.split()), max_size=len(ONE.split())))
def test_lines_may_be_broken_anew(breaks: list[bool]) -> None:
    words = ONE.split()
    wrapped = "".join(word + ("\n" if b else " ") for word, b in zip(words, breaks, strict=True))
    known = _of(_fix(CLEAN, ONE, CLEAN))
    again = _fix(CLEAN, wrapped.strip(), CLEAN)
    rules = {edit.causes[0].rule for edit in _fix(ONE).edits}
    if len(again.edits) == 1:
        assert {edit.causes[0].rule for edit in again.edits} == rules
        # What stands between two words of a name is part of the words at the place itself.
        assert _left(known, again) == []


def test_neighbours_may_be_mended_one_by_one() -> None:
    text = "He met Elon musk , it rained .\n"
    result = _fix(text)
    assert len(result.edits) == 3
    for edit in result.edits:
        mended = _fix(apply(text, [edit]))
        assert len(mended.edits) == 2
        assert _left(_of(result), mended) == []


def test_the_same_defect_elsewhere_is_new() -> None:
    known = _of(_fix(CLEAN, ONE, CLEAN))
    other = "She wrote to Elon musk from the harbour in the following spring."
    assert len(_left(known, _fix(CLEAN, ONE, CLEAN, other))) == 1


@_QUICK
@given(st.integers(1, 4), st.integers(1, 4))
def test_one_more_of_the_very_same_is_new(before: int, now: int) -> None:
    known = _of(_fix(*[CLEAN, ONE, CLEAN] * before))
    assert len(_left(known, _fix(*[CLEAN, ONE, CLEAN] * now))) == max(0, now - before)


def test_another_file_is_another_matter() -> None:
    result = _fix(ONE)
    assert len(_left(_of(result), result, "/p/b.md")) == 1


def test_files_are_named_relative_to_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    baseline = Baseline(tmp_path)
    assert baseline.name("a.md") == "docs/a.md"
    assert baseline.name(str(tmp_path / "docs" / "a.md")) == "docs/a.md"
    assert baseline.name("<stdin>") == "<stdin>"


def test_written_and_read_again_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    result = _fix(CLEAN, ONE, TWO, CLEAN, CLEAN, ONE, TWO, CLEAN)
    baseline = Baseline(tmp_path, {"b.md": entries(result), "a \ud800“é.md": entries(_fix(TWO))})
    baseline.write(path)
    first = path.read_bytes()
    again = Baseline.read(path)
    assert again == baseline
    again.write(path)
    assert path.read_bytes() == first
    assert _left(again, result, str(tmp_path / "b.md")) == []


def test_the_file_is_sorted_with_a_finding_a_line(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    known = {"2": Entry("b-rule", "x → y", "2", 3), "1": Entry("a-rule", "“é”", "1")}
    Baseline(tmp_path, {"z.md": known, "a.md": {"1": known["1"]}, "clean.md": {}}).write(path)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "{",
        '  "version": 1,',
        '  "files": {',
        '    "a.md": [',
        '      {"rule": "a-rule", "words": "“é”", "fingerprint": "1"}',
        "    ],",
        '    "z.md": [',
        '      {"rule": "a-rule", "words": "“é”", "fingerprint": "1"},',
        '      {"rule": "b-rule", "words": "x → y", "fingerprint": "2", "count": 3}',
        "    ]",
        "  }",
        "}",
    ]


def test_an_empty_baseline_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    Baseline(tmp_path, {"a.md": {}}).write(path)
    assert len(Baseline.read(path)) == 0
    assert json.loads(path.read_text(encoding="utf-8")) == {"version": 1, "files": {}}


BROKEN = {
    "no JSON": (b'{"version": 1,\n<<<<<<< HEAD', r"no JSON: .* \(line 2, column 1\)"),
    "no text": (b"\xff\xfe", "no UTF-8"),
    "another thing": (b"[]", "expected an object with a “version”"),
    "no version": (b"{}", "expected an object with a “version”"),
    "another version": (b'{"version": 2, "files": {}}', "version 2, expected 1"),
    "no files": (b'{"version": 1}', "“files” has to be an object"),
    "no list": (b'{"version": 1, "files": {"a": {}}}', "findings of “a” have to be a list"),
    "no entry": (b'{"version": 1, "files": {"a": [{"rule": "r"}]}}', "a finding of “a” is"),
    "no count": (
        b'{"version": 1, "files": {"a": [{"rule": "r", "words": "w", "fingerprint": "f",'
        b' "count": 0}]}}',
        "a finding of “a” is",
    ),
    "deep": (b"[" * 100_000, "no baseline"),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_is_told_with_what_to_do(case: tuple[bytes, str], tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    data, said = case
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as caught:
        Baseline.read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "--write-baseline writes it anew" in str(caught.value)


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such baseline; mtfix check --write-baseline makes"):
        Baseline.read(tmp_path / "none.json")


def test_a_baseline_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        Baseline(tmp_path).write(tmp_path / "nowhere" / "known.json")


def test_both_sides_of_a_merge_may_have_added_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    one = '{"rule": "r", "words": "w", "fingerprint": "f"}'
    two = '{"rule": "r", "words": "w", "fingerprint": "f", "count": 2}'
    path.write_text(f'\ufeff{{"version": 1, "files": {{"a": [{two}, {one}]}}}}', encoding="utf-8")
    assert len(Baseline.read(path)) == 2


def _three() -> Baseline:
    a = {"1": Entry("r", "w", "1", 3), "2": Entry("s", "v", "2")}
    return Baseline(Path("/p"), {"a.md": a, "b.md": {"3": Entry("r", "w", "3")}})


def test_fixed_findings_are_stale_in_the_files_of_the_run_alone() -> None:
    seen = {"a.md": {"1": Entry("r", "w", "1", 1), "9": Entry("new", "n", "9")}}
    assert _three().stale(seen) == [
        ("a.md", Entry("r", "w", "1", 2)),
        ("a.md", Entry("s", "v", "2")),
    ]
    assert _three().stale({"a.md": _three().files["a.md"], "c.md": {}}) == []


def test_pruning_takes_away_and_adds_nothing() -> None:
    seen = {"a.md": {"1": Entry("r", "w", "1", 1), "9": Entry("new", "n", "9")}}
    pruned = _three().pruned(seen)
    assert pruned.files == {
        "a.md": {"1": Entry("r", "w", "1", 1)},
        "b.md": {"3": Entry("r", "w", "3")},
    }
    assert pruned.pruned(seen) == pruned


def test_an_update_keeps_other_files_that_are_still_there() -> None:
    seen = {"a.md": {"9": Entry("new", "n", "9")}}
    there = _three().updated(seen, lambda path: path == Path("/p/b.md"))
    assert there.files == {**seen, "b.md": {"3": Entry("r", "w", "3")}}
    assert _three().updated(seen, lambda _: False).files == seen


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\r\n\r\n"], ids=repr)
def test_paragraphs_right_before_and_behind_change_nothing(gap: str) -> None:
    before = _of(_fix("Yes , he said.", gap=gap))
    after = _fix("It rains.", "Yes , he said.", "It snows.", gap=gap)
    assert _left(before, after) == []


def test_a_file_whose_name_looks_like_standard_input_is_a_file() -> None:
    assert Baseline(Path("/a")).name("/a/<b>.md") == "<b>.md"
    assert Baseline(Path("/a")).name("<stdin>") == "<stdin>"
