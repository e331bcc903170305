"""LanguageTool and the doctor as a user of the command line meets them."""

from __future__ import annotations

import json
import os
import re
import socket
import tomllib
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from mtfix import __version__
from mtfix.cli.diagnosis import EXTRAS
from mtfix.cli.main import run
from mtfix.grammar import places
from mtfix.grammar.server import ServerOptions, find_or_start
from tests.grammar.conftest import (  # noqa: F401 - fixtures
    PATIENCE,
    _own_cache,
    fake,
    languagetool,
    starts,
    unnamed,
)

Ask = Callable[..., tuple[int, str, str]]

_PROJECT = Path(__file__).parents[2]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Ask:
    monkeypatch.chdir(tmp_path)

    def asked(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        return status, *capfd.readouterr()

    return asked


def _pid(shown: str) -> int:
    found = re.search(r"^pid +(\d+)$", shown, re.MULTILINE)
    assert found
    return int(found[1])


def test_a_real_server_from_start_to_stop(
    ask: Ask,
    languagetool: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MTFIX_LANGUAGETOOL", str(languagetool))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        status, out, err = ask("grammar", "start", "--port", taken, "--timeout", str(PATIENCE))
    assert status == 0
    assert err == f"mtfix: port {taken} was taken\n"
    url = out.removesuffix(" (started)\n")
    try:
        assert ask("grammar", "start") == (0, f"{url} (runs already)\n", "")
        assert find_or_start(ServerOptions(startup_timeout=PATIENCE)).url == url
        status, out, err = ask("grammar", "status")
        assert (status, err) == (0, "")
        lines = dict(line.split(maxsplit=1) for line in out.splitlines())
        assert (lines["url"], lines["status"]) == (url, "ready")
        assert re.fullmatch(r"\d+ MiB, heap at most 1g", lines["memory"])
        assert lines["idle"] == "ends after 30 min without a request"
        assert psutil.pid_exists(_pid(out))
        assert f"server         ok      {url}" in ask("doctor")[1]
    finally:
        assert ask("grammar", "stop") == (0, "stopped\n", "")
    assert not psutil.pid_exists(_pid(out))
    assert ask("grammar", "status") == (
        1, "", "no server runs; mtfix grammar start starts one\n"
    )  # fmt: skip
    assert ask("grammar", "stop") == (0, "", "nothing to stop: no server runs\n")


def test_what_keeps_a_server_from_starting_is_one_line(
    ask: Ask,
    fake: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = ("--folder", str(fake))
    monkeypatch.setenv("FAKE_JAVA", "old")
    status, out, err = ask("grammar", "start", *options)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "is Java 11.0.2, and LanguageTool 6.8 needs Java 17 or later" in err
    monkeypatch.setenv("FAKE_JAVA", "memory")
    status, out, err = ask("grammar", "start", *options, "--heap", "64m")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "not enough memory with a heap of 64m" in err
    status, _, err = ask("grammar", "start", *options, "--heap", "much")
    assert (status, err) == (
        2, "mtfix: “much” is no amount of memory; expected one such as 1g or 800m\n"
    )  # fmt: skip
    status, _, err = ask("grammar", "start", "--folder", "nowhere")
    assert status == 2
    assert "LanguageTool is not in nowhere (as the option says): that is no folder" in err


def test_servers_without_an_idle_time_out_stay(
    ask: Ask,
    fake: Path,  # noqa: F811
) -> None:
    assert ask("grammar", "start", "--folder", str(fake), "--idle", "0")[0] == 0
    try:
        assert "idle     never" in ask("grammar", "status")[1]
    finally:
        assert ask("grammar", "stop")[1] == "stopped\n"


def test_install_copies_and_says_what_is_used(
    ask: Ask,
    fake: Path,  # noqa: F811
    unnamed: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not unnamed.exists()
    status, out, err = ask("grammar", "install", "--from", str(fake))
    assert (status, out, err) == (0, f"LanguageTool 6.8 is in {places.installed()}\n", "")
    monkeypatch.setenv("MTFIX_LANGUAGETOOL", str(fake))
    err = ask("grammar", "install", "--from", str(fake))[2]
    assert err == f"mtfix: the one in {fake} is used instead, as MTFIX_LANGUAGETOOL says\n"
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", "")
    status, _, err = ask("grammar", "install", "--from", str(fake))
    assert status == 0
    assert err.startswith("mtfix: it cannot be used yet: there is no Java")


def test_install_refuses_what_is_no_languagetool(
    ask: Ask,
    tmp_path: Path,
    unnamed: Path,  # noqa: F811
) -> None:
    (tmp_path / "x.zip").write_text("x")
    status, _, err = ask("grammar", "install", "--from", "x.zip")
    assert (status, err.count("\n")) == (2, 1)
    assert "x.zip is no ZIP archive, or a damaged one" in err
    assert ask("grammar", "install", "--from", "x.zip", "--version", "6.8")[0] == 2
    assert not list(unnamed.rglob("*.jar"))


class TestDoctor:
    def test_each_extra_has_its_purpose(self) -> None:
        project = tomllib.loads((_PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
        assert project["optional-dependencies"].keys() - {"dev"} <= EXTRAS.keys()

    def test_what_is_not_installed_is_no_fault(
        self,
        ask: Ask,
        unnamed: Path,  # noqa: F811
    ) -> None:
        status, out, err = ask("doctor")
        assert (status, err) == (0, "")
        assert not unnamed.exists()
        assert f"mtfix          ok      {__version__}" in out
        assert "LanguageTool   –       LanguageTool is not installed\n" in out
        assert "→ mtfix grammar install downloads it; without internet:" in out

    def test_what_was_asked_for_and_cannot_work_is_one(
        self, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("MTFIX_LANGUAGETOOL", "nowhere")
        status, out, _ = ask("doctor", "--json")
        assert status == 1
        found = {each["name"]: each for each in json.loads(out)}
        assert found["LanguageTool"]["health"] == "broken"
        assert found["LanguageTool"]["what"].endswith("is no folder")
        assert {"Python", "mtfix", "Java", "server", "cache", "configuration"} < found.keys()

    def test_a_languagetool_without_java_is_one(
        self,
        ask: Ask,
        fake: Path,  # noqa: F811
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("MTFIX_LANGUAGETOOL", str(fake))
        status, out, _ = ask("doctor")
        assert status == 0
        assert "Java           ok      21.0.1" in out
        monkeypatch.setenv("FAKE_JAVA", "old")
        status, out, _ = ask("doctor")
        assert status == 1
        assert "is Java 11.0.2, and LanguageTool 6.8 needs Java 17 or later" in out

    def test_the_configuration_in_force_is_told(self, ask: Ask, tmp_path: Path) -> None:
        assert "configuration  –       none in force here" in ask("doctor")[1]
        (tmp_path / "mtfix.toml").write_text("unsafe = true\n")
        assert f"configuration  ok      {tmp_path / 'mtfix.toml'}" in ask("doctor")[1]
        (tmp_path / "mtfix.toml").write_text("unsafe = 3\n")
        status, out, _ = ask("doctor")
        assert status == 1
        assert "configuration  BROKEN  mtfix.toml:1:" in out

    def test_what_the_configuration_requires_must_work(
        self,
        ask: Ask,
        tmp_path: Path,
        unnamed: Path,  # noqa: F811
    ) -> None:
        assert not unnamed.exists()
        settings = tmp_path / "mtfix.toml"
        settings.write_text('[grammar]\nuse = "auto"\n')
        assert ask("doctor")[0] == 0
        settings.write_text('[grammar]\nuse = "required"\n')
        status, out, _ = ask("doctor")
        assert status == 1
        assert "LanguageTool   BROKEN  LanguageTool is not installed\n" in out
        settings.write_text('[grammar]\nuse = "auto"\nurl = "http://127.0.0.1:9"\n')
        status, out, _ = ask("doctor")
        assert status == 1
        assert "server         BROKEN  http://127.0.0.1:9, as the configuration says, gives" in out

    @pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write anywhere")
    def test_a_cache_that_cannot_be_written(
        self, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tmp_path.chmod(0o500)
        monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path / "cache"))
        assert "cannot be written" in ask("doctor")[1]
