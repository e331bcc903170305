"""SubRip subtitles: the text of each cue; numbers, times, tags and positions stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import OBJECT
from mtfix.formats import cues
from mtfix.formats.files import decode
from mtfix.formats.segments import FormatError, Options, Segment, needed

__all__ = ["confirmed", "decode", "segments"]

_TIME = r"\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]*>|\{\\[^{}\n]*\}")
_OBJECTS = re.compile(f"{OBJECT}+")


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The cues.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: something stands where a number and a timing are expected.
    """
    del options
    for lines in cues.blocks(text):
        at = next((n for n, line in enumerate(lines[:2]) if _TIMING.match(line.text)), -1)
        if at < 0:
            raise FormatError(
                f"expected a number and a timing such as 00:01:02,000 --> 00:01:04,000, found"
                f" “{lines[0].text[:40]}”",
                lines[0].start,
            )
        builder = cues.built(lines[at + 1 :], _MARKUP, {})
        yield cues.segment(builder, f"cue {lines[0].text.strip()}" if at else "", {})


def confirmed(text: str, options: Options) -> list[str]:
    """The same cues as the library srt reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    needed("srt", "srt")
    import srt

    found = (cue.content for cue in srt.parse(text.replace("\r\n", "\n").replace("\r", "\n")))
    return [_OBJECTS.sub(OBJECT, _MARKUP.sub(OBJECT, content)) for content in found]
