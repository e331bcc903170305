"""What the table of one configuration file says; whatever is wrong is told with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mtfix.settings import toml
from mtfix.settings.errors import SettingsError
from mtfix.settings.keys import KEYS, TABLES, Key, Shape
from mtfix.settings.layers import Layer, shown
from mtfix.settings.lines import place_of
from mtfix.settings.values import Value


class Reader:
    """Reads the settings of one file.

    Args:
        path: the file.
        text: its content.
        table: the keys of TOML that lead to the table with the settings.
    """

    def __init__(self, path: Path, text: str, table: Sequence[str] = ()) -> None:
        self._path = Path(os.path.abspath(path))
        self._text = text
        self._table = table

    def layer(self, table: Mapping[str, Any]) -> Layer:
        """What the file says.

        Args:
            table: the table with the settings.

        Raises:
            SettingsError: a key or value cannot be; with file, line and column.
        """
        raw = dict(self._flat(table))
        values = {name: self._made(KEYS[name], value) for name, value in raw.items()}
        return Layer(values, raw, self._path, self._text, self._table)

    def _flat(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The settings by the names of keys: those of ``[strings]`` as ``strings.keys``."""
        for name, value in table.items():
            if name in KEYS:
                yield name, value
            elif name not in TABLES:
                raise self._unknown([name], [*KEYS, *TABLES])
            elif not isinstance(value, dict):
                raise self._fault([name], f"found {_found(value)}; expected a table")
            else:
                for inner, item in value.items():
                    if f"{name}.{inner}" not in KEYS:
                        raise self._unknown([name, inner], list(KEYS))
                    yield f"{name}.{inner}", item

    def _made(self, key: Key, raw: Any) -> Any:
        """What the value of a key means."""
        at = key.name.split(".")
        match key.shape, raw:
            case Shape.ONE, _:
                return self._one(key.value, raw, at)
            case Shape.LIST, list():
                return self._list(key, raw, at)
            case Shape.TABLE | Shape.TABLE_OF_LISTS, dict():
                return dict(self._entry(key, label, item) for label, item in raw.items())
        raise self._fault(at, f"found {_found(raw)}; expected {key.expected}", raw)

    def _entry(self, key: Key, label: str, raw: Any) -> tuple[Any, Any]:
        """An entry of a table."""
        at = (*key.name.split("."), label)
        name = self._one(key.label, label, at)
        if key.shape is Shape.TABLE_OF_LISTS:
            return name, self._list(key, raw, at)
        return name, self._one(key.value, raw, at)

    def _list(self, key: Key, raw: Any, at: Sequence[str]) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise self._fault(at, f"found {_found(raw)}; expected a list of {key.value.many}", raw)
        return tuple(self._one(key.value, item, at) for item in raw)

    def _one(self, value: Value, raw: Any, at: Sequence[str]) -> Any:
        if not value.accepts(raw):
            near = _nearest(raw, value)
            raise self._fault(at, f"found {_found(raw)}; expected {value.what}{near}", raw)
        if not isinstance(raw, str):
            return raw
        fault = value.fault(raw)
        if fault:
            raise self._fault(at, fault, raw)
        made = value.made(raw, self._path.parent)
        if value.is_there is not None and not value.is_there(made):
            missing = value.what.removeprefix("the path of a ")
            raise self._fault(at, f"there is no {missing} “{raw}”", raw)
        return made

    def _unknown(self, at: Sequence[str], there: Sequence[str]) -> SettingsError:
        near = get_close_matches(".".join(at), there, 1)
        hint = f"did you mean “{near[0]}”?" if near else "mtfix config keys lists them"
        return self._fault(at, f"there is no such key; {hint}")

    def _fault(self, at: Sequence[str], what: str, item: object = None) -> SettingsError:
        """What is wrong with a value, at the keys that lead to it."""
        place = place_of(self._text, (*self._table, *at), item)
        where = f"{shown(self._path)}:{place.line}:{place.column}"
        return SettingsError(f"{where}: {'.'.join(map(toml.key, at))}: {what}")


def _nearest(found: object, value: Value) -> str:
    choices = value.schema.get("enum", ())
    near = get_close_matches(found, choices, 1) if isinstance(found, str) else []
    return f"; did you mean “{near[0]}”?" if near else ""


def _found(value: object) -> str:
    """What was found, as TOML says it.

    >>> _found(True), _found("x"), _found([1]), _found(2.5)
    ('true', '"x"', 'a list', 'the number 2.5')
    """
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "a table"
    return f"the date or time {value}"
