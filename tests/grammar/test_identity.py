"""Which LanguageTool answers: what another one has said is not remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from mtfix.config import Config, Grammar
from mtfix.grammar.identity import identity
from mtfix.runs.digest import of_recipe
from mtfix.runs.recipe import Recipe


class _Answering(HTTPServer):
    """Says to any request what it was told to say."""

    answer = b""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def be(self, version: str, build: str = "2024-01-01") -> None:
        software = {"name": "LanguageTool", "version": version, "buildDate": build}
        self.answer = json.dumps({"software": software, "matches": []}).encode()


class _Handler(BaseHTTPRequestHandler):
    server: _Answering

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200 if self.path == "/v2/check" else 404)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[_Answering]:
    with _Answering(("127.0.0.1", 0), _Handler) as answering:
        thread = Thread(target=answering.serve_forever)
        thread.start()
        yield answering
        answering.shutdown()
        thread.join()


def _mark(grammar: Grammar) -> bytes:
    return of_recipe(Recipe(Config(grammar=grammar)))


def test_a_server_is_known_by_its_version(server: _Answering) -> None:
    grammar = Grammar(url=server.url)
    server.be("6.5")
    before = _mark(grammar)
    assert _mark(grammar) == before != b""
    assert _mark(Grammar(url=f"{server.url}/v2/")) != b""
    server.be("6.6")
    assert _mark(grammar) not in (before, b"")
    server.be("6.5", "2024-02-02")
    assert _mark(grammar) not in (before, b"")


@pytest.mark.parametrize("answer", [b"", b"{}", b"[]", b"null", b'{"software": 6}'])
def test_who_does_not_tell_is_not_known(server: _Answering, answer: bytes) -> None:
    server.answer = answer
    assert identity(Grammar(url=server.url)) is None
    assert _mark(Grammar(url=server.url)) == b""


def test_an_installation_is_known_by_its_files(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTFIX_LANGUAGETOOL", str(fake))
    before = _mark(Grammar())
    assert _mark(Grammar()) == before != b""
    (fake / "version").write_text("6.9\n")
    assert _mark(Grammar()) not in (before, b"")


@pytest.mark.usefixtures("unnamed")
def test_where_there_is_none_nothing_is_remembered() -> None:
    assert _mark(Grammar()) == b""
    assert of_recipe(Recipe()) != b""
