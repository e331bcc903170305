"""The command line with LanguageTool: options, settings, processes, the cache, what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtfix.cli.main import run
from mtfix.config import Grammar
from mtfix.grammar import connection
from mtfix.grammar.server import Server
from mtfix.runs import pool
from mtfix.settings import Resolver

_DEAD = "http://127.0.0.1:9"
_WRONG = "This is an house of the town.\n"
_RIGHT = "This is a house of the town.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(connection, "_clients", {})
    (tmp_path / "a.txt").write_text(_WRONG)
    return tmp_path


def _asking(server: Server) -> list[str]:
    return ["--grammar-rule", "EN_A_VS_AN=safe", "--languagetool-url", server.url]


def _grammar(*lines: str) -> Grammar | None:
    Path("mtfix.toml").write_text("[grammar]\n" + "\n".join(lines))
    return Resolver().for_path(Path("a.txt")).config_for(None).grammar


def test_the_table_of_the_configuration() -> None:
    assert _grammar() is None
    assert _grammar("picky = true") is None
    assert _grammar('use = "auto"') == Grammar()
    assert _grammar(
        'use = "required"', 'url = "http://127.0.0.1:8081"', 'variant = "en-GB"', "picky = true",
        'mother-tongue = "de"', "spelling = true", 'rules = { A_B = "off", STYLE = "flag" }',
    ) == Grammar(
        "http://127.0.0.1:8081", "en-GB", "de", True, True,
        (("A_B", "off"), ("STYLE", "flag")), True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('use = "yes"', "mtfix.toml:2:7: grammar.use"),
        ('url = "localhost:8081"', "grammar.url"),
        ('rules = { A = "no" }', "grammar.rules.A"),
        ('spelng = "x"', "did you mean “grammar.spelling”?"),
    ],
)
def test_mistakes_are_told_with_their_place(
    line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mtfix.toml").write_text(f"[grammar]\n{line}\n")
    assert run(["fix", "a.txt"]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--spelling", "--picky", "--grammar", "--grammar=auto"])
def test_an_option_of_languagetool_asks_for_it(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fix", "--show-config", option, "a.txt"]) == 0
    assert 'use = "auto"' in capsys.readouterr().out


def test_off_wins_over_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mtfix.toml").write_text(f'[grammar]\nuse = "required"\nurl = "{_DEAD}"\n')
    assert run(["fix", "a.txt"]) == 2
    assert run(["fix", "--grammar=off", "a.txt"]) == 0
    assert capsys.readouterr().out == _WRONG


def test_without_a_server_it_goes_on_and_says_so_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.txt").write_text("Yes , he said to all of the people.\n")
    assert run(["fix", "-q", "--grammar", "--languagetool-url", _DEAD, "b.txt", "a.txt"]) == 0
    told = capsys.readouterr()
    assert told.out == f"Yes, he said to all of the people.\n{_WRONG}"
    assert told.err.count("going on without LanguageTool") == 1


def test_without_a_server_that_is_required_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "--grammar=required", "--languagetool-url", _DEAD, "a.txt"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert _DEAD in told.err


def test_what_came_without_it_is_not_remembered(
    server: Server,
    languagetool: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MTFIX_LANGUAGETOOL", str(languagetool))
    options = ["fix", "--grammar-rule", "EN_A_VS_AN=safe", "a.txt"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_handed", [connection.Handed(trouble="there is no Java")])
        assert run(options) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_handed", [connection.Handed(url=server.url)])
        assert run(options) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_handed", [connection.Handed(trouble="it has gone")])
        assert run(options) == 0
    told = capsys.readouterr()
    assert told.out == _WRONG + _RIGHT + _RIGHT
    assert "there is no Java" in told.err
    assert "it has gone" not in told.err


def test_text_that_leaves_the_machine_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Hi\n")  # nothing to ask about
    run(["fix", "--languagetool-url", "https://lt.example.org/v2", "a.txt"])
    assert "the text is sent to lt.example.org" in capsys.readouterr().err
    run(["fix", "--languagetool-url", "http://127.0.0.1:8081", "a.txt"])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("url", ["127.0.0.1:8081", "file:///etc/passwd", "ftp://a.org", "http://"])
def test_an_address_must_be_of_the_web(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "--languagetool-url", url, "a.txt"]) == 2
    assert "is no address" in capsys.readouterr().err


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "lt-en-a-vs-an"]) == 0
    told = capsys.readouterr().out
    assert "https://community.languagetool.org/rule/show/EN_A_VS_AN" in told
    assert "--grammar-rule EN_A_VS_AN=" in told


# --- a real server ---


def test_files_are_fixed_in_several_processes(
    server: Server,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(pool, "WORTHWHILE", 0)
    (folder / "b.txt").write_text("That is an town of the north.\n")
    assert run(["fix", "-j", "2", "--no-cache", *_asking(server), "a.txt", "b.txt"]) == 0
    assert capsys.readouterr().out == f"{_RIGHT}That is a town of the north.\n"


def test_the_strings_of_a_file_go_together(
    server: Server, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strings = {f"k{number}": f"This is the house of {number} men." for number in range(29)}
    strings["wrong"] = "This is an house of 29 men."
    (folder / "a.json").write_text(json.dumps(strings))
    assert run(["fix", *_asking(server), "a.json"]) == 0
    assert "This is a house of 29 men." in capsys.readouterr().out
    [client] = connection._clients.values()
    assert client.asked["requests"] == 2  # all of them, and what became of one


def test_the_verification_holds(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "--verify", *_asking(server), "a.txt"]) == 0
    assert capsys.readouterr().out == _RIGHT
