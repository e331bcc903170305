"""What is refused and how, limits, and who is heard."""

from __future__ import annotations

import asyncio
import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from mtfix.config import Config
from mtfix.serve import page
from mtfix.serve.app import Access
from mtfix.serve.asked import Asked
from mtfix.serve.checker import Checker
from mtfix.serve.errors import ApiError
from mtfix.serve.gate import Gate, Limits
from mtfix.serve.rules import OTHERS, ServedRules
from tests.serve.conftest import client_of, make_app, running


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"text": "a"}, "Missing 'language' parameter"),
        ({"language": "en"}, "Missing 'text' or 'data' parameter"),
        ({"text": "a", "data": "{}", "language": "en"}, "Set only 'text' or 'data'"),
        ({"text": "a", "language": "xx"}, "'xx' is not a language code"),
        ({"data": "{", "language": "en"}, "Could not parse JSON"),
        ({"text": "a", "language": "en", "level": "x"}, "Unknown value 'x'"),
        ({"text": "a", "language": "en", "preferredVariants": "en-GB"}, "didn't specify"),
        ({"text": "a", "language": "auto", "preferredVariants": "en"}, "expected a dash"),
        ({"text": "a", "language": "en", "enabledOnly": "true"}, "must specify enabled"),
        (
            {"text": "a", "language": "en", "enabledOnly": "true", "disabledRules": "X"},
            "cannot specify disabled",
        ),
    ],
)
def test_what_is_wrong_is_said_in_plain_text(
    client: TestClient, form: dict[str, str], said: str
) -> None:
    for answer in (client.post("/v2/check", data=form), client.get("/v2/check", params=form)):
        assert answer.status_code == 400
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert answer.text.startswith("Error: ")
        assert said in answer.text


def test_the_small_endpoints(client: TestClient) -> None:
    assert client.get("/v2/healthcheck").text == "OK"
    assert client.get("/v2/maxtextlength").text == "300000"
    assert client.get("/v2/info").json()["software"]["name"] == "mtfix"
    codes = {each["longCode"] for each in client.get("/v2/languages").json()}
    assert {"en-US", "de-DE", "fr"} <= codes
    told = client.get("/v2/configinfo", params={"language": "en"}).json()
    assert told["parameter"] == {"maxTextLength": 300_000}
    assert "MTFIX_LOST_STOP" in {rule["ruleId"] for rule in told["rules"]}
    assert client.get("/v2/configinfo").status_code == 400
    assert client.get("/v2/nothing").status_code == 404
    assert client.put("/v2/check").status_code == 405


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/docs")
    assert "POST /v2/check" in answer.text
    assert "interpretAs" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in page.render({"info": {"title": "a"}, "paths": {}})


def test_what_is_too_long_is_refused() -> None:
    client = client_of(make_app(limits=Limits(body=5000, text=1000)))
    form = {"language": "en", "text": "😀" * 500}
    assert client.post("/v2/check", data=form).status_code == 413  # a smiley is 12 bytes here
    form["text"] = "a" * 1000
    assert client.post("/v2/check", data=form).status_code == 200
    form["text"] = "a" * 1001
    answer = client.post("/v2/check", data=form)
    assert answer.status_code == 413
    assert "limit of 1000 characters (it's 1001 characters)" in answer.text
    assert client.post("/v2/check", content="&".join(["a=b"] * 200)).status_code == 400


def test_who_asks_for_another_host_or_from_another_page_is_not_heard(client: TestClient) -> None:
    def status(**headers: str) -> int:
        return int(client.get("/v2/healthcheck", headers=headers).status_code)

    assert status(Host="localhost:8081") == 200
    assert status(Host="[::1]:8081") == 200
    assert status(Host="192.168.1.2") == 200
    assert status(Host="rebound.example:8081") == 403
    assert status(Host="[") == 403
    assert status(Origin="https://elsewhere.example") == 403
    assert status(Origin="null") == 403
    assert status(**{"Sec-Fetch-Site": "cross-site"}) == 403
    assert status(**{"Sec-Fetch-Site": "none"}) == 200
    assert status(Origin="http://127.0.0.1:8081") == 200
    assert "Access-Control-Allow-Origin" not in client.get("/v2/healthcheck").headers


def test_pages_that_are_allowed_are_heard() -> None:
    add_on = "moz-extension://1234"
    client = client_of(make_app(access=Access(hosts=("Box.lan",), origins=(add_on,))))
    answer = client.get("/v2/healthcheck", headers={"Origin": add_on})
    assert answer.headers["Access-Control-Allow-Origin"] == add_on
    assert client.get("/v2/info", headers={"Origin": "https://b.example"}).status_code == 403
    assert client.get("/v2/info", headers={"Host": "box.lan:8081"}).status_code == 200
    open_ = client_of(make_app(access=Access(origins=("*",))))
    answer = open_.get("/v2/info", headers={"Origin": "https://b.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_no_text_is_told_when_something_goes_wrong(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Checker, asked: Asked) -> None:
        raise RuntimeError(asked.text.whole)

    told: list[str] = []
    client = client_of(make_app(tell=told.append))
    monkeypatch.setattr(Checker, "check", fail)
    answer = client.post("/v2/check", data={"text": "a secret", "language": "en"})
    assert answer.status_code == 500
    assert answer.text == "Error: Internal Error: RuntimeError"
    assert len(told) == 1
    assert "secret" not in told[0] + answer.text + "".join(capfd.readouterr())


def test_a_slow_check_is_given_up_and_keeps_its_place() -> None:
    async def work() -> None:
        gate = Gate(Limits(seconds=0.05, workers=1, waiting=1))
        stop = threading.Event()
        with pytest.raises(ApiError, match="took longer than") as slow:
            await gate.run(stop.wait)
        assert slow.value.status == 500
        assert gate.is_busy
        with pytest.raises(ApiError, match="took longer than"):
            await gate.run(stop.wait)  # it waited in vain, and has left
        stop.set()
        await asyncio.sleep(0.1)
        assert not gate.is_busy
        assert await gate.run(lambda: 7) == 7
        gate.close()

    asyncio.run(work())


def test_who_comes_when_too_many_wait_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    app = make_app(limits=Limits(workers=1, waiting=1))
    monkeypatch.setattr(Checker, "check", lambda *_: {"done": stop.wait(20)})
    form = {"text": "a", "language": "en"}
    with running(app) as url, ThreadPoolExecutor(2) as pool:
        parts = urlsplit(url)

        def ask() -> tuple[int, str | None]:
            connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
            connection.request("POST", "/v2/check", "&".join(map("=".join, form.items())))
            answer = connection.getresponse()
            answer.read()
            connection.close()
            return answer.status, answer.getheader("Retry-After")

        served = [pool.submit(ask) for _ in range(2)]
        deadline = time.monotonic() + 20
        while len(app.state.service.gate._inside) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert ask() == (503, "2")
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
        connection.request("GET", "/v2/healthcheck")
        assert connection.getresponse().read() == b"OK"  # it still listens
        connection.close()
        stop.set()
        assert [each.result()[0] for each in served] == [200, 200]


def test_many_at_once_get_their_own_answers(address: str) -> None:
    parts = urlsplit(address)

    def ask(number: int) -> bool:
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
        before = f"It rained for {number * 977} days"
        text = f"{before} , he said."
        connection.request("GET", f"/v2/check?language=en&text={text.replace(' ', '+')}")
        told = connection.getresponse().read()
        connection.close()
        return f'"offset":{len(before)},"length":2'.encode() in told

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, (10**power for power in range(24))))


def test_every_shipped_family_has_its_category() -> None:
    rules = list(ServedRules(Config()))
    assert len({rule.id for rule in rules}) == len(rules)
    assert [rule.id for rule in rules if rule.category == OTHERS] == []
