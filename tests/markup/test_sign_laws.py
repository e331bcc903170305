"""The laws, and inputs without end, on fragments of LaTeX, shortcodes, wikis, handles, paths."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.markup import bbcode, handles, latex, links, shortcodes, wiki
from mtfix.reading import read
from mtfix.verify import violations

_FRAGMENTS = [
    r"\ textbf { x }", r"\ alpha", r"$ \ beta $", r"\ | x \ |", r"\ {", r"\ }", r"\ [", r"\ ]",
    "$", "＄x_1＄", "＄", r"\ begin { align }", r"\end{align}", r"\ ref { a : b }", "{", "}", "[",
    "]",
    '[gallery ids = "1, 2"]', "[gallery ids=“1, 2”]", "[/ caption]", "[ caption ]", "[ vc_row ]",
    "[/ vc_row]", "[ [ File: a.png | b ] ]", "[ [ Ulm | b ] ]", "[[Ulm]]", "= = A = =", "{ { x } }",
    "{ { a | b } }", "[b]", "[ / b]", "[ i ]", "[/ url]", "[url = https: // a. org / b]", "[list]",
    "[ * ]", "[/ List]", "[color =＃fff]", "[/ color]", "[code]", "[/ code]", "@ ann_w", "@ann_w",
    "# tag", "x86_ 64", "/ usr / bin", "C: \\ Users", "info @ a. org", "info @ a.org", "a at b.com",
    "https: // a. org", "`", "<b>", "</b>", "“", "”", '"', "a", "text", "1", ":", "\n",
]  # fmt: skip
_texts = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(_FRAGMENTS), st.text(max_size=4)),
        st.sampled_from(["", " ", "\n"]),
    ),
    max_size=12,
).map(lambda parts: "".join(fragment + gap for fragment, gap in parts))
_formats = st.sampled_from(["auto", "text", "html", "markdown"])
_sources = st.sampled_from(
    [None, '[gallery ids="1,2"]x[/caption]', "@ann_w #tag a_b [note]b[/note]"]
)
_FINDERS = (links.close_up, bbcode.mend, latex.close_up, shortcodes.mend, wiki.mend, handles.find)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_texts, _formats, _sources)
def test_the_laws_hold(text: str, format_: str, source: str | None) -> None:
    result = mtfix.fix(text, format=format_, source=source)  # type: ignore[arg-type]
    again = violations(result, lambda it: mtfix.fix(it, format=result.format, source=source))
    assert again == []


@pytest.mark.parametrize(
    "fragment",
    [*_FRAGMENTS, r"\ frac { ", "[a b = “", "[ [ A | ", "{ { a ", "= = a ", r"$ \ ", "[b=a ", "a. ",
     r"\ begin { align } ", "a @ b.com ", "x86_ ", "a_ ", r"\ref [ ", "[list] [ * ] "],
)  # fmt: skip
def test_many_fragments_end_in_disjoint_edits(fragment: str) -> None:
    document = read(fragment * 20_000, "text", "@ann_w [gallery ids='1'] max_size")
    for find in _FINDERS:
        edits = sorted(find(document), key=lambda edit: edit.start)
        assert all(one.end <= next_.start for one, next_ in pairwise(edits)), find
