"""What is made of the table of keys: schema, template, shown settings, reference."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mtfix.formats.segments import Options
from mtfix.settings import Resolver, Settings, SettingsError, reference, schema, shown, template
from mtfix.settings.grammar import GrammarSettings
from mtfix.settings.keys import KEYS, TABLES, Shape

_DOCS = Path(__file__).parents[2] / "docs"
_SCHEMA = _DOCS / "mtfix.schema.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with the files that the examples of the keys name."""
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    (tmp_path / "mtfix.toml").write_text("")
    Path("rules/ours").mkdir(parents=True)
    Path("terms.csv").write_text("term\nemail\n")
    Path("names.txt").write_text("FooWorks\n")
    return Path.cwd()


def _uncommented(text: str) -> str:
    return re.sub(r"(?m)^#(?=[^ :])", "", text)


# --- the table ---


def test_each_field_of_settings_has_a_key_and_each_key_a_field() -> None:
    fields = {field.name.replace("_", "-") for field in dataclasses.fields(Settings) if field.init}
    options = {f"strings.{f.name.replace('_', '-')}" for f in dataclasses.fields(Options)}
    options |= {f"grammar.{f.name.replace('_', '-')}" for f in dataclasses.fields(GrammarSettings)}
    made = {"layers", "lexicons", "strings", "grammar"}
    assert set(KEYS) - {"extend", "names-files"} == fields - made | options - {"strings.language"}


def test_each_example_is_one() -> None:
    for key in KEYS.values():
        values = tomllib.loads(f"x = {key.example}")["x"]
        match key.shape:
            case Shape.ONE:
                assert key.value.accepts(values)
            case Shape.LIST:
                assert all(map(key.value.accepts, values))
            case _:
                assert isinstance(values, dict)


# --- the template ---


@pytest.mark.parametrize("table", ["", "tool.mtfix"])
def test_the_template_says_nothing_as_it_is(folder: Path, table: str) -> None:
    path = folder / ("pyproject.toml" if table else "mtfix.toml")
    path.write_text(template.template(table))
    assert Resolver().for_path(None) == Settings()


@pytest.mark.parametrize("table", ["", "tool.mtfix"])
def test_the_template_can_be_used_as_a_whole(folder: Path, table: str) -> None:
    text = _uncommented(template.template(table, "./mtfix.schema.json"))
    path = folder / ("pyproject.toml" if table else "mtfix.toml")
    path.write_text(text)
    found = Resolver().for_path(None)
    assert found.names == ("FooWorks", "SpaceX", "Elon Musk")
    data = tomllib.loads(text)
    data = data["tool"]["mtfix"] if table else data
    jsonschema.validate(data, schema.schema())
    tables = {name.partition(".")[0] for name in KEYS}
    assert set(data) == tables


def test_each_line_of_the_template_can_be_used_alone(folder: Path) -> None:
    lines = template.template().splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if re.match(r"#[^ :]", line)]
    assert len(places) == len(KEYS)
    for number in places:
        line = lines[number][1:]
        (folder / "mtfix.toml").write_text("".join([*lines[:number], line, *lines[number + 1 :]]))
        assert Resolver().for_path(None).layers[-2].values


# --- the schema ---


def test_the_schema_is_up_to_date() -> None:
    is_stale = _SCHEMA.read_text(encoding="utf-8") != schema.render()
    assert not is_stale, f"{_SCHEMA.name} is stale: mtfix config schema > docs/{_SCHEMA.name}"


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(schema.schema())
    assert json.loads(schema.render()) == schema.schema()


def test_a_checker_of_others_takes_it(folder: Path) -> None:
    good, bad = folder / "good.toml", folder / "bad.toml"
    good.write_text(_uncommented(template.template()))
    bad.write_text("jobs = 'many'")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(_SCHEMA)]
    outcomes = [
        subprocess.run([*command, str(path)], capture_output=True, check=False)
        for path in (good, bad)
    ]
    assert [outcome.returncode for outcome in outcomes] == [0, 1]


def _is_read(text: str) -> bool:
    Path("mtfix.toml").write_text(text, encoding="utf-8")
    try:
        Resolver().for_path(None)
    except SettingsError:
        return False
    return True


_VALUES = (
    "true", "0", "1", "-1", "2.5", '""', '"en"', '"flag"', '"warning"', '"json"', '"po"', "[]",
    '["Npm"]', "[1]", '[""]', "[[]]", "{}", '{ spacing = "flag" }', '{ spacing = ["spacing"] }',
    '{ spacing = 1 }', '{ "" = [] }', '{ field = "x" }', '{ other = 1 }', "1979-05-27",
)  # fmt: skip
_UNKNOWN_TO_SCHEMAS = {
    (name, value)
    for name in KEYS
    for value in _VALUES
    if KEYS[name].value.is_there is not None  # files that are not there
    or (KEYS[name].value.what == "a rule or family" and "Npm" in value)
    or (name == "encoding" and value.startswith('"'))
}


@pytest.mark.parametrize("name", [*KEYS, *TABLES[:1], "unknown"])
def test_schema_and_reader_say_the_same(folder: Path, name: str) -> None:
    assert folder.is_dir()
    validator = jsonschema.Draft7Validator(schema.schema())
    for value in _VALUES:
        text = f"{name} = {value}"
        if (name, value) not in _UNKNOWN_TO_SCHEMAS:
            assert validator.is_valid(tomllib.loads(text)) == _is_read(text), text


# --- shown settings ---


def _shown(**how: Any) -> str:
    return shown.render(Resolver(**how).for_path(None), None)


def test_what_is_shown_is_toml_with_the_same_values(folder: Path) -> None:
    Path("mtfix.toml").write_text(_uncommented(template.template()))
    found = tomllib.loads(_shown())
    written = tomllib.loads(_uncommented(template.template()))
    paths = {"packs": "rules/ours", "glossaries": "terms.csv", "names-files": "names.txt"}
    written |= {key: [str(folder / name)] for key, name in paths.items()}
    written["baseline"] = str(folder / "mtfix-baseline.json")
    written["cache-dir"] = str(folder / ".cache/mtfix")
    del written["extend"]
    assert found == written


def test_each_value_is_shown_with_its_origin(folder: Path) -> None:
    (folder.parent / "mtfix.toml").write_text("jobs = 3\nkeep = [\n  'npm',\n]\n")
    Path("mtfix.toml").write_text(
        "extend = '../mtfix.toml'\n[per-file-ignores]\n'*.md' = ['lost-stop']\n"
    )
    lines = _shown(overrides={"keep": ("tesla",), "unsafe": True}).splitlines()
    above = folder.parent / "mtfix.toml"
    assert f"# Configuration: {above}, mtfix.toml" in lines
    for line in (
        f"jobs = 3  # {above}:1",
        f'  "npm",  # {above}:3',
        '  "tesla",  # --keep',
        "unsafe = true  # --unsafe",
        'format = "auto"  # default',
        "# language is not set  # default",
        '"*.md" = ["lost-stop"]  # mtfix.toml:3',
    ):
        assert line in lines


def test_what_is_selected_nearer_is_shown_as_such(folder: Path) -> None:
    assert folder.is_dir()
    Path("mtfix.toml").write_text("ignore = ['conversion', 'spacing']")
    text = _shown(overrides={"select": ("to-html", "to-text")})
    assert tomllib.loads(text)["ignore"] == ["spacing", "to-markdown"]
    assert '  # "conversion", but what is selected  # mtfix.toml:1\n' in text


def test_the_same_pattern_in_two_folders_is_shown_once_as_a_key(folder: Path) -> None:
    (folder.parent / "mtfix.toml").write_text("per-file-ignores.'*' = ['spacing']")
    Path("mtfix.toml").write_text("extend = '../mtfix.toml'\nper-file-ignores.'*' = ['casing']")
    text = _shown()
    assert tomllib.loads(text)["per-file-ignores"] == {"*": ["spacing"]}
    assert '# and "*" = ["casing"]  # mtfix.toml:2\n' in text


# --- the reference ---


def test_the_reference_is_up_to_date() -> None:
    text = (_DOCS / "configuration.md").read_text(encoding="utf-8")
    assert reference.table() in text, "docs/configuration.md is stale: mtfix config reference"


def test_the_list_for_terminals_has_all_keys() -> None:
    lines = reference.listing().splitlines()
    assert [line.partition(" = ")[0] for line in lines[::2]] == list(KEYS)
