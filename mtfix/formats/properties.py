r"""Java's ``.properties``: the values; ``\u00e9`` stays an escape where the file has them.

The bytes are UTF-8 if they can be, otherwise ISO-8859-1, as Java reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.formats.files import InputError, Source
from mtfix.formats.files import decode as decode_text
from mtfix.formats.segments import Builder, FormatError, Options, Segment, needed

_LOGICAL = re.compile(r"(?:[^\\\r\n]|\\(?:\r\n|[^\r]|\r|\Z))*+")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_KEY = re.compile(r"[ \t\f]*((?:[^\\=: \t\f]|\\.)*+)[ \t\f]*[=:]?[ \t\f]*", re.S)
_TOKEN = re.compile(r"\\u[0-9a-fA-F]{4}|\\(?:\r\n|\r|\n)[ \t\f]*|\\.|[^\\]+|\\", re.S)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_SPECIAL = {ord(meant): f"\\{sign}" for sign, meant in _ESCAPED.items()} | {ord("\\"): "\\\\"}


def decode(data: bytes, name: str, encoding: str | None) -> Source:
    """The text of a file: UTF-8 if it can be, otherwise ISO-8859-1."""
    try:
        return decode_text(data, name, encoding)
    except InputError:
        if encoding is not None or b"\0" in data:
            raise
        return decode_text(data, name, "iso-8859-1")


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The values.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: an escape is none.
    """
    del options
    is_ascii = text.isascii()
    for key, builder in _pairs(text):
        yield Segment(
            builder.text,
            builder.pieces,
            lambda new: _stored(new, is_ascii=is_ascii),
            key=key,
            holds=lambda new: not new[:1].isspace(),
        )


def confirmed(text: str, options: Options) -> list[str]:
    """The same values as javaproperties reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    needed("javaproperties", "javaproperties")
    import javaproperties

    found = javaproperties.parse(text)
    return [pair.value for pair in found if isinstance(pair, javaproperties.KeyValue)]


def _pairs(text: str) -> Iterator[tuple[str, Builder]]:
    at = 0
    while at < len(text):
        line = _LOGICAL.match(text, at)
        assert line is not None
        stripped = line[0].lstrip(" \t\f")
        if stripped.startswith(("#", "!")):  # a comment goes on in no other line
            end = _LINE_END.search(text, at)
            assert end is not None
            at = end.end()
            continue
        if stripped:
            key = _KEY.match(text, at, line.end())
            assert key is not None
            name = _built(text, *key.span(1)).text
            yield name, _built(text, key.end(), line.end())
        end = _LINE_END.match(text, line.end())
        assert end is not None
        at = max(end.end(), line.end())


def _built(text: str, start: int, end: int) -> Builder:
    builder = Builder()
    for token in _TOKEN.finditer(text, start, end):
        sign = token[0]
        if not sign.startswith("\\"):
            builder.copy(sign, token.start())
        elif len(sign) == 1 or sign[1] in "\r\n":
            continue  # the value goes on in the next line
        elif sign == "\\u":
            raise FormatError("expected four hexadecimal figures behind \\u", token.start())
        else:
            meant = chr(int(sign[2:], 16)) if len(sign) == 6 else _ESCAPED.get(sign[1], sign[1])
            builder.escape(meant, *token.span())
    return builder


def _stored(text: str, *, is_ascii: bool) -> str:
    escaped = text.translate(_SPECIAL)
    return "".join(map(_hexadecimal, escaped)) if is_ascii else escaped


def _hexadecimal(character: str) -> str:
    if character.isascii():
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
