"""``mtfix review`` in a real browser, from the first key to the saved file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtfix import decisions as deciding
from mtfix.cli.main import run
from mtfix.decisions import path_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

_TEXT = "Elon musk came , and Elon musk left , too.\n"

_Review = Callable[[Path], str]


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab in which nothing may go wrong unseen."""
    page = chromium.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    def alarm(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.accept()

    page.on("dialog", alarm)
    yield page
    page.close()
    assert faults == []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT)
    return path


@pytest.fixture
def review() -> Iterator[_Review]:
    """Begins a review and gives its address; all are ended in the end."""
    begun: list[subprocess.Popen[str]] = []

    def begin(path: Path) -> str:
        process = subprocess.Popen(
            [sys.executable, "-m", "mtfix", "review", "--no-browser", str(path)],
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("Review at "):
                return line.removeprefix("Review at ").strip()
        raise AssertionError("the review did not begin")

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def _decide(tab: Page, keys: str) -> None:
    """Press a key for each finding, in order; ``.`` leaves it as it is."""
    for at, key in enumerate(keys):
        if at:
            tab.keyboard.press("j")
        if key != ".":
            tab.keyboard.press(key)


def _expect(tab: Page, selector: str, text: str) -> None:
    from playwright.sync_api import expect

    expect(tab.locator(selector)).to_contain_text(text)


def _save(tab: Page) -> str:
    """Press Save; what the page says then."""
    with tab.expect_response("**/save") as answer:
        tab.locator("#save").click()
    message = str(answer.value.json()["message"])
    _expect(tab, "#told", message)
    return message


def test_the_file_holds_exactly_the_accepted_edits(
    tab: Page, path: Path, review: _Review, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    tab.goto(review(path))
    _decide(tab, ".rr.")
    assert "2 of 4 edits" in _save(tab)
    saved = path.read_bytes()
    assert saved == b"Elon Musk came , and Elon musk left, too.\n"
    path.write_text(_TEXT)
    assert run(["apply", str(path), "--decisions", str(path_for(path))]) == 0
    assert capfdbinary.readouterr().out == saved


def test_what_is_taken_back_is_not_saved(tab: Page, path: Path, review: _Review) -> None:
    tab.goto(review(path))
    _decide(tab, "rr")
    tab.keyboard.press("u")
    _save(tab)
    assert path.read_text() == "Elon musk came, and Elon Musk left, too.\n"
    tab.reload()  # the page that is loaded again shows how it stands
    assert "3 accepted, 1 rejected" in tab.locator("#progress").inner_text()


def test_a_file_that_changed_meanwhile_is_left_alone(
    tab: Page, path: Path, review: _Review
) -> None:
    tab.goto(review(path))
    path.write_text("Something else.\n")
    assert "somebody else has changed the file" in _save(tab)
    assert path.read_text() == "Something else.\n"
    assert not path_for(path).exists()


def test_of_two_reviews_the_second_is_refused(
    tab: Page, chromium: Browser, path: Path, review: _Review
) -> None:
    other = chromium.new_page()
    tab.goto(review(path))
    other.goto(review(path))
    _save(tab)
    assert "not saved" in _save(other)
    assert path.read_text() == "Elon Musk came, and Elon Musk left, too.\n"
    other.close()


_HOSTILE = (
    "Elon musk said </script><script>alert(1)</script> , \"'><img src=x onerror=alert(2)> , yes"
    " , <!-- \u2028 \u202e &lt;b onclick='alert(3)'&gt; {{data}} ${alert(4)} , no ,"
    " \u200b he said.\n"
)


def test_hostile_text_and_file_names_do_nothing(tab: Page, tmp_path: Path, review: _Review) -> None:
    path = tmp_path / "<img src=x onerror=alert(5)>\u202e\x1b[2J';$(id)&.txt"
    path.write_text(_HOSTILE)
    tab.goto(review(path))
    assert tab.locator("#text img, #text b, #text script, .name img").count() == 0
    assert tab.evaluate("document.scripts.length") == 2
    assert path.name[:10] in tab.title()
    message = _save(tab)
    assert path.name in message
    assert tab.locator("#told img").count() == 0
    made = deciding.read(path_for(path))
    assert made.name == path.name
    assert deciding.apply(_HOSTILE, made) == path.read_text()
    assert path.read_text() != _HOSTILE


def test_the_secret_of_another_run_opens_nothing(tab: Page, path: Path, review: _Review) -> None:
    address = review(path)
    answer = tab.goto(f"{address}x")
    assert answer is not None
    assert answer.status == 403


def test_another_page_cannot_reach_the_review(tab: Page, path: Path, review: _Review) -> None:
    address = review(path)
    tab.route("http://evil.example/**", lambda route: route.fulfill(body="<p>a page"))
    tab.goto("http://evil.example/")
    base = address.partition("?")[0]
    asked = f"""async () => {{
        const told = [];
        for (const [path, choices] of [
            ["{address}", {{}}],
            ["{base}quit", {{method: "POST", body: "{{}}", mode: "no-cors"}}],
            ["{base}quit", {{method: "POST", body: "{{}}",
                headers: {{"Content-Type": "application/json", "X-Mtfix-Token": "x"}}}}],
        ]) {{
            const answer = await fetch(path, choices).catch(() => null);
            told.push(answer ? answer.type : "refused");
        }}
        return told;
    }}"""
    told = tab.evaluate(asked)
    assert told[0] == told[2] == "refused"
    assert told[1] in ("refused", "opaque")
    tab.set_content(f'<iframe src="{address}"></iframe>')
    assert all(not frame.query_selector("#save") for frame in tab.frames)
    answer = tab.goto(address)  # it is there still
    assert answer is not None
    assert answer.status == 200


def test_a_word_is_kept_and_a_finding_suppressed(tab: Page, path: Path, review: _Review) -> None:
    tab.goto(review(path))
    with tab.expect_response("**/keep"):
        tab.keyboard.press("K")
    tab.keyboard.press("j")
    with tab.expect_response("**/suppress"):
        tab.keyboard.press("S")
    _expect(tab, "#progress", "1 accepted")
    _save(tab)
    assert path.read_text() == "Elon musk came , and Elon musk left, too.\n"
    configuration = (path.parent / "mtfix.toml").read_text()
    assert 'keep = ["musk"]' in configuration
    assert "ignore-patterns" in configuration


def test_what_is_suppressed_and_saved_is_quiet(tab: Page, tmp_path: Path, review: _Review) -> None:
    path = tmp_path / "a.md"
    path.write_text("One.\n\nElon musk came.\n\nIt rained , too.\n")
    tab.goto(review(path))
    _decide(tab, "SS")
    _expect(tab, "#current", "suppressed")
    tab.keyboard.press("u")
    _expect(tab, "#progress", "1 accepted, 1 rejected")
    _save(tab)
    saved = path.read_text()
    assert saved.count("<!-- mtfix off") == 1
    assert saved.endswith("\n\nIt rained, too.\n")
    assert run(["check", "--isolated", str(path)]) == 0
    tab.reload()
    _expect(tab, "#current", "suppressed")


def test_the_review_ends_with_a_button(tab: Page, path: Path, review: _Review) -> None:
    tab.goto(review(path))
    tab.locator("#more summary").click()
    with tab.expect_response("**/quit"):
        tab.locator("#quit").click()
