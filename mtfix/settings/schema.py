"""The JSON Schema of a configuration file, for editors and for whoever checks files without mtfix.

It is made of the table of keys. What a schema cannot know (whether files and rules are there,
whether a regular expression is one) only the reader says.
"""

from __future__ import annotations

import json
from typing import Any

from mtfix.settings.keys import KEYS, TABLES, Key, Shape
from mtfix.settings.shown import default_of

_ABOUT_TABLES = {
    "strings": "Which strings are meant in files of strings (CSV, PO, …).",
    "grammar": "Whether and how LanguageTool is asked.",
}


def schema() -> dict[str, Any]:
    """The schema, of draft 7, which all editors know.

    >>> schema()["properties"]["jobs"]["minimum"]
    1
    """
    properties: dict[str, Any] = {}
    for key in KEYS.values():
        table, _, name = key.name.rpartition(".")
        if table:
            properties.setdefault(table, _object(table))["properties"][name] = _of(key)
        else:
            properties[name] = _of(key)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "mtfix",
        "description": "The configuration of mtfix: mtfix.toml, or [tool.mtfix] in pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def render() -> str:
    """The schema as a file.

    >>> render().splitlines()[0]
    '{'
    """
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _object(table: str) -> dict[str, Any]:
    assert table in TABLES
    return {
        "description": _ABOUT_TABLES[table],
        "type": "object",
        "additionalProperties": False,
        "properties": {},
    }


def _of(key: Key) -> dict[str, Any]:
    """What the value of a key must be."""
    value = dict(key.value.schema)
    if key.shape in (Shape.LIST, Shape.TABLE_OF_LISTS):
        value = {"type": "array", "items": value}
    if key.shape in (Shape.TABLE, Shape.TABLE_OF_LISTS):
        label = {name: part for name, part in key.label.schema.items() if name != "type"}
        value = {"type": "object", "propertyNames": label, "additionalProperties": value}
    default = default_of(key)
    if default not in (None, ()):
        value["default"] = default
    return {"description": key.about, **value}
