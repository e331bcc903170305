"""Closed lists of words that tell what their neighbours are.

A list is a text file in ``data/<language>/``: one entry a line, ``#`` begins a comment.
"""

from __future__ import annotations

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
    lines = (DATA / "en" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    stripped = (line.partition("#")[0].strip() for line in lines)
    return [line for line in stripped if line]


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
