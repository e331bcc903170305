"""Comments for mtfix in files of strings, each in the way of its format."""

from __future__ import annotations

import pytest

import mtfix
from mtfix import containers
from mtfix.containers import Outcome
from mtfix.formats.registry import CONTAINERS
from mtfix.formats.segments import Options, Segment
from mtfix.result import Result
from mtfix.suppression import unused

BAD = "He met Elon musk , he said."
NO_SPACE = "He met Elon musk, he said."
GOOD = "He met Elon Musk, he said."


def _fix_segment(segment: Segment) -> Result:
    config = mtfix.Config(silent=segment.silent)
    return mtfix.fix(segment.text, format=segment.format, config=config)


def _outcome(text: str, format_: str) -> Outcome:
    return containers.fix(text, CONTAINERS[format_], _fix_segment, Options())


def _result(text: str, format_: str) -> Result:
    return _outcome(text, format_).result


FILES = {
    "po": (
        'msgid ""\nmsgstr "Language: en\\n"\n\n# mtfix off-next casing\n#: a.c:1\nmsgid "a"\n'
        'msgstr "¹"\n\n#. mtfix off\nmsgid "b"\nmsgstr "²"\n\n# mtfix on\nmsgid "# mtfix off"\n'
        'msgstr "³"\n'
    ),
    "properties": (
        "# mtfix off-next casing\na = ¹\n! mtfix off\nb = ²\n#mtfix on\nc = x # mtfix off\\\n"
        "  # mtfix off\nd = ³\n"
    ),
    "yaml": (
        "a: ¹ # mtfix off\nb: ²\n# mtfix on\nc: ³\nd: |\n  # mtfix off\ne: ³\nf: 'x # mtfix off'\n"
    ).replace("¹", "³"),
    "strings": (
        '/* mtfix off-next casing */\n"a" = "¹";\n// mtfix off\n"b" = "²";\n/* mtfix on */\n'
        '"/* mtfix off */" = "³";\n"d" = "// mtfix off";\n"e" = "³";\n'
    ),
    "xliff": (
        '<?xml version="1.0"?>\n<xliff version="1.2"><file target-language="en"><body>\n'
        '<!-- mtfix off-next casing --><trans-unit id="1"><target>¹</target></trans-unit>\n'
        '<!-- mtfix off --><trans-unit id="2"><target>²</target></trans-unit><!-- mtfix on -->\n'
        '<trans-unit id="3"><source><![CDATA[<!-- mtfix off -->]]></source><target>³</target>'
        "</trans-unit></body></file></xliff>"
    ),
    "tmx": (
        '<tmx version="1.4"><header srclang="de"/><body>'
        '<!-- mtfix off --><tu tuid="1"><tuv xml:lang="en-GB"><seg>²</seg></tuv></tu>'
        '<!-- mtfix on --><tu tuid="2"><tuv xml:lang="en-GB"><seg>³</seg></tuv></tu></body></tmx>'
    ),
    "android": (
        '<resources>\n  <!-- mtfix off-next casing -->\n  <string name="a">¹</string>\n'
        '  <!-- mtfix off -->\n  <string name="b">²</string>\n  <!-- mtfix on -->\n'
        '  <string name="c">³</string>\n</resources>\n'
    ),
    "stringsdict": (
        '<?xml version="1.0"?>\n<plist version="1.0"><dict><!-- mtfix off -->'
        "<key>a</key><dict><key>NSStringLocalizedFormatKey</key><string>²</string></dict>"
        "<!-- mtfix on --><key>b</key><dict><key>NSStringLocalizedFormatKey</key><string>³</string>"
        "</dict></dict></plist>"
    ),
    "vtt": (
        "WEBVTT\n\nNOTE mtfix off-next casing\n\n00:01.000 --> 00:02.000\n¹\n\n"
        "NOTE\nmtfix off\n\n00:03.000 --> 00:04.000\n²\n\nNOTE mtfix on\n\n"
        "00:05.000 --> 00:06.000\n³\n"
    ),
}
"""¹ stands for a text that is fixed but for names, ² for one that stays, ³ for a fixed one."""


def _filled(pattern: str, one: str, two: str, three: str) -> str:
    return pattern.replace("¹", one).replace("²", two).replace("³", three)


@pytest.mark.parametrize("format_", FILES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_is_exempt_stays(format_: str, line_end: str) -> None:
    pattern = FILES[format_].replace("\n", line_end)
    outcome = _outcome(_filled(pattern, BAD, BAD, BAD), format_)
    assert outcome.result.text == _filled(pattern, NO_SPACE, BAD, GOOD)
    assert containers.violations(outcome, lambda text: _outcome(text, format_)) == []
    assert unused(outcome.result, _fix) == []
    comments = [outcome.result.original[c.start : c.end] for c in outcome.result.comments]
    assert all("mtfix off" in comment for comment in comments)


def _fix(text: str, format_: str) -> Result:
    return mtfix.fix(text, format=format_)  # type: ignore[arg-type]


@pytest.mark.parametrize("format_", FILES)
def test_unused_comments_are_told(format_: str) -> None:
    result = _result(_filled(FILES[format_], GOOD, GOOD, GOOD), format_)
    flags = unused(result, _fix)
    assert len(flags) == len(result.comments) > 0
    assert all("mtfix off" in result.original[flag.start : flag.end] for flag in flags)


def test_withheld_edits_tell_the_line_in_the_file() -> None:
    result = _result(_filled(FILES["po"], BAD, BAD, BAD), "po")
    (item,) = result.withheld
    assert item.why == "mtfix off casing in line 4"
    assert result.original[item.edit.start : item.edit.end] == "m"


def test_unknown_rules_are_told_once_where_the_comment_stands() -> None:
    text = f'# mtfix off casng\nmsgid "a"\nmsgstr "{BAD}"\n\nmsgid "b"\nmsgstr "{BAD}"\n'
    result = _result(text, "po")
    (flag,) = result.flags
    assert (flag.start, flag.end, flag.rule) == (0, 17, "suppression-unknown-rule")
    assert "did you mean casing?" in flag.reason
    assert result.text.count(GOOD) == 2


def test_a_verb_that_is_none_is_told() -> None:
    result = _result(f"# mtfix of\na: {BAD}\n", "yaml")
    assert [flag.rule for flag in result.flags] == ["suppression-damaged"]
    assert GOOD in result.text


def test_all_plural_forms_are_the_next_string() -> None:
    text = (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2;\\n"\n\n# mtfix off-next\nmsgid "a"\n'
        f'msgid_plural "b"\nmsgstr[0] "{BAD}"\nmsgstr[1] "{BAD}"\n\nmsgid "c"\nmsgstr "{BAD}"\n'
    )
    result = _result(text, "po")
    assert (result.text.count(BAD), result.text.count(GOOD)) == (2, 1)


def test_a_family_is_silent_to_the_end_of_the_file() -> None:
    text = f"# mtfix off spacing\na: {BAD}\n"
    assert _result(text, "yaml").text == text.replace("musk", "Musk")


def test_strings_of_html_have_comments_of_their_own() -> None:
    html = f"<p>{BAD}</p><!-- mtfix off --><p>{BAD}</p><!-- mtfix on --><p>{BAD}</p>"
    result = mtfix.fix(html, format="html")
    assert result.text.count(BAD) == 1
    text = f"a: '{html}'\n"
    container = CONTAINERS["yaml"]
    as_html = lambda segment: mtfix.fix(segment.text, format="html")  # noqa: E731
    fixed = containers.fix(text, container, as_html).result
    assert fixed.text == f"a: '{result.text}'\n"
    (comment,) = fixed.comments
    assert text[comment.start : comment.end] == "<!-- mtfix off -->"


@pytest.mark.parametrize("format_", ["json", "arb", "csv", "tsv", "jsonl", "srt"])
def test_formats_without_comments_have_none(format_: str) -> None:
    assert CONTAINERS[format_].comments is None
