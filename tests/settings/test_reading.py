"""Reading configuration files: what is right is taken, what is wrong is told with its place."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.settings import Glob, Resolver, Settings, SettingsError, toml
from mtfix.settings.keys import KEYS


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _settings(text: str, name: str = "mtfix.toml") -> Settings:
    Path(name).write_text(text, encoding="utf-8")
    return Resolver().for_path(None)


def test_all_that_a_file_may_say(folder: Path) -> None:
    for name in ("terms.csv", "names.txt"):
        Path(name).write_text("term\nemail\n" if name == "terms.csv" else "FooWorks\n")
    Path("ours/en").mkdir(parents=True)
    found = _settings("""
        language = "en"
        format = "markdown"
        encoding = "cp1252"
        unsafe = true
        packs = ["ours"]
        select = ["spacing"]
        ignore = ["lost-stop"]
        glossaries = ["terms.csv"]
        names = ["SpaceX"]
        names-files = ["names.txt"]
        keep = ["npm"]
        include = ["*.text"]
        exclude = ["old/"]
        respect-gitignore = false
        ignore-patterns = ['\\d+-\\d+']
        severity = "warning"
        max-flags = 3
        baseline = "known.json"
        output-format = "json"
        cache = false
        cache-dir = "cache"
        jobs = 2
        [strings]
        source-column = "a"
        target-column = "b"
        field = "c"
        keys = ["d"]
        [safety]
        spacing = "flag"
        [per-file-ignores]
        "*.md" = ["spacing"]
    """)
    assert (found.language, found.format, found.encoding, found.unsafe) == (
        "en", "markdown", "cp1252", True,
    )  # fmt: skip
    assert found.packs == (folder / "ours",)
    assert (found.select, found.ignore) == (("spacing",), ("lost-stop",))
    assert found.glossaries == (folder / "terms.csv",)
    assert (found.names, found.keep) == (("FooWorks", "SpaceX"), ("npm",))
    assert found.include == (Glob("*.text", folder),)
    assert found.exclude == (Glob("old/", folder),)
    assert (found.respect_gitignore, found.ignore_patterns) == (False, (r"\d+-\d+",))
    assert (found.severity, found.max_flags) == ("warning", 3)
    assert found.baseline == folder / "known.json"
    assert (found.output_format, found.cache, found.jobs) == ("json", False, 2)
    assert found.cache_dir == folder / "cache"
    strings = found.strings
    assert (strings.source_column, strings.target_column) == ("a", "b")
    assert (strings.field, strings.keys, strings.language) == ("c", ("d",), "en")
    assert found.safety == (("spacing", "flag"),)
    assert found.per_file_ignores == ((Glob("*.md", folder), ("spacing",)),)


def test_an_empty_file_says_nothing() -> None:
    assert _settings("") == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nexlude = []", "2:1: exlude: there is no such key; did you mean “exclude”?"),
        ("zzz = 1", "1:1: zzz: there is no such key; mtfix config keys lists them"),
        ("[strings]\nkey = []", "2:1: strings.key: there is no such key; did you mean"),
        ('unsafe = "yes"', '1:10: unsafe: found "yes"; expected true or false'),
        ("# unsafe\nunsafe = 1", "2:1: unsafe: found the number 1; expected true or false"),
        ("jobs = true", "1:1: jobs: found true; expected a whole number, 1 or more"),
        ("jobs = 0", "1:1: jobs: found the number 0; expected a whole number, 1 or more"),
        ("max-flags = 1.5", "1:1: max-flags: found the number 1.5; expected a whole number"),
        ("language = 2020-01-01", "1:1: language: found the date or time 2020-01-01; expected"),
        ('language = "English"', '1:12: language: found "English"; expected the code of a lang'),
        ('keep = "npm"', '1:8: keep: found "npm"; expected a list of words'),
        ("keep = [\n1]", "1:1: keep: found the number 1; expected a word"),
        ('keep = ["npm",\n "a b"]', "2:2: keep: “a b” is no single word; expected one such as"),
        ('names = ["SpaceX",\n"spacex"]', "2:1: names: “spacex” has no capital letter"),
        ('names = [""]', '1:10: names: found ""; expected a name as it is written'),
        ('format = "makdown"', "did you mean “markdown”?"),
        ("[safety]\nspacing = 1", '2:1: safety.spacing: found the number 1; expected "safe"'),
        ("safety = []", "1:1: safety: found a list; expected a table: a rule or family ="),
        ("strings = 1", "1:1: strings: found the number 1; expected a table"),
        ("[per-file-ignores]\n'*.md' = 1", "found the number 1; expected a list of rules or fam"),
        ("[per-file-ignores]\n'./x' = []", "2:1: per-file-ignores.\"./x\": “./x” matches nothing"),
        ("exclude = ['[a']", "1:12: exclude: “[a” matches nothing"),
        ("ignore-patterns = ['a(']", "1:20: ignore-patterns: “a(” is no regular expression"),
        ("encoding = 'klingon'", "1:12: encoding: “klingon” is no encoding that Python knows"),
        ("\npacks = ['no']", "2:10: packs: there is no file or folder “no”"),
        ("glossaries = ['no.csv']", "1:15: glossaries: there is no file “no.csv”"),
        ("names-files = ['no.txt']", "1:16: names-files: there is no file “no.txt”"),
        ("glossaries = ['.']", "1:15: glossaries: there is no file “.”"),
        ("encoding = 'base64'", "1:12: encoding: “base64” is no encoding that Python knows"),
        ("extend = 'no.toml'", "1:10: extend: there is no file “no.toml”"),
        ("extend = 'mtfix.toml'", "1:1: extend: mtfix.toml extends this file in turn"),
        ("ignore = ['lost-stop',\n 'lost-stp']", "2:2: ignore: there is no rule or family “lost"),
        ("select = ['spacin']", "1:11: select: there is no rule or family “spacin”; did you mean"),
        ("[safety]\nspacin = 'flag'", "2:1: safety: there is no rule or family “spacin”"),
        ("[per-file-ignores]\n'*' = ['spacin']", "2:8: per-file-ignores: there is no rule or fam"),
        ("[safety]\ncasing = 'flag'", 'in no rule pack, its edits say each for itself'),
        ("a = ", ":1: this is no TOML: Invalid value"),
        ("\n\nb c", ":3:3: this is no TOML: Expected '=' after a key"),
        ("jobs = 1\njobs = 2", ":2: this is no TOML: Cannot overwrite a value"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _settings(text)
    assert str(caught.value).startswith("mtfix.toml:")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_in_a_project_the_place_is_that_of_our_table() -> None:
    text = "[tool.other]\njobs = 0\n[tool.mtfix]\njobs = 0\n"
    with pytest.raises(SettingsError, match=r"^pyproject.toml:4:1: jobs: found the number 0"):
        _settings(text, "pyproject.toml")


def test_what_is_no_utf_8_is_told() -> None:
    Path("mtfix.toml").write_bytes(b"jobs = 1\nlanguage = '\xff'\n")
    with pytest.raises(SettingsError, match=r"^mtfix.toml:2: byte 0xFF is no UTF-8"):
        Resolver().for_path(None)


def test_a_deeply_nested_file_is_told() -> None:
    with pytest.raises(SettingsError, match="nested too deeply"):
        _settings("a = " + "[" * 100_000)


def test_a_file_of_names_is_told_with_its_own_place() -> None:
    Path("names.txt").write_text("SpaceX\nspacex\n")
    with pytest.raises(Exception, match=r"names.txt:2: “spacex” has no capital letter"):
        _settings("names-files = ['names.txt']")


def test_a_baseline_may_be_missing_until_it_is_needed(folder: Path) -> None:
    found = _settings("\nbaseline = 'known.json'")
    with pytest.raises(SettingsError, match=r"^mtfix.toml:2:1: baseline: there is no file"):
        found.need_baseline()
    Path("known.json").write_text("{}")
    assert found.need_baseline() == folder / "known.json"
    assert Settings().need_baseline() is None


def test_paths_may_begin_at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    Path("names.txt").write_text("FooWorks\n")
    assert _settings("names-files = ['~/names.txt']").names == ("FooWorks",)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert _settings("\ufeffjobs = 3").jobs == 3


_FOLDER_STAYS = hypothesis.HealthCheck.function_scoped_fixture
_WORDS = st.sampled_from(
    [*KEYS, "tool", "=", "=", "[", "]", "{", "}", ",", "'*'", "'~none/x'", "'a\\u0000'", "1", "\n"]
)


@hypothesis.settings(deadline=None, suppress_health_check=[_FOLDER_STAYS])
@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_file_is_read_or_told(text: str) -> None:
    try:
        assert _settings(text).jobs in (None, 1)
    except SettingsError as error:
        assert str(error).startswith("mtfix.toml:")  # noqa: PT017 - either is right


@hypothesis.settings(deadline=None, suppress_health_check=[_FOLDER_STAYS])
@given(st.sampled_from([key for key in KEYS if "." not in key]), st.text(max_size=20))
def test_any_value_is_taken_or_told(name: str, value: str) -> None:
    for raw in (toml.value(value), f"[{toml.value(value)}]", f"{{{toml.value(value)} = []}}"):
        try:
            assert _settings(f"{name} = {raw}").layers[-2].values
        except SettingsError as error:
            assert str(error).startswith("mtfix.toml:1:")  # noqa: PT017 - either is right
