"""Short marks of all that an outcome depends on: if one changes, nothing is remembered."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from mtfix import __version__
from mtfix.config import Grammar
from mtfix.runs.recipe import Recipe

_LIBRARIES = (
    "ftfy lxml regex marisa_trie yaml markdown_it javaproperties openstep_plist polib srt webvtt"
    " language_tool_python"
).split()
"""Those that have a say in what comes of a text."""


def of_recipe(recipe: Recipe) -> bytes:
    """A mark of a recipe, of the files that it names, and of mtfix itself.

    It is empty if something cannot be told on which an outcome depends: which LanguageTool answers.

    >>> of_recipe(Recipe()) == of_recipe(Recipe(unsafe=True))
    False
    """
    guest = _guest(recipe.config.grammar)
    if guest is None:
        return b""
    told = "\n".join((_of_installation(), guest, *_told(recipe)))
    return _digest(told.encode("utf-8", "surrogateescape"))


def _guest(grammar: Grammar | None) -> str | None:
    """The LanguageTool that is asked; None if that cannot be told."""
    if grammar is None:
        return "no LanguageTool"
    from mtfix.grammar.identity import identity  # most runs want none

    return identity(grammar)


def of_file(recipe: bytes, kind: str, data: bytes) -> bytes:
    """A mark of all that an outcome depends on.

    Args:
        recipe: the mark of the recipe.
        kind: the format that the file's name tells.
        data: the content.
    """
    return _digest(recipe, kind.encode(), data)


def _digest(*parts: bytes) -> bytes:
    mark = blake2b(digest_size=20)
    for part in parts:
        mark.update(len(part).to_bytes(8, "big"))
        mark.update(part)
    return mark.digest()


def _told(value: object) -> Iterator[str]:
    """A value in words that are the same in every process; of files also size and time."""
    if isinstance(value, Path):
        yield from _stated(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield field.name
            yield from _told(getattr(value, field.name))
    elif isinstance(value, (tuple, frozenset)):
        items = sorted(value, key=repr) if isinstance(value, frozenset) else value
        yield f"{len(items)} items"
        for item in items:
            yield from _told(item)
    else:
        yield repr(value)


def _stated(path: Path) -> Iterator[str]:
    """A file, or all files of a folder, with what changes when they are written."""
    yield repr(os.path.abspath(path))
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            yield f"{file!r} is not there"
        else:
            yield f"{file!r} {stat.st_size} {stat.st_mtime_ns}"


@cache
def _of_installation() -> str:
    """What changes when mtfix, its rules, or a library it uses are installed anew."""
    package = Path(__file__).parents[1]
    folders = [package, package.parent / "rules"] if not (package / "rules").is_dir() else [package]
    files = sorted(file for folder in folders for file in _files(folder))
    origins = (spec.origin for name in _LIBRARIES if (spec := find_spec(name)) and spec.origin)
    stated = (line for path in (*files, *origins) for line in _stated(Path(path)))
    return "\n".join((__version__, sys.version, *stated))


def _files(folder: Path) -> Iterable[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(here, name) for name in names)
