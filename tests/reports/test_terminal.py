"""Reports on a terminal: nothing of a text is obeyed, and carets stand below their place."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

import mtfix
from mtfix.edits import Cause, Edit, Flag
from mtfix.findings import findings
from mtfix.places import Lines, visible
from mtfix.reports import diffs, html_fragment, statistics
from mtfix.reports.excerpt import excerpt
from mtfix.reports.registry import REPORTS
from mtfix.reports.width import width
from mtfix.result import Result
from tests.reports.results import FILES, result

_OWN = re.compile(r"\x1b\[[0-9;]*m")
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|##(vso)?\\["
)
_TERMINAL = [name for name, report in REPORTS.items() if report.is_stream and name != "azure"]

_texts = st.text(
    st.characters() | st.sampled_from("\x1b\x9b\x00\r\n\t\u202e\u2066\u0301👍東#[:% "), max_size=40
)


@st.composite
def _results(draw: st.DrawFn) -> Result:
    """Some text with an edit and a flag anywhere, and reasons that are as wild."""
    text = draw(_texts)
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    new = draw(_texts.filter(lambda new: new != text[start:end]))
    cause = Cause(draw(_texts), draw(_texts))
    return result(text, [Edit(start, end, new, (cause,))], [Flag(start, end, "rule", draw(_texts))])


@settings(deadline=None)  # libraries are loaded by the first example
@given(_texts, _results())
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("report", _TERMINAL)
def test_no_report_passes_on_what_a_terminal_obeys(
    report: str, color: bool, name: str, found: Result
) -> None:
    output = REPORTS[report].render([(name, found)], color=color)
    assert not _OBEYED.search(_OWN.sub("", output) if color else output)


@settings(deadline=None)
@given(_texts, _results())
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("kind", ["words", "side-by-side"])
def test_no_diff_passes_it_on(kind: str, color: bool, name: str, found: Result) -> None:
    output = diffs.render(kind, [(name, found)], color=color)
    assert not _OBEYED.search(_OWN.sub("", output) if color else output)


@settings(deadline=None)
@given(_texts, _results())
def test_nor_do_coloured_diffs_statistics_and_fragments(name: str, found: Result) -> None:
    outputs = [
        _OWN.sub("", diffs.render("unified", [(name, found)], color=True)),
        statistics.render([(name, found)]),
        html_fragment.render([(name, found), (name, found)]),
    ]
    assert not any(map(_OBEYED.search, outputs))


@settings(deadline=None)
@given(_texts, _results())
@pytest.mark.parametrize("report", ["json", "jsonl", "sarif", "gitlab", "rdjson", "junit"])
def test_any_report_can_be_encoded(report: str, name: str, found: Result) -> None:
    output = REPORTS[report].render([(name, found)])
    assert output.encode("utf-8").decode("utf-8") == output


@settings(deadline=None)
@given(_texts)
def test_what_is_visible_stays(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@settings(deadline=None)
@given(_results())
def test_carets_stand_below_the_place(found: Result) -> None:
    for finding in findings(found):
        shown = excerpt(Lines(found.original), finding)
        assert "\n" not in shown.line
        assert shown.carets.index("^") == width(shown.before)
        assert shown.carets.count("^") == max(1, width(shown.place))


@pytest.mark.parametrize("length", [10, 10_000])
def test_excerpts_are_of_a_sane_width(length: int) -> None:
    text = f"{'東京 ' * length}here{' 東京' * length}"
    start = text.index("here")
    (finding,) = findings(result(text, flags=[Flag(start, start + 4, "rule", "…")]))
    assert width(excerpt(Lines(text), finding).line) <= 100


@pytest.mark.parametrize(
    "text", ["Zürich", "東京", "👍 ok", "cafe\u0301", "a\u200bb", "한국", "ﾊﾝｶｸ"]
)
def test_widths_are_those_of_terminals(text: str) -> None:
    assert width(text) == wcswidth(text)


def test_widths_of_letters_are_those_of_terminals() -> None:
    letters = [
        chr(code)
        for code in range(0x20, 0x2FFFF)
        if unicodedata.category(chr(code))[0] in "LNP" and wcswidth(chr(code)) >= 0
    ]
    wrong = [letter for letter in letters if width(letter) != wcswidth(letter)]
    assert len(wrong) < len(letters) / 1000  # versions of Unicode differ


@pytest.mark.parametrize("report", [name for name, report in REPORTS.items() if report.is_stream])
def test_streams_may_be_rendered_file_by_file(report: str) -> None:
    render = REPORTS[report].render
    assert "".join(render([file]) for file in FILES["several"]) == render(FILES["several"])


def test_diffs_of_a_result() -> None:
    found = mtfix.fix("Well , he met Elon musk.")
    assert found.diff() == found.diff("unified")
    assert "Well[- -], he met Elon [-musk-]{+Musk+}." in found.diff("words")
    assert re.search(
        r"Well , he met Elon musk\. +Well, he met Elon Musk\.", found.diff("side-by-side")
    )
    with pytest.raises(ValueError, match="expected one of unified, words, side-by-side"):
        found.diff("sideways")  # type: ignore[arg-type]


def test_rich_prints_a_result() -> None:
    from io import StringIO

    from rich.console import Console

    outputs = []
    for system in (None, "standard"):
        console = Console(
            file=StringIO(), color_system=system, force_terminal=system is not None, width=80
        )
        console.print(mtfix.fix("Well , he said \x1b[2J it."))
        assert isinstance(console.file, StringIO)
        outputs.append(console.file.getvalue())
    assert "Well[- -], he said ␛[2J it." in outputs[0]
    assert "Well\x1b[9;31m \x1b[0m, he said ␛[2J it." in outputs[1]


def test_two_columns_need_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rich.console", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'mtfix\[terminal\]'"):
        mtfix.fix("Well , yes.").diff("side-by-side")
