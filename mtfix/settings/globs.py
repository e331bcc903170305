"""Patterns for files, as .gitignore has them, each relative to the folder of its configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathspec import PathSpec


class Glob(NamedTuple):
    """A pattern as .gitignore has it: ``*.md``, ``docs/old/``, ``/drafts/**``.

    One that leads below its folder from the root of the file system, ``/home/me/docs/old/``, means
    what it says, and so does every one that begins with a slash for files outside the folder.

    Attributes:
        pattern: as the user has written it.
        root: the folder that it is relative to; absolute.
    """

    pattern: str
    root: Path


def covers(globs: Iterable[Glob], path: Path, *, is_folder: bool = False) -> bool:
    """Whether a file or folder is meant by patterns; of several that fit the last counts.

    Args:
        globs: the patterns; one that begins with ``!`` takes back what others before it mean.
        path: the file; it need not exist.
        is_folder: whether it is a folder, as patterns that end in a slash ask.

    >>> covers([Glob("*.md", Path("/a"))], Path("/a/b/c.md"))
    True
    >>> covers([Glob("/docs/", Path("/a"))], Path("/a/b/docs/c.md"))
    False
    >>> covers([Glob("*.md", Path("/a"))], Path("/other/c.md"))
    True
    >>> covers([Glob("/a/docs/", Path("/a"))], Path("/a/docs/c.md"))
    True
    """
    is_meant = False
    absolute = Path(os.path.abspath(path))
    for root, group in groupby(globs, key=lambda glob: glob.root):
        patterns = tuple(glob.pattern for glob in group)
        if absolute.is_relative_to(root):
            found = _inside(patterns, root, absolute, is_folder=is_folder)
        else:
            found = _outside(patterns, absolute, is_folder=is_folder)
        is_meant = is_meant if found is None else found
    return is_meant


def _inside(patterns: tuple[str, ...], root: Path, path: Path, *, is_folder: bool) -> bool | None:
    """What patterns say of a path below their folder; None for nothing."""
    below = path.relative_to(root).as_posix()
    return _said(_relative(patterns, root), below, is_folder=is_folder) if below != "." else None


@cache
def _relative(patterns: tuple[str, ...], root: Path) -> tuple[str, ...]:
    """The same patterns, none of them from the root of the file system."""
    above = re.compile(rf"\A(!?){re.escape(root.as_posix().rstrip('/'))}/")
    return tuple(above.sub(r"\1/", pattern) for pattern in patterns)


def _outside(patterns: tuple[str, ...], path: Path, *, is_folder: bool) -> bool | None:
    """The same of a path elsewhere: only a name can fit there, and what begins at the root."""
    said = None
    for pattern in patterns:
        is_name = "/" not in pattern.rstrip("/")
        if is_name or pattern.startswith(("/", "!/")):
            subject = path.name if is_name else path.as_posix().lstrip("/")
            found = _said((pattern,), subject, is_folder=is_folder)
            said = said if found is None else found
    return said


def _said(patterns: tuple[str, ...], subject: str, *, is_folder: bool) -> bool | None:
    return _spec(patterns).check_file(f"{subject}/" if is_folder else subject).include


@cache
def _spec(patterns: Sequence[str]) -> PathSpec[Any]:
    from pathspec import GitIgnoreSpec  # only who has patterns pays for it

    return GitIgnoreSpec.from_lines(patterns)


def glob_fault(pattern: str) -> str:
    r"""Why a text can be no pattern for files; empty if it can.

    >>> glob_fault("docs/*.md")
    ''
    >>> glob_fault("./docs")
    '“./docs” matches nothing: patterns have no ./ and no ../; expected docs/*.md or the like'
    """
    if pattern.lstrip("!").startswith(("./", "../")) or pattern.strip("!") == "..":
        why = "patterns have no ./ and no ../"
    elif pattern.startswith("#"):
        why = "# begins a comment; write \\# for the sign"
    else:
        try:
            if any(each.include is not None for each in _spec((pattern,)).patterns):
                return ""
            why = "it is empty, or has a [ without its ]"
        except (ValueError, re.error) as error:
            why = str(error)
    return f"“{pattern}” matches nothing: {why}; expected docs/*.md or the like"
