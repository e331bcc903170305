"""Files of strings, as the commands meet them: read, fix each string, verify."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import click

import mtfix
from mtfix import containers
from mtfix.config import Config
from mtfix.containers import Outcome
from mtfix.formats.files import InputError, Source, plain
from mtfix.formats.registry import Container
from mtfix.formats.segments import FormatError, Options, Segment
from mtfix.result import Result

_T = TypeVar("_T")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


class StringFiles:
    """The files of strings of one run.

    Args:
        choices: the options that all commands share.
        config: the choices that the stages are told.
    """

    def __init__(self, choices: Mapping[str, Any], config: Config) -> None:
        self._choices = choices
        self._config = config
        self._known_sources: dict[Container, Mapping[str, str]] = {}
        self._options = Options(
            source_column=choices["source_column"],
            target_column=choices["target_column"],
            field=choices["field"],
            keys=choices["keys"],
            language=config.language,
        )

    def fixed(self, path: Path | None, container: Container) -> tuple[Source, Result]:
        """A file as it is, and what comes of it.

        Args:
            path: the file; None for standard input.
            container: its format.

        Raises:
            InputError: it cannot be read as this format, or not be changed without doubt.
            UsageError: it is to be converted.
        """
        if self._choices.get("to"):
            raise click.UsageError(
                f"--to cannot be used with {container.name} files: their strings stay as they are"
            )
        source = self._read(path, container)
        outcome = self._told(source, lambda: self._outcome(source.text, container))
        if self._choices["verify"]:
            again = lambda text: self._outcome(text, container)  # noqa: E731
            broken = self._told(source, lambda: containers.violations(outcome, again))
            if broken:
                raise InputError(
                    f"{source.name}: not fixed, a promise would be broken: {broken[0]}"
                )
        return source, outcome.result

    def _outcome(self, text: str, container: Container) -> Outcome:
        sources = self._sources(container) if self._choices["source_file"] else {}
        return containers.fix(text, container, self._fix, self._options, sources)

    def _fix(self, segment: Segment) -> Result:
        language = _LANGUAGE.match(segment.language or "")
        return self._fix_text(
            segment.text, segment.format, segment.source, language[0].lower() if language else None
        )

    @cached_property
    def _fix_text(self) -> Callable[[str, Any, str | None, str | None], Result]:
        @lru_cache(maxsize=4096)  # files of strings say the same things again and again
        def fix_text(text: str, format_: Any, source: str | None, language: str | None) -> Result:
            config = self._config
            if language and not config.language:
                config = replace(config, language=language)
            unsafe = self._choices["unsafe"]
            return mtfix.fix(text, format=format_, source=source, unsafe=unsafe, config=config)

        return fix_text

    def _sources(self, container: Container) -> Mapping[str, str]:
        """The strings of the file in the original language, by their keys."""
        if container in self._known_sources:
            return self._known_sources[container]
        path = self._choices["source_file"]
        source = self._read(path, container)
        options = replace(self._options, language=None)
        found = self._told(
            source, lambda: containers.sources_by_key(source.text, container, options)
        )
        self._known_sources[container] = found
        return found

    def _read(self, path: Path | None, container: Container) -> Source:
        encoding = self._choices["encoding"]
        if path is None:
            return container.reader.decode(sys.stdin.buffer.read(), "<stdin>", encoding)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {plain(error)}") from None
        return container.reader.decode(data, str(path), encoding)

    @staticmethod
    def _told(source: Source, work: Callable[[], _T]) -> _T:
        """Do something; what is wrong with the file is told with its name and line."""
        try:
            return work()
        except FormatError as error:
            raise containers.input_error(source.name, source.text, error) from None
