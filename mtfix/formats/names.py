"""Files of names: a user's list, one name a line, or a lexicon learned from text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mtfix.config import name_fault
from mtfix.formats.files import InputError, plain, read_bytes

_HEADER = b"We love Marisa."
"""So begins a lexicon: it is a trie of the marisa library."""

_BOM = "\ufeff"


class Given(NamedTuple):
    """What the files of names give."""

    names: tuple[str, ...]
    lexicons: tuple[Path, ...]


def read_all(paths: Iterable[Path]) -> Given:
    """Read files of names of both kinds; the content tells them apart.

    Raises:
        InputError: a file cannot be read, or a line is no name; with file and line.
    """
    names: list[str] = []
    lexicons: list[Path] = []
    for path in paths:
        if is_lexicon(path):
            lexicons.append(path)
        else:
            names += read(path)
    return Given(tuple(names), tuple(lexicons))


def is_lexicon(path: Path) -> bool:
    """Whether a file begins as a lexicon does.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError as error:
        raise InputError(f"{path}: {plain(error)}; expected a file of names") from None


def read(path: Path) -> list[str]:
    """The names of a list.

    Raises:
        InputError: it cannot be read, is no UTF-8, or a line is no name.
    """
    data = read_bytes(path, "a file of names")
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: byte 0x{data[error.start]:02X} is no UTF-8; expected text with one"
            " name a line, or a lexicon made by mtfix names learn"
        ) from None
    names = []
    for number, form in entries(text):
        fault = name_fault(form)
        if fault:
            raise InputError(f"{path}:{number}: {fault}")
        names.append(form)
    return names


def entries(text: str) -> Iterator[tuple[int, str]]:
    r"""The lines that are no comment and not blank, with their numbers, spaces made single.

    A comment begins with # at the start of a line or behind white space: C# is a name.

    >>> list(entries("# ours\nSpaceX  # rockets\n\nElon  Musk\nC#\n"))
    [(2, 'SpaceX'), (4, 'Elon Musk'), (5, 'C#')]
    """
    for number, line in enumerate(text.split("\n"), 1):
        form = " ".join((" " + line).replace("\t", " ").partition(" #")[0].split())
        if form:
            yield number, form
