r"""JSON: the strings that are values; keys, numbers, layout and the style of escapes stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from operator import not_
from typing import Any

from mtfix.formats.files import decode
from mtfix.formats.segments import Builder, FormatError, Options, Segment

__all__ = ["confirmed", "decode", "segments", "strings"]

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+)"')
_OTHER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")
_TOKEN = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+"
)
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}")


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The strings that are values; their keys are paths, such as ``menu.items.0``.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no JSON.
    """
    del options
    is_ascii = writes_ascii(text)
    for key, builder in strings(text):
        yield segment(builder, key, is_ascii=is_ascii)


def segment(builder: Builder, key: str, *, is_ascii: bool) -> Segment:
    """A string of JSON as a segment.

    Args:
        builder: the string.
        key: its path.
        is_ascii: whether the file has escapes for whatever is not ASCII.
    """
    return Segment(
        builder.text,
        builder.pieces,
        lambda new: json.dumps(new, ensure_ascii=is_ascii)[1:-1],
        key=key,
    )


def writes_ascii(text: str) -> bool:
    """Whether a text has escapes for whatever is not ASCII."""
    return text.isascii() and _ESCAPE.search(text) is not None


def confirmed(text: str, options: Options) -> list[str]:
    """The same strings as the standard library reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    return [string for _, string in library_strings(text)]


def library_strings(text: str) -> Iterator[tuple[str, str]]:
    """Paths and strings, in order, as the standard library reads them."""
    waiting: list[tuple[str, Any]] = [("", json.loads(text, object_pairs_hook=_Object))]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list):
            pairs = value if isinstance(value, _Object) else list(enumerate(value))
            waiting.extend((_joined(path, str(key)), item) for key, item in reversed(pairs))


class _Object(list[Any]):
    """An object with its keys in order, even those that come twice."""


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


@dataclass
class _Level:
    """An object or array that is open."""

    closer: str
    key: str = ""
    index: int = 0

    @property
    def step(self) -> str:
        """The part of a path that leads to the value that is being read."""
        return self.key if self.closer == "}" else str(self.index)


def _path(levels: Sequence[_Level]) -> str:
    """The path of a value; open levels do not keep theirs, for together they would be huge."""
    return ".".join(dropwhile(not_, (level.step for level in levels)))  # as `_joined` has it


def strings(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Builder]]:
    """The strings that are values, with their paths.

    Args:
        text: the text of the file.
        start: where a value begins.
        end: where it ends.

    Raises:
        FormatError: there is no JSON, or more than one value.
    """
    limit = len(text) if end is None else end
    levels: list[_Level] = []
    at = _skip(text, start)
    while True:
        opener = text[at : at + 1] if at < limit else ""
        if opener in ("{", "["):
            levels.append(_Level("}" if opener == "{" else "]"))
            at = _skip(text, at + 1)
            if text[at : at + 1] != levels[-1].closer:
                at = _key(text, at, levels[-1])
                continue
        elif opener == '"':
            string = _string(text, at)
            yield _path(levels), _built(text, string)
            at = _skip(text, string.end())
        else:
            other = _OTHER.match(text, at, limit)
            if other is None:
                raise FormatError("this is no JSON: expected a value", min(at, limit))
            at = _skip(text, other.end())
        while levels and text[at : at + 1] == levels[-1].closer:
            levels.pop()
            at = _skip(text, at + 1)
        if not levels:
            break
        if text[at : at + 1] != ",":
            raise FormatError(f"this is no JSON: expected a comma or “{levels[-1].closer}”", at)
        levels[-1].index += 1
        at = _key(text, _skip(text, at + 1), levels[-1])
    if at < limit:
        raise FormatError("this is no JSON: expected the end of the file", at)


def _key(text: str, at: int, level: _Level) -> int:
    """Read the key before a value of an object; where the value begins."""
    if level.closer == "]":
        return at
    string = _string(text, at)
    level.key = _built(text, string).text
    at = _skip(text, string.end())
    if text[at : at + 1] != ":":
        raise FormatError("this is no JSON: expected a colon behind the key", at)
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _string(text: str, at: int) -> re.Match[str]:
    string = _STRING.match(text, at)
    if string is None:
        raise FormatError("this is no JSON: expected a string in quotation marks", at)
    return string


def _built(text: str, string: re.Match[str]) -> Builder:
    builder = Builder()
    for token in _TOKEN.finditer(text, *string.span(1)):
        if token[0].startswith("\\"):
            builder.escape(json.loads(f'"{token[0]}"'), *token.span())
        else:
            builder.copy(token[0], token.start())
    return builder
