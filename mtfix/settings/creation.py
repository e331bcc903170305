"""Writing new configuration files; what is there stays."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from mtfix.formats.files import plain, write_atomically
from mtfix.settings.discovery import OWN, config_in
from mtfix.settings.errors import SettingsError


def create(files: Mapping[Path, str]) -> None:
    """Write files that are not there yet, all or none.

    Args:
        files: their contents.

    Raises:
        SettingsError: one is there, or cannot be written.
    """
    for path in files:
        if os.path.lexists(path):
            raise SettingsError(f"{path} is there already; it was left as it is")
    for path, text in files.items():
        try:
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError as error:
            raise SettingsError(f"{path}: cannot be written: {plain(error)}") from None


def add_to_project(path: Path, text: str) -> None:
    """Add a table to pyproject.toml, which is made if it is not there.

    Args:
        path: the file.
        text: the table.

    Raises:
        SettingsError: it has such a table, the folder has a mtfix.toml, which would win, or it
            cannot be written.
        InputError: it cannot be written.
    """
    found = config_in(path.parent)
    if found is not None:
        what = f"{OWN} is there" if found.name == OWN else f"{path} has a table [tool.mtfix]"
        raise SettingsError(f"{what} already; it was left as it is")
    if not path.exists():
        create({path: text})
        return
    data = path.read_bytes()
    end = b"\r\n" if b"\r\n" in data else b"\n"
    gap = end if data.endswith(b"\n") or not data else end * 2
    write_atomically(path, data + gap + text.encode().replace(b"\n", end))
