"""JSON that any parser reads and any terminal can show."""

from __future__ import annotations

import json
import re
from typing import Any

_ODD = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


def dumps(value: Any, *, indent: int | None = None) -> str:
    r"""A value as JSON; what JSON need not escape but a terminal would obey is escaped too.

    >>> dumps("a\u202e")
    '"a\\u202e"'
    """
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ODD.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def whole(text: str) -> str:
    r"""A text without halves of characters, which strict parsers refuse.

    >>> whole("a\ud800") == "a\ufffd"
    True
    """
    return _HALF.sub("\ufffd", text)
