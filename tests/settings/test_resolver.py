"""Which configuration counts for a file, and what files and command line say together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mtfix
from mtfix.settings import Glob, Resolver, Settings, SettingsError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _jobs(name: str, **how: Any) -> int | None:
    return Resolver(**how).for_path(Path(name)).jobs


def test_the_nearest_file_counts() -> None:
    _write("mtfix.toml", "jobs = 1")
    _write("docs/mtfix.toml", "jobs = 2")
    _write("docs/deep/down/page.md", "")
    resolver = Resolver()
    assert [
        resolver.for_path(Path(name)).jobs
        for name in ("page.md", "docs/page.md", "docs/deep/down/page.md", "other/page.md")
    ] == [1, 2, 2, 1]
    assert resolver.for_path(None).jobs == 1
    assert resolver.for_folder(Path("docs")).jobs == 2


def test_in_one_folder_the_own_file_wins_over_the_project() -> None:
    _write("mtfix.toml", "jobs = 1")
    _write("pyproject.toml", "[tool.mtfix]\njobs = 2")
    assert _jobs("page.md") == 1


def test_a_project_counts_if_it_has_our_table() -> None:
    _write("mtfix.toml", "jobs = 1")
    _write("docs/pyproject.toml", "[tool.mtfix]\njobs = 2")
    _write("code/pyproject.toml", "[project]\nname = 'mtfix-user'")
    _write("broken/pyproject.toml", "[project")
    assert [_jobs(f"{name}/page.md") for name in ("docs", "code", "broken")] == [2, 1, 1]


def test_a_broken_project_that_speaks_of_us_is_told() -> None:
    _write("pyproject.toml", "[tool.mtfix\n")
    with pytest.raises(SettingsError, match=r"^pyproject.toml:1:\d+: this is no TOML"):
        _jobs("page.md")


def test_the_settings_of_a_folder_are_made_once() -> None:
    _write("mtfix.toml", "jobs = 1")
    resolver = Resolver()
    assert resolver.for_path(Path("a/b.md")) is resolver.for_path(Path("c.md"))


def test_one_file_for_all_or_none() -> None:
    _write("mtfix.toml", "jobs = 1")
    other = _write("other.toml", "jobs = 2")
    assert _jobs("page.md", config_file=other) == 2
    assert _jobs("page.md", isolated=True) is None


def test_a_project_that_is_named_has_to_have_our_table() -> None:
    with pytest.raises(SettingsError, match=r"there is no table \[tool.mtfix\]; expected one"):
        _jobs("page.md", config_file=_write("pyproject.toml", "[project]\nname = 'x'"))


def test_extending_replaces_values_and_adds_lists(folder: Path) -> None:
    _write("base/names.txt", "FooWorks\n")
    _write(
        "base/base.toml",
        "jobs = 1\nunsafe = true\nselect = ['spacing']\nkeep = ['npm']\n"
        "names-files = ['names.txt']\nexclude = ['old/']\n"
        "[safety]\nspacing = 'flag'\npunctuation = 'flag'\n"
        "[strings]\nkeys = ['a']\nfield = 'f'\n[per-file-ignores]\n'*.md' = ['spacing']\n",
    )
    _write(
        "mtfix.toml",
        "extend = 'base/base.toml'\njobs = 2\nselect = ['casing']\nkeep = ['tesla']\n"
        "names = ['fooWorks']\nexclude = ['new/']\nstrings.keys = ['b']\n"
        "safety.spacing = 'unsafe'\nper-file-ignores.'*.md' = ['casing']\n",
    )
    found = Resolver().for_path(None)
    assert (found.jobs, found.unsafe, found.select) == (2, True, ("casing",))
    assert (found.keep, found.names) == (("npm", "tesla"), ("FooWorks", "fooWorks"))
    assert found.exclude == (Glob("old/", folder / "base"), Glob("new/", folder))
    assert dict(found.safety) == {"spacing": "unsafe", "punctuation": "flag"}
    assert (found.strings.keys, found.strings.field) == (("b",), "f")
    assert found.per_file_ignores == (
        (Glob("*.md", folder / "base"), ("spacing",)),
        (Glob("*.md", folder), ("casing",)),
    )
    assert found.files == (folder / "base/base.toml", folder / "mtfix.toml")


def test_a_chain_may_be_long_and_no_circle() -> None:
    _write("a.toml", "jobs = 1\nunsafe = true")
    _write("pyproject.toml", "[tool.mtfix]\nextend = 'a.toml'\njobs = 2")
    _write("docs/mtfix.toml", "extend = '../pyproject.toml'\nlanguage = 'en'")
    found = Resolver().for_path(Path("docs/page.md"))
    assert (found.jobs, found.unsafe, found.language) == (2, True, "en")
    _write("a.toml", "extend = 'docs/mtfix.toml'")
    with pytest.raises(SettingsError, match=r"^a.toml:1:1: extend: docs/mtfix.toml extends this"):
        Resolver().for_path(Path("docs/page.md"))


def test_the_command_line_wins_and_adds() -> None:
    _write("mtfix.toml", "jobs = 1\nkeep = ['npm']\nselect = ['spacing']\nsafety.spacing = 'flag'")
    found = Resolver(
        {
            "jobs": 2,
            "keep": ("tesla",),
            "select": ("casing",),
            "safety": (("spacing", "unsafe"),),
            "exclude": ("x/",),
            "strings.keys": ("a",),
        }
    ).for_path(None)
    assert (found.jobs, found.keep, found.select) == (2, ("npm", "tesla"), ("casing",))
    assert found.safety == (("spacing", "unsafe"),)
    assert found.exclude == (Glob("x/", Path.cwd()),)
    assert found.strings.keys == ("a",)


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"keep": ("a b",)}, "--keep: “a b” is no single word"),
        ({"ignore": ("lost-stp",)}, "--disable: there is no rule or family “lost-stp”; did you"),
        ({"safety": (("casing", "flag"),)}, "--safety: casing stands in no rule pack"),
        ({"encoding": "klingon"}, "--encoding: “klingon” is no encoding"),
    ],
)
def test_mistakes_of_the_command_line_are_told_with_the_option(
    overrides: dict[str, Any], message: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        Resolver(overrides).for_path(None)
    assert str(caught.value).startswith(message)


def test_what_is_selected_nearer_is_no_more_ignored() -> None:
    _write("mtfix.toml", "ignore = ['conversion', 'lost-stop', 'spacing']")
    found = Resolver({"select": ("lost-stop", "to-html")}).for_path(None)
    assert found.ignore == ("to-markdown", "to-text", "spacing")
    assert Resolver({"select": ("casing",)}).for_path(None).ignore == (
        "conversion", "lost-stop", "spacing",
    )  # fmt: skip


def test_in_one_place_ignoring_wins_over_selecting() -> None:
    _write("mtfix.toml", "select = ['spacing', 'lost-stop']\nignore = ['lost-stop']")
    config = Resolver().for_path(None).config_for(None)
    assert not config.wants("lost-stop")
    assert config.wants("space-before-stop")


def test_families_are_selected_and_ignored_as_their_rules() -> None:
    config = Settings(select=("spacing", "casing"), ignore=("casing",)).config_for(None)
    assert [config.wants(rule) for rule in ("space-before-stop", "case-name", "lost-stop")] == [
        True, False, False,
    ]  # fmt: skip


def test_families_of_own_packs_are_known() -> None:
    _write(
        "ours/en/house.yaml",
        "about: Ours.\nrules:\n  - id: our-email\n    kind: words\n    reason: We write email.\n"
        "    words: {e-mail: email}\n    fixes: [[An e-mail came., An email came.]]\n"
        "    keeps: [An email came.]\n",
    )
    _write("mtfix.toml", "packs = ['ours']\nselect = ['house']")
    config = Resolver().for_path(None).config_for(None)
    assert config.select == {"our-email"}
    assert mtfix.fix("An e-mail came .", config=config).text == "An email came ."


def test_rules_are_ignored_in_some_files_alone(folder: Path) -> None:
    _write("mtfix.toml", "[per-file-ignores]\n'docs/*.md' = ['lost-stop']\n'*.md' = ['conversion']")
    settings = Resolver().for_path(None)
    assert settings.config_for(Path("docs/a.md")).disable >= {"lost-stop", "to-html"}
    assert settings.config_for(folder / "a.md").disable == {"to-html", "to-markdown", "to-text"}
    assert settings.config_for(Path("docs/a.txt")).disable == frozenset()
    assert settings.config_for(None).disable == frozenset()
    assert settings.config_for(Path("b.txt")) is settings.config_for(None)


def test_all_that_the_stages_are_told_can_be_set(folder: Path) -> None:
    _write("terms.csv", "term\nemail\n")
    _write("ours/en/none.yaml", "about: None.\nrules: []\n")
    _write(
        "mtfix.toml",
        "language = 'en'\npacks = ['ours']\nselect = ['lost-stop']\nignore = ['overcap']\n"
        "glossaries = ['terms.csv']\nnames = ['SpaceX']\nkeep = ['npm']\n"
        "ignore-patterns = ['x+']\nsafety.spacing = 'flag'\n",
    )
    assert Resolver().for_path(None).config_for(None) == mtfix.Config(
        packs=(folder / "ours",),
        disable=frozenset({"overcap"}),
        select=frozenset({"lost-stop"}),
        ignore_patterns=("x+",),
        safety=(("spacing", "flag"),),
        language="en",
        glossaries=(folder / "terms.csv",),
        names=("SpaceX",),
        keep=frozenset({"npm"}),
    )


def test_without_a_configuration_no_toml_is_loaded() -> None:
    code = (
        "import sys; from mtfix.settings import Resolver; Resolver().for_path(None);"
        "sys.exit('tomllib' in sys.modules or 'pathspec' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
