"""``mtfix review`` and ``mtfix apply``, as they are typed."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest

from mtfix.cli.main import run
from mtfix.decisions import path_for
from mtfix.review.session import Session

_TEXT = "Elon musk came , and Elon musk left , too.\n"
_SOME = "Elon Musk came, and Elon musk left, too.\n"


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A file as it was before its review, beside the decisions."""
    path = tmp_path / "a.txt"
    path.write_text(_TEXT)
    session = Session.open(path)
    session.reject(2)
    session.save()
    path.write_text(_TEXT)
    return path


def _run(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


def test_apply_prints_the_text(reviewed: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert _run("apply", reviewed, "--decisions", path_for(reviewed)) == 0
    assert capfdbinary.readouterr().out == _SOME.encode()
    assert reviewed.read_text() == _TEXT


def test_apply_writes_the_file_and_does_it_once(
    reviewed: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    moved = path_for(reviewed).rename(reviewed.with_name("d.json"))
    for _ in range(2):
        assert _run("apply", reviewed, "--decisions", moved, "-w") == 0
        assert reviewed.read_text() == _SOME
    assert capfdbinary.readouterr() == (b"", b"")


def test_check_only_tells_whether_the_decisions_fit(
    reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("apply", reviewed, "--check") == 0
    assert reviewed.read_text() == _TEXT
    reviewed.write_text("Elon musk went , and Elon musk left , too.\n")
    assert _run("apply", reviewed, "--check") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "mtfix: a.txt: this is not the text that was reviewed: the words at the edits are the"
        " same, but something else has changed; review it anew with mtfix review\n"
    )
    assert _run("apply", reviewed, "-w") == 2
    assert _run("apply", reviewed, "-w", "--check") == 2


def test_a_missing_file_of_decisions_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(_TEXT)
    assert _run("apply", tmp_path / "a.txt") == 2
    assert "a.txt.mtfix-decisions.json: there is no such file" in capsys.readouterr().err


def test_what_decisions_say_does_nothing_to_the_terminal(
    reviewed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click.utils, "should_strip_ansi", lambda *_: False)  # as on a terminal
    path = path_for(reviewed)
    path.write_text(path.read_text().replace("a.txt", r"\u001b[2J\u202ea.txt"))
    reviewed.write_text("Another text.\n")
    assert _run("apply", reviewed) == 2
    told = capsys.readouterr().err
    assert r"␛[2J\u202ea.txt: this is not the text that was reviewed" in told
    assert "\x1b" not in told


def test_apply_runs_no_rule(reviewed: Path) -> None:
    listing = (
        "import sys; from mtfix.cli.main import run; code = run(sys.argv[1:]);"
        "print([m for m in sys.modules if m.startswith(('mtfix.packs', 'mtfix.casing', 'lxml'))],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing, "apply", reviewed],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == _SOME
    assert "mtfix.casing" not in done.stderr


def test_the_terminal_takes_one_file(reviewed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("review", "--tui", reviewed, reviewed) == 2
    assert "one file" in capsys.readouterr().err


@pytest.fixture
def review(
    tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[Path, subprocess.Popen[str], str]]:
    """``mtfix review`` of a file, under way, and its address."""
    handler = signal.signal(signal.SIGINT, getattr(request, "param", signal.SIG_DFL))
    path = tmp_path / "a.txt"
    path.write_text(_TEXT)
    environment = {**os.environ, "DISPLAY": ":99"}  # --no-browser counts even if there is one
    process = subprocess.Popen(
        [sys.executable, "-m", "mtfix", "review", "--no-browser", "--isolated", path],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    signal.signal(signal.SIGINT, handler)
    assert process.stderr is not None
    address = process.stderr.readline().removeprefix("Review at ").strip()
    yield path, process, address
    process.kill()
    process.communicate()


def _ask(address: str, method: str, path: str = "", **headers: str) -> tuple[int, str]:
    base, _, query = address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(base, timeout=20)
    sent = {"Content-Type": "application/json", **headers}
    connection.request(method, path or f"/{query}", "{}" if method == "POST" else None, sent)
    answer = connection.getresponse()
    told = answer.status, answer.read().decode()
    connection.close()
    return told


def test_review_prints_an_address_and_ends_with_finish(
    review: tuple[Path, subprocess.Popen[str], str],
) -> None:
    path, process, address = review
    status, page = _ask(address, "GET")
    assert status == 200
    assert _ask(address.partition("?")[0], "GET")[0] == 403
    token = json.loads(page.partition('"served":')[2].partition("}")[0] + "}")["token"]
    assert _ask(address, "POST", "/quit", **{"X-Mtfix-Token": token})[0] == 200
    assert process.wait(20) == 0
    assert process.communicate()[0] == ""
    assert path.read_text() == _TEXT


@pytest.mark.parametrize("review", [signal.SIG_DFL, signal.SIG_IGN], indirect=True)
def test_review_ends_with_an_interrupt(
    review: tuple[Path, subprocess.Popen[str], str],
) -> None:
    """Also if it was started where interrupts are ignored: in the background of a script."""
    _, process, _ = review
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


@pytest.mark.parametrize("options", [(), ("--once",), ("--port", "0")])
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, options: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    assert _run("review", "--no-browser", *options, tmp_path / "a.txt") == 2
    assert "no valid UTF-8 at byte 0" in capsys.readouterr().err
