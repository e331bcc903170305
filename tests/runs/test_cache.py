"""The cache: what it remembers, what it forgets, and that it never makes a run fail."""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from mtfix.config import Config
from mtfix.formats.segments import Options
from mtfix.runs import cache as caches
from mtfix.runs.cache import Cache
from mtfix.runs.digest import of_file, of_recipe
from mtfix.runs.recipe import Recipe


def _file(folder: Path) -> Path:
    (found,) = folder.glob("*.sqlite")
    return found


def test_what_is_put_is_found_by_the_next_run(tmp_path: Path) -> None:
    with Cache(tmp_path / "c") as cache:
        cache.put(b"a", b"1")
        assert cache.found([b"a", b"b"]) == {b"a": b"1"}
    with Cache(tmp_path / "c") as cache:
        assert cache.found([b"a", b"b"]) == {b"a": b"1"}
        assert cache.trouble == ""


def test_the_folder_is_marked(tmp_path: Path) -> None:
    Cache(tmp_path / "c").close()
    tag = (tmp_path / "c" / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert "*\n" in (tmp_path / "c" / ".gitignore").read_text()


def test_a_folder_of_the_user_is_not_marked(tmp_path: Path) -> None:
    Cache(tmp_path, is_own=False).close()
    assert not (tmp_path / ".gitignore").exists()


@pytest.mark.parametrize("damage", [b"", b"no database" * 500, None], ids=["empty", "text", "cut"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    with Cache(tmp_path) as cache:
        for number in range(1000):
            cache.put(b"%d" % number, b"record" * 50)
    file = _file(tmp_path)
    file.write_bytes(file.read_bytes()[:5000] if damage is None else damage)
    for _ in range(2):  # the first may find the damage only when it looks a record up
        with Cache(tmp_path) as cache:
            cache.found([b"%d" % number for number in range(0, 1000, 9)])
            cache.put(b"new", b"record")
    with Cache(tmp_path) as cache:
        assert cache.found([b"new"]) == {b"new": b"record"}
        assert cache.trouble == ""


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with Cache(tmp_path / "c") as cache:
        cache.put(b"a", b"1")
        assert cache.found([b"a"]) == {}
    assert "going on without the cache" in cache.trouble


def test_a_file_in_place_of_the_folder_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("")
    with Cache(tmp_path / "c") as cache:
        cache.put(b"a", b"1")
        assert cache.found([b"a"]) == {}
    assert "going on without the cache" in cache.trouble


def test_a_locked_file_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).close()
    monkeypatch.setattr(caches, "_WAIT_SECONDS", 0.05)
    other = sqlite3.connect(_file(tmp_path), isolation_level=None)
    with Cache(tmp_path) as cache:
        other.execute("BEGIN EXCLUSIVE")
        cache.put(b"a", b"1")
    other.execute("ROLLBACK")
    other.close()
    assert "locked" in cache.trouble
    with Cache(tmp_path) as cache:
        assert cache.found([b"a"]) == {}
        assert cache.trouble == ""


def _fill(folder: Path, start: int) -> None:
    with Cache(folder) as cache:
        for number in range(start, start + 600):
            cache.put(b"%d" % number, b"record %d" % number)


def test_several_runs_at_once(tmp_path: Path) -> None:
    context = get_context("spawn")
    runs = [context.Process(target=_fill, args=(tmp_path, start)) for start in (0, 300, 600)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
        assert run.exitcode == 0
    with Cache(tmp_path) as cache:
        keys = [b"%d" % number for number in range(1200)]
        assert cache.found(keys) == {key: b"record %s" % key for key in keys}


def test_what_nobody_has_used_for_long_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Cache(tmp_path) as cache:
        cache.put(b"used", b"1")
        cache.put(b"idle", b"2")
    today = time.time()
    monkeypatch.setattr(time, "time", lambda: today + 20 * 86_400)
    with Cache(tmp_path) as cache:
        assert cache.found([b"used"])
    monkeypatch.setattr(time, "time", lambda: today + 40 * 86_400)
    with Cache(tmp_path) as cache:
        cache.put(b"new", b"3")
    with Cache(tmp_path) as cache:
        assert cache.found([b"used", b"idle", b"new"]) == {b"used": b"1", b"new": b"3"}


def test_the_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "_MOST_BYTES", 100_000)
    for run in range(8):
        with Cache(tmp_path) as cache:
            for number in range(30):
                cache.put(b"%d %d" % (run, number), os.urandom(1000))
    assert sum(path.stat().st_size for path in tmp_path.glob("*.sqlite*")) < 200_000


def test_every_choice_makes_another_mark(tmp_path: Path) -> None:
    listed = tmp_path / "terms.csv"
    listed.write_text("a,b\n")
    pack = tmp_path / "packs" / "en" / "ours.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_text("rules: []\n")
    plain = Recipe()
    configs = [
        Config(disable=frozenset({"a"})),
        Config(select=frozenset({"a"})),
        Config(ignore_patterns=("a",)),
        Config(safety=(("a", "flag"),)),
        Config(language="en"),
        Config(names=("Musk",)),
        Config(names=("Musk", "Mars")),
        Config(keep=frozenset({"npm"})),
        Config(glossaries=(listed,)),
        Config(lexicons=(listed,)),
        Config(packs=(tmp_path / "packs",)),
    ]
    recipes = [
        plain,
        *(replace(plain, config=config) for config in configs),
        replace(plain, unsafe=True),
        replace(plain, format="html"),
        replace(plain, to="html"),
        replace(plain, encoding="cp1252"),
        replace(plain, source=listed),
        replace(plain, strings=Options(field="a")),
        replace(plain, strings=Options(target_column="a")),
    ]
    marks = {of_recipe(recipe) for recipe in recipes}
    assert len(marks) == len(recipes)
    pack.write_text("rules: [ ]\n")
    listed.write_text("a,b\nc,d\n")
    assert len(marks | {of_recipe(recipe) for recipe in recipes}) == len(recipes) + 4


def test_content_and_kind_make_the_key() -> None:
    mark = of_recipe(Recipe())
    keys = {of_file(mark, "", b"a"), of_file(mark, "po", b"a"), of_file(mark, "", b"poa")}
    assert len(keys) == 3
    assert of_file(mark, "", b"a") == of_file(of_recipe(Recipe()), "", b"a")


def test_sets_make_the_same_mark_in_every_process() -> None:
    words = [f"word{number}" for number in range(50)]
    one, other = frozenset(words), frozenset(reversed(words))
    assert of_recipe(Recipe(Config(keep=one))) == of_recipe(Recipe(Config(keep=other)))
