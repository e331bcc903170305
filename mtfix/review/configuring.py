"""Rejections that go into the configuration: words to keep, patterns to be left alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mtfix.edits import Edit, Flag
from mtfix.formats.files import InputError, plain, write_atomically
from mtfix.review.choices import ReviewError
from mtfix.settings.discovery import OWN, PROJECT, config_in

_BEFORE = re.compile(r"(?:\S+\s+)?\S*$")
_BEHIND = re.compile(r"\S*(?:\s+\S+)?")
_NEAR = 80
"""So much of the text around is looked at."""


def keep(file: Path, word: str) -> str:
    """Add a word to those whose case is never changed.

    Args:
        file: the configuration; it is made if there is none.
        word: the word.

    Returns:
        What was done, in words.

    Raises:
        InputError: the configuration cannot be read or written.
    """
    return _add(file, "keep", word)


def ignore(file: Path, text: str, found: Edit | Flag) -> str:
    """Add the words at an edit or flag to what is left alone.

    Args:
        file: the configuration; it is made if there is none.
        text: the text.
        found: the edit or flag.

    Returns:
        What was done, in words.

    Raises:
        InputError: the configuration cannot be read or written, or there are no words.
    """
    return _add(file, "ignore-patterns", pattern(text, found))


def pattern(text: str, found: Edit | Flag) -> str:
    r"""A regular expression for the words at an edit or flag, with one more on each side.

    Raises:
        ReviewError: something is inserted where the text begins or ends: no words are around it.

    >>> pattern("We met Elon musk there today.", Edit(12, 13, "M", ()))
    'Elon\\s+musk\\s+there'
    """
    before = _BEFORE.search(text[max(0, found.start - _NEAR) : found.start])
    behind = _BEHIND.match(text[found.end : found.end + _NEAR])
    assert before is not None
    assert behind is not None  # both may be empty
    if found.start == found.end and not (before[0] and behind[0]):
        raise ReviewError("this cannot be suppressed: there are no words on both sides of it")
    words = f"{before[0]}{text[found.start : found.end]}{behind[0]}".split()
    return r"\s+".join(map(re.escape, words))


def configuration_of(path: Path) -> Path:
    """The configuration file that counts for a file; where one is to be made if there is none."""
    folder = path.absolute().parent
    found = (config_in(each) for each in (folder, *folder.parents))
    return next(filter(None, found), folder / OWN)


def _add(file: Path, key: str, value: str) -> str:
    """Add a value to a list in the configuration; comments and order stay."""
    whole = _document(file)
    table: Any = whole["tool"]["mtfix"] if file.name == PROJECT else whole
    listed = table.setdefault(key, [])
    if not isinstance(listed, list):
        raise InputError(f"{file}: expected a list as “{key}”")
    if value in listed:
        return f"“{value}” stands in “{key}” of {file} already"
    listed.append(value)
    write_atomically(file, whole.as_string().encode())
    return f"“{value}” was added to “{key}” of {file}"


def _document(file: Path) -> Any:
    """A configuration as it is written, or an empty one."""
    try:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError
    except ImportError:
        raise InputError(
            "tomlkit is needed to write a configuration; install it with pip install"
            " 'mtfix[review]'"
        ) from None
    try:
        return tomlkit.parse(file.read_bytes().decode()) if file.exists() else tomlkit.document()
    except OSError as error:
        raise InputError(f"{file}: {plain(error)}") from None
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: {error}") from None
