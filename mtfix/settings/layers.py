"""What files and the command line say, one layer each, and how layers are laid over each other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mtfix.settings.keys import KEYS, Shape
from mtfix.settings.lines import place_of


class Layer(NamedTuple):
    """What one file says, or the command line.

    Attributes:
        values: by the names of keys: values, tuples, and mappings of both.
        raw: the same as it is written, where values are made of what is written.
        path: the file; None for the command line.
        text: its content.
        table: the keys of TOML that lead to the table with the settings.
    """

    values: Mapping[str, Any]
    raw: Mapping[str, Any]
    path: Path | None = None
    text: str = ""
    table: Sequence[str] = ()

    def origin(self, name: str, item: object = None) -> str:
        """Where a key is set: file and line, or the option.

        Args:
            name: of the key.
            item: a value in it as it is written, or a key of a table, if its own line is wanted.
        """
        return self._place(name, item)[0]

    def blame(self, name: str, item: object = None) -> str:
        """How a message about a key begins: file, line, column and key, or the option."""
        origin, column = self._place(name, item)
        return f"{origin}:{column}: {name}" if column else origin

    def _place(self, name: str, item: object) -> tuple[str, int]:
        if self.path is None:
            return KEYS[name].option or name, 0
        path = (*self.table, *name.split("."))
        raw = self.raw[name]
        if isinstance(raw, dict) and item in raw:
            path, item = (*path, str(item)), None
        place = place_of(self.text, path, item)
        return f"{shown(self.path)}:{place.line}", place.column


def merged(layers: Iterable[Layer]) -> dict[str, Any]:
    """What all layers say together, by the names of keys; later layers win.

    Args:
        layers: the command line last.

    >>> low, high = {"keep": ("a",), "jobs": 1}, {"keep": ("b",), "jobs": 2}
    >>> merged([Layer(low, low), Layer(high, high)])
    {'keep': ('a', 'b'), 'jobs': 2}
    """
    found: dict[str, Any] = {}
    for layer in layers:
        for name, value in layer.values.items():
            key = KEYS[name]
            if name not in found or key.shape is Shape.ONE or not key.adds:
                found[name] = value
            elif key.shape is Shape.LIST:
                found[name] = (*found[name], *value)
            else:
                found[name] = {**found[name], **value}
    return found


def rule_names(layer: Layer) -> Iterator[tuple[str, str]]:
    """The rules and families that a layer names, each with the key that does it."""
    for name in ("select", "ignore", "safety"):
        yield from ((name, rule) for rule in layer.values.get(name, ()))
    for rules in layer.values.get("per-file-ignores", {}).values():
        yield from (("per-file-ignores", rule) for rule in rules)


def shown(path: Path) -> str:
    """A path for messages: short if it is below the working directory."""
    absolute, here = os.path.abspath(path), os.getcwd()
    return os.path.relpath(absolute, here) if absolute.startswith(here + os.sep) else absolute
