"""Which files are meant: those that are named, those in folders, those that fit patterns.

In folders are taken: files of a known type, or that the settings' `include` names. Left out are:
hidden files and folders, folders of tools and installed packages, what `exclude` of the nearest
configuration names, what git ignores, and links to folders, so that loops of links end. No file is
visited twice, under whatever names. The order is that of the arguments; in a folder, files come
before folders, each sorted by name.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mtfix.formats.files import SUFFIXES, plain
from mtfix.formats.registry import Container, container_of, is_searched
from mtfix.runs.gitignore import Ignored
from mtfix.settings import Glob, Resolver, Settings, covers

_LEFT_OUT = frozenset({"node_modules", "bower_components", "__pycache__", "__pypackages__"})
_VENV = "pyvenv.cfg"
"""A folder with this file is a virtual environment."""

_Wanted = Callable[[Path, Settings], bool]


class Discovery:
    """Finds the files that are meant; `faults` says which arguments could not be followed.

    Args:
        resolver: finds the settings of folders.
        format_: the format that the user has named; of files of strings only that is searched for.
        is_strict: whether `exclude` holds for files that are named, too.
    """

    def __init__(
        self, resolver: Resolver, format_: Container | None = None, *, is_strict: bool = False
    ) -> None:
        self.faults: list[str] = []
        self._resolver = resolver
        self._format = format_
        self._is_strict = is_strict
        self._seen: set[str] = set()

    def files(self, arguments: Sequence[str]) -> Iterator[Path | None]:
        """The files, each once; None for standard input.

        Args:
            arguments: files, folders, patterns, or ``-``.
        """
        for argument in arguments:
            if argument == "-":
                yield None
            elif not argument:
                self.faults.append("“”: this is the name of no file")
            elif os.path.isdir(argument):
                yield from self._new(self._searched(argument, self._is_wanted))
            elif glob.has_magic(argument) and not os.path.lexists(argument):
                yield from self._matched(argument)
            elif not (self._is_strict and self._is_excluded(Path(argument))):
                yield from self._new([Path(argument)])

    def _new(self, paths: Iterator[Path] | Sequence[Path]) -> Iterator[Path]:
        """Those that were not there before, by whatever name."""
        for path in paths:
            place = os.path.realpath(path)
            if place not in self._seen:
                self._seen.add(place)
                yield path

    def _is_excluded(self, path: Path) -> bool:
        """Whether `exclude` names a file, or a folder that it is in."""
        exclude = self._resolver.for_path(path).exclude
        return bool(exclude) and covers(exclude, path)

    def _is_wanted(self, path: Path, settings: Settings) -> bool:
        if settings.include and covers(settings.include, path):
            return True
        if self._format is not None:
            return container_of(path) is self._format
        return path.suffix.lower() in SUFFIXES or is_searched(path)

    def _matched(self, pattern: str) -> Iterator[Path]:
        """The files that a pattern names; one without an ending means those of a known type."""
        folder, rest = _split(pattern)
        try:
            fits = re.compile(_expression(rest)).fullmatch
        except re.error as error:
            self.faults.append(f"{pattern}: this is no pattern for files: {error}")
            return
        has_ending = bool(re.search(r"\.[^.*?\[\]/\\]+$", rest))
        start = len(os.path.join(folder, ""))

        def is_wanted(path: Path, settings: Settings) -> bool:
            is_meant = fits(str(path)[start if folder != "." else 0 :].replace(os.sep, "/"))
            return bool(is_meant) and (has_ending or self._is_wanted(path, settings))

        is_none = True
        for path in self._searched(folder, is_wanted):
            is_none = False
            yield from self._new([path])
        if is_none:
            self.faults.append(f"{pattern}: no file fits this pattern")

    def _searched(self, folder: str, is_wanted: _Wanted) -> Iterator[Path]:
        """The files of a folder that are wanted; what leaves it out itself does not count."""
        settings = self._resolver.for_folder(Path(folder))
        overruled = () if self._is_strict else _covering(settings.exclude, Path(folder))
        ignored = Ignored.above(os.path.abspath(folder))
        stack = [_Visit(folder, ignored if settings.respect_gitignore else Ignored())]
        while stack:
            visit = stack.pop()
            settings = self._resolver.for_folder(Path(visit.folder))
            exclude = [glob for glob in settings.exclude if glob not in overruled]
            ignored = visit.ignored
            if settings.respect_gitignore:
                ignored = ignored.within(os.path.abspath(visit.folder))
            files, folders = self._entries(visit.folder)
            if _VENV in files and visit.folder != folder:
                continue
            for name in files:
                path = Path(visit.folder, name)
                if is_wanted(path, settings) and not _is_left_out(path, exclude, ignored):
                    yield path
            for name in reversed(folders):
                path = Path(visit.folder, name)
                if not _is_left_out(path, exclude, ignored, is_folder=True):
                    stack.append(_Visit(str(path), ignored))

    def _entries(self, folder: str) -> tuple[list[str], list[str]]:
        """The names of the files and of the folders in a folder, sorted; hidden ones aside."""
        files, folders = [], []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name in _LEFT_OUT:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.name)
                    elif _is_file(entry):
                        files.append(entry.name)
        except OSError as error:
            self.faults.append(f"{folder}: {plain(error)}")
        return sorted(files), sorted(folders)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link to one; pipes and dead links are none."""
    try:
        return entry.is_file()
    except OSError:  # links that lead round and round
        return False


class _Visit(NamedTuple):
    """A folder to search, and what the folders above it say."""

    folder: str
    ignored: Ignored


def _covering(globs: Sequence[Glob], folder: Path) -> Sequence[Glob]:
    """Those of some patterns that mean a folder, or one that it is in."""
    return [glob for glob in globs if covers([glob], folder, is_folder=True)]


def _is_left_out(
    path: Path, exclude: Sequence[Glob], ignored: Ignored, *, is_folder: bool = False
) -> bool:
    if exclude and covers(exclude, path, is_folder=is_folder):
        return True
    return ignored.covers(os.path.abspath(path), is_folder=is_folder)


def _split(pattern: str) -> tuple[str, str]:
    """The folder that a pattern begins with, and the rest.

    >>> _split("docs/**/*.md")
    ('docs', '**/*.md')
    """
    parts = Path(pattern).parts
    first = next(at for at, part in enumerate(parts) if glob.has_magic(part))
    return str(Path(*parts[:first])), "/".join(parts[first:])


def _expression(pattern: str) -> str:
    """A pattern of files as a regular expression: ``**`` is any number of folders.

    >>> bool(re.fullmatch(_expression("**/*.md"), "a/b/c.md"))
    True
    >>> bool(re.fullmatch(_expression("*.md"), "a/c.md"))
    False
    """
    written = []
    for piece in re.split(r"(\*\*/|\*\*|\*|\?|\[!?[^\]]+\])", pattern):
        if piece.startswith("[") and len(piece) > 2:
            inner = piece[1:-1].replace("\\", r"\\")
            written.append(f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]")
        else:
            written.append(_WILD.get(piece) or re.escape(piece))
    return "".join(written)


_WILD = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
