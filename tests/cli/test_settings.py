"""The configuration as a user of the command line meets it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from mtfix.cli.main import cli, run
from mtfix.settings.keys import KEYS

_BROKEN = "Hello , world. He met Elon Musk.\n"
_FIXED = "Hello, world. He met Elon Musk.\n"
_RULE = "space-before-punctuation"

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Ask:
    monkeypatch.chdir(tmp_path)

    def asked(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        return status, *capfd.readouterr()

    return asked


def _write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_nearest_configuration_counts_for_each_file(ask: Ask) -> None:
    _write("a/page.txt", _BROKEN)
    _write("b/page.txt", _BROKEN)
    _write("a/mtfix.toml", f"ignore = ['{_RULE}']")
    assert ask("fix", "a/page.txt")[:2] == (0, _BROKEN)
    assert ask("fix", "b/page.txt")[:2] == (0, _FIXED)
    assert ask("fix", "--isolated", "a/page.txt")[:2] == (0, _FIXED)
    assert ask("fix", "--config", "a/mtfix.toml", "b/page.txt")[:2] == (0, _BROKEN)


def test_rules_are_left_alone_in_some_files(ask: Ask) -> None:
    _write("old.txt", _BROKEN)
    _write("new.txt", _BROKEN)
    _write("mtfix.toml", f"[per-file-ignores]\n'old.*' = ['{_RULE}']")
    assert ask("fix", "old.txt", "new.txt")[1] == _BROKEN + _FIXED


def test_rules_are_selected_and_ignored_by_options(ask: Ask) -> None:
    _write("page.txt", _BROKEN)
    assert ask("fix", "--select", "lost-stop", "page.txt")[1] == _BROKEN
    assert ask("fix", "--select", "spacing", "page.txt")[1] == _FIXED
    assert ask("fix", "--ignore", _RULE, "page.txt")[1] == _BROKEN


def test_defaults_of_options_do_not_win_over_the_file(ask: Ask) -> None:
    _write("page.txt", _BROKEN)
    _write("mtfix.toml", "output-format = 'json'\nunsafe = true\nformat = 'text'\ncache = false")
    assert json.loads(ask("check", "page.txt")[1])
    assert ask("check", "--output-format", "concise", "page.txt")[1].startswith("page.txt:1:")
    shown = tomllib.loads(ask("check", "--show-config")[1])
    assert (shown["unsafe"], shown["format"], shown["cache"]) == (True, "text", False)
    assert not tomllib.loads(ask("check", "--no-unsafe", "--show-config")[1])["unsafe"]


def test_a_mistake_ends_the_run_in_one_line(ask: Ask) -> None:
    _write("page.txt", _BROKEN)
    _write("mtfix.toml", "\nexlude = []")
    for command in ("fix", "check", "diff"):
        assert ask(command, "page.txt") == (
            2, "", "mtfix: mtfix.toml:2:1: exlude: there is no such key; did you mean “exclude”?\n"
        )  # fmt: skip


def test_show_config_only_shows(ask: Ask) -> None:
    _write("page.txt", _BROKEN)
    _write("mtfix.toml", "language = 'en'")
    status, out, err = ask("fix", "--write", "--keep", "npm", "--show-config", "page.txt")
    assert (status, err) == (0, "")
    assert Path("page.txt").read_text() == _BROKEN
    assert 'language = "en"  # mtfix.toml:1\n' in out
    assert '  "npm",  # --keep\n' in out


def test_settings_are_shown_for_files_and_folders(ask: Ask) -> None:
    _write("docs/mtfix.toml", "jobs = 2")
    for name in ("docs", "docs/page.md"):
        status, out, _ = ask("config", "show", name)
        assert (status, tomllib.loads(out)["jobs"]) == (0, 2)
    assert "# jobs is not set  # default\n" in ask("config", "show")[1]
    assert "# jobs is not set  # default\n" in ask("config", "show", "--isolated", "docs")[1]


def test_keys_schema_and_reference_are_printed(ask: Ask) -> None:
    assert ask("config", "keys")[1].startswith("extend = ")
    assert json.loads(ask("config", "schema")[1])["title"] == "mtfix"
    assert ask("config", "reference")[1].startswith("| key | ")


def test_init_writes_a_configuration_and_overwrites_none(ask: Ask) -> None:
    status, out, err = ask("init")
    assert (status, out) == (0, "")
    assert err.startswith("mtfix.toml written")
    assert ask("check", "--show-config")[0] == 0
    before = Path("mtfix.toml").read_bytes()
    assert ask("init") == (2, "", "mtfix: mtfix.toml is there already; it was left as it is\n")
    assert Path("mtfix.toml").read_bytes() == before


def test_init_writes_the_schema_for_editors(ask: Ask) -> None:
    assert ask("init", "--schema")[0] == 0
    assert Path("mtfix.toml").read_text().startswith("#:schema ./mtfix.schema.json\n")
    assert Path("mtfix.schema.json").read_text() == ask("config", "schema")[1]


def test_init_adds_to_a_project(ask: Ask) -> None:
    Path("pyproject.toml").write_bytes(b"[project]\r\nname = 'x'")
    assert ask("init", "--pyproject")[0] == 0
    data = Path("pyproject.toml").read_bytes()
    assert data.startswith(b"[project]\r\nname = 'x'\r\n\r\n[tool.mtfix]\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert tomllib.loads(data.decode())["tool"]["mtfix"]["safety"] == {}
    status, _, err = ask("init", "--pyproject")
    assert (status, "has a table [tool.mtfix] already" in err) == (2, True)
    assert Path("pyproject.toml").read_bytes() == data


def test_init_makes_a_project_but_none_that_would_not_count(ask: Ask) -> None:
    assert ask("init", "--pyproject")[0] == 0
    assert Path("pyproject.toml").read_text().startswith("[tool.mtfix]\n")
    Path("pyproject.toml").unlink()
    _write("mtfix.toml", "")
    assert ask("init", "--pyproject")[0] == 2
    assert not Path("pyproject.toml").exists()


def test_each_option_that_the_keys_name_is_there() -> None:
    check = cli.commands["check"]
    there = {name for option in check.params for name in (*option.opts, *option.secondary_opts)}
    assert {key.option for key in KEYS.values() if key.option} <= there
    assert isinstance(check, click.Command)
