"""Clean HTML pages for the benchmark of markup: what packages ship as their documentation.

The same folders and seed give the same pages. A page counts as clean if it is UTF-8, holds no sign
of damage (``</ p``, ``< p``, ``& nbsp``) and says something; copies are left out. Pages are taken
from the folders in turn, so that none of them outweighs the others.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

DEFAULT_FOLDERS = (Path("/usr/share/doc"),)

_SIZES = range(2_000, 80_000)
_DAMAGED = re.compile(r"<\s*/\s+\w|<\s+[a-z]+\s*>|&\s\w+\s?;|[＜‹]\s?/?\s?\w+\s?[＞›]")
_TEXT = re.compile(r"<(?:p|li|td|h[1-6])\b", re.I)
_LEAST_BLOCKS = 5


class Page(NamedTuple):
    """A clean page.

    Attributes:
        name: its path below the folder that it was found in.
        text: the page itself.
    """

    name: str
    text: str


def sample(folders: Sequence[Path], count: int, seed: int) -> list[Page]:
    """Some pages of each folder, the same ones for the same folders and seed.

    Args:
        folders: searched with all that is below them.
        count: how many pages, if there are as many.
        seed: which ones.
    """
    piles: dict[str, list[Path]] = defaultdict(list)
    for folder in folders:
        for path in folder.rglob("*.html"):
            # One pile for each package: the folder's children tell them.
            package = path.relative_to(folder).parts[:-1][:1]
            piles["/".join((folder.name, *package))].append(path)
    ordered = [
        sorted(pile, key=lambda path: _draw(path, seed)) for _, pile in sorted(piles.items())
    ]
    pages: dict[str, Page] = {}
    for page in _in_turn(ordered):
        pages.setdefault(page.text, page)
        if len(pages) == count:
            break
    return sorted(pages.values())


def _in_turn(piles: Iterable[Sequence[Path]]) -> Iterator[Page]:
    """The clean pages of all piles, one of each in turn."""
    clean = (filter(None, map(_clean, pile)) for pile in piles)
    for row in zip_longest(*clean):
        yield from filter(None, row)


def _draw(path: Path, seed: int) -> str:
    return hashlib.sha256(f"{seed}:{path.name}:{path.parent.name}".encode()).hexdigest()


def _clean(path: Path) -> Page | None:
    """A page; None if it is too small or large, damaged, or hardly any text."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size not in _SIZES:
        return None
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return None
    if _DAMAGED.search(text) or len(_TEXT.findall(text)) < _LEAST_BLOCKS:
        return None
    return Page("/".join(path.parts[-3:]), text)
