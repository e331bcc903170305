"""Every report, on every set of files, as it was read and found right."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mtfix.reports import html_fragment, side_by_side, statistics, unified, words
from mtfix.reports.registry import REPORTS
from tests.reports.results import FILES

_GOLDENS = Path(__file__).parent / "goldens"
_ENDINGS = {
    "json": "json", "jsonl": "jsonl", "sarif": "sarif", "gitlab": "json", "rdjson": "json",
    "junit": "xml",
}  # fmt: skip
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)
_DIFFS = {"unified": unified.render, "words": words.render}

Golden = Callable[[Path, str], None]


@pytest.mark.parametrize("files", FILES)
@pytest.mark.parametrize("report", [name for name in REPORTS if name != "html"])
def test_reports(report: str, files: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtfix.__version__", "1.2.3")
    path = _GOLDENS / report / f"{files}.{_ENDINGS.get(report, 'txt')}"
    golden(path, REPORTS[report].render(FILES[files]))


@pytest.mark.parametrize("files", ["nothing", "clean", "plain", "hostile", "several"])
def test_the_data_of_pages(files: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtfix.__version__", "1.2.3")
    (data,) = _DATA.findall(REPORTS["html"].render(FILES[files]))  # the rest is always the same
    golden(_GOLDENS / "html" / f"{files}.json", json.dumps(json.loads(data), indent=1) + "\n")


@pytest.mark.parametrize("report", ["full", "concise", "grouped"])
def test_coloured_reports(report: str, golden: Golden) -> None:
    golden(
        _GOLDENS / report / "plain-coloured.txt", REPORTS[report].render(FILES["plain"], color=True)
    )


@pytest.mark.parametrize("files", ["plain", "hostile", "wide", "several", "clean"])
@pytest.mark.parametrize("is_coloured", [False, True], ids=["plain", "coloured"])
@pytest.mark.parametrize("kind", _DIFFS)
def test_diffs(kind: str, is_coloured: bool, files: str, golden: Golden) -> None:
    ending = "-coloured" if is_coloured else ""
    path = _GOLDENS / kind / f"{files}{ending}.diff"
    output = _DIFFS[kind](FILES[files], color=is_coloured)
    if (kind, files, is_coloured) == ("unified", "hostile", False):
        output = output.encode("unicode_escape").decode().replace("\\n", "\n")  # to be read safely
    golden(path, output)


@pytest.mark.parametrize("files", ["plain", "hostile", "wide"])
def test_two_columns(files: str, golden: Golden) -> None:
    output = side_by_side.render(FILES[files], width=80)
    golden(_GOLDENS / "side-by-side" / f"{files}.txt", output)


@pytest.mark.parametrize("files", ["nothing", "clean", "plain", "hostile", "several"])
def test_statistics(files: str, golden: Golden) -> None:
    golden(_GOLDENS / "statistics" / f"{files}.txt", statistics.render(FILES[files]))


@pytest.mark.parametrize("files", ["clean", "plain", "hostile", "several"])
def test_fragments_of_html(files: str, golden: Golden) -> None:
    golden(_GOLDENS / "html-fragment" / f"{files}.html", html_fragment.render(FILES[files]))
