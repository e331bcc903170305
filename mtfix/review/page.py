"""The review page: one self-contained HTML file in which edits are accepted or rejected.

Everything the page shows is data in a JSON block; its script makes all elements from it by
`textContent`. A policy in its head forbids whatever else: other scripts, styles, any network, and
making elements from text.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files as package_files

from mtfix.decisions import State
from mtfix.result import Result
from mtfix.review.payload import payload

STYLES = ("page.css", "parts.css")
SCRIPTS = ("model.js", "text.js", "panel.js", "keeping.js", "app.js")
"""They are joined in this order, as one function."""

_RISKY = re.compile(
    "[<>&\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]"
)
"""What could end the block of data, hide or turn what follows, or cannot be written as UTF-8."""


@dataclass(frozen=True)
class Served:
    """What a page is told that a server of this machine has made.

    The page answers with JSON and the header ``X-Mtfix-Token``; answers are ``{"ok", "message"}``:

    * ``POST {base}/save``: ``{"file": 0, "decisions": [{"i": 0, "state": "accepted"}, …],
      "suppressed": [3, …]}``, all edits and offers of the file;
    * ``POST {base}/keep``: ``{"file": 0, "i": 0, "word": "…"}``;
    * ``POST {base}/suppress``: ``{"file": 0, "i": 0}``.

    Attributes:
        token: a secret of this run.
        base: what stands before the paths.
        states: decisions that were taken before: for each file, by the number of the edit.
        suppressed: what comments will suppress: for each file, numbers of edits and flags.
    """

    token: str
    base: str = ""
    states: Mapping[int, Mapping[int, State]] = field(default_factory=dict)
    suppressed: Mapping[int, Collection[int]] = field(default_factory=dict)


def render(files: Iterable[tuple[str, Result]], *, served: Served | None = None) -> str:
    """Make the page.

    Args:
        files: names and results.
        served: what it needs for saving; without, decisions are downloaded as a file.

    Returns:
        HTML that may be written in UTF-8, whatever the texts are.

    >>> import mtfix
    >>> "</script><b>" in render([("a.txt", mtfix.fix("a </script><b> , c"))])
    False
    """
    states = served.states if served else {}
    data = {
        "files": [
            payload(name, result, states.get(index)) for index, (name, result) in enumerate(files)
        ],
        "served": {"token": served.token, "base": served.base} if served else None,
        "suppressed": {at: sorted(found) for at, found in served.suppressed.items()}
        if served
        else {},
    }
    parts = {
        "policy": _policy(is_served=served is not None),
        "style": _joined(STYLES),
        "data": _json(data),
        "script": _script(),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _asset("page.html"))


def _json(data: object) -> str:
    r"""Data as a block of JSON in HTML.

    >>> _json("</script>")
    '"\\u003c/script\\u003e"'
    """
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _policy(*, is_served: bool) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(_script())}'",
            f"style-src '{_hash(_joined(STYLES))}'",
            "connect-src 'self'" if is_served else "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _script() -> str:
    return f'(() => {{\n"use strict";\n{_joined(SCRIPTS)}}})();\n'


def _joined(names: Iterable[str]) -> str:
    return "".join(map(_asset, names))


@cache
def _asset(name: str) -> str:
    return (package_files("mtfix.review") / "assets" / name).read_text(encoding="utf-8")
