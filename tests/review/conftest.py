"""Headless Chromium, for the tests of the review page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtfix.result import Result
from mtfix.review import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")  # no longer: the loop that Playwright runs bars others
def chromium() -> Iterator[Browser]:
    """A browser without a window; the variable CHROMIUM may say where its program is."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of some results, from a file; what the browser complains of is a failure."""
    complaints: list[str] = []
    contexts = []

    def open_(files: Sequence[tuple[str, Result]], width: int = 1280, **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(page.render(files), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: complaints.extend(_foreign(request.url)))
        tab.goto(path.as_uri())
        return tab

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _foreign(url: str) -> list[str]:
    """Requests that the page should not make."""
    return [] if url.startswith(("file:", "blob:")) else [url]
