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
    """
    is_meant = False
    absolute = os.path.abspath(path)
    for root, group in groupby(globs, key=lambda glob: glob.root):
        below = os.path.relpath(absolute, root).replace(os.sep, "/")
        if below == os.curdir:
            continue
        patterns = [glob.pattern for glob in group]
        if below.partition("/")[0] == os.pardir:  # only a name can fit there
            patterns = [pattern for pattern in patterns if "/" not in pattern.rstrip("/")]
            below = os.path.basename(absolute)
        found = _spec(tuple(patterns)).check_file(f"{below}/" if is_folder else below).include
        is_meant = is_meant if found is None else found
    return is_meant


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
