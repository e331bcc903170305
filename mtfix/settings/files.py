"""Reading configuration files, with those that they extend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mtfix.formats.files import plain
from mtfix.settings.discovery import PROJECT
from mtfix.settings.errors import SettingsError
from mtfix.settings.layers import Layer, shown
from mtfix.settings.reader import Reader

_IN_PROJECT = ("tool", "mtfix")
_PLACE = re.compile(r" \((?:at line (?P<line>\d+), column (?P<column>\d+)|at end of document)\)$")


def is_ours(project: Path) -> bool:
    """Whether a pyproject.toml has a table of ours.

    Args:
        project: the file.

    Raises:
        SettingsError: it speaks of mtfix and cannot be read.
    """
    text = _text(project)
    return "mtfix" in text and isinstance(_table(_parsed(project, text)), dict)


def chain(path: Path) -> tuple[Layer, ...]:
    """What a file says, behind what the files say that it extends.

    Args:
        path: the file.

    Raises:
        SettingsError: one of them has a mistake, or they extend each other.
    """
    layers: list[Layer] = []
    seen: list[Path] = []
    following: Path | None = path
    while following is not None:
        layer = read(following)
        layers.append(layer)
        seen.append(following.resolve())
        following = layer.values.get("extend")
        if following is not None and following.resolve() in seen:
            raise SettingsError(
                f"{layer.blame('extend')}: {shown(following)} extends this file in turn;"
                " expected a file that does not"
            )
    return tuple(reversed(layers))


def read(path: Path) -> Layer:
    """What one file says.

    Raises:
        SettingsError: it cannot be read or has a mistake; with file, line and column.
    """
    text = _text(path)
    data = _parsed(path, text)
    if path.name != PROJECT:
        return Reader(path, text).layer(data)
    table = _table(data)
    if not isinstance(table, dict):
        raise SettingsError(f"{shown(path)}: there is no table [tool.mtfix]; expected one")
    return Reader(path, text, _IN_PROJECT).layer(table)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{shown(path)}: {plain(error)}; expected a configuration") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{shown(path)}:{line}: byte 0x{error.object[error.start]:02X} is no UTF-8, which TOML"
            " is written in"
        ) from None


def _parsed(path: Path, text: str) -> Mapping[str, Any]:
    import tomllib  # many folders have no configuration

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _PLACE.search(message)
        if found and found["line"]:
            place = f"{found['line']}:{found['column']}"
        else:
            place = str(text.rstrip("\n").count("\n") + 1)
        what = _PLACE.sub("", message)
        raise SettingsError(f"{shown(path)}:{place}: this is no TOML: {what}") from None
    except RecursionError:
        raise SettingsError(
            f"{shown(path)}: this is nested too deeply for a configuration"
        ) from None


def _table(data: Mapping[str, Any]) -> Any:
    tool = data.get("tool")
    return tool.get("mtfix") if isinstance(tool, dict) else None
