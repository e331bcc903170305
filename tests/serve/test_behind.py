"""A LanguageTool behind: a make-believe one, which answers well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from mtfix.serve.behind import Behind, added, is_loopback
from mtfix.serve.units import Units
from mtfix.settings import Settings
from tests.serve.conftest import client_of, make_app

_TEXT = "😀 He has invited musk , Elon Musk said to Acmetron."
_FORM = {"text": _TEXT, "language": "en-US"}


def _match(offset: Any, length: Any, rule: str = "X", kind: str = "grammar") -> dict[str, Any]:
    return {
        "message": "m", "shortMessage": "", "replacements": [], "offset": offset, "length": length,
        "context": {"text": "", "offset": 0, "length": 0}, "sentence": "",
        "rule": {
            "id": rule, "description": "d", "issueType": kind,
            "category": {"id": "C", "name": "c"},
        },
    }  # fmt: skip


class _Fake(ThreadingHTTPServer):
    """Answers what the test wants."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.answer: bytes = b"{}"
        self.forms: list[dict[str, list[str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v2/"

    def tell(self, *matches: Any) -> None:
        told = {"language": {"name": "English (US)", "code": "en-US"}, "matches": list(matches)}
        self.answer = json.dumps(told).encode()


class _Handler(BaseHTTPRequestHandler):
    server: _Fake

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.forms.append(parse_qs(body.decode()))
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.answer)))
        self.end_headers()
        self.wfile.write(self.server.answer)

    do_GET = do_POST  # noqa: N815 - the name that the library looks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def fake() -> Iterator[_Fake]:
    with _Fake() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_matches_are_merged_and_mtfix_wins(fake: _Fake) -> None:
    fake.tell(_match(3, 2, "FIRST"), _match(16, 10, "ACROSS"), _match(18, 4, "SAME"))
    client = client_of(make_app(behind=Behind(fake.url, 20)))
    answer = client.post("/v2/check", data=_FORM | {"level": "picky", "unknown": "x"}).json()
    ids = [match["rule"]["id"] for match in answer["matches"]]
    assert ids[0] == "FIRST"
    assert len(ids) == 3
    assert all(each.startswith("MTFIX_") for each in ids[1:])
    assert answer["software"]["name"] == "mtfix"
    assert fake.forms == [{"text": [_TEXT], "language": ["en-US"], "level": ["picky"]}]


def test_unsound_matches_are_left_out() -> None:
    theirs = [_match(0, 1), _match(-1, 2), _match(1, 1), _match(2, 0), _match(True, 2), 7, {},
              _match(5, 90), _match("2", 1), _match(0, 2, "GOOD")]  # fmt: skip
    assert [each["rule"]["id"] for each in added(theirs, [], Units("😀abc"))] == ["GOOD"]


def test_spans_that_only_touch_do_not_overlap() -> None:
    theirs = [_match(0, 2, "A"), _match(2, 2, "B"), _match(4, 1, "C"), _match(1, 4, "D")]
    found = added(theirs, [(2, 3), (3, 4), (2, 4)], Units("abcde"))
    assert [each["rule"]["id"] for each in found] == ["A", "C"]


def test_names_of_the_user_are_no_mistakes_of_spelling(fake: _Fake) -> None:
    at = len("😀 He has invited musk , Elon Musk said to ") + 1
    fake.tell(_match(at, 8, "SPELLING", "misspelling"))
    for names, there in (((), True), (("Acmetron",), False)):
        client = client_of(make_app(Settings(names=names), Behind(fake.url, 20)))
        found = client.post("/v2/check", data=_FORM).json()["matches"]
        assert ("SPELLING" in [match["rule"]["id"] for match in found]) is there


@pytest.mark.parametrize("answer", [b"", b"no JSON", b"[]", b'{"matches": 5}', b"[" * 100_000])
def test_an_answer_that_is_none_is_done_without(fake: _Fake, answer: bytes) -> None:
    fake.answer = answer
    told: list[str] = []
    client = client_of(make_app(behind=Behind(fake.url, 20), tell=told.append))
    for _ in range(2):
        got = client.post("/v2/check", data=_FORM).json()
        assert len(got["matches"]) == 2
        assert got["warnings"]["incompleteResults"] is True
    assert len(told) == 1
    fake.tell()
    assert client.post("/v2/check", data=_FORM).json()["matches"]
    assert len(told) == 2


def test_a_languagetool_that_is_not_there_is_done_without(fake: _Fake) -> None:
    url = fake.url
    fake.shutdown()
    fake.server_close()
    client = client_of(make_app(behind=Behind(url, 5)))
    assert client.post("/v2/check", data=_FORM).json()["warnings"]["incompleteResults"] is True
    assert len(client.get("/v2/languages").json()) > 20


def test_what_languagetool_refuses_is_refused(fake: _Fake) -> None:
    fake.status, fake.answer = 400, b"Error: 'xx' is not a language"
    client = client_of(make_app(behind=Behind(fake.url, 20)))
    answer = client.post("/v2/check", data={"text": "a", "language": "xx"})
    assert (answer.status_code, answer.text) == (400, "Error: 'xx' is not a language")


def test_languages_are_those_of_the_languagetool_behind(fake: _Fake) -> None:
    told = [{"name": "Tagalog", "code": "tl", "longCode": "tl-PH"}]
    fake.answer = json.dumps(told).encode()
    client = client_of(make_app(behind=Behind(fake.url, 20)))
    assert client.get("/v2/languages").json() == told


@pytest.mark.parametrize("url", ["", "localhost:8081", "ftp://a", "http://", "file:///etc/passwd"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        Behind(url, 1)


def test_this_machine_is_known() -> None:
    assert all(map(is_loopback, ("localhost", "127.8.8.8", "::1", "[::1]")))
    assert not any(map(is_loopback, ("", "localhost.example", "10.0.0.1", "0.0.0.0")))
