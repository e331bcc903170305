"""What ``--show-config`` prints: settings as TOML, each with the place that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mtfix.settings import toml
from mtfix.settings.globs import Glob
from mtfix.settings.keys import KEYS, TABLES, Key, Shape
from mtfix.settings.layers import Layer, shown
from mtfix.settings.model import Settings


def render(settings: Settings, path: Path | None) -> str:
    """Settings as TOML.

    Args:
        settings: those of the file.
        path: the file; None for standard input.

    >>> print(render(Settings(), None).splitlines()[3])
    # language is not set  # default
    """
    names = ", ".join(map(shown, settings.files)) or "none"
    lines = [
        f"# Settings for {'standard input' if path is None else shown(path)}",
        f"# Configuration: {names}",
        "",
        *_tables(settings),
    ]
    return "\n".join(lines) + "\n"


def _tables(settings: Settings) -> Iterator[str]:
    keys = [key for key in KEYS.values() if key.name != "extend"]
    for key in keys:
        if key.name.partition(".")[0] not in TABLES:
            yield from _key(key, key.name, settings)
    for table in TABLES:
        yield from ("", f"[{table}]")
        for key in keys:
            if key.name == table:
                yield from _entries(key, settings.layers)
            elif key.name.startswith(f"{table}."):
                yield from _key(key, key.name.partition(".")[2], settings)


def _key(key: Key, name: str, settings: Settings) -> Iterator[str]:
    """A key with its value, or values one a line."""
    layers = [layer for layer in settings.layers if key.name in layer.values]
    if not layers:
        default = _value(settings, key)
        if default in (None, ()):
            yield f"# {name} is not set  # default"
        else:
            yield f"{name} = {toml.value(default)}  # default"
    elif key.shape is Shape.TABLE:
        yield from (f"{name}.{entry}" for entry in _entries(key, layers))
    elif key.shape is Shape.LIST:
        yield f"{name} = ["
        for layer in layers if key.adds else layers[-1:]:
            yield from _items(key, layer, settings)
        if key.name == "ignore":
            yield from _left(settings)
        yield "]"
    else:
        origin = layers[-1].origin(key.name)
        yield f"{name} = {toml.value(layers[-1].values[key.name])}  # {origin}"


def _items(key: Key, layer: Layer, settings: Settings) -> Iterator[str]:
    for item, raw in zip(layer.values[key.name], layer.raw[key.name], strict=True):
        if key.name != "ignore" or item in settings.ignore:
            yield f"  {toml.value(item)},  # {layer.origin(key.name, raw)}"
        else:
            yield f"  # {toml.value(item)}, but what is selected  # {layer.origin(key.name, raw)}"


def _left(settings: Settings) -> Iterator[str]:
    """The rules that are left of families which are ignored and selected in part."""
    said = {name for layer in settings.layers for name in layer.values.get("ignore", ())}
    for name in settings.ignore:
        if name not in said:
            yield f"  {toml.value(name)},  # what is left of its family"


def _entries(key: Key, layers: Sequence[Layer]) -> Iterator[str]:
    """The entries of a table; of those with the same key only the nearest counts."""
    found: dict[Any, str] = {}
    for layer in layers:
        values, raw = (dict(side.get(key.name, {})) for side in (layer.values, layer.raw))
        for (label, value), name in zip(values.items(), raw, strict=True):
            origin = layer.origin(key.name, name)
            found[label] = f"{toml.key(name)} = {toml.value(value)}  # {origin}"
    said: set[str] = set()
    for label, line in found.items():
        name = label.pattern if isinstance(label, Glob) else label
        yield f"# and {line}" if name in said else line  # the same pattern for another folder
        said.add(name)


def default_of(key: Key) -> Any:
    """The value of a key that nobody sets; None or an empty tuple if there is none.

    >>> default_of(KEYS["format"]), default_of(KEYS["strings.keys"]), default_of(KEYS["jobs"])
    ('auto', (), None)
    """
    return _value(Settings(), key)


def _value(settings: Settings, key: Key) -> Any:
    name = key.name.replace("-", "_")
    table, _, inner = name.rpartition(".")
    if table:
        return getattr(getattr(settings, table), inner)
    return getattr(settings, name, ())
