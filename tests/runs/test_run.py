"""Runs over many files: order, failures, processes that die, and what is remembered."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtfix.formats.files import InputError
from mtfix.runs import pool, run
from mtfix.runs.cache import Cache
from mtfix.runs.fixing import Fixer
from mtfix.runs.pool import Pool
from mtfix.runs.recipe import Recipe, Recipes
from mtfix.runs.run import Failed, Fixed, Run
from mtfix.runs.workshop import Failure, Outcome, Task, Workshop
from mtfix.settings import Resolver

_BROKEN = "Hello , world. He met Elon Musk."
_FIXED = "Hello, world. He met Elon Musk."

needs_fork = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork",
    reason="what is patched here is known to other processes only if they are forked",
)


@pytest.fixture
def always_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes are worth their start from the first byte on."""
    monkeypatch.setattr(pool, "WORTHWHILE", 0)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number:02}.txt" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_text(f"{_BROKEN if number % 2 else _FIXED} It was number {number}.\n")
    return paths


def _run(jobs: int = 1, cache: Cache | None = None, **overrides: object) -> Run:
    return Run(Recipes(Resolver(overrides, isolated=True)), cache, jobs)


def _texts(outcomes: Iterator[Fixed | Failed]) -> list[str]:
    return [each.result.text if isinstance(each, Fixed) else each.message for each in outcomes]


@pytest.mark.usefixtures("always_others")
def test_the_order_is_that_of_the_arguments(files: list[Path]) -> None:
    expected = [f"{_FIXED} It was number {number}.\n" for number in range(20)]
    assert _texts(_run(jobs=1).outcomes(files)) == expected
    assert _texts(_run(jobs=3).outcomes(files)) == expected
    assert _texts(_run(jobs=3).outcomes(files[::-1])) == expected[::-1]


@pytest.mark.usefixtures("always_others")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_does_not_stop_the_others(files: list[Path], jobs: int) -> None:
    files[3].write_bytes(b"caf\xe9")
    files[5].unlink()
    texts = _texts(_run(jobs).outcomes(files))
    assert texts[3].startswith(f"{files[3]}: no valid UTF-8 at byte 3 (0xE9)")
    assert texts[5] == f"{files[5]}: there is no such file"
    assert [n for n, text in enumerate(texts) if not text.startswith(_FIXED)] == [3, 5]


@needs_fork
@pytest.mark.usefixtures("always_others")
def test_a_mistake_of_ours_is_told_with_the_name(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed = Fixer.fixed

    def broken(self: Fixer, data: bytes, name: str, path: Path | None = None) -> object:
        return fixed(self, data, name, path) if b"number 4" not in data else 1 / 0

    monkeypatch.setattr(Fixer, "fixed", broken)
    texts = _texts(_run(2).outcomes(files))
    assert texts[4].startswith(f"{files[4]}: internal error: ZeroDivisionError")
    assert texts[5].startswith(_FIXED)
    monkeypatch.setenv("MTFIX_DEBUG", "1")
    assert "Traceback" in _texts(_run(2).outcomes(files))[4]


@needs_fork
@pytest.mark.usefixtures("always_others")
def test_a_process_that_dies_takes_no_other_file_with_it(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = Workshop.outcome
    here = os.getpid()

    def deadly(self: Workshop, task: Task) -> Outcome:
        if b"number 7." in task.data and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return outcome(self, task)

    monkeypatch.setattr(Workshop, "outcome", deadly)
    monkeypatch.setattr(run, "_MOST_FILES", 5)
    texts = _texts(_run(2).outcomes(files))
    assert texts[7] == f"{files[7]}: the process that worked on it died (was there enough memory?)"
    assert [n for n, text in enumerate(texts) if not text.startswith(_FIXED)] == [7]
    assert multiprocessing.active_children() == []


def test_what_is_wrong_for_all_files_ends_the_run(files: list[Path], tmp_path: Path) -> None:
    broken = Recipes(Resolver(isolated=True), {"source": tmp_path / "nothing.txt"})
    with pytest.raises(InputError, match=r"nothing\.txt: there is no such file"):
        list(Run(broken, None, 1).outcomes(files))


@pytest.mark.usefixtures("always_others")
def test_no_process_is_left_when_a_run_is_broken_off(files: list[Path]) -> None:
    outcomes = _run(2).outcomes(files)
    next(outcomes)
    assert multiprocessing.active_children() != []
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_no_more_is_read_than_is_worked_on() -> None:
    asked = []

    def batches() -> Iterator[list[Task]]:
        for number in range(50):
            asked.append(number)
            yield [Task(None, "a.txt", b"It rains.", known=Failure("known")) for _ in range(256)]

    with Pool([Recipe()], 2) as many:
        outcomes = many.outcomes(batches())
        for _ in range(3 * 256):
            next(outcomes)
    assert len(asked) == 3


def test_what_is_known_is_not_worked_out_again(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = list(_run(1, Cache(tmp_path / "c")).outcomes(files))

    def never(_: Workshop, __: Task) -> Outcome:
        raise AssertionError("this was known")

    monkeypatch.setattr(Workshop, "outcome", never)
    assert list(_run(1, Cache(tmp_path / "c")).outcomes(files)) == expected


def test_what_depends_on_something_unknown_is_not_remembered(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtfix.runs.digest.of_recipe", lambda _: b"")
    list(_run(1, Cache(tmp_path / "c")).outcomes(files))
    worked: list[Task] = []
    outcome = Workshop.outcome

    def seen(shop: Workshop, task: Task) -> Outcome:
        worked.append(task)
        return outcome(shop, task)

    monkeypatch.setattr(Workshop, "outcome", seen)
    list(_run(1, Cache(tmp_path / "c")).outcomes(files))
    assert len(worked) == len(files)


def test_a_changed_file_or_choice_is_worked_out_again(files: list[Path], tmp_path: Path) -> None:
    def cached(**choices: object) -> list[str]:
        return _texts(_run(1, Cache(tmp_path / "c"), **choices).outcomes(files))

    before = cached()
    files[1].write_text("Now , it is another text.\n")
    after = cached()
    assert after[1] == "Now, it is another text.\n"
    assert after[2:] == before[2:]
    assert cached(ignore=["space-before-punctuation"])[1] == "Now , it is another text.\n"


def test_a_file_known_as_another_type_is_worked_out_again(tmp_path: Path) -> None:
    text, catalogue = tmp_path / "a.txt", tmp_path / "a.properties"
    for path in (text, catalogue):
        path.write_text("a = It rains , he said and left.\nb , c = Not here , he said.\n")
    one = _texts(_run(1, Cache(tmp_path / "c"), language="en").outcomes([text, catalogue]))
    assert one[1].startswith("a = It rains, he said")
    assert one[1] != one[0]
    again = _run(1, Cache(tmp_path / "c"), language="en").outcomes([catalogue, text])
    assert _texts(again) == one[::-1]


def test_a_damaged_record_is_worked_out_again(files: list[Path], tmp_path: Path) -> None:
    expected = _texts(_run(1, Cache(tmp_path / "c")).outcomes(files))
    with Cache(tmp_path / "c") as cache:
        (connection,) = [cache._connection]
        assert connection is not None
        connection.execute("UPDATE records SET record = ?", (b"rubbish",))
        connection.commit()
    assert _texts(_run(1, Cache(tmp_path / "c")).outcomes(files)) == expected
    with Cache(tmp_path / "c") as cache:
        assert cache._connection is not None
        records = cache._connection.execute("SELECT record FROM records").fetchall()
    assert (b"rubbish",) not in records


def test_a_known_run_loads_no_rules_and_no_words(files: list[Path], tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "mtfix", "check"]
    environment = {**os.environ, "MTFIX_CACHE_DIR": str(tmp_path / "c")}
    arguments = [*command, *map(str, files)]
    cold = subprocess.run(arguments, capture_output=True, env=environment, check=False)
    warm = subprocess.run(arguments, capture_output=True, env=environment, check=False)
    assert b"mtfix.pipeline" in cold.stderr
    for heavy in (b"mtfix.pipeline", b"marisa", b"lxml", b"concurrent", b"pathspec"):
        assert heavy not in warm.stderr
    assert warm.stdout == cold.stdout


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_nothing_behind(tmp_path: Path, how: signal.Signals) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(400):
        (texts / f"{number}.txt").write_text(f"{_BROKEN} It was number {number}.\n" * 40)
    process = subprocess.Popen(
        [sys.executable, "-m", "mtfix", "fix", "-w", "--no-cache", "-j", "2", str(texts)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while _BROKEN in (texts / "0.txt").read_text() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(how)
    error = process.communicate(timeout=20)[1]  # ends only when all processes have gone
    if how == signal.SIGINT:
        assert process.returncode == 2
        assert error.strip() == b"mtfix: interrupted; nothing was left half-written"
    else:
        assert process.returncode == -how
    left = {path.read_text().partition(" He")[0] for path in texts.glob("*.txt")}
    assert left == {"Hello , world.", "Hello, world."}
    assert how != signal.SIGINT or not list(texts.glob(".*"))
