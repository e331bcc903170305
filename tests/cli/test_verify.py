"""--verify refuses to write when a promise is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtfix
from mtfix.cli.main import run
from mtfix.edits import Cause, Edit
from mtfix.result import Result
from mtfix.verify import violations


def _result(edits: tuple[Edit, ...], text: str, *, stable: bool = True) -> Result:
    return Result("one two", text, edits, (), (), stable, "text")


_CAUSE = (Cause("some-rule", "a good reason"),)


@pytest.mark.parametrize(
    ("result", "law"),
    [
        (_result((Edit(0, 1, "O", _CAUSE),), "other"), "replay"),
        (_result((Edit(0, 3, "oNe", _CAUSE),), "oNe two"), "form"),
        (_result((Edit(0, 1, "O", ()),), "One two"), "form"),
        (_result((Edit(0, 4, "", (Cause("case-name", "a name"),)),), "two"), "letters"),
        (_result((), "one two", stable=False), "idempotence"),
    ],
    ids=["replay", "minimal", "no cause", "lost letters", "unstable"],
)
def test_each_broken_law_is_found(result: Result, law: str) -> None:
    assert any(found.startswith(law) for found in violations(result, mtfix.fix))


def test_opaque_content_is_guarded() -> None:
    edit = Edit(9, 10, "X", _CAUSE)
    result = Result("see `some code`", "see `someXcode`", (edit,), (), (), True, "text")
    assert any(found.startswith("opaque") for found in violations(result, mtfix.fix))


def test_nothing_is_written_when_a_promise_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hello , world.\n")
    monkeypatch.setattr("mtfix.verify.violations", lambda *_: ["replay: made up"])
    assert run(["fix", "-w", "--verify", str(path)]) == 2
    assert "a promise would be broken: replay: made up" in capsys.readouterr().err
    assert path.read_text() == "Hello , world.\n"
