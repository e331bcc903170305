"""Finding rule packs and loading their rules, from the cache where that is possible."""

from __future__ import annotations

import functools
from pathlib import Path

from mtfix.packs import cache
from mtfix.packs.pattern import PatternRule


class PackError(ValueError):
    """A rule pack that cannot be used; the message names file, line and column."""


@functools.cache
def shipped() -> Path:
    """The folder of the packs that come with mtfix: in the wheel, or in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load_folder(folder: Path) -> list[PatternRule]:
    """All rules of a folder of packs: ``<folder>/<language>/<pack>.yaml``.

    Raises:
        PackError: a pack has a mistake, or two rules share an id.
    """
    paths = sorted(folder.glob("*/*.yaml"))
    rules = cache.load(paths)
    if rules is None:
        rules = unique([rule for path in paths for rule in load_pack(path)])
        cache.store(paths, rules)
    return rules


def unique(rules: list[PatternRule]) -> list[PatternRule]:
    """The same rules, if no two share an id.

    Raises:
        PackError: two rules share one.
    """
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise PackError(f"the rule id “{rule.id}” is used by two rules")
        seen.add(rule.id)
    return rules


def load_pack(path: Path) -> list[PatternRule]:
    """The rules of one pack; its folder names their language.

    Raises:
        PackError: with file, line and column.
    """
    from mtfix.packs.reader import read_pack  # YAML is loaded only when a pack has changed

    return read_pack(path)
