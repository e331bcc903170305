"""YAML: values that are strings, on one line or in a literal block (``|``).

Left alone: keys, folded blocks (``>``), strings of several lines, and what has a tag of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from mtfix.formats.files import decode
from mtfix.formats.segments import Builder, FormatError, Options, Segment

__all__ = ["confirmed", "decode", "segments"]

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]+)*")
_DOUBLE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|[^\\]+")
_SINGLE = re.compile(r"''|[^']+")
_HEADER = re.compile(r"\|[-+\d]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n)")
_LINE = re.compile(r"([ ]*)([^\r\n]*)(\r\n|\n|\Z)")
_ESCAPED = dict(zip("0abtnvfre", "\0\a\b\t\n\v\f\r\x1b", strict=True)) | {
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\t": "\t",
}  # fmt: skip
_STRING = "tag:yaml.org,2002:str"


class _Scalar(NamedTuple):
    """A string that is a value."""

    path: str
    value: str
    style: str
    start: int
    end: int
    is_flow: bool


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The strings that are values; their keys are paths, such as ``menu.items.0``.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no YAML.
    """
    del options
    for scalar in _scalars(text):
        builder = _built(text, scalar)
        if builder.text == scalar.value:
            yield _segment(builder, scalar)


def confirmed(text: str, options: Options) -> list[str]:
    """The same strings as PyYAML reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    return [s.value for s in _scalars(text) if _built(text, s).text == s.value]


def _segment(builder: Builder, scalar: _Scalar) -> Segment:
    write = {"'": lambda new: new.replace("'", "''"), '"': lambda new: json.dumps(new)[1:-1]}
    if scalar.style == '"' and not scalar.value.isascii():
        write['"'] = lambda new: json.dumps(new, ensure_ascii=False)[1:-1]
    lines = scalar.value.count("\n")

    def holds(new: str) -> bool:
        if scalar.style == "":
            return _is_plain(new, scalar)
        return scalar.style == '"' or (new.count("\n") == lines and _keeps_indent(new, scalar))

    return Segment(
        builder.text,
        builder.pieces,
        write.get(scalar.style, str),
        key=scalar.path,
        holds=holds,
    )


def _keeps_indent(new: str, scalar: _Scalar) -> bool:
    return scalar.style != "|" or new[:1].isspace() == scalar.value[:1].isspace()


def _is_plain(text: str, scalar: _Scalar) -> bool:
    """Whether a string can be written there without quotation marks."""
    import yaml

    line = f"[{text}]" if scalar.is_flow else f"- {text}"
    try:
        return yaml.load(line, yaml.BaseLoader) == [text] and _is_string(text)  # noqa: S506 - no objects
    except yaml.YAMLError:
        return False


def _is_string(value: str) -> bool:
    import yaml

    resolver: Any = yaml.resolver.Resolver()
    found = resolver.resolve(yaml.ScalarNode, value, (True, False))
    return bool(found == _STRING)


@dataclass
class _Level:
    """A mapping or sequence that is open."""

    path: str
    is_mapping: bool
    is_flow: bool = False
    index: int = 0
    key: str | None = None

    def place(self) -> str:
        name = self.key if self.is_mapping else str(self.index)
        return f"{self.path}.{name}" if self.path else name or ""

    def is_key(self) -> bool:
        return self.is_mapping and self.key is None

    def step(self, value: str) -> None:
        """A key or value has been read."""
        if self.is_mapping:
            self.key = value if self.key is None else None
        self.index += 1


def _scalars(text: str) -> Iterator[_Scalar]:
    import yaml

    levels = [_Level("", is_mapping=False)]
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                levels.append(_Level(_place(levels), is_mapping, bool(event.flow_style)))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                levels.pop()
                levels[-1].step("")
            elif isinstance(event, yaml.AliasEvent):
                levels[-1].step("")
            elif isinstance(event, yaml.ScalarEvent):
                if not levels[-1].is_key() and _is_prose(event):
                    yield _scalar(text, levels, event)
                levels[-1].step(event.value)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        raise FormatError(f"this is no YAML: {problem}", mark.index if mark else 0) from None


def _is_prose(event: Any) -> bool:
    if event.tag is not None and event.tag not in ("!", _STRING):
        return False
    return bool(event.style or event.tag) or _is_string(event.value)


def _place(levels: list[_Level]) -> str:
    """The path of what is read next; the file itself is no level of it."""
    return levels[-1].place() if len(levels) > 1 else ""


def _scalar(text: str, levels: list[_Level], event: Any) -> _Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    return _Scalar(_place(levels), event.value, event.style or "", start, end, levels[-1].is_flow)


def _built(text: str, scalar: _Scalar) -> Builder:
    """The string from its pieces; something else if it is written in a way that we leave alone."""
    builder = Builder()
    style, start, end = scalar.style, scalar.start, scalar.end
    if style == "|":
        _block(builder, text, scalar)
    elif style in ("'", '"') and "\n" not in text[start:end]:
        pattern = _SINGLE if style == "'" else _DOUBLE
        for token in pattern.finditer(text, start + 1, end - 1):
            shown = _shown(token[0], style)
            if shown == token[0]:
                builder.copy(shown, token.start())
            else:
                builder.escape(shown, *token.span())
    elif not style:
        builder.copy(text[start:end], start)
    return builder


def _shown(token: str, style: str) -> str:
    if style == "'":
        return token.replace("''", "'")
    if not token.startswith("\\"):
        return token
    if token[1] in "xuU" and len(token) > 2:
        code = int(token[2:], 16)
        return chr(code) if code < 0x110000 else token
    return _ESCAPED.get(token[1], token[1])


def _block(builder: Builder, text: str, scalar: _Scalar) -> None:
    """A literal block: its lines without their indentation."""
    header = _HEADER.match(text, scalar.start, scalar.end)
    at = header.end() if header else scalar.end
    indent = -1
    size = len(scalar.value)
    while at < scalar.end and builder.size < size:
        line = _LINE.match(text, at, scalar.end)
        if line is None:  # a rare sign that ends lines in YAML
            return
        if indent < 0 and line[2]:
            indent = len(line[1])
        skipped = min(len(line[1]), max(indent, 0))
        builder.copy(text[at + skipped : line.start(3)], at + skipped)
        if line[3] and builder.size < size:
            builder.escape("\n", *line.span(3))
        at = line.end()
