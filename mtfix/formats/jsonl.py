"""JSON Lines: one field of each record, with the source text of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mtfix.formats import json_strings
from mtfix.formats.files import decode
from mtfix.formats.segments import FormatError, Options, Segment

__all__ = ["confirmed", "decode", "segments"]

_LINE = re.compile(r"[^\n]*")


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The field of each record that has it.

    Args:
        text: the text of the file.
        options: the field with the translation, and the one with the original text.

    Raises:
        FormatError: a line is no JSON, or no field is named, or no record has it.
    """
    field = _field(options)
    is_ascii = json_strings.writes_ascii(text)
    names: list[str] = []
    has_field = False
    for number, (start, end) in enumerate(_records(text)):
        found = dict(json_strings.strings(text, start, end))
        names += [] if names else list(found)
        if field not in found:
            continue
        has_field = True
        source = found.get(options.source_column or "")
        segment = json_strings.segment(found[field], f"{number}.{field}", is_ascii=is_ascii)
        yield replace(segment, source=source.text if source else None, format="auto")
    if names and not has_field:
        known = ", ".join(" ".join(name.split())[:40] for name in names[:12])
        raise FormatError(f"no record has a string “{field}”; the first one has {known}", 0)


def confirmed(text: str, options: Options) -> list[str]:
    """The same strings as the standard library reads them.

    Args:
        text: the text of the file.
        options: the field with the translation.
    """
    field = _field(options)
    records = (dict(json_strings.library_strings(text[s:e])) for s, e in _records(text))
    return [record[field] for record in records if field in record]


def _records(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        if line[0].strip():
            yield line.span()


def _field(options: Options) -> str:
    if options.field is None:
        raise FormatError("which field is the translation? name it with --field")
    return options.field
