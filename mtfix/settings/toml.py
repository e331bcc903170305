"""Writing TOML: the few things that settings are made of."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mtfix.settings.globs import Glob

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def value(item: object) -> str:
    r"""A value as TOML writes it.

    >>> value(True), value(3), value('a "b"\n'), value(["x", 1])
    ('true', '3', '"a \\"b\\"\\n"', '["x", 1]')
    """
    match item:
        case bool():
            return str(item).lower()
        case int():
            return str(item)
        case Glob():
            return value(item.pattern)
        case list() | tuple():
            return f"[{', '.join(map(value, item))}]"
        case str() | Path():
            # JSON's escapes are TOML's, but for DEL, which TOML wants escaped too.
            return json.dumps(str(item), ensure_ascii=False).replace("\x7f", "\\u007f")
    raise TypeError(f"TOML of settings has no {type(item).__name__}")


def key(name: str) -> str:
    """A key as TOML writes it.

    >>> key("double-space"), key("docs/*.md")
    ('double-space', '"docs/*.md"')
    """
    return name if _BARE.fullmatch(name) else value(name)
