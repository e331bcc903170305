r"""Apple's ``.strings``: ``"key" = "value";`` with comments, in UTF-8 or UTF-16."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.formats.files import InputError, Source
from mtfix.formats.files import decode as decode_text
from mtfix.formats.segments import Builder, FormatError, Options, Segment, needed

_SPACE = re.compile(r"(?:\s+|//[^\n\r]*|/\*.*?\*/)*+", re.S)
_WORD = re.compile(r'"((?:[^"\\]|\\.)*+)"|\'((?:[^\'\\]|\\.)*+)\'|([\w.$/:-]+)', re.S)
_TOKEN = re.compile(r"\\U[0-9a-fA-F]{1,4}|\\[0-7]{3}|\\.|[^\\]+", re.S)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def decode(data: bytes, name: str, encoding: str | None) -> Source:
    """The text of a file; UTF-16 is recognised without byte order mark too."""
    if data.startswith(b"bplist"):
        raise InputError(f"{name}: this is compiled; expected the text that it was made from")
    if encoding is None and len(data) > 1 and 0 in data[:2]:
        encoding = "utf-16-be" if data[0] == 0 else "utf-16-le"
    return decode_text(data, name, encoding)


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The values in quotation marks.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no such file.
    """
    del options
    at = _skip(text, 0)
    while at < len(text):
        key = _word(text, at, "a key")
        at = _expect(text, _skip(text, key.end()), "=")
        value = _word(text, at, "a string")
        at = _expect(text, _skip(text, value.end()), ";")
        builder = _built(text, value)
        yield Segment(
            builder.text,
            builder.pieces,
            _stored if value[1] is not None else str,
            key=_built(text, key).text,
            holds=lambda _, is_quoted=value[1] is not None: is_quoted,  # type: ignore[misc]
        )


def confirmed(text: str, options: Options) -> list[str]:
    """The same values as openstep-plist reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    needed("openstep_plist", "openstep-plist")
    import openstep_plist

    # In braces it is a dictionary, whatever the first key is.
    return list(openstep_plist.loads(f"{{{text}\n}}").values())


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _word(text: str, at: int, what: str) -> re.Match[str]:
    word = _WORD.match(text, at)
    if word is None:
        raise FormatError(f"expected {what} in quotation marks", at)
    return word


def _expect(text: str, at: int, sign: str) -> int:
    if text[at : at + 1] != sign:
        raise FormatError(f"expected “{sign}”", at)
    return _skip(text, at + 1)


def _built(text: str, word: re.Match[str]) -> Builder:
    builder = Builder()
    group = word.lastindex or 0
    if group == 3:
        builder.copy(word[3], word.start(3))
        return builder
    for token in _TOKEN.finditer(text, *word.span(group)):
        sign = token[0]
        if not sign.startswith("\\"):
            builder.copy(sign, token.start())
        elif sign[1] == "U" and len(sign) > 2:
            builder.escape(chr(int(sign[2:], 16)), *token.span())
        elif len(sign) == 4:
            builder.escape(chr(int(sign[1:], 8) & 0xFF), *token.span())
        else:
            builder.escape(_ESCAPED.get(sign[1], sign[1]), *token.span())
    return builder


def _stored(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
