"""The server: what it refuses, what it does, and how it ends."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from mtfix import decisions as deciding
from mtfix.formats.files import InputError
from mtfix.review import server
from mtfix.review.reviews import Reviews
from mtfix.review.session import Session

_TEXT = "Elon musk came , and Elon musk left , too.\n"
_FIXED = "Elon Musk came, and Elon Musk left, too.\n"
_BASE = "http://127.0.0.1:4711"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT)
    return path


class _Browser:
    """Asks as the page does."""

    def __init__(self, paths: Sequence[Path], **choices: Any) -> None:
        self.pages: list[str] = []
        self.stopped: list[bool] = []
        self.reviews = Reviews(
            [Session.open(path) for path in paths],
            render=self._page,
            stop=lambda: self.stopped.append(True),
            **choices,
        )
        self.client = TestClient(server.application(self.reviews, 4711), base_url=_BASE)

    def _page(self, _: Sequence[Session], token: str) -> str:
        self.pages.append(token)
        return "<!doctype html><title>a page</title>"

    def load(self) -> int:
        return int(self.client.get("/", params={"token": self.reviews.token}).status_code)

    def post(
        self, path: str, body: object = None, *, page: int = -1, **headers: Any
    ) -> tuple[int, Mapping[str, Any]]:
        named = {"X-Mtfix-Token": self.pages[page] if self.pages else "", "Origin": _BASE}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.post(path, json={} if body is None else body, headers=named)
        return answer.status_code, answer.json() if answer.content[:1] == b"{" else {}


@pytest.fixture
def browser(path: Path) -> _Browser:
    browser = _Browser([path])
    assert browser.load() == 200
    return browser


def _save(*states: str) -> dict[str, Any]:
    return {"decisions": [{"i": number, "state": state} for number, state in enumerate(states)]}


_ALL = _save(*["accepted"] * 4)


def test_the_page_needs_the_secret_of_the_run(browser: _Browser) -> None:
    for token in ("", "x", browser.reviews.token[:-1], browser.reviews.token + "x", "ä\udcff"):
        params = {"token": token.encode("utf-8", "surrogateescape")} if token else None
        answer = browser.client.get("/", params=params)
        assert answer.status_code == 403
        assert "<" not in answer.text


def test_each_answer_is_guarded(browser: _Browser) -> None:
    answers = [
        browser.client.get("/", params={"token": browser.reviews.token}),
        browser.client.get("/"),
        browser.client.get("/nothing"),
        browser.client.get("/", headers={"Host": "evil.example"}),
        browser.client.post("/save"),
    ]
    for answer in answers:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name", ["/nothing", "/a.txt", "/../a.txt", "/%2e%2e/a.txt", "/etc/passwd", "//etc/passwd"]
)
def test_there_is_nothing_but_the_page(browser: _Browser, name: str) -> None:
    params = {"token": browser.reviews.token}
    assert browser.client.get(f"{_BASE}{name}", params=params).status_code == 404
    assert browser.post(name)[0] == 404


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:4711", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:47110", ""],
)
def test_other_hosts_are_refused(browser: _Browser, path: Path, host: str) -> None:
    params = {"token": browser.reviews.token}
    assert browser.client.get("/", params=params, headers={"Host": host}).status_code == 403
    assert browser.post("/save", _ALL, Host=host, Origin=f"http://{host}")[0] == 403
    assert path.read_text() == _TEXT


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:4712"},
        {"Origin": "https://127.0.0.1:4711"},
        {"Origin": "http://localhost:4711"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"X_Mtfix_Token": ""},
        {"X_Mtfix_Token": "x" * 43},
    ],
)
def test_other_pages_are_refused(browser: _Browser, path: Path, headers: dict[str, Any]) -> None:
    for name in ("/save", "/keep", "/suppress", "/quit"):
        assert browser.post(name, {**_ALL, "i": 0}, **headers)[0] == 403
    assert path.read_text() == _TEXT
    assert not browser.stopped
    assert sorted(each.name for each in path.parent.iterdir()) == ["a.txt"]


def test_the_secret_of_the_address_does_nothing_by_itself(browser: _Browser, path: Path) -> None:
    assert browser.post("/save", _ALL, X_Mtfix_Token=browser.reviews.token)[0] == 403
    assert path.read_text() == _TEXT


def test_localhost_is_a_name_of_the_server_too(path: Path) -> None:
    browser = _Browser([path])
    browser.client.base_url = "http://localhost:4711"
    assert browser.load() == 200
    assert browser.post("/save", _ALL, Origin="http://localhost:4711")[0] == 200
    assert path.read_text() == _FIXED


def test_what_is_accepted_is_saved(browser: _Browser, path: Path) -> None:
    states = ("accepted", "rejected", "rejected", "accepted")
    status, told = browser.post("/save", _save(*states))
    assert (status, told["ok"]) == (200, True)
    assert "2 of 4 edits" in told["message"]
    assert path.read_text() == "Elon Musk came , and Elon musk left, too.\n"
    made = deciding.read(deciding.path_for(path))
    assert [each.state for each in made.decisions] == list(states)
    assert browser.post("/save", _ALL)[0] == 200
    assert path.read_text() == _FIXED


def test_a_file_that_changed_is_refused(browser: _Browser, path: Path) -> None:
    path.write_text("Something else.\n")
    status, told = browser.post("/save", _ALL)
    assert (status, told["ok"]) == (409, False)
    assert "somebody else has changed the file" in told["message"]
    assert path.read_text() == "Something else.\n"


def test_of_two_windows_the_second_is_not_saved(browser: _Browser, path: Path) -> None:
    browser.load()
    assert browser.post("/save", _ALL, page=0)[0] == 200
    status, told = browser.post("/save", _save(*["rejected"] * 4), page=1)
    assert status == 409
    assert "another window" in told["message"]
    assert path.read_text() == _FIXED
    browser.load()
    assert browser.post("/save", _save(*["rejected"] * 4))[0] == 200
    assert path.read_text() == _TEXT


_BAD: Sequence[object] = (
    [],
    3,
    {},
    {"decisions": 3},
    {"decisions": [3]},
    {"decisions": [{}]},
    {"decisions": [{"i": 0, "state": "maybe"}]},
    {"decisions": [{"i": "0", "state": "accepted"}]},
    {"decisions": [{"i": True, "state": "accepted"}]},
    {"decisions": [{"i": 0, "state": []}]},
    {**_ALL, "file": 1},
    {**_ALL, "file": -1},
    {**_ALL, "file": "../b.txt"},
)


@pytest.mark.parametrize("body", _BAD)
def test_what_no_page_sends_is_refused(browser: _Browser, path: Path, body: object) -> None:
    status, told = browser.post("/save", body)
    assert (status, told["ok"]) == (400, False)
    assert path.read_text() == _TEXT


def test_edits_that_are_not_there_are_refused(browser: _Browser, path: Path) -> None:
    status, told = browser.post("/save", _save(*["accepted"] * 5))
    assert (status, told["message"]) == (409, "there is no edit 4 to decide about")
    assert path.read_text() == _TEXT


@pytest.mark.parametrize("data", [b"{", b"[" * 200_000, b"\xff", b'{"a": "' + b"x" * (17 << 20)])
def test_damaged_and_endless_requests_are_refused(browser: _Browser, data: bytes) -> None:
    headers = {"X-Mtfix-Token": browser.pages[0], "Content-Type": "application/json"}
    assert browser.client.post("/save", content=data, headers=headers).status_code == 400


def test_a_kept_word_and_a_suppression_tell_what_they_changed(
    browser: _Browser, path: Path
) -> None:
    status, told = browser.post("/keep", {"i": 0, "word": "musk"})
    assert status == 200
    assert told["decisions"] == [{"i": 0, "state": "rejected"}, {"i": 2, "state": "rejected"}]
    assert 'keep = ["musk"]' in (path.parent / "mtfix.toml").read_text()
    status, told = browser.post("/suppress", {"i": 1})
    assert told["decisions"] == [{"i": 1, "state": "rejected"}]
    assert browser.post("/keep", {"i": 0, "word": "two words"})[0] == 409
    assert browser.post("/keep", {"i": 0, "word": 3})[0] == 400
    assert browser.post("/suppress", {"i": 99})[0] == 409
    assert browser.post("/suppress", {})[0] == 400


def test_what_is_suppressed_is_as_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Elon musk came.</p>\n<p>It rained , too.</p>\n")
    browser = _Browser([path])
    browser.load()
    assert browser.post("/suppress", {"i": 1})[1]["suppressed"] == [1]
    saved = _save("accepted", "rejected")
    for suppressed, comments in (([1], 2), ([], 0), ([1, 1], 2), (None, 2)):
        assert browser.post("/save", {**saved, "suppressed": suppressed})[0] == 200
        assert path.read_text().count("<!-- mtfix") == comments
    assert browser.post("/save", {**saved, "suppressed": [2]})[0] == 409
    for wrong in (3, ["1"], [True]):
        assert browser.post("/save", {**saved, "suppressed": wrong})[0] == 400


def test_the_server_ends_when_it_is_asked(browser: _Browser) -> None:
    assert browser.post("/quit")[0] == 200
    assert browser.stopped


def test_once_ends_when_all_files_were_saved(path: Path) -> None:
    other = path.with_name("b.txt")
    other.write_text("Yes , he said.\n")
    browser = _Browser([path, other], is_once=True)
    browser.load()
    browser.post("/save", {"file": 1, **_save("accepted")})
    assert not browser.stopped
    assert other.read_text() == "Yes, he said.\n"
    browser.post("/save", _ALL)
    assert browser.stopped
    assert path.read_text() == _FIXED


@pytest.fixture
def served(path: Path) -> tuple[str, threading.Thread]:
    addresses: list[str] = []
    ready = threading.Event()

    def announce(address: str) -> None:
        addresses.append(address)
        ready.set()

    listener = server.listening()
    thread = threading.Thread(
        target=server.serve, args=([Session.open(path)], listener, announce), daemon=True
    )
    thread.start()
    assert ready.wait(20)
    return addresses[0], thread


def test_a_real_server_is_on_the_loopback_address_and_ends(
    served: tuple[str, threading.Thread],
) -> None:
    address, thread = served
    base, _, query = address.removeprefix("http://").partition("/")
    assert base.startswith("127.0.0.1:")
    connection = http.client.HTTPConnection(base)
    connection.request("GET", f"/{query}")
    page = connection.getresponse()
    text = page.read().decode()
    assert page.status == 200
    assert page.getheader("Server") is None
    token = json.loads(text.partition('"served":')[2].partition("}")[0] + "}")["token"]
    assert token not in address
    headers = {"X-Mtfix-Token": token, "Content-Type": "application/json"}
    connection.request("POST", "/quit", "{}", headers)
    assert connection.getresponse().status == 200
    connection.close()
    thread.join(10)
    assert not thread.is_alive()


def test_a_port_that_is_taken_is_told() -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    with taken, pytest.raises(InputError, match=r"port \d+ cannot be used"):
        server.listening(taken.getsockname()[1])
