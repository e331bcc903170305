"""Files of strings on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.cli.main import run

_PO = (
    'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Der Hund, sagte er"\n'
    'msgstr "The dog here , he said"\n'
)
_FIXED = _PO.replace("here ,", "here,")
_DEFECT = "The dog , he said and left."
_CLEAN = "The dog, he said and left."


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "de.po"
    path.write_bytes(_PO.encode())
    return path


def test_a_catalogue_is_fixed_in_place(catalogue: Path) -> None:
    assert run(["fix", "-q", "-w", "--verify", str(catalogue)]) == 0
    assert catalogue.read_bytes() == _FIXED.encode()


def test_findings_name_line_and_string(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-q", "--output-format", "concise", str(catalogue)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{catalogue}:5:21: space-before-punctuation ")
    assert out.endswith("(in “Der Hund, sagte er”)\n")


def test_the_diff_is_that_of_the_file(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--unified", str(catalogue)]) == 0
    assert '-msgstr "The dog here , he said"\n+msgstr "The dog here, he said"\n' in (
        capsys.readouterr().out
    )


def test_a_mistake_ends_with_status_2_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a"\nmsgstr "b\n')
    assert run(["fix", "-w", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"mtfix: {path}:2: expected a string in quotation marks to the end of the line\n"
    )
    assert path.read_text() == 'msgid "a"\nmsgstr "b\n'


def test_columns_and_fields_are_named(tmp_path: Path) -> None:
    table, lines = tmp_path / "a.csv", tmp_path / "a.jsonl"
    table.write_text(f'de,en\n"x , y","{_DEFECT}"\n')
    lines.write_text(f'{{"de": "x , y", "en": "{_DEFECT}"}}\n')
    assert run(["fix", "-qw", "--target-column", "en", "--lang", "en", str(table)]) == 0
    assert run(["fix", "-qw", "--field", "en", "--lang", "en", str(lines)]) == 0
    assert table.read_text() == f'de,en\n"x , y","{_CLEAN}"\n'
    assert lines.read_text() == f'{{"de": "x , y", "en": "{_CLEAN}"}}\n'


def test_folders_give_locale_formats_and_no_data(tmp_path: Path) -> None:
    data = f'{{"a": "{_DEFECT}"}}'
    for name in ("a.json", "a.arb", "a.csv", "values-en/strings.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(data)
    android = tmp_path / "values-en" / "strings.xml"
    android.write_text(f"<resources><string name='a'>{_DEFECT}</string></resources>")
    assert run(["fix", "-qw", "--lang", "en", str(tmp_path)]) == 0
    assert (tmp_path / "a.arb").read_text() == data.replace(_DEFECT, _CLEAN)
    assert _CLEAN in android.read_text()
    assert (tmp_path / "a.json").read_text() == (tmp_path / "a.csv").read_text() == data


def test_a_format_can_be_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "messages.txt"
    path.write_text(f"a = {_DEFECT}\n")
    assert run(["fix", "--format", "properties", "--lang", "en", str(path)]) == 0
    assert capsys.readouterr().out == f"a = {_CLEAN}\n"


def test_a_named_json_file_can_still_be_read_as_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_text("no JSON\n")
    assert run(["fix", str(path)]) == 2
    assert "a.json:1: this is no JSON: expected a value" in capsys.readouterr().err
    assert run(["fix", "--format", "text", str(path)]) == 0


def test_strings_are_not_converted(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "--to", "html", str(catalogue)]) == 2
    assert "--to cannot be used with po files" in capsys.readouterr().err


def test_the_original_file_gives_the_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "en.json", tmp_path / "de.json"
    source.write_text('{"a": "Open {file} now", "b": "x"}')
    target.write_text('{"b": "y", "a": "Jetzt {datei} öffnen"}')
    assert run(["fix", "--source", str(source), "--lang", "de", str(target)]) == 0
    assert capsys.readouterr().out == '{"b": "y", "a": "Jetzt {file} öffnen"}'
