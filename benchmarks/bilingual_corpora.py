"""Reads sources, references and outputs of WMT general translation, for the bilingual benchmark.

A corpus is a folder or a git repository, bare ones included, with the files of 2022 and 2023
(``txt/system-outputs/generaltest2022.en-de.hyp.NAME.de``) or of 2024 (``txt/system-outputs/en-de/
NAME.txt``). Nothing but English into the languages that are asked for is opened.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from casing_corpora import Store

_OLD = re.compile(
    r"txt/(?P<side>references|system-outputs)/generaltest20(?P<year>\d\d)"
    r"\.en-(?P<language>\w+)\.(?:ref|hyp)\.(?P<name>.+)\.\w+"
)
_NEW = re.compile(
    r"txt/(?P<side>references|system-outputs)/en-(?P<language>\w+)[./](?P<name>.+)\.txt"
)
_NEW_YEAR = "24"
_CANARY = "CANARY GUID"
"""A line that marks a test set, so that nobody trains on it by mistake."""


class Translation(NamedTuple):
    """A segment and what a system or a person made of it."""

    corpus: str
    language: str
    author: str
    is_human: bool
    source: str
    text: str


def read(roots: Iterable[Path], languages: Collection[str]) -> Iterator[Translation]:
    """All translations from English below some folders.

    Args:
        roots: the corpora.
        languages: the codes of the target languages.
    """
    for root in roots:
        store = Store(root)
        names = store.names()
        sources = {name: name for name in names if name.startswith("txt/sources/")}
        for name in names:
            match = _OLD.fullmatch(name) or _NEW.fullmatch(name)
            if match and match["language"] in languages:
                yield from _translations(store, match, sources)


def _translations(
    store: Store, match: re.Match[str], sources: Collection[str]
) -> Iterator[Translation]:
    language = match["language"]
    year = match.groupdict().get("year") or _NEW_YEAR
    wanted = (
        f"txt/sources/generaltest20{year}.en-{language}.src.en",
        f"txt/sources/en-{language}.txt",
    )
    originals = next((store.lines(name) for name in wanted if name in sources), [])
    lines = store.lines(match[0])
    if len(originals) != len(lines):
        return
    is_human = match["side"] == "references"
    for original, line in zip(originals, lines, strict=True):
        if not original.startswith(_CANARY):
            yield Translation(f"wmt{year}", language, match["name"], is_human, original, line)
