"""Files that other tools wrote: nothing changes but the strings, and they read it again."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
import pytest

from mtfix.formats.registry import CONTAINERS
from mtfix.formats.segments import Options
from tests.formats.containers import fix

_PAIRS = (
    ("Datei öffnen", "Open a~ file"),
    ("Er sagte: \"Nein\"\nund ging", "He said \"no~\"\nand went~ away" + 40 * ", then came"),
    ("Salz & Pfeffer", "Salt & pepper~"),
    ("unverändert", "unchanged"),
)  # fmt: skip
_FIXED = [target.replace("~", "") for _, target in _PAIRS]
_NEEDS_GETTEXT = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="no gettext here")


def _catalogue() -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=60)
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "en"}
    for source, target in _PAIRS:
        catalogue.append(polib.POEntry(msgid=source, msgstr=target, occurrences=[("a.c", "1")]))
    catalogue.append(polib.POEntry(msgid="alt", msgstr="old~", obsolete=True))
    return catalogue


def _fixed(data: bytes, format_: str) -> bytes:
    """The file fixed; and a file without defects has to stay."""
    source = CONTAINERS[format_].reader.decode(data, "x", None)
    outcome = fix(source.text, format_, Options())
    new = source.encode(outcome.result.text)
    assert len(outcome.result.edits) == 4
    assert len(new) == len(data) - 4
    clean = CONTAINERS[format_].reader.decode(new, "x", None)
    assert clean.encode(fix(clean.text, format_, Options()).result.text) == new
    return new


def test_polib(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    _catalogue().save(str(path))
    path.write_bytes(_fixed(path.read_bytes(), "po"))
    again = polib.pofile(str(path))
    assert [entry.msgstr for entry in again if not entry.obsolete] == _FIXED
    assert [entry.msgstr for entry in again.obsolete_entries()] == ["old~"]


@_NEEDS_GETTEXT
def test_gettext(tmp_path: Path) -> None:
    path, merged = tmp_path / "a.po", tmp_path / "b.po"
    _catalogue().save(str(path))
    _run("msgmerge", "--width=50", "-o", merged, path, path)
    merged.write_bytes(_fixed(merged.read_bytes(), "po"))
    _run("msgfmt", "--check-format", "-o", tmp_path / "b.mo", merged)
    compiled = polib.mofile(str(tmp_path / "b.mo"))
    assert sorted(entry.msgstr for entry in compiled) == sorted(_FIXED)


@_NEEDS_GETTEXT
@pytest.mark.parametrize(
    ("option", "format_"),
    [("--properties-output", "properties"), ("--stringtable-output", "strings")],
)
def test_gettext_writes_other_formats(tmp_path: Path, option: str, format_: str) -> None:
    path, written = tmp_path / "a.po", tmp_path / "b"
    catalogue = _catalogue()
    catalogue.pop()  # what is obsolete would be in use there
    catalogue.save(str(path))
    _run("msgcat", option, "-o", written, path)
    written.write_bytes(_fixed(written.read_bytes(), format_))
    _run("msgcat", option.replace("output", "input"), "-o", path, written)
    assert [entry.msgstr for entry in polib.pofile(str(path))] == _FIXED


@pytest.mark.parametrize(
    ("format_", "module", "store"),
    [
        ("xliff", "xliff", "xlifffile"),
        ("xliff", "xliff2", "Xliff2File"),
        ("tmx", "tmx", "tmxfile"),
        ("po", "pypo", "pofile"),
    ],
)
def test_translate_toolkit_bilingual(format_: str, module: str, store: str) -> None:
    factory = getattr(pytest.importorskip(f"translate.storage.{module}"), store)
    file: Any = factory()
    file.setsourcelanguage("de")
    file.settargetlanguage("en")
    for source, target in _PAIRS:
        if format_ == "tmx":
            file.addtranslation(source, "de", target, "en")
        else:
            file.addsourceunit(source).target = target
    stream = BytesIO()
    file.serialize(stream)
    again = factory(BytesIO(_fixed(stream.getvalue(), format_)))
    targets = [str(unit.target) for unit in again.units if unit.target and unit.source]
    assert [target for target in targets if target in _FIXED] == _FIXED


@pytest.mark.parametrize(
    ("format_", "module", "store"),
    [
        ("android", "aresource", "AndroidResourceFile"),
        ("json", "jsonl10n", "JsonFile"),
        ("arb", "jsonl10n", "ARBJsonFile"),
        ("yaml", "yaml", "YAMLFile"),
    ],
)
def test_translate_toolkit_monolingual(format_: str, module: str, store: str) -> None:
    factory = getattr(pytest.importorskip(f"translate.storage.{module}"), store)
    file: Any = factory()
    for number, (_, target) in enumerate(_PAIRS):
        unit = file.UnitClass(f"key{number}")
        unit.setid(f"key{number}")
        unit.target = target
        file.addunit(unit)
    stream = BytesIO()
    file.serialize(stream)
    again = factory()
    again.parse(_fixed(stream.getvalue(), format_))
    assert [unit.target for unit in again.units if unit.target in _FIXED] == _FIXED


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
