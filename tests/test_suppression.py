"""Comments and patterns that exempt parts of a text, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.document import Format
from mtfix.edits import apply
from mtfix.result import Result
from mtfix.suppression import unused
from mtfix.suppression.comments import parsed
from mtfix.verify import violations
from tests.strategies import formats, pieces

BAD = "He met Elon musk , he said."
NO_SPACE = "He met Elon musk, he said."
NO_NAME = "He met Elon Musk , he said."
GOOD = "He met Elon Musk, he said."

_FORMATS: tuple[Format, ...] = ("text", "html", "markdown")
_EACH = pytest.mark.parametrize("format_", _FORMATS)


def _text(text: str, format_: Format, **choices: object) -> str:
    return mtfix.fix(text, format=format_, config=mtfix.Config(**choices)).text  # type: ignore[arg-type]


CASES = {
    "all rules": (
        f"{BAD}\n\n<!-- mtfix off -->\n{BAD}\n<!-- mtfix on -->\n\n{BAD}\n",
        f"{GOOD}\n\n<!-- mtfix off -->\n{BAD}\n<!-- mtfix on -->\n\n{GOOD}\n",
    ),
    "one rule": (
        f"<!-- mtfix off space-before-punctuation -->\n{BAD}\n<!-- mtfix on -->\n\n{BAD}",
        f"<!-- mtfix off space-before-punctuation -->\n{NO_NAME}\n<!-- mtfix on -->\n\n{GOOD}",
    ),
    "a family": (
        f"<!-- mtfix off casing -->\n\n{BAD}\n\n<!-- mtfix on casing -->\n\n{BAD}",
        f"<!-- mtfix off casing -->\n\n{NO_SPACE}\n\n<!-- mtfix on casing -->\n\n{GOOD}",
    ),
    "several rules, commas, and a reason": (
        f"<!-- mtfix off casing, spacing: a quotation -->\n\n{BAD}\n\n<!-- mtfix on -->\n\n{BAD}",
        f"<!-- mtfix off casing, spacing: a quotation -->\n\n{BAD}\n\n<!-- mtfix on -->\n\n{GOOD}",
    ),
    "ranges that overlap": (
        f"<!-- mtfix off casing -->\n\n{BAD}\n\n<!-- mtfix off spacing -->\n\n{BAD}\n\n"
        f"<!-- mtfix on casing -->\n\n{BAD}\n\n<!-- mtfix on spacing -->\n\n{BAD}",
        f"<!-- mtfix off casing -->\n\n{NO_SPACE}\n\n<!-- mtfix off spacing -->\n\n{BAD}\n\n"
        f"<!-- mtfix on casing -->\n\n{NO_NAME}\n\n<!-- mtfix on spacing -->\n\n{GOOD}",
    ),
    "a rule inside of all": (
        f"<!-- mtfix off -->\n\n<!-- mtfix off casing -->\n\n{BAD}\n\n<!-- mtfix on casing -->\n\n"
        f"{BAD}\n\n<!-- mtfix on -->\n\n{BAD}",
        f"<!-- mtfix off -->\n\n<!-- mtfix off casing -->\n\n{BAD}\n\n<!-- mtfix on casing -->\n\n"
        f"{BAD}\n\n<!-- mtfix on -->\n\n{GOOD}",
    ),
    "never on again": (
        f"{BAD}\n\n<!-- mtfix off -->\n\n{BAD}\n\n{BAD}",
        f"{GOOD}\n\n<!-- mtfix off -->\n\n{BAD}\n\n{BAD}",
    ),
    "the next paragraph": (
        f"<!-- mtfix off-next casing -->\n\n{BAD}\n{BAD}\n\n{BAD}",
        f"<!-- mtfix off-next casing -->\n\n{NO_SPACE}\n{NO_SPACE}\n\n{GOOD}",
    ),
    "the next paragraph, two comments, all rules in the end": (
        f"<!-- mtfix off-next casing -->\n<!-- mtfix off-next -->\n{BAD}\n\n{BAD}",
        f"<!-- mtfix off-next casing -->\n<!-- mtfix off-next -->\n{BAD}\n\n{GOOD}",
    ),
    "at the very end": (f"{BAD}\n\n<!-- mtfix off -->", f"{GOOD}\n\n<!-- mtfix off -->"),
    "no space in the comment": (
        f"<!--mtfix off-->\n\n{BAD}\n\n<!--mtfix  on-->\n\n{BAD}",
        f"<!--mtfix off-->\n\n{BAD}\n\n<!--mtfix  on-->\n\n{GOOD}",
    ),
    "only talked about": (f"Write mtfix off there. {BAD}", f"Write mtfix off there. {GOOD}"),
    "another tool": (f"<!-- lint off -->\n\n{BAD}", f"<!-- lint off -->\n\n{GOOD}"),
}


@_EACH
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_is_exempt_stays(case: tuple[str, str], format_: Format, line_end: str) -> None:
    before, after = (text.replace("\n", line_end) for text in case)
    assert _text(before, format_) == after
    assert _text(after, format_) == after


EXAMPLES = {
    "a fence": (f"```\n<!-- mtfix off -->\n```\n\n{BAD}", "markdown"),
    "a fence in an item": (f"- One\n\n  ```\n  <!-- mtfix off -->\n  ```\n\n{BAD}", "markdown"),
    "indented code": (f"So:\n\n    <!-- mtfix off -->\n\n{BAD}", "markdown"),
    "code in a line": (f"Write `<!-- mtfix off -->` there. {BAD}", "markdown"),
    "code in a line of text": (f"Write `<!-- mtfix off -->` there. {BAD}", "text"),
    "pre": (f"<pre><!-- mtfix off --></pre><p>{BAD}</p>", "html"),
    "code": (f"<p><code>a <!-- mtfix off --> b</code> {BAD}</p>", "html"),
    "references": (f"<p>&lt;!-- mtfix off --&gt;</p><p>{BAD}</p>", "html"),
}  # fmt: skip


@pytest.mark.parametrize("case", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_an_example_is_no_comment(case: tuple[str, Format]) -> None:
    text, format_ = case
    text = text.replace(BAD, f"{BAD} It rained all night, and the buses on the old road were late.")
    result = mtfix.fix(text, format=format_)
    assert result.text == text.replace(BAD, GOOD)
    assert result.comments == ()


def test_a_message_has_no_comments() -> None:
    assert mtfix.fix(f"<!-- mtfix off --> {BAD}", format="message").comments == ()


def test_in_html_the_next_paragraph_is_the_next_element() -> None:
    text = f"<!-- mtfix off-next --><p>{BAD}</p><p>{BAD}</p>"
    assert _text(text, "html") == f"<!-- mtfix off-next --><p>{BAD}</p><p>{GOOD}</p>"


def test_tags_are_left_alone_too() -> None:
    text = "<p>One</p><!-- mtfix off --><p>< b > x < / b ></p><!-- mtfix on --><p>< i >y< / i ></p>"
    assert _text(text, "html") == text.replace("< i >y< / i >", "<i>y</i>")


def test_withheld_edits_tell_the_line_of_the_comment() -> None:
    result = mtfix.fix(
        f"< p > One < / p >\n\n<!-- mtfix off casing -->\n<p>{BAD}</p>", format="html"
    )
    assert [item.why for item in result.withheld] == ["mtfix off casing in line 3"]
    assert [result.original[item.edit.start] for item in result.withheld] == ["m"]


def test_flags_are_held_back_too() -> None:
    source = "<p>Es waren 15 Tage in https://example.org/a.</p>"
    text = "<p>It was 15 days.</p>"
    plain = mtfix.fix(text, format="html", source=source)
    assert plain.flags
    rules = " ".join({flag.rule for flag in plain.flags})
    off = mtfix.fix(f"<!-- mtfix off {rules} -->{text}", format="html", source=source)
    assert off.flags == ()
    assert unused(off, _fix) == []
    everything = mtfix.fix(
        f"<!-- mtfix off -->{text}<!-- mtfix on -->", format="html", source=source
    )
    assert everything.flags == ()


def test_unknown_names_are_flagged_with_the_nearest() -> None:
    result = mtfix.fix("<!-- mtfix off case-nme -->\nIt rains.")
    flag = result.flags[0]
    assert flag.rule == "suppression-unknown-rule"
    assert "“case-nme”; did you mean case-name" in flag.reason
    assert result.original[flag.start : flag.end] == "<!-- mtfix off case-nme -->"


@_EACH
def test_a_comment_in_another_language_does_nothing_but_is_told(format_: Format) -> None:
    result = mtfix.fix(f"<!-- mtfix aus -->\n\n{BAD}", format=format_)
    assert result.text.endswith(GOOD)
    assert [flag.rule for flag in result.flags] == ["suppression-damaged"]


def test_a_comment_that_was_pulled_apart_is_heeded_and_told() -> None:
    text = f"< ! - mtfix off - >\n\n{BAD}\n\n<! -- mtfix on -- >\n\n{BAD}"
    result = mtfix.fix(text, format="text")
    assert result.text == f"< ! - mtfix off - >\n\n{BAD}\n\n<! -- mtfix on -- >\n\n{GOOD}"
    assert [flag.rule for flag in result.flags] == ["suppression-damaged"] * 2


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_a_comment_that_was_pulled_apart_is_mended(format_: Format) -> None:
    text = f"< ! - mtfix off - >\n\n{BAD}\n\n<! -- mtfix on -- >\n\n{BAD}"
    result = mtfix.fix(text, format=format_)
    assert result.text == f"<!-- mtfix off -->\n\n{BAD}\n\n<!-- mtfix on -->\n\n{GOOD}"
    assert result.flags == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("mtfix off", ("off", ())),
        ("mtfix off-next a b", ("off-next", ("a", "b"))),
        ("mtfix on a, a", ("on", ("a",))),
        ("mtfix off: why not", ("off", ())),
        ("mtfix  off\ncasing", ("off", ("casing",))),
        ("mtfix off-nxt", ("", ())),
        ("Mtfix off", ("", ())),
        ("mtfix off - next casing", ("", ())),
        ("mtfix aus case-name", ("", ())),
        ("mtfix", None),
        ("mtfix cleans up what engines leave", None),
    ],
)
def test_what_comments_say(said: str, meant: tuple[str, tuple[str, ...]] | None) -> None:
    assert parsed(said) == meant


def _fix(text: str, format_: str) -> Result:
    return mtfix.fix(text, format=format_)  # type: ignore[arg-type]


UNUSED = {
    "used": (f"<!-- mtfix off casing -->\n\n{BAD}", []),
    "rule": (f"<!-- mtfix off casing -->\n\n{GOOD}", ["casing has nothing to say here"]),
    "one of two": (
        f"<!-- mtfix off casing spacing -->\n\n{NO_SPACE}", ["spacing has nothing to say here"],
    ),
    "too early": (
        f"<!-- mtfix off casing -->\n\n{GOOD}\n\n<!-- mtfix on -->\n\n{BAD}",
        ["casing has nothing to say here"],
    ),
    "region, used": (f"<!-- mtfix off -->\n\n{BAD}\n\n<!-- mtfix on -->", []),
    "region, clean": (
        f"<!-- mtfix off -->\n\n{GOOD}\n\n<!-- mtfix on -->\n\n{BAD}",
        ["nothing would be changed or flagged here without it"],
    ),
    "region in a region": (
        f"<!-- mtfix off -->\n\n<!-- mtfix off -->\n\n{BAD}",
        ["nothing would be changed or flagged here without it"],
    ),
    "region with a comment in it": (
        f"<!-- mtfix off -->\n\nOne.\n\n<!-- mtfix off casing -->\n\n{NO_NAME}",
        ["casing has nothing to say here"],
    ),
    "next": ("<!-- mtfix off-next -->", ["nothing would be changed or flagged here without it"]),
    "on": (f"<!-- mtfix on -->\n\n{GOOD}", ["nothing is off here"]),
    "on, of another rule": (
        f"<!-- mtfix off casing -->\n\n{BAD}\n\n<!-- mtfix on spacing -->",
        ["spacing is not off here"],
    ),
    "a rule that needs a source": (f"<!-- mtfix off source -->\n\n{GOOD}", []),
    "unknown": ("<!-- mtfix off nosuch -->\n\nIt rains.", []),
    "no comments": (GOOD, []),
}  # fmt: skip


@_EACH
@pytest.mark.parametrize("case", UNUSED.values(), ids=UNUSED.keys())
def test_unused_comments(case: tuple[str, list[str]], format_: Format) -> None:
    text, said = case
    flags = unused(mtfix.fix(text, format=format_), _fix)
    assert [flag.reason for flag in flags] == [f"unused: {each}" for each in said]
    assert {flag.rule for flag in flags} <= {"unused-suppression"}


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("<p>A <b>bold <!-- mtfix off --> x < /b> <!-- mtfix on --></p>", "markdown"),
        ("<p>A <b>bold <!-- mtfix off --> 5 < /b<!-- mtfix on --></p>", "html"),
        ("I saw <!-- mtfix off -->and elon musk<!-- mtfix on -->.", "text"),
        ("First.\n\n<!-- mtfix off -->\nAnd (so on.\n<!-- mtfix on -->\n\nLast.", "html"),
    ],
    ids=["a closer", "half a closer", "a name", "a bracket"],
)
def test_a_region_is_judged_by_what_stands_around_it(text: str, format_: Format) -> None:
    assert unused(mtfix.fix(text, format=format_), _fix) == []


def test_a_finding_is_of_the_region_that_it_stands_in() -> None:
    text = (
        f"<!-- mtfix off -->\n\n{GOOD}\n\n<!-- mtfix on -->\n\n{BAD}\n\n<!-- mtfix off -->\n\n{BAD}"
    )
    (flag,) = unused(mtfix.fix(text, format="html"), _fix)
    assert flag.start == 0


def test_a_rule_that_is_not_wanted_is_not_called_unused() -> None:
    text = f"<!-- mtfix off case-multiword -->\n\n{BAD}"
    for config in (
        mtfix.Config(disable=frozenset({"case-multiword"})),
        mtfix.Config(select=frozenset({"space-before-punctuation"})),
    ):
        assert unused(mtfix.fix(text, config=config), _fix) == []


@_EACH
def test_what_a_pattern_matches_is_never_touched(format_: Format) -> None:
    text = f"{BAD}\n\n[{BAD}]\n"
    assert _text(text, format_, ignore_patterns=(r"\[[^\[\]]*\]",)) == f"{GOOD}\n\n[{BAD}]\n"


def test_patterns_hold_for_messages_and_for_markup() -> None:
    assert _text(BAD, "message", ignore_patterns=("musk ,",)) == BAD
    text = "<p>< b > x < / b ></p><p>< i > y < / i ></p>"
    fixed = _text(text, "html", ignore_patterns=("< b >.*< / b >",))
    assert fixed == "<p>< b > x < / b ></p><p><i>y</i></p>"


def test_a_pattern_that_matches_nothing_changes_nothing() -> None:
    assert _text(BAD, "text", ignore_patterns=("x*", "(?<=q)z")) == GOOD


def test_a_bad_pattern_is_told_at_once() -> None:
    with pytest.raises(ValueError, match=r"“\[a-” is no regular expression: .* at character 4"):
        mtfix.Config(ignore_patterns=("fine", "[a-"))
    with pytest.raises(ValueError, match="is empty"):
        mtfix.Config(ignore_patterns=("",))


def test_a_pattern_without_end_leaves_the_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtfix.suppression.exempt._TIME_LIMIT", 0.02)
    text = f"{BAD} {'a' * 40}!"
    result = mtfix.fix(text, config=mtfix.Config(ignore_patterns=(r"(?:a|aa|a?)+$",)))
    assert result.text == text
    assert [(flag.rule, flag.severity) for flag in result.flags] == [
        ("suppression-pattern-stopped", "error")
    ]


def test_without_comments_nothing_is_told() -> None:
    assert mtfix.fix(BAD).comments == ()


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- mtfix off casing -->",
        "<!-- mtfix off-next -->a\n\n",
        "<!-- mtfix",
        "<!-- mtfix off" + " " * 900,
    ],
)
def test_no_end_of_comments_is_no_end_of_time(piece: str) -> None:
    text = (piece + " ") * (300_000 // len(piece))
    assert mtfix.fix(text, format="text").text == text


_COMMENTS = st.sampled_from(
    [
        "<!-- mtfix off -->", "<!-- mtfix on -->", "<!-- mtfix off casing -->",
        "<!-- mtfix off spacing markup -->", "<!-- mtfix on casing -->", "<!-- mtfix off-next -->",
        "<!-- mtfix off-next casing, x -->", "< ! - mtfix off - >", "<! -- mtfix on -- >",
        "<!-- mtfix aus -->", "\n\n<!-- mtfix off -->\n\n", "`<!-- mtfix off -->`", "```\n",
    ]
)  # fmt: skip
_commented = st.lists(st.one_of(_COMMENTS, pieces, st.just(BAD), st.just("\n\n")), max_size=14).map(
    " ".join
)


@settings(max_examples=150, deadline=None)
@given(_commented, formats)
def test_the_laws_hold_with_comments(text: str, format_: str) -> None:
    result = _fix(text, format_)
    assert apply(text, result.edits) == result.text
    assert violations(result, lambda mended: _fix(mended, result.format)) == []
    for comment in result.comments:
        assert "mtfix" in text[comment.start : comment.end]


_PATTERNS = st.lists(
    st.sampled_from([r"musk ,", r"<[^>]*>", r"\w+", r"[ ,]+", r"(?m)^.*$"]), max_size=2
)


@settings(max_examples=80, deadline=None)
@given(_commented, formats, _PATTERNS)
def test_the_laws_hold_with_patterns(text: str, format_: str, patterns: list[str]) -> None:
    config = mtfix.Config(ignore_patterns=tuple(patterns))
    result = mtfix.fix(text, format=format_, config=config)  # type: ignore[arg-type]
    again = mtfix.fix(result.text, format=result.format, config=config)
    assert apply(text, result.edits) == result.text
    assert again.text == result.text
