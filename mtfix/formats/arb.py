"""ARB, the messages of Flutter: JSON whose keys with @ describe the messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtfix.formats import json_strings
from mtfix.formats.files import decode
from mtfix.formats.segments import Options, Segment

__all__ = ["confirmed", "decode", "segments"]


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The messages, without what describes them.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no JSON.
    """
    found = list(json_strings.segments(text, options))
    language = next((segment.text for segment in found if segment.key == "@@locale"), None)
    for segment in found:
        if not segment.key.startswith("@"):
            yield replace(segment, language=language)


def confirmed(text: str, options: Options) -> list[str]:
    """The same messages as the standard library reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    found = json_strings.library_strings(text)
    return [string for key, string in found if not key.startswith("@")]
