"""WebVTT subtitles: the text of each cue; names, times, settings, tags and notes stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import OBJECT
from mtfix.formats import cues
from mtfix.formats.files import decode
from mtfix.formats.segments import FormatError, Options, Segment, needed

__all__ = ["confirmed", "decode", "segments"]

_TIME = r"(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}"
_TIMING = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}")
_MEANT = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\xa0", "&lrm;": "\u200e", "&rlm;": "\u200f",
}  # fmt: skip
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile(rf"<[^<>\n]*>|{'|'.join(_MEANT)}")
_OTHERS = ("NOTE", "STYLE", "REGION")
_OBJECTS = re.compile(f"{OBJECT}+")


def segments(text: str, options: Options) -> Iterator[Segment]:
    """The cues.

    Args:
        text: the text of the file.
        options: none matter here.

    Raises:
        FormatError: it is no WebVTT, or a block is no cue.
    """
    del options
    if not re.match(r"WEBVTT(?=[ \t\r\n]|\Z)", text):
        raise FormatError("expected WEBVTT at the beginning", 0)
    for lines in list(cues.blocks(text)):
        at = next((n for n, line in enumerate(lines[:2]) if _TIMING.match(line.text)), -1)
        if at < 0:
            if lines[0].start and not lines[0].text.startswith(_OTHERS):
                raise FormatError(
                    "expected a timing such as 01:02.000 --> 01:04.000, found"
                    f" “{lines[0].text[:40]}”",
                    lines[0].start,
                )
            continue
        builder = cues.built(lines[at + 1 :], _MARKUP, _MEANT)
        yield cues.segment(builder, f"cue {lines[0].text.strip()}" if at else "", _WRITTEN)


def confirmed(text: str, options: Options) -> list[str]:
    """The same cues as webvtt-py reads them.

    Args:
        text: the text of the file.
        options: none matter here.
    """
    del options
    needed("webvtt", "webvtt-py")
    import webvtt

    found = (caption.raw_text for caption in webvtt.from_string(text).captions)
    return [_OBJECTS.sub(OBJECT, _MARKUP.sub(_shown, content)) for content in found]


def _shown(match: re.Match[str]) -> str:
    return _MEANT.get(match[0], OBJECT)
