"""The public function."""

from __future__ import annotations

from typing import Literal, get_args

from mtfix import pipeline
from mtfix.config import Config
from mtfix.document import Format
from mtfix.result import Result

FORMATS = ("auto", *get_args(Format))


def fix(
    text: str,
    format: Format | Literal["auto"] = "auto",  # noqa: A002 - the public name of the choice
    to: Format | None = None,
    source: str | None = None,
    unsafe: bool = False,
    config: Config | None = None,
) -> Result:
    """Repair a machine-translated text and account for every edit.

    Args:
        text: the text as the engine left it.
        format: what it is written in; "auto" looks at the text. A "message" is a string of a
            user interface, with placeholders.
        to: what it shall be written in; None keeps its kind. "text" drops tags and parts
            paragraphs by a blank line; "html" writes each block on a line of its own.
        source: the original-language text with its markup intact; repairs then restore from it.
        unsafe: make edits too that are right less than 99 times in 100.
        config: further choices.

    Returns:
        The outcome; the offsets of its edits are code points of `text`.

    Raises:
        InputError: a glossary has a mistake.
        TypeError: `text` is not a string.
        ValueError: `format` or `to` is unknown, there is no way between them
            (`ConversionError`), or a rule pack has a mistake (`PackError`).

    >>> fix("He has invited musk , Elon Musk said.").text
    'He has invited Musk, Elon Musk said.'
    """
    if not isinstance(text, str):
        raise TypeError(f"expected a str, got {type(text).__name__}; decode bytes first")
    for name, value in (("format", format), ("to", to)):
        if value is not None and value not in FORMATS[name == "to" :]:
            raise ValueError(f"{name} is {value!r}; expected one of {', '.join(FORMATS)}")
    kind = None if format == "auto" else format
    return pipeline.fix(text, kind, to, source, config, unsafe=unsafe)
