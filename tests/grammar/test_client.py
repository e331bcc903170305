"""The client: many blocks in a request, none asked twice, each place compared with the text."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from mtfix.grammar import client as client_module
from mtfix.grammar.client import Client
from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.library import BATCH, Manner, is_loopback
from mtfix.grammar.server import Server, ServerOptions
from mtfix.grammar.view import seen
from tests.grammar.conftest import PATIENCE

ENGLISH = Manner("en-US")
_Answer = tuple[int, bytes]


@contextmanager
def answering(answer: Callable[[dict[str, list[str]]], _Answer]) -> Iterator[Client]:
    """A client of a server that says what a test wants."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(200, b'[{"code": "en", "longCode": "en-US"}]')

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._say(*answer(parse_qs(body.decode())))

        def _say(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Client(Server.at(f"http://127.0.0.1:{server.server_port}"))
    finally:
        server.shutdown()
        server.server_close()


def told(text: str, part: str, new: str, **changes: Any) -> dict[str, Any]:
    """A match as LanguageTool has it."""
    at = text.index(part)
    return {
        "message": "Use another word.",
        "replacements": [{"value": new}],
        "offset": at,
        "length": len(part),
        "context": {"text": text, "offset": at, "length": len(part)},
        "sentence": text,
        "rule": {"id": "A_RULE", "issueType": "grammar", "category": {"id": "GRAMMAR"}},
        **changes,
    }


def _matches(*found: dict[str, Any]) -> _Answer:
    return 200, json.dumps({"matches": found}).encode()


def test_a_match_is_led_back_to_its_block() -> None:
    text = "It are here."

    def answer(_: dict[str, list[str]]) -> _Answer:
        return _matches(told(text, "are", "is") | {"offset": len("One two.\n\n") + 3})

    with answering(answer) as client:
        first, second = client.check(["One two.", text], ENGLISH)
    assert first == ()
    assert [(match.start, match.end, match.suggestions) for match in second] == [(3, 6, ("is",))]


@pytest.mark.parametrize(
    "changes",
    [
        {"offset": 2},
        {"offset": 300},
        {"length": 0},
        {"offset": -3},
        {"sentence": "It are there."},
        {"sentence": ""},
        {"context": {"text": "It was here.", "offset": 3, "length": 3}},
    ],
)
def test_what_does_not_fit_the_text_is_dropped_and_counted(changes: dict[str, Any]) -> None:
    text = "It are here."
    with answering(lambda _: _matches(told(text, "are", "is", **changes))) as client:
        assert client.check([text], ENGLISH) == [()]
        assert client.asked["dropped"] == 1


def test_blocks_go_together_and_none_is_asked_twice() -> None:
    asked: list[str] = []

    def answer(given: dict[str, list[str]]) -> _Answer:
        asked.extend(given["text"])
        return _matches()

    with answering(answer) as client:
        client.check(["One is here.", "Two are here.", "One is here."], ENGLISH)
        client.check(["Two are here.", "Three are here."], ENGLISH)
        client.check(["Two are here."], Manner("en-US", is_picky=True))
    assert asked == ["One is here.\n\nTwo are here.", "Three are here.", "Two are here."]


def test_requests_are_bounded() -> None:
    sizes: list[int] = []

    def answer(given: dict[str, list[str]]) -> _Answer:
        sizes.append(len(given["text"][0]))
        return _matches()

    with answering(answer) as client:
        client.check([f"{'word ' * 300}{number}." for number in range(40)], ENGLISH)
    assert max(sizes) <= BATCH
    assert len(sizes) == 4


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_MOST_KEPT", 20)
    with answering(lambda _: _matches()) as client:
        for block in ("It is here now.", "It is there now.", "It is here now."):
            client.check([block], ENGLISH)
        assert client.asked["requests"] == 3


def test_the_manner_is_told() -> None:
    given: list[dict[str, list[str]]] = []

    def answer(asked: dict[str, list[str]]) -> _Answer:
        given.append(asked)
        return _matches()

    with answering(answer) as client:
        client.check(["It is here."], Manner("en-US", "en", is_picky=True))
        client.check(["It is here."], Manner("en-US", has_spelling=True))
    assert (given[0]["level"], given[0]["motherTongue"]) == (["picky"], ["en"])
    assert "TYPOS" in given[0]["disabledCategories"][0]
    assert "disabledCategories" not in given[1]
    assert "EN_UNPAIRED_BRACKETS" in given[1]["disabledRules"][0]


def test_a_block_that_is_refused_does_not_stop_the_others() -> None:
    def answer(given: dict[str, list[str]]) -> _Answer:
        if "bad" in given["text"][0]:
            return 500, b"Error: Internal Error"
        return _matches(told("It are here.", "are", "is"))

    with answering(answer) as client:
        found = client.check(["It are here.", "A bad text."], ENGLISH)
        assert [len(matches) for matches in found] == [1, 0]
        assert client.asked["refused"] == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [(413, b"too long"), (200, b"<html>Log in</html>"), (200, b"[]"), (426, b"too many")],
)
def test_a_server_that_refuses_all_is_given_up(status: int, body: bytes) -> None:
    asked: list[str] = []

    def answer(given: dict[str, list[str]]) -> _Answer:
        asked.extend(given["text"])
        return status, body

    with answering(answer) as client:
        with pytest.raises(GrammarUnavailable):
            client.check([f"This is number {number}." for number in range(50)], ENGLISH)
        assert len(asked) < 6


def test_a_dead_server_is_told_in_words() -> None:
    client = Client(Server.at("http://127.0.0.1:9"))
    with pytest.raises(GrammarUnavailable, match=r"http://127\.0\.0\.1:9"):
        client.check(["This is a text."], ENGLISH)


def test_a_language_that_the_server_has_not_is_passed_over() -> None:
    with answering(lambda _: _matches()) as client:
        assert client.check(["Bu bir metin."], Manner("tr")) == [()]
        with pytest.raises(GrammarUnavailable, match="mother tongue"):
            client.check(["This is a text."], Manner("en-US", "zz"))


def test_without_the_library_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    with pytest.raises(GrammarUnavailable, match=r"pip install 'mtfix\[grammar\]'"):
        Client(Server.at("http://127.0.0.1:9")).check(["This is a text."], ENGLISH)


def test_the_environment_leads_no_text_of_this_machine_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with answering(lambda _: _matches()) as client:
        assert client.check(["This is a text."], ENGLISH) == [()]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://localhost:8081/", True),
        ("http://[::1]:8081", True),
        ("http://192.168.1.2:8081", False),
        ("https://localhost.example.org", False),
    ],
)
def test_whether_text_leaves_the_machine(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


# --- a real server ---


@pytest.mark.parametrize(
    "text",
    [
        "This is an house.",
        "Look 😀 here: this is an house 😀.",
        "𝒜lice said 𝒜ll: this is an house.",
        "Cafe\u0301 and e\u0301tude: this is an house.",
        "One line is here.\r\nThis is\tan\thouse.",
        "A thing and\u00a0more: this is an house.",
        "👩‍👩‍👧 and 🇩🇪 are here, 한국어 too, this is an house.",
    ],
)
def test_offsets_of_a_real_server_fit(server: Server, text: str) -> None:
    client = Client(server)
    matches = client.check([seen("He is at home."), seen(text)], ENGLISH)[1]
    places = [text[match.start : match.end] for match in matches if match.rule == "EN_A_VS_AN"]
    assert places == ["an"]
    assert client.asked["dropped"] == 0


def test_the_neighbours_of_a_block_do_not_matter(server: Server) -> None:
    blocks = [
        "he go home ( and that.",
        "This is an house. This is it. This is it. This is all.",
        "all of them was here) at once",
        "We use e-mail in the color of grey.",
        "We use email in the colour of gray.",
    ]
    together = Client(server).check(blocks, ENGLISH)
    alone = [Client(server).check([block], ENGLISH)[0] for block in blocks]
    assert together == alone
    assert sum(map(len, together)) > 2


def test_a_server_that_dies_in_between_is_brought_back(languagetool: Path) -> None:
    options = ServerOptions(folder=languagetool, startup_timeout=PATIENCE)
    with Server.start(options) as server:
        client = Client(server)
        assert client.check(["This is an house."], ENGLISH)[0]
        state = server.state()
        assert state is not None
        os.kill(state.pid, signal.SIGTERM)
        assert client.check(["That is an house."], ENGLISH)[0]
