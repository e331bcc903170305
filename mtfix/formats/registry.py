"""The formats of files that hold strings: one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from mtfix.formats.files import Source
    from mtfix.formats.segments import Options, Segment


class Reader(Protocol):
    """What the module of a format gives."""

    def decode(self, data: bytes, name: str, encoding: str | None) -> Source:
        """The bytes of a file as its text."""

    def segments(self, text: str, options: Options) -> Iterable[Segment]:
        """The translated strings of a file, in order."""

    def confirmed(self, text: str, options: Options) -> Sequence[str]:
        """The same strings, as a reader sees them that is not ours."""


class Container(NamedTuple):
    """A format of files that hold strings.

    Attributes:
        name: as the user gives it.
        suffixes: how its files are called.
        module: the module in `mtfix.formats` that reads it.
        is_searched: whether folders are searched for it; JSON and tables may be anything.
        comments: the name that `mtfix.formats.comments` has for its kind of comments, if any.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    is_searched: bool = True
    comments: str | None = None

    @property
    def reader(self) -> Reader:
        """The module that reads it; loaded only now."""
        return cast("Reader", import_module(f"mtfix.formats.{self.module}"))


_ALL = (
    Container("po", (".po",), "po", comments="PO"),
    Container("xliff", (".xlf", ".xliff", ".sdlxliff", ".mqxliff"), "xliff", comments="XML"),
    Container("tmx", (".tmx",), "tmx", comments="XML"),
    Container("android", (), "android", comments="XML"),
    Container("strings", (".strings",), "strings", comments="SLASHES"),
    Container("stringsdict", (".stringsdict",), "stringsdict", comments="XML"),
    Container("json", (".json",), "json_strings", is_searched=False),
    Container("arb", (".arb",), "arb"),
    Container("yaml", (".yaml", ".yml"), "yaml_strings", is_searched=False, comments="HASH"),
    Container("properties", (".properties",), "properties", comments="PROPERTIES"),
    Container("csv", (".csv",), "csv_table", is_searched=False),
    Container("tsv", (".tsv", ".tab"), "tsv_table", is_searched=False),
    Container("jsonl", (".jsonl", ".ndjson"), "jsonl", is_searched=False),
    Container("srt", (".srt",), "srt"),
    Container("vtt", (".vtt",), "vtt", comments="NOTE"),
)
CONTAINERS = {container.name: container for container in _ALL}
"""The formats by their names."""

FORMATS = ("auto", "text", "html", "markdown", "message", *CONTAINERS)
"""What a user may call an input; listed here, not read off `Format`, to load no more."""

_BY_SUFFIX = {suffix: container for container in _ALL for suffix in container.suffixes}
SUFFIXES = frozenset(s for s, container in _BY_SUFFIX.items() if container.is_searched)
"""What is taken from a folder, beside texts."""

_ANDROID_FILES = frozenset({"strings.xml", "plurals.xml", "arrays.xml"})


def container_of(path: Path) -> Container | None:
    """The format of a file, by its name; None if it is no file of strings.

    >>> container_of(Path("locale/de.po")).name, container_of(Path("a.txt"))
    ('po', None)
    >>> container_of(Path("res/values-de/strings.xml")).name
    'android'
    """
    if is_android(path):
        return CONTAINERS["android"]
    return _BY_SUFFIX.get(path.suffix.lower())


def is_android(path: Path) -> bool:
    """Whether a file is one of Android's files of strings, by its name and folder."""
    return path.name in _ANDROID_FILES and (
        path.parent.name.startswith("values") or path.name == "strings.xml"
    )


def is_searched(path: Path) -> bool:
    """Whether a file is taken when its folder is named."""
    return path.suffix.lower() in SUFFIXES or is_android(path)
