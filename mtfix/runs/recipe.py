"""What bears on what comes of a file, beside its content and its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtfix.config import Config
from mtfix.formats.files import format_of
from mtfix.formats.registry import CONTAINERS, Container, container_of
from mtfix.formats.segments import Options
from mtfix.settings import Resolver, Settings


@dataclass(frozen=True)
class Recipe:
    """How a file is to be fixed.

    Attributes:
        config: what the stages are told.
        format: what the file is written in; "auto" looks at its name and text.
        to: what it shall be written in; None keeps its kind.
        source: the file of the original text.
        encoding: of the file; None for what a byte order mark tells, else UTF-8.
        unsafe: whether edits that need a second look are made.
        verify: whether the promises are checked.
        strings: which strings of a file of strings are meant.
    """

    config: Config = Config()  # noqa: RUF009 - a frozen value
    format: str = "auto"
    to: str | None = None
    source: Path | None = None
    encoding: str | None = None
    unsafe: bool = False
    verify: bool = False
    strings: Options = Options()  # noqa: RUF009 - a frozen value

    def container_of(self, path: Path | None) -> Container | None:
        """The format of strings that a file is in; None if it is a text.

        Args:
            path: the file; None for standard input.

        >>> Recipe(format="po").container_of(None).name
        'po'
        """
        if self.format == "auto" and path is not None:
            return container_of(path)
        return CONTAINERS.get(self.format)

    def format_of(self, path: Path | None) -> str:
        """What a text is written in; "auto" if it has to tell itself.

        Args:
            path: the file; None for standard input.

        >>> Recipe().format_of(Path("README.md")), Recipe(format="text").format_of(Path("a.md"))
        ('markdown', 'text')
        """
        if self.format == "auto" and path is not None:
            return format_of(path) or self.format
        return self.format


class Recipes:
    """The recipes of a run, each kept once and known by its number.

    Args:
        resolver: finds the settings of a file.
        extra: what only the command line says: `to`, `source` and `verify`.
    """

    def __init__(self, resolver: Resolver, extra: Mapping[str, Any] | None = None) -> None:
        self.all: list[Recipe] = []
        self._resolver = resolver
        self._extra = dict(extra or {})
        self._numbers: dict[tuple[int, int], int] = {}
        self._kept: list[Settings] = []

    def number_for(self, path: Path | None) -> int:
        """The number of a file's recipe, an index of `all`.

        Args:
            path: the file; None for standard input.

        Raises:
            InputError: its configuration has a mistake.
        """
        settings = self._resolver.for_path(path)
        config = settings.config_for(path)
        key = id(settings), id(config)  # to compare long lists of names would take its time
        if key not in self._numbers:
            self._numbers[key] = len(self.all)
            self._kept.append(settings)
            self.all.append(self._recipe(settings, config))
        return self._numbers[key]

    def _recipe(self, settings: Settings, config: Config) -> Recipe:
        return Recipe(
            config=config,
            format=settings.format,
            encoding=settings.encoding,
            unsafe=settings.unsafe,
            strings=settings.strings,
            **self._extra,
        )
