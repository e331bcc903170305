"""The settings of a file: all that a configuration may say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mtfix.config import Config
from mtfix.edits import Severity
from mtfix.formats.segments import Options
from mtfix.settings.errors import SettingsError
from mtfix.settings.globs import Glob, covers
from mtfix.settings.grammar import GrammarSettings
from mtfix.settings.layers import Layer
from mtfix.settings.rules import ids

Trust = Literal["safe", "unsafe", "flag"]


@dataclass(frozen=True)
class Settings:
    """All that a configuration may say about a file.

    Attributes:
        layers: what they were made of: configuration files, the nearest last, then the command
            line.
        language: the code of the text's language; None to tell by the text.
        format: what the text is written in.
        encoding: of the files; None for what a byte order mark tells, else UTF-8.
        unsafe: whether edits that need a second look are made.
        packs: folders or files of further rule packs.
        select: the only rules or families that are wanted; all if it is empty.
        ignore: rules or families that are not wanted.
        glossaries: files of terms.
        names: names as they are written, those of lists too; of two that differ in case alone the
            last counts.
        lexicons: files made by ``mtfix names learn``.
        keep: words whose case no rule changes.
        include: further files that are taken from folders.
        exclude: files and folders that are not taken.
        respect_gitignore: whether what .gitignore names is not taken.
        ignore_patterns: regular expressions; what they match is never touched.
        severity: the least severity that counts.
        max_flags: so many flags do no harm; None if all do.
        baseline: the file of known findings; `need_baseline` makes sure that it is there.
        output_format: how findings are listed.
        cache: whether results are remembered.
        cache_dir: where; None for a folder of the user's.
        jobs: how many processes work; None for as many as there are processors.
        safety: how far rules or families are trusted, where that differs from their packs.
        per_file_ignores: patterns for files, and the rules or families not wanted there.
        strings: which strings of files of strings are meant; `language` is that of the settings.
        grammar: whether and how LanguageTool is asked.
    """

    layers: tuple[Layer, ...] = field(default=(), repr=False, compare=False)
    language: str | None = None
    format: str = "auto"
    encoding: str | None = None
    unsafe: bool = False
    packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossaries: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()
    lexicons: tuple[Path, ...] = ()
    keep: tuple[str, ...] = ()
    include: tuple[Glob, ...] = ()
    exclude: tuple[Glob, ...] = ()
    respect_gitignore: bool = True
    ignore_patterns: tuple[str, ...] = ()
    severity: Severity = "info"
    max_flags: int | None = None
    baseline: Path | None = None
    output_format: str = "full"
    cache: bool = True
    cache_dir: Path | None = None
    jobs: int | None = None
    safety: tuple[tuple[str, Trust], ...] = ()
    per_file_ignores: tuple[tuple[Glob, tuple[str, ...]], ...] = ()
    strings: Options = field(default_factory=Options)
    grammar: GrammarSettings = GrammarSettings()  # noqa: RUF009 - a frozen value
    _configs: dict[tuple[str, ...], Config] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Those that were made already: long lists of names take their time."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The configuration files that count, the nearest last; empty if there is none."""
        return tuple(layer.path for layer in self.layers if layer.path is not None)

    def config_for(self, path: Path | None) -> Config:
        """What the stages are told about a file.

        Args:
            path: the file; None for standard input.

        >>> Settings(ignore=("lost-stop",)).config_for(None).disable
        frozenset({'lost-stop'})
        """
        ignored = tuple(self._ignored_in(path))
        if ignored not in self._configs:
            self._configs[ignored] = self._config(ignored)
        return self._configs[ignored]

    def _config(self, ignored: tuple[str, ...]) -> Config:
        return Config(
            packs=self.packs,
            disable=ids((*self.ignore, *ignored), self.packs),
            select=ids(self.select, self.packs),
            ignore_patterns=self.ignore_patterns,
            safety=self.safety,
            language=self.language,
            glossaries=self.glossaries,
            names=self.names,
            keep=frozenset(self.keep),
            lexicons=self.lexicons,
            grammar=self.grammar.choices,
        )

    def _ignored_in(self, path: Path | None) -> Iterator[str]:
        if path is not None:
            for glob, names in self.per_file_ignores:
                if covers([glob], path):
                    yield from names

    def need_baseline(self) -> Path | None:
        """The baseline, which has to be there; None if none is given.

        Raises:
            SettingsError: it is not there; with the file and line that name it.
        """
        if self.baseline is None or self.baseline.is_file():
            return self.baseline
        layer = next((layer for layer in reversed(self.layers) if "baseline" in layer.values), None)
        where = layer.blame("baseline") if layer else "baseline"
        raise SettingsError(
            f"{where}: there is no file “{self.baseline}”; mtfix check --write-baseline makes it"
        )
