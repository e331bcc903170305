"""The bytes of one file, and what comes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import mtfix
from mtfix import containers
from mtfix.containers import Outcome
from mtfix.formats.files import InputError, Source, decode
from mtfix.formats.registry import Container
from mtfix.formats.segments import FormatError, Segment
from mtfix.reading import read
from mtfix.result import Result
from mtfix.runs.reading import read_bytes
from mtfix.runs.recipe import Recipe

_T = TypeVar("_T")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


class Fixer:
    """Fixes texts and files of strings by one recipe.

    Args:
        recipe: how.

    Raises:
        InputError: a glossary has a mistake, or the file of the original text cannot be read.
        PackError: a rule pack has a mistake.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._known_sources: dict[Container, Mapping[str, str]] = {}
        mtfix.fix("", format="text", config=recipe.config)  # reads packs, glossaries and lists
        self._source_data = b"" if recipe.source is None else read_bytes(recipe.source)

    def fixed(self, data: bytes, name: str, path: Path | None = None) -> tuple[Source, Result]:
        """What comes of a file.

        Args:
            data: its bytes.
            name: for messages.
            path: tells what is in it; None for standard input.

        Raises:
            InputError: it cannot be read, or a promise would be broken.

        >>> Fixer(Recipe()).fixed(b"Yes , he said.", "a.txt")[1].text
        'Yes, he said.'
        """
        container = self._recipe.container_of(path)
        if container is not None:
            source, result = self._strings(data, name, container)
        else:
            source, result = self._text(data, name, self._recipe.format_of(path))
        return source, self._judged(result)

    def fixed_text(self, text: str, kind: str | Container) -> Result:
        """What comes of a text that has been read already, by an editor.

        Args:
            text: the text.
            kind: what it is written in; "auto" to tell by the text.

        Raises:
            FormatError: it is no file of strings of this kind.

        >>> Fixer(Recipe()).fixed_text("Yes , he said.", "text").text
        'Yes, he said.'
        """
        if isinstance(kind, str):
            return self._judged(self._fix(text, kind, None))
        return self._judged(self._outcome(text, kind).result)

    def _judged(self, result: Result) -> Result:
        """The result with flags for the comments in its text that suppress nothing."""
        if not (result.comments and self._recipe.config.wants("unused-suppression")):
            return replace(result, comments=())
        from mtfix.suppression import unused

        found = unused(result, lambda text, format_: self._fix(text, format_, None))
        return replace(result, comments=(), flags=tuple(sorted((*result.flags, *found))))

    def _text(self, data: bytes, name: str, format_: str) -> tuple[Source, Result]:
        """What comes of a text."""
        source = decode(data, name, self._recipe.encoding)
        result = self._fix(source.text, format_, self._recipe.to)
        if self._recipe.verify:
            from mtfix.verify import violations

            outgoing = self._recipe.to or result.format
            _keep(source.name, violations(result, lambda text: self._fix(text, outgoing, None)))
        return source, result

    def _fix(self, text: str, format_: str, to: str | None) -> Result:
        return mtfix.fix(
            text,
            format=format_,  # type: ignore[arg-type]
            to=to,  # type: ignore[arg-type]
            source=self._source_text,
            unsafe=self._recipe.unsafe,
            config=self._recipe.config,
        )

    @cached_property
    def _source_text(self) -> str | None:
        path = self._recipe.source
        if path is None:
            return None
        return decode(self._source_data, str(path), self._recipe.encoding).text

    def _strings(self, data: bytes, name: str, container: Container) -> tuple[Source, Result]:
        """What comes of a file of strings."""
        if self._recipe.to:
            raise InputError(
                f"{name}: --to cannot be used with {container.name} files: their strings stay as"
                " they are"
            )
        source = container.reader.decode(data, name, self._recipe.encoding)
        outcome = _told(source, lambda: self._outcome(source.text, container))
        if self._recipe.verify:
            again = lambda text: self._outcome(text, container)  # noqa: E731
            _keep(source.name, _told(source, lambda: containers.violations(outcome, again)))
        return source, outcome.result

    def _outcome(self, text: str, container: Container) -> Outcome:
        sources = self._sources(container) if self._recipe.source else {}
        if self._recipe.config.grammar is not None:
            self._ask_ahead(containers.read(text, container, self._recipe.strings))
        return containers.fix(text, container, self._fix_segment, self._recipe.strings, sources)

    def _ask_ahead(self, segments: Sequence[Segment]) -> None:
        """Have LanguageTool look at all strings in a few requests, instead of one for each."""
        from mtfix.grammar.stage import ask_ahead

        config = replace(self._recipe.config, grammar=None)
        texts = {(segment.text, segment.format, _code(segment)) for segment in segments}
        fixed = (
            (mtfix.fix(text, format=format_, config=config), language)
            for text, format_, language in sorted(texts, key=repr)
        )
        documents = ((read(result.text, result.format), language) for result, language in fixed)
        ask_ahead(documents, self._recipe.config)

    def _fix_segment(self, segment: Segment) -> Result:
        code = _code(segment)
        return self._fix_string(segment.text, segment.format, segment.source, code, segment.silent)

    @cached_property
    def _fix_string(self) -> Callable[..., Result]:
        recipe = self._recipe

        @lru_cache(maxsize=4096)  # files of strings say the same things again and again
        def fix_string(
            text: str,
            format_: Any,
            source: str | None,
            language: str | None,
            silent: tuple[tuple[str, str], ...],
        ) -> Result:
            config = replace(recipe.config, silent=silent) if silent else recipe.config
            if language and not config.language:
                config = replace(config, language=language)
            return mtfix.fix(
                text, format=format_, source=source, unsafe=recipe.unsafe, config=config
            )

        return fix_string

    def _sources(self, container: Container) -> Mapping[str, str]:
        """The strings of the file in the original language, by their keys."""
        if container not in self._known_sources:
            name = str(self._recipe.source)
            source = container.reader.decode(self._source_data, name, self._recipe.encoding)
            options = replace(self._recipe.strings, language=None)
            self._known_sources[container] = _told(
                source, lambda: containers.sources_by_key(source.text, container, options)
            )
        return self._known_sources[container]


def _code(segment: Segment) -> str | None:
    """The code of a string's language, if its file tells it."""
    language = _LANGUAGE.match(segment.language or "")
    return language[0].lower() if language else None


def _keep(name: str, broken: list[str]) -> None:
    """Refuse an outcome that breaks a promise."""
    if broken:
        raise InputError(f"{name}: not fixed, a promise would be broken: {broken[0]}")


def _told(source: Source, work: Callable[[], _T]) -> _T:
    """Do something; what is wrong with the file is told with its name and line."""
    try:
        return work()
    except FormatError as error:
        raise containers.input_error(source.name, source.text, error) from None
