"""What one value of a configuration must be: for the reader, for JSON Schema, and in words."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mtfix.config import keep_fault, name_fault, url_fault
from mtfix.settings.globs import Glob, glob_fault


def _no_fault(_: str) -> str:
    return ""


def _as_given(text: str, _: Path) -> Any:
    return text


class Value(NamedTuple):
    """A sort of value.

    Attributes:
        what: what is expected, in words.
        schema: the same for JSON Schema, as far as it can be said there.
        fault: why a text cannot be such a value; empty if it can.
        made: the value that a text in a file of some folder means.
        is_there: whether the file or folder that it names is there; None if it need not be.
        many: what lists of such values hold, in words.
    """

    what: str
    schema: Mapping[str, Any]
    fault: Callable[[str], str] = _no_fault
    made: Callable[[str, Path], Any] = _as_given
    is_there: Callable[[Path], bool] | None = None
    many: str = ""

    def accepts(self, value: object) -> bool:
        """Whether a value has the right type and range."""
        match self.schema:
            case {"enum": choices}:
                return value in choices and isinstance(value, str)
            case {"type": "boolean"}:
                return isinstance(value, bool)
            case {"type": "integer", "minimum": least}:
                return type(value) is int and value >= least
            case {"pattern": pattern}:
                return isinstance(value, str) and re.fullmatch(pattern, value) is not None
        return isinstance(value, str) and value != ""


def _codec_fault(name: str) -> str:
    try:
        "".encode(name)  # some codecs that can be looked up are none of text
    except (LookupError, ValueError):
        return f"“{name}” is no encoding that Python knows; expected one such as utf-8 or cp1252"
    return ""


def _pattern_fault(pattern: str) -> str:
    import regex  # only who has patterns pays for it

    try:
        regex.compile(pattern)
    except regex.error as error:
        return f"“{pattern}” is no regular expression: {error}"
    return ""


def _path(text: str, folder: Path) -> Path:
    return folder / os.path.expanduser(text)


def choice(choices: Sequence[str]) -> Value:
    """One of some words.

    >>> choice(["auto", "never"]).what
    '"auto" or "never"'
    """
    quoted = [f'"{word}"' for word in choices]
    return Value(" or ".join((", ".join(quoted[:-1]), quoted[-1])), {"enum": list(choices)})


def number(least: int) -> Value:
    """A whole number from some number on."""
    return Value(f"a whole number, {least} or more", {"type": "integer", "minimum": least})


_TEXT = {"type": "string", "minLength": 1}
TEXT = Value("a text", _TEXT, many="texts")
FLAG = Value("true or false", {"type": "boolean"})
LANGUAGE = Value(
    'the code of a language such as "en"', {"type": "string", "pattern": "^[a-z]{2,3}$"}
)
VARIANT = Value(
    'LanguageTool\'s code of a language such as "en-GB"',
    {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z-]+)?$"},
)
URL = Value(
    'an address such as "http://127.0.0.1:8081"',
    {"type": "string", "pattern": "^https?://[^\\s/].*$"},
    url_fault,
)
GUEST_RULE = Value("a rule or category of LanguageTool", _TEXT)
ENCODING = Value('an encoding such as "cp1252"', _TEXT, _codec_fault)
PATH = Value("a path", _TEXT, made=_path)
INPUT = Value(
    "the path of a file", _TEXT, made=_path, is_there=os.path.isfile, many="paths of files"
)
INPUT_OR_FOLDER = Value(
    "the path of a file or folder", _TEXT, made=_path, is_there=os.path.exists,
    many="paths of files or folders",
)  # fmt: skip
RULE = Value("a rule or family", _TEXT, many="rules or families")
NAME = Value("a name as it is written", _TEXT, name_fault, many="names")
WORD = Value("a word", _TEXT, keep_fault, many="words")
GLOB = Value("a pattern for files", _TEXT, glob_fault, Glob, many="patterns for files")
PATTERN = Value("a regular expression", _TEXT, _pattern_fault, many="regular expressions")
