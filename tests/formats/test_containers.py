"""Strings are changed in place; everything else in their files stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix import containers
from mtfix.edits import Cause, Edit, Flag, apply
from mtfix.formats.files import InputError
from mtfix.formats.registry import CONTAINERS
from mtfix.formats.segments import FormatError, Options, Segment
from mtfix.result import Result
from tests.formats.containers import SAMPLES, Sample, fix, fix_segment

_EACH = pytest.mark.parametrize(
    "sample", SAMPLES, ids=[f"{at}-{sample.format}" for at, sample in enumerate(SAMPLES)]
)
_OPTIONS = Options(field="t", target_column="target")


def _read(text: str, format_: str, options: Options = _OPTIONS) -> list[Segment]:
    return containers.read(text, CONTAINERS[format_], options)


def _texts(text: str, format_: str, options: Options = _OPTIONS) -> list[str]:
    return [segment.text for segment in _read(text, format_, options)]


def _replaced(old: str, new: str) -> containers.FixSegment:
    """Fixes strings by replacing one thing in them."""

    def fix_it(segment: Segment) -> Result:
        at = segment.text.find(old)
        edits = (Edit(at, at + len(old), new, (Cause("r", "why"),)),) if at >= 0 else ()
        text = apply(segment.text, edits)
        return Result(segment.text, text, edits, (), (), True, "text")

    return fix_it


def _changed(text: str, format_: str, old: str, new: str) -> str:
    container = CONTAINERS[format_]
    return containers.fix(text, container, _replaced(old, new), _OPTIONS).result.text


@_EACH
def test_prose_is_fixed_and_nothing_else_changes(sample: Sample) -> None:
    outcome = fix(sample.broken, sample.format, sample.options)
    assert outcome.result.text == sample.fixed
    assert apply(sample.broken, outcome.result.edits) == sample.fixed
    again = lambda text: fix(text, sample.format, sample.options)  # noqa: E731
    assert containers.violations(outcome, again) == []


@_EACH
def test_a_clean_file_stays(sample: Sample) -> None:
    assert fix(sample.fixed, sample.format, sample.options).result.text == sample.fixed


@_EACH
def test_edits_are_those_of_the_file(sample: Sample) -> None:
    edits = fix(sample.broken, sample.format, sample.options).result.edits
    places = {at for at, sign in enumerate(sample.marked.replace(" , ", "~, ")) if sign == "¤"}
    assert {edit.start for edit in edits} == places
    assert all(sample.broken[edit.start : edit.end] == "~" for edit in edits)


@pytest.mark.parametrize("name", CONTAINERS)
@given(data=st.binary(max_size=60))
def test_any_bytes_are_a_result_or_a_clear_error(name: str, data: bytes) -> None:
    _is_result_or_error(name, data)


@_EACH
@given(at=st.integers(0), piece=st.text(max_size=3), lost=st.integers(0, 3))
def test_any_damage_is_a_result_or_a_clear_error(
    sample: Sample, at: int, piece: str, lost: int
) -> None:
    text = sample.broken
    at %= len(text)
    damaged = text[:at] + piece + text[at + lost :]
    _is_result_or_error(sample.format, damaged.encode("utf-8", "surrogatepass"), sample.options)


def _is_result_or_error(name: str, data: bytes, options: Options = _OPTIONS) -> None:
    container = CONTAINERS[name]
    try:
        source = container.reader.decode(data, "x", None)
        assert source.encode(source.text) == data
        result = containers.fix(source.text, container, fix_segment, options).result
    except (FormatError, InputError) as caught:
        error = caught
    else:
        assert apply(source.text, result.edits) == result.text
        assert result.text != source.text or not result.edits
        return
    assert re.fullmatch(r"[^\n]+", str(error))


@pytest.mark.parametrize(
    ("format_", "text", "line", "expected"),
    [
        ("po", 'msgid "a"\nmsgstr "b\n', 2, "quotation marks"),
        ("po", '\n"a"\n', 2, "expected msgid or msgstr"),
        ("po", 'msgid "a"\n', 2, "without msgstr"),
        ("xliff", "<xliff>\n<a></xliff>", 2, "no XML"),
        ("xliff", "<html/>", 1, "expected <xliff>"),
        ("tmx", "<html/>", 1, "expected <tmx>"),
        ("tmx", "<tmx>\n<tu/></tmx>", 2, "--lang"),
        ("android", "<html/>", 1, "expected <resources>"),
        ("stringsdict", "<html/>", 1, "expected <plist>"),
        ("strings", '"a" =\n"b"', 2, "expected “;”"),
        ("json", '{"a":\n"b",}', 2, "expected a string"),
        ("json", "[1\n2]", 2, "expected a comma"),
        ("jsonl", '{"t": "a"}\n{"t": }', 2, "expected a value"),
        ("jsonl", '{"a": "b"}', 1, "the first one has a"),
        ("yaml", "a: b\nc: 'd", 2, "no YAML"),
        ("properties", "a = b\nc = \\u12", 2, "hexadecimal"),
        ("csv", 'target\na\n"b', 3, "quotation mark"),
        ("csv", 'target\n"b"c', 2, "end of the cell"),
        ("csv", "a,b\n", 1, "there are a, b"),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n", 5, "expected a number and a timing"),
        ("vtt", "1", 1, "expected WEBVTT"),
        ("vtt", "WEBVTT\n\nabc\n", 3, "expected a timing"),
    ],
)
def test_mistakes_are_told_with_their_line(
    format_: str, text: str, line: int, expected: str
) -> None:
    with pytest.raises(FormatError, match=expected) as caught:
        _read(text, format_)
    told = str(containers.input_error("x", text, caught.value))
    assert told.startswith(f"x:{line}: ")
    assert expected in told


@pytest.mark.parametrize("format_", ["xliff", "tmx", "android", "stringsdict"])
@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/hostname">', '<!ENTITY % a "b">'],
    ids=["internal", "external", "parameter"],
)
def test_entities_are_refused(format_: str, declaration: str) -> None:
    with pytest.raises(FormatError, match="entities of its own"):
        _read(f"<!DOCTYPE x [{declaration}]><x>&a;</x>", format_)


def test_an_entity_of_another_file_is_refused() -> None:
    with pytest.raises(FormatError, match="declared in another file"):
        _read('<!DOCTYPE x SYSTEM "x.dtd"><resources><string>&a;</string></resources>', "android")


def test_deep_nesting_ends_in_a_result_or_an_error() -> None:
    assert _texts("[" * 50_000 + '"a"' + "]" * 50_000, "json") == ["a"]
    assert _texts("<tmx>" + "<a>" * 50_000 + "</a>" * 50_000 + "</tmx>", "tmx") == []
    with pytest.raises(FormatError, match="second reader"):
        fix("[" * 50_000 + '"a~"' + "]" * 50_000, "json")


@pytest.mark.parametrize(
    ("format_", "before", "old", "new", "after"),
    [
        ("json", '["caf\\u00e9 x"]', "x", "\xe0", '["caf\\u00e9 \\u00e0"]'),
        ("json", '["café x"]', "x", 'à"\n', '["café à\\"\\n"]'),
        ("json", '["\\u00e9"]', "\xe9", "\xe8", '["\\u00e8"]'),
        ("properties", "a=\\u00e9 x", "x", "\xe0\\", "a=\\u00e9 \\u00e0\\\\"),
        ("properties", "a=é x", "x", "à", "a=é à"),
        ("po", 'msgid "a"\nmsgstr "x"', "x", 'y"\n\\', 'msgid "a"\nmsgstr "y\\"\\n\\\\"'),
        ("po", 'msgid "a"\nmsgstr "ab "\n"cd"', "b c", "-", 'msgid "a"\nmsgstr "a-"\n"d"'),
        ("strings", '"a" = "x";', "x", 'y"\n\\', '"a" = "y\\"\\n\\\\";'),
        ("android", "<resources><string>x</string></resources>", "x", "it's <", None),
        ("csv", 'target\n"x"', "x", 'y"z', 'target\n"y""z"'),
        ("csv", "target\nx", "x", "y,", "target\nx"),
        ("yaml", "a: 'x'", "x", "it's", "a: 'it''s'"),
        ("yaml", 'a: "x"', "x", 'é"\n', 'a: "\\u00e9\\"\\n"'),
        ("yaml", "a: x", "x", "y: z", "a: x"),
        ("yaml", "a: x", "x", "no", "a: x"),
        ("yaml", "a: x", "x", "y, z", "a: y, z"),
        ("yaml", "a: [x]", "x", "y, z", "a: [x]"),
        ("vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx", "x", "a & b", None),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\nx y", " ", "\n", None),
    ],
)  # fmt: skip
def test_new_text_is_written_as_the_file_writes_it(
    format_: str, before: str, old: str, new: str, after: str | None
) -> None:
    special = {
        "android": "<resources><string>it\\'s &lt;</string></resources>",
        "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\na &amp; b",
        "srt": before,
    }
    assert _changed(before, format_, old, new) == (special[format_] if after is None else after)


def test_what_a_file_cannot_hold_is_withheld() -> None:
    result = containers.fix("a: x", CONTAINERS["yaml"], _replaced("x", "y: z")).result
    assert [item.why for item in result.withheld] == [
        "the file cannot hold it at this place as it is written"
    ]


def test_inline_elements_are_neither_changed_nor_added() -> None:
    text = '<tmx><tu srclang="de"><tuv lang="en"><seg>a<ph>b</ph> c</seg></tuv></tu></tmx>'
    assert _changed(text, "tmx", "b", "x") == text
    assert _changed(text, "tmx", "a<", "x<") == text
    assert _changed(text, "tmx", "c", "<ph/>") == text
    assert _changed(text, "tmx", "c", "&") == text.replace("c<", "&amp;<")


def test_two_readers_that_disagree_stop_everything() -> None:
    twice = '"a" = "x~";\n"a" = "y~";\n'
    with pytest.raises(FormatError, match="two readers of this file disagree"):
        fix(twice, "strings")


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polib", None)
    with pytest.raises(FormatError, match=r"pip install 'mtfix\[formats\]'"):
        fix('msgid "a"\nmsgstr "b~"\n', "po")


def test_sources_and_languages_are_those_of_the_file() -> None:
    told = {
        (sample.format, segment.key): (segment.source, segment.language)
        for sample in SAMPLES
        for segment in _read(sample.broken, sample.format, sample.options)
    }
    expected: Mapping[tuple[str, str], tuple[str | None, str | None]] = {
        ("po", "menu~, one|Der Hund~, er bellt"): ("Der Hund~, er bellt", "en"),
        ("po", "%d Hund"): ("%d Hunde", "en"),
        ("xliff", "1"): ('Der <g id="1">Hund</g>~, er', "en"),
        ("xliff", "u/s"): ("Hé~, er", "en"),
        ("tmx", "1"): ("Der Hund~, er", "en-GB"),
        ("arb", "a"): (None, "en"),
        ("jsonl", "0.t"): ("x~, y", None),
        ("csv", "2.target"): ("x~, y", None),
        ("tsv", "2.en~, x"): ("Der Hund~, er", None),
        ("json", "c.2.d"): (None, None),
        ("yaml", "en.g.1"): (None, None),
        ("android", "p.one"): (None, None),
        ("stringsdict", "dogs~, all.n.one"): (None, None),
        ("srt", "cue 2"): (None, None),
    }
    assert {key: told.get(key) for key in expected} == expected


def test_sources_come_by_key_where_the_file_has_none() -> None:
    seen: list[str | None] = []

    def fix_it(segment: Segment) -> Result:
        seen.append(segment.source)
        return fix_segment(segment)

    options = Options()
    sources = containers.sources_by_key('{"a": "Hund"}', CONTAINERS["json"], options)
    containers.fix('{"a": "dog", "b": "x"}', CONTAINERS["json"], fix_it, options, sources)
    assert seen == ["Hund", None]


def test_only_the_keys_that_are_meant() -> None:
    text = '{"menu": {"a": "x"}, "b": "y"}'
    assert _texts(text, "json", Options(keys=("menu.*",))) == ["x"]


def test_a_plural_form_may_leave_out_the_number() -> None:
    def flag(segment: Segment) -> Result:
        flags = (Flag(0, 3, "source-placeholder-lost", "%d is lost"),)
        return Result(segment.text, segment.text, (), flags, (), True, "message")

    text = 'msgid "%d a"\nmsgid_plural "%d b"\nmsgstr[0] "one"\n\nmsgid "%s"\nmsgstr "two"\n'
    result = containers.fix(text, CONTAINERS["po"], flag).result
    assert [text[f.start : f.end] for f in result.flags] == ["two"]
    assert result.flags[0].reason == "%d is lost (in “%s”)"


def test_in_tmx_the_language_picks_the_translation() -> None:
    text = (
        '<tmx><tu srclang="de"><tuv lang="de"><seg>a</seg></tuv><tuv lang="en-US"><seg>b</seg>'
        '</tuv><tuv lang="fr"><seg>c</seg></tuv></tu></tmx>'
    )
    assert _texts(text, "tmx") == ["b", "c"]
    assert _texts(text, "tmx", Options(language="en")) == ["b"]


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("po", b'msgid ""\nmsgstr "charset=ISO-8859-2\\n"\n\xe6', "ć"),
        ("po", b'msgid ""\nmsgstr "charset=CHARSET\\n"\n\xc4\x87', "ć"),
        ("xliff", b'<?xml version="1.0" encoding="windows-1251"?>\xe6', "ж"),
        ("properties", b"a=\xe6", "æ"),
        ("properties", b"a=\xc4\x87", "ć"),
        ("strings", '"a"="ć'.encode("utf-16"), "ć"),
        ("strings", '"a"="ć'.encode("utf-16-le"), "ć"),
        ("strings", '"a"="ć'.encode("utf-16-be"), "ć"),
    ],
)
def test_files_tell_their_encodings(name: str, data: bytes, text: str) -> None:
    source = CONTAINERS[name].reader.decode(data, "x", None)
    assert source.text.endswith(text)
    assert source.encode(source.text) == data


def test_violations_are_found() -> None:
    outcome = fix('["a~"]', "json")
    broken = replace(outcome, result=replace(outcome.result, text="[]"))
    assert containers.violations(broken, lambda text: fix(text, "json")) == [
        "replay: the edits do not lead to the file"
    ]
