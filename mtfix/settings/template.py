"""The configuration file that ``mtfix init`` writes: every key, none of them in force."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from mtfix.settings import toml
from mtfix.settings.keys import KEYS, TABLES, Key, Shape
from mtfix.settings.shown import default_of

_HEAD = """\
# The configuration of mtfix. Lines without a space behind their # are settings; take the # away to
# make one count. Values are the defaults where one is told, and else examples. Paths and patterns
# are relative to this file. What counts in the end is told by: mtfix config show
# Editors check it by a schema: mtfix config schema > mtfix.schema.json, and as the first line here
# #:schema ./mtfix.schema.json
"""
_WIDTH = 98


def template(table: str = "", schema: str = "") -> str:
    """The text of the file.

    Args:
        table: the table that the settings are put in, such as ``tool.mtfix``; empty for none.
        schema: where editors find the JSON Schema; empty if it is not told them.

    >>> print(template("tool.mtfix").splitlines()[0])
    [tool.mtfix]
    """
    lines = [f"#:schema {schema}"] if schema else []
    lines += [f"[{table}]"] if table else []
    lines += _HEAD.splitlines()
    for key in KEYS.values():
        if key.name.partition(".")[0] not in TABLES:
            lines += ["", *_about(key), f"#{key.name} = {key.example}"]
    for name in TABLES:
        lines += ["", f"[{table}.{name}]" if table else f"[{name}]"]
        for key in KEYS.values():
            if key.name == name or key.name.startswith(f"{name}."):
                lines += [*_about(key), *_entries(key)]
    return "\n".join(lines) + "\n"


def _about(key: Key) -> Iterator[str]:
    default = default_of(key)
    if key.shape is Shape.ONE and default is not None and default != ():
        text = f"{key.about} By default {toml.value(default)}."
    else:
        text = key.about
    if "enum" in key.value.schema and key.shape is Shape.ONE:
        text += f" Expected: {key.value.what}."
    yield from (f"# {line}" for line in wrap(text, _WIDTH))


def _entries(key: Key) -> Iterator[str]:
    """The lines of a key in a table, or of the entries of a table."""
    if "." in key.name:
        yield f"#{key.name.partition('.')[2]} = {key.example}"
    else:
        yield f"#{key.example.strip('{ }')}"
