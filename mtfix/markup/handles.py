"""Handles, hashtags, identifiers and paths that engines pull apart: ``@ user_name``, ``x86_ 64``.

``@ noon`` and ``# 1`` are prose. What stands whole in the source, or what no prose can be, is
closed up; a path only gets a flag, for slashes with spaces are also a way to write “or”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import Document
from mtfix.edits import Cause, Edit, Flag
from mtfix.markup.links import is_code
from mtfix.patterns import compiled

_SIGNED = compiled(r"(?<![\w@#/.&])[@#＃＠] ?\w+(?: ?_ ?\w+)*")
_UNSIGNED = compiled(r"(?<![\w@#])\w+(?: ?_ ?\w+)+")
_WHOLE = compiled(r"(?<![\w@#/.&])[@#]?\w+(?![\w.]*@)")
_WHOLE_HANDLE = compiled(r"(?<=[\w,.:] )@\w{2,}(?![\w.-]*[.@]\w)")
"""In a sentence: at the start of a line it may be a decorator of Python."""
_APART = compiled(r"@(?<=[^\W\d_] @)(?P<space> )(?P<name>\w+)(?![\w.@]*\w)")
_MARKED = compiled(r"[^\W_]_[^\W_]|[a-z][A-Z]")
"""What a word of prose has not inside: an underscore, or a capital."""
_CLOSED_LIST = compiled(r"(?<!\w)x86(?: _|_ | _ )64(?!\w)")
_FOLDERS = "usr|etc|var|home|opt|tmp|srv|mnt"
_UNIX_PATH = compiled(rf"/(?: (?:{_FOLDERS})\b(?: ?/ ?[\w.-]+)+|(?:{_FOLDERS}) / [\w.-]+)")
_WINDOWS_PATH = compiled(r"\b[A-Z]:(?: \\ ?|\\ )[A-Z]\w")
_NO_SPACES = str.maketrans({" ": None, "＃": "#", "＠": "@"})

_HANDLE = Cause("markup-handle", "the text has this kind of handle in one piece elsewhere")
_IDENTIFIER = Cause("markup-identifier", "a name of computing stands in one piece")
_SOURCE = Cause("source-identifier", "the source has this name in one piece")
_PATH_APART = "this looks like a path with spaces in it"


def find(document: Document) -> Iterator[Edit | Flag]:
    """Close up handles, hashtags and identifiers; flag paths.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> document = read("Ask @ ann_w and # 1 by # old_mill.", "text", "Frag @ann_w zu #old_mill.")
    >>> apply(document.text, find(document))
    'Ask @ann_w and # 1 by #old_mill.'
    """
    if document.format == "message":
        return
    findings: list[Edit | Flag] = [*_names(document), *_paths(document.text)]
    yield from (found for found in findings if not is_code(document, found.start, found.end))


def _names(document: Document) -> Iterator[Edit]:
    text = document.text
    if "x86" in text:
        for match in _CLOSED_LIST.finditer(text):
            yield from _without_spaces(match, _IDENTIFIER)
    if not any(sign in text for sign in ("@ ", "# ", "＃", "＠", "_ ", " _")):
        return
    whole = set(_WHOLE.findall(document.source or ""))
    for pattern in (_SIGNED, _UNSIGNED) if whole else ():
        for match in pattern.finditer(text):
            closed = match[0].translate(_NO_SPACES)
            if closed in whole and (_MARKED.search(closed) or closed[0] in "@#"):
                yield from _without_spaces(match, _SOURCE)
    if "@ " in text and not whole:
        yield from _handles(text)


def _handles(text: str) -> Iterator[Edit]:
    """Handles in a sentence, behind a word, in a text that has handles in one piece."""
    has_whole = _WHOLE_HANDLE.search(text) is not None
    for match in _APART.finditer(text) if has_whole else ():
        if _MARKED.search(match["name"]):
            yield Edit(*match.span("space"), "", (_HANDLE,))


def _without_spaces(match: re.Match[str], cause: Cause) -> Iterator[Edit]:
    start = match.start()
    for at, sign in enumerate(match[0]):
        plain = sign.translate(_NO_SPACES)
        if plain != sign:
            yield Edit(start + at, start + at + 1, plain, (cause,))


def _paths(text: str) -> Iterator[Flag]:
    matches = [match for match in _UNIX_PATH.finditer(text) if not _is_joined(match)]
    if "\\" in text:
        matches += _WINDOWS_PATH.finditer(text)
    for match in matches:
        yield Flag(*match.span(), "markup-path", _PATH_APART, "info")


def _is_joined(match: re.Match[str]) -> bool:
    """Whether the slash belongs to what stands before it."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return before.isalnum() or before in ("/", ".", "_")
