"""Closed lists of words that tell what their neighbours are.

A list is a text file in ``data/<language>/``: one entry a line, ``#`` begins a comment.
"""

from __future__ import annotations

import re
from functools import cache

from mtfix.casing.lexicon import DATA


@cache
def words(name: str) -> frozenset[str]:
    """The entries of ``data/en/<name>.txt``.

    >>> "astronaut" in words("roles")
    True
    """
    return frozenset(entries(name))


def entries(name: str) -> list[str]:
    """The same in their order."""
    text = (DATA / "en" / f"{name}.txt").read_text(encoding="utf-8")
    return list(filter(None, map(str.strip, re.sub("#.*", "", text).splitlines())))


@cache
def heads() -> dict[str, tuple[str, frozenset[str]]]:
    """Names that are words too, with the nouns that make names of them.

    >>> heads()["proton"][0]
    'Proton'
    """
    table = {}
    for line in entries("heads"):
        name, _, nouns = line.partition("=")
        table[name.strip().lower()] = (name.strip(), frozenset(nouns.split()))
    return table
